import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../../policy/house/ladder.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import { closeBook } from '../../../server/day-end/close-book.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { recount } from '../../../server/figures/count-figures.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { findChromium } from '../../chromium.ts';
import { PAGES_TODAY, PageScene } from '../page-scene.ts';

const found = findChromium();
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };
let scene: PageScene;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        prepare: async ({ pool }) => {
          await recount(pool, { products: PRODUCTS, collecting: HOUSE });
          return { people: { origin: null } };
        },
      });
    });
    afterAll(() => scene?.close());

    test('under closed doors a strategist sees the pictures, with nothing refused by the policy of the page', async () => {
      const { pool } = scene.database;
      await addStaff(
        pool,
        { number: 's-1', login: 'strategist', name: 'S', roles: ['strategist'], agency: null },
        null,
      );
      const token = await openSession(pool, { staff: 's-1' }, 'test');
      const context = await scene.context('desk', 'en');
      await context.addCookies([{ name: 'anhuan-session', value: token, url: scene.served.address }]);
      const page = await scene.lookIn(context, '/studio/figures');
      await page.locator('.figure-cards canvas').nth(3).waitFor();
      expect(await scene.seen(page, 'studio-figures-closed-doors')).toEqual([]);
      await page.goto(`${scene.served.address}/studio/figures/flow?of=current~M1`);
      await page.getByRole('heading', { name: /Accounts behind the number/ }).waitFor();
      await page
        .getByRole('row', { name: /current → M1/ })
        .first()
        .waitFor();
      // The page of an account is not a strategist's: numbers stand there without a link.
      expect(await page.locator('#accounts tbody a').count()).toBe(0);
      await context.close();
    });

    test.each([
      ['en', 'desk', 'Closing 2026-11-22', 'Accounts changed', 'Booked so far'],
      ['zh-CN', 'phone', '正在结账 2026-11-22', '变动账户', '目前已记账'],
    ] as const)(
      'a night that another process closes is shown as it goes (%s, %s)',
      async (language, size, title, accounts, booked) => {
        const { pool } = scene.database;
        if (language === 'en')
          await expect(
            closeBook(scene.database, PAGES_TODAY, RULES, {
              workers: 0,
              chunkSize: 5,
              onProgress: ({ chunksDone }) => {
                if (chunksDone === 4) throw new Error('stopped in the middle');
              },
            }),
          ).rejects.toThrow('stopped in the middle');
        const token = await openSession(pool, { staff: 's-1' }, 'test');
        const context = await scene.context(size, language);
        await context.addCookies([{ name: 'anhuan-session', value: token, url: scene.served.address }]);
        const page = await scene.lookIn(context, '/studio');
        await page.getByRole('heading', { name: title }).waitFor();
        await page.getByText(accounts, { exact: true }).waitFor();
        if ((await page.getByText(booked).count()) > 0) await page.getByText(booked).press('Enter');
        expect(await scene.seen(page, `studio-night-live-${language}-${size}`)).toEqual([]);
        if (language === 'zh-CN') {
          expect(
            (await closeBook(scene.database, PAGES_TODAY, RULES, { workers: 0, chunkSize: 5 })).state,
          ).toBe('closed');
          await page.getByRole('heading', { name: title }).waitFor({ state: 'detached' });
          await page.getByRole('link', { name: /2026-11-22/ }).waitFor();
        }
        await context.close();
      },
    );

    test('no page complained', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
