import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../../rules/days.ts';
import { buildApplication } from '../../../server/api/application.ts';
import type { House } from '../../../server/api/house.ts';
import {
  callPeople,
  furnishTeam,
  promise,
  SCENE_EXCHANGE,
  sceneTelephone,
} from '../../../server/api/lead/lead-scene.ts';
import { answeredOn, keepSamples } from '../../../server/db/lead/sample-rows.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { assignMorning } from '../../../server/lead/assign-morning.ts';
import { drawSamples } from '../../../server/lead/draw-samples.ts';
import { leadNight } from '../../../server/lead/lead-night.ts';
import { findChromium } from '../../chromium.ts';
import { startVoiceExchange, type VoiceExchange } from '../../peers/voice-exchange.ts';
import { type Language, PAGES_TODAY, PageScene, type Window } from '../page-scene.ts';

const found = findChromium();
let scene: PageScene;
let exchange: VoiceExchange;

/** A day of a team: calls by two, a refusal, two promises, a complaint; then its night, and calls that were drawn. */
async function live(pool: Pool, house: House): Promise<Partial<House>> {
  const telephone = sceneTelephone(exchange);
  const app = await buildApplication({ ...house, telephone }, null);
  exchange.webhook = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/exchange/events`;
  await furnishTeam(house);
  for (const [number, name] of [
    ['a17', '陈静'],
    ['a18', 'Ann Clark'],
    ['a19', '周婷'],
  ] as const)
    await addStaff(pool, { number, login: number, name, roles: ['agent'], agency: null }, null);
  await callPeople(app, exchange, 'a17', 6);
  await callPeople(app, exchange, 'a18', 3);
  await promise(app, house, PAGES_TODAY, 3);
  await pool.query('insert into night (day, finished_at) values ($1, clock_timestamp())', [
    formatDay(PAGES_TODAY),
  ]);
  await leadNight(pool, PAGES_TODAY, house.products);
  await drawSamples(pool, PAGES_TODAY);
  await keepSamples(pool, PAGES_TODAY, 'call@2026-11-01', await answeredOn(pool, PAGES_TODAY));
  await assignMorning(pool, PAGES_TODAY + 1, house.products);
  const told = {
    host: 'sample',
    reference: 'A-1000002',
    kind: 'service',
    via: 'phone',
    by: 'a17',
    theirNumber: null,
  };
  const words = '我的信等了几周没有人回复。';
  await app.inject({ method: 'POST', url: '/api/studio/complaints', payload: { ...told, words } });
  await pool.query(
    `insert into review_case (slot, borrower_id, seq, kind, about, why, level, opened_at, due_at, owner, owned_at, outcome,
                              proposed_by, proposed_at)
     select slot, borrower_id, 9, 'application', 'application 1', 'above-limit', 2, $1, $1 + 1440, 'a17', $1, 'granted', 'a17', $1
       from borrower order by slot, borrower_id limit 1`,
    [house.now(PAGES_TODAY + 1)],
  );
  await pool.query(
    `insert into abuse (slot, borrower_id, seq, worker, day, at)
     select slot, borrower_id, n, 'a17', $1, $2::int + n from (select slot, borrower_id from borrower order by slot, borrower_id limit 1) b
      cross join generate_series(1, 2) n`,
    [formatDay(PAGES_TODAY + 1), house.now(PAGES_TODAY + 1)],
  );
  await app.close();
  return { telephone };
}

const PAGES: readonly (readonly [path: string, name: string, title: RegExp])[] = [
  ['/lead', 'lead-team', /The team today|团队今日/],
  ['/lead/assignment?worker=a17', 'lead-assignment', /Assignment|客户分配/],
  ['/lead/approvals', 'lead-approvals', /Approvals|待复核/],
  ['/lead/promises', 'lead-promises', /Promises|承诺还款/],
  ['/lead/complaints', 'lead-complaints', /Complaints of the team|团队投诉/],
  ['/lead/abuses', 'lead-abuses', /Abuse noted|辱骂/],
  ['/lead/quality', 'lead-quality', /Quality|通话质检/],
];

describe.skipIf(found.path === null)(
  `the lead's door in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      exchange = await startVoiceExchange(SCENE_EXCHANGE);
      scene = await PageScene.open(found, {
        accounts: 160,
        allowed: /4\d\d \(/,
        prepare: ({ pool }, house) => live(pool, house),
      });
      exchange.webhook = `${scene.served.address}/api/exchange/events`;
    });
    afterAll(async () => {
      await scene?.close();
      await exchange?.close();
    });

    const look = (path: string, window: Window, language: Language) => scene.look(path, window, language);

    async function asLead(page: Page, number = 'l21'): Promise<void> {
      await page.getByLabel(/Your number|您的工号/).fill(number);
    }

    // Either language and either width once for each page.
    const LOOKS = PAGES.flatMap(([path, name, title]) => [
      [path, 'en', 'desk', name, title] as const,
      [path, 'zh-CN', 'phone', name, title] as const,
    ]);

    test.each(LOOKS)(
      'A6 B6 C8: %s stands in %s on a %s without a fault',
      async (path, language, window, name, title) => {
        const page = await look(path, window, language);
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        expect(await scene.seen(page, `${name}-${window}-${language}`)).toEqual([]);
        await scene.leave(page);
      },
    );

    test('A2: the first minute: what is due, who is on a call, what waits; a call shows by itself', async () => {
      const page = await look('/lead', 'desk', 'en');
      const agents = page.getByRole('region', { name: 'Agents' });
      await agents.getByRole('row', { name: /陈静.*Off|陈静.*Free/ }).waitFor();
      await page
        .getByRole('region', { name: 'Queues this morning' })
        .getByRole('rowheader')
        .first()
        .waitFor();
      await page.getByText('In order of name. No column is a ranking').waitFor();
      const app = await buildApplication({ ...scene.house, telephone: sceneTelephone(exchange) }, null);
      await callPeople(app, exchange, 'a18', 0, { talking: true });
      await agents.getByRole('row', { name: /Ann Clark.*On a call/ }).waitFor();
      await scene.picture(page, 'lead-team-desk-en');
      await app.close();
      expect(await scene.faults(page)).toEqual([]);
      await scene.leave(page);
    });

    test('A2 C8: people are given on with a reason and taken back, by keyboard alone', async () => {
      const page = await look('/lead/assignment?worker=a17', 'desk', 'en');
      await asLead(page);
      const box = page.getByRole('checkbox', { name: /^Choose/ }).first();
      await box.focus();
      await page.keyboard.press('Space');
      await page.getByRole('combobox', { name: 'To' }).selectOption('a18');
      await page.getByRole('textbox', { name: /^Why/ }).first().fill('speaks the language');
      await page.keyboard.press('Enter');
      await page.getByText('1 person was given on.').waitFor();
      // The list comes anew: the round that is undone is this one.
      const round = page.getByRole('row').filter({ hasText: 'speaks the language' });
      await round.getByRole('button', { name: /^Undo round/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('1 went back.').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.leave(page);
    });

    test('somebody is noted as away: his people lie with others, and come back with him', async () => {
      const page = await look('/lead/assignment', 'desk', 'en');
      await asLead(page);
      const away = page.getByRole('region', { name: 'Away' });
      await away.getByRole('combobox', { name: 'Agent' }).selectOption('a18');
      await away.getByRole('textbox', { name: /^Why/ }).fill('ill');
      await away.getByRole('button', { name: 'Note it' }).click();
      const agents = page.getByRole('region', { name: 'Agents' });
      await agents.getByRole('row', { name: /Ann Clark.*Away until.* 0 \/ 200/ }).waitFor();
      await scene.picture(page, 'lead-away-desk-en');
      await away.getByRole('button', { name: 'Ann Clark is back' }).click();
      await away.getByText('Nobody is away or will be.').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.leave(page);
    });

    test('A6: abuse that an agent noted stands on the first page, and is seen by the lead', async () => {
      const page = await look('/lead', 'desk', 'en');
      await page.getByRole('link', { name: /^2 Abuse noted by agents/ }).click();
      await page.getByText('2: a pause was offered').first().waitFor();
      await asLead(page);
      await page
        .getByRole('button', { name: /^I have seen it ?: a17/ })
        .first()
        .click();
      await expect.poll(() => page.getByRole('row').count()).toBe(2);
      await page.getByRole('button', { name: 'All' }).click();
      await page.getByText('seen by l21').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.leave(page);
    });

    test('C7: approvals say what I may do and lead to the desk', async () => {
      const page = await look('/lead/approvals', 'desk', 'en');
      await page.getByText('Give your number above').first().waitFor();
      await asLead(page);
      const row = page.getByRole('row', { name: /Application/ });
      await row.getByText('Approve or send back').waitFor();
      expect(await scene.seen(page, 'lead-approvals-l21-desk-en')).toEqual([]);
      await asLead(page, 'a17');
      await row.getByText('Not you: it is your own proposal').waitFor();
      await row.getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor();
      await scene.leave(page);
    });

    test('B6: a day of the calendar leads to its people', async () => {
      for (const [language, window] of [
        ['en', 'desk'],
        ['zh-CN', 'phone'],
      ] as const) {
        const page = await look('/lead/promises', window, language);
        const day = formatDay(PAGES_TODAY + 3);
        await page
          .getByRole('link', { name: new RegExp(window === 'desk' ? `Promises of ${day}` : day) })
          .click();
        await page.getByRole('heading', { name: new RegExp(day) }).waitFor();
        await page
          .getByText(/a promise to pay|承诺还款/)
          .first()
          .waitFor();
        expect(await scene.seen(page, `lead-promises-day-${window}-${language}`)).toEqual([]);
        await scene.leave(page);
      }
    });

    test('A6: a call is looked at with its recording; the agent reads what was found', async () => {
      const page = await look('/lead/quality', 'desk', 'en');
      const list = page.getByRole('region', { name: /Waiting to be looked at/ });
      await list.getByRole('row', { name: /a17/ }).first().getByRole('link').click();
      await page.getByLabel('Recording').waitFor();
      await asLead(page, 'a17');
      await page.getByText('This is your own call').waitFor();
      await asLead(page);
      for (const group of await page.getByRole('group').all()) await group.getByLabel('Yes').check();
      const told = page.getByRole('group', { name: /call is recorded/ });
      await told.getByLabel('No', { exact: true }).check();
      await told.getByRole('textbox').fill('not said at all');
      await page.getByLabel(/For the agent/).fill('Say it in the first sentence.');
      expect(await scene.seen(page, 'lead-sample-desk-en')).toEqual([]);
      await page.getByRole('button', { name: 'Keep' }).click();
      await page.getByText('For you:').waitFor();
      await page.goto(`${scene.served.address}/agent/quality`);
      await asLead(page, 'a17');
      await page.getByText('Say it in the first sentence.').waitFor();
      expect(await scene.seen(page, 'own-quality-desk-en')).toEqual([]);
      await page.getByRole('button', { name: 'I have read it' }).click();
      await page.getByRole('button', { name: 'I have read it' }).waitFor({ state: 'detached' });
      await scene.leave(page);
      const phone = await look('/lead/quality', 'phone', 'zh-CN');
      await phone.getByRole('region', { name: /待检/ }).getByRole('link').first().click();
      await phone.getByRole('group').first().waitFor();
      expect(await scene.seen(phone, 'lead-sample-phone-zh-CN')).toEqual([]);
      await scene.leave(phone);
    });
  },
);
