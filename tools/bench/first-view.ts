/**
 * How long does a borrower on a cheap telephone and a slow network wait until he sees what he owes, and may touch it?
 *
 * The small book behind the real server and the built web, in Chromium with a phone's window, throttled as a slow 4G (1.6 Mbit/s, 150 ms
 * there and back) with a processor four times slower. Nothing is in the cache. Counted from the first request until the figure stands
 * there, until the page has answered a touch, and until its script has taken over what the server wrote.
 */

import type { CDPSession } from 'playwright-core';
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
  readonly inPlace: number;
  readonly bytes: number;
}

/** Looks so many times, each in a browser of its own; null where there is no browser. */
export async function firstViews(
  postgres: Postgres,
  rounds: number,
  say: (line: string) => void,
): Promise<FirstView[] | null> {
  const found = findChromium('whole');
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
          `  round ${round}: shown after ${view.shown} ms, touched after ${view.touched} ms, script in place after ${view.inPlace} ms, ${view.bytes} bytes`,
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
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'en',
      hasTouch: true,
    });
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    let bytes = 0;
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.addInitScript(watch);
    await wire.send('Network.enable');
    await wire.send('Network.emulateNetworkConditions', SLOW_4G);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(address, { waitUntil: 'commit' });
    const shown = await told(wire, 'shownAt');
    const [x, y] = [await told(wire, 'buttonX'), await told(wire, 'buttonY')];
    await wire.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await wire.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    const touched = await told(wire, 'touchedAt');
    return { shown, touched, inPlace: await told(wire, 'inPlaceAt'), bytes };
  } finally {
    await browser.close();
  }
}

/**
 * Runs within the page, before anything of its own, and writes down by the page's own clock (from the start of the navigation) when the
 * figure was painted and when a finger on the button was answered. A question from outside would wait for the slowed processor itself:
 * Playwright's own looked-for elements cost 0.4 s here.
 */
function watch(): void {
  const times = window as unknown as Record<string, number>;
  const look = () => {
    const [figure, button] = ['.great', '.great-button'].map((name) => document.querySelector(name));
    if (figure === null || button === null || figure === undefined || button === undefined) return;
    watcher.disconnect();
    const { x, y, width, height } = button.getBoundingClientRect();
    // A frame after the one in which the figure came to stand there, it was painted.
    requestAnimationFrame(() =>
      requestAnimationFrame((now) => {
        Object.assign(times, { shownAt: now, buttonX: x + width / 2, buttonY: y + height / 2 });
      }),
    );
    button.addEventListener('click', (event) => {
      times.touchedAt ??= performance.now();
      // The link would lead away while the script is still on its way, and that is waited for as well.
      event.preventDefault();
    });
  };
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'script-in-place') times.inPlaceAt = startTime;
  }).observe({ type: 'mark', buffered: true });
  const watcher = new MutationObserver(look);
  watcher.observe(document, { childList: true, subtree: true });
}

/** Waits until the page has written a time down; whole milliseconds, or pixels. */
async function told(wire: CDPSession, name: string): Promise<number> {
  for (;;) {
    const { result } = await wire.send('Runtime.evaluate', { expression: `window.${name} ?? 0` });
    if (result.value > 0) return Math.round(result.value);
  }
}
