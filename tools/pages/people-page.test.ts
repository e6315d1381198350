import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODE_KEY, codeFor } from '../../server/agreements/one-time-code.ts';
import { personOf, told, type WithPerson } from '../../server/db/vault/person-columns.ts';
import { digitsOf, stepAt } from '../../server/people/one-time-password.ts';
import { firstLink } from '../../server/people/set-up.ts';
import { houseKey } from '../../server/vault/house-key.ts';
import { findChromium } from '../chromium.ts';
import { PageScene } from './page-scene.ts';

const PASSWORD = 'Erdbeeren mögen Regen';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const found = findChromium();

let scene: PageScene;

/** What the telephone shows, so many steps from now. */
function shown(secret: string, off: number): string {
  const bits = [...secret.replaceAll(/\s/g, '')].map((one) =>
    LETTERS.indexOf(one).toString(2).padStart(5, '0'),
  );
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2));
  return digitsOf(Buffer.from(bytes), stepAt(Date.now()) + off);
}

async function signIn(page: Page, words: readonly [string, string, string, string], code: string) {
  const [login, password, field, button] = words;
  await page.getByLabel(login).fill('administrator');
  await page.getByLabel(password).fill(PASSWORD);
  await page.getByLabel(field).fill(code);
  await page.getByRole('button', { name: button, exact: true }).press('Enter');
}

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        prepare: async () => ({ people: { origin: null } }),
        // A browser notes every refusal.
        allowed: /status of 40[139]/,
      });
    });
    afterAll(() => scene?.close());

    test.each([
      ['phone', 'zh-CN', '/agent', '工作人员登录'],
      ['desk', 'en', '/studio', 'Sign in to work'],
      ['phone', 'en', '/borrower/sample/A-1', 'Sign in'],
      ['desk', 'zh-CN', '/borrower/sample/A-1', '登录'],
    ] as const)('%s, %s: whoever opens %s is asked to sign in', async (window, language, path, title) => {
      const context = await scene.context(window, language);
      const page = await scene.lookIn(context, path);
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      expect(new URL(page.url()).searchParams.get('to')).toBe(path);
      const name = `sign-in-${path.split('/')[1]}-${window}-${language}`;
      expect(await scene.seen(page, name)).toEqual([]);
      await context.close();
    });

    test('the first administrator sets up his sign-in, makes an agent, and is asked again who he is', async () => {
      const { pool } = scene.database;
      const token = (await firstLink(pool))!;
      const context = await scene.context('desk', 'en');
      const page = await scene.lookIn(context, `/set-up#${token}`);
      await page.getByRole('img', { name: 'QR code for the one-time-password app' }).waitFor();
      // The secret is hidden from the picture that the test keeps: a picture differs at every run otherwise.
      expect(await scene.seen(page, 'set-up-desk-en')).toEqual([]);
      const secret = (await page.locator('code.secret').textContent())!;
      await page.getByLabel('A password of your own').fill('passwordpassword');
      await page.getByLabel('The six digits that the app shows now').fill(shown(secret, -1));
      await page.getByRole('button', { name: 'Set up' }).click();
      await page.getByText('Everybody tries this one first.').waitFor();
      await page.getByLabel('A password of your own').fill(PASSWORD);
      await page.getByLabel('The six digits that the app shows now').fill(shown(secret, 0));
      await page.getByRole('button', { name: 'Set up' }).click();
      await page.getByRole('heading', { name: 'Write these codes down' }).waitFor();
      expect(await page.getByRole('listitem').count()).toBe(10);
      expect(await scene.seen(page, 'recovery-desk-en')).toEqual([]);
      const [recovery] = await page.getByRole('listitem').allTextContents();
      await page.getByRole('link', { name: 'I have written them down: sign in' }).click();

      const words = ['Sign-in name', 'Password', 'Six digits, or a recovery code', 'Sign in'] as const;
      await signIn(page, words, '000000');
      await page.getByText('That did not fit together.').waitFor();
      await signIn(page, words, shown(secret, 1));
      await page.getByRole('heading', { name: 'Who works here' }).waitFor();
      await page.getByText('Signed in as Administrator.').waitFor();

      await pool.query(`update session set confirmed_at = confirmed_at - interval '11 minutes'`);
      await page.getByLabel('Name', { exact: true }).fill('李伟');
      await page.getByLabel('Staff number').fill('w-7');
      await page.getByLabel('Sign-in name').fill('li.wei');
      await page.getByLabel('Agent', { exact: true }).check();
      await page.getByRole('button', { name: 'Make this person' }).click();
      await page.getByText('Show once more that it is you').waitFor();
      expect(await scene.seen(page, 'confirm-desk-en')).toEqual([]);
      await page.getByLabel('Six digits', { exact: true }).fill(recovery!);
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.getByText(/\/set-up#[\w-]{43}/).waitFor();
      await page.getByRole('row', { name: /李伟/ }).getByText('has not used the link yet').waitFor();
      expect(await scene.seen(page, 'people-desk-en')).toEqual([]);

      // What pages kept of people here goes; how they are read stays.
      await page.evaluate(() => {
        for (const key of ['anhuan-draft-a-1', 'anhuan-month', 'anhuan-language'])
          localStorage.setItem(key, 'en');
      });
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in to work' }).waitFor();
      expect(
        await page.evaluate(() =>
          Object.keys(localStorage).filter((key) => /draft|month|language/.test(key)),
        ),
      ).toEqual(['anhuan-language']);
      await context.close();
    });

    test('a borrower signs in with the code on his telephone and reads his own page', async () => {
      const { pool } = scene.database;
      const { rows } = await pool.query<WithPerson & { account: bigint }>(
        `select ${personOf('b')} as person, min(a.account_id) as account from borrower b join account a using (slot, borrower_id)
          where b.language = 'zh-CN' group by b.slot, b.borrower_id order by 2 limit 1`,
      );
      const { account, ...own } = told(rows)[0]!;
      const phone = own.phone!;
      const context = await scene.context('phone', 'zh-CN');
      const page = await scene.lookIn(context, '/sign-in');
      await page.getByLabel('您的手机号').fill(phone);
      await page.getByRole('button', { name: '发送验证码' }).press('Enter');
      await page.getByLabel('六位验证码').waitFor();
      expect(await scene.seen(page, 'code-phone-zh')).toEqual([]);
      const asked = await waitingCode(account);
      await page.getByLabel('六位验证码').fill(codeFor(await houseKey(pool, CODE_KEY), account, asked));
      await page.getByRole('button', { name: '登录', exact: true }).press('Enter');
      await page.getByText('您已登录。').waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/borrower\/sample\/A-\d+$/);
      await page.waitForFunction(() => document.querySelector('.state[role=status]') === null);
      expect(await scene.seen(page, 'own-page-phone-zh')).toEqual([]);
      await context.close();
    });

    /** The entry that the waiting code answers: it is put there after the page was answered. */
    async function waitingCode(account: bigint): Promise<string> {
      const { pool } = scene.database;
      const look = async (): Promise<string> => {
        const { rows } = await pool.query<{ reply_to: string }>(
          `select reply_to from message where template = 'sign-in-code' and debts = $1`,
          [String(account)],
        );
        return rows[0]?.reply_to ?? new Promise((done) => setImmediate(() => done(look())));
      };
      return look();
    }
  },
);
