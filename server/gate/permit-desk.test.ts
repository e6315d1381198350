import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raceAgainstStops, raceForTheLast } from '../../tools/rehearsal/gate-races.ts';
import {
  fillGateScene,
  NIGHT,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
  textAbout,
} from '../../tools/rehearsal/gate-scene.ts';
import { replayAll } from '../../tools/rehearsal/replays.ts';
import { RULES } from '../../tools/rehearsal/scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { readDecision } from '../db/gate/decision-read.ts';
import { keepAddresses, keepStaff } from '../db/gate/fact-rows.ts';
import { readPeople, readStaff } from '../db/gate/person-rows.ts';
import { transaction } from '../db/pool.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { decide, permitAndMark, type Used, use } from './permit-desk.ts';
import type { PersonFact } from './person-log.ts';
import { situationOfRows } from './person-situation.ts';
import { Replay } from './replay-decision.ts';
import { knownAt } from './silence.ts';
import { tellOfPeople, tellOutcomes } from './tell-person.ts';

const RACES = 200;
const SEED = 20261122;
const clock = { at: NOON };
const house = rehearsedHouse(clock, rehearsedLaw('test', '08:00'));
let database: Database;
let people: Rehearsed[];
let next = 0;
/** Somebody of whom no test has asked before. */
const somebody = (): Rehearsed => people[next++]!;

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 3 * RACES + 60);
  next = 3 * RACES;
});
afterAll(() => database.close());

const ask = (person: Rehearsed, change = {}) => ({
  key: person.key,
  attempt: { ...textAbout(person), ...change },
});
const permitFor = async (person: Rehearsed) => {
  const [decided] = await decide(database.pool, [ask(person)], house);
  return { ...person.key, permit: decided!.permit! };
};
const situationOf = (person: Rehearsed) =>
  transaction(database.pool, async (client) => {
    const rows = await readPeople(client, [person.key]);
    const staff = await readStaff(client, ['w1'], ['a1']);
    return situationOfRows(rows.get(person.key.borrower)!, staff, NOON, house);
  });
const tell = (person: Rehearsed, fact: Exclude<PersonFact, { type: 'outcome' }>, at = NOON - 10) =>
  tellOfPeople(database.pool, [{ key: person.key, at, fact }], knownAt(NOON));
const why = (used: Used | undefined) => (used?.state === 'refused' ? used.why : used?.state);

describe('a decision', () => {
  test('is a permit by day and a refusal with its next minute by night; both are kept and replay', async () => {
    const person = somebody();
    const [day] = await decide(database.pool, [ask(person)], house);
    expect(day).toMatchObject({ result: 'permit', decision: 1, permit: 1, until: NOON + 5, missing: [] });
    clock.at = NIGHT;
    const [night] = await decide(database.pool, [ask(person)], house);
    clock.at = NOON;
    expect(night).toMatchObject({
      result: 'refuse',
      decision: 2,
      permit: null,
      nextAllowedAt: NIGHT + 9 * 60,
    });
    for (const seq of [1, 2]) {
      const kept = (await readDecision(database.pool, person.key, seq))!;
      expect(kept.strategy).toBe('gentle@1');
      expect(await new Replay(database.pool).differences(kept)).toEqual([]);
    }
  });

  test('about somebody whom the book does not have is a refusal that says so', async () => {
    const nobody = { ...ask(somebody()), key: { slot: 1, borrower: 99_999_999n } };
    const [decided] = await decide(database.pool, [nobody], house);
    expect(decided).toMatchObject({ result: 'refuse', missing: ['borrower'], decision: null, permit: null });
  });

  test('that was changed afterwards is found out, with the place', async () => {
    const person = somebody();
    await permitFor(person);
    const kept = (await readDecision(database.pool, person.key, 1))!;
    const forged = { ...kept, answer: kept.answer.replace('"until"', '"untill"') };
    const differences = await new Replay(database.pool).differences(forged);
    expect(differences.map(({ at }) => at)).toEqual(['value.untill', 'value.until']);
  });

  test('of two in one batch for the one answer that is allowed, the first has it', async () => {
    const person = somebody();
    const [seq] = await tell(person, {
      type: 'inbound',
      way: 'sms',
      from: 'borrower',
      address: 'phone',
      conversation: false,
      discussed: [],
      debts: [],
    });
    clock.at = NIGHT;
    const answer = ask(person, { start: 'reply', replyTo: `f${seq}` });
    const decided = await permitAndMark(database.pool, [answer, answer], house);
    clock.at = NOON;
    expect(decided.map(({ result }) => result)).toEqual(['permit', 'refuse']);
  });
});

