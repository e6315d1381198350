import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { fillSmallBook, smallHouse } from '../../server/api/small-book.ts';
import { KeptFiles } from '../../server/contact/kept-files.ts';
import type { Database } from '../../server/db/databases.ts';
import { keepReviewers } from '../../server/db/review/review-rows.ts';
import { type Served, serve } from '../../server/main.ts';
import { findChromium, openChromium } from '../chromium.ts';
import { testDatabase } from '../test-database.ts';

const found = findChromium();
const PICTURES = process.env.ANHUAN_PICTURES_IN ?? mkdtempSync(join(tmpdir(), 'anhuan-review-'));
const AXE = resolve(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js');
const complaints: string[] = [];
let database: Database;
let served: Served;
let browser: Browser;
let own = '';

async function open(path: string, locale: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 850 }, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${served.address}${path}`);
  return page;
}

async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } })
      .axe;
    return (await axe.run()).violations.map(({ id }) => id);
  });
}

describe.skipIf(found.path === null)('papers and review in a browser', () => {
  beforeAll(async () => {
    const web = mkdtempSync(join(tmpdir(), 'anhuan-web-'));
    const configFile = resolve(import.meta.dirname, '..', '..', 'web', 'vite.config.ts');
    await build({ configFile, build: { outDir: web }, logLevel: 'warn' });
    database = await testDatabase();
    await fillSmallBook(database.pool, parseDay('2026-11-22')!, 6);
    await keepReviewers(database.pool, [{ id: 'a1', level: 1, trained: true }]);
    const { rows } = await database.pool.query(
      'select account_id, reference from reference order by account_id limit 1',
    );
    own = `/borrower/sample/${rows[0].reference}/${rows[0].account_id}/papers`;
    const { advanceDay, now } = smallHouse(database);
    const papers = new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-papers-')));
    served = await serve({ pool: database.pool, advanceDay, port: 0, web, now, papers });
    browser = await openChromium(found);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await database?.close();
  });

  test('a paper is handed in on a phone, opened by a person with a reason, refused with an alternative, appealed', async () => {
    const page = await open(own, 'zh-CN', 390);
    await page.getByLabel('是什么材料？').selectOption('unemployment');
    const picture = await page.screenshot({ type: 'png' });
    await page.getByLabel(/^文件/).setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
    await page.getByRole('button', { name: '上传' }).click();
    await page.getByText('已完整收到').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'papers-phone-zh.png'), fullPage: true });
    const desk = await open('/agent/review', 'en', 1440);
    await desk.getByLabel('Your staff number').fill('a1');
    await desk.getByLabel('Why do you open it? (kept)').fill('to read it');
    await desk.getByRole('button', { name: 'Open' }).click();
    await desk.getByRole('img').waitFor();
    await desk.getByRole('button', { name: 'Take it' }).click();
    await desk.getByLabel('Decision').selectOption('refused');
    await desk.getByLabel('The paper has expired').check();
    await desk.getByLabel('In Chinese').fill('材料已过期');
    await desk.getByLabel('In English').fill('It is too old');
    await desk.getByLabel('What can be done instead').fill('a newer one');
    expect(await faults(desk)).toEqual([]);
    await desk.screenshot({ path: join(PICTURES, 'review-desk-en.png'), fullPage: true });
    await desk.getByRole('button', { name: 'Decide' }).click();
    await desk.getByText('Nothing waits.').waitFor();
    await page.reload();
    await page.getByText('暂不同意').waitFor();
    await page.getByRole('button', { name: '申请由另一人复核' }).click();
    await page.getByText(/起等待/).waitFor();
    await page.screenshot({ path: join(PICTURES, 'papers-decided-zh.png'), fullPage: true });
    expect(complaints).toEqual([]);
  }, 180_000);
});
