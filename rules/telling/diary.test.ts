import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { INSTALMENT, REVOLVING } from '../../policy/house/products.ts';
import type { Fact, Opening } from '../account.ts';
import { dayOf } from '../days.ts';
import type { History } from '../history.ts';
import { openingOf, replay } from '../history.ts';
import { comingEvents, outlook } from './ahead.ts';
import { exactly } from './charge.ts';
import { chargesOf, costUpTo, diary, evenings } from './diary.ts';

const start = dayOf(2026, 1, 5);
const schedule = [2, 3, 4].map((month, place) => ({
  seq: place + 1,
  due: dayOf(2026, month, 5),
  principal: 100_000n,
  interest: 1_200n,
  fee: 0n,
}));
const loan: Opening = openingOf(INSTALMENT, start, {
  interestPpm: 400n,
  penaltyPpm: 600n,
  principal: 300_000n,
  next: schedule[0]!,
});
const card: Opening = { ...loan, product: REVOLVING.code, interestPpm: 500n, penaltyPpm: 500n, next: null };
const LOAN: History = { opening: loan, schedule, facts: [] };
const CARD: History = { opening: { ...card, nextStatement: dayOf(2026, 2, 1) }, schedule: [], facts: [] };

describe('a loan whose first instalment is ten days late', () => {
  const today = dayOf(2026, 2, 15);
  const told = evenings(LOAN, INSTALMENT, today - 1, today);
  const lines = diary(told, start, today, INSTALMENT, LOAN);

  test('adds 0.60 a day, each with its base and rate', () => {
    const line = lines.at(-1)!;
    expect(line).toMatchObject({ day: today, penalty: 60n, interest: 0n, paid: 0n });
    expect(line.charges).toMatchObject([{ kind: 'penalty', base: 100_000n, days: 1, amount: 60n }]);
    expect(line.evening).toMatchObject({ owed: 301_800n, overdue: 101_800n, daysPastDue: 10 });
    expect(line.events).toEqual([]);
  });

  test('its penalty is one span of ten days', () => {
    const [charge, ...others] = chargesOf(told, today, INSTALMENT);
    expect(others).toEqual([]);
    expect(charge).toMatchObject({ after: dayOf(2026, 2, 5), to: today, days: 10, amount: 600n });
    expect(exactly(charge!)).toBe(600_000_000n);
  });

  test('waiting thirty days costs thirty charges on one, then two instalments', () => {
    expect(outlook(LOAN, INSTALMENT, today, today + 30, []).cost).toBe(18n * 60n + 12n * 120n);
  });

  test('a payment thought of is split and ends the arrears; the history is not touched', () => {
    const paid = outlook(LOAN, INSTALMENT, today, today + 2, [{ on: today + 1, amount: 101_860n }]);
    expect(paid.position).toMatchObject({ overdue: 0n, daysPastDue: 0 });
    expect(paid.payments).toHaveLength(1);
    expect(LOAN.facts).toEqual([]);
  });

  test('what comes next: calls, messages and the next instalment', () => {
    const { account } = replay(LOAN, INSTALMENT, today - 1, today);
    const coming = comingEvents(account, today, today + 20, INSTALMENT, FIRST_LADDER, schedule);
    expect(coming.map(({ body }) => body.type)).toContain('due');
    expect(coming.flatMap(({ body }) => (body.type === 'step' ? [body.step] : []))).toContain('call');
  });
});

const factOf = (range: number): fc.Arbitrary<Fact> =>
  fc
    .record({
      id: fc.uuid(),
      valueOn: fc.integer({ min: start, max: start + range }),
      amount: fc.bigInt({ min: 1n, max: 200_000n }),
      kind: fc.constantFrom('lent', 'paid', 'charged-back', 'fee', 'penalty', 'waived', 'accelerated'),
    })
    .map(({ id, valueOn, amount, kind }): Fact => {
      if (kind === 'fee' || kind === 'penalty') return { id, valueOn, type: 'charged', part: kind, amount };
      if (kind === 'waived') return { id, valueOn, type: 'waived', part: 'penalty', amount };
      if (kind === 'accelerated') return { id, valueOn, type: 'accelerated' };
      return { id, valueOn, type: kind as 'lent' | 'paid' | 'charged-back', amount };
    });

test.each([
  ['loan', LOAN, INSTALMENT],
  ['card', CARD, REVOLVING],
] as const)('every line of a %s adds up from the line before', (_, base, product) => {
  fc.assert(
    fc.property(fc.array(factOf(80), { maxLength: 6 }), (facts) => {
      const history = { ...base, facts };
      const today = start + 100;
      const told = evenings(history, product, today - 1, today);
      let before = 0n;
      let cost = 0n;
      for (const line of diary(told, start, today, product, history)) {
        const change =
          line.lent + line.interest + line.penalty + line.fee - line.paid - line.waived - line.lost;
        expect(line.evening.owed).toBe(before + change);
        before = line.evening.owed;
        cost += line.charges.reduce((total, { amount }) => total + amount, 0n);
      }
      const accrued = chargesOf(told, today, product).reduce((total, { amount }) => total + amount, 0n);
      expect(cost).toBe(accrued);
      expect(costUpTo(told, today, product)).toBeGreaterThanOrEqual(accrued);
    }),
    { numRuns: 200, seed: 20261122 },
  );
});
