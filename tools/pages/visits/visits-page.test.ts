import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { seedTexts } from '../../../server/contact/approval.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { type OldDebtor, oldDebtors } from '../../../server/db/visits/rehearsed-debtors.ts';
import { readPlaces } from '../../../server/db/visits/visitor-rows.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { findChromium } from '../../chromium.ts';
import { PAGES_TODAY, PageScene } from '../page-scene.ts';
import { bookFor, face, makeVisitable, openVisitors } from './visit-scene.ts';

const found = findChromium();
const profile = mkdtempSync(join(tmpdir(), 'anhuan-visitor-'));
let scene: PageScene;
let person: OldDebtor;
let other: OldDebtor;
let visit: string;

describe.skipIf(found.path === null)('visits in a browser', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, {
      accounts: 120,
      clock: '11:25',
      prepare: async (database, house) => {
        const { pool } = database;
        await seedTexts(pool, HOUSE_TEMPLATES);
        await openVisitors(pool);
        await addStaff(pool, { number: 'l1', login: 'l1', name: 'l1', roles: ['lead'], agency: null }, null);
        [person, other] = (await oldDebtors(pool, 2)) as [OldDebtor, OldDebtor];
        const key = { slot: person.slot, borrower: person.borrower };
        const spot = { latitude: 30_244_000, longitude: 120_152_000 };
        const who = { key, accounts: [person.account], name: '杨光' };
        const where = { lines: '浙江省杭州市西湖区\n文三路 478 号 3 单元 501 室', spot };
        const now = { today: PAGES_TODAY, at: house.now(PAGES_TODAY) };
        await makeVisitable(pool, house, who, where, now);
        visit = await bookFor(house, key, PAGES_TODAY, now.at + 5);
        const second = { slot: other.slot, borrower: other.borrower };
        const also = { key: second, accounts: [other.account], name: '李小明' };
        await makeVisitable(pool, house, also, where, now);
        await bookFor(house, second, PAGES_TODAY, null);
        return { people: { origin: null } };
      },
      allowed: /Failed to load resource|ERR_INTERNET_DISCONNECTED/,
    });
  }, 180_000);
  afterAll(() => scene?.close());

  async function cookie(who: object) {
    const value = await openSession(scene.database.pool, who as { staff: string }, 'test');
    return [{ name: 'anhuan-session', value, url: scene.served.address }];
  }
  /** A telephone that is switched off and on again: the same profile. */
  async function telephone(): Promise<BrowserContext> {
    return chromium.launchPersistentContext(profile, {
      executablePath: found.path!,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
      viewport: { width: 360, height: 740 },
      locale: 'zh-CN',
    });
  }
  async function opened(context: BrowserContext): Promise<Page> {
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(30_000);
    await page.goto(`${scene.served.address}/visit`);
    await page.getByRole('heading', { name: '今日走访' }).waitFor();
    return page;
  }
  const entries = async () =>
    (
      await scene.database.pool.query<{ type: string }>(
        'select type from visit_entry where device_at is not null order by seq',
      )
    ).rows.map(({ type }) => type);

  test('on a telephone whose network is cut at the door, switched off and on, nothing is lost and nothing twice', async () => {
    let context = await telephone();
    await context.addCookies(await cookie({ staff: 'f81' }));
    let page = await opened(context);
    await page.getByRole('button', { name: '打开: 杨光' }).waitFor();
    expect(await scene.seen(page, 'visit-day-phone-zh')).toEqual([]);
    await page.getByRole('button', { name: '打开: 杨光' }).click();
    await page.getByRole('button', { name: '前往此站：领取许可' }).click();
    await page.getByText(/许可已在本机/).waitFor();
    await page.waitForFunction(
      async () => (await (await caches.open('visit-page')).match('/visit')) !== undefined,
    );
    await context.setOffline(true);
    await page.getByRole('button', { name: '查询是否仍然有效' }).click();
    await page.getByText('没有网络，无法得知是否仍然有效').waitFor();
    expect(await scene.seen(page, 'visit-bell-offline-phone-zh')).toEqual([]);
    await page.getByRole('button', { name: '我已到门口（未能查询）' }).click();
    await page.getByText(/到达/).waitFor();
    // A reload in the stairwell.
    await page.reload();
    await page.getByRole('button', { name: '打开: 杨光' }).click();
    await page.getByText(/到达/).waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '保存这些步骤' }).click();
    await page.getByRole('heading', { name: '逾期金额' }).waitFor();
    await page.getByRole('group', { name: '我们可以进门' }).getByRole('button', { name: '不同意' }).click();
    await page.getByText('3 条已填写').waitFor();
    expect(await entries()).toEqual([]);
    await context.close();

    context = await telephone();
    // A session ends with the browser: she signs in again, and what was entered waits for her.
    await context.addCookies(await cookie({ staff: 'f81' }));
    await context.setOffline(true);
    page = await opened(context);
    await page.getByText('3 条已填写').waitFor();
    await page.getByRole('button', { name: '打开: 杨光' }).click();
    await page.getByLabel('他愿意还吗？').selectOption('yes');
    await page.getByLabel('他的原话').fill('五月失业，下月有工资');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByLabel(/^日期/).fill('2026-12-04');
    await page.getByLabel('每月收入').fill('9000');
    await page.getByLabel('房租或房贷').fill('1200.00');
    await page.getByRole('button', { name: '保存方案' }).click();
    await page.getByText('5 条已填写').waitFor();
    await page.getByRole('textbox', { name: '金额' }).fill('100.00');
    await page.getByRole('button', { name: '已开收据并收款' }).click();
    await page.getByLabel('简要写下经过').fill('在楼道里谈了二十分钟');
    await page.getByRole('button', { name: '保存记录' }).click();
    await page.getByText('7 条已填写').waitFor();
    expect(await scene.seen(page, 'visit-door-phone-zh')).toEqual([]);
    await page.getByRole('button', { name: '结束：见到本人' }).click();
    await page.getByText('8 条已填写').waitFor();
    // The network is back and breaks off again: the server has everything, its answer is lost on the way.
    let lost = 0;
    await context.route('**/entries', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect.poll(async () => (await entries()).length).toBe(8);
    // No event says that the line is good again: the page tries by itself, under the same keys.
    await page.getByText('填写的内容均已由机构保存。').waitFor();
    expect(lost).toBe(1);
    const all = ['arrived', 'identity', 'consent', 'found-out', 'offer', 'receipt', 'report', 'ended'];
    expect(await entries()).toEqual(all);
    await page.reload();
    await page.getByText('填写的内容均已由机构保存。').waitFor();
    expect(await entries()).toEqual(all);
    const { rows } = await scene.database.pool.query(
      `select state, (select count(*)::int from breach) as breaches, (select count(*)::int from contact_attempt where way = 'visit') as visits from visit where state <> 'asked'`,
    );
    expect(rows).toEqual([{ state: 'done', breaches: 0, visits: 1 }]);
    // What was offered in the stairwell waits on his own page, once.
    const { rows: made } = await scene.database.pool.query('select by_whom as by, level from proposal');
    expect(made).toEqual([{ by: 'f81', level: 'agent' }]);
    await context.close();
  }, 180_000);

  test('the borrower is asked, and a lead looks at what it would bring', async () => {
    const key = { slot: other.slot, borrower: other.borrower };
    const own = await scene.context('phone', 'en');
    await own.addCookies(await cookie(key));
    const page = await scene.lookIn(own, `/borrower/sample/${other.reference}`);
    expect(await scene.seen(page, 'own-home-visit-phone-en')).toEqual([]);
    await page.getByRole('link', { name: /We ask to meet you/ }).click();
    await page.getByRole('radio').first().check();
    await page.getByLabel(/Somebody will be with me/).check();
    expect(await scene.seen(page, 'own-visit-phone-en')).toEqual([]);
    await page.getByRole('button', { name: 'Confirm this time' }).press('Enter');
    await page.getByText(/You confirmed 2026-/).waitFor();
    // Answered: home asks no more.
    await page.goto(`${scene.served.address}/borrower/sample/${other.reference}`);
    await page.getByRole('link', { name: /Something is wrong/ }).waitFor();
    expect(await page.getByRole('link', { name: /We ask to meet you/ }).count()).toBe(0);
    await page.goBack();
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByText('We do not ask again for a quarter of a year.').waitFor();
    await own.close();
    for (const [window, language] of [
      ['desk', 'en'],
      ['phone', 'zh-CN'],
    ] as const) {
      const desk = await scene.context(window, language);
      await desk.addCookies(await cookie({ staff: 'l1' }));
      const board = await scene.lookIn(desk, `/lead/visits/${other.slot}-${other.account}`);
      await board.getByRole('heading', { level: 3 }).first().waitFor();
      expect(await scene.seen(board, `lead-visits-${window}`)).toEqual([]);
      await desk.close();
    }
    expect(visit).toMatch(/^\d+-\d+-1$/);
  }, 120_000);

  test('a lead gives a new visitor a card with face and training, ends another’s, and keeps where an address lies', async () => {
    const { pool } = scene.database;
    await addStaff(pool, { number: 'f90', login: 'f90', name: '许诺', roles: ['field'], agency: null }, null);
    const desk = await scene.context('desk', 'en');
    await desk.addCookies(await cookie({ staff: 'l1' }));
    const page = await scene.lookIn(desk, '/lead/visitors');
    await page.getByRole('row', { name: /许诺.*no card.*not trained.*no/ }).waitFor();
    await page.getByRole('combobox', { name: 'Visitor' }).selectOption('f90');
    await page.getByLabel('Number on the card').fill('HX-0090');
    await page
      .getByLabel(/^Photograph/)
      .setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: face(0x60) });
    await page.getByRole('button', { name: 'Give this card' }).click();
    await page.getByRole('row', { name: /许诺.*HX0090/ }).waitFor();
    await page.getByRole('button', { name: 'Note training of 许诺' }).click();
    await page.getByRole('row', { name: /许诺.*HX0090.*trained.*yes/ }).waitFor();
    expect(await scene.seen(page, 'visitors-desk-en')).toEqual([]);
    await page.getByRole('button', { name: 'End the card of 许诺' }).click();
    await page.getByRole('row', { name: /许诺.*HX0090 \(ended\).*no/ }).waitFor();
    // A number that ended is not given again.
    await page.getByRole('combobox', { name: 'Visitor' }).selectOption('f90');
    await page.getByLabel('Number on the card').fill('HX-0090');
    await page
      .getByLabel(/^Photograph/)
      .setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: face(0x60) });
    await page.getByRole('button', { name: 'Give this card' }).click();
    await page.getByText('This card was not given.').waitFor();
    await page.goto(`${scene.served.address}/lead/visits/${other.slot}-${other.account}`);
    await page.getByLabel('Latitude').fill('30.291');
    await page.getByLabel('Longitude').fill('120.161');
    await page.getByRole('button', { name: /^Keep coordinates of/ }).click();
    await expect
      .poll(
        async () => (await readPlaces(pool, { slot: other.slot, borrower: other.borrower }))?.places[0]?.spot,
      )
      .toEqual({ latitude: 30_291_000, longitude: 120_161_000 });
    await desk.close();
    const phone = await scene.context('phone', 'zh-CN');
    await phone.addCookies(await cookie({ staff: 'l1' }));
    const small = await scene.lookIn(phone, '/lead/visitors');
    await small.getByRole('row', { name: /许诺/ }).waitFor();
    expect(await scene.seen(small, 'visitors-phone-zh')).toEqual([]);
    await phone.close();
  }, 120_000);
});
