import { createPublicKey, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { decidePaper, proposePaper, readAgencies, unfitOn } from '../../agencies/agency-desk.ts';
import { handleCase, heardAt } from '../../agencies/give-back.ts';
import { publishedKeys } from '../../evidence/signing.ts';
import { lookAtPdf } from '../../review/papers/pdf-look.ts';
import {
  AGENCY_TODAY,
  AgencyScene,
  callAbout,
  everybody,
  NORTH,
  SOUTH,
  WHOLE_CONTRACT,
} from './agency-scene.ts';

let scene: AgencyScene;
const pool = () => scene.database.pool;

beforeAll(async () => {
  scene = await AgencyScene.open(await testDatabase());
});
afterAll(() => scene?.close());

describe('A2: an agency is let in', () => {
  test('by two people, never by one', async () => {
    const day = await scene.house.today();
    const name = { zh: '东方', en: 'East' };
    const done = await proposePaper(pool(), 'East', { kind: 'admission', name, lawFirm: false }, 'h31', day);
    if (done.state !== 'proposed') throw new Error(done.state);
    const by = (who: string) =>
      decidePaper(
        pool(),
        done.paper,
        { verdict: 'granted', by: who, why: 'fits' },
        day,
        scene.house.now(day),
      );
    expect(await by('h31')).toBe('own-proposal');
    expect(await by('h32')).toBe('granted');
    expect(await by('h33')).toBe('no-such-paper');
    expect(unfitOn(await readAgencies(pool()), 'East', day)).toEqual([
      'no-licence',
      'no-contract',
      'no-collector',
    ]);
    await expect(
      pool().query(
        `insert into agency_paper (agency, kind, data, day, by, decided_on, decided_by, verdict)
                    values ('East', 'ending', '{}', $1, 'h31', $1, 'h31', 'granted')`,
        ['2026-11-22'],
      ),
    ).rejects.toThrow(/check constraint/);
  });

  test.each([
    [
      'a clause',
      { clauses: WHOLE_CONTRACT.clauses.filter((one) => one !== 'no-passing-on') },
      'no-passing-on',
    ],
    ['leave to pass it on', { passesOn: true }, 'sub-outsourcing'],
    ['pay by recovered money alone', { recoveredPpm: 1_000_000 }, '1000000'],
    ['nothing else that pay hangs on', { payBeside: [] }, '600000'],
  ])('not with a contract that has a fault: %s', async (_, change, about) => {
    const contract = { ...WHOLE_CONTRACT, ...change };
    const done = await proposePaper(pool(), 'North', { kind: 'contract', contract }, 'h31', AGENCY_TODAY);
    expect(done).toMatchObject({ state: 'lacking', lacks: [{ about }] });
  });
});

describe('A2 B2: debts are placed by rules', () => {
  test('nobody begins before the borrower was told and had days to ask; the same draw again adds nothing', async () => {
    const first = await scene.night();
    expect(first.drawn).toBeGreaterThan(5);
    expect(await scene.night()).toMatchObject({ drawn: 0, noticed: 0, begun: 0 });
    const notices = await pool().query(`select reply_to from message where template = 'agency-notice'`);
    expect(notices.rows).toHaveLength(first.drawn);
    expect(await scene.lying()).toEqual([]);
    expect((await scene.nextNight()).begun, 'not handed over yet').toBe(0);
    await scene.handOverNotices();
    const told = await scene.nextNight();
    expect(told).toMatchObject({ begun: 0 });
    expect(told.told).toBeGreaterThan(5);
    for (const _ of [1, 2]) expect((await scene.nextNight()).begun).toBe(0);
    expect((await scene.nextNight()).begun).toBeGreaterThan(5);
    const { rows } = await pool().query<{ early: number }>(
      'select count(*)::int as early from agency_case where begins_on < told_on + 3',
    );
    expect(rows[0]!.early).toBe(0);
  });

  test('all of a person lies with one agency, and the database refuses a second', async () => {
    const lying = await scene.lying();
    expect(new Set(lying.map(({ agency }) => agency)).size).toBe(2);
    for (const [, own] of Map.groupBy(lying, ({ borrower }) => borrower))
      expect(new Set(own.map(({ agency }) => agency)).size).toBe(1);
    const [{ slot, accountId, agency }] = lying as [(typeof lying)[number]];
    const other = agency === 'North' ? 'South' : 'North';
    await expect(
      pool().query('insert into placement (slot, account_id, agency, from_day) values ($1, $2, $3, $4)', [
        slot,
        accountId,
        other,
        '2026-12-24',
      ]),
    ).rejects.toThrow(/another office|placement_one/);
    await expect(
      pool().query(
        `insert into agency_case (slot, account_id, number, borrower_id, agency, rule, overdue, drawn_on, last_on, idle_days)
         select slot, account_id, number + 1, borrower_id, $3, rule, overdue, drawn_on, last_on, idle_days from agency_case
          where slot = $1 and account_id = $2 and ended_on is null`,
        [slot, accountId, other],
      ),
    ).rejects.toThrow(/agency_case_one/);
  });

  test('D3: leave is asked for each call, used once, its outcome reported', async () => {
    await scene.textEverybody();
    const one = (await scene.lying()).find(({ agency, region }) => agency === 'North' && region === 'CN-33')!;
    const asked = await scene.ask<{ state: string; permit: string; reasons?: string[] }>(
      'North',
      'POST',
      '/permits',
      callAbout(one, NORTH.worker),
    );
    expect(asked.body, asked.text).toMatchObject({ state: 'permit' });
    const { permit } = asked.body;
    const used = await scene.ask<{ state: string; number: string | null; at: string }>(
      'North',
      'POST',
      `/permits/${permit}/use`,
    );
    expect(used.body).toMatchObject({ state: 'go' });
    expect(used.body.number).toMatch(/^1\d{10}$/);
    const report = {
      account: `${one.slot}-${one.accountId}`,
      ...{ permit, at: used.body.at, outcome: 'conversation' },
    };
    expect((await scene.ask('North', 'POST', '/contacts', report)).body).toEqual({ state: 'kept' });
    expect((await scene.ask('North', 'POST', '/contacts', report)).body).toEqual({ state: 'known' });
    const { rows } = await pool().query(
      `select a.sender, a.worker from contact_attempt a join person_fact f using (slot, borrower_id, permit)
        where a.slot = $1 and a.borrower_id = $2 and f.type = 'outcome' and a.sender = 'North'`,
      [one.slot, one.borrower],
    );
    expect(rows).toEqual([{ sender: 'North', worker: 'n1' }]);
    const stranger = await scene.ask('North', 'POST', '/permits', callAbout(one, SOUTH.worker));
    expect(stranger.body).toMatchObject({ state: 'refused', reasons: ['collector_untrained'] });
  });

  test('C7: a hold stops and is lifted; a recall takes the rest, and the agency declares that nothing is left', async () => {
    const [held, ...rest] = (await scene.lying()).filter(({ agency }) => agency === 'South');
    const day = await scene.house.today();
    const key = { slot: held!.slot, accountId: held!.accountId };
    const known = heardAt(scene.house.now(day));
    const wish = { act: 'hold', why: 'a question of the supervisor' } as const;
    expect(await handleCase(pool(), key, held!.borrower, 'South', wish, day, known)).toBe(true);
    const asked = await scene.ask('South', 'POST', '/permits', callAbout(held!, SOUTH.worker));
    expect(asked.body).toMatchObject({
      state: 'refused',
      reasons: expect.arrayContaining(['agency_not_entrusted']),
    });
    expect(await handleCase(pool(), key, held!.borrower, 'South', { act: 'release' }, day, known)).toBe(true);
    const response = await scene.app.inject({
      method: 'POST',
      url: '/api/agencies/South/recall',
      payload: { by: 'l21', why: 'the contract is to be ended' },
    });
    expect(response.json()).toEqual({ back: rest.length + 1 });
    const left = await scene.ask<{ items: unknown[] }>('South', 'GET', '/placements');
    expect(left.body.items).toEqual([]);
    // One sign that no font of the house has: it stands on the paper as its number.
    const words = 'All copies of what was given back were deleted from our systems on this day (𝞭).';
    const declared = await scene.ask<{ cases: number; digest: string }>('South', 'POST', '/returns', {
      words,
    });
    expect(declared.body.cases).toBe(rest.length + 1);
    expect(declared.body.digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await scene.ask('South', 'POST', '/returns', { words })).status).toBe(409);
    await certificateOf(declared.body);
  });

  test('A2: an examination that is over is told before, stops work that night, and brings everything back', async () => {
    const { rows: before } = await pool().query(`select from agency_alarm where agency = 'North'`);
    expect(before).toEqual([]);
    // As if a year had gone by: the examination lies 366 days back.
    await scene.grant('North', {
      kind: 'examination',
      worker: 'n1',
      name: '张三',
      card: 'NC-0001',
      on: AGENCY_TODAY - 345,
      passed: true,
    });
    expect(await scene.night()).toMatchObject({ alarms: 1, back: 0 });
    expect(await scene.night()).toMatchObject({ alarms: 0 });
    await scene.grant('North', {
      kind: 'examination',
      worker: 'n1',
      name: '张三',
      card: 'NC-0001',
      on: AGENCY_TODAY - 400,
      passed: true,
    });
    const night = await scene.night();
    expect(night.back).toBeGreaterThan(3);
    expect(await scene.lying()).toEqual([]);
    const { rows } = await pool().query(`select trained from worker where worker_id = 'n1'`);
    expect(rows).toEqual([{ trained: false }]);
    const { rows: why } = await pool().query(
      `select distinct ended_why from agency_case where agency = 'North'`,
    );
    expect(why).toEqual([{ ended_why: 'agency-unfit' }]);
    expect((await scene.nextNight()).drawn).toBe(0);
  });

  test('B2: the public register names offices and cards, and nobody’s debt', async () => {
    const page = await scene.app.inject('/register?language=en');
    expect(page.body).toContain('North Credit Services');
    expect(page.body).not.toContain('NC0001');
    expect(page.body).toContain('SC0001');
    expect(page.body).not.toContain('张三');
    const check = { what: 'SC-0001', ending: '' };
    const answer = await scene.app.inject({ method: 'POST', url: '/api/verify', payload: check });
    expect(answer.json()).toMatchObject({ answer: 'genuine', what: 'card' });
  });

  test('one who rests, disputes or has an offer before him is not drawn', async () => {
    const { rows } = await pool().query<{ bad: number }>(
      `select count(*)::int as bad from agency_case c join account a using (slot, account_id)
        where a.paused_from <= c.drawn_on and a.paused_to > c.drawn_on or a.agreement is not null`,
    );
    expect(rows[0]!.bad).toBe(0);
    expect(everybody([1, 1]).shares).toHaveLength(2);
  });
});

