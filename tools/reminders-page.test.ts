import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../rules/days.ts';
import { fillSmallBook, smallHouse } from '../server/api/small-book.ts';
import { type Served, serve } from '../server/main.ts';
import { findChromium, openChromium } from './chromium.ts';
import type { PushSubscriptionText } from './peers/push-host.ts';
import { testDatabase } from './test-database.ts';
import { openReach, type Reached, type ReachScene } from './trial/reach-scene.ts';

const TODAY = parseDay('2026-11-22')!;
const PICTURES = process.env.ANHUAN_PICTURES_IN ?? mkdtempSync(join(tmpdir(), 'anhuan-reminders-'));
const PHONE = { width: 360, height: 740 };
const AXE = resolve(import.meta.dirname, '..', 'node_modules', 'axe-core', 'axe.min.js');
const found = findChromium();

let database: Awaited<ReturnType<typeof testDatabase>>;
let scene: ReachScene;
let served: Served;
let browser: Browser;
let late: (Reached & { reference: string; language: 'zh-CN' | 'en' })[];
const complaints: string[] = [];

/** A phone; `device`: what the browser's maker answers when the page subscribes (there is no such service on this machine). */
async function phone(
  language: 'zh-CN' | 'en',
  device?: PushSubscriptionText,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: PHONE, locale: language });
  await context.grantPermissions(['notifications'], { origin: served.address });
  if (device !== undefined)
    await context.addInitScript((given) => {
      let now: unknown = null;
      const subscription = {
        endpoint: given.endpoint,
        toJSON: () => given,
        unsubscribe: async () => {
          now = null;
          return true;
        },
      };
      PushManager.prototype.subscribe = async () => {
        now = subscription;
        return subscription as unknown as PushSubscription;
      };
      PushManager.prototype.getSubscription = async () => now as PushSubscription | null;
    }, device);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page };
}

async function look(page: Page, path: string): Promise<void> {
  await page.goto(served.address + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('[role=status]') === null);
}

async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });

describe.skipIf(found.path === null)('messages and reminders, on a telephone', () => {
  beforeAll(async () => {
    database = await testDatabase();
    await fillSmallBook(database.pool, TODAY, 40);
    const web = join(mkdtempSync(join(tmpdir(), 'anhuan-web-')), 'built');
    await build({
      configFile: resolve(import.meta.dirname, '..', 'web', 'vite.config.ts'),
      build: { outDir: web },
      logLevel: 'error',
    });
    scene = await openReach(smallHouse(database, '17:30'));
    served = await serve({ ...scene.house, port: 0, web });
    const { rows } = await database.pool.query<(typeof late)[number]>(
      `select a.slot, a.borrower_id as borrower, a.account_id as account, b.language, r.reference
         from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
         join reference r on r.account_id = a.account_id
        where a.oldest_due between $1::date - 12 and $1::date - 2 order by a.account_id`,
      ['2026-11-22'],
    );
    late = rows;
    browser = await openChromium(found);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await scene?.close();
    await database?.close();
  });

  test.each(['zh-CN', 'en'] as const)('unread, opened, told why and by whom (%s)', async (language) => {
    const one = late.find((each) => each.language === language)!;
    await scene.send(one, ['in-app']);
    const { context, page } = await phone(language);
    const home = `/borrower/sample/${one.reference}`;
    await look(page, home);
    const unread = language === 'en' ? '1 unread' : '1 条未读';
    await page.getByRole('link', { name: unread }).click();
    await page.getByRole('heading', { level: 1, name: language === 'en' ? 'Messages' : '消息' }).waitFor();
    const message = page.getByRole('listitem').first();
    const isNew = message.getByText(language === 'en' ? 'New' : '未读', { exact: true });
    await isNew.waitFor();
    await picture(page, `messages-unread-${language}`);
    await message.locator('summary').click();
    await isNew.waitFor({ state: 'detached' });
    await message.getByText(language === 'en' ? 'First opened' : '首次打开').waitFor();
    await message.getByRole('link', { name: language === 'en' ? /Account/ : /账户/ }).waitFor();
    await page.getByText(language === 'en' ? 'All read' : '全部已读').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(await faults(page)).toEqual([]);
    await picture(page, `messages-open-${language}`);
    await context.close();
  });

  test('a device is asked for, reminded, and left alone again', async () => {
    const one = late.filter((each) => each.language === 'en')[1]!;
    const device = scene.pushHost.subscribe(scene.key.publicKey);
    const { context, page } = await phone('en', device);
    await look(page, `/borrower/sample/${one.reference}/messages`);
    await page.getByText('There are no messages for you.').waitFor();
    await page.getByText('This device is not reminded.').waitFor();
    await page.getByRole('button', { name: 'Remind me here' }).click();
    await page.getByText('This device is reminded.').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'reminders-on-en');
    await scene.send(one, ['push']);
    const [seen] = scene.pushHost.shown(device);
    expect(seen?.payload).toMatchObject({ opens: `/borrower/sample/${one.reference}/messages` });
    await showsOnScreen(page, JSON.stringify(seen!.payload));
    await page.getByRole('button', { name: 'Stop reminding me here' }).click();
    await page.getByText('This device is not reminded.').waitFor();
    await context.close();
  });

  /** What the real worker in the real browser shows for that payload, delivered twice. */
  async function showsOnScreen(page: Page, payload: string): Promise<void> {
    const devtools = await page.context().newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations;
        if (first !== undefined) resolve(first.registrationId);
      });
    });
    await devtools.send('ServiceWorker.enable');
    const deliver = { origin: served.address, registrationId: await registered, data: payload };
    await devtools.send('ServiceWorker.deliverPushMessage', deliver);
    await devtools.send('ServiceWorker.deliverPushMessage', deliver);
    const shown = await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.ready;
      const all = await registration.getNotifications();
      return all.length === 0 ? null : all.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
    });
    const { title, line, tag, opens } = JSON.parse(payload) as Record<string, string>;
    expect(await shown.jsonValue()).toEqual([{ title, body: line, tag, data: { opens } }]);
  }

  test('where the browser refuses, it says so and nothing was changed', async () => {
    const one = late.filter((each) => each.language === 'en')[2]!;
    const { context, page } = await phone('en');
    await look(page, `/borrower/sample/${one.reference}/messages`);
    // The browser is real, its maker's push service is not to be reached from here.
    await page.getByRole('button', { name: 'Remind me here' }).click();
    await page.getByRole('alert').waitFor();
    await picture(page, 'reminders-failed-en');
    const left = await database.pool.query('select from push_device where borrower_id = $1', [one.borrower]);
    expect(left.rowCount).toBe(0);
    await context.close();
  });

  test('no page complained; the browser alone, where it refused', () => {
    expect(complaints.filter((words) => !words.includes('does not support the Push API'))).toEqual([]);
  });
});
