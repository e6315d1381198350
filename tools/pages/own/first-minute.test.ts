import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODE_KEY, codeFor } from '../../../server/agreements/one-time-code.ts';
import { personOf, told, type WithPerson } from '../../../server/db/vault/person-columns.ts';
import { sealClosedDays } from '../../../server/evidence/seal.ts';
import { openPayments } from '../../../server/payments/payment-line.ts';
import { houseKey } from '../../../server/vault/house-key.ts';
import { findChromium } from '../../chromium.ts';
import { PayCounter } from '../../peers/payments/pay-counter.ts';
import { PageScene } from '../page-scene.ts';

const KEY = 'sk_test_loopback';
const SECRET = 'whsec_loopback';
const found = findChromium();
const folder = mkdtempSync(join(tmpdir(), 'anhuan-own-'));

let scene: PageScene;
let provider: PayCounter;

interface Late {
  readonly phone: string;
  readonly account: bigint;
  readonly language: 'zh-CN' | 'en';
  readonly accounts: bigint;
}
let late: Late[];

const WORDS = {
  'zh-CN': {
    owe: /您的欠款如下/,
    next: '如果不还，接下来会怎样',
    steps: '全部步骤 ›',
    other: '其他金额',
    pay: /^还 /,
    confirm: '确认付款（演示）',
    receipt: '还款凭证',
    proof: '下载证明',
    why: '为什么',
    pays: '还款',
  },
  en: {
    owe: /this is what you owe/,
    next: 'What happens next, if nothing is paid',
    steps: 'All steps ›',
    other: 'Another amount',
    pay: /^Pay /,
    confirm: 'Pay (demonstration)',
    receipt: 'Receipt',
    proof: 'Download the proof',
    why: 'Why',
    pays: 'Pay',
  },
} as const;

/** The code that waits to be sent about an account. */
async function waitingCode(account: bigint): Promise<string> {
  const { pool } = scene.database;
  let asked: string | undefined;
  await expect
    .poll(async () => {
      const { rows } = await pool.query<{ reply_to: string }>(
        `select m.reply_to from message m join account a on a.slot = m.slot and a.borrower_id = m.borrower_id
          where m.template = 'sign-in-code' and a.account_id = $1`,
        [account],
      );
      asked = rows[0]?.reply_to;
      return asked;
    })
    .toBeDefined();
  return codeFor(await houseKey(pool, CODE_KEY), account, asked!);
}

