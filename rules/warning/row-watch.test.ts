import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INSTALMENT, REVOLVING } from '../../policy/house/products.ts';
import { WATCH_POINTS } from '../../policy/warning/watch-points.ts';
import type { AccountEvent, Fact } from '../account.ts';
import { addMonths, dayOf } from '../days.ts';
import { openingOf, replay } from '../history.ts';
import type { Coming } from '../terms.ts';
import { type PastRow, pastRowsOf } from './past-rows.ts';
import { WATCH_REASONS, watchReasonTold, watchScore } from './row-watch.ts';
import { isHeldOut, supportFor } from './support.ts';
import { watchedRow } from './watched-row.ts';

const FIRST = dayOf(2026, 1, 5);
const rows = (count: number): Coming[] =>
  Array.from({ length: count }, (_, place) => ({
    seq: place + 1,
    due: addMonths(FIRST, place, 5, 'clamp'),
    principal: 100_000n,
    interest: 1_000n,
    fee: 0n,
  }));
const paid = (valueOn: number, amount = 101_000n): Fact => ({
  id: `p${valueOn}`,
  type: 'paid',
  valueOn,
  amount,
});

function lived(facts: readonly Fact[], through: number) {
  const [next = null, ...schedule] = rows(8);
  const opening = openingOf(INSTALMENT, FIRST - 30, { principal: 800_000n, next });
  const events: AccountEvent[] = [];
  const { account } = replay({ opening, schedule, facts }, INSTALMENT, through, through + 1, (event) =>
    events.push(event),
  );
  return { account, events };
}
const dueOf = (place: number) => rows(8)[place]!.due;
const STEADY: PastRow = { due: FIRST, daysLate: 0, lastPaidOn: FIRST - 5, payments: 1, carriedOver: false };
const NEXT = { due: FIRST + 31, amount: 100n, received: 0n };
const at = (past: readonly PastRow[], kind: 'bill' | 'instalment' | 'plan' = 'instalment', next = NEXT) =>
  watchScore({ kind, rows: past, next }, WATCH_POINTS);

describe('past rows', () => {
  test('are told with their lateness, their parts and the day of the last payment', () => {
    const facts = [
      paid(FIRST - 4),
      paid(dueOf(1) + 6, 102_000n),
      paid(dueOf(2) - 3, 50_000n),
      paid(dueOf(2), 52_000n),
    ];
    const { events } = lived(facts, dueOf(2) + 1);
    expect(pastRowsOf(events)).toEqual([
      { due: FIRST, daysLate: 0, lastPaidOn: FIRST - 4, payments: 1, carriedOver: false },
      { due: dueOf(1), daysLate: 6, lastPaidOn: null, payments: 0, carriedOver: false },
      { due: dueOf(2), daysLate: 0, lastPaidOn: dueOf(2), payments: 2, carriedOver: false },
    ]);
  });

  test('what still lacks is no number of days yet', () => {
    const { events, account } = lived([paid(FIRST)], dueOf(1) + 3);
    expect(pastRowsOf(events).at(-1)).toMatchObject({ due: dueOf(1), daysLate: null });
    expect(watchedRow(account, INSTALMENT)).toBe(null);
  });

  test('a bill that was paid early is a row in time, one carried over says so', () => {
    const made = dayOf(2026, 2, 1);
    const opening = openingOf(REVOLVING, made - 20, { nextStatement: made });
    const facts: Fact[] = [
      { id: 'l1', type: 'lent', valueOn: made - 10, amount: 100_000n },
      paid(made + 3, 100_000n),
      { id: 'l2', type: 'lent', valueOn: made + 12, amount: 100_000n },
      paid(dayOf(2026, 3, 8), 20_000n),
    ];
    const events: AccountEvent[] = [];
    replay({ opening, schedule: [], facts }, REVOLVING, dayOf(2026, 3, 15), dayOf(2026, 3, 16), (event) =>
      events.push(event),
    );
    expect(pastRowsOf(events)).toMatchObject([
      { due: dayOf(2026, 2, 10), daysLate: 0, lastPaidOn: made + 3, carriedOver: false },
      { due: dayOf(2026, 3, 10), daysLate: 0, carriedOver: true },
    ]);
  });
});

