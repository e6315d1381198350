import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../rules/days.ts';
import { fillSmallBook, smallHouse } from '../server/api/small-book.ts';
import type { Database } from '../server/db/databases.ts';
import { type Served, serve } from '../server/main.ts';
import { findChromium, openChromium } from './chromium.ts';
import { testDatabase } from './test-database.ts';

const TODAY = '2026-11-22';
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };
const AXE = resolve(import.meta.dirname, '..', 'node_modules', 'axe-core', 'axe.min.js');
/** Every page is pictured into a temporary folder; ANHUAN_PICTURES=docs renews those that the documentation shows. */
const PICTURES = mkdtempSync(join(tmpdir(), 'anhuan-pictures-'));
const SHOWN = resolve(import.meta.dirname, '..', 'docs', 'images');
const IN_DOCS = [
  'borrower-why-phone-zh',
  'agent-account-desk-zh',
  'agent-night-desk-en',
  'borrower-contacts-night-phone-zh',
  'night-desk-en',
];

const found = findChromium();
const LOAN = '/borrower/sample/A-1000002/1000002';

let database: Database;
let served: Served;
/** The same book at ten past eleven in the evening. */
let servedAtNight: Served;
let browser: Browser;
const complaints: string[] = [];

interface Look {
  readonly language: 'zh-CN' | 'en';
  readonly size: typeof PHONE;
  readonly dark?: boolean;
}

async function open(path: string, { language, size, dark = false }: Look, from = served): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
  await page.goto(from.address + path);
  await page.getByRole('heading').first().waitFor();
  // What is still being fetched says so; a picture is taken when nothing does.
  await page.waitForFunction(() => document.querySelector('[role=status]') === null);
  return page;
}

async function picture(page: Page, name: string, whole = true): Promise<void> {
  const folder = process.env.ANHUAN_PICTURES === 'docs' && IN_DOCS.includes(name) ? SHOWN : PICTURES;
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
}

