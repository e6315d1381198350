import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../rules/days.ts';
import { fillSmallBook, smallHouse } from '../server/api/small-book.ts';
import type { Database } from '../server/db/databases.ts';
import { type Served, serve } from '../server/main.ts';
import { findChromium, openChromium } from './chromium.ts';
import { testDatabase } from './test-database.ts';

const AXE = resolve(import.meta.dirname, '..', 'node_modules', 'axe-core', 'axe.min.js');
const PICTURES = process.env.ANHUAN_PICTURES_IN ?? mkdtempSync(join(tmpdir(), 'anhuan-letters-'));
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1440, height: 900 } } as const;
const found = findChromium();
let database: Database;
let served: Served;
let browser: Browser;
const complaints: string[] = [];

async function open(path: string, language: 'zh-CN' | 'en', size: keyof typeof SIZES): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES[size], locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  // A refused order is a 409, which a browser notes.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('409'))
      complaints.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
  await page.goto(served.address + path);
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[role=status]') === null);
  return page;
}

/** What axe finds wrong, in words. */
async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe;
    return (await axe.run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    );
  });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      const web = mkdtempSync(join(tmpdir(), 'anhuan-web-'));
      await build({
        configFile: resolve(import.meta.dirname, '..', 'web', 'vite.config.ts'),
        build: { outDir: web },
        logLevel: 'warn',
      });
      database = await testDatabase();
      await fillSmallBook(database.pool, parseDay('2026-11-22')!, 60);
      const { advanceDay, now } = smallHouse(database);
      served = await serve({ pool: database.pool, advanceDay, port: 0, web, now });
      browser = await openChromium(found);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await served?.close();
      await database?.close();
    });

    test.each([
      ['zh-CN', 'phone'],
      ['zh-CN', 'desk'],
      ['en', 'phone'],
      ['en', 'desk'],
    ] as const)(
      'a letter is looked at with real figures, and an order that comes too early says why: %s, %s',
      async (language, size) => {
        const page = await open('/studio/letters', language, size);
        const english = language === 'en';
        const choice = page.getByLabel(english ? 'Account' : '账户');
        const [, first] = await choice
          .locator('option')
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
        await choice.selectOption(first!);
        const link = page.getByRole('link', { name: english ? 'Open the page (PDF)' : '打开页面（PDF）' });
        const answer = await page.request.get(
          new URL((await link.getAttribute('href'))!, served.address).href,
        );
        expect(answer.headers()['content-type']).toBe('application/pdf');
        await page.getByLabel(english ? 'Your number as a worker' : '您的工号').fill('a17');
        await page.keyboard.press('Enter');
        await page.getByText(english ? /^Not ordered\./ : /^未发起。/).waitFor();
        await page
          .getByText(english ? /A milder step comes first/ : /应先采取更缓和的方式/)
          .last()
          .waitFor();
        expect(await faults(page)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await page.screenshot({ path: join(PICTURES, `letters-${size}-${language}.png`), fullPage: true });
        await page.context().close();
      },
      60_000,
    );

    test('on a telephone the contacts of a borrower are short: the latest days open, older ones folded and within reach', async () => {
      const { rows } = await database.pool.query<{ account_id: bigint; days: number }>(
        `select account_id, count(distinct day)::int as days from contact group by account_id order by 2 desc limit 1`,
      );
      const [one] = rows as [{ account_id: bigint; days: number }];
      expect(one.days).toBeGreaterThan(3);
      const page = await open(
        `/borrower/sample/A-${one.account_id}/${one.account_id}/contacts`,
        'zh-CN',
        'phone',
      );
      const why = page.getByRole('region', { name: '我为什么会收到联系？' });
      const open3 = why.locator(':scope > .ladder > li');
      expect(await open3.count()).toBe(3);
      const folds = why.locator(':scope > details.line');
      for (const fold of await folds.all()) await fold.locator(':scope > summary').click();
      expect(await why.locator('.ladder > li').count()).toBe(one.days);
      await page.screenshot({ path: join(PICTURES, 'contact-phone.png'), fullPage: true });
      await page.context().close();
    }, 60_000);

    test('no page complained', () => expect(complaints).toEqual([]));
  },
);
