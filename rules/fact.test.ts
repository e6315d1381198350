import { describe, expect, test } from 'vitest';
import { accountOf, billProduct, loanProduct, rowOf, START } from '../tools/rehearsal/given.ts';
import { type Account, evolve, type Fact } from './account.ts';
import { applyFact, type State } from './fact.ts';
import { applyPostings, type Balances } from './ledger.ts';
import type { DueRow } from './repayment.ts';
import type { Product } from './terms.ts';

type Body<F = Fact> = F extends Fact ? Omit<F, 'id' | 'valueOn'> : never;
const today = START + 40;
const fact = (body: Body): Fact => ({ id: 'f', valueOn: today, ...body }) as Fact;

/** The state after a fact. */
function entered(state: State, body: Body, product: Product): State & { readonly balances: Balances } {
  const { postings, facets, rows } = applyFact(state, fact(body), product);
  const balances = applyPostings(state.account.balances, postings);
  const event = {
    day: today,
    body: { type: 'fact', fact: fact(body), facets, regretted: [] },
    postings,
  } as const;
  const account = evolve(state.account, event);
  expect(account.balances).toEqual(balances);
  return { account, rows, pauses: state.pauses, balances };
}

function overdue(rows: readonly DueRow[], product: Product, change: Partial<Account> = {}, more = {}): State {
  const total = (part: 'principal' | 'interest' | 'fee') => rows.reduce((sum, row) => sum + row[part], 0n);
  const balances = {
    duePrincipal: total('principal'),
    dueInterest: total('interest'),
    dueFee: total('fee'),
    ...more,
  };
  const account = accountOf(product, balances, {
    oldestDue: rows[0]?.due ?? null,
    settledTo: today,
    ...change,
  });
  return { account, rows, pauses: [] };
}

const two = [rowOf(1, 0, 1_000n, 100n, 10n), rowOf(2, 31, 1_000n, 50n)];
const order = (...parts: Product['allocation']['order']): Partial<Product> => ({
  allocation: { order: parts, across: 'oldest-first' },
});
const byPart: Partial<Product> = {
  allocation: { order: ['penalty', 'fee', 'interest', 'principal'], across: 'by-part' },
};

describe('a payment', () => {
  test.each<[string, Partial<Product>, bigint, Partial<Balances>, number | null]>([
    [
      'oldest first: penalty, fee, interest, principal',
      {},
      150n,
      { penalty: 0n, dueFee: 0n, dueInterest: 50n, duePrincipal: 2_000n },
      0,
    ],
    ['pays the oldest off', {}, 1_150n, { dueInterest: 50n, duePrincipal: 1_000n }, 31],
    [
      'principal first',
      order('principal', 'interest', 'fee', 'penalty'),
      1_000n,
      { duePrincipal: 1_000n, penalty: 40n },
      0,
    ],
    [
      'part by part over all due days',
      byPart,
      200n,
      { penalty: 0n, dueFee: 0n, dueInterest: 0n, duePrincipal: 2_000n },
      0,
    ],
    ['everything', {}, 2_200n, { duePrincipal: 0n, dueInterest: 0n, credit: 0n }, null],
    ['more than everything is held as credit', {}, 2_207n, { duePrincipal: 0n, credit: -7n }, null],
  ])('%s', (_, change, amount, balances, oldest) => {
    const product = loanProduct(change);
    const is = entered(overdue(two, product, {}, { penalty: 40n }), { type: 'paid', amount }, product);
    expect(is.balances).toMatchObject(balances);
    expect(is.account.oldestDue).toBe(oldest === null ? null : START + oldest);
  });

  test('a cure ends what belonged to the arrears; a part payment keeps it', () => {
    const product = loanProduct();
    const late = { pausedDays: 4, tried: ['sms'], penaltyCarry: 5n, lastDue: START + 31 } as const;
    const state = { ...overdue(two, product, late), pauses: [{ from: START + 1, to: START + 5 }] };
    const cured = entered(state, { type: 'paid', amount: 2_160n }, product);
    expect(cured.account).toMatchObject({ pausedDays: 0, tried: [], penaltyCarry: 0n, lastDue: null });
    const part = entered(state, { type: 'paid', amount: 5n }, product);
    expect(part.account).toMatchObject({ ...late, oldestDue: START });
  });

  test('a pause that ended before the due day that is now the oldest takes nothing away', () => {
    const product = loanProduct();
    const pauses = [
      { from: START + 1, to: START + 5 },
      { from: START + 30, to: START + 36 },
    ];
    const state = { ...overdue(two, product, { pausedDays: 10 }), pauses };
    expect(entered(state, { type: 'paid', amount: 5n }, product).account.pausedDays).toBe(10);
    expect(entered(state, { type: 'paid', amount: 1_110n }, product).account.pausedDays).toBe(5);
  });

  test('a bill is paid behind the arrears, and counts towards the minimum', () => {
    const product = billProduct();
    const account = { minimum: 100n, next: rowOf(3, 45, 500n) };
    const state = overdue([rowOf(2, 31, 50n)], product, account, {
      billed: 300n,
      revolving: 200n,
      interest: 9n,
    });
    const is = entered(state, { type: 'paid', amount: 79n }, product);
    expect(is.balances).toMatchObject({ duePrincipal: 0n, interest: 0n, revolving: 180n, billed: 300n });
    expect(is.account).toMatchObject({ minimum: 21n, oldestDue: null });
  });
});

