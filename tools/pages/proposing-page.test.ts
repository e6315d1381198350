import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REVOLVING } from '../../policy/house/products.ts';
import { formatDay } from '../../rules/days.ts';
import { CODE_KEY, codeFor } from '../../server/agreements/one-time-code.ts';
import { keepReviewers } from '../../server/db/review/review-rows.ts';
import { houseKey } from '../../server/vault/house-key.ts';
import { findChromium } from '../chromium.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;

const WORDS = {
  'zh-CN': {
    you: '您的工号',
    first: '请先填写工号。',
    income: '收入 1',
    housing: /每月房租或房贷/,
    months: /^月数/,
    ask: '看看能怎么安排',
    answer: /^(可以。|这样不行，但可以这样：)$/,
    reckoned: '怎么算的',
    waits: /等待本人输入验证码/,
    code: '验证码',
    confirm: '我同意',
    bound: /本人已确认/,
  },
  en: {
    you: 'Your staff number',
    first: 'Give your staff number first.',
    income: 'Income 1',
    housing: /Rent or housing loan/,
    months: /^Months/,
    ask: 'See what is possible',
    answer: /^(This is possible\.|Not like that\. But this is possible:)$/,
    reckoned: 'How it was worked out',
    waits: /It waits for his code/,
    code: 'Code',
    confirm: 'I agree',
    bound: /He has confirmed/,
  },
} as const;