describe('a permit', () => {
  test('is used once', async () => {
    const permit = await permitFor(somebody());
    const used = await use(database.pool, [permit, permit], house);
    expect(used.map(({ state }) => state)).toEqual(['sending', 'refused']);
    const [again] = await use(database.pool, [permit], house);
    expect(why(again)).toBe('it was used before');
  });

  test('runs out', async () => {
    const permit = await permitFor(somebody());
    clock.at = NOON + 6;
    const [late] = await use(database.pool, [permit], house);
    clock.at = NOON;
    expect(why(late)).toBe('it has run out');
  });

  test('is judged again at the instant of use, and what is refused then is revoked', async () => {
    const permit = await permitFor(somebody());
    const strict = rehearsedHouse(clock, rehearsedLaw('stricter', '13:00'));
    const [used] = await use(database.pool, [permit], strict);
    expect(used).toMatchObject({ state: 'refused', decision: 2, nextAllowedAt: NOON + 60 });
    const [again] = await use(database.pool, [permit], house);
    expect(why(again)).toBe('it was revoked: refused at the instant of use: time_of_day');
  });

  test.each<[string, (person: Rehearsed) => Promise<unknown>]>([
    [
      'paid',
      ({ account }) =>
        enterFacts(
          database.pool,
          [{ key: account, fact: { id: 'p', type: 'paid', amount: 5n, valueOn: TODAY } }],
          RULES,
          knownAt(NOON),
        ),
    ],
    [
      'opt-out',
      (person) =>
        tell(person, {
          type: 'opt-out',
          by: 'borrower',
          scope: 'way',
          way: 'sms',
          address: null,
          via: 'sms',
        }),
    ],
    ['person', (person) => tell(person, { type: 'person', person: { id: 'borrower', alive: false } })],
    [
      'hold',
      (person) =>
        tell(person, {
          type: 'hold',
          id: 'h',
          hold: { kind: 'hardship', from: TODAY, to: null, debts: null },
        }),
    ],
    [
      'dispute',
      (person) =>
        tell(person, { type: 'dispute', written: true, inPeriod: true, portion: 'all', debts: null }),
    ],
  ])('is revoked by what becomes known: %s', async (type, happens) => {
    const person = somebody();
    const permit = await permitFor(person);
    await happens(person);
    const [used] = await use(database.pool, [permit], house);
    expect(why(used)).toBe(`it was revoked: it became known: ${type}`);
  });

  test('is not revoked by the note that something was tried', async () => {
    const person = somebody();
    const permit = await permitFor(person);
    const fact = { id: 'contact-1', type: 'tried', channel: 'sms', valueOn: TODAY } as const;
    await enterFacts(database.pool, [{ key: person.account, fact }], RULES, knownAt(NOON));
    const [used] = await use(database.pool, [permit], house);
    expect(why(used)).toBe('sending');
  });

  test('that was used before a payment leaves a contact that crossed it in flight, once', async () => {
    const person = somebody();
    const permit = await permitFor(person);
    await use(database.pool, [permit], house);
    for (const id of ['first', 'second']) {
      const fact = { id, type: 'paid', amount: 5n, valueOn: TODAY } as const;
      await enterFacts(database.pool, [{ key: person.account, fact }], RULES, knownAt(NOON));
    }
    const { rows } = await database.pool.query(
      'select type, permit, data from person_fact where slot = $1 and borrower_id = $2',
      [person.key.slot, person.key.borrower],
    );
    expect(rows).toEqual([{ type: 'crossed', permit: permit.permit, data: 'it became known: paid' }]);
  });
});

