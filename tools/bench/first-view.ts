/**
 * How long does a borrower on a cheap telephone and a slow network wait until he sees what he owes, and may touch it?
 *
 * The small book behind the real server and the built web, in Chromium with a phone's window, throttled as a slow 4G (1.6 Mbit/s, 150 ms
 * there and back) with a processor four times slower. Nothing is in the cache. Counted from the first request until the figure stands
 * there, and until the page has answered a touch.
 */
import { parseDay } from '../../rules/days.ts';
import { fillSmallBook, smallHouse } from '../../server/api/small-book.ts';
import { createDatabase, dropDatabase } from '../../server/db/databases.ts';
import type { Postgres } from '../../server/db/embedded/postgres.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openPool } from '../../server/db/pool.ts';
import { serve } from '../../server/main.ts';
import { findChromium, openChromium } from '../chromium.ts';
import { builtWeb } from '../trial/web-build.ts';

const NAME = 'anhuan_bench_view';
const KBIT = 1000 / 8;
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1600 * KBIT,
  uploadThroughput: 750 * KBIT,
};
const SLOWER = 4;
const PAGE = '/borrower/sample/A-1000002';

/** One look, in milliseconds; bytes as they came over the wire. */
export interface FirstView {
  readonly shown: number;
  readonly touched: number;
  readonly bytes: number;
}

/** Looks so many times, each in a browser of its own; null where there is no browser. */
export async function firstViews(
  postgres: Postgres,
  rounds: number,
  say: (line: string) => void,
): Promise<FirstView[] | null> {
  const found = findChromium();
  if (found.path === null) return null;
  const web = await builtWeb();
  await dropDatabase(postgres, NAME);
  await createDatabase(postgres, NAME);
  const url = postgres.url(NAME);
  await migrate(url);
  const pool = openPool(url);
  try {
    await fillSmallBook(pool, parseDay('2026-11-22')!, 40);
    const served = await serve({ ...smallHouse({ pool, url }), port: 0, web });
    try {
      const views: FirstView[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const view = await look(found, served.address + PAGE);
        say(
          `  round ${round}: shown after ${view.shown} ms, touched after ${view.touched} ms, ${view.bytes} bytes`,
        );
        views.push(view);
      }
      return views;
    } finally {
      await served.close();
    }
  } finally {
    await pool.end();
    await dropDatabase(postgres, NAME);
  }
}

async function look(found: Parameters<typeof openChromium>[0], address: string): Promise<FirstView> {
  const browser = await openChromium(found);
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en' });
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    let bytes = 0;
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await wire.send('Network.enable');
    await wire.send('Network.emulateNetworkConditions', SLOW_4G);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const began = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('.great').first().waitFor();
    const shown = Math.round(performance.now() - began);
    await page.getByRole('link', { name: /^Pay/ }).first().focus();
    const touched = Math.round(performance.now() - began);
    return { shown, touched, bytes };
  } finally {
    await browser.close();
  }
}