describe('credit held for the borrower pays at once what a fact makes due', () => {
  const product = loanProduct();
  const held = { account: accountOf(product, { credit: -500n, notDue: 800n }), rows: [], pauses: [] };
  test.each<[string, Body, Partial<Balances>, number | null]>([
    ['a fee', { type: 'charged', part: 'fee', amount: 200n }, { dueFee: 0n, credit: -300n }, null],
    ['a penalty', { type: 'charged', part: 'penalty', amount: 200n }, { penalty: 0n, credit: -300n }, null],
    ['a chargeback', { type: 'charged-back', amount: 500n }, { duePrincipal: 0n, credit: 0n }, null],
    ['a larger chargeback', { type: 'charged-back', amount: 501n }, { duePrincipal: 1n, credit: 0n }, today],
    ['calling in', { type: 'accelerated' }, { notDue: 0n, duePrincipal: 300n, credit: 0n }, today],
  ])('%s', (_, body, balances, oldest) => {
    const is = entered(held, body, product);
    expect(is.balances).toMatchObject(balances);
    expect(is.account.oldestDue).toBe(oldest);
  });
});

describe('a charge', () => {
  test.each([
    ['all of it', 500n, 200n],
    ['cut to what the life cap allows', 150n, 150n],
    ['none once the cap is reached', 0n, 0n],
  ])('%s', (_, room, fee) => {
    const product = loanProduct({ caps: { yearlyPpm: null, lifePpm: 1_000_000n } });
    const state = overdue([], product, { granted: room });
    const is = entered(state, { type: 'charged', part: 'fee', amount: 200n }, product);
    expect(is.balances.dueFee).toBe(fee);
    expect(is.account).toMatchObject({ charged: fee, oldestDue: fee > 0n ? today : null });
  });

  test('a late fee stays due for its instalment when a charge of the same day stands beside it', () => {
    const product = loanProduct();
    const row = rowOf(1, 40, 1_000n); // due today
    const charged = entered(
      overdue([row], product, { lastDue: today }),
      { type: 'charged', part: 'fee', amount: 9n },
      product,
    );
    expect(charged.account.lastDue).toBe(today);
    const paid = entered(charged, { type: 'paid', amount: 1_000n }, product);
    expect(paid.account).toMatchObject({ oldestDue: today, lastDue: null });
  });
});

