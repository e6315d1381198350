import { describe, expect, test } from 'vitest';
import { accountOf, loanProduct, rowOf, START } from '../tools/rehearsal/given.ts';
import { type Account, evolve } from './account.ts';
import { accelerate, accelerateOn, chargeLateFee, fallDue } from './instalment.ts';
import type { Part } from './payment.ts';

const row = rowOf(1, 31, 100_000n, 1_200n, 50n);
const day = row.due;

describe('an instalment falls due', () => {
  test.each([
    // credit held, order, principal, interest and fee left unpaid, credit left
    [0n, ['fee', 'interest', 'principal'], [100_000n, 1_200n, 50n], 0n],
    [1_000n, ['fee', 'interest', 'principal'], [100_000n, 250n, 0n], 0n],
    [1_000n, ['principal', 'interest', 'fee'], [99_000n, 1_200n, 50n], 0n],
    [101_249n, ['fee', 'interest', 'principal'], [1n, 0n, 0n], 0n],
    [101_250n, ['fee', 'interest', 'principal'], [0n, 0n, 0n], 0n],
    [101_300n, ['fee', 'interest', 'principal'], [0n, 0n, 0n], 50n],
  ] as [bigint, Part[], bigint[], bigint][])('with %i held, %o first', (credit, order, unpaid, left) => {
    const product = loanProduct({ allocation: { order: ['penalty', ...order], across: 'oldest-first' } });
    const account = accountOf(product, { notDue: 300_000n, credit: -credit }, { next: row, ladderDay: -3 });
    const after = fallDue(account, day, product, [row, rowOf(2, 59, 100_000n)]).reduce<Account>(
      evolve,
      account,
    );
    const { duePrincipal, dueInterest, dueFee } = after.balances;
    expect([duePrincipal, dueInterest, dueFee]).toEqual(unpaid);
    expect(after.balances.credit).toBe(-left);
    const open = unpaid.some((part) => part > 0n);
    expect(after).toMatchObject({
      oldestDue: open ? day : null,
      lastDue: open ? day : null,
      next: { seq: 2 },
    });
    expect(after.ladderDay).toBe(open ? -3 : null);
  });

  test('not before its day, and not at all when nothing is to come', () => {
    const product = loanProduct();
    const account = accountOf(product, { notDue: 300_000n }, { next: row });
    expect(fallDue(account, day - 1, product, [])).toEqual([]);
    expect(fallDue({ ...account, next: null }, day, product, [])).toEqual([]);
  });

  test.each([
    [2_000n, 1_200n, 50n],
    [1_220n, 1_200n, 20n],
    [1_000n, 1_000n, 0n],
    [0n, 0n, 0n],
  ])('asks for no more than the life cap allows: room %i', (room, interest, fee) => {
    const product = loanProduct({ caps: { yearlyPpm: null, lifePpm: 1_000_000n } });
    const account = accountOf(product, { notDue: 100_000n }, { next: row, granted: room });
    const after = fallDue(account, day, product, []).reduce<Account>(evolve, account);
    expect(after.balances).toMatchObject({ dueInterest: interest, dueFee: fee });
    expect(after.charged).toBe(interest + fee);
  });
});

describe('the late fee', () => {
  const flat = loanProduct({ lateFee: { kind: 'flat', amount: 1_000n, afterDays: 3 } });
  const percent = loanProduct({ lateFee: { kind: 'percent', ppm: 50_000n, afterDays: 3, least: 400n } });
  const counts = loanProduct({ lateFee: { kind: 'flat', amount: 1_000n, afterDays: 3 }, dueDayCounts: true });
  test.each([
    ['on the last day of grace', flat, 10_000n, 3, null],
    ['after it', flat, 10_000n, 4, 1_000n],
    ['not on a later day', flat, 10_000n, 5, null],
    ['sooner where the due day counts', counts, 10_000n, 3, 1_000n],
    ['a share of what is overdue', percent, 10_010n, 4, 500n], // 500.5 goes to the even unit
    ['but not less than the least', percent, 1_000n, 4, 400n],
    ['no product, no fee', loanProduct(), 10_000n, 4, null],
  ] as const)('%s', (_, product, principal, after, amount) => {
    const account = accountOf(product, { duePrincipal: principal }, { oldestDue: START, lastDue: START });
    const events = chargeLateFee(account, START + after, product);
    expect(events.map(({ body }) => body)).toEqual(
      amount === null ? [] : [{ type: 'late-fee', amount, due: START }],
    );
    if (amount !== null) expect(evolve(account, events[0]!).lastDue).toBeNull();
  });

  test('is not charged for an instalment that is paid, though something else is overdue', () => {
    const account = accountOf(flat, { dueFee: 500n }, { oldestDue: START, lastDue: null });
    expect(chargeLateFee(account, START + 4, flat)).toEqual([]);
  });

  test('stays within the life cap', () => {
    const product = { ...flat, caps: { yearlyPpm: null, lifePpm: 1_000_000n } };
    const account = accountOf(product, {}, { oldestDue: START, lastDue: START, granted: 300n });
    expect(chargeLateFee(account, START + 4, product)).toMatchObject([{ body: { amount: 300n } }]);
    expect(chargeLateFee({ ...account, charged: 300n }, START + 4, product)).toEqual([]);
  });
});

describe('calling in', () => {
  const product = loanProduct({ accelerateAt: 10 });
  const account = accountOf(product, { notDue: 5n, duePrincipal: 7n }, { oldestDue: START, next: row });
  test.each([
    ['the day before', account, 9, false],
    ['on the day', account, 10, true],
    ['later, when it was not possible before', account, 40, true],
    [
      'nothing left to call in',
      accountOf(product, { duePrincipal: 7n }, { oldestDue: START, next: row }),
      10,
      false,
    ],
    ['written off', { ...account, writtenOffOn: START }, 10, false],
    ['paused meanwhile', { ...account, pausedDays: 5 }, 10, false],
    ['current', { ...account, oldestDue: null }, 10, false],
  ])('%s', (_, given, after, happens) => {
    const events = accelerate(given, START + after, product);
    expect(events.length).toBe(happens ? 1 : 0);
    if (happens)
      expect(events.reduce<Account>(evolve, given)).toMatchObject({
        next: null,
        balances: { notDue: 0n, duePrincipal: 12n },
      });
  });

  test('is not foreseen by a product without it', () => {
    expect(accelerateOn(account, loanProduct())).toBeNull();
  });
});
