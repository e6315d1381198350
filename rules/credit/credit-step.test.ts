import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CreditLaw, type CreditLimits, type CreditStanding, creditStep } from './credit-step.ts';

const SEED = 20261122;
const LIMITS: CreditLimits = {
  announceAt: 10,
  reportAt: 31,
  waitDays: 15,
  least: 10_000n,
  consentInContract: true,
};
const CHINA: CreditLaw = { consent: { written: true, toldBeforeNegative: true }, contactFirst: null };
const USA: CreditLaw = { consent: null, contactFirst: { waitDays: 14 } };
const LATE: CreditStanding = {
  daysPastDue: 40,
  overdue: 50_000n,
  resting: false,
  disputed: false,
  owed: true,
  amends: false,
  announced: { on: 970, backOn: null },
  reported: null,
  bucket: 'M2',
  loss: null,
};
const REPORTED = { on: 990, marked: false, daysPastDue: 32, bucket: 'M2', wasDaysPastDue: 32 };
const step = (change: Partial<CreditStanding>, law = CHINA, limits: Partial<CreditLimits> = {}) =>
  creditStep({ ...LATE, ...change }, 1000, { ...LIMITS, ...limits }, law);

describe('before anything is reported', () => {
  test.each([
    [{ daysPastDue: 0 }, null, 'not_late', null],
    [{ overdue: 9_999n }, null, 'sum_too_small', 1030],
    [{ daysPastDue: 4 }, null, 'not_late_enough', 1006],
    [{ resting: true }, null, 'contact_rests', 1001],
    [{ disputed: true }, null, 'dispute_open', 1001],
    [{ owed: false }, null, 'not_his_debt', null],
    [{ announced: null }, 'announce', 'announced_before', 1015],
    [{ announced: { on: 970, backOn: 975 } }, 'announce', 'announcement_came_back', 1015],
    [{ announced: { on: 990, backOn: null } }, null, 'waiting_period_open', 1005],
    [{ daysPastDue: 20 }, null, 'waiting_period_open', 1011],
    [{}, 'report', 'late_and_announced', null],
    [{ loss: 'sold' }, null, 'sold', null],
    [{ loss: 'recovered' }, null, 'recovered', null],
  ] as const)('%o: %s', (change, act, why, next) => {
    expect(step(change)).toEqual({ act, why, next });
  });

  test('without the written consent that the law of China wants, or in a currency that is not reported, nothing is', () => {
    expect(step({}, CHINA, { consentInContract: false })).toMatchObject({
      act: null,
      why: 'written_consent_missing',
    });
    expect(step({}, USA, { consentInContract: false })).toMatchObject({ act: 'report' });
    expect(step({}, USA, { least: null })).toMatchObject({ act: null, why: 'currency_not_reported' });
  });

  test('a house that waits less than fourteen days is held to them where the law wants them', () => {
    const soon = { announced: { on: 995, backOn: null } };
    expect(step(soon, CHINA, { waitDays: 3 })).toMatchObject({ act: 'report' });
    expect(step(soon, USA, { waitDays: 3 })).toMatchObject({ act: null, why: 'waiting_period_open' });
  });
});

describe('when it stands at the bureau', () => {
  test.each([
    [{}, null, 'nothing_new'],
    [{ daysPastDue: 61, bucket: 'M3' }, 'update', 'other_bucket'],
    [{ disputed: true }, 'mark', 'dispute_open'],
    [{ amends: true }, 'update', 'dispute_upheld'],
    [{ owed: false, amends: true }, 'correct', 'not_his_debt'],
    [{ daysPastDue: 0, amends: true }, 'end', 'arrears_ended'],
    [{ daysPastDue: 0, bucket: null }, 'end', 'arrears_ended'],
    [{ loss: 'written-off' }, 'update', 'written_off'],
    [{ loss: 'written-off', reported: { ...REPORTED, bucket: 'written-off' } }, null, 'nothing_new'],
    [{ loss: 'recovered', reported: { ...REPORTED, bucket: 'written-off' } }, 'end', 'recovered'],
    [{ loss: 'sold', reported: { ...REPORTED, bucket: 'written-off' } }, 'update', 'sold'],
    [{ loss: 'sold', daysPastDue: 0, reported: { ...REPORTED, bucket: 'sold' } }, null, 'nothing_new'],
    [{ loss: 'written-off', reported: { ...REPORTED, bucket: 'sold' } }, 'update', 'bought_back'],
    [{ loss: null, reported: { ...REPORTED, bucket: 'written-off' } }, 'update', 'write_off_undone'],
    [{ loss: 'sold', owed: false, reported: { ...REPORTED, bucket: 'sold' } }, 'correct', 'not_his_debt'],
  ] as const)('%o: %s', (change, act, why) => {
    expect(step({ reported: REPORTED, ...change } as Partial<CreditStanding>)).toEqual({
      act,
      why,
      next: null,
    });
  });

  test('an answered dispute takes the mark away; a payment that heals the past takes the record back', () => {
    expect(step({ reported: { ...REPORTED, marked: true } })).toMatchObject({ act: 'unmark' });
    expect(step({ reported: { ...REPORTED, wasDaysPastDue: 12 } })).toMatchObject({ act: 'correct' });
    expect(step({ daysPastDue: 0, reported: { ...REPORTED, wasDaysPastDue: 0 } })).toMatchObject({
      act: 'correct',
    });
  });
});

test(`nobody is reported who was not told, waited for, late and left to himself (seed ${SEED})`, () => {
  const day = fc.integer({ min: 900, max: 1000 });
  const standing = fc.record({
    daysPastDue: fc.integer({ min: 0, max: 120 }),
    overdue: fc.bigInt({ min: 0n, max: 30_000n }),
    resting: fc.boolean(),
    disputed: fc.boolean(),
    owed: fc.boolean(),
    amends: fc.boolean(),
    announced: fc.option(fc.record({ on: day, backOn: fc.option(day) })),
    reported: fc.constant(null),
    bucket: fc.constant(null),
    loss: fc.constantFrom(null, 'written-off' as const),
  });
  const law = fc.constantFrom(CHINA, USA, { consent: null, contactFirst: null });
  fc.assert(
    fc.property(standing, law, (one, of) => {
      const { act, next } = creditStep(one, 1000, LIMITS, of);
      if (next !== null) expect(next).toBeGreaterThan(1000);
      if (act !== 'report') return;
      expect(one.daysPastDue).toBeGreaterThanOrEqual(31);
      expect(one.overdue).toBeGreaterThanOrEqual(10_000n);
      expect(one.resting || one.disputed || !one.owed).toBe(false);
      expect(one.announced?.backOn).toBeNull();
      expect(1000 - one.announced!.on).toBeGreaterThanOrEqual(15);
    }),
    { seed: SEED, numRuns: 5_000 },
  );
});