async function signIn(context: BrowserContext, { phone, account, language }: Late): Promise<Page> {
  const words = WORDS[language];
  const page = await scene.lookIn(context, '/sign-in');
  await page.getByRole('textbox').fill(phone);
  await page.getByRole('textbox').press('Enter');
  const code = page.locator('input[name=code]');
  await code.waitFor();
  await code.fill(await waitingCode(account));
  await code.press('Enter');
  await page.getByRole('heading', { name: words.owe }).waitFor();
  return page;
}

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      let site = '';
      provider = await PayCounter.start({
        key: KEY,
        secret: SECRET,
        tellAt: () => `${site}/api/payments/notices`,
      });
      const line = openPayments({ name: 'counter', address: provider.address, key: KEY, secrets: [SECRET] });
      scene = await PageScene.open(found, {
        prepare: async ({ pool }) => {
          await sealClosedDays(pool);
          return { people: { origin: null }, payments: { line, site: () => site } };
        },
        allowed: /status of 40[139]/,
      });
      site = scene.served.address;
      const { rows } = await scene.database.pool.query<Omit<Late, 'phone'> & WithPerson>(
        `select ${personOf('b')} as person, min(a.account_id) as account, b.language, count(*) as accounts
           from borrower b join account a using (slot, borrower_id)
          group by b.slot, b.borrower_id, b.language having bool_or(a.due_principal > 0) order by 2`,
      );
      late = told(rows).map((row) => ({ ...row, phone: row.phone! }));
    });
    afterAll(async () => {
      await scene?.close();
      await provider?.close();
    });

    const next = (language: Late['language'], accounts: bigint | null = null) => {
      const place = late.findIndex(
        (one) => one.language === language && (accounts === null || one.accounts === accounts),
      );
      return late.splice(place, 1)[0]!;
    };

    test.each([
      ['phone', 'zh-CN'],
      ['desk', 'en'],
    ] as const)(
      'B3 D8 D9 C7 on a %s in %s: a code, what is owed, why, what is next, a part is paid, silence, proof',
      async (window, language) => {
        const who = next(language);
        const words = WORDS[language];
        const look = `${window}-${language}`;
        const context = await scene.context(window, language);
        const page = await signIn(context, who);
        page.setDefaultTimeout(12_000);
        expect(await scene.seen(page, `own-home-${look}`)).toEqual([]);
        await page.getByText(words.steps).click();
        await page.getByRole('heading', { name: words.next }).waitFor();
        expect(await scene.seen(page, `own-next-${look}`)).toEqual([]);
        await page.getByRole('link', { name: words.why, exact: true }).click();
        await page.getByRole('link', { name: words.pays, exact: true }).last().click();
        await page.getByLabel(words.other).check();
        await page.locator('input[name=other]').fill('12.34');
        expect(await scene.seen(page, `own-pay-${look}`)).toEqual([]);
        await page.getByRole('button', { name: words.pay }).click();
        await page.getByRole('button', { name: words.confirm }).waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect(await scene.seen(page, `own-checkout-${look}`)).toEqual([]);
        await page.getByRole('button', { name: words.confirm }).click();
        await page.getByRole('heading', { name: words.receipt, exact: true }).waitFor();
        await page.locator('.state[role=status]').waitFor({ state: 'detached' });
        expect(await scene.seen(page, `own-paid-${look}`)).toEqual([]);
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: words.proof }).click(),
        ]);
        const path = join(folder, `${look}.html`);
        await file.saveAs(path);
        const verifier = await scene.lookIn(context, '/verifier.html');
        await verifier.locator('input[type=file]').first().setInputFiles(path);
        await verifier.getByRole('heading', { name: language === 'en' ? /^True/ : '真实' }).waitFor();
        expect(await scene.seen(verifier, `own-proof-${look}`)).toEqual([]);
        await context.close();
      },
      120_000,
    );

    test('B7 A6 my data: what is held, a copy, a correction, where I am signed in, and the way out', async () => {
      const who = next('zh-CN');
      await scene.database.pool.query(
        `insert into seen_log (at, who, role, what, slot, borrower_id, account_id, field, why)
         select clock_timestamp() - d * interval '1 day' - n * interval '1 minute', 'a17', case d when 3 then 'lead' else 'agent' end,
                case n when 1 then 'POST /api/agent/accounts/:key/notes' else 'GET /api/agent/accounts/:key' end, slot, borrower_id, account_id,
                case n when 2 then 'phone' end, case n when 2 then 'speaking' end
           from account cross join generate_series(1, 7) d cross join generate_series(1, 3) n where account_id = $1`,
        [who.account],
      );
      const context = await scene.context('phone', 'zh-CN');
      const page = await signIn(context, who);
      await page.getByRole('link', { name: '我的', exact: true }).click();
      await page.getByRole('heading', { name: '我们持有的您的信息' }).waitFor();
      const seen = page.getByRole('region', { name: '谁查看过我的资料' });
      await seen.getByText('查看了您的电话号码：与您通话').first().waitFor();
      await seen.getByText('团队主管').waitFor();
      await seen.getByText('更早的 2 条').click();
      expect(await seen.getByRole('listitem').count()).toBe(7);
      expect(await seen.getByText('a17').count()).toBe(0);
      await page.getByText('更正信息').click();
      await page.getByLabel('正确的是').fill('13800138000');
      await page.getByRole('button', { name: '请求更正' }).click();
      await page.getByText(/已记录，专人将在/).waitFor();
      await page.getByText('删除我的资料').click();
      expect(await scene.seen(page, 'own-mine-phone-zh-CN')).toEqual([]);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '获取完整副本' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('my-data.html');
      await page.getByRole('button', { name: '在本机退出' }).click();
      await page.getByRole('heading', { name: '登录' }).waitFor();
      await context.close();
    });

    test('by keyboard alone a payment is begun', async () => {
      const who = next('en', 1n);
      const context = await scene.context('desk', 'en');
      const page = await signIn(context, who);
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      for (let tabs = 0; tabs < 40 && !/^Pay ¥|^Pay £|^Pay \D*\d/.test(await focused()); tabs += 1)
        await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('radio').first().waitFor();
      await page.getByRole('radio').first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Pay (demonstration)' }).waitFor();
      await context.close();
    });

    test('without a network a page says what was last seen and when; after signing out it says nothing of it', async () => {
      const who = next('en');
      const context = await scene.context('phone', 'en');
      const page = await signIn(context, who);
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      await page.reload();
      await page.getByRole('heading', { name: WORDS.en.owe }).waitFor();
      await expect
        .poll(() => page.evaluate(async () => (await (await caches.open('last-known')).keys()).length))
        .toBe(1);
      await context.setOffline(true);
      await page.reload();
      await page.getByRole('heading', { name: 'No network' }).waitFor();
      await page.getByRole('heading', { name: /^Last seen on this device/ }).waitFor();
      await scene.picture(page, 'own-offline-phone-en');
      await context.setOffline(false);
      await page.getByRole('link', { name: 'Try again' }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
      expect(await page.evaluate(() => caches.has('last-known'))).toBe(false);
      scene.complaints(); // a browser without a network says so
      await context.close();
    });
  },
);
