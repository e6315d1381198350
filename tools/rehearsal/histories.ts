/**
 * Which lives could an account have?
 *
 * Arbitraries for fast-check: every parameter of a product, new loans and loans taken over, bills, and facts of every
 * kind that become known on their day or later. A failing life shrinks to a short one; `live.ts` lives it.
 */

import fc from 'fast-check';
import { CHANNELS, type Fact, type Opening } from '../../rules/account.ts';
import { addMonths, type Day, dayOf } from '../../rules/days.ts';
import { openingOf } from '../../rules/history.ts';
import type { Minor } from '../../rules/money.ts';
import type { Coming, DailyRate, LateFee, Product, StatementTerms } from '../../rules/terms.ts';

/** A fact and the business day on which it becomes known, which is not before its value day. */
export interface Told {
  readonly fact: Fact;
  readonly knownOn: Day;
}

/** An account before it is lived. */
export interface Life {
  readonly product: Product;
  readonly opening: Opening;
  readonly schedule: readonly Coming[];
  readonly told: readonly Told[];
}

const rate: fc.Arbitrary<DailyRate> = fc.oneof(
  fc.record({ ppm: fc.bigInt(0n, 3_000n), perDays: fc.constant(1 as const) }),
  fc.record({ ppm: fc.bigInt(0n, 700_000n), perDays: fc.constantFrom(360 as const, 365 as const) }),
);

const lateFee: fc.Arbitrary<LateFee> = fc.oneof(
  fc.record({ kind: fc.constant('flat' as const), amount: fc.bigInt(1n, 5_000n), afterDays: fc.nat(6) }),
  fc.record({
    kind: fc.constant('percent' as const),
    ppm: fc.bigInt(0n, 100_000n),
    afterDays: fc.nat(6),
    least: fc.bigInt(0n, 500n),
  }),
);

const statement: fc.Arbitrary<StatementTerms> = fc.record({
  statementDate: fc.integer({ min: 1, max: 31 }),
  dueAfterDays: fc.integer({ min: 0, max: 28 }),
  minimumPpm: fc.constantFrom(0n, 50_000n, 100_000n, 333_333n, 1_000_000n),
  minimumLeast: fc.constantFrom(0n, 1_000n, 50_000n),
  overdueAmount: fc.constantFrom('minimum' as const, 'statement' as const),
});

const BUCKETS: readonly Product['buckets'][] = [
  [
    { name: 'M1', from: 1, to: 30 },
    { name: 'M2', from: 31, to: 60 },
    { name: 'M3', from: 61, to: null },
  ],
  [
    { name: 'early', from: 1, to: 3 },
    { name: 'soon', from: 4, to: 15 },
    { name: 'late', from: 30, to: null },
  ],
  [{ name: 'default', from: 5, to: 40 }],
];

/** Any product: each convention a declared parameter, every value of every parameter. */
export const products: fc.Arbitrary<Product> = fc
  .record({
    currency: fc.constantFrom(
      { code: 'JPY', digits: 0 },
      { code: 'CNY', digits: 2 },
      { code: 'KWD', digits: 3 },
    ),
    interest: rate,
    penalty: rate,
    penaltyOn: fc.constantFrom('overdue-principal' as const, 'overdue-total' as const),
    penaltyAfterDays: fc.constantFrom(0, 0, 1, 5),
    dailyRounding: fc.constantFrom('carry' as const, 'carry' as const, 'half-even', 'half-up', 'up', 'down'),
    dueDayCounts: fc.boolean(),
    ageingGraceDays: fc.constantFrom(0, 0, 1, 4),
    buckets: fc.constantFrom(...BUCKETS),
    lateFee: fc.option(lateFee),
    order: fc.shuffledSubarray(['penalty', 'fee', 'interest', 'principal'] as const, { minLength: 4 }),
    across: fc.constantFrom('oldest-first' as const, 'by-part' as const),
    sameDay: fc.constantFrom('payment-first' as const, 'fee-first' as const),
    monthEnd: fc.constantFrom('clamp' as const, 'clamp-and-return', 'roll', 'last-day'),
    caps: fc.record({
      yearlyPpm: fc.constantFrom(null, null, 240_000n, 360_000n, 31_000n),
      lifePpm: fc.constantFrom(null, null, 1_000_000n, 360_000n, 20_000n, 1_000n, 0n),
    }),
    posting: fc.constantFrom('when-needed' as const, 'daily' as const),
    statement: fc.option(statement),
    accelerateAt: fc.option(fc.integer({ min: 1, max: 70 }), { freq: 3 }),
    earlySettlement: fc.record({
      interest: fc.constantFrom('accrued' as const, 'period', 'plan'),
      counting: fc.constant({ dayCount: 'actual/365', leap: 'none', interestDays: 'after-start' } as const),
      rounding: fc.constantFrom('half-even' as const, 'down'),
    }),
    pauseStops: fc.constantFrom('ageing' as const, 'ageing-and-penalty' as const),
  })
  .map(({ order, across, ...rest }) => ({
    ...rest,
    id: 'any',
    code: 1,
    name: { en: 'any', zh: '任意' },
    family: rest.statement === null ? 'instalment' : 'revolving',
    allocation: { order, across },
  }));

