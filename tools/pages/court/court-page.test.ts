import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { INSTALMENT, PRODUCTS } from '../../../policy/house/products.ts';
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
let abroad: string;
/** In Britain the same loan is one of pounds. */
const POUNDS = new Map(PRODUCTS).set(INSTALMENT.code, {
  ...INSTALMENT,
  currency: { code: 'GBP', digits: 2 },
});

describe.skipIf(found.path === null)(
  `D6 A6: courts in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, { accounts: 50, allowed: /4(0[0-9]|15)/ });
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
      abroad = await caseAbroad();
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
      await handedOut(await file.path());
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

    test.each([
      ['desk', 'en', 'Bring this paper', 'File', 'Your staff number', 'brought by k41 on'],
      ['phone', 'zh-CN', '提交此文件', '文件', '您的工号', 'k41 于'],
    ] as const)(
      'on a %s in %s a clerk brings what others make, and takes back what was wrong',
      async (window, language, form, file, number, brought) => {
        const page = await scene.look(`/court/${abroad}`, window, language);
        const bring = page.getByRole('form', { name: form });
        const paper = { name: 'form.png', mimeType: 'image/png', buffer: await page.screenshot() };
        await bring
          .getByLabel(file, { exact: true })
          .setInputFiles({ ...paper, buffer: Buffer.from('no paper') });
        await bring.getByLabel(number).fill('k41');
        await bring.getByRole('button', { name: form }).click();
        await bring.getByRole('alert').waitFor();
        await bring.getByLabel(file, { exact: true }).setInputFiles(paper);
        await bring.getByRole('button', { name: form }).click();
        await page.getByText(brought).waitFor();
        expect(await scene.seen(page, `court-brought-${window}-${language}`)).toEqual([]);
        const back = page.getByRole('form', { name: language === 'en' ? 'Take back' : '撤回' });
        await back.getByLabel(number).fill('k41');
        await back.getByRole('button').click();
        await page.getByText(brought).waitFor({ state: 'detached' });
        await scene.leave(page);
      },
    );

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

/** Whoever holds the bundle checks it on the page for that, and takes the exhibits out one by one. */
async function handedOut(bundle: string): Promise<void> {
  const page = await scene.look('/verifier.html', 'phone', 'en');
  await page.getByLabel('Evidence file').setInputFiles(bundle);
  await page.getByRole('heading', { name: 'True' }).waitFor();
  expect(await page.getByRole('link').count()).toBe(15);
  const link = page.getByRole('link', { name: '15 Paper in English' });
  expect(await link.getAttribute('download')).toBe('15-paper-en.pdf');
  const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(
    readFileSync(await saved.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await scene.leave(page);
}

/** A case of somebody who lives in Britain. */
async function caseAbroad(): Promise<string> {
  const { house, database } = scene;
  const { rows } = await database.pool.query<{ id: string }>(
    `select a.account_id as id from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where b.region = 'GB' and a.product = $1 order by a.account_id limit 1`,
    [INSTALMENT.code],
  );
  const one = await debtorAt(house, Number(rows[0]!.id) - 1_000_001);
  await oweMuch(house, one, 300_000n, PAGES_TODAY - 80, PAGES_TODAY);
  const room = { products: POUNDS, collecting: HOUSE };
  const by = { by: 'l21', today: BEGUN, at: house.now(BEGUN) };
  const opened = await openCase(database.pool, room, one, SUIT, by);
  if (opened.state !== 'done') throw new Error(opened.why);
  const { slot, borrower, caseNo } = opened.row;
  return `${slot}-${borrower}-${caseNo}`;
}
