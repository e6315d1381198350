import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import type { Fact } from '../../rules/account.ts';
import { dayOf } from '../../rules/days.ts';
import type { AgreedPlan } from '../../rules/plan/agreed-plan.ts';
import {
  fillGateScene,
  NOON,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
  textAbout,
} from '../../tools/rehearsal/gate-scene.ts';
import { RULES } from '../../tools/rehearsal/scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook } from '../api/small-book.ts';
import { closeBook } from '../day-end/close-book.ts';
import type { Key } from '../db/accounts.ts';
import type { Database } from '../db/databases.ts';
import { readPeople, readStaff } from '../db/gate/person-rows.ts';
import { openDay } from '../db/night.ts';
import { transaction } from '../db/pool.ts';
import { findAccount, readRecords } from '../db/record.ts';
import { decide, use } from '../gate/permit-desk.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { knownAt } from '../gate/silence.ts';
import { enterFacts } from './enter-facts.ts';
import { verifyBook } from './verify.ts';

const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
const start = dayOf(2026, 11, 20);
const known = knownAt(0);
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, start);
});
afterAll(() => database.close());

const keyOf = async (name: string): Promise<Key> => (await findAccount(database.pool, name))!;
const recordOf = async (key: Key) => (await readRecords(database.pool, [key]))[0]!;
const today = async () => (await openDay(database.pool))!;
const enter = async (key: Key, fact: Fact) =>
  (await enterFacts(database.pool, [{ key, fact }], rules, known))[0]!;
const closeTo = async (through: number) =>
  expect(await closeBook(database, through, rules, { workers: 0, chunkSize: 50 })).toMatchObject({
    state: 'closed',
  });
const sound = async () => expect((await verifyBook(database.pool, rules)).broken).toEqual([]);
const told = async (key: Key) =>
  (await recordOf(key)).events.flatMap(({ event: { body } }) => (body.type === 'plan' ? [body.state] : []));

function agreed(id: string, on: number, change: Partial<AgreedPlan>): Fact {
  const plan: AgreedPlan = {
    id,
    kind: 'instalments',
    rows: [],
    until: on + 10,
    graceDays: 0,
    missesAllowed: 0,
    shortBy: 0n,
    relief: { interestPpm: null, penaltyPpm: 0n, lateFees: true },
    waive: [],
    onBreak: 'reversed',
    ageing: 'stands',
    schedule: null,
    ...change,
  };
  return { id: `fact-${id}`, type: 'agreed', valueOn: on, plan };
}