const amount: fc.Arbitrary<Minor> = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(1_000n, 2_000_000n) },
  { weight: 2, arbitrary: fc.bigInt(1n, 999n) },
  { weight: 1, arbitrary: fc.bigInt(2n ** 53n - 10n, 2n ** 53n + 10n) },
);
const orNothing = (some: fc.Arbitrary<Minor>): fc.Arbitrary<Minor> => fc.oneof(fc.constant(0n), some);

/** Opening days around month ends, leap days and turns of the year. */
const openings: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 800 }).map((days) => dayOf(2027, 1, 1) + days);

/** Rows that were due and unpaid when the account was taken over. */
const arrearsBefore = (openedOn: Day): fc.Arbitrary<Coming[]> =>
  fc.array(
    fc.record({
      seq: fc.constant(0),
      due: fc.integer({ min: openedOn - 100, max: openedOn - 1 }),
      principal: orNothing(amount),
      interest: orNothing(fc.bigInt(1n, 20_000n)),
      fee: orNothing(fc.bigInt(1n, 2_000n)),
    }),
    { maxLength: 2 },
  );

/** A loan in instalments, monthly or weekly, new or taken over with arrears and money paid ahead. */
function loan(product: Product, openedOn: Day): fc.Arbitrary<Pick<Life, 'opening' | 'schedule'>> {
  return fc
    .record({
      rows: fc.array(
        fc.tuple(orNothing(amount), orNothing(fc.bigInt(1n, 30_000n)), orNothing(fc.bigInt(1n, 500n))),
        { minLength: 1, maxLength: 7 },
      ),
      every: fc.constantFrom('week' as const, 'month' as const, 'month' as const),
      firstAfter: fc.integer({ min: 0, max: 40 }),
      old: fc.option(fc.record({ arrears: arrearsBefore(openedOn), credit: orNothing(amount) }), { freq: 3 }),
    })
    .map(({ rows, every, firstAfter, old }) => {
      const first = openedOn + firstAfter;
      const schedule = rows.map(([principal, interest, fee], place) => ({
        seq: place + 1,
        due: every === 'week' ? first + 7 * place : addMonths(first, place, 31, product.monthEnd),
        principal,
        interest,
        fee,
      }));
      const principal = rows.reduce((total, [part]) => total + part, 0n);
      return {
        schedule,
        opening: {
          ...openingOf(product, openedOn),
          principal,
          arrears: old === null ? [] : oldestFirst(old.arrears),
          credit: old?.credit ?? 0n,
          next: schedule[0]!,
        },
      };
    });
}

/** A bill: new, or taken over with a statement that waits for its due day. */
function bill(
  product: Product,
  terms: StatementTerms,
  openedOn: Day,
): fc.Arbitrary<Pick<Life, 'opening' | 'schedule'>> {
  const day = addMonths(openedOn, 0, terms.statementDate, 'clamp-and-return');
  const nextStatement =
    day > openedOn ? day : addMonths(openedOn, 1, terms.statementDate, 'clamp-and-return');
  return fc
    .record({
      principal: orNothing(amount),
      billed: orNothing(amount),
      share: fc.bigInt(0n, 100n),
      due: fc.integer({ min: openedOn, max: nextStatement }),
      old: fc.option(fc.record({ arrears: arrearsBefore(openedOn), credit: orNothing(amount) }), { freq: 3 }),
    })
    .map(({ principal, billed, share, due, old }) => ({
      schedule: [],
      opening: {
        ...openingOf(product, openedOn),
        principal,
        billed,
        minimum: (billed * share) / 100n,
        arrears: old === null ? [] : oldestFirst(old.arrears),
        credit: old?.credit ?? 0n,
        next: billed === 0n ? null : { seq: 1, due, principal: billed, interest: 0n, fee: 0n },
        nextStatement,
      },
    }));
}