/** What axe finds wrong, in words. */
async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const violations = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe;
    return (await axe.run()).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** How far the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      mkdirSync(SHOWN, { recursive: true });
      const web = mkdtempSync(join(tmpdir(), 'anhuan-web-'));
      await build({
        configFile: resolve(import.meta.dirname, '..', 'web', 'vite.config.ts'),
        build: { outDir: web },
        logLevel: 'warn',
      });
      database = await testDatabase();
      await fillSmallBook(database.pool, parseDay(TODAY)!, 60);
      const { advanceDay, now } = smallHouse(database);
      served = await serve({ pool: database.pool, advanceDay, port: 0, web, now });
      const late = smallHouse(database, '23:10').now;
      servedAtNight = await serve({ pool: database.pool, advanceDay, port: 0, web, now: late });
      browser = await openChromium(found);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.close();
      await servedAtNight?.close();
      await database?.close();
    });

    const pages = [
      ['front', '/'],
      ['borrower-door', '/borrower'],
      ['borrower-all', '/borrower/sample/A-1000002'],
      ['borrower-why', LOAN],
      ['borrower-minimum', '/borrower/sample/A-1000004/1000004'],
      ['borrower-pay', `${LOAN}/pay`],
      ['borrower-next', `${LOAN}/next`],
      ['borrower-contacts', `${LOAN}/contacts`],
      ['borrower-days', `${LOAN}/days`],
      ['agent', '/agent?when=waiting'],
      ['night', '/studio/2026-10-31'],
      ['lost', '/nowhere'],
    ] as const;
    const looks: readonly (readonly [string, Look])[] = [
      ['phone-zh', { language: 'zh-CN', size: PHONE }],
      ['desk-en', { language: 'en', size: DESK }],
      ['phone-en-dark', { language: 'en', size: PHONE, dark: true }],
    ];

    const inTheDark = ['borrower-why', 'borrower-contacts', 'agent', 'night'];
    test.each(
      pages.flatMap(([name, path]) =>
        looks
          .filter(([, { dark }]) => dark !== true || inTheDark.includes(name))
          .map(([look, how]) => [name, look, path, how] as const),
      ),
    )('%s on %s is accessible and fits', async (name, look, path, how) => {
      const page = await open(path, how);
      for (const line of await page.locator('details').all())
        await line.evaluate((one) => one.setAttribute('open', ''));
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(how.language);
      await picture(page, `${name}-${look}`);
      await page.context().close();
    });

    test('a borrower finds the account, opens a number and sees what a payment changes', async () => {
      const page = await open('/', { language: 'en', size: PHONE });
      await page.getByRole('link', { name: /^Borrower/ }).click();
      await page.getByLabel('Account reference').fill('A-1000002');
      await page.getByRole('button', { name: 'Show my accounts' }).click();
      await page.getByRole('link', { name: /Account 1000002/ }).click();
      const headline = await page.locator('.great').innerText();
      await page.getByText('Penalty interest', { exact: true }).click();
      await page.getByText('¥240.25 × 0.06% a day × 23 days = ¥3.31545').waitFor();
      await page.getByRole('link', { name: 'If I pay' }).click();
      await expect.poll(() => page.getByLabel('Amount').inputValue()).toBe(headline.replace(/[¥,]/g, ''));
      const row = page.getByRole('row', { name: /^Past due/ });
      await row.waitFor();
      await page.getByLabel('Seen on').fill('2026-11-27');
      await page.getByRole('button', { name: 'Show what changes' }).click();
      await expect.poll(() => row.getByRole('cell').nth(1).innerText()).toBe('¥0.00');
      await page.getByLabel('Amount').fill('12.345');
      await page.getByRole('button', { name: 'Show what changes' }).click();
      await page.getByRole('alert').getByText('more than 2 digits').waitFor();
      complaints.splice(0); // the refusal above is a 400, which the browser reports as an error of the page
      await page.context().close();
    });

    test('what is on the screen is what the ledger holds', async () => {
      const page = await open('/borrower/sample/A-1000003/1000003', { language: 'en', size: DESK });
      const shown = await page.locator('.sum .money').innerText();
      const { rows } = await database.pool.query<{ booked: bigint; quiet: boolean }>(
        `select not_due + billed + revolving + due_principal + due_interest + due_fee + interest + penalty + credit as booked,
              oldest_due is null and revolving = 0 as quiet from account where account_id = 1000003`,
      );
      expect(rows[0]?.quiet).toBe(true);
      expect(BigInt(shown.replace(/[¥,.]/g, ''))).toBe(rows[0]?.booked);
      await page.context().close();
    });

    test('the language changes in place and is remembered', async () => {
      const page = await open(LOAN, { language: 'zh-CN', size: PHONE });
      await page.getByRole('heading', { name: '分期借款' }).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Instalment loan' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Instalment loan' }).waitFor();
      await page.context().close();
    });

    test('an agent works the list by keys alone', async () => {
      const page = await open('/agent', { language: 'zh-CN', size: DESK });
      await page.keyboard.press('j');
      const rows = page.locator('[data-work-row]');
      await page.keyboard.press('j');
      await expect.poll(() => rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true);
      await page.keyboard.press('k');
      await page.keyboard.press('Enter');
      await page.getByText('为什么是现在').waitFor();
      expect(new URL(page.url()).searchParams.get('account')).toMatch(/^\d+-\d+$/);
      await page.getByText('今日计划电话。').waitFor();
      expect(await faults(page)).toEqual([]);
      await picture(page, 'agent-account-desk-zh', false);
      await page.getByLabel('账龄段').selectOption('M7');
      await page.getByText('这里没有等待人工处理的账户').waitFor();
      await page.context().close();
    });

    /** What a screen reader says of a button beside its name. */
    const described = (button: Locator) =>
      button.evaluate((one) => {
        const text = document.getElementById(one.getAttribute('aria-describedby') ?? '')?.innerText;
        return (text ?? '').replace(/\s+/g, ' ');
      });

    test('an agent may press what the gate allows, and hears why not and from when', async () => {
      const page = await open('/agent', { language: 'en', size: DESK });
      await page.locator('[data-work-row]').first().click();
      await page.getByRole('heading', { name: 'What may be done now' }).waitFor();
      const message = page.getByRole('button', { name: 'Text message', disabled: false });
      await message.press('Enter');
      await page.getByRole('status').getByText('A text message may be sent now.').waitFor();
      const visit = page.getByRole('button', { name: 'Home visit', disabled: true });
      expect(await described(visit)).toContain('booked a visit');
      expect(await described(visit)).toContain('something has to be settled first');
      expect(await faults(page)).toEqual([]);
      await picture(page, 'agent-day-desk-en', false);
      await page.context().close();
    });

    test('at night every button says from which minute on it is possible, by keyboard too', async () => {
      const page = await open('/agent', { language: 'en', size: DESK }, servedAtNight);
      await page.locator('[data-work-row]').first().click();
      const message = page.getByRole('button', { name: 'Text message', disabled: true });
      await message.focus();
      expect(await message.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await described(message)).toContain('outside the hours in which the borrower may be contacted');
      expect(await described(message)).toContain(
        'Possible again at 08:30 on 23 November, the borrower’s time.',
      );
      await page.keyboard.press('Enter');
      expect(await page.locator('.act-answer').innerText()).toBe('');
      const way = page.getByRole('listitem').filter({ has: message });
      await way.locator('summary').press('Enter');
      await way.getByText('time where the borrower lives: 23:10').first().waitFor();
      expect(await faults(page)).toEqual([]);
      await picture(page, 'agent-night-desk-en', false);
      await page.context().close();
      const phone = await open('/agent', { language: 'zh-CN', size: PHONE }, servedAtNight);
      await phone.locator('[data-work-row]').first().click();
      await phone.getByText('11月23日 08:30 起可再联系（借款人所在地时间）。').first().waitFor();
      expect(await overflow(phone)).toBe(0);
      await picture(phone, 'agent-night-phone-zh');
      await phone.context().close();
    });

    test('a borrower reads why he is contacted and when he may not be', async () => {
      const page = await open(`${LOAN}`, { language: 'zh-CN', size: PHONE }, servedAtNight);
      await page.getByRole('link', { name: '联系', exact: true }).click();
      await page.getByRole('heading', { name: '现在可以联系您吗？' }).waitFor();
      await page.getByRole('heading', { name: '我为什么会收到联系？' }).waitFor();
      await page.getByText('起可再联系（您所在地时间）。').first().waitFor();
      expect(await faults(page)).toEqual([]);
      await picture(page, 'borrower-contacts-night-phone-zh', false);
      await page.context().close();
    });

    test('a page says what is true when the server does not answer, and goes on when it does', async () => {
      const page = await open('/', { language: 'en', size: PHONE });
      await page.route('**/api/**', (route) => route.abort());
      await page.getByRole('link', { name: /^The night/ }).click();
      await page
        .getByRole('alert')
        .first()
        .getByText('The server does not answer. Nothing was changed.')
        .waitFor();
      await picture(page, 'failing-phone-en');
      await page.unroute('**/api/**');
      await page.getByRole('button', { name: 'Try again' }).first().click();
      await page.getByRole('heading', { name: 'Night of 2026-11-21' }).waitFor();
      complaints.splice(0); // requests that were cut off on purpose
      await page.context().close();
    });

    test('the next day comes at the press of a button', async () => {
      const page = await open('/studio', { language: 'en', size: DESK });
      await page.getByRole('button', { name: 'Next day' }).click();
      await page.getByText(`${TODAY} is closed.`).waitFor();
      await page.getByText('Business day 2026-11-23').waitFor();
      await page.getByRole('heading', { name: `Night of ${TODAY}` }).waitFor();
      await page.locator('.verdict').getByText('agrees', { exact: true }).waitFor();
      await page
        .getByRole('heading', { name: /^The gate would allow \d+ of \d+ planned contacts$/ })
        .waitFor();
      expect(await faults(page)).toEqual([]);
      await picture(page, 'night-desk-en');
      await page.context().close();
    });

    test('no page complained', () => {
      expect(complaints).toEqual([]);
    });
  },
);
