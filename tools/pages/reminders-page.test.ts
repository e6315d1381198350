import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import type { PushSubscriptionText } from '../peers/push-host.ts';
import { openReach, type Reached, type ReachScene } from '../trial/reach-scene.ts';
import { type Language, PageScene } from './page-scene.ts';

const found = findChromium('whole');
let reach: ReachScene;
let scene: PageScene;
let late: (Reached & { reference: string; language: Language })[];

/** A phone; `device`: what the browser's maker answers when the page subscribes (there is no such service on this machine). */
async function phone(path: string, language: Language, device?: PushSubscriptionText): Promise<Page> {
  const context = await scene.context('phone', language);
  await context.grantPermissions(['notifications'], { origin: scene.served.address });
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
  return scene.lookIn(context, path);
}

describe.skipIf(found.path === null)('messages and reminders, on a telephone', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, {
      clock: '17:30',
      allowed: /does not support the Push API/,
      prepare: async (_database, house) => {
        reach = await openReach(house);
        return reach.house;
      },
    });
    const { rows } = await scene.database.pool.query<(typeof late)[number]>(
      `select a.slot, a.borrower_id as borrower, a.account_id as account, b.language, r.reference
         from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
         join reference r on r.account_id = a.account_id
        where a.oldest_due between $1::date - 12 and $1::date - 2 order by a.account_id`,
      ['2026-11-22'],
    );
    late = rows;
  }, 180_000);
  afterAll(async () => {
    await scene?.close();
    await reach?.close();
  });

  test.each(['zh-CN', 'en'] as const)('unread, opened, told why and by whom (%s)', async (language) => {
    const one = late.find((each) => each.language === language)!;
    await reach.send(one, ['in-app']);
    const page = await phone(`/borrower/sample/${one.reference}`, language);
    const unread = language === 'en' ? '1 unread' : '1 条未读';
    await page.getByRole('link', { name: unread }).click();
    await page.getByRole('heading', { level: 1, name: language === 'en' ? 'Messages' : '消息' }).waitFor();
    const message = page.getByRole('listitem').first();
    const isNew = message.getByText(language === 'en' ? 'New' : '未读', { exact: true });
    await isNew.waitFor();
    await scene.picture(page, `messages-unread-${language}`);
    await message.locator('summary').click();
    await isNew.waitFor({ state: 'detached' });
    await message.getByText(language === 'en' ? 'First opened' : '首次打开').waitFor();
    await message.getByRole('link', { name: language === 'en' ? /Account/ : /账户/ }).waitFor();
    await page.getByText(language === 'en' ? 'All read' : '全部已读').waitFor();
    expect(await scene.faults(page)).toEqual([]);
    await scene.picture(page, `messages-open-${language}`);
    await scene.leave(page);
  });

  test('a device is asked for, reminded, and left alone again', async () => {
    const one = late.filter((each) => each.language === 'en')[1]!;
    const device = reach.pushHost.subscribe(reach.key.publicKey);
    const page = await phone(`/borrower/sample/${one.reference}/messages`, 'en', device);
    await page.getByText('There are no messages for you.').waitFor();
    await page.getByText('This device is not reminded.').waitFor();
    await page.getByRole('button', { name: 'Remind me here' }).click();
    await page.getByText('This device is reminded.').waitFor();
    expect(await scene.faults(page)).toEqual([]);
    await scene.picture(page, 'reminders-on-en');
    await reach.send(one, ['push']);
    const [seen] = reach.pushHost.shown(device);
    expect(seen?.payload).toMatchObject({ opens: `/borrower/sample/${one.reference}/messages` });
    await showsOnScreen(page, JSON.stringify(seen!.payload));
    await page.getByRole('button', { name: 'Stop reminding me here' }).click();
    await page.getByText('This device is not reminded.').waitFor();
    await scene.leave(page);
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
    const deliver = { origin: scene.served.address, registrationId: await registered, data: payload };
    await devtools.send('ServiceWorker.deliverPushMessage', deliver);
    await devtools.send('ServiceWorker.deliverPushMessage', deliver);
    const shown = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      for (;;) {
        const all = await registration.getNotifications();
        if (all.length > 0) return all.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
        await new Promise(requestAnimationFrame);
      }
    });
    const { title, line, tag, opens } = JSON.parse(payload) as Record<string, string>;
    expect(shown).toEqual([{ title, body: line, tag, data: { opens } }]);
  }

  test('where the browser refuses, it says so and nothing was changed', async () => {
    const one = late.filter((each) => each.language === 'en')[2]!;
    const page = await phone(`/borrower/sample/${one.reference}/messages`, 'en');
    // The browser is real, its maker's push service is not to be reached from here.
    await page.getByRole('button', { name: 'Remind me here' }).click();
    await page.getByRole('alert').waitFor();
    await scene.picture(page, 'reminders-failed-en');
    const left = await scene.database.pool.query('select from push_device where borrower_id = $1', [
      one.borrower,
    ]);
    expect(left.rowCount).toBe(0);
    await scene.leave(page);
  });

  test('no page complained; the browser alone, where it refused', () => {
    expect(scene.complaints()).toEqual([]);
  });
});
