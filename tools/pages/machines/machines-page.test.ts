import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decidePaper, proposePaper } from '../../../server/agencies/agency-desk.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { settleWebhooks } from '../../../server/machines/webhook-office.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { findChromium } from '../../chromium.ts';
import { PageScene } from '../page-scene.ts';

const found = findChromium();
const DOORS = { nets: [], loopback: true };

let scene: PageScene;
let far: Server;
let base: string;
let status = 200;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      far = createServer((request, reply) => {
        request.resume();
        reply.writeHead(status).end(status === 200 ? 'thanks' : 'closed for the night');
      });
      await new Promise<void>((done) => far.listen(0, '127.0.0.1', done));
      base = `http://127.0.0.1:${(far.address() as AddressInfo).port}`;
      scene = await PageScene.open(found, {
        prepare: async () => ({ people: { origin: null }, webhooks: DOORS }),
        allowed: /status of 40[139]/,
      });
      const one = {
        number: 'w-1',
        login: 'admin',
        name: 'Ada',
        roles: ['administrator' as const],
        agency: null,
      };
      await addStaff(scene.database.pool, one, null);
    });
    /** North is let in by two people. */
    async function letNorthIn() {
      const { pool } = scene.database;
      const day = await scene.house.today();
      const name = { zh: '北方信用服务', en: 'North Credit Services' };
      const admission = { kind: 'admission', name, lawFirm: false } as const;
      const done = await proposePaper(pool, 'North', admission, 'h31', day);
      if (done.state !== 'proposed') throw new Error(JSON.stringify(done));
      const decision = { verdict: 'granted', by: 'h32', why: 'as the papers show' } as const;
      expect(await decidePaper(pool, done.paper, decision, day, scene.house.now(day))).toBe('granted');
    }
    afterAll(async () => {
      await scene?.close();
      far?.close();
    });

    async function signedIn(window: 'phone' | 'desk', language: 'en' | 'zh-CN') {
      const context = await scene.context(window, language);
      const token = await openSession(scene.database.pool, { staff: 'w-1' }, 'test');
      await context.addCookies([{ name: 'anhuan-session', value: token, url: scene.served.address }]);
      return context;
    }

    test('an administrator makes a key that is shown once, and ends it', async () => {
      const context = await signedIn('desk', 'en');
      const page = await scene.lookIn(context, '/people/keys');
      await page.getByText('There is no key yet.').waitFor();
      await page.getByLabel('Which program').fill('Core banking');
      await page.getByLabel('For whose references (empty: all)').fill('sample');
      await page.getByLabel('read accounts and balances').check();
      await page.getByLabel('tell of payments and take them back').check();
      await page.getByRole('button', { name: 'Make a key' }).press('Enter');
      const shown = (await page.locator('code.machine-secret').textContent())!;
      expect(shown).toMatch(/^anh_[a-z0-9]{12}_[\w-]{43}$/);
      const row = page.getByRole('row', { name: /Core banking/ });
      await row.getByText('never').waitFor();
      const asked = await fetch(`${scene.served.address}/api/host/sample/accounts/A-1000001`, {
        headers: { authorization: `Bearer ${shown}` },
      });
      expect(asked.status).toBe(200);
      await page.locator('code.machine-secret').evaluate((one) => {
        one.textContent = 'anh_000000000000_shown-once';
      });
      expect(await scene.seen(page, 'keys-desk-en')).toEqual([]);
      await page.getByRole('button', { name: 'End: Core banking' }).click();
      await row.getByText('ended').waitFor();
      await context.close();
    });

    test('on a telephone, in Chinese', async () => {
      const context = await signedIn('phone', 'zh-CN');
      const page = await scene.lookIn(context, '/people/keys');
      await page.getByRole('heading', { name: '程序密钥' }).waitFor();
      expect(await scene.seen(page, 'keys-phone-zh')).toEqual([]);
      await page.goto(`${scene.served.address}/people/webhooks`);
      await page.getByText('尚未设置推送地址。').waitFor();
      expect(await scene.seen(page, 'webhooks-empty-phone-zh')).toEqual([]);
      await context.close();
    });

    test('he has a program told, sees a failure, and sends it again', async () => {
      await letNorthIn();
      const { pool } = scene.database;
      const now = scene.house.now(await scene.house.today());
      const context = await signedIn('desk', 'en');
      const page = await scene.lookIn(context, '/people/webhooks');
      await page.getByLabel('Address, beginning with https://').fill(`${base}/hooks`);
      await page.getByLabel('payment.recorded').check();
      await page.getByLabel('agreement.broken').check();
      await page.getByRole('button', { name: 'Add an address' }).press('Enter');
      await page.getByText(/^Signing secret, shown once:/).waitFor();
      await page.getByRole('button', { name: /^Send a test/ }).click();
      await page.getByText('A test is on its way.').waitFor();
      status = 503;
      await settleWebhooks({ pool, doors: DOORS }, now);
      await page.getByRole('button', { name: /^What was sent there/ }).click();
      await page.getByText('closed for the night').waitFor();
      await page.getByText('fails, is tried again').waitFor();
      await page.locator('.machine-secret').evaluateAll((all) => {
        for (const one of all) one.textContent = 'whsec_shown-once';
      });
      expect(await scene.seen(page, 'webhooks-desk-en')).toEqual([]);
      status = 200;
      await page.getByRole('button', { name: /^Send again: webhook.test/ }).click();
      await page.getByText('One goes out again.').waitFor();
      await settleWebhooks({ pool, doors: DOORS }, now);
      await page.getByText('thanks').waitFor();
      await page.getByRole('button', { name: 'webhook.test', exact: true }).click();
      await page.getByText('Nothing happened: somebody looks whether you hear.').waitFor();
      await page.getByLabel('Whose program').selectOption('North');
      await page.getByText('It hears of its own placements alone').waitFor();
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(3);
      expect(await page.getByLabel('About whose accounts').count()).toBe(0);
      await page.getByLabel('Address, beginning with https://').fill(`${base}/north`);
      expect(await scene.seen(page, 'webhooks-agency-desk-en')).toEqual([]);
      await page.getByRole('button', { name: 'Add an address' }).press('Enter');
      await page.getByText('North · placement.placed · placement.returned · placement.silenced').waitFor();
      await context.close();
      const phone = await signedIn('phone', 'zh-CN');
      const small = await scene.lookIn(phone, '/people/webhooks?endpoint=1');
      await small.getByRole('heading', { name: '推送记录' }).waitFor();
      await small.getByRole('table').getByText('已接收').first().waitFor();
      expect(await scene.seen(small, 'webhooks-phone-zh')).toEqual([]);
      await small.getByRole('form', { name: '添加推送地址' }).getByRole('combobox').selectOption('North');
      await small.getByText('仅推送该机构名下委案的变化').waitFor();
      expect(await scene.seen(small, 'webhooks-agency-phone-zh')).toEqual([]);
      await phone.close();
    });
  },
);
