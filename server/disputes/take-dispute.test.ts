import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import type { Account } from '../../rules/account.ts';
import { replay } from '../../rules/history.ts';
import {
  fillDisputeScene,
  hisMinute,
  ROOM,
  readNow,
  type Somebody,
  send,
  THE_DAY,
} from '../../tools/rehearsal/disputes/dispute-scene.ts';
import { textAbout } from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { repairsKept } from '../db/disputes/repair-rows.ts';
import { readProofs } from '../db/evidence/proof-rows.ts';
import { complaintsOf } from '../db/gate/complaint-rows.ts';
import { readRecords } from '../db/record.ts';
import { lawFor } from '../gate/law-for.ts';
import { decide } from '../gate/permit-desk.ts';
import { knownAt } from '../gate/silence.ts';
import { tellOfPeople } from '../gate/tell-person.ts';
import { type Brought, MOST_A_DAY, type Taken } from './brought-dispute.ts';
import { clockFor } from './dispute-clock.ts';
import { appealDispute, decideDispute, withdrawDispute } from './settle-dispute.ts';
import { takeDispute } from './take-dispute.ts';

let database: Database;
let people: Somebody[];
let next = 0;
const somebody = (): Somebody => people[next++]!;

beforeAll(async () => {
  database = await testDatabase();
  people = await fillDisputeScene(database.pool, 40, 5);
});
afterAll(() => database.close());

const noon = (person: Somebody, later = 0) => hisMinute(person, THE_DAY, '12:00') + later;
const bring = (person: Somebody, some: Partial<Brought> = {}, later = 0): Promise<Taken> =>
  takeDispute(
    database.pool,
    {
      key: person.key,
      region: 'CN-33',
      kind: 'debt',
      ground: 'not-mine',
      accounts: [person.account.accountId],
      amount: null,
      permit: null,
      told: null,
      words: 'I never took this loan.',
      proof: null,
      via: 'portal',
      takenBy: 'borrower',
      request: `request-${person.key.borrower}`,
      ...some,
    },
    ROOM,
    THE_DAY,
    knownAt(noon(person, later)),
  );
const taken = (outcome: Taken) => {
  if (outcome.state === 'refused') throw new Error(outcome.refused);
  return outcome.dispute;
};

/** What the gate says to a contact by a way. */
async function asked(person: Somebody, way: 'sms' | 'email' | 'call' | 'in-app', later = 10) {
  const address = way === 'email' ? 'email' : way === 'in-app' ? 'in-app' : 'phone';
  const [decided] = await decide(
    database.pool,
    [{ key: person.key, attempt: { ...textAbout(person), way, address } }],
    {
      collecting: HOUSE,
      products: PRODUCTS,
      lawOf: (region) => lawFor(region, HOUSE),
      strategy: 'gentle@1',
      now: () => noon(person, later),
    },
  );
  return decided!;
}

const accountOf = async ({ account }: Somebody) => (await readRecords(database.pool, [account]))[0]!;

