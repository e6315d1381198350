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
    const told = await hearing(wire);
    await page.addInitScript(watch);
    await wire.send('Network.enable');
    await wire.send('Network.emulateNetworkConditions', SLOW_4G);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(address, { waitUntil: 'commit' });
    const { at: shown, x = 0, y = 0 } = await told('shown');
    await wire.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await wire.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    const [touched, inPlace] = [(await told('touched')).at, (await told('in place')).at];
    return { shown, touched, inPlace, bytes };
  } finally {
    await browser.close();
  }
}

/** What the page tells: what happened, when (whole milliseconds from the start of the navigation), and where the button stands. */
interface Word {
  readonly what: 'shown' | 'touched' | 'in place';
  readonly at: number;
  readonly x?: number;
  readonly y?: number;
}

/** Hears what the page tells, without asking it: questions wait for the slowed processor, and keep it busy. */
async function hearing(wire: CDPSession): Promise<(what: Word['what']) => Promise<Word>> {
  const heard = new Map<string, PromiseWithResolvers<Word>>();
  const word = (what: string) => {
    const one = heard.get(what) ?? Promise.withResolvers<Word>();
    heard.set(what, one);
    return one;
  };
  wire.on('Runtime.bindingCalled', ({ payload }) => {
    const said = JSON.parse(payload) as Word;
    word(said.what).resolve({ ...said, at: Math.round(said.at) });
  });
  await wire.send('Runtime.enable');
  await wire.send('Runtime.addBinding', { name: 'toBench' });
  return (what) => word(what).promise;
}

/**
 * Runs within the page, before anything of its own, and tells by the page's own clock when the figure was painted, when a finger on the
 * button was answered, and when the script had taken over.
 */
function watch(): void {
  const tell = (word: Word) =>
    (window as unknown as { toBench: (text: string) => void }).toBench(JSON.stringify(word));
  const look = () => {
    const [figure, button] = ['.great', '.great-button'].map((name) => document.querySelector(name));
    if (figure == null || button == null) return;
    watcher.disconnect();
    // A frame after the one in which the figure came to stand there, it was painted.
    requestAnimationFrame(() =>
      requestAnimationFrame((at) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        tell({ what: 'shown', at, x: x + width / 2, y: y + height / 2 });
      }),
    );
    button.addEventListener('click', (event) => {
      tell({ what: 'touched', at: performance.now() });
      // The link would lead away while the script is still on its way, and that is waited for as well.
      event.preventDefault();
    });
  };
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'script-in-place') tell({ what: 'in place', at: startTime });
  }).observe({ type: 'mark', buffered: true });
  const watcher = new MutationObserver(look);
  watcher.observe(document, { childList: true, subtree: true });
}
