import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAgencies, rulesOn } from '../../../server/agencies/agency-desk.ts';
import { AGENCY_TODAY, AgencyScene } from '../../../server/api/agencies/agency-scene.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { type Served, serve } from '../../../server/main.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { findChromium } from '../../chromium.ts';
import { builtWeb } from '../../trial/web-build.ts';
import { PageScene } from '../page-scene.ts';

const found = findChromium();
let scene: PageScene;
let door: Served;

describe.skipIf(found.path === null)(
  `A2 C8: papers and keys are asked for in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        accounts: 20,
        allowed: /40[0-9]/,
        prepare: async (database) => {
          await AgencyScene.on(database);
          return {};
        },
      });
      door = await serve({ ...scene.house, port: 0, web: await builtWeb(), people: { origin: null } });
    }, 300_000);
    afterAll(async () => {
      await door?.close();
      await scene?.close();
    });

    test('terms of commission: what is wrong stands at its field; then proposed, and granted by another', async () => {
      const page = await scene.look('/agencies/reckoning', 'desk', 'en');
      await page.getByRole('link', { name: 'Propose terms of commission' }).click();
      const form = page.getByRole('form', { name: 'Propose a paper' });
      await form.getByText('Another person decides. You cannot grant what you propose.').waitFor();
      await form.getByLabel('Agency', { exact: true }).selectOption('North');
      await band(form, 1, '1', '12.5');
      await form.getByRole('button', { name: 'Add a band' }).press('Enter');
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('bandFrom');
      await band(form, 2, '91', '21.0025');
      await form.getByLabel('Fee for each kept instalment, CNY').fill('0');
      await form.getByLabel('Quality: amount for 1,000 days of cases, CNY').fill('600.50');
      await step(form, 1, '2', '0', '100');
      await form.getByRole('button', { name: 'Add a step' }).click();
      await step(form, 2, '5', '1', '50');
      await form.getByLabel('Your staff number').fill('l21');
      await form.getByRole('button', { name: 'Propose' }).click();
      await form.getByText('Give a fee for kept instalments and an amount for quality').waitFor();
      const fee = form.getByLabel('Fee for each kept instalment, CNY');
      expect(await fee.getAttribute('aria-invalid')).toBe('true');
      expect(await fee.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await scene.seen(page, 'agencies-terms-fault-desk-en')).toEqual([]);
      await fee.fill('20');
      await form.getByRole('button', { name: 'Propose' }).click();
      await form.getByText('Proposed. Somebody else decides it.').waitFor();
      const waiting = page.getByRole('region', { name: 'Waiting for a second person' });
      for (const told of [
        '1–90 days past due: 12.5 %',
        'from 91 days past due: 21.0025 %',
        '¥20.00',
        '¥600.50',
        'complaints at most 5, breaches at most 1: 50 %',
      ])
        await waiting.getByText(told).waitFor();
      await decide(waiting, 'l21');
      await waiting.getByText('whoever proposes does not decide').waitFor();
      await waiting.evaluate((one) => one.scrollIntoView());
      expect(await scene.seen(page, 'agencies-terms-waiting-desk-en')).toEqual([]);
      await decide(waiting, 'h31');
      await waiting.getByText('Nothing waits.').waitFor();
      const { files } = await readAgencies(scene.database.pool);
      expect(files.get('North')!.commission).toEqual([
        {
          from: AGENCY_TODAY,
          bands: [
            { fromDaysPastDue: 1, ppm: 125_000 },
            { fromDaysPastDue: 91, ppm: 210_025 },
          ],
          ...{ keptInstalment: 2_000n, qualityPerThousandDays: 60_050n, rounding: 'half-even' },
          quality: [
            { mostComplaints: 2, mostBreaches: 0, ppm: 1_000_000 },
            { mostComplaints: 5, mostBreaches: 1, ppm: 500_000 },
          ],
        },
      ]);
      await scene.leave(page);
    });

    test('a rule of placement on a telephone, in Chinese: an agency twice, then proposed, and granted by another', async () => {
      const page = await scene.look('/agencies?propose=rule', 'phone', 'zh-CN');
      const form = page.getByRole('form', { name: '提出材料' });
      await form.getByLabel('规则名称').fill('zhejiang-sixty');
      await form.getByLabel('失效日').fill('2027-06-30');
      await form.getByLabel('逾期天数（起）').fill('60');
      await form.getByLabel('逾期天数（止）').fill('180');
      await form.locator('input[name=products]').first().check();
      await form.getByLabel('逾期金额下限（CNY）').fill('500.25');
      await form.getByLabel('逾期金额上限（CNY）').fill('20000');
      await form.getByLabel('地区').fill('cn-33，CN-11');
      await form.getByLabel('中文').check();
      await share(form, 1, 'North', '7');
      await form.getByRole('button', { name: '增加机构' }).click();
      await share(form, 2, 'North', '3');
      await form.getByLabel('最长委案天数').fill('90');
      await form.getByLabel('无还款且无安排的最长天数').fill('45');
      await form.getByLabel('每晚最多账户数').fill('20');
      await form.getByLabel('您的工号').fill('l21');
      await form.getByRole('button', { name: '提出' }).click();
      await form.getByText('同一机构出现两次').waitFor();
      expect(await scene.seen(page, 'agencies-rule-fault-phone-zh')).toEqual([]);
      await share(form, 2, 'South', '3');
      await form.getByRole('button', { name: '提出' }).click();
      await form.getByText('已提出，由另一人决定。').waitFor();
      const waiting = page.getByRole('region', { name: '待另一人决定' });
      await waiting.getByText('North 7 : South 3').waitFor();
      await waiting.getByText('¥500.25 – ¥20,000.00').waitFor();
      await waiting.evaluate((one) => one.scrollIntoView());
      expect(await scene.seen(page, 'agencies-rule-waiting-phone-zh')).toEqual([]);
      await waiting.getByLabel('理由').fill('已核对规则内容');
      await waiting.getByLabel('您的工号').fill('h31');
      await waiting.getByRole('button', { name: '同意', exact: true }).click();
      await waiting.getByText('没有待决事项。').waitFor();
      const rules = rulesOn(await readAgencies(scene.database.pool), AGENCY_TODAY);
      const { rule } = rules.find((one) => one.rule.id === 'zhejiang-sixty')!;
      expect(rule).toMatchObject({
        daysPastDue: { from: 60, to: 180 },
        overdue: { least: 50_025n, most: 2_000_000n },
        regions: ['CN-33', 'CN-11'],
        languages: ['zh-CN'],
        ...{ termDays: 90, withoutSuccessDays: 45, mostANight: 20 },
      });
      expect(rule.products).toHaveLength(1);
      await scene.leave(page);
    });

    test.each([
      ['desk', 'zh-CN', 'rule'],
      ['desk', 'en', 'rule'],
      ['phone', 'en', 'commission'],
      ['desk', 'zh-CN', 'commission'],
    ] as const)('the empty form on a %s in %s for a %s has no fault', async (window, language, kind) => {
      const page = await scene.look(`/agencies?propose=${kind}`, window, language);
      expect(await scene.seen(page, `agencies-${kind}-${window}-${language}`)).toEqual([]);
      await scene.leave(page);
    });

    test('a key for an agency: what it may do, shown once, and ended', async () => {
      const { pool } = scene.database;
      const admin = {
        number: 'w-1',
        login: 'admin',
        name: 'Ada',
        roles: ['administrator'],
        agency: null,
      } as const;
      await addStaff(pool, admin, null);
      const context = await scene.context('desk', 'en');
      const value = await openSession(pool, { staff: 'w-1' }, 'test');
      await context.addCookies([{ name: 'anhuan-session', value, url: door.address }]);
      const page = await scene.lookIn(context, '/people/keys', door);
      await page.getByLabel('Whose program').selectOption('North');
      await page.getByLabel('Which program').fill('Dialler of North');
      expect(await page.getByRole('checkbox').count(), 'nothing else can be chosen for it').toBe(0);
      await page.getByText('Asks for leave before each call, and reports what came of it.').waitFor();
      await page.getByRole('button', { name: 'Make a key' }).press('Enter');
      const secret = page.locator('code.machine-secret');
      const key = (await secret.textContent())!;
      const asked = (path: string) =>
        fetch(door.address + path, { headers: { authorization: `Bearer ${key}` } });
      expect((await asked('/api/agency/placements')).status).toBe(200);
      expect((await asked('/api/agencies')).status).toBe(403);
      await secret.evaluate((one) => {
        one.textContent = 'anh_000000000000_shown-once';
      });
      const row = page.getByRole('row', { name: /Dialler of North/ });
      await row.getByText('of the agency North').waitFor();
      expect(await scene.seen(page, 'keys-agency-desk-en')).toEqual([]);
      await page.getByRole('button', { name: 'End: Dialler of North' }).click();
      await row.getByText('ended').waitFor();
      expect((await asked('/api/agency/placements')).status).toBe(401);
      await page.reload();
      await page.getByRole('row', { name: /Dialler of North/ }).waitFor();
      expect(await secret.count(), 'it was shown once').toBe(0);
      await context.close();
    });
  },
);

type Form = ReturnType<Page['getByRole']>;

async function band(form: Form, place: number, from: string, share: string): Promise<void> {
  const row = form.getByRole('group', { name: `Band ${place}`, exact: true });
  await row.getByLabel('From days past due').fill(from);
  await row.getByLabel('Share, percent').fill(share);
}

async function step(form: Form, place: number, complaints: string, breaches: string, paid: string) {
  const row = form.getByRole('group', { name: `Step ${place}`, exact: true });
  await row.getByLabel('Valid complaints for 10,000 days of cases, at most').fill(complaints);
  await row.getByLabel('Breaches, at most').fill(breaches);
  await row.getByLabel('Paid, percent').fill(paid);
}

async function share(form: Form, place: number, agency: string, parts: string): Promise<void> {
  const row = form.getByRole('group', { name: `份额 ${place}`, exact: true });
  await row.getByLabel('机构').selectOption(agency);
  await row.getByLabel('份数').fill(parts);
}

async function decide(waiting: Form, by: string): Promise<void> {
  await waiting.getByLabel('Why?').fill('the terms were looked at');
  await waiting.getByLabel('Your staff number').fill(by);
  await waiting.getByRole('button', { name: 'Grant' }).click();
}
