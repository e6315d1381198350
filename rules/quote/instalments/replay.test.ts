/**
 * Does an account stay honest whatever happens to it, and in whatever order it is told?
 *
 * Random agreements and histories with a fixed seed: nothing is gained or lost, and what was entered late with
 * an earlier value day gives what it would have given in time.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../days.ts';
import { parseDecimal } from '../../money.ts';
import { answerCase } from '../answer.ts';
import type { Answer } from '../case-answer.ts';

const SEED = 20261122;
const START = parseDay('2024-01-01')!;
const ASKED = formatDay(START + 400);

/** A decimal amount of the answer in cents. */
function cents(text: string | undefined): bigint {
  const { num, den } = parseDecimal(text ?? '0')!;
  return (num * 100n) / den;
}

function total(values: readonly (string | undefined)[]): bigint {
  return values.reduce((sum, value) => sum + cents(value), 0n);
}

const money = (amount: number) => `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

const anyTerms = fc
  .record({
    principal: fc.integer({ min: 100, max: 1_000_000 }),
    count: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('day', 'week', 'month'),
    every: fc.integer({ min: 1, max: 3 }),
    percent: fc.constantFrom('0', '12', '24'),
    interest: fc.constantFrom('flat', 'declining'),
    instalment: fc.constantFrom('cent', 'to-unit'),
    sameDay: fc.constantFrom('payment-first', 'fee-first'),
    across: fc.constantFrom('oldest-first', 'by-part'),
    future: fc.constantFrom('next-instalment', 'last-instalment', 'reamortise'),
    chargesDue: fc.constantFrom('own-date', 'with-instalment'),
    order: fc.shuffledSubarray(['penalty', 'fee', 'interest', 'principal'], { minLength: 4 }),
    down: fc.boolean(),
    late: fc.boolean(),
  })
  .map((drawn) => ({
    product: 'instalment',
    principal: money(drawn.principal),
    startOn: formatDay(START),
    rate: { percent: drawn.percent, per: 'year' },
    method: 'equal-instalment',
    interest: drawn.interest,
    accrual: 'per-period',
    dayCount: '30/360',
    instalments: {
      count: drawn.count,
      every: drawn.every,
      unit: drawn.unit,
      firstDue: formatDay(START + 31),
    },
    ...(drawn.down && { downPayment: { percent: '25' } }),
    rounding: { mode: 'half-even', digits: 2, instalment: drawn.instalment, rest: 'last' },
    allocation: {
      order: drawn.order,
      across: drawn.across,
      future: drawn.future,
      chargesDue: drawn.chargesDue,
    },
    sameDay: drawn.sameDay,
    chargeAfterLast: 'extra-row',
    ...(drawn.late && { lateFee: [{ kind: 'flat', amount: '5.00', afterDays: 3, once: true }] }),
  }));

/** Terms under which interest follows what is paid. */
const anyRunningTerms = fc
  .record({
    base: anyTerms,
    accrual: fc.constantFrom('daily', 'per-period'),
    dayCount: fc.constantFrom('actual/365', '30/360', 'actual/actual'),
    interest: fc.constantFrom('daily', 'due-days'),
    onEarlyPayment: fc.constantFrom('reduce-instalment', 'reduce-count', 'next-instalments', 'none'),
    early: fc.constantFrom({}, { earlyPaymentTo: 'principal' }, { earlyPaymentTo: 'instalment' }),
    late: fc.constantFrom({}, { late: 'current-period' }, { overduePrincipal: 'bears-interest' }),
    roundEach: fc.constantFrom({}, { roundEach: 'segment' }),
  })
  .map(({ base, accrual, dayCount, early, late, roundEach, ...recalculate }) => ({
    ...base,
    rate: { percent: '12', per: 'year' },
    interest: 'declining',
    accrual,
    dayCount,
    allocation: { ...base.allocation, future: 'next-instalment' },
    recalculate: { ...recalculate, ...early, ...late, ...roundEach },
  }));

/** Something that happened on a day of its own; all of it is entered on the asked day or on its own day. */
interface Happening {
  readonly day: number;
  readonly kind: 'payment' | 'fee' | 'penalty' | 'refund';
  readonly amount: number;
}

const anyHistory = fc.uniqueArray(
  fc.record({
    day: fc.integer({ min: 0, max: 399 }),
    kind: fc.constantFrom<Happening['kind']>('payment', 'payment', 'payment', 'fee', 'penalty', 'refund'),
    amount: fc.integer({ min: 1, max: 300_000 }),
  }),
  { maxLength: 12, selector: ({ day }) => day },
);

function eventOf({ day, kind, amount }: Happening, late: boolean): object {
  const valueOn = formatDay(START + day);
  const when = { id: `e${day}`, on: late ? ASKED : valueOn, valueOn, amount: money(amount) };
  if (kind === 'payment' || kind === 'refund') return { ...when, type: kind };
  return { ...when, type: 'charge', part: kind, dueOn: valueOn };
}

function answer(terms: object, events: readonly object[]): Answer {
  const ask = [
    { asOf: ASKED, want: ['schedule', 'totals', 'balances', 'overdue', 'allocations', 'daysPastDue'] },
  ];
  const answered = answerCase({ id: 'random', currency: { code: 'EUR', digits: 2 }, terms, events, ask });
  if ('cannotExpress' in answered) throw new Error(answered.cannotExpress.join());
  return answered.answers[0]!;
}

const eitherTerms = fc.oneof(anyTerms, anyRunningTerms);

describe(`random histories (seed ${SEED})`, () => {
  it('lose nothing: rows add up, and every payment is split to the cent', () => {
    fc.assert(
      fc.property(eitherTerms, anyHistory, (terms, history) => {
        const { schedule, balances, allocations, totals } = answer(
          terms,
          history.map((happening) => eventOf(happening, false)),
        );
        for (const row of schedule!) {
          expect(total([row.paid, row.waived, row.outstanding])).toBe(cents(row.total));
          expect(total([row.principal, row.interest, row.fee, row.penalty])).toBe(cents(row.total));
        }
        expect(total(schedule!.map((row) => row.principal))).toBe(cents(terms.principal));
        expect(total(schedule!.map((row) => row.outstanding))).toBe(cents(balances!.total));
        expect(total(schedule!.map((row) => row.total))).toBe(cents(totals!.total));
        const received = history.filter(({ kind }) => kind === 'payment' || kind === 'refund');
        expect(allocations!.length).toBe(received.length);
        for (const { day, amount } of received) {
          const line = allocations!.find(({ of }) => of === `e${day}`)!;
          expect(total([line.principal, line.interest, line.fee, line.penalty, line.overpaid])).toBe(
            BigInt(amount),
          );
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('give the same state in whatever order, and however late, they are entered', () => {
    fc.assert(
      fc.property(
        eitherTerms,
        anyHistory.chain((history) =>
          fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length })),
        ),
        (terms, [history, shuffled]) => {
          const inTime = answer(
            terms,
            [...history].sort((a, b) => a.day - b.day).map((happening) => eventOf(happening, false)),
          );
          const late = answer(
            terms,
            shuffled.map((happening) => eventOf(happening, true)),
          );
          expect(late).toEqual(inTime);
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('leave no trace of a payment that is reversed', () => {
    fc.assert(
      fc.property(eitherTerms, anyHistory, fc.nat(399), (terms, history, day) => {
        const events = history.map((happening) => eventOf(happening, false));
        const bounced = { id: 'bounced', on: formatDay(START + day), type: 'payment', amount: '123.45' };
        const reversal = { on: ASKED, type: 'reverse', of: 'bounced' };
        expect(answer(terms, [...events, bounced, reversal])).toEqual(answer(terms, events));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
