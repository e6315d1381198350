import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { fillSmallBook, smallHouse } from '../../server/api/small-book.ts';
import type { Database } from '../../server/db/databases.ts';
import { findAccount, readRecords } from '../../server/db/record.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { tellOfPeople } from '../../server/gate/tell-person.ts';
import { type Served, serve } from '../../server/main.ts';
import { findChromium, openChromium } from '../chromium.ts';
import { type Rehearsed, rehearsedHouse, rehearsedLaw, textAbout } from '../rehearsal/gate-scene.ts';
import { testDatabase } from '../test-database.ts';

const TODAY = parseDay('2026-11-22')!;
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };
const ROOT = resolve(import.meta.dirname, '..', '..');
const AXE = join(ROOT, 'node_modules', 'axe-core', 'axe.min.js');
const PICTURES = process.env.ANHUAN_PICTURES_TO ?? mkdtempSync(join(tmpdir(), 'anhuan-pictures-'));
const found = findChromium();

let database: Database;
let served: Served;
let browser: Browser;
let now: number;
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
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
}

async function personOf(account: string): Promise<Rehearsed> {
  const key = (await findAccount(database.pool, account))!;
  const [record] = await readRecords(database.pool, [key]);
  return { key: { slot: key.slot, borrower: record!.account.borrower }, account: key };
}

/** A text that went out at a minute, under a law that knows of no way that was closed. */
async function send(person: Rehearsed, at: number): Promise<void> {
  const house = rehearsedHouse({ at }, rehearsedLaw('page', '00:00'));
  const [decided] = await permitAndMark(
    database.pool,
    [{ key: person.key, attempt: textAbout(person) }],
    house,
  );
  expect(decided?.permit).not.toBeNull();
}

describe.skipIf(found.path === null)(
  `disputes in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      const web = mkdtempSync(join(tmpdir(), 'anhuan-web-'));
      await build({
        configFile: join(ROOT, 'web', 'vite.config.ts'),
        build: { outDir: web },
        logLevel: 'warn',
      });
      database = await testDatabase();
      await fillSmallBook(database.pool, TODAY, 24);
      const house = smallHouse(database);
      now = house.now(TODAY);
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

    test('a contact that came by a closed way: wrong, with what that rests on, an apology and a closed way', async () => {
      const person = await personOf('sample:A-1000005');
      const at = now - 60;
      const fact = {
        type: 'opt-out',
        by: 'borrower',
        scope: 'way',
        way: 'sms',
        address: null,
        via: 'sms',
      } as const;
      await tellOfPeople(database.pool, [{ key: person.key, at, fact }], knownAt(at));
      await send(person, now - 30);
      const page = await open('/borrower/sample/A-1000005/1000005/contacts', 'en', PHONE);
      await page.getByText('Something is wrong with this').first().click();
      await page.getByLabel('What is wrong?').selectOption('had-stopped');
      await page.getByLabel('In your own words').fill('I had written STOP an hour before.');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByText('What stood against it was known before it left.').waitFor();
      await page.getByText('What this rests on').click();
      await page.getByText('The borrower has asked not to be contacted in this way.').first().waitFor();
      await page.getByText('An apology to you · This way is closed', { exact: false }).waitFor();
      await seen(page, 'dispute-wrong-phone-en');
      await page.context().close();
    });

    test('a message that nobody of ours sent is reported, and how one was spoken to goes to a person', async () => {
      const person = await personOf('sample:A-1000002');
      await send(person, now - 30);
      const page = await open('/borrower/sample/A-1000002/disputes', 'zh-CN', PHONE);
      await page.getByLabel('其中的核验码（如有）').fill('ABCD-2345');
      await page.getByLabel('内容', { exact: true }).fill('请立即转账到以下账户，否则上门。');
      await page.getByRole('button', { name: '提交', exact: true }).first().click();
      await page.getByText('这不是我们发出的').first().waitFor();
      await seen(page, 'dispute-impostor-phone-zh');
      await page.goto(`${served.address}/borrower/sample/A-1000002/1000002/contacts`);
      await page.getByText('这次联系有问题').first().click();
      await page.getByLabel('问题是什么？').selectOption('how-i-was-spoken-to');
      await page.getByLabel('请用自己的话说明').fill('语气很凶。');
      await page.getByRole('button', { name: '提交', exact: true }).click();
      await page.getByText('由工作人员核查，且不是联系您的那一位。').waitFor();
      await page.context().close();
    }, 150_000);

    test('the desk hears both: a person decides the one, compliance sees to the other', async () => {
      const desk = await open('/studio/disputes', 'en', DESK);
      await desk.getByText('We never gave this check code.').waitFor();
      const form = desk.getByRole('form').first();
      await form.getByLabel('Reason').selectOption('contact-was-wrong');
      await form
        .getByLabel('Answer to the borrower, with the evidence')
        .fill('We heard the recording. We are sorry.');
      await form.getByLabel('Who decides').fill('c1');
      await seen(desk, 'disputes-desk-desk-en');
      await form.getByRole('button', { name: 'Decide' }).click();
      await desk.getByText('Nothing waits.').waitFor();
      const report = desk.getByRole('listitem').filter({ hasText: 'We never gave this check code.' });
      await report.getByLabel('Who decides').fill('c2');
      await report.getByLabel('Note').fill('Told the police line.');
      await report.getByRole('button', { name: 'Decide' }).click();
      await desk.getByText('c2: Told the police line.').waitFor();
      await desk.context().close();
    }, 150_000);

    test('a payment that is missing: what is disputed rests with its clock, and is withdrawn by keyboard', async () => {
      const page = await open('/borrower/sample/A-1000008/disputes', 'en', DESK);
      await page.getByLabel('What is it about?').selectOption('payment');
      await page.getByLabel('Disputed amount, if you know it').fill('120.00');
      await page.getByLabel('In your own words').last().fill('I paid on the 20th by transfer.');
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
      await page.getByText('You have an answer by 2026-12-07.').first().waitFor();
      await page.getByText('Until then this is not collected, on any way.').first().waitFor();
      await seen(page, 'dispute-payment-desk-en');
      await page.getByRole('button', { name: 'Withdraw' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Withdrawn').first().waitFor();
      await page.context().close();
    });

    test('nothing was complained about in any console', () => {
      expect(complaints).toEqual([]);
    });
  },
);
