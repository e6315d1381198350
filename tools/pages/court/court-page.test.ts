import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import { announceCase, approveCase, openCase } from '../../../server/court/case-desk.ts';
import { watchLimitation } from '../../../server/court/limitation-night.ts';
import { openPath } from '../../../server/court/path-desk.ts';
import { sealClosedDays } from '../../../server/evidence/seal.ts';
import { findChromium } from '../../chromium.ts';
import { CourtPost, type Debtor, debtorAt, oweMuch, tryEverything } from '../../court/court-scene.ts';
import { type Language, PAGES_TODAY, PageScene, type Window } from '../page-scene.ts';

const found = findChromium();
const BEGUN = PAGES_TODAY - 20;
const ROOM = { products: PRODUCTS, collecting: HOUSE };
const SUIT = { path: 'suit', means: 'able', ground: 'pays-others', clause: false } as const;
let scene: PageScene;
let post: CourtPost;
let debtor: Debtor;
let key: string;

describe.skipIf(found.path === null)(
  `D6 A6: courts in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, { accounts: 50, allowed: /40[0-9]/ });
      const { database, house } = scene;
      const { pool } = database;
      const acting = (by: string, today: number) => ({ by, today, at: house.now(today) });
      post = await CourtPost.open(pool, house, BEGUN);
      debtor = await debtorAt(house, 46);
      await oweMuch(house, debtor, 3_000_000n, PAGES_TODAY - 80, PAGES_TODAY);
      await tryEverything(house, debtor, BEGUN);
      const opened = await openCase(pool, ROOM, debtor, SUIT, acting('l21', BEGUN));
      if (opened.state !== 'done') throw new Error(opened.why);
      const { slot, borrower, caseNo } = opened.row;
      key = `${slot}-${borrower}-${caseNo}`;
      await approveCase(pool, ROOM, opened.row, acting('c11', BEGUN));
      await announceCase(pool, ROOM, opened.row, acting('l21', BEGUN));
      await post.send(BEGUN);
      await sealClosedDays(pool);
      await openPath(pool, await debtorAt(house, 24), 'estate', acting('c11', PAGES_TODAY));
      await watchLimitation(pool, PAGES_TODAY - 1, ROOM);
    });
    afterAll(async () => {
      await post?.close();
      await scene?.close();
    });

    test.each([
      ['desk', 'en'],
      ['phone', 'zh-CN'],
    ] as [Window, Language][])('every page on a %s in %s has no fault', async (window, language) => {
      for (const name of ['', `/${key}`, '/calendar', '/paths']) {
        const page = await scene.look(`/court${name}`, window, language);
        if (name === '/calendar') await page.getByRole('combobox').selectOption({ index: 2 });
        const picture = `court${name === `/${key}` ? '-case' : name.replace('/', '-')}-${window}-${language}`;
        expect(await scene.seen(page, picture), name).toEqual([]);
        await scene.leave(page);
      }
    });

    test('a clerk makes the bundle, files the case and notes that the court took it', async () => {
      const page = await scene.look(`/court/${key}`, 'desk', 'en');
      const acts = page.getByRole('form', { name: 'Make and take the bundle' });
      await acts.getByLabel('Your staff number').fill('k41');
      const [file] = await Promise.all([
        page.waitForEvent('download', { timeout: 120_000 }),
        acts.getByRole('button', { name: 'Make and take the bundle' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('court-bundle.html');
      await page.getByText(/Made on .*, complete\./).waitFor();
      const filing = page.getByRole('form', { name: 'File it' });
      await filing.getByLabel('Your staff number').fill('k41');
      await filing.getByRole('button', { name: 'File it' }).click();
      await page.locator('strong', { hasText: 'Filed' }).waitFor();
      const move = page.getByRole('form', { name: 'Note a step' });
      await move.getByLabel('The case came to').selectOption('accepted');
      await move.getByLabel('The court’s number for it').fill('(2026)浙0110民初1号');
      await move.getByLabel('Your staff number').fill('k41');
      await move.getByRole('button', { name: 'Note it' }).click();
      await page.getByText('(2026)浙0110民初1号').waitFor();
      expect(await scene.seen(page, 'court-filed-desk-en')).toEqual([]);
      await scene.leave(page);
    });

    test('the borrower reads what stands, what he can do and what it costs', async () => {
      const page = await scene.look(
        `/borrower/sample/A-${debtor.accountId}/${debtor.accountId}/next`,
        'phone',
        'zh-CN',
      );
      await page.getByRole('heading', { name: '诉讼' }).waitFor();
      await page.getByText('选择延期或分期：达成安排后案件停止。').waitFor();
      expect(await scene.seen(page, 'court-own-phone-zh-CN')).toEqual([]);
      await scene.leave(page);
    });
  },
);
