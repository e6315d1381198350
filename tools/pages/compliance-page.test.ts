import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../rules/days.ts';
import { sealClosedDays } from '../../server/evidence/seal.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { checkDay } from '../../server/oversight/check-day.ts';
import { findChromium } from '../chromium.ts';
import { rehearsedHouse, rehearsedLaw, textAbout } from '../rehearsal/gate-scene.ts';
import { type Language, PAGES_TODAY, PageScene, type Window } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;
const DAY = formatDay(PAGES_TODAY);

describe.skipIf(found.path === null)(
  `A6 C7: compliance in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, { accounts: 12, allowed: /40[0-9]/ });
      const { database, house } = scene;
      const person = await scene.person(1000002);
      const terms = rehearsedHouse({ at: house.now(PAGES_TODAY) }, rehearsedLaw('page', '00:00'));
      await permitAndMark(database.pool, [{ key: person.key, attempt: textAbout(person) }], terms);
      await sealClosedDays(database.pool);
      await checkDay(database.pool, PAGES_TODAY);
      await database.pool.query(
        `insert into seen_alarm (who, span, since) values ('a17', 'hour', date_trunc('hour', clock_timestamp()))`,
      );
      await database.pool.query(
        `insert into seen_log (at, who, role, what, slot, borrower_id, account_id, field, why)
         select clock_timestamp() - n * interval '1 minute', case when n % 5 = 0 then 'l21' else 'a17' end, 'agent',
                case when n % 7 = 0 then 'POST /api/agent/accounts/:key/notes' else 'GET /api/agent/accounts/:key' end, $1, $2, null,
                case when n % 11 = 0 then 'phone' end, case when n % 11 = 0 then 'speaking' end from generate_series(1, 60) n`,
        [person.key.slot, person.key.borrower],
      );
      await database.pool.query(
        `insert into breach (slot, borrower_id, breach, day, kind, permit, detail) values ($1, $2, 1, $3, 'late-use', 1, 'proof 1')`,
        [person.key.slot, person.key.borrower, DAY],
      );
    });
    afterAll(() => scene?.close());

    test.each([
      ['desk', 'en'],
      ['phone', 'zh-CN'],
    ] as [Window, Language][])('every page on a %s in %s has no fault', async (window, language) => {
      for (const name of ['', '/records', '/erasures', '/registers', '/access', '/seen']) {
        const page = await scene.look(`/compliance${name}`, window, language);
        const picture = `compliance${name.replace('/', '-')}-${window}-${language}`;
        expect(await scene.seen(page, picture), name).toEqual([]);
        await scene.leave(page);
      }
    });

    test('a first minute: the breach, what was done about it, the evidence searched, checked and taken', async () => {
      const page = await scene.look('/compliance', 'desk', 'en');
      await page.getByRole('heading', { name: '1 breach waits for an answer' }).waitFor();
      await page
        .getByLabel('What was done about it?')
        .fill('The borrower was told and the permit explained.');
      await page.getByLabel('Your staff number').first().fill('c-1');
      await page.getByRole('button', { name: 'Keep this answer' }).click();
      await page.getByRole('heading', { name: 'No breach found' }).waitFor();
      await page.getByRole('link', { name: 'Evidence', exact: true }).click();
      await page.getByLabel('Account (number, or host:reference)').fill('1000002');
      await page.getByLabel('Kind').selectOption('contact');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('cell', { name: 'contact', exact: true }).waitFor();
      expect(new URL(page.url()).searchParams.get('account')).toBe('1000002');
      await page.getByRole('button', { name: 'Check this account’s evidence' }).click();
      await page.getByText('The evidence holds').waitFor();
      await page.getByLabel('For whom, and why?').fill('inquiry 12 of the regulator');
      await page.getByLabel('Your staff number').fill('c-1');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Take the evidence file' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('evidence.html');
      expect(await scene.seen(page, 'compliance-checked-desk-en')).toEqual([]);
      await page.getByRole('link', { name: 'Registers' }).click();
      await page.getByRole('cell', { name: 'inquiry 12 of the regulator' }).waitFor();
      await scene.leave(page);
    });

    test('B7: who looked at whom: the alarm first, what this person looked at, then one borrower, with more rows when asked', async () => {
      const page = await scene.look('/compliance/seen', 'desk', 'en');
      await page.getByText('a17 wanted to open more covered fields in one hour').waitFor();
      await expect.poll(() => page.getByRole('row').count()).toBe(51);
      await page.getByRole('button', { name: 'Show more' }).click();
      await expect.poll(() => page.getByRole('row').count()).toBe(61);
      await page.getByRole('link', { name: 'What this person looked at' }).click();
      await page.getByRole('cell', { name: 'I speak with this person, or am about to' }).first().waitFor();
      await expect.poll(() => page.getByRole('cell', { name: /^l21/ }).count()).toBe(0);
      await page.getByLabel('Staff (number)').fill('');
      await page.getByLabel('Account (number, or host:reference)').fill('1000003');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByText('No look was written down for this.').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.leave(page);
    });

    test('删除请求：登记、提出、由另一人执行', async () => {
      const page = await scene.look('/compliance/erasures', 'desk', 'zh-CN');
      const taking = page.getByRole('form', { name: '登记一项请求' });
      await taking.getByLabel('账户').fill('1000002');
      await taking.getByLabel('您的工号').fill('c-1');
      await taking.getByRole('button', { name: '登记' }).click();
      const one = page.getByRole('listitem').filter({ hasText: '仍有未清偿的欠款' });
      await one.getByLabel('理由').fill('仍有欠款，依法保留。');
      await one.getByLabel('您的工号').fill('c-1');
      await one.getByRole('button', { name: '提出拒绝' }).click();
      await one.getByText('c-1 提出拒绝').waitFor();
      expect(await scene.seen(page, 'compliance-erasures-proposed-desk-zh')).toEqual([]);
      await one.getByLabel('您的工号').first().fill('c-1');
      await one.getByRole('button', { name: '执行' }).click();
      await one.getByText('提出者不得执行。').first().waitFor();
      await one.getByLabel('您的工号').first().fill('c-2');
      await one.getByRole('button', { name: '执行' }).click();
      await page.getByText('没有待答复的请求。').waitFor();
      await scene.leave(page);
    });
  },
);