describe('an agreement in the book', () => {
  test('silences from its own transaction on, is broken by the night, and the row is still its fold and its replay', async () => {
    const key = await keyOf('sample:A-1000002'); // 33 days late
    const on = await today();
    const before = await recordOf(key);
    await database.pool.query(
      `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason)
       values ($1, $2, $3, 'call', $4, 4, 'talk', 'planned', 'test')
       on conflict (slot, account_id, day, step) do update set state = 'planned'`,
      [key.slot, key.accountId, '2026-11-21', before.account.borrower],
    );
    const rows = [
      { due: on + 2, amount: 1_000n },
      { due: on + 4, amount: 1_000n },
    ];
    expect(
      await enter(key, agreed('a', on, { rows, waive: [{ part: 'penalty', amount: 50n, when: 'start' }] })),
    ).toMatchObject({
      state: 'entered',
    });
    const { rows: planned } = await database.pool.query(
      "select 1 from contact where slot = $1 and account_id = $2 and day >= $3 and state = 'planned'",
      [key.slot, key.accountId, '2026-11-20'],
    );
    expect(planned).toEqual([]);
    await sound();
    await enter(key, { id: 'first', type: 'paid', amount: 1_000n, valueOn: on });
    expect(await told(key)).toEqual(['row-kept']);
    await closeTo(on + 3);
    await sound();
    const alive = await recordOf(key);
    expect(alive.account.plan).toMatchObject({ row: 1, received: 1_000n });
    expect(alive.events.filter(({ type, event }) => type === 'step' && event.day >= on)).toEqual([]);
    await closeTo(on + 4);
    await sound();
    const broken = await recordOf(key);
    expect(broken.account.plan).toBeNull();
    expect(await told(key)).toEqual(['row-kept', 'broken']);
    // The same night plans the ladder again, or the next ones do; nothing is left behind in the row.
    const { rows: row } = await database.pool.query<{ agreement: string | null }>(
      'select agreement from account where slot = $1 and account_id = $2',
      [key.slot, key.accountId],
    );
    expect(row).toEqual([{ agreement: null }]);
    // Known late, the money heals it: contacts since are regretted and the agreement is completed.
    const healed = await enter(key, { id: 'second', type: 'paid', amount: 1_000n, valueOn: on + 3 });
    expect(healed).toMatchObject({ state: 'entered' });
    expect(await told(key)).toEqual(['row-kept', 'broken', 'completed']);
    await sound();
  });

  test('changes the schedule for good: the nights ask by the new one, and its undo brings the old one back', async () => {
    const key = await keyOf('sample:A-1000008');
    const on = await today();
    const { account } = await recordOf(key);
    const { notDue, duePrincipal, dueInterest, dueFee } = account.balances;
    const whole = notDue + duePrincipal;
    const schedule = [
      { seq: 50, due: on + 2, principal: whole / 2n, interest: dueInterest + dueFee, fee: 0n },
      { seq: 51, due: on + 40, principal: whole - whole / 2n, interest: 7n, fee: 0n },
    ];
    const fact = agreed('n', on, { kind: 're-age', schedule, until: on + 30, ageing: 'runs' });
    expect(
      await enter(key, agreed('x', on, { kind: 're-age', schedule: schedule.slice(0, 1) })),
    ).toMatchObject({
      refused: 'parts-do-not-sum',
    });
    expect(await enter(key, fact)).toMatchObject({ state: 'entered' });
    expect((await recordOf(key)).account).toMatchObject({ oldestDue: null, next: { seq: 50 } });
    await closeTo(on + 3);
    await sound();
    const asked = await recordOf(key);
    expect(asked.account).toMatchObject({ oldestDue: on + 2, next: { seq: 51 }, rearranged: [] });
    const undo: Fact = { id: 'undo', type: 'reversed', valueOn: await today(), of: 'fact-n' };
    expect(await enter(key, undo)).toMatchObject({ state: 'entered' });
    expect((await recordOf(key)).account).toMatchObject({
      oldestDue: account.oldestDue,
      plan: null,
      rearranged: null,
    });
    await sound();
  });

  test('withdrawn, it is as if nothing had been agreed; what cannot be is refused and changes nothing', async () => {
    const key = await keyOf('sample:A-1000005');
    const on = await today();
    const before = await recordOf(key);
    const rows = [{ due: on + 5, amount: 500n }];
    await enter(key, agreed('w', on, { rows }));
    expect(await enter(key, agreed('v', on, { rows }))).toMatchObject({ refused: 'second-plan' });
    const back: Fact = { id: 'back', type: 'withdrawn', valueOn: on, of: 'w' };
    expect(await enter(key, back)).toMatchObject({ state: 'entered' });
    expect(await enter(key, back)).toMatchObject({ state: 'already-entered' });
    const after = await recordOf(key);
    expect(after.account).toMatchObject({ plan: null, oldestDue: before.account.oldestDue });
    await sound();
  });
});

test('agreed at 14:03, the contact that had its permit for 14:04 is not made, and none is permitted while it lives', async () => {
  const clock = { at: NOON + 122 };
  const house = rehearsedHouse(clock, rehearsedLaw('agreement', '08:00'));
  const other = await testDatabase();
  try {
    const [person] = await fillGateScene(other.pool, 40, true);
    const ask = { key: person!.key, attempt: { ...textAbout(person!), at: NOON + 124 } };
    const [decided] = await decide(other.pool, [ask], house);
    expect(decided).toMatchObject({ result: 'permit' });
    clock.at = NOON + 123;
    const fact = agreed('at-14-03', TODAY, { rows: [{ due: TODAY + 5, amount: 100n }] });
    const entries = [{ key: person!.account, fact }];
    expect(await enterFacts(other.pool, entries, RULES, knownAt(NOON + 123))).toMatchObject([
      { state: 'entered' },
    ]);
    clock.at = NOON + 124;
    const [used] = await use(other.pool, [{ ...person!.key, permit: decided!.permit! }], house);
    expect(used).toMatchObject({ state: 'refused', why: 'it was revoked: it became known: agreed' });
    // The gate itself knows of it too, for whoever asks later: every law under which a plan that is kept rests collection.
    const rows = await transaction(other.pool, (client) => readPeople(client, [person!.key]));
    const staff = await readStaff(other.pool, [], []);
    const { holds } = situationOfRows(rows.get(person!.key.borrower)!, staff, clock.at, house);
    expect(holds).toMatchObject([{ kind: 'plan-kept', from: TODAY, to: TODAY + 10 }]);
  } finally {
    await other.close();
  }
});
