import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Day, formatDay, parseDay } from '../rules/days.ts';
import { fillSmallBook, smallHouse } from '../server/api/small-book.ts';
import { heardReplies } from '../server/contact/replies/heard-replies.ts';
import { openUnsubscribing } from '../server/contact/replies/unsubscribe.ts';
import type { Key } from '../server/db/accounts.ts';
import type { Database } from '../server/db/databases.ts';
import { findAccount, readRecords } from '../server/db/record.ts';
import { permitAndMark } from '../server/gate/permit-desk.ts';
import { knownAt } from '../server/gate/silence.ts';
import { enterFacts } from '../server/ledger/enter-facts.ts';
import { type Served, serve } from '../server/main.ts';
import { findChromium, openChromium } from './chromium.ts';
import { type Rehearsed, rehearsedHouse, rehearsedLaw, textAbout } from './rehearsal/gate-scene.ts';
import { testDatabase } from './test-database.ts';

const TODAY = parseDay('2026-11-22')!;
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };
const AXE = resolve(import.meta.dirname, '..', 'node_modules', 'axe-core', 'axe.min.js');
const PICTURES = process.env.ANHUAN_PICTURES_TO ?? mkdtempSync(join(tmpdir(), 'anhuan-pictures-'));
const found = findChromium();

let database: Database;
let served: Served;
let browser: Browser;
const complaints: string[] = [];

interface Look {
  readonly language: 'zh-CN' | 'en';
  readonly size: typeof PHONE;
}

async function open(path: string, { language, size }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: language });
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
  expect(await overflow(page)).toBe(0);
}

/** How far the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const close = (page: Page) => page.context().close();

async function personOf(account: string): Promise<Rehearsed> {
  const key = (await findAccount(database.pool, account))!;
  const [record] = await readRecords(database.pool, [key]);
  return { key: { slot: key.slot, borrower: record!.account.borrower }, account: key };
}

/** A contact planned for today and the message that waits to carry it. */
async function wait({ key, account }: Rehearsed, message: number, way: string, at: number): Promise<void> {
  const step = `step-${message}`;
  await database.pool.query(
    `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason, message)
     values ($1, $2, $3, $4, $5, 2, 'overdue', 'planned', 'test', $6)`,
    [account.slot, account.accountId, formatDay(TODAY), step, key.borrower, message],
  );
  await database.pool.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, day, not_before, not_after, state)
     values ($1, $2, $3, $4, 'overdue', 'plain', 'collect', $5, $6, $7, $8, 'waiting')`,
    [key.slot, key.borrower, message, way, String(account.accountId), formatDay(TODAY), at, at + 300],
  );
}

/** A text message that went out at a minute; `handed`: whether its row says when the carrier had it. */
async function send(person: Rehearsed, at: number, message: number | null): Promise<void> {
  const house = rehearsedHouse({ at }, rehearsedLaw('page', '00:00'));
  const [decided] = await permitAndMark(
    database.pool,
    [{ key: person.key, attempt: textAbout(person) }],
    house,
  );
  const permit = decided!.permit!;
  if (message === null) return;
  await database.pool.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, day, not_before, not_after, state,
                          permit, carrier, handed_at)
     values ($1, $2, $3, 'sms', 'overdue', 'plain', 'collect', $4, $5, $6, $7, 'sent', $8, 'smpp', clock_timestamp())`,
    [
      person.key.slot,
      person.key.borrower,
      message,
      String(person.account.accountId),
      formatDay(TODAY),
      at - 1,
      at + 300,
      permit,
    ],
  );
}

