import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../rules/days.ts';
import { fillSmallBook, smallHouse } from '../server/api/small-book.ts';
import { type Served, serve } from '../server/main.ts';
import { findChromium, openChromium } from './chromium.ts';
import { testDatabase } from './test-database.ts';
import { DemoContact } from './trial/demo-contact.ts';

const TODAY = parseDay('2026-11-22')!;
const AXE = resolve(import.meta.dirname, '..', 'node_modules', 'axe-core', 'axe.min.js');
const PICTURES = process.env.ANHUAN_PICTURES_IN ?? mkdtempSync(join(tmpdir(), 'anhuan-inboxes-'));
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const;
const found = findChromium();

let database: Awaited<ReturnType<typeof testDatabase>>;
let contact: DemoContact;
let served: Served;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  contact = await DemoContact.start(database.pool);
  await contact.morning(TODAY);
  const web = join(mkdtempSync(join(tmpdir(), 'anhuan-web-')), 'built');
  if (found.path !== null)
    await build({
      configFile: resolve(import.meta.dirname, '..', 'web', 'vite.config.ts'),
      build: { outDir: web },
      logLevel: 'error',
    });
  const { advanceDay } = smallHouse(database);
  served = await serve({
    pool: database.pool,
    advanceDay,
    now: contact.minuteOn,
    farEnds: contact.farEnds,
    port: 0,
    web: found.path === null ? null : web,
  });
  if (found.path !== null) browser = await openChromium(found);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await contact?.close();
  await database?.close();
});

test('a morning reaches a telephone, with a code that answers and parts that were joined', async () => {
  const { sms = 0 } = contact.farEnds.counts();
  expect(sms).toBeGreaterThan(0);
  const [text] = contact.farEnds.arrived('sms', '', 1);
  expect(text!.text).toMatch(/【安还消费金融】|Anhuan Consumer Finance/);
  const code = /核验码 ?([0-9A-Z-]{8,9})|code ([0-9A-Z-]{8,9})/.exec(text!.text)?.slice(1).find(Boolean);
  const answer = await fetch(`${served.address}/api/verify?language=en`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ what: code, ending: text!.to.slice(-4) }),
  });
  expect(await answer.json()).toMatchObject({ answer: 'genuine', what: 'message' });
});

test('what was sent once is not sent again on the same morning', async () => {
  const before = contact.farEnds.counts();
  await contact.morning(TODAY);
  expect(contact.farEnds.counts()).toEqual(before);
});

describe.skipIf(found.path === null)('the window onto the far ends, in a browser', () => {
  async function open(path: string, language: 'zh-CN' | 'en', size: keyof typeof SIZES): Promise<Page> {
    const context = await browser.newContext({ viewport: SIZES[size], locale: language });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${path}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
    await page.goto(served.address + path);
    await page.getByRole('heading').first().waitFor();
    return page;
  }

  test.each([
    ['en', 'phone', 'Text messages', 'Number or mailbox'],
    ['zh-CN', 'desk', '短信', '号码或邮箱'],
  ] as const)('%s on a %s: texts as they arrived, found by number', async (language, size, sms, search) => {
    const page = await open('/inboxes', language, size);
    const list = page.getByRole('list', { name: sms });
    await list.waitFor();
    const all = await list.getByRole('listitem').count();
    expect(all).toBeGreaterThan(0);
    await page.screenshot({
      path: join(PICTURES, `inboxes-${size}-${language}.png`),
      fullPage: size === 'desk',
    });
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
    await page.getByLabel(search).fill('no such number');
    await page.getByText(/Nothing has arrived|还没有收到/).waitFor();
    await page.context().close();
  });

  test('no page complained', () => expect(complaints).toEqual([]));
});
