import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { SIGN_IN } from '../../../policy/house/doors/sign-in.ts';
import { formatDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { CODE_KEY, codeFor } from '../../agreements/one-time-code.ts';
import type { LyingCase } from '../../db/agencies/rehearsed-cases.ts';
import { behindWall, walled } from '../../db/people/walled-pool.ts';
import { literalsOf, personOf, reachesOf, type WithReaches } from '../../db/vault/person-columns.ts';
import { houseKey } from '../../vault/house-key.ts';
import { SMALL_CIRCUMSTANCES } from '../agreements/small-circumstances.ts';
import type { BreachesAnswer } from '../oversight/oversight-schema.ts';
import { AgencyScene, callAbout, NORTH } from './agency-scene.ts';

/** ANHUAN_ATTEMPTS=10000 is the long run. */
const ATTEMPTS = Number(process.env.ANHUAN_ATTEMPTS ?? 500);
const SEED = 20261122;

let scene: AgencyScene;
let lying: readonly LyingCase[];
let address: string;
/** Every telephone and mailbox of the book, as a peer would write it down. */
let numbers: readonly string[];
const pool = () => scene.database.pool;
const mine = () => lying.filter(({ agency }) => agency === 'North');

beforeAll(async () => {
  scene = await AgencyScene.open(await testDatabase());
  lying = await scene.begin();
  numbers = await numbersOfBook();
  await scene.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(scene.app.server.address() as AddressInfo).port}`;
});
afterAll(() => scene?.close());

/** A program of North over a real connection: it asks whatever it likes. */
class Peer {
  static asked = 0;
  readonly heard: string[] = [];

  async ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: T }> {
    Peer.asked += 1;
    const headers: Record<string, string> = {
      authorization: `Bearer ${scene.keys.get('North')}`,
      ...(method === 'POST'
        ? { 'idempotency-key': `peer-key-${Peer.asked}`, 'content-type': 'application/json' }
        : {}),
    };
    const response = await fetch(address + path, {
      method,
      headers,
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    });
    const text = await response.text();
    this.heard.push(text);
    const json = /^[[{]/.test(text) ? (JSON.parse(text) as T) : ({} as T);
    return { status: response.status, body: json };
  }

  permit(one: Pick<LyingCase, 'slot' | 'accountId'>) {
    return this.ask<{ state: string; permit: string; reasons: string[] }>(
      'POST',
      '/api/agency/permits',
      callAbout(one, NORTH.worker),
    );
  }
}

/** Numbers are found however they are written: by their last digits, of which no key of the book has so many. */
async function numbersOfBook(): Promise<string[]> {
  const { rows } = await pool().query<WithReaches>(
    `select ${personOf('b')} as person, ${reachesOf('b', 'true')} as reaches from borrower b`,
  );
  const all = rows
    .flatMap(literalsOf)
    .map((one) => (one.includes('@') ? one : one.replace(/\D/g, '').slice(-9)));
  expect(all.length).toBeGreaterThanOrEqual(rows.length);
  return all;
}

function expectNoNumber({ heard }: Peer): void {
  for (const text of heard) expect(numbers.filter((number) => text.includes(number))).toEqual([]);
}

/** How often each thing was tried with each person by what the list of breaches shows. */
async function listed(): Promise<Map<string, number>> {
  const list = new Map<string, number>();
  let after: string | null = '';
  while (after !== null) {
    const url: string = `/api/compliance/breaches${after === '' ? '' : `?after=${after}`}`;
    const page: BreachesAnswer = (await scene.app.inject(url)).json();
    for (const { key, kind, detail, tries } of page.items) {
      const [slot, borrower] = key.split('-');
      const name = `${slot}-${borrower} ${kind} ${detail.split(':')[0]}`;
      list.set(name, (list.get(name) ?? 0) + tries);
    }
    after = page.next;
  }
  return list;
}

async function breaches(kind: string): Promise<number> {
  const { rows } = await pool().query<{ tries: number }>(
    'select coalesce(sum(tries), 0)::int as tries from breach where kind = $1 and answered_at is null',
    [kind],
  );
  return rows[0]!.tries;
}

async function contactsOfNorth(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `select count(*)::int as count from contact_attempt where sender = 'North'`,
  );
  return rows[0]!.count;
}

async function tell(path: string, payload: object): Promise<void> {
  const response = await scene.app.inject({
    method: 'POST',
    url: path,
    headers: { 'idempotency-key': `house-${path.length}-${Math.abs(JSON.stringify(payload).length)}` },
    payload,
  });
  expect(response.statusCode, response.body).toBeLessThan(300);
}

async function openOf({ slot, borrower }: LyingCase): Promise<number> {
  const { rows } = await pool().query<{ open: number }>(
    `select count(*)::int as open from permit
      where slot = $1 and borrower_id = $2 and used_at is null and revoked_at is null`,
    [slot, borrower],
  );
  return rows[0]!.open;
}

/** The borrower's own page of one of his accounts. */
const pageOf = ({ accountId }: LyingCase) => `/api/borrower/sample/A-${accountId}/accounts/${accountId}`;

describe('A2 C7: whatever is said to the house is the agency’s permit’s end', () => {
  const peer = new Peer();
  const acts: readonly (readonly [string, (one: LyingCase) => Promise<void>])[] = [
    ['a payment', (one) => tell(`${pageOf(one)}/pay`, { amount: '50000.00' })],
    [
      'a dispute',
      (one) =>
        tell(`/api/borrower/sample/A-${one.accountId}/disputes`, {
          ...{ kind: 'debt', ground: 'not-mine', accounts: [String(one.accountId)] },
          words: 'I never signed this contract.',
        }),
    ],
    ['a stop', (one) => tell(`${pageOf(one)}/wishes`, { wish: 'no-contact' })],
    [
      'a recall',
      (one) =>
        tell(`/api/agencies/North/cases/${one.slot}-${one.accountId}`, {
          ...{ by: 'l21', act: 'recall', why: 'the borrower asked us' },
        }),
    ],
    ['an agreement', (one) => agree(one)],
  ];

  test.each(acts)('%s', async (name, act) => {
    const one = fresh();
    const asked = await peer.permit(one);
    expect(asked.body, JSON.stringify(asked.body)).toMatchObject({ state: 'permit' });
    const before = await contactsOfNorth();
    await act(one);
    expect(await openOf(one)).toBe(0);
    const late = await breaches('agency-late');
    const used = await peer.ask<{ state: string; why: string }>(
      'POST',
      `/api/agency/permits/${asked.body.permit}/use`,
    );
    expect(used.body).toMatchObject({ state: 'refused' });
    expect(used.body.why).toContain('revoked');
    // It calls all the same, and says so.
    const report = { account: `${one.slot}-${one.accountId}`, permit: asked.body.permit };
    const told = { ...report, at: '2026-11-22T02:31Z', outcome: 'conversation' };
    expect((await peer.ask('POST', '/api/agency/contacts', told)).body).toEqual({ state: 'breach' });
    expect(await breaches('agency-late')).toBe(late + 2);
    expect(await contactsOfNorth(), name).toBe(before);
    const again = await peer.permit(one);
    if (name === 'a recall') expect(again.status).toBe(403);
    else expect(again.body).toMatchObject({ state: 'refused' });
    expectNoNumber(peer);
  });

  async function agree(one: LyingCase): Promise<void> {
    const post = async <T>(path: string, payload: object): Promise<T> => {
      const headers = { 'idempotency-key': `agree-${path.length}-${one.accountId}` };
      const response = await scene.app.inject({
        method: 'POST',
        url: `${pageOf(one)}${path}`,
        headers,
        payload,
      });
      expect(response.statusCode, response.body).toBe(200);
      return response.json<T>();
    };
    const proposal = { kind: 'instalments', months: 6, amount: null, firstOn: null };
    const { offers } = await post<{ offers: { offer: number }[] }>('/proposals', {
      circumstances: SMALL_CIRCUMSTANCES,
      proposal,
    });
    const { agreement } = await post<{ agreement: { agreement: string } }>(
      `/offers/${offers[0]!.offer}/accept`,
      {},
    );
    const { rows } = await pool().query<{ reply_to: string }>(
      `select reply_to from message where template = 'agreement-code' and debts = $1 order by message desc limit 1`,
      [String(one.accountId)],
    );
    const code = codeFor(await houseKey(pool(), CODE_KEY), one.accountId, rows[0]!.reply_to);
    await post(`/agreements/${agreement.agreement}/confirm`, { code });
  }

  const taken = new Set<bigint>();
  /** A case of North with somebody in China whom nothing has happened to yet. */
  function fresh(): LyingCase {
    const one = mine().find(({ borrower, region }) => region === 'CN-33' && !taken.has(borrower))!;
    taken.add(one.borrower);
    return one;
  }
});

describe('A2: an agency that does not listen', () => {
  test('gets no leave, no number and no list of what was recalled, and every attempt is among the breaches', async () => {
    const recalled = mine().filter(({ region }) => region !== 'CN-33');
    await tell('/api/agencies/North/recall', { by: 'l21', why: 'it does not listen to us' });
    const peer = new Peer();
    const [outside, without] = [await breaches('agency-outside'), await breaches('agency-no-permit')];
    const contacts = await contactsOfNorth();
    let asked = 0;
    for (const one of [...recalled, ...lying.filter(({ agency }) => agency === 'South'), STRANGE, STRANGE]) {
      expect((await peer.permit(one)).status).toBe(403);
      const made = {
        account: `${one.slot}-${one.accountId}`,
        at: '2026-11-22T02:30Z',
        outcome: 'conversation',
      };
      for (const permit of [null, `${one.slot}-7-1`])
        expect((await peer.ask('POST', '/api/agency/contacts', { ...made, permit })).body).toEqual({
          state: 'breach',
        });
      expect((await peer.ask('POST', `/api/agency/permits/${one.slot}-7-1/use`)).status).toBe(403);
      asked += 1;
    }
    expect(asked).toBeGreaterThan(5);
    expect(await breaches('agency-outside')).toBe(outside + 2 * asked);
    expect(await breaches('agency-no-permit')).toBe(without + 2 * asked);
    expect(await contactsOfNorth()).toBe(contacts);
    expect((await peer.ask<{ items: unknown[] }>('GET', '/api/agency/placements')).body.items).toEqual([]);
    expectNoNumber(peer);
    // Whoever watches sees them at once, each person and kind once, with how often it was tried.
    const page = await scene.app.inject('/api/compliance/breaches');
    expect(page.json<{ items: { kind: string; detail: string; tries: number }[] }>().items).toContainEqual(
      expect.objectContaining({ kind: 'agency-no-permit', tries: 2 }),
    );
  });

  const STRANGE = { slot: 200, accountId: 987_654_321n };
});

/** How North's program is refused at doors that are not an agency's. */
const OTHER_DOORS: readonly (readonly [string, (one: Victim) => string])[] = [
  ['GET /api/host/:host/accounts/:reference', ({ accountId }) => `/api/host/sample/accounts/A-${accountId}`],
  ['GET /api/agencies', () => '/api/agencies'],
  ['GET /api/people/keys', () => '/api/people/keys'],
];

test(`no address opens to an agency what does not lie with it, in ${ATTEMPTS} random attempts, each of which is listed; nor does the database alone`, async () => {
  let state = SEED;
  const chance = (most: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const victims = await victimsOfNorth();
  const before = await shapeOfBook();
  const day = await scene.house.today();
  const { pool: own, close } = walled(pool());
  onTestFinished(close);
  const { rows: tables } = await pool().query<{ name: string; own: string }>(
    `select c.relname as name, case when bool_or(a.attname = 'borrower_id') then 'borrower_id' else 'account_id' end as own
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('borrower_id', 'account_id')
        and c.relname not in ('session', 'sign_in_code') and has_table_privilege('anhuan_door', c.oid, 'select')
      group by c.relname order by 1`,
  );
  const peer = new Peer();
  const expected = await listed();
  const knocks = new Map<string, number>();
  const tried = (kind: string, slot: number, borrower: bigint) => {
    const name = `${slot}-${borrower} ${kind} North`;
    expected.set(name, (expected.get(name) ?? 0) + 1);
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const victim = victims[chance(victims.length)]!;
    const listedAs = victim.borrower === 0n ? 0 : victim.slot;
    switch (chance(5)) {
      case 0:
        expect((await peer.permit(victim)).status).toBe(403);
        tried('agency-outside', listedAs, victim.borrower);
        break;
      case 1: {
        const permit = [null, `${victim.slot}-${victim.borrower}-${1_000 + chance(9)}`][chance(2)];
        const account = `${victim.slot}-${victim.accountId}`;
        const made = { account, permit, at: '2026-11-22T02:30Z', outcome: 'no-answer' };
        expect((await peer.ask('POST', '/api/agency/contacts', made)).body).toEqual({ state: 'breach' });
        tried('agency-no-permit', listedAs, victim.borrower);
        break;
      }
      case 2: {
        const permit = `${victim.slot}-${victim.borrower}-${1_000 + chance(9)}`;
        expect((await peer.ask('POST', `/api/agency/permits/${permit}/use`)).status).toBe(403);
        // Leave that nobody ever gave is about nobody.
        tried('agency-outside', 0, 0n);
        break;
      }
      case 3: {
        const [row, path] = OTHER_DOORS[chance(OTHER_DOORS.length)]!;
        expect([401, 403]).toContain((await peer.ask('GET', path(victim))).status);
        knocks.set(row, (knocks.get(row) ?? 0) + 1);
        break;
      }
      default: {
        const table = tables[chance(tables.length)]!;
        const whose = table.own === 'borrower_id' ? victim.borrower : victim.accountId;
        await behindWall({ agency: 'North', day }, async () => {
          const { rows } = await own.query(`select 1 from ${table.name} where ${table.own} = $1 limit 1`, [
            whose,
          ]);
          expect(rows, `${table.name} of ${whose}`).toEqual([]);
          await expect(own.query('update agency_case set ended_on = null')).rejects.toThrow(
            /permission denied/,
          );
        });
      }
    }
  }
  expect(await shapeOfBook()).toEqual(before);
  expect(await listed(), `seed ${SEED}`).toEqual(expected);
  await expectRefusalsLogged(knocks);
  expectNoNumber(peer);
}, 600_000);

/** Something that does not lie with North: an account of South's, one that lies with nobody, and one that is not in the book. */
type Victim = Pick<LyingCase, 'slot' | 'accountId' | 'borrower'>;

async function victimsOfNorth(): Promise<readonly Victim[]> {
  const { rows } = await pool().query<Victim>(
    `select slot, account_id as "accountId", borrower_id as borrower from account a
      where not exists (select from agency_case c where c.slot = a.slot and c.borrower_id = a.borrower_id) order by account_id`,
  );
  const south = lying.filter(({ agency }) => agency === 'South');
  expect(Math.min(south.length, rows.length)).toBeGreaterThan(2);
  return [...south, ...rows, { slot: 200, accountId: 987_654_321n, borrower: 0n }];
}

/** So many refusals of one key are written down in a quarter of an hour, each with its address; then one line that there were more. */
async function expectRefusalsLogged(knocks: ReadonlyMap<string, number>): Promise<void> {
  const all = [...knocks.values()].reduce((sum, one) => sum + one, 0);
  const most = SIGN_IN.tries.refusals;
  const key = scene.keys.get('North')!.split('_')[1];
  const { rows } = await pool().query<{ what: string; about: string }>(
    'select what, about from people_log where who = $1 and what like $2 order by seq',
    [`key ${key}`, 'refused%'],
  );
  const each = rows.slice(0, most);
  expect(each).toHaveLength(Math.min(all, most));
  for (const { what, about } of each) {
    expect(what).toMatch(/^refused: (role|scope|not-own)$/);
    expect(knocks.has(about), about).toBe(true);
  }
  expect(rows.slice(most).map(({ what }) => what)).toEqual(all > most ? ['refused again and again'] : []);
}

test('leave is not used too late, and an outcome that nobody reports is listed', async () => {
  const south = lying.find(({ agency, region }) => agency === 'South' && region === 'CN-33')!;
  const asked = await scene.ask<{ permit: string }>('South', 'POST', '/permits', callAbout(south, 's1'));
  expect(asked.text).toContain('"permit"');
  scene.clock.plus = 61;
  const late = await breaches('agency-late');
  const used = await scene.ask<{ why: string }>('South', 'POST', `/permits/${asked.body.permit}/use`);
  expect(used.body).toMatchObject({ state: 'refused', why: 'it has run out' });
  expect(await breaches('agency-late')).toBe(late + 1);
  const again = await scene.ask<{ permit: string }>('South', 'POST', '/permits', callAbout(south, 's1'));
  const gone = await scene.ask<{ state: string; number: string }>(
    'South',
    'POST',
    `/permits/${again.body.permit}/use`,
  );
  expect(gone.body.state).toBe('go');
  // The one number it was given is one that the peers above would have been caught with.
  expect(numbers.filter((number) => gone.body.number.replace(/\D/g, '').endsWith(number))).toHaveLength(1);
  scene.clock.plus = 61 + 121;
  const untold = await breaches('agency-untold');
  await scene.ask('South', 'POST', '/permits', callAbout(south, 's1'));
  await scene.ask('South', 'POST', '/permits', callAbout(south, 's1'));
  expect(await breaches('agency-untold')).toBe(untold + 1);
  expect(formatDay(await scene.house.today())).toBe('2026-11-26');
});

async function shapeOfBook(): Promise<unknown> {
  const { rows } = await pool().query(
    `select (select count(*) from event) as events, (select count(*) from message) as messages,
            (select count(*) from person_fact) as facts, (select count(*) from contact_attempt) as contacts,
            (select count(*) from permit) as permits, (select count(*) from agency_case where ended_on is null) as cases`,
  );
  return rows;
}