describe('a dispute of a debt', () => {
  test('rests collection on every way from its commit on, pauses as the product says, and has a clock', async () => {
    const person = somebody();
    expect((await asked(person, 'sms', -5)).result).toBe('permit');
    const dispute = taken(await bring(person));
    expect(dispute).toMatchObject({ kind: 'debt', state: 'open', dueOn: THE_DAY + 15 });
    for (const way of ['sms', 'email', 'in-app', 'call'] as const) {
      const { result, verdicts } = await asked(person, way);
      expect(result).toBe('refuse');
      expect(verdicts.find(({ rule }) => rule === 'HOUSE-DISPUTE')?.reasons).toEqual(['dispute_pending']);
    }
    const { account } = await accountOf(person);
    expect([account.pausedFrom, account.pausedTo]).toEqual([THE_DAY, THE_DAY + 366]);
    const proofs = await readProofs(database.pool, [person.key]);
    expect(proofs.filter(({ data }) => data.includes('"type":"dispute-step"'))).toHaveLength(1);
  });

  test('the same request again is the same case, with other content it is refused, and nothing is entered twice', async () => {
    const person = somebody();
    const first = taken(await bring(person));
    const again = await bring(person, {}, 3);
    expect(again.state).toBe('before');
    expect(taken(again).dispute).toBe(first.dispute);
    expect(await bring(person, { words: 'Something else.' })).toEqual({
      state: 'refused',
      refused: 'other-content',
    });
    const { history } = await accountOf(person);
    expect(history.facts.filter(({ type }) => type === 'paused')).toHaveLength(1);
  });

  test('two hundred at once: twenty are kept, the rest refused, each with its reason', async () => {
    const person = somebody();
    const wishes = Array.from({ length: 200 }, (_, place) =>
      bring(person, { kind: 'amount', ground: 'wrong-sum', request: `flood-${place}` }),
    );
    const outcomes = await Promise.all(wishes);
    expect(outcomes.filter(({ state }) => state === 'taken')).toHaveLength(MOST_A_DAY);
    expect(outcomes.filter((one) => one.state === 'refused' && one.refused === 'too-many')).toHaveLength(
      200 - MOST_A_DAY,
    );
  });

  test('a payment that is found is booked on its day: the penalty is what on-time entry would have given', async () => {
    const person = somebody();
    const before = await accountOf(person);
    const dispute = taken(await bring(person, { kind: 'payment', ground: 'not-credited' }));
    expect((await accountOf(person)).account.pausedFrom).toBe(before.account.pausedFrom);
    const amount = 5_000n;
    const settled = await decideDispute(
      database.pool,
      person.key,
      dispute.dispute,
      {
        outcome: 'upheld',
        reason: 'payment-found',
        answer: 'Your payment of yesterday is booked on its day.',
        by: 'c1',
        corrections: [
          { account: person.account.accountId, fact: { type: 'paid', amount, valueOn: THE_DAY - 1 } },
        ],
      },
      ROOM,
      THE_DAY,
      knownAt(noon(person, 60)),
    );
    expect(settled.state).toBe('settled');
    const after = await accountOf(person);
    const product = PRODUCTS.get(after.account.product)!;
    const fact = { id: 'on-time', type: 'paid', amount, valueOn: THE_DAY - 1 } as const;
    const onTime = replay(
      { ...before.history, facts: [...before.history.facts, fact] },
      product,
      THE_DAY - 1,
      THE_DAY,
    ).account;
    const owed = ({ balances }: Account) => [balances.penalty, balances.dueInterest, balances.duePrincipal];
    expect(owed(after.account)).toEqual(owed(onTime));
    expect(
      (await asked(person, 'sms', 70)).verdicts.find(({ rule }) => rule === 'HOUSE-DISPUTE')?.outcome,
    ).not.toBe('refuse');
    const repairs = (await repairsKept(database.pool, person.key)).get(dispute.dispute)!;
    expect(repairs.map(({ repair, state }) => [repair, state])).toEqual([['paid-1', 'done']]);
  });

  test('a correction that cannot be entered leaves everything as it was', async () => {
    const person = somebody();
    const dispute = taken(await bring(person, { kind: 'payment', ground: 'not-credited' }));
    const before = await accountOf(person);
    const account = person.account.accountId;
    const settled = await decideDispute(
      database.pool,
      person.key,
      dispute.dispute,
      {
        outcome: 'upheld',
        reason: 'payment-found',
        answer: 'Found.',
        by: 'c1',
        corrections: [
          { account, fact: { type: 'paid', amount: 1n, valueOn: THE_DAY } },
          { account, fact: { type: 'reversed', of: 'no such payment', valueOn: THE_DAY } },
        ],
      },
      ROOM,
      THE_DAY,
      knownAt(noon(person, 60)),
    );
    expect(settled).toMatchObject({ state: 'refused', refused: 'correction-refused' });
    expect((await accountOf(person)).account).toEqual(before.account);
  });

  test('rejected it can be appealed against once, and somebody else decides; said again with nothing new it stops nothing', async () => {
    const person = somebody();
    const { dispute } = taken(await bring(person));
    const decision = {
      outcome: 'rejected',
      reason: 'contract-signed',
      answer: 'You signed on 3 March; a copy is attached.',
      by: 'c1',
      corrections: [],
    } as const;
    const ending = (by: string, later: number) =>
      decideDispute(
        database.pool,
        person.key,
        dispute,
        { ...decision, by },
        ROOM,
        THE_DAY,
        knownAt(noon(person, later)),
      );
    expect(await ending('c1', 20)).toMatchObject({ state: 'settled', dispute: { outcome: 'rejected' } });
    expect((await accountOf(person)).account.pausedTo).not.toBe(THE_DAY + 366);
    const appeal = () =>
      appealDispute(database.pool, person.key, 'CN-33', dispute, ROOM, THE_DAY, knownAt(noon(person, 30)));
    expect(await appeal()).toMatchObject({
      state: 'settled',
      dispute: { state: 'person', appealedFrom: 'c1' },
    });
    expect(await ending('c1', 40)).toMatchObject({ state: 'refused', refused: 'own-decision' });
    expect(await ending('c2', 40)).toMatchObject({ state: 'settled' });
    expect(await appeal()).toMatchObject({ state: 'refused', refused: 'not-waiting' });
    const again = taken(await bring(person, { request: 'said-again' }, 50));
    expect(again.repeats).toBe(dispute);
    expect((await asked(person, 'sms', 60)).result).toBe('permit');
    const withProof = taken(await bring(person, { request: 'with-proof', proof: 'receipt' }, 61));
    expect(withProof.repeats).toBeNull();
    expect((await asked(person, 'sms', 70)).result).toBe('refuse');
  });

  test('withdrawn, what rested goes on', async () => {
    const person = somebody();
    const { dispute } = taken(await bring(person));
    const known = knownAt(noon(person, 20));
    expect(await withdrawDispute(database.pool, person.key, dispute, ROOM, THE_DAY, known)).toMatchObject({
      state: 'settled',
      dispute: { state: 'withdrawn' },
    });
    const { verdicts } = await asked(person, 'sms', 30);
    expect(verdicts.find(({ rule }) => rule === 'HOUSE-DISPUTE')?.outcome).not.toBe('refuse');
    expect(await withdrawDispute(database.pool, person.key, dispute, ROOM, THE_DAY, known)).toMatchObject({
      refused: 'not-waiting',
    });
  });

  test('who is found not to be the debtor is not asked again', async () => {
    const person = somebody();
    const { dispute } = taken(await bring(person, { kind: 'identity', ground: 'wrong-person' }));
    await decideDispute(
      database.pool,
      person.key,
      dispute,
      { outcome: 'upheld', reason: 'not-the-debtor', answer: 'You are right.', by: 'c1', corrections: [] },
      ROOM,
      THE_DAY,
      knownAt(noon(person, 20)),
    );
    const { result, verdicts } = await asked(person, 'sms', 30);
    expect(result).toBe('refuse');
    expect(verdicts.filter(({ outcome }) => outcome === 'refuse').map(({ rule }) => rule)).toContain(
      'HOUSE-PAID',
    );
  });
});