describe.skipIf(found.path === null)('an agent agrees with somebody on the telephone', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, {
      prepare: async ({ pool }) => {
        await keepReviewers(pool, [
          { id: 'a1', level: 1, trained: false },
          { id: 'l1', level: 2, trained: false },
        ]);
        return undefined;
      },
    });
  }, 180_000);
  afterAll(() => scene?.close());

  /** The newest code that was sent about an account, as its borrower gets it. */
  async function codeOf(account: string): Promise<string> {
    const { rows } = await scene.database.pool.query<{ reply_to: string }>(
      `select reply_to from message where template = 'agreement-code' and debts = $1 order by message desc limit 1`,
      [account],
    );
    return codeFor(await houseKey(scene.database.pool, CODE_KEY), BigInt(account), rows[0]!.reply_to);
  }

  /** A late account in China about which nothing was proposed yet; of one product if it is named. */
  async function fresh(product: number | null = null): Promise<{ key: string; account: string }> {
    const { rows } = await scene.database.pool.query<{ slot: number; account: string }>(
      `select a.slot, a.account_id::text as account
         from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
        where a.oldest_due < $1::date - 1 and b.region = 'CN-33' and a.written_off_on is null and a.paused_from is null
          and a.agreement is null and ($2::smallint is null or a.product = $2)
          and not exists (select from proposal p where p.slot = a.slot and p.account_id = a.account_id)
        order by a.account_id limit 1`,
      [formatDay(PAGES_TODAY), product],
    );
    const { slot, account } = rows[0]!;
    return { key: `${slot}-${account}`, account };
  }

  test.each([
    ['zh-CN', 'phone'],
    ['en', 'desk'],
  ] as const)(
    'asked, reckoned, side by side, sent by a key; he alone confirms (%s, %s)',
    async (language, window) => {
      const words = WORDS[language];
      const { key, account } = await fresh();
      const page = await scene.look(`/agent/agree/${key}`, window, language);
      await page.getByText(words.first).waitFor();
      await page.getByLabel(words.you).fill('li');
      await page.getByRole('textbox', { name: words.income }).waitFor();
      // From here on nothing but keys: p goes to the first question, Enter asks, a digit goes to an offer.
      await page.locator('h1').click();
      await page.keyboard.press('p');
      await page.keyboard.type('6500');
      await page.getByLabel(words.housing).fill('1500');
      await page.getByLabel(words.months).fill('6');
      await scene.picture(page, `proposing-form-${window}-${language}`);
      expect(await scene.faults(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: words.answer }).waitFor();
      await page.getByText(words.reckoned).click();
      await page.keyboard.press('1');
      await scene.picture(page, `proposing-offers-${window}-${language}`);
      expect(await scene.faults(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByText(words.waits).waitFor();
      expect(await page.getByRole('button', { name: words.confirm }).count()).toBe(0);
      expect(await page.getByLabel(words.code, { exact: true }).count()).toBe(0);
      await scene.picture(page, `proposing-sent-${window}-${language}`);
      expect(await scene.faults(page)).toEqual([]);
      const his = await scene.look(`/borrower/sample/A-${account}/${account}/agree`, 'phone', language);
      await his.getByLabel(words.code, { exact: true }).fill(await codeOf(account));
      await his.getByRole('button', { name: words.confirm }).click();
      await page.getByText(words.bound).waitFor();
      await scene.picture(page, `proposing-bound-${window}-${language}`);
      await scene.leave(his);
      await scene.leave(page);
    },
    120_000,
  );

  test('what the rules leave to a person is opened, answered with other terms inside the limits, and chosen', async () => {
    const { account } = await fresh(REVOLVING.code);
    const his = await scene.look(`/borrower/sample/A-${account}/${account}/agree`, 'phone', 'zh-CN');
    await his.getByRole('textbox', { name: '收入 1' }).fill('9900');
    await his.getByLabel(/每月房租或房贷/).fill('1500');
    await his.getByLabel(/^月数/).fill('6');
    await his.getByRole('button', { name: '看看能怎么安排' }).click();
    await his.getByRole('heading', { level: 2 }).first().waitFor();
    await his.getByRole('textbox', { name: '收入 1' }).fill('6500');
    await his.getByRole('button', { name: '看看能怎么安排' }).click();
    await his.getByRole('heading', { name: '将由人工审核。' }).waitFor();
    await his.getByText(/起等待/).waitFor();
    expect(await scene.faults(his)).toEqual([]);
    const desk = await scene.look('/agent/review', 'desk', 'zh-CN');
    await desk.getByLabel('您的工号').fill('a1');
    await desk.getByRole('button', { name: '领取' }).click();
    await desk.getByText('请先查看方案。').waitFor();
    await desk.getByRole('button', { name: '查看方案' }).click();
    await desk.getByText('每月可承担', { exact: true }).waitFor();
    await desk.getByLabel('决定').selectOption('countered');
    await desk.getByLabel(/^月数/).fill('12');
    await desk.getByLabel('另一方案更合适').check();
    await desk.getByLabel('中文说明').fill('为您安排了更轻的分期');
    await desk.getByLabel('英文说明').fill('Smaller instalments for you');
    await desk.getByLabel(/^每次还多少/).fill('1');
    await desk.getByRole('button', { name: '决定' }).click();
    await desk.getByText(/各期合计少于/).waitFor();
    await scene.picture(desk, 'proposal-review-desk-zh-CN');
    expect((await scene.faults(desk)).filter((fault) => !fault.includes('409'))).toEqual([]);
    await desk.getByLabel('安排类型').selectOption('later-date');
    await desk.getByLabel(/^每次还多少/).fill('');
    await desk.getByRole('button', { name: '决定' }).click();
    await desk.getByText('暂无待办。').waitFor();
    await his.reload();
    await his.getByText('为您另提方案').waitFor();
    await his.getByText(/为您安排了更轻的分期/).waitFor();
    await scene.picture(his, 'proposal-answered-phone-zh-CN');
    expect(await scene.faults(his)).toEqual([]);
    await his
      .getByRole('button', { name: /^选这个：/ })
      .last()
      .click();
    await his.getByLabel('验证码', { exact: true }).waitFor();
    await his.getByLabel('验证码', { exact: true }).fill(await codeOf(account));
    await his.getByRole('button', { name: '我同意' }).click();
    await his.getByText(/正在履行/).waitFor();
    await scene.leave(desk);
    await scene.leave(his);
  }, 120_000);
});
