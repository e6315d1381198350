/**
 * Is an answer that is shared by people who are alike, letter by letter, the one that each would get by himself?
 *
 * People, accounts and attempts from a seed, hundreds at one minute; beside them the same asked one by one, from a situation that is put
 * together from all that is recorded, and the texts taken apart as they stand.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import type { Fact } from '../../../rules/account.ts';
import { dayOf } from '../../../rules/days.ts';
import type { Attempt } from '../../../rules/gate/situation.ts';
import { cutOf, differenceOf, frameOf, textsFrom } from '../../db/gate/decision-text.ts';
import type { FiledAccount, PersonRows } from '../../db/gate/person-rows.ts';
import { judged, keptLaw } from '../kept-judgement.ts';
import { lawFor } from '../law-for.ts';
import { NO_STAFF, withLog } from '../person-log.ts';
import { situationOfRows, standingOf } from '../person-situation.ts';
import { situationFrom } from '../situation-from.ts';
import { storedText } from '../stored-text.ts';
import { worked } from './alike-judgement.ts';

const SEED = 20261122;
const TODAY = dayOf(2026, 11, 30);
const STRATEGY = 'gentle@1';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

const someFacts: fc.Arbitrary<Fact[]> = fc.constantFrom(
  [],
  [],
  [],
  [{ id: 'p', type: 'paid', valueOn: TODAY - 3, amount: 100n }],
  [{ id: 'pause', type: 'paused', valueOn: TODAY - 9, from: TODAY - 9, to: TODAY + 9, reason: 'hardship' }],
  [{ id: 'contact-1', type: 'tried', valueOn: TODAY - 2, channel: 'sms' }],
);
const anAccount = fc
  .record({
    id: fc.bigInt({ min: 1n, max: 99_999n }),
    product: fc.constantFrom(...PRODUCTS.keys()),
    owed: fc.bigInt({ min: 0n, max: 2n }),
    // Of few days, so that many are alike; of one, so long past due that limitation may have run.
    oldestDue: fc.constantFrom(null, TODAY - 1, TODAY - 40, TODAY - 1_500),
    isPaused: fc.constantFrom(false, false, true),
    facts: someFacts,
  })
  .map(({ id, product, owed, oldestDue, isPaused, facts }) => {
    const pause = { pausedFrom: isPaused ? TODAY - 9 : null, pausedTo: isPaused ? TODAY + 9 : null };
    const account = {
      id,
      product,
      oldestDue,
      balances: { duePrincipal: owed },
      pausedDays: 0,
      plan: null,
      soldOn: null,
    };
    return {
      account: { ...account, ...pause, rearranged: null, tried: [] },
      facts,
    } as unknown as FiledAccount;
  });
const aPerson: fc.Arbitrary<PersonRows> = fc
  .record({
    phone: fc.constantFrom('10000000000', '13900000000', null),
    email: fc.constantFrom('a@example.test', null),
    place: fc.constantFrom(['CN-33', 'Asia/Shanghai'], ['GB-ENG', 'Europe/London'], ['CN-33', 'No/Where']),
    accounts: fc.uniqueArray(anAccount, {
      minLength: 1,
      maxLength: 2,
      selector: ({ account }) => account.id,
    }),
    isContacted: fc.constantFrom(false, false, false, true),
    isStopped: fc.constantFrom(false, false, false, true),
  })
  .map(({ phone, email, place, accounts, isContacted, isStopped }) => ({
    phone,
    email,
    region: place[0]!,
    timeZone: place[1]!,
    decisions: 0,
    accounts,
    addresses: [],
    attempts: isContacted ? [contactBefore(String(accounts[0]!.account.id))] : [],
    facts: isStopped
      ? [{ seq: 1, at: (TODAY - 1) * 1440, type: 'opt-out', permit: null, data: storedText(STOP) }]
      : [],
  }));
const STOP = { by: 'borrower', scope: 'way', way: 'sms', address: null, via: 'sms' };
const contactBefore = (debts: string) => ({
  permit: 1,
  at: (TODAY - 1) * 1440 + 300,
  way: 'sms',
  sender: 'house',
  worker: null,
  person: 'borrower',
  address: 'phone',
  debts,
  purpose: 'collect',
  replyTo: null,
  place: null,
});
const anAttempt = fc.record({
  way: fc.constantFrom<Attempt['way']>('sms', 'sms', 'email', 'call', 'in-app'),
  worker: fc.constantFrom(null, null, '7'),
  purpose: fc.constantFrom<Attempt['purpose']>('collect', 'collect', 'confirm-opt-out'),
  isAboutOwn: fc.constantFrom(true, true, true, false),
  content: fc.constantFrom<Attempt['content']>(['debt-amount', 'debt-hint'], [], undefined),
});

const attemptOn = (
  { way, worker, purpose, isAboutOwn, content }: typeof anAttempt extends fc.Arbitrary<infer T> ? T : never,
  { accounts }: PersonRows,
  at: number,
): Attempt => ({
  at,
  way,
  by: HOUSE.collector.id,
  worker,
  person: 'borrower',
  address: way === 'email' ? 'email' : 'phone',
  debts: isAboutOwn ? accounts.map(({ account }) => String(account.id)) : ['77'],
  purpose,
  start: 'collector',
  replyTo: null,
  place: null,
  visibleTo: 'person',
  saysCollector: true,
  envelope: ['addressed', 'private'],
  advertising: false,
  content,
});

const FILING = { collecting: HOUSE, products: PRODUCTS };

function askedTogether(attempt: Attempt, rows: PersonRows) {
  const { at } = attempt;
  const situation = situationOfRows(rows, NO_STAFF, at, FILING);
  const standing = standingOf(rows, NO_STAFF, at, HOUSE);
  return worked(attempt, situation, lawFor(rows.region, HOUSE), STRATEGY, standing);
}

function askedAlone(attempt: Attempt, rows: PersonRows) {
  const { at } = attempt;
  const accounts = rows.accounts.map(({ account, facts }) => ({
    account,
    product: PRODUCTS.get(account.product)!,
    facts: facts.filter(({ id }) => !id.startsWith('contact-')),
  }));
  const situation = withLog(situationFrom({ borrower: rows, accounts }, at, HOUSE), rows, NO_STAFF, at);
  const law = lawFor(rows.region, HOUSE);
  const judgement = judged(attempt, situation, law);
  const [inputs, answer] = [storedText({ attempt, situation }), storedText(judgement)];
  const cut = cutOf({ law: keptLaw(law).digest, strategy: STRATEGY, inputs, answer });
  return { judgement, inputs, answer, cut, inputsDigest: digest(inputs), answerDigest: digest(answer) };
}

test('each gets the very answer, texts and frame that he gets alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(aPerson, anAttempt), { minLength: 20, maxLength: 60 }),
      fc.constantFrom(4 * 60, 15 * 60, 23 * 60),
      (people, minute) => {
        const at = TODAY * 1440 + minute;
        for (const [rows, wanted] of people) {
          const attempt = attemptOn(wanted, rows, at);
          expect(askedTogether(attempt, rows)).toEqual(askedAlone(attempt, rows));
        }
      },
    ),
    { seed: SEED, numRuns: 60 },
  );
});

test('who differs in his debt’s number alone shares the answer, and his texts come back from the frame of others', () => {
  const at = TODAY * 1440 + 5 * 60;
  const person = (id: bigint): PersonRows => ({
    ...{ phone: '1', email: null, region: 'CN-33', timeZone: 'Asia/Shanghai', decisions: 0 },
    ...{ facts: [], attempts: [], addresses: [] },
    accounts: [
      {
        account: {
          id,
          product: 1,
          oldestDue: TODAY - 40,
          balances: { duePrincipal: 5n },
          plan: null,
          pausedFrom: null,
          soldOn: null,
        },
        facts: [],
      } as unknown as FiledAccount,
    ],
  });
  const wanted = { way: 'sms', worker: null, purpose: 'collect', isAboutOwn: true, content: [] } as const;
  const ask = (id: bigint) => askedTogether(attemptOn(wanted, person(id), at), person(id));
  const [first, second, third] = [ask(3n), ask(44_444n), ask(555n)];
  expect(second.judgement).toBe(first.judgement);
  expect(second.cut.shape).toBe(first.cut.shape);
  const frame = frameOf(first.cut, second.cut);
  const { inputs, answer } = textsFrom(frame, differenceOf(third.cut, frame));
  expect({ inputs, answer }).toEqual({ inputs: third.inputs, answer: third.answer });
});
