import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveEvidence } from '../../tools/evidence/evidence-scene.ts';
import { fillGateScene, type Rehearsed } from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { readBreaches } from '../db/oversight/breach-rows.ts';
import { checkDay, checkDays } from './check-day.ts';

let database: Database;
let person: Rehearsed;
/** Days with contacts, in order. */
let days: number[];

beforeAll(async () => {
  database = await testDatabase();
  const people = await fillGateScene(database.pool, 3);
  person = people[1]!;
  // Two contacts that the gate allowed, and one that it refused.
  await liveEvidence(database.pool, person, 2);
  const { rows } = await database.pool.query<{ day: number }>(
    `select distinct day from proof where kind = 'contact' order by day`,
  );
  days = rows.map(({ day }) => day);
});
afterAll(() => database.close());

/** Does to the tables what they forbid, as somebody would who has the whole machine; `undo` afterwards. */
async function tampered(change: string, undo: string, check: () => Promise<void>): Promise<void> {
  const forced = async (text: string) => {
    const client = await database.pool.connect();
    try {
      await client.query('set session_replication_role = replica');
      await client.query(text);
    } finally {
      await client.query('set session_replication_role = default');
      client.release();
    }
  };
  await forced(change);
  try {
    await check();
  } finally {
    await forced(undo);
  }
}

const FIRST = (day: number) =>
  `(select (data::jsonb ->> 'permit')::int from proof where kind = 'contact' and day = date '1970-01-01' + ${day} order by seq limit 1)`;
const kindsOn = async (day: number) => (await checkDay(database.pool, day)).breaches.map(({ kind }) => kind);

describe('A6 C7: a closed day is checked from the side of the log', () => {
  test('nothing is found where nothing is wrong, and it says how much was looked at', async () => {
    const [day] = days;
    const { contacts, replayed, breaches } = await checkDay(database.pool, day!);
    expect({ contacts, breaches }).toEqual({ contacts: expect.any(Number), breaches: [] });
    expect(contacts).toBeGreaterThan(0);
    expect(replayed).toBeGreaterThan(0);
  });

  test('each thing that the tables forbid is found when somebody gets round them', async () => {
    const day = days[0]!;
    const begun = `contact_attempt where permit = ${FIRST(day)}`;
    const kept =
      'create table if not exists kept_away as select * from contact_attempt limit 0; truncate kept_away;';
    const cases: readonly [kind: string, change: string, undo: string][] = [
      [
        'no-permit',
        `${kept} insert into kept_away select * from ${begun}; delete from ${begun}`,
        'insert into contact_attempt select * from kept_away; drop table kept_away',
      ],
      [
        'late-use',
        `alter table permit drop constraint permit_check2; update permit set revoked_at = now(), revoked_why = 'paid' where permit = ${FIRST(day)}`,
        `update permit set revoked_at = null, revoked_why = null where permit = ${FIRST(day)}`,
      ],
      [
        'after-silence',
        `update contact_attempt set recorded_at = recorded_at + interval '2 s' where permit = ${FIRST(day)};
         insert into silence (slot, borrower_id, silence, at, why, known_at, silenced_at, permits, cancelled, crossed)
         select a.slot, a.borrower_id, 9999, a.at, 'paid', a.recorded_at - interval '1 s', a.recorded_at - interval '1 s', 0, '{}', '{}'
           from ${begun.replace('contact_attempt', 'contact_attempt a')}`,
        `delete from silence where silence = 9999; update contact_attempt set recorded_at = recorded_at - interval '2 s' where permit = ${FIRST(day)}`,
      ],
      [
        'chain-broken',
        `update proof set at = at + 1 where kind = 'contact' and day = date '1970-01-01' + ${day} and (data::jsonb ->> 'permit')::int = ${FIRST(day)}`,
        `update proof set at = at - 1 where kind = 'contact' and day = date '1970-01-01' + ${day} and (data::jsonb ->> 'permit')::int = ${FIRST(day)}`,
      ],
    ];
    for (const [kind, change, undo] of cases)
      await tampered(change, undo, async () => expect(await kindsOn(day), kind).toContain(kind));
    expect(await kindsOn(day)).toEqual([]);
  });

  test('what was found is kept once, however often the day is checked', async () => {
    const rows = await readBreaches(database.pool, true, null, 100);
    const named = rows.map(({ day, kind, permit }) => `${day} ${kind} ${permit}`);
    expect(new Set(named).size).toBe(named.length);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['no-permit', 'late-use', 'after-silence', 'chain-broken']),
    );
    const last = days.at(-1)!;
    expect((await checkDays(database.pool, last + 1)).map(({ day }) => day).at(-1)).toBe(last + 1);
    expect(await checkDays(database.pool, last + 1)).toEqual([]);
  });
});
