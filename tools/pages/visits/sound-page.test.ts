import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { seedTexts } from '../../../server/contact/approval.ts';
import { KeptFiles } from '../../../server/contact/kept-files.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { type OldDebtor, oldDebtors } from '../../../server/db/visits/rehearsed-debtors.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { findChromium } from '../../chromium.ts';
import { PAGES_TODAY, PageScene } from '../page-scene.ts';
import { bookFor, makeVisitable, openVisitors } from './visit-scene.ts';

const found = findChromium();
const profile = mkdtempSync(join(tmpdir(), 'anhuan-sound-'));
let scene: PageScene;
let person: OldDebtor;

/** A4 B2: what is said at a door, with consent, also where there is no network. */
describe.skipIf(found.path === null)('sound at the door, in a browser', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, {
      accounts: 120,
      clock: '11:25',
      prepare: async ({ pool }, house) => {
        await seedTexts(pool, HOUSE_TEMPLATES);
        await openVisitors(pool);
        await addStaff(pool, { number: 'l1', login: 'l1', name: 'l1', roles: ['lead'], agency: null }, null);
        [person] = (await oldDebtors(pool, 1)) as [OldDebtor];
        const key = { slot: person.slot, borrower: person.borrower };
        const where = { lines: '文三路 1 号', spot: { latitude: 30_244_000, longitude: 120_152_000 } };
        const now = { today: PAGES_TODAY, at: house.now(PAGES_TODAY) };
        await makeVisitable(pool, house, { key, accounts: [person.account], name: '杨光' }, where, now);
        await bookFor(house, key, PAGES_TODAY, now.at + 5);
        const papers = new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-sound-files-')));
        return { people: { origin: null }, papers };
      },
      allowed: /Failed to load resource|ERR_INTERNET_DISCONNECTED/,
    });
  }, 180_000);
  afterAll(() => scene?.close());

  async function cookie(who: object) {
    const value = await openSession(scene.database.pool, who as { staff: string }, 'test');
    return [{ name: 'anhuan-session', value, url: scene.served.address }];
  }
  /** A telephone whose microphone hears a tone; it is where it says. */
  async function telephone(): Promise<BrowserContext> {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: found.path!,
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
        ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      ],
      viewport: { width: 360, height: 740 },
      locale: 'zh-CN',
      geolocation: { latitude: 30.2449, longitude: 120.1523 },
    });
    await context.grantPermissions(['microphone', 'geolocation'], { origin: scene.served.address });
    await context.addCookies(await cookie({ staff: 'f81' }));
    return context;
  }
  async function atTheStop(context: BrowserContext): Promise<Page> {
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(30_000);
    await page.goto(`${scene.served.address}/visit`);
    await page.getByRole('button', { name: '打开: 杨光' }).click();
    return page;
  }
  const kept = async () => {
    const { rows } = await scene.database.pool.query<{ pieces: number; ended: boolean; gone: boolean }>(
      'select pieces, ended_at is not null as ended, gone_at is not null as gone from visit_sound order by begun_at, recording',
    );
    return rows;
  };
  const agree = (page: Page, answer: '同意' | '不同意') =>
    page
      .getByRole('group', { name: '谈话可以录音' })
      .getByRole('button', { name: answer, exact: true })
      .click();

  test('is recorded with consent, without a network, through a telephone that is switched off', async () => {
    let context = await telephone();
    let page = await atTheStop(context);
    await page.getByRole('button', { name: '前往此站：领取许可' }).click();
    await page.getByText(/许可已在本机/).waitFor();
    await page.waitForFunction(
      async () => (await (await caches.open('visit-page')).match('/visit')) !== undefined,
    );
    await page.getByRole('button', { name: '查询是否仍然有效' }).click();
    await page.getByLabel(/保留大致位置/).check();
    await page.getByRole('button', { name: '我已到门口', exact: true }).click();
    await page.getByText(/到达/).waitFor();
    // The device said where it is, and the house rounded it.
    await expect
      .poll(
        async () =>
          (await scene.database.pool.query(`select data from visit_entry where type = 'arrived'`)).rows[0]
            ?.data,
      )
      .toMatch(/"latitude":30\d{6}/);
    expect(await page.getByRole('heading', { name: '录音' }).count()).toBe(0);
    await context.setOffline(true);
    await agree(page, '同意');
    await page.getByRole('button', { name: '从现在起录音' }).click();
    await page.getByRole('timer').waitFor();
    // One piece lies on the disk: as soon as it does, the page says so.
    await page.getByText(/录音 \d+ 段尚未发送/).waitFor();
    expect(await scene.seen(page, 'visit-sound-phone-zh')).toEqual([]);
    expect(await kept()).toEqual([]);
    await context.close();

    context = await telephone();
    page = await atTheStop(context);
    // It comes back by itself, with the end that nobody could press.
    await expect
      .poll(kept, { timeout: 20_000 })
      .toEqual([{ pieces: expect.any(Number), ended: true, gone: false }]);
    expect((await kept())[0]!.pieces).toBeGreaterThan(0);
    await page.getByText('填写的内容均已由机构保存。').waitFor();
    // A second one, with a network, stopped by hand.
    await page.getByRole('button', { name: '从现在起录音' }).click();
    await page.getByRole('timer').waitFor();
    // What is stopped before anything was heard leaves nothing behind: a piece of it must have come.
    await expect
      .poll(async () => (await kept()).filter(({ pieces }) => pieces > 0).length, { timeout: 20_000 })
      .toBe(2);
    await page.getByRole('button', { name: '停止录音' }).click();
    await expect
      .poll(async () => (await kept()).map(({ ended }) => ended), { timeout: 20_000 })
      .toEqual([true, true]);
    await context.close();
  }, 120_000);

  test('is heard by himself, and by a lead who says why', async () => {
    const key = { slot: person.slot, borrower: person.borrower };
    const phone = await scene.context('phone', 'en');
    await phone.addCookies(await cookie(key));
    const own = await scene.lookIn(phone, `/borrower/sample/${person.reference}/visits`);
    const player = own.getByLabel('What was recorded of you').first();
    await player.waitFor();
    expect(await scene.seen(own, 'own-sound-phone-en')).toEqual([]);
    const length = await player.evaluate(async (audio) => {
      const player = audio as HTMLAudioElement;
      player.preload = 'auto';
      const there = new Promise((done, fail) => {
        player.addEventListener('loadeddata', done);
        player.addEventListener('error', () => fail(new Error(player.error?.message)));
      });
      player.load();
      await there;
      return player.readyState;
    });
    expect(length).toBeGreaterThanOrEqual(2);
    await phone.close();

    const desk = await scene.context('desk', 'en');
    await desk.addCookies(await cookie({ staff: 'l1' }));
    const board = await scene.lookIn(desk, `/lead/visits/${person.slot}-${person.account}`);
    const one = board.getByRole('form', { name: /recorded by f81/ }).first();
    await one.getByLabel('Why do you hear it?').selectOption('complaint');
    await one.getByRole('button', { name: 'Hear it' }).press('Enter');
    const heard = one.locator('audio');
    await heard.waitFor();
    await board.waitForFunction(() => document.querySelector('audio')!.readyState >= 1);
    expect(await scene.seen(board, 'lead-sound-desk-en')).toEqual([]);
    await desk.close();
  }, 60_000);

  test('stops and is deleted when he no longer agrees', async () => {
    const context = await telephone();
    const page = await atTheStop(context);
    await page.getByRole('button', { name: '从现在起录音' }).click();
    await page.getByRole('timer').waitFor();
    await agree(page, '不同意');
    await page.getByRole('timer').waitFor({ state: 'detached' });
    await expect.poll(async () => (await kept()).every(({ gone }) => gone), { timeout: 20_000 }).toBe(true);
    await page.getByText('填写的内容均已由机构保存。').waitFor();
    expect((await scene.database.pool.query('select from visit_sound_piece')).rowCount).toBe(0);
    await context.close();
  }, 60_000);
});
