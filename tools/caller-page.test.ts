import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../rules/days.ts';
import { codeText } from '../rules/telling/check-code.ts';
import { fillSmallBook, smallHouse } from '../server/api/small-book.ts';
import { codesOf } from '../server/db/identity/code-read.ts';
import { permitAndMark } from '../server/gate/permit-desk.ts';
import { attemptOf } from '../server/gate/situation-from.ts';
import { type Served, serve } from '../server/main.ts';
import { findChromium, openChromium } from './chromium.ts';
import { rehearsedLaw } from './rehearsal/gate-scene.ts';
import { testDatabase } from './test-database.ts';

const TODAY = parseDay('2026-11-22')!;
const PICTURES = process.env.ANHUAN_PICTURES_IN ?? mkdtempSync(join(tmpdir(), 'anhuan-caller-'));
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const;
const found = findChromium();

/** Where the English borrower's number ends, and the code of a message he was sent. */
let ending: string;
let code: string;
let person: { slot: number; borrower: bigint };
let database: Awaited<ReturnType<typeof testDatabase>>;
let served: Served;
let browser: Browser;
const complaints: string[] = [];

describe.skipIf(found.path === null)('the public check and the one-time word, in a browser', () => {
  beforeAll(async () => {
    database = await testDatabase();
    await fillSmallBook(database.pool, TODAY, 12);
    const web = join(mkdtempSync(join(tmpdir(), 'anhuan-web-')), 'built');
    await build({
      configFile: resolve(import.meta.dirname, '..', 'web', 'vite.config.ts'),
      build: { outDir: web },
      logLevel: 'error',
    });
    const house = smallHouse(database, '17:30');
    served = await serve({ ...house, port: 0, web });
    const { rows } = await database.pool.query<{
      slot: number;
      borrower: bigint;
      account: bigint;
      phone: string;
    }>(
      `select b.slot, b.borrower_id as borrower, a.account_id as account, b.phone from borrower b
         join account a on a.slot = b.slot and a.borrower_id = b.borrower_id
        where b.language = 'en' and a.oldest_due is not null order by a.account_id limit 1`,
    );
    const { account, phone, ...key } = rows[0]!;
    ending = phone.slice(-4);
    person = key;
    const desk = {
      collecting: house.collecting,
      products: house.products,
      lawOf: () => rehearsedLaw('test', '08:00'),
      strategy: 'gentle@1',
      now: () => house.now(TODAY),
    };
    const text = attemptOf('sms', account, house.now(TODAY), house.collecting);
    await permitAndMark(database.pool, [{ key, attempt: text }], desk);
    const { used } = await codesOf(database.pool, [key]);
    code = used[0]!.code;
    browser = await openChromium(found);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await database?.close();
  });

  async function open(path: string, language: 'zh-CN' | 'en', size: keyof typeof SIZES): Promise<Page> {
    const context = await browser.newContext({ viewport: SIZES[size], locale: language });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${path}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
    await page.goto(served.address + path);
    return page;
  }

  test.each([
    ['en', 'phone', 'Check code', 'Last 4 digits', 'Check', 'Genuine', 'Not known'],
    ['zh-CN', 'desk', '核验码', '手机号后四位', '核对', '真实', '查无此项'],
  ] as const)('%s on a %s: genuine to its receiver, not known to anybody else', async (...row) => {
    const [language, size, what, where, press, genuine, unknown] = row;
    const page = await open('/verify', language, size);
    const ask = async (typed: string, end: string) => {
      await page.getByLabel(what).fill(typed);
      await page.getByLabel(where).fill(end);
      await page.getByRole('button', { name: press, exact: true }).press('Enter');
      await page.getByRole('status').waitFor();
      return page.getByRole('status').innerText();
    };
    const yes = await ask(codeText(code), ending);
    expect(yes).toContain(genuine);
    expect(yes).toMatch(/22 November|11月22日|11 月 22 日/);
    await page.screenshot({ path: join(PICTURES, `verify-${size}-${language}.png`), fullPage: true });
    expect(await ask(codeText(code), '9999')).toContain(unknown);
    expect(page.url()).not.toContain(code.slice(0, 4));
    await page.context().close();
  });

  test('a borrower draws a word, the desk cannot say it without a call', async () => {
    const page = await open('/borrower/sample/A-1000002/1000002/contacts', 'en', 'phone');
    await page.getByRole('button', { name: 'Show me a word' }).click();
    await page.getByText('Which word do you see?').waitFor();
    await page.getByRole('heading', { name: 'Somebody is calling?' }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(PICTURES, 'caller-phone-en.png'), fullPage: true });
    const { rows } = await database.pool.query<{ slot: number }>(
      'select slot from account where account_id = 1000002',
    );
    const answer = await fetch(`${served.address}/api/agent/accounts/${rows[0]!.slot}-1000002/word`, {
      method: 'POST',
    });
    expect(await answer.json()).toEqual({ word: null, why: 'no-call' });
    await page.context().close();
  });

  test('no page complained', () => {
    expect(complaints).toEqual([]);
    expect(person.borrower).toBeGreaterThan(0n);
  });
});
