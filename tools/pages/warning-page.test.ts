import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { WATCH } from '../../policy/warning/watch-points.ts';
import { formatDay, parseDay } from '../../rules/days.ts';
import { fillSmallBook, smallHouse } from '../../server/api/small-book.ts';
import type { Database } from '../../server/db/databases.ts';
import { type Served, serve } from '../../server/main.ts';
import { watchPayments } from '../../server/warning/watch-payments.ts';
import { findChromium, openChromium } from '../chromium.ts';
import { testDatabase } from '../test-database.ts';

const TODAY = parseDay('2026-11-22')!;
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };
const AXE = resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');
const PICTURES = process.env.ANHUAN_PICTURES_TO ?? mkdtempSync(join(tmpdir(), 'anhuan-pictures-'));
const found = findChromium();

let database: Database;
let served: Served;
let browser: Browser;
let account: string;
const complaints: string[] = [];

async function open(path: string, language: 'zh-CN' | 'en', viewport: typeof PHONE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
  await page.goto(served.address + path);
  await page.getByRole('heading').first().waitFor();
  return page;
}

/** What axe finds wrong, what is wider than its window; and a picture. */
async function seen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  await page.addScriptTag({ path: AXE });
  const violations = await page.evaluate(async () => {
    type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
    const axe = (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe;
    return (await axe.run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    );
  });
  expect(violations).toEqual([]);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
}

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      const web = mkdtempSync(join(tmpdir(), 'anhuan-web-'));
      await build({
        configFile: resolve(import.meta.dirname, '../../web/vite.config.ts'),
        build: { outDir: web },
        logLevel: 'warn',
      });
      database = await testDatabase();
      await fillSmallBook(database.pool, TODAY, 40);
      const house = smallHouse(database);
      // Every account with a payment to come is looked at, so that the small book shows each kind of row.
      const looksAhead = Array.from({ length: 40 }, (_, ahead) => ahead + 1);
      const points = { ...WATCH.points, helpFrom: { bill: -10, instalment: -10, plan: -10 } };
      const watching = { products: PRODUCTS, collecting: HOUSE, watch: { ...WATCH, looksAhead, points } };
      const { asked } = await watchPayments(database.pool, TODAY - 1, watching);
      expect(asked).toBeGreaterThan(0);
      const { rows } = await database.pool.query<{ account: string }>(
        `select account_id::text as account from early_warning where message is not null and points > 0 order by points desc, 1 limit 1`,
      );
      account = rows[0]!.account;
      await database.pool.query(
        `update early_warning set day = $1, due = $2, outcome = 'missed' where account_id =
          (select account_id from early_warning where account_id <> $3 order by 1 limit 1)`,
        [formatDay(TODAY - 9), formatDay(TODAY - 2), account],
      );
      served = await serve({
        pool: database.pool,
        advanceDay: house.advanceDay,
        port: 0,
        web,
        now: house.now,
      });
      browser = await openChromium(found);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.close();
      await database?.close();
    });

    test.each([
      ['zh-CN', PHONE, '提前预警', '做了什么，结果如何'],
      ['zh-CN', DESK, '提前预警', '做了什么，结果如何'],
      ['en', PHONE, 'Early warning', 'What was done, and what came'],
      ['en', DESK, 'Early warning', 'What was done, and what came'],
    ] as const)('the studio sees who, why and what came (%s, %o)', async (language, size, title, done) => {
      const page = await open('/studio/warning', language, size);
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      await page.getByRole('heading', { name: done }).waitFor();
      expect(await page.getByRole('row').count()).toBeGreaterThan(15);
      await seen(page, `studio-warning-${language}-${size.width}`);
      await page.context().close();
    });

    test('the borrower reads why he was asked, and turns it off and on again', async () => {
      const path = `/borrower/sample/A-${account}/${account}/contacts`;
      const page = await open(path, 'en', PHONE);
      await page.getByText(/We wrote to you ahead of the payment of 2026-1/).waitFor();
      await seen(page, 'borrower-help-phone-en');
      await page.getByRole('button', { name: 'Turn early help off' }).click();
      await page.getByText(/Noted; it holds at once\. 1 message that waited will not go\./).waitFor();
      await page.getByText('Early help is off.').waitFor();
      await seen(page, 'borrower-help-off-phone-en');
      await page.getByRole('button', { name: 'Turn early help on' }).press('Enter');
      await page.getByText('Early help is on.').waitFor();
      await page.context().close();
      const wide = await open(path, 'zh-CN', DESK);
      await wide.getByRole('heading', { name: '还款日之前的帮助' }).waitFor();
      await seen(wide, 'borrower-help-desk-zh');
      await wide.context().close();
    });

    test('no page complained', () => {
      expect(complaints).toEqual([]);
    });
  },
);
