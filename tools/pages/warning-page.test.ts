import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { WATCH } from '../../policy/warning/watch-points.ts';
import { formatDay } from '../../rules/days.ts';
import { watchPayments } from '../../server/warning/watch-payments.ts';
import { findChromium } from '../chromium.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const found = findChromium();
let account: string;
let scene: PageScene;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        prepare: async ({ pool }) => {
          // Every account with a payment to come is looked at, so that the small book shows each kind of row.
          const looksAhead = Array.from({ length: 40 }, (_, ahead) => ahead + 1);
          const points = { ...WATCH.points, helpFrom: { bill: -10, instalment: -10, plan: -10 } };
          const watching = { products: PRODUCTS, collecting: HOUSE, watch: { ...WATCH, looksAhead, points } };
          const { asked } = await watchPayments(pool, PAGES_TODAY - 1, watching);
          expect(asked).toBeGreaterThan(0);
          const { rows } = await pool.query<{ account: string }>(
            `select account_id::text as account from early_warning where message is not null and points > 0 order by points desc, 1 limit 1`,
          );
          account = rows[0]!.account;
          await pool.query(
            `update early_warning set day = $1, due = $2, outcome = 'missed' where account_id =
              (select account_id from early_warning where account_id <> $3 order by 1 limit 1)`,
            [formatDay(PAGES_TODAY - 9), formatDay(PAGES_TODAY - 2), account],
          );
        },
      });
    });
    afterAll(() => scene?.close());

    test.each([
      ['zh-CN', 'phone', '提前预警', '做了什么，结果如何'],
      ['en', 'desk', 'Early warning', 'What was done, and what came'],
    ] as const)('the studio sees who, why and what came (%s, %s)', async (language, size, title, done) => {
      const page = await scene.look('/studio/warning', size, language);
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      await page.getByRole('heading', { name: done }).waitFor();
      expect(await page.getByRole('row').count()).toBeGreaterThan(15);
      expect(await scene.seen(page, `studio-warning-${language}-${size}`)).toEqual([]);
      await scene.leave(page);
    });

    test('the borrower reads why he was asked, and turns it off and on again', async () => {
      const path = `/borrower/sample/A-${account}/${account}/contacts`;
      const page = await scene.look(path, 'phone', 'en');
      await page.getByText(/We wrote to you ahead of the payment of 2026-1/).waitFor();
      expect(await scene.seen(page, 'borrower-help-phone-en')).toEqual([]);
      await page.getByRole('button', { name: 'Turn early help off' }).click();
      await page.getByText(/Noted; it holds at once\. 1 message that waited will not go\./).waitFor();
      await page.getByText('Early help is off.').waitFor();
      expect(await scene.seen(page, 'borrower-help-off-phone-en')).toEqual([]);
      await page.getByRole('button', { name: 'Turn early help on' }).press('Enter');
      await page.getByText('Early help is on.').waitFor();
      await scene.leave(page);
      const wide = await scene.look(path, 'desk', 'zh-CN');
      await wide.getByRole('heading', { name: '还款日之前的帮助' }).waitFor();
      expect(await scene.seen(wide, 'borrower-help-desk-zh')).toEqual([]);
      await scene.leave(wide);
    });

    test('no page complained', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