describe('the watch', () => {
  const late = (days: number | null): PastRow => ({
    ...STEADY,
    daysLate: days,
    lastPaidOn: null,
    payments: 0,
  });
  test.each<[string, readonly PastRow[], number]>([
    ['a steady payer', [STEADY, STEADY, STEADY], -10],
    ['nothing known', [], 0],
    ['late by a day', [STEADY, late(1)], 30],
    ['late by eight days', [STEADY, late(8)], 40],
    ['late twice', [late(2), STEADY, late(2)], 50],
    ['late three times', [late(2), late(2), late(2)], 65],
    ['on the day itself', [{ ...STEADY, lastPaidOn: FIRST }], 5],
    ['in parts', [{ ...STEADY, lastPaidOn: FIRST - 1, payments: 2 }], 10],
    ['a bill carried over', [{ ...STEADY, lastPaidOn: FIRST - 1, carriedOver: true }], 10],
    ['late long ago', [late(9), STEADY, STEADY, STEADY, STEADY, STEADY, STEADY], -10],
  ])('%s: %j comes to %i points', (_, past, points) => {
    expect(at(past).points).toBe(points);
  });

  test('the first payment of a plan counts, what has arrived already counts for him', () => {
    expect(at([], 'plan').points).toBe(20);
    expect(at([late(1)], 'instalment', { ...NEXT, received: 40n })).toMatchObject({
      points: 10,
      reasons: [{ name: 'late-last' }, { name: 'part-paid', count: 40 }],
    });
  });

  test('every reason has its sentence, without blame', () => {
    for (const name of WATCH_REASONS)
      for (const count of [0, 1, 3]) {
        const told = watchReasonTold({ name, points: 1, count });
        expect(told.en.length).toBeGreaterThan(10);
        expect(told.zh).toMatch(/\p{Script=Han}/u);
        expect(told.en).not.toMatch(/fail|default|must|warn/i);
      }
  });

  test('points are the sum of the reasons, whatever happened (seed 20261122)', () => {
    const past = fc.array(
      fc.record<PastRow>({
        due: fc.constant(FIRST),
        daysLate: fc.option(fc.integer({ min: 0, max: 60 })),
        lastPaidOn: fc.option(fc.integer({ min: FIRST - 30, max: FIRST })),
        payments: fc.integer({ min: 0, max: 4 }),
        carriedOver: fc.boolean(),
      }),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(past, fc.constantFrom('bill', 'instalment', 'plan'), (some, kind) => {
        const score = at(some, kind);
        expect(score.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score.points);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});

describe('help', () => {
  const who = { account: 1n, isOff: false, controlPercent: 0 };
  const late: PastRow = { ...STEADY, daysLate: 2, lastPaidOn: null, payments: 0 };
  test('fits the reason: a reminder, another date, a smaller payment', () => {
    expect(supportFor(at([STEADY]), who)).toBe(null);
    expect(supportFor(at([late]), who)).toBe('remind');
    expect(supportFor(at([late, late]), who)).toBe('offer-date');
    expect(supportFor(at([{ ...late, payments: 3 }]), who)).toBe('offer-smaller');
  });

  test('is not offered to whoever turned it off, nor to the share that is held out', () => {
    expect(supportFor(at([late]), { ...who, isOff: true })).toBe('turned-off');
    expect(supportFor(at([late]), { ...who, controlPercent: 100 })).toBe('held-out');
    const out = Array.from({ length: 20_000 }, (_, id) => isHeldOut(BigInt(id), 10)).filter(Boolean).length;
    expect(out).toBeGreaterThan(1_800);
    expect(out).toBeLessThan(2_200);
  });
});
