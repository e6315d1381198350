import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digitsOf, stepAt } from '../../../server/people/one-time-password.ts';
import { firstLink, secretFor, setUp } from '../../../server/people/set-up.ts';
import { findChromium } from '../../chromium.ts';
import { PageScene } from '../page-scene.ts';

const PASSWORD = 'Erdbeeren mögen Regen';
const found = findChromium();

let scene: PageScene;
let recovery: readonly string[];

/** A passkey is bound to a name: the machine's own, not its number. */
const named = () => ({ ...scene.served, address: scene.served.address.replace('127.0.0.1', 'localhost') });

async function device(context: BrowserContext, page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        prepare: async () => ({ people: { origin: null } }),
        allowed: /status of 40[139]/,
      });
      const { pool } = scene.database;
      const token = (await firstLink(pool))!;
      const code = digitsOf(await secretFor(pool, token), stepAt(Date.now()));
      const done = await setUp(pool, { token, password: PASSWORD, code }, Date.now());
      if (done.state !== 'done') throw new Error(done.state);
      recovery = done.recovery;
    });
    afterAll(() => scene?.close());

    test('a passkey is added, shows the second factor, opens alone, is refused when copied, and is removed', async () => {
      const { pool } = scene.database;
      const context = await scene.context('desk', 'en');
      const page = await scene.lookIn(context, '/sign-in/staff', named());
      const { cdp, id } = await device(context, page);
      await page.getByLabel('Sign-in name').fill('administrator');
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByLabel('Six digits, or a recovery code').fill(recovery[0]!);
      await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
      await page.getByRole('heading', { name: 'Who works here' }).waitFor();
      await page.getByRole('link', { name: 'My sign-in' }).click();
      await page.getByText('9 recovery codes are left.').waitFor();
      await page.getByRole('table').waitFor();
      expect(await scene.seen(page, 'own-sign-in-desk-en')).toEqual([]);

      await page.getByLabel('Name', { exact: true }).fill('grey key');
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page
        .getByRole('row', { name: /grey key/ })
        .getByText('never')
        .waitFor();

      await pool.query(`update session set confirmed_at = confirmed_at - interval '11 minutes'`);
      await page.getByRole('button', { name: 'New recovery codes' }).click();
      await page.getByRole('button', { name: 'Show a passkey' }).click();
      await page.getByText('Those you had are void.').waitFor();
      expect(await page.locator('.recovery code').count()).toBe(10);
      expect(await scene.seen(page, 'own-codes-desk-en')).toEqual([]);

      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('heading', { name: 'Who works here' }).waitFor();
      const { rows } = await pool.query<{ how: string; confirmed: boolean }>(
        `select how, confirmed_at is not null as confirmed from session where ended_at is null`,
      );
      expect(rows).toEqual([{ how: 'passkey', confirmed: true }]);

      await pool.query('update passkey set uses = uses + 100');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('alert').getByText('none that fits').waitFor();
      const { rows: noted } = await pool.query<{ what: string }>(
        `select what from people_log where what like '%copied%'`,
      );
      expect(noted).toHaveLength(1);
      await pool.query('update passkey set uses = 0');
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false });
      // The alert before this one is no answer to this press: another one must stand in its place.
      const before = await page.getByRole('alert').elementHandle();
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.waitForFunction((old) => {
        const shown = document.querySelector('[role=alert]');
        return shown !== null && shown !== old;
      }, before);
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: true });
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('heading', { name: 'Who works here' }).waitFor();

      await page.goto(`${named().address}/people/me`);
      await page.getByRole('button', { name: 'Remove: grey key' }).click();
      await page.getByText('You have none yet.').waitFor();
      await context.close();
    });

    test('the last way in is not removed, and a link of an administrator ends all passkeys', async () => {
      const { pool } = scene.database;
      const context = await scene.context('phone', 'zh-CN');
      const page = await scene.lookIn(context, '/sign-in/staff', named());
      await device(context, page);
      await pool.query('delete from sign_in_try');
      await page.getByLabel('登录名').fill('administrator');
      await page.getByLabel('密码').fill(PASSWORD);
      const secret = digitsOf(await telephoneSecret(), stepAt(Date.now()) + 1);
      await page.getByLabel('六位动态码，或恢复码').fill(secret);
      await page.getByRole('button', { name: '登录', exact: true }).press('Enter');
      await page.getByRole('heading', { name: '工作人员', exact: true }).waitFor();
      await page.goto(`${named().address}/people/me`);
      await page.getByLabel('名称').fill('手机');
      await page.getByRole('button', { name: '添加通行密钥' }).click();
      await page.getByRole('row', { name: /手机/ }).waitFor();
      await page.waitForFunction(() => document.querySelector('.state[role=status]') === null);
      expect(await scene.seen(page, 'own-sign-in-phone-zh')).toEqual([]);
      await pool.query(`update staff set password = null, totp_secret = null`);
      await page.getByRole('button', { name: '移除: 手机' }).click();
      await page.getByText('这是您唯一的登录方式').waitFor();
      const token = (await firstLink(pool))!;
      const code = digitsOf(await secretFor(pool, token), stepAt(Date.now()) + 1);
      const done = await setUp(pool, { token, password: PASSWORD, code }, Date.now());
      expect(done.state).toBe('done');
      expect((await pool.query('select 1 from passkey')).rowCount).toBe(0);
      await context.close();
    });

    /** A secret of the telephone that is known, in the place of the one that was set up. */
    async function telephoneSecret(): Promise<Buffer> {
      const { pool } = scene.database;
      await pool.query(`update staff set password = null, totp_secret = null`);
      const token = (await firstLink(pool))!;
      const secret = await secretFor(pool, token);
      const code = digitsOf(secret, stepAt(Date.now()));
      await setUp(pool, { token, password: PASSWORD, code }, Date.now());
      return secret;
    }
  },
);