describe('the database itself', () => {
  const insert = (key: { slot: number; borrower: bigint; permit: number }, at: number) =>
    database.pool.query(
      `insert into contact_attempt (slot, borrower_id, permit, at, checked, result, way, sender, person, debts, purpose)
       values ($1, $2, $3, $4, $3, 'permit', 'sms', 'house', 'borrower', '', 'collect')`,
      [key.slot, key.borrower, key.permit, at],
    );
  const set = (key: { slot: number; borrower: bigint; permit: number }, what: string) =>
    database.pool.query(`update permit set ${what} where slot = $1 and borrower_id = $2 and permit = $3`, [
      key.slot,
      key.borrower,
      key.permit,
    ]);

  test('refuses a contact without a permit, with one that was not used, and with one of somebody else', async () => {
    const [person, other] = [somebody(), somebody()];
    await expect(insert({ ...person.key, permit: 1 }, NOON)).rejects.toThrow(/foreign key/);
    const permit = await permitFor(person);
    await expect(insert(permit, NOON)).rejects.toThrow(/foreign key/);
    await expect(insert({ ...other.key, permit: permit.permit }, NOON)).rejects.toThrow(/foreign key/);
  });

  test('refuses to use a permit too late, after it was revoked, or twice; and a contact at another minute', async () => {
    const [late, revoked, used] = [
      await permitFor(somebody()),
      await permitFor(somebody()),
      await permitFor(somebody()),
    ];
    await expect(set(late, `used_at = ${NOON + 6}`)).rejects.toThrow(/check/);
    await set(revoked, "revoked_at = now(), revoked_why = 'test'");
    await expect(set(revoked, `used_at = ${NOON}`)).rejects.toThrow(/append-only/);
    await expect(set(revoked, 'revoked_at = null, revoked_why = null')).rejects.toThrow(/append-only/);
    await expect(insert(revoked, NOON)).rejects.toThrow(/foreign key/);
    await set(used, `used_at = ${NOON}`);
    await expect(insert(used, NOON + 1)).rejects.toThrow(/foreign key/);
    await insert(used, NOON);
    await expect(insert(used, NOON)).rejects.toThrow(/duplicate key/);
    await expect(set(used, 'used_at = null')).rejects.toThrow(/append-only/);
  });

  test('refuses a permit that no decision gave, and to change what is only appended', async () => {
    const person = somebody();
    clock.at = NIGHT;
    await decide(database.pool, [ask(person)], house);
    clock.at = NOON;
    await expect(
      database.pool.query(
        `insert into permit (slot, borrower_id, permit, result, at, until, attempt, code)
         values ($1, $2, 1, 'permit', $3, $3, '', '')`,
        [person.key.slot, person.key.borrower, NOON],
      ),
    ).rejects.toThrow(/foreign key/);
    for (const statement of [
      "update decision set result = 'permit'",
      'delete from person_fact',
      'update contact_attempt set at = 0',
      'delete from permit',
      'delete from law_version',
    ])
      await expect(database.pool.query(statement)).rejects.toThrow(/append-only/);
  });
});

