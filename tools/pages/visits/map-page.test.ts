import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { seedTexts } from '../../../server/contact/approval.ts';
import { oldDebtors } from '../../../server/db/visits/rehearsed-debtors.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { findChromium } from '../../chromium.ts';
import { type Language, PAGES_TODAY, PageScene, type Window } from '../page-scene.ts';
import { startTiles, type TileServer } from './tile-server.ts';
import { bookFor, makeVisitable, openVisitors } from './visit-scene.ts';

const found = findChromium();
let scene: PageScene;
let tiles: TileServer;

const WORDS = {
  en: { map: 'The stops of the day in their order, on a map', sketch: /The way, not to scale/ },
  'zh-CN': { map: '当日各站顺序地图', sketch: /行程示意/ },
} as const;
const CREDIT = '© 示例地图 Example Maps';

describe.skipIf(found.path === null)('the map of a house that names one', () => {
  beforeAll(async () => {
    tiles = await startTiles();
    scene = await PageScene.open(found, {
      accounts: 120,
      clock: '11:25',
      prepare: async ({ pool }, house) => {
        await seedTexts(pool, HOUSE_TEMPLATES);
        await openVisitors(pool);
        const rows = await oldDebtors(pool, 2);
        const spots = [
          { latitude: 30_274_000, longitude: 120_155_000 },
          { latitude: 30_251_000, longitude: 120_128_000 },
        ];
        for (const [place, { slot, borrower, account }] of rows.entries()) {
          const key = { slot, borrower };
          const who = { key, accounts: [account], name: ['杨光', '李小明'][place]! };
          const where = { lines: `浙江省杭州市西湖区\n文三路 ${place + 1} 号`, spot: spots[place]! };
          const now = { today: PAGES_TODAY, at: house.now(PAGES_TODAY) };
          await makeVisitable(pool, house, who, where, now);
          await bookFor(house, key, PAGES_TODAY, now.at + (place === 0 ? 5 : 185));
        }
        return { people: { origin: null }, map: { tiles: tiles.tiles, credit: CREDIT } };
      },
      allowed: /Failed to load resource|ERR_INTERNET_DISCONNECTED/,
    });
  }, 180_000);
  afterAll(async () => {
    await scene?.close();
    await tiles?.close();
  });

  async function asVisitor(window: Window, language: Language): Promise<Page> {
    const page = await scene.look('/visit', window, language);
    const value = await openSession(scene.database.pool, { staff: 'f81' }, 'test');
    await page.context().addCookies([{ name: 'anhuan-session', value, url: scene.served.address }]);
    await page.goto(`${scene.served.address}/visit`);
    return page;
  }

  test('whose map cannot be had shows the sketch', async () => {
    // Before any piece of it lies in the browser's own store.
    tiles.mood = 'none';
    const page = await asVisitor('phone', 'zh-CN');
    await page.getByRole('img', { name: WORDS['zh-CN'].sketch }).waitFor();
    tiles.mood = 'gives';
    await scene.leave(page);
  });

  test.each([
    ['phone', 'zh-CN'],
    ['desk', 'en'],
  ] as [Window, Language][])(
    'on a %s in %s shows the stops in their order, by keyboard too',
    async (window, language) => {
      const page = await asVisitor(window, language);
      const map = page.getByRole('group', { name: WORDS[language].map });
      await map.waitFor();
      await page.waitForFunction(() => document.querySelectorAll('.leaflet-tile-loaded').length > 0);
      expect(await map.locator('.way-map-stop').allInnerTexts()).toEqual(['1', '2']);
      await page.getByText(CREDIT).waitFor();
      expect(await scene.seen(page, `visit-map-${window}-${language}`)).toEqual([]);
      const before = tiles.asked.length;
      await map.focus();
      await page.keyboard.press('-');
      await page.waitForFunction(
        () => document.querySelector('.leaflet-zoom-anim, .leaflet-tile-container') !== null,
      );
      await expect.poll(() => tiles.asked.length).toBeGreaterThan(before);
      // The device asked nobody but the house.
      const asked = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
      );
      expect([...new Set(asked)]).toEqual([new URL(scene.served.address).origin]);
      await scene.leave(page);
    },
  );
});
