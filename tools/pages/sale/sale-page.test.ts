import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUYER_CLAUSES, SEALED_DAYS } from '../../../policy/sale/buyer-clauses.ts';
import { decideBuyer, proposeBuyer } from '../../../server/sale/buyer-desk.ts';
import { closeSale } from '../../../server/sale/close-sale.ts';
import { awardSale, drawSale, offerSale, putOffer } from '../../../server/sale/sale-desk.ts';
import { agreeWriteOff, proposeWriteOff } from '../../../server/sale/write-off-desk.ts';
import { findChromium } from '../../chromium.ts';
import { type Debtor, debtorAt, oweMuch } from '../../court/court-scene.ts';
import { type Language, PAGES_TODAY, PageScene, type Window } from '../page-scene.ts';

const found = findChromium();
const DRAWN = PAGES_TODAY - SEALED_DAYS;
let scene: PageScene;
let debtor: Debtor;

describe.skipIf(found.path === null)(
  `D1 C8: write-offs and sales in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, { accounts: 50, allowed: /40[0-9]/ });
      const { house, database } = scene;
      const { pool } = database;
      const acting = (by: string, today: number) => ({ by, today, at: house.now(today) });
      for (const place of [46, 24, 30]) {
        debtor = await debtorAt(house, place);
        await oweMuch(house, debtor, 12_345_67n, PAGES_TODAY - 60, PAGES_TODAY);
        const asked = await proposeWriteOff(pool, house, debtor, acting('l21', DRAWN - 3), 'age');
        if (asked.state === 'done' && place !== 24)
          await agreeWriteOff(pool, house, asked.row, acting('c11', DRAWN - 3));
      }
      for (const paper of [
        { kind: 'admission', name: { zh: '甲资产管理', en: 'First Assets' }, contact: '400-100-1000' },
        { kind: 'licence', number: 'AMC-7', grantedBy: 'NFRA', until: PAGES_TODAY + 300 },
        {
          kind: 'contract',
          from: PAGES_TODAY - 90,
          until: PAGES_TODAY + 300,
          clauses: BUYER_CLAUSES.map(({ id }) => id),
        },
      ] as const) {
        const kept = (await proposeBuyer(pool, 'BUY001', paper, { by: 'l21', today: DRAWN }))!;
        await decideBuyer(pool, kept, { verdict: 'granted', by: 'c11', today: DRAWN });
      }
      const products = [...house.products.values()].filter(({ currency }) => currency.code === 'CNY');
      const rule = { products: products.map(({ code }) => code), restedDays: 0, least: 1_000_00n };
      await drawSale(pool, house, rule, acting('l21', DRAWN));
      await offerSale(pool, 1, acting('l21', DRAWN));
      await putOffer(pool, 1, { buyer: 'BUY001', price: 2_000_00n }, acting('l21', DRAWN));
      await awardSale(pool, 1, 'BUY001', acting('l21', PAGES_TODAY));
      const closed = await closeSale(pool, house, 1, acting('c11', PAGES_TODAY));
      if (closed.state !== 'done') throw new Error(`${closed.why}: ${closed.lacks.join()}`);
    });
    afterAll(async () => scene?.close());

    test.each([
      ['desk', 'en'],
      ['phone', 'zh-CN'],
      ['phone', 'en'],
      ['desk', 'zh-CN'],
    ] as [Window, Language][])('every page on a %s in %s has no fault', async (window, language) => {
      for (const name of ['/lead/write-offs', '/studio/sales', '/studio/sales/1']) {
        const page = await scene.look(name, window, language);
        await page.locator('.card').first().waitFor();
        const picture = `sale${name.replaceAll('/', '-')}-${window}-${language}`;
        expect(await scene.seen(page, picture), name).toEqual([]);
        await scene.leave(page);
      }
      // Anybody may ask who holds a claim, without a script.
      const claims = await scene.look(`/claims?language=${language}&code=AAAA-AAAA`, window, language);
      await claims.getByRole('status').waitFor();
      expect(await scene.seen(claims, `sale-claims-${window}-${language}`)).toEqual([]);
      await scene.leave(claims);
    });

    test('a second person agrees, and the borrower of a sold claim reads who holds it', async () => {
      const page = await scene.look('/lead/write-offs', 'desk', 'en');
      const agree = page.getByRole('form', { name: /^Agree/ }).first();
      await agree.getByLabel('Your staff number').fill('c11');
      await agree.getByRole('button', { name: 'Agree' }).click();
      await agree.waitFor({ state: 'detached' });
      await scene.leave(page);
      const own = await scene.look(
        `/borrower/sample/A-${debtor.accountId}/${debtor.accountId}/next`,
        'phone',
        'zh-CN',
      );
      await own.getByRole('heading', { name: '您的债权情况' }).waitFor();
      await own.getByRole('listitem').filter({ hasText: 'AMC-7' }).waitFor();
      await own.getByText('未来几周不会自动发生任何事。').waitFor();
      expect(await scene.seen(own, 'sale-own-phone-zh-CN')).toEqual([]);
      await scene.leave(own);
    });

    test('a paper of a buyer is proposed by one and granted by another; the tape is taken and names nobody', async () => {
      const page = await scene.look('/studio/sales', 'desk', 'en');
      await page.getByText('Propose a paper of a buyer').first().click();
      const propose = page.getByRole('form', { name: 'Propose a paper of a buyer' });
      for (const [label, value] of [
        ['Number of the buyer', 'BUY003'],
        ['Name in Chinese', '乙资产管理'],
        ['Name in English', 'Third Assets'],
        ['How borrowers reach him', '400-100-3000'],
        ['Your staff number', 'l21'],
      ] as const)
        await propose.getByLabel(label).fill(value);
      await propose.getByRole('button', { name: 'Propose a paper of a buyer' }).click();
      const grant = page.getByRole('form', { name: /^Grant/ });
      await grant.getByLabel('Your staff number').fill('c11');
      await page.getByLabel('Which paper').selectOption('contract');
      await propose.getByText('He does not sell on.').waitFor();
      expect(await scene.seen(page, 'sale-buyer-papers-desk-en')).toEqual([]);
      await grant.getByRole('button', { name: 'Grant' }).click();
      await page.getByRole('heading', { name: 'Third Assets (BUY003)' }).waitFor();
      await page.getByText('no licence, no contract').waitFor();
      await scene.leave(page);
      const sale = await scene.look('/studio/sales/1', 'desk', 'en');
      const take = sale.getByRole('form', { name: 'Take the tape (CSV)' });
      await take.getByLabel('Your staff number').fill('c11');
      const [file] = await Promise.all([
        sale.waitForEvent('download'),
        take.getByRole('button', { name: 'Take the tape (CSV)' }).click(),
      ]);
      const text = readFileSync(await file.path(), 'utf8');
      expect(text.split('\n')[0]).toBe('sale,line,currency,claim_minor,days_past_due,cut_off');
      expect(text.trimEnd().split('\n').length).toBeGreaterThan(1);
      expect(text).not.toContain(String(debtor.accountId));
      await scene.leave(sale);
    });

    test.each([
      ['phone', 'zh-CN', '该债权现归甲资产管理所有。', '转让'],
      ['desk', 'en', 'The claim now belongs to First Assets.', 'Sold'],
    ] as const)(
      'the headline of a sold claim says so, to whom and what to do, on a %s in %s',
      async (window, language, says, word) => {
        const at = `/borrower/sample/A-${debtor.accountId}`;
        const own = await scene.look(`${at}/${debtor.accountId}`, window, language);
        const headline = own.locator('.headline');
        await headline.getByText(says).waitFor();
        await headline.getByText('400-100-1000').waitFor();
        expect(await headline.locator('.lateness').count()).toBe(0);
        expect(
          await headline.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
        ).toEqual([expect.stringMatching(/^\/claims\?code=/), `${at}/disputes`]);
        expect(await scene.seen(own, `sale-headline-${window}-${language}`)).toEqual([]);
        await scene.leave(own);
        const home = await scene.look(at, window, language);
        await home.locator('.account .note', { hasText: word }).first().waitFor();
        await scene.leave(home);
        const [claimant, ask] =
          language === 'en'
            ? ['to First Assets', 'He asks them: 400-100-1000']
            : ['给 甲资产管理', '请借款人联系受让方：400-100-1000'];
        const desk = await scene.look(`/agent?account=${debtor.slot}-${debtor.accountId}`, window, language);
        await desk.getByText(claimant).waitFor();
        await desk.getByText(ask).waitFor();
        expect(await scene.seen(desk, `sale-agent-${window}-${language}`)).toEqual([]);
        await scene.leave(desk);
      },
    );
  },
);