describe('what is recorded about a person', () => {
  test('a contact counts from the moment it is marked, with its outcome once there is one', async () => {
    const person = somebody();
    const call = ask(person, { way: 'call' });
    const [first, second] = await permitAndMark(database.pool, [call, call], house);
    const calls = async () =>
      (await situationOf(person)).log.flatMap((one) => (one.type === 'call' ? [[one.id, one.outcome]] : []));
    expect(await calls()).toEqual([
      ['c1', 'unknown'],
      ['c2', 'unknown'],
    ]);
    const debts = call.attempt.debts;
    await tellOutcomes(database.pool, [
      {
        key: person.key,
        permit: first!.permit!,
        at: NOON,
        ending: { type: 'outcome', outcome: 'conversation', raised: debts, discussed: debts },
      },
      {
        key: person.key,
        permit: second!.permit!,
        at: NOON,
        ending: { type: 'outcome', outcome: 'not-sent' },
      },
    ]);
    expect(await calls()).toEqual([['c1', 'conversation']]);
  });

  test('is laid over the credit file: addresses, people, holds, zones, staff', async () => {
    const person = somebody();
    const row = {
      ...person.key,
      id: 'work',
      of: 'borrower',
      kind: 'landline',
      literal: '0571-1',
      use: 'work',
      timeZone: 'Asia/Urumqi',
      provenance: 'public',
      state: 'active',
      belongsTo: null,
      confidence: 70,
      lawful: true,
      byEmployer: null,
    } as const;
    await keepAddresses(database.pool, [row]);
    await keepStaff(
      database.pool,
      [{ id: 'w1', trained: true, certified: null }],
      [{ id: 'a1', lawFirm: false }],
    );
    await tell(person, { type: 'number-wrong', address: 'work' });
    await tell(person, { type: 'person', person: { id: 'wife', role: 'spouse', alive: true } });
    await tell(person, { type: 'person', person: { id: 'borrower', bankrupt: true } });
    await tell(person, {
      type: 'hold',
      id: 'h1',
      hold: { kind: 'complaint', from: TODAY, to: null, debts: null },
    });
    await tell(person, {
      type: 'hold',
      id: 'h2',
      hold: { kind: 'disaster', from: TODAY, to: null, debts: null },
    });
    await tell(person, { type: 'hold-lifted', id: 'h1' });
    await tell(person, { type: 'zone', name: 'Europe/Paris' });
    await tell(person, { type: 'agency', agency: { id: 'a1', entrusted: true } });
    const known = await situationOf(person);
    expect(known.addresses.find(({ id }) => id === 'work')).toMatchObject({
      state: 'wrong',
      text: null,
      confidence: 70,
    });
    expect(known.addresses.find(({ id }) => id === 'work')?.byEmployer).toBeUndefined();
    expect(known.people.map(({ id, role, alive, bankrupt }) => [id, role, alive, bankrupt])).toEqual([
      ['borrower', 'debtor', true, true],
      ['wife', 'spouse', true, undefined],
    ]);
    expect(known.holds.map(({ kind }) => kind)).toEqual(['disaster']);
    expect(known.zones.map(({ name }) => name)).toEqual(['Asia/Shanghai', 'Europe/Paris']);
    expect(known.agencies).toEqual([{ id: 'a1', entrusted: true, debtorTold: undefined, lawFirm: false }]);
    expect(known.workers).toEqual([{ id: 'w1', trained: true, certified: undefined }]);
  });

  test('contacts at a number that turns out to be a stranger’s leave the count', async () => {
    const person = somebody();
    const there = ask(person, { way: 'call', address: 'old' });
    const all = await permitAndMark(database.pool, [there, there, there, there], house);
    expect(all.map(({ result }) => result)).toEqual(['permit', 'permit', 'permit', 'refuse']);
    expect(all[3]).toMatchObject({ nextAllowedAt: NOON + 20 * 60 });
    await tell(person, { type: 'number-wrong', address: 'old' });
    const [again] = await decide(database.pool, [ask(person)], house);
    expect(again?.result).toBe('permit');
  });

  test('a zone that nobody knows is a refusal that names it', async () => {
    const person = somebody();
    await tell(person, { type: 'zone', name: 'Moon/Tycho' });
    const [decided] = await decide(database.pool, [ask(person)], house);
    expect(decided).toMatchObject({ result: 'refuse', missing: ['zones.Moon/Tycho'] });
  });
});

describe('races', () => {
  test('two senders for the last contact that is allowed: one of them makes it', async () => {
    const { faults, firsts } = await raceForTheLast(database.pool, people.slice(0, RACES), SEED);
    expect(faults).toEqual([]);
    expect(firsts.first! + firsts.second!).toBe(RACES);
  });

  test('a payment or a stop against use: nothing goes out after it is committed', async () => {
    const { faults, firsts } = await raceAgainstStops(database.pool, people.slice(RACES, 2 * RACES), SEED);
    expect(faults).toEqual([]);
    expect(firsts.use! + firsts.stop!).toBe(RACES);
  });

  test('every decision comes out the same after the law has changed', async () => {
    const { decisions, refusals, parted, faults } = await replayAll(
      database.pool,
      people.slice(2 * RACES, 3 * RACES),
      SEED,
    );
    expect(faults).toEqual([]);
    expect(decisions).toBeGreaterThanOrEqual(2 * RACES);
    expect(refusals).toBeGreaterThan(0);
    expect(parted).toBeGreaterThan(0);
  });
});