/** Signed by the house over what was declared; on paper for the house and the agency, and for no other. */
async function certificateOf({
  digest,
  cases,
}: {
  readonly digest: string;
  readonly cases: number;
}): Promise<void> {
  const { rows } = await pool().query<{ declaration: number; day: number; signature: string; key: string }>(
    'select d.declaration, d.day, c.signature, c.key from agency_declaration d join agency_certificate c using (declaration)',
  );
  const [{ declaration, day, signature, key }] = rows as [(typeof rows)[number]];
  const published = (await publishedKeys(pool())).find((one) => one.key === key)!;
  const text = `anhuan agency certificate 1\n${declaration}\nSouth\n${formatDay(day)}\n${cases}\n${digest}`;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(published.public, 'hex').toString('base64url') };
  const by = createPublicKey({ key: jwk, format: 'jwk' });
  expect(verify(null, Buffer.from(text), by, Buffer.from(signature, 'hex'))).toBe(true);
  const path = `/returns/${declaration}/certificate`;
  const own = await scene.ask<unknown>('South', 'GET', path).catch((error: Error) => error);
  expect(own, 'a PDF is no JSON').toBeInstanceOf(SyntaxError);
  expect((await scene.ask('North', 'GET', path)).status).toBe(404);
  const house = await scene.app.inject({ url: `/api/agencies${path}?language=en` });
  expect(house.statusCode).toBe(200);
  const page = lookAtPdf(house.rawPayload);
  expect(page.state === 'read' && page.look.text.replaceAll(/\s/g, '')).toContain('onthisday([U+1D7AD])');
  if (process.env.ANHUAN_PICTURES_IN)
    writeFileSync(`${process.env.ANHUAN_PICTURES_IN}/certificate.pdf`, house.rawPayload);
}