describe('a waiver', () => {
  test.each<[string, Body, Partial<Balances>, number | null]>([
    ['of penalty', { type: 'waived', part: 'penalty', amount: 99n }, { penalty: 0n, waived: 40n }, 0],
    [
      'of part of the interest, oldest first',
      { type: 'waived', part: 'interest', amount: 120n },
      { dueInterest: 30n, waived: 120n },
      0,
    ],
    [
      'of more interest than there is',
      { type: 'waived', part: 'interest', amount: 999n },
      { dueInterest: 0n, waived: 150n },
      0,
    ],
    ['of fees', { type: 'waived', part: 'fee', amount: 10n }, { dueFee: 0n, waived: 10n }, 0],
  ])('%s', (_, body, balances, oldest) => {
    const product = loanProduct();
    const is = entered(overdue(two, product, {}, { penalty: 40n }), body, product);
    expect(is.balances).toMatchObject(balances);
    expect(is.account.oldestDue).toBe(START + oldest!);
  });

  test('that leaves nothing open ends the arrears; what is forgiven need not be paid for the minimum', () => {
    const product = billProduct();
    const fee = overdue([rowOf(1, 0, 0n, 0n, 10n)], product, { minimum: 30n });
    const is = entered(fee, { type: 'waived', part: 'fee', amount: 10n }, product);
    expect(is.account).toMatchObject({ oldestDue: null, minimum: 20n });
  });
});

describe('write-off', () => {
  const product = loanProduct({ lateFee: { kind: 'flat', amount: 5n, afterDays: 3 } });
  const change = { pausedDays: 4, tried: ['sms'], lastDue: START + 31, next: rowOf(3, 59, 700n) } as const;
  const state = overdue(two, product, change, { notDue: 700n, penalty: 40n });
  const lost = entered(state, { type: 'written-off' }, product);

  test('takes everything out of the books, keeps its age, and leaves nothing to come', () => {
    expect(lost.balances).toMatchObject({
      notDue: 0n,
      duePrincipal: 0n,
      penalty: 0n,
      loss: 2_900n,
      writtenOff: 2_900n,
    });
    expect(lost.account).toMatchObject({
      writtenOffOn: today,
      oldestDue: START,
      pausedDays: 4,
      tried: ['sms'],
    });
    expect(lost.account).toMatchObject({ next: null, nextStatement: null, lastDue: null, minimum: 0n });
  });

  test('uses credit before anything is lost', () => {
    const held = { account: accountOf(product, { notDue: 700n, credit: -500n }), rows: [], pauses: [] };
    expect(entered(held, { type: 'written-off' }, product).balances).toMatchObject({
      credit: 0n,
      loss: 200n,
      writtenOff: 200n,
    });
  });

  test.each<[string, Body[], Partial<Balances>]>([
    [
      'a payment is recovery',
      [{ type: 'paid', amount: 900n }],
      { writtenOff: 2_000n, recovered: -900n, credit: 0n },
    ],
    [
      'beyond what was lost it is credit',
      [{ type: 'paid', amount: 3_000n }],
      { writtenOff: 0n, recovered: -2_900n, credit: -100n },
    ],
    [
      'a chargeback takes a recovery back',
      [
        { type: 'paid', amount: 900n },
        { type: 'charged-back', amount: 900n },
      ],
      { writtenOff: 2_900n, recovered: 0n },
    ],
    [
      'credit first',
      [
        { type: 'paid', amount: 3_000n },
        { type: 'charged-back', amount: 150n },
      ],
      { credit: 0n, writtenOff: 50n, recovered: -2_850n },
    ],
    [
      'a chargeback of an earlier payment is a loss more',
      [{ type: 'charged-back', amount: 80n }],
      { writtenOff: 2_980n, loss: 2_980n },
    ],
    [
      'nothing is charged any more',
      [{ type: 'charged', part: 'fee', amount: 80n }],
      { dueFee: 0n, writtenOff: 2_900n },
    ],
    ['nothing is lost twice', [{ type: 'written-off' }], { loss: 2_900n }],
  ])('after it, %s', (_, bodies, balances) => {
    const is = bodies.reduce<State & { balances?: Balances }>(
      (now, body) => entered(now, body, product),
      lost,
    );
    expect(is.balances).toMatchObject(balances);
    expect(is.account).toMatchObject({ oldestDue: START, pausedDays: 4, writtenOffOn: today });
  });
});

test('what was tried while nothing was overdue prepares nothing harder', () => {
  const product = loanProduct();
  const tried = { type: 'tried', channel: 'call' } as const;
  expect(
    entered({ account: accountOf(product), rows: [], pauses: [] }, tried, product).account.tried,
  ).toEqual([]);
  expect(entered(overdue(two, product), tried, product).account.tried).toEqual(['call']);
});
