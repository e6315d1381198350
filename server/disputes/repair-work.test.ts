import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fillDisputeScene,
  hisMinute,
  ROOM,
  type Somebody,
  send,
  THE_DAY,
} from '../../tools/rehearsal/disputes/dispute-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { appendCreditEvents, creditEventsOf } from '../db/credit/credit-rows.ts';
import type { Database } from '../db/databases.ts';
import { type RepairKey, repairsKept } from '../db/disputes/repair-rows.ts';
import { readProofs } from '../db/evidence/proof-rows.ts';
import { transaction } from '../db/pool.ts';
import { knownAt } from '../gate/silence.ts';
import { tellOfPeople } from '../gate/tell-person.ts';
import type { Brought } from './brought-dispute.ts';
import { finishRepair, repairWork } from './repair-work.ts';
import { decideDispute } from './settle-dispute.ts';
import { takeDispute } from './take-dispute.ts';

let database: Database;
let people: Somebody[];
beforeAll(async () => {
  database = await testDatabase();
  people = await fillDisputeScene(database.pool, 4, 5);
});
afterAll(() => database.close());

const noon = (person: Somebody, later = 0) => hisMinute(person, THE_DAY, '12:00') + later;

async function bring(person: Somebody, some: Partial<Brought>): Promise<number> {
  const outcome = await takeDispute(
    database.pool,
    {
      ...{ key: person.key, region: 'CN-33', kind: 'message', ground: 'had-stopped', accounts: [] },
      ...{ amount: null, permit: null, told: null, words: 'I had said stop.', proof: null },
      ...{ via: 'portal', takenBy: 'borrower', request: 'request-1', ...some },
    },
    ROOM,
    THE_DAY,
    knownAt(noon(person, 30)),
  );
  if (outcome.state === 'refused') throw new Error(outcome.refused);
  return outcome.dispute.dispute;
}
const workOf = async ({ key }: Somebody) =>
  (await repairWork(database.pool, 100, 'Asia/Shanghai')).filter(({ borrower }) => borrower === key.borrower);
const finish = (person: Somebody, which: RepairKey) =>
  finishRepair(
    database.pool,
    which,
    { by: 'c9', note: 'Rang them and told them.' },
    { collecting: ROOM.collecting, today: THE_DAY, known: knownAt(noon(person, 60)) },
  );
const stateOf = async ({ slot, borrower, dispute, repair }: RepairKey) =>
  (await repairsKept(database.pool, { slot, borrower })).get(dispute)!.find((one) => one.repair === repair)!
    .state;

test('an agency is to be told within a day, by a person; two who say they did are one', async () => {
  const person = people[0]!;
  const permit = await send(database.pool, person, {
    at: noon(person),
    by: 'gapped-law',
    sender: 'agency-7',
  });
  const dispute = await bring(person, { ground: 'other', permit });
  const [work] = await workOf(person);
  expect(work).toMatchObject({ dispute, repair: 'tell-agency', about: 'agency-7', state: 'waits' });
  expect(work!.dueOn).toBe(THE_DAY + 1);
  expect((await Promise.all([finish(person, work!), finish(person, work!)])).sort()).toEqual([false, true]);
  expect(await stateOf(work!)).toBe('done');
  expect(await workOf(person)).toEqual([]);
  const said = (await readProofs(database.pool, [person.key])).filter(({ data }) =>
    data.includes('repaired'),
  );
  expect(said).toHaveLength(1);
  expect(said[0]!.data).not.toContain('Rang them');
});

test('an apology that did not go out is said by a person', async () => {
  const person = people[1]!;
  const at = noon(person, -60);
  const stop = {
    type: 'opt-out',
    by: 'borrower',
    scope: 'way',
    way: 'sms',
    address: null,
    via: 'sms',
  } as const;
  await tellOfPeople(database.pool, [{ key: person.key, at, fact: stop }], knownAt(at));
  const permit = await send(database.pool, person, { at: noon(person), by: 'gapped-law' });
  await bring(person, { permit });
  expect(await workOf(person)).toEqual([]);
  const { slot, borrower } = person.key;
  await database.pool.query(
    `update message set state = 'expired' where slot = $1 and borrower_id = $2 and template = 'apology'`,
    [slot, borrower],
  );
  const [work] = await workOf(person);
  expect(work).toMatchObject({ repair: 'apology', state: 'waits' });
  expect(await finish(person, work!)).toBe(true);
  expect(await workOf(person)).toEqual([]);
});

test('a record of arrears that have ended is taken back by a person, once', async () => {
  const person = people[2]!;
  const { slot, borrower } = person.key;
  const { accountId } = person.account;
  const told = {
    ...{ slot, accountId, borrower, since: THE_DAY - 60, daysPastDue: 40, bucket: 'M2' },
    ...{ overdue: 50_000n, currency: 'CNY', why: 'late_and_announced' },
  };
  await transaction(database.pool, (client) =>
    appendCreditEvents(client, [
      { ...told, day: THE_DAY - 20, act: 'report' },
      { ...told, day: THE_DAY - 10, act: 'end' },
    ]),
  );
  const dispute = await bring(person, {
    ...{ kind: 'identity', ground: 'wrong-person', accounts: [accountId] },
  });
  const decision = { reason: 'not-the-debtor', answer: 'You are right.', by: 'c1', corrections: [] };
  await decideDispute(
    database.pool,
    person.key,
    dispute,
    { outcome: 'upheld', ...decision },
    ROOM,
    THE_DAY,
    knownAt(noon(person, 40)),
  );
  const [work] = await workOf(person);
  expect(work).toMatchObject({ repair: 'correct-credit-record', about: String(accountId), state: 'waits' });
  expect(await finish(person, work!)).toBe(true);
  expect(await finish(person, work!)).toBe(false);
  const events = await creditEventsOf(database.pool, { slot, accountId });
  expect(events.map(({ act, why }) => [act, why])).toEqual([
    ['report', 'late_and_announced'],
    ['end', 'late_and_announced'],
    ['correct', 'dispute_upheld'],
  ]);
});
