import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courtTermsOn } from '../../policy/house/court/court-terms.ts';
import { dayOf } from '../days.ts';
import { awardOwed } from './award-interest.ts';
import { faultOfStep, followers, OVER, STAGES } from './court-stage.ts';
import { alarmOn } from './limitation-alarm.ts';
import { type WorthAsked, worthOf } from './worth-it.ts';

const SEED = 20261122;
const { worth: TERMS } = courtTermsOn(['CN'], 'CNY', dayOf(2026, 11, 22))!;
const ASKED: WorthAsked = { claim: 3_000_000n, fee: 27_500n, means: 'able', willing: false, daysLeft: 500 };

test('both numbers are reckoned once: 30,000 claimed of somebody able', () => {
  // (30,000 + 275) × 0.9 × 0.5 ÷ (1 + 0.06 × 14 ÷ 12) = 12,732.48 (12,732.476…); 275 + 800 + 300 + 200.
  expect(worthOf(ASKED, TERMS)).toEqual({
    against: [],
    brings: 1_273_248n,
    costs: 157_500n,
    parts: { fee: 27_500n, lawyer: 80_000n, enforcing: 30_000n, handling: 20_000n },
    chance: 450_000n,
  });
});

test.each([
  [{ willing: true, means: 'unable' }, ['willing-and-unable', 'costs-more']],
  [{ willing: true }, ['willing-to-arrange']],
  [{ means: 'unable' }, ['unable-to-pay', 'costs-more']],
  [{ means: 'unknown' }, ['means-unknown']],
  [{ claim: 300_000n, fee: 2_500n }, ['costs-more']],
  [{ claim: 400_000n, fee: 2_500n }, ['below-threshold']],
  [{ daysLeft: undefined }, ['limitation-unknown']],
  [{ daysLeft: -1 }, ['time-barred']],
  [{ daysLeft: 14 }, ['too-little-time']],
  [{ daysLeft: null }, []],
  [{ fee: null }, ['fee-unknown']],
] as const)('%o: %o', (change, against) => {
  expect(worthOf({ ...ASKED, ...change }, TERMS).against).toEqual(against);
});

test(`nobody who is willing, or cannot pay, is ever worth it; a larger claim never brings less (seed ${SEED})`, () => {
  const asked = fc.record({
    claim: fc.bigInt({ min: 0n, max: 1_000_000_000n }),
    fee: fc.option(fc.bigInt({ min: 0n, max: 5_000_000n })),
    means: fc.constantFrom('able', 'unable', 'unknown'),
    willing: fc.boolean(),
    daysLeft: fc.constantFrom(undefined, null, -1, 3, 15, 900),
  }) as fc.Arbitrary<WorthAsked>;
  fc.assert(
    fc.property(asked, fc.bigInt({ min: 0n, max: 1_000_000n }), (one, more) => {
      const found = worthOf(one, TERMS);
      if (found.against.length === 0) {
        expect([one.means, one.willing]).toEqual(['able', false]);
        expect(found.brings - found.costs).toBeGreaterThanOrEqual(TERMS.leastNet.value);
      }
      expect(worthOf({ ...one, claim: one.claim + more }, TERMS).brings).toBeGreaterThanOrEqual(found.brings);
    }),
    { seed: SEED, numRuns: 3_000 },
  );
});

test('an unpaid judgment bears 1.75 ten-thousandths a day on what is not interest, in pieces as a whole', () => {
  const award = { principal: 10_000_000n, interest: 500_000n, costs: 115_000n, judgedOn: 100, payBy: 120 };
  // 101,150 yuan × 0.000175 × 100 days = 1,770.125
  expect(awardOwed(award, [], 220, 175n)).toEqual({ unpaid: 10_615_000n, delay: 177_012n, days: 100 });
  expect(awardOwed(award, [], 120, 175n)).toMatchObject({ delay: 0n, days: 0 });
  const paid = [{ on: 170, amount: 5_000_000n }];
  // 50 days on 101,150 and 50 on 51,150.
  expect(awardOwed(award, paid, 220, 175n)).toEqual({ unpaid: 5_615_000n, delay: 133_262n, days: 100 });
  expect(awardOwed(award, [{ on: 119, amount: 10_615_000n }], 400, 175n)).toEqual({
    unpaid: 0n,
    delay: 0n,
    days: 0,
  });
  expect(awardOwed(award, [], 220, null).delay).toBe(0n);
});

test('alarms ring at 180, 90 and 30 days, each until the next, and after the end', () => {
  const ends = 1000;
  expect([819, 820, 909, 910, 969, 970, 1000, 1001].map((today) => alarmOn(ends, today))).toEqual([
    { alarm: null, next: 820 },
    { alarm: 180, next: 910 },
    { alarm: 180, next: 910 },
    { alarm: 90, next: 970 },
    { alarm: 90, next: 970 },
    { alarm: 30, next: 1001 },
    { alarm: 30, next: 1001 },
    { alarm: 0, next: null },
  ]);
  expect(alarmOn(null, 5)).toEqual({ alarm: null, next: null });
});

test('stages follow one another as the list says, on days that can be', () => {
  const step = {
    ...({
      path: 'suit',
      from: 'judged',
      rested: null,
      to: 'in-force',
      on: 130,
      lastOn: 110,
      today: 140,
    } as const),
    finalFrom: 126,
  } as const;
  expect(faultOfStep(step)).toBeNull();
  expect(faultOfStep({ ...step, on: 125 })).toBe('appeal-open');
  expect(faultOfStep({ ...step, path: 'arbitration', on: 125 })).toBeNull();
  expect(faultOfStep({ ...step, on: 109 })).toBe('before-the-last');
  expect(faultOfStep({ ...step, on: 141 })).toBe('in-the-future');
  expect(faultOfStep({ ...step, to: 'filed' })).toBe('does-not-follow');
  expect(followers('arbitration', 'judged')).not.toContain('appealed');
  expect(followers('suit', 'stayed', 'hearing')).toContain('hearing');
});

test('every stage is reached from the first and leads to an end; nothing follows an end; filing comes after approval and notice alone', () => {
  for (const path of ['suit', 'arbitration'] as const) {
    const reached = new Set(['prepared']);
    for (const stage of STAGES) for (const next of followers(path, stage)) reached.add(next);
    expect(STAGES.filter((stage) => !reached.has(stage))).toEqual(path === 'suit' ? [] : ['appealed']);
    for (const stage of STAGES) expect(followers(path, stage).length === 0, stage).toBe(OVER.includes(stage));
    expect(STAGES.filter((stage) => followers(path, stage).includes('filed'))).toEqual([
      'noticed',
      'rejected',
    ]);
    expect(STAGES.filter((stage) => followers(path, stage).includes('noticed'))).toEqual(['approved']);
  }
});
