import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../../rules/days.ts';
import type { House } from '../../../server/api/house.ts';
import { latestDebts } from '../../../server/db/firms/letter-placing.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { giveLetter } from '../../../server/firms/give-letter.ts';
import { proposeLetter } from '../../../server/firms/propose-letter.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { findChromium } from '../../chromium.ts';
import { LetterRoom } from '../../letters/letter-room.ts';
import { addressFor, engageFirm, signInFirm, trainWorkers, triedBefore } from '../../letters/letter-scene.ts';
import { type Language, PAGES_TODAY, PageScene, type Window } from '../page-scene.ts';

const found = await findChromium();
let scene: PageScene;
let session = '';
const orders: string[] = [];

async function prepare({ pool }: { readonly pool: Pool }, house: House) {
  await trainWorkers(pool);
  await engageFirm(pool, PAGES_TODAY, house.now(PAGES_TODAY));
  [session = ''] = await signInFirm(pool);
  const letters = await LetterRoom.open(house);
  for (const row of await latestDebts(pool, 'zh-CN', 5)) {
    await triedBefore(house, row, row.accountId);
    await addressFor(pool, row, row.name);
    const made = await proposeLetter(house, row, 'a17');
    if (made.state !== 'proposed') continue;
    const given = await giveLetter({ ...house, press: letters.press }, made.order, 'l21');
    if (given.state === 'done') orders.push(`${row.slot}-${row.borrower}-${made.order.order}`);
  }
  await letters.room.drain();
  await letters.close();
  return { people: { origin: null } };
}

describe.skipIf(found.path === null)('the door of a law firm', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, { accounts: 120, prepare });
  }, 240_000);
  afterAll(() => scene?.close());

  async function open(path: string, window: Window, language: Language, whose = session) {
    const context = await scene.context(window, language);
    await context.addCookies([{ name: 'anhuan-session', value: whose, url: scene.served.address }]);
    return scene.lookIn(context, path);
  }

  test('the house sees which firms it engaged', async () => {
    const { pool } = scene.database;
    await addStaff(
      pool,
      { number: 'c1', login: 'c1', name: 'c1', roles: ['compliance'], agency: null },
      null,
    );
    const whose = await openSession(pool, { staff: 'c1' }, 'test');
    const page = await open('/studio/firms', 'desk', 'en', whose);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await scene.seen(page, 'firms-desk-en')).toEqual([]);
    await page.getByText('Propose an engagement').click();
    const form = page.getByRole('form', { name: 'Propose an engagement' });
    const day = (ahead: number) => formatDay(PAGES_TODAY + ahead);
    for (const [label, said] of [
      ['Number of the firm', 'FIRM2009'],
      ['Power of attorney', 'PoA 2026-31'],
      ['Name in Chinese', '远山律师事务所'],
      ['Name in English', 'Yuanshan Law Firm'],
      ['Letterhead address in Chinese', '浙江省杭州市西湖区曙光路 9 号'],
      ['Letterhead address in English', '9 Shuguang Road, Hangzhou'],
      ['Licence', '23301200510777777'],
      ['Licence valid until', day(300)],
      ['Products, a comma between', 'revolving, instalment'],
      ['Regions, a comma between', 'CN-33'],
      ['May write from', day(1)],
      ['No more from', day(200)],
      ['Practising number', '13301201510654321'],
      ['His name in Chinese', '陆远'],
      ['His name in English', 'Lu Yuan'],
      ['His licence valid until', day(300)],
    ] as const)
      await form.getByLabel(label, { exact: true }).fill(said);
    expect(await scene.seen(page, 'firms-engage-desk-en')).toEqual([]);
    await form.getByRole('button', { name: 'Propose' }).click();
    await page.getByText('Proposed: another person decides it.').waitFor();
    await page.getByText('Yuanshan Law Firm').first().waitFor();
    await scene.leave(page);
  });

  test.each([
    ['phone', 'zh-CN', 'sign'],
    ['desk', 'en', 'send-back'],
  ] as const)('on a %s in %s: its letters are read, and %s works', async (window, language, act) => {
    const order = orders.pop()!;
    const zh = language === 'zh-CN';
    const list = await open('/firm', window, language);
    expect(await list.getByRole('table').count()).toBeGreaterThan(0);
    expect(await scene.seen(list, `firm-list-${window}-${language}`)).toEqual([]);
    await scene.leave(list);
    const page = await open(`/firm/orders/${order}`, window, language);
    await page.getByRole('link', { name: zh ? '打开页面（PDF）' : 'Open the page (PDF)' }).waitFor();
    expect(await scene.seen(page, `firm-order-${window}-${language}`)).toEqual([]);
    if (act === 'sign') {
      await page.getByRole('button', { name: '签署此页' }).click();
      await page.getByText('签名与页面相符。').waitFor();
    } else {
      await page.getByLabel('Reason').fill('Check the sum');
      await page.getByRole('button', { name: 'Send back' }).click();
      await page.getByText('sent back by the firm').waitFor();
    }
    expect(await scene.seen(page, `firm-done-${window}-${language}`)).toEqual([]);
    await scene.leave(page);
  });
});
