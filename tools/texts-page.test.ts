import { mkdirSync, mkdtempSync } from 'node:fs';
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

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };
const AXE = resolve(import.meta.dirname, '..', 'node_modules', 'axe-core', 'axe.min.js');
/** ANHUAN_PICTURES=docs renews the pictures that the documentation shows. */
const PICTURES = mkdtempSync(join(tmpdir(), 'anhuan-pictures-'));
const SHOWN = resolve(import.meta.dirname, '..', 'docs', 'images');
const IN_DOCS = ['texts-desk-zh', 'texts-desk-en'];

const found = findChromium();
let database: Database;
let served: Served;
let browser: Browser;
const complaints: string[] = [];

async function open(path: string, language: 'zh-CN' | 'en', size = DESK, dark = false): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
  await page.goto(served.address + path);
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[role=status]') === null);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ANHUAN_PICTURES === 'docs' && IN_DOCS.includes(name) ? SHOWN : PICTURES;
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
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
      mkdirSync(SHOWN, { recursive: true });
      const web = mkdtempSync(join(tmpdir(), 'anhuan-web-'));
      await build({
        configFile: resolve(import.meta.dirname, '..', 'web', 'vite.config.ts'),
        build: { outDir: web },
        logLevel: 'warn',
      });
      database = await testDatabase();
      await fillSmallBook(database.pool, parseDay('2026-11-22')!, 40);
      const { advanceDay, now } = smallHouse(database);
      served = await serve({ pool: database.pool, advanceDay, port: 0, web, now });
      browser = await openChromium(found);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await served?.close();
      await database?.close();
    });

    const looks = [
      ['phone-zh', 'zh-CN', PHONE, false],
      ['phone-en', 'en', PHONE, true],
      ['desk-zh', 'zh-CN', DESK, false],
      ['desk-en', 'en', DESK, true],
    ] as const;
    test.each(looks)(
      'a text stands with its words, findings and frames: %s',
      async (name, language, size, dark) => {
        const way = language === 'en' ? 'email' : 'sms';
        const page = await open(`/studio/texts/overdue.${way}.plain.${language}.1`, language, size, dark);
        await page.locator('.text-frames figure').first().waitFor();
        await picture(page, `texts-${name}`);
        expect(await faults(page)).toEqual([]);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over).toBe(0);
        await page.context().close();
      },
      60_000,
    );

    test('who changes a text sees what stands against it, proposes it, and another person approves it', async () => {
      const page = await open('/studio/texts/overdue.sms.friendly.en.1', 'en');
      await page.locator('.text-frames .bubble').waitFor();
      await page.getByText('Change it').click();
      const words = page.getByRole('textbox', { name: 'Text', exact: true });
      const good = await words.inputValue();
      await words.fill(`${good} We will call your employer.`);
      await page.getByRole('button', { name: 'Try the changed words' }).click();
      await page
        .getByText('“we will call your employer”', { exact: false })
        .or(page.getByText('“We will call your employer”', { exact: false }))
        .first()
        .waitFor();
      await words.fill(`Hello from ${good}`);
      await page.getByRole('button', { name: 'Try the changed words' }).click();
      await page.locator('.text-frames .bubble', { hasText: 'Hello from' }).waitFor();
      await page.getByLabel('Your name').fill('Zhao');
      await page.getByRole('button', { name: 'Propose as a new version' }).click();
      await page.getByRole('heading', { name: /version 2/ }).waitFor();
      const approve = page.getByRole('button', { name: 'Approve for use from today' });
      await page.getByLabel('Your name').first().fill('Zhao');
      await approve.click();
      await page.getByText('Nobody approves his own text.', { exact: false }).waitFor();
      await page.getByLabel('Your name').first().fill('Qian');
      await approve.click();
      await page.getByText('Proposed by Zhao, approved by Qian').waitFor();
      await page.locator('a[aria-current=page]', { hasText: 'In use' }).waitFor();
      await page.context().close();
    }, 60_000);

    test('no page complained', () => {
      // A refusal is shown, and the browser notes every answer that is not 2xx.
      expect(complaints.filter((one) => !/status of 409/.test(one))).toEqual([]);
    });
  },
);