function oldestFirst(rows: readonly Coming[]): Coming[] {
  return [...rows].sort((a, b) => a.due - b.due);
}

/** Weight and shape of each kind of fact; `valueOn` and `id` are put in later, `of` is the place of a payment. */
function factOf(opening: Opening, schedule: readonly Coming[], revolving: boolean) {
  const whole = [opening.principal, opening.billed, ...opening.arrears.map((row) => row.principal)];
  const likely = [...schedule.map((row) => row.principal + row.interest + row.fee), ...whole].filter(
    (sum) => sum > 0n,
  );
  const paid = fc.oneof(amount, likely.length === 0 ? amount : fc.constantFrom(...likely));
  const body = <const T extends string, R>(type: T, rest: fc.Arbitrary<R>) =>
    rest.map((r) => ({ type, ...r }));
  const kinds = [
    { weight: 12, arbitrary: body('paid', fc.record({ amount: paid })) },
    { weight: 2, arbitrary: body('reversed', fc.record({ of: fc.nat(11) })) },
    { weight: 1, arbitrary: body('charged-back', fc.record({ amount: paid })) },
    {
      weight: 2,
      arbitrary: body(
        'charged',
        fc.record({
          part: fc.constantFrom('fee' as const, 'penalty' as const),
          amount: fc.bigInt(1n, 9_000n),
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: body(
        'waived',
        fc.record({ part: fc.constantFrom('fee' as const, 'penalty' as const, 'interest' as const), amount }),
      ),
    },
    { weight: 1, arbitrary: body('written-off', fc.record({})) },
    {
      weight: 3,
      arbitrary: body(
        'paused',
        fc.record({ begins: fc.integer({ min: -15, max: 15 }), days: fc.integer({ min: 1, max: 25 }) }),
      ),
    },
    { weight: 1, arbitrary: body('resumed', fc.record({})) },
    {
      weight: 1,
      arbitrary: body(
        'rate-changed',
        fc.record({ interestPpm: fc.bigInt(0n, 1_500n), penaltyPpm: fc.bigInt(0n, 1_500n) }),
      ),
    },
    { weight: 1, arbitrary: body('accelerated', fc.record({})) },
    { weight: 2, arbitrary: body('tried', fc.record({ channel: fc.constantFrom(...CHANNELS) })) },
  ] as const;
  const lent = { weight: 5, arbitrary: body('lent', fc.record({ amount })) };
  return revolving ? fc.oneof(...kinds, lent) : fc.oneof(...kinds);
}

/** Any life whose facts are valued within `span` days of the opening. */
export function lives(span: number, maxFacts = 12): fc.Arbitrary<Life> {
  return fc.tuple(products, openings).chain(([product, openedOn]) => {
    const start =
      product.statement === null ? loan(product, openedOn) : bill(product, product.statement, openedOn);
    return start.chain(({ opening, schedule }) =>
      fc
        .array(
          fc.tuple(
            factOf(opening, schedule, product.family === 'revolving'),
            fc.nat(span),
            fc.oneof(fc.constant(0), fc.nat(40)),
          ),
          { maxLength: maxFacts },
        )
        .map((drawn) => ({
          product,
          opening,
          schedule,
          told: drawn.map((one, place) => tell(one, place, openedOn)),
        })),
    );
  });
}

type Drawn = [ReturnType<typeof factOf> extends fc.Arbitrary<infer F> ? F : never, number, number];

function tell([body, after, delay]: Drawn, place: number, openedOn: Day): Told {
  const valueOn = openedOn + after;
  const id = `f${String(place).padStart(2, '0')}`;
  const knownOn = valueOn + delay;
  if (body.type === 'reversed') {
    return { knownOn, fact: { id, valueOn, type: 'reversed', of: `f${String(body.of).padStart(2, '0')}` } };
  }
  if (body.type === 'paused') {
    const from = valueOn + body.begins;
    return { knownOn, fact: { id, valueOn, type: 'paused', from, to: from + body.days, reason: 'any' } };
  }
  return { knownOn, fact: { ...body, id, valueOn } };
}