const agentPath = ({ account }: { account: Key }) => `/agent?account=${account.slot}-${account.accountId}`;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    let now: number;
    beforeAll(async () => {
      const web = mkdtempSync(join(tmpdir(), 'anhuan-web-'));
      await build({
        configFile: resolve(import.meta.dirname, '..', 'web', 'vite.config.ts'),
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

    test('a payment on the borrower’s page silences the rest while agent and studio watch', async () => {
      const person = await personOf('sample:A-1000002');
      await wait(person, 1, 'sms', now);
      await wait(person, 2, 'email', now);
      await send(person, now, 3);
      const agent = await open(agentPath(person), { language: 'en', size: DESK });
      const sms = agent.getByRole('button', { name: 'Text message' });
      await sms.waitFor();
      const studio = await open('/studio/silence', { language: 'en', size: DESK });
      await studio.getByText('Nothing was open yet').waitFor();
      const page = await open('/borrower/sample/A-1000002/1000002/pay', { language: 'en', size: PHONE });
      await page.getByRole('button', { name: 'Everything' }).click();
      await page.getByRole('button', { name: 'Pay now (demo)' }).click();
      await page
        .getByText(
          /is booked as paid on 2026-11-22\. Silence after .* 2 messages that waited will not go, 1 contact was on the way/,
        )
        .waitFor();
      await seen(page, 'borrower-paid-phone-en');
      await agent.getByText('A payment has come in.').waitFor();
      await agent.getByText('What may be done was asked again just now.').waitFor();
      await agent.locator('.account-head').getByText('not past due').waitFor();
      await seen(agent, 'agent-heard-desk-en');
      const row = studio.getByRole('row').filter({ hasText: 'A payment has come in' });
      await row.waitFor();
      expect(await row.getByRole('cell').nth(3).innerText()).toBe('2');
      expect(await row.getByRole('cell').nth(4).innerText()).toMatch(
        /Text message: left .*, silence .*, .* apart/,
      );
      await seen(studio, 'studio-silence-desk-en');
      await page.getByRole('link', { name: 'Contact', exact: true }).click();
      await page.getByRole('heading', { name: 'What fell silent, and when' }).waitFor();
      await page.getByText(/Text message: it left .* before that\. We are sorry that it crossed\./).waitFor();
      await seen(page, 'borrower-silence-phone-en');
      for (const one of [agent, studio, page]) await close(one);
      const states = await database.pool.query<{ state: string }>(
        'select state from message where slot = $1 and borrower_id = $2 order by message',
        [person.key.slot, person.key.borrower],
      );
      expect(states.rows.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'sent']);
    });

    test('a wish holds at once: a way is closed, hours are named, everything is stopped', async () => {
      const person = await personOf('sample:A-1000005');
      await wait(person, 1, 'sms', now);
      const agent = await open(agentPath(person), { language: 'zh-CN', size: DESK });
      await agent.getByRole('button', { name: '短信' }).waitFor();
      const page = await open('/borrower/sample/A-1000005/1000005/contacts', {
        language: 'zh-CN',
        size: PHONE,
      });
      await page.getByRole('button', { name: '不再使用这种方式' }).click();
      await page.getByText(/已记录，即刻生效。.*等待中的 1 条消息不再发出/).waitFor();
      await agent.getByText('不再希望以某种方式被联系。').waitFor();
      await agent.getByRole('button', { name: '短信', disabled: true }).waitFor();
      await page.getByLabel('到', { exact: true }).fill('19:00');
      await page.getByRole('button', { name: '只在此时段联系我' }).click();
      await agent.getByText('指定了方便的时间。').waitFor();
      await page.getByRole('button', { name: '停止一切联系' }).click();
      await agent.getByRole('button', { name: '电话', disabled: true }).waitFor();
      await seen(page, 'borrower-wishes-phone-zh');
      await seen(agent, 'agent-wishes-desk-zh');
      await close(page);
      await close(agent);
    });

    test('a contact that was wrong is complained about, with the day by which it is decided', async () => {
      const page = await open('/borrower/sample/A-1000008/1000008/contacts', { language: 'en', size: DESK });
      const ask = page.getByText('This contact was wrong').first();
      await ask.click();
      await page.getByLabel('What was wrong?').first().fill('I had paid the day before.');
      await page.getByRole('button', { name: 'Complain' }).first().click();
      await page.getByText('It is decided by 2026-12-07.').waitFor();
      await seen(page, 'borrower-complaint-desk-en');
      await close(page);
      const { rows } = await database.pool.query<{ words: string; due: Day; rule: string }>(
        'select words, due_on as due, rule from complaint',
      );
      expect(rows).toEqual([{ words: 'I had paid the day before.', due: TODAY + 15, rule: 'CN-CPL' }]);
    });

    test('a reply that a person must read waits for him, and is done when he says so', async () => {
      const person = await personOf('sample:A-1000011');
      const { rows } = await database.pool.query<{ phone: string }>(
        'select phone from borrower where slot = $1 and borrower_id = $2',
        [person.key.slot, person.key.borrower],
      );
      const page = await open('/agent/replies', { language: 'zh-CN', size: PHONE });
      await page.getByText('所有回复均已处理。').waitFor();
      const news = {
        type: 'reply',
        way: 'sms',
        from: rows[0]!.phone,
        to: '1069',
        key: null,
        at: null,
      } as const;
      const texts = ['我下周一发工资，可以晚几天吗？', '别再打电话了，我周五会还'];
      await heardReplies(
        database.pool,
        'smpp',
        texts.map((text) => ({ ...news, text })),
        { at: now, today: TODAY },
      );
      await page.getByText(texts[0]!).waitFor();
      await page.getByText('含有不再联系的意愿：已按此处理。').waitFor();
      await seen(page, 'agent-replies-phone-zh');
      await page.getByRole('button', { name: '已答复' }).first().click();
      await page.getByText(texts[0]!).waitFor({ state: 'detached' });
      await page.getByText(texts[1]!).waitFor();
      await close(page);
    });

    test('a contact that should not have been is listed, and an apology is asked for once', async () => {
      const person = await personOf('sample:A-1000014');
      const [record] = await readRecords(database.pool, [person.account]);
      const since = record!.account.oldestDue!;
      const day = since + 2;
      await database.pool.query(
        `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason)
         values ($1, $2, $3, 'told', $4, 2, 'overdue', 'planned', 'planned')`,
        [person.account.slot, person.account.accountId, formatDay(day), person.key.borrower],
      );
      await send(person, now - (TODAY - day) * 1440, null);
      const fact = { id: 'late', type: 'paid', amount: 50_000_000n, valueOn: since } as const;
      const house = smallHouse(database);
      await enterFacts(database.pool, [{ key: person.account, fact }], house, knownAt(now));
      const page = await open('/studio/apologies', { language: 'en', size: DESK });
      await page.getByText(/should not have happened: paid of .*, known on 2026-11-22/).waitFor();
      await page.getByRole('button', { name: 'Send apology' }).click();
      await page.getByText('The apology waits for its turn at the gate.').waitFor();
      await seen(page, 'studio-apologies-desk-en');
      await close(page);
      const asked = await database.pool.query<{ template: string; reply_to: string; purpose: string }>(
        `select template, reply_to, purpose from message where slot = $1 and borrower_id = $2`,
        [person.key.slot, person.key.borrower],
      );
      expect(asked.rows).toEqual([{ template: 'apology', reply_to: 'c1', purpose: 'confirm-end' }]);
      const again = await fetch(
        `${served.address}/api/studio/apologies/${person.key.slot}-${person.key.borrower}-1`,
        { method: 'POST' },
      );
      expect(again.status).toBe(409);
    });

    test('whoever follows the unsubscribe address presses one button', async () => {
      const person = await personOf('sample:A-1000017');
      await wait(person, 1, 'email', now);
      const token = (await openUnsubscribing(database.pool)).token({
        ...person.key,
        way: 'email',
        message: 1,
      });
      const page = await open(`/unsubscribe/${token}`, { language: 'zh-CN', size: PHONE });
      await page.screenshot({ path: join(PICTURES, 'unsubscribe-phone-zh.png'), fullPage: true });
      expect(await overflow(page)).toBe(0);
      await page.getByRole('button', { name: '停止发送' }).click();
      await page.getByText('已停止。').waitFor();
      await close(page);
    });

    test.each<[string, Look]>([
      ['phone-zh', { language: 'zh-CN', size: PHONE }],
      ['desk-zh', { language: 'zh-CN', size: DESK }],
    ])('the studio’s page of silence fits on %s', async (look, how) => {
      const page = await open('/studio/silence', how);
      await page.getByText('收到一笔还款').first().waitFor();
      await seen(page, `studio-silence-${look}`);
      await close(page);
    });

    test('no page complained', () => {
      expect(complaints).toEqual([]);
    });
  },
);