describe('a dispute of one message', () => {
  const about = (permit: number, some: Partial<Brought> = {}): Partial<Brought> => ({
    kind: 'message',
    ground: 'had-stopped',
    accounts: [],
    permit,
    ...some,
  });
  const stop = (person: Somebody, later: number) =>
    tellOfPeople(
      database.pool,
      [
        {
          key: person.key,
          at: noon(person, later),
          fact: { type: 'opt-out', by: 'borrower', scope: 'way', way: 'sms', address: null, via: 'sms' },
        },
      ],
      knownAt(noon(person, later)),
    );

  test('that was wrong: an apology is asked for, the way is closed, a complaint is opened; once', async () => {
    const person = somebody();
    const before = await readNow(database.pool, person);
    await stop(person, -60);
    const permit = await send(database.pool, person, { at: noon(person), by: before });
    const outcome = await bring(person, about(permit), 30);
    expect(taken(outcome)).toMatchObject({ verdict: 'wrong', state: 'decided', outcome: 'upheld', permit });
    const lines = outcome.state === 'refused' ? [] : outcome.lines;
    expect(lines.map(({ of }) => of)).toEqual(['contact', 'decision', 'proof', 'carrier', 'fact', 'rule']);
    const repairs = (await repairsKept(database.pool, person.key)).get(taken(outcome).dispute)!;
    expect(repairs.map(({ repair, state }) => [repair, state])).toEqual([
      ['apology', 'asked'],
      ['close-way', 'done'],
      ['open-complaint', 'done'],
    ]);
    const complaints = await complaintsOf(database.pool, person.key);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatchObject({ kind: 'contact', takenBy: 'record', decidedOn: null, review: 1 });
    expect((await bring(person, about(permit, { request: 'again' }), 31)).state).toBe('before');
    const { rows } = await database.pool.query(
      `select purpose, reply_to from message where slot = $1 and borrower_id = $2 and template = 'apology'`,
      [person.key.slot, person.key.borrower],
    );
    expect(rows).toEqual([{ purpose: 'confirm-end', reply_to: `c${permit}` }]);
  });

  test('that is unclear waits for a person, who is not the one who made it', async () => {
    const person = somebody();
    const permit = await send(database.pool, person, { at: noon(person) });
    const found = taken(await bring(person, about(permit, { ground: 'how-i-was-spoken-to' }), 30));
    expect(found).toMatchObject({ verdict: 'unclear', state: 'person', outcome: null });
    const decided = await decideDispute(
      database.pool,
      person.key,
      found.dispute,
      { outcome: 'upheld', reason: 'contact-was-wrong', answer: 'We are sorry.', by: 'c2', corrections: [] },
      ROOM,
      THE_DAY,
      knownAt(noon(person, 40)),
    );
    expect(decided).toMatchObject({ state: 'settled', dispute: { verdict: 'wrong', outcome: 'upheld' } });
  });

  test('of somebody else, or of tomorrow, is refused', async () => {
    const [person, other] = [somebody(), somebody()];
    const permit = await send(database.pool, other, { at: noon(other) });
    expect(await bring(person, about(permit + 40))).toEqual({ state: 'refused', refused: 'no-contact' });
    expect(await bring(person, about(permit))).toEqual({ state: 'refused', refused: 'no-contact' });
    const told = { at: noon(person, 100), way: 'sms', code: null, number: null, text: null };
    expect(await bring(person, { ...about(1), permit: null, told })).toEqual({
      state: 'refused',
      refused: 'in-the-future',
    });
  });

  test('a proof that was changed afterwards is found: nothing is said from a record that does not hold', async () => {
    const person = somebody();
    const permit = await send(database.pool, person, { at: noon(person) });
    const { slot, borrower } = person.key;
    await database.pool.query('alter table proof disable trigger all');
    await database.pool.query(
      `update proof set data = replace(data, '"way":"sms"', '"way":"email"') where slot = $1 and borrower_id = $2`,
      [slot, borrower],
    );
    await database.pool.query('alter table proof enable trigger all');
    const outcome = await bring(person, about(permit), 30);
    expect(taken(outcome)).toMatchObject({ verdict: 'unclear', state: 'person' });
    const doubts = outcome.state === 'refused' ? [] : outcome.lines.filter(({ of }) => of === 'doubt');
    expect(doubts).toEqual([{ of: 'doubt', doubt: 'chain-broken' }]);
  });
});

test('the clock is that of the place: the earliest day that a law sets', () => {
  const days = (region: string) => {
    const { day, rule } = clockFor(HOUSE, region, THE_DAY);
    return [day - THE_DAY, rule];
  };
  expect(days('CN-33')[0]).toBe(15);
  expect(days('US-NY')[0]).toBe(15);
  const abroad = { ...HOUSE, seat: ['UK'] as const };
  expect(clockFor(abroad, 'GB-LND', THE_DAY)).toEqual({ day: THE_DAY + 15, rule: 'HOUSE-DISPUTE-DAYS' });
});
