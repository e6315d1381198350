import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  covers,
  ENDS_NOTHING,
  endsBy,
  LETTER_STEPS,
  type LetterOrder,
  type LetterTerms,
  lacksFor,
  PRECONDITIONS,
  type Precondition,
  worthOf,
} from './letter-conditions.ts';

const TERMS: LetterTerms = {
  since: 0,
  upliftPpm: 50_000n,
  cost: 2_500n,
  answerDays: 2,
  firmDays: 5,
  goodDays: 3,
};
const DAY = 100;
const WHOLE: LetterOrder = {
  message: { how: 'tried', on: 90 },
  call: { how: 'tried', on: 95 },
  overdueSince: 60,
  undisturbed: true,
  expected: 5_000n,
  cost: 2_500n,
  proposedBy: 'a17',
  decidedBy: 'l21',
  engaged: { inForce: true, from: 0, until: 200, licenceUntil: 200, covers: true },
  told: true,
  undecided: [],
  digest: 'd',
  signed: { lawyer: '1', licenceUntil: 200, on: 99, confirmed: true, digest: 'd', valid: true },
};

describe('a letter', () => {
  test('with everything recorded may be posted', () => {
    expect(lacksFor('post', WHOLE, DAY, TERMS)).toEqual([]);
  });

  test.each([
    ['message-failed', { message: null }],
    ['message-failed', { message: { how: 'tried', on: 99 } }],
    ['message-failed', { message: { how: 'tried', on: 59 } }],
    ['call-failed', { call: null }],
    ['call-failed', { call: { how: 'tried', on: 99 } }],
    ['undisturbed', { undisturbed: false }],
    ['worth-its-cost', { expected: 2_500n }],
    ['engaged', { engaged: { ...WHOLE.engaged, until: DAY } }],
    ['engaged', { engaged: { ...WHOLE.engaged, inForce: false } }],
    ['firm-licensed', { engaged: { ...WHOLE.engaged, licenceUntil: DAY - 1 } }],
    ['covered', { engaged: { ...WHOLE.engaged, covers: false } }],
    ['second-person', { decidedBy: 'a17' }],
    ['second-person', { decidedBy: null }],
    ['only-decided', { undecided: ['court'] }],
    ['only-decided', { undecided: null }],
    ['borrower-told', { told: false }],
    ['signed', { signed: { ...WHOLE.signed!, valid: false } }],
    ['confirmed', { signed: { ...WHOLE.signed!, confirmed: false } }],
    ['this-page', { digest: 'e' }],
    ['lawyer-licensed', { signed: { ...WHOLE.signed!, licenceUntil: DAY - 1 } }],
    ['still-good', { signed: { ...WHOLE.signed!, on: DAY - 4 } }],
  ] as [string, Partial<LetterOrder>][])('without "%s" is not: %o', (name, less) => {
    expect(lacksFor('post', { ...WHOLE, ...less }, DAY, TERMS)).toEqual([name]);
  });

  test('a call that is recorded impossible needs no answer', () => {
    const order: LetterOrder = { ...WHOLE, call: { how: 'impossible', on: DAY } };
    expect(lacksFor('propose', order, DAY, TERMS)).toEqual([]);
  });

  test('is worth five per cent of what is overdue, rounded down', () => {
    expect(worthOf(50_001n, TERMS)).toEqual({ expected: 2_500n, cost: 2_500n });
  });

  test('what became known ends it, but for what only concerns the firm, an attempt or an address', () => {
    expect(endsBy('it became known: paid')).toBe('paid');
    expect(endsBy('erased')).toBe('erased');
    expect(ENDS_NOTHING.map(endsBy)).toEqual(ENDS_NOTHING.map(() => null));
  });

  test('a power of attorney for a country covers its regions, and no other', () => {
    const power = { products: ['revolving'], regions: ['CN'] };
    expect(covers(power, 'revolving', 'CN-33')).toBe(true);
    expect(covers(power, 'revolving', 'CNX')).toBe(false);
    expect(covers(power, 'instalment', 'CN')).toBe(false);
  });
});

/** What happens to a letter, in any order; the oracle keeps its own record of what was true. */
const step = fc.record({
  on: fc.integer({ min: 40, max: 110 }),
  how: fc.constantFrom('tried' as const, 'impossible' as const),
});
const who = fc.constantFrom('a17', 'l21', 'h31');
const mostly = fc.oneof(
  { weight: 6, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);
const world = fc.record({
  message: fc.option(step, { freq: 8 }),
  call: fc.option(step, { freq: 8 }),
  due: fc.option(fc.integer({ min: 30, max: 60 }), { freq: 12 }),
  overdue: fc.bigInt({ min: 10_000n, max: 400_000n }),
  undisturbed: mostly,
  inForce: mostly,
  until: fc.integer({ min: 90, max: 260 }),
  firmLicence: fc.integer({ min: 90, max: 260 }),
  lawyerLicence: fc.integer({ min: 90, max: 260 }),
  covers: mostly,
  told: mostly,
  undecided: fc.oneof(
    { weight: 5, arbitrary: fc.constant([] as string[]) },
    { weight: 1, arbitrary: fc.constant(['court']) },
  ),
  confirmed: mostly,
  valid: mostly,
  samePage: mostly,
  by: who,
  decider: who,
  gaps: fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }), fc.nat({ max: 5 })),
});
type World = typeof world extends fc.Arbitrary<infer One> ? One : never;

/** Walks from the proposal as far as the rules let it; the day of the post, or null. */
function walk(one: World, preconditions: readonly Precondition[]): number | null {
  let day = DAY;
  const worth = worthOf(one.overdue, TERMS);
  let order: LetterOrder = {
    ...{
      message: one.message,
      call: one.call,
      overdueSince: one.due,
      undisturbed: one.undisturbed,
      ...worth,
    },
    ...{ proposedBy: one.by, decidedBy: null, told: false, undecided: null, digest: null, signed: null },
    engaged: {
      inForce: one.inForce,
      from: 0,
      until: one.until,
      licenceUntil: one.firmLicence,
      covers: one.covers,
    },
  };
  for (const next of LETTER_STEPS) {
    if (next === 'give') {
      day += one.gaps[0];
      order = { ...order, decidedBy: one.decider, undecided: one.undecided, digest: 'd' };
    }
    if (next === 'sign') {
      day += one.gaps[1];
      order = { ...order, told: one.told };
    }
    if (next === 'post') {
      const digest = one.samePage ? 'd' : 'e';
      const signed = {
        lawyer: '1',
        licenceUntil: one.lawyerLicence,
        on: day,
        confirmed: one.confirmed,
        digest,
        valid: one.valid,
      };
      order = { ...order, signed };
      day += one.gaps[2];
    }
    if (lacksFor(next, order, day, TERMS, preconditions).length > 0) return null;
  }
  return day;
}

/** What the house promises of a letter that was posted, said a second time and by hand. */
function keepsPromise(one: World, day: number): boolean {
  const tried = (step: World['message']) =>
    step !== null &&
    one.due !== null &&
    step.on >= one.due &&
    (step.how === 'impossible' || DAY - step.on >= 2);
  return [
    tried(one.message) && tried(one.call) && one.undisturbed,
    (one.overdue * 5n) / 100n > 2_500n,
    one.inForce && day < one.until && day <= one.firmLicence && one.covers,
    one.by !== one.decider && one.undecided.length === 0 && one.told,
    one.valid && one.confirmed && one.samePage && day <= one.lawyerLicence && one.gaps[2] <= 3,
  ].every(Boolean);
}

describe('no walk reaches the post without its preconditions', () => {
  test('over 100,000 random walks, some of which arrive', () => {
    let posted = 0;
    fc.assert(
      fc.property(world, (one) => {
        const day = walk(one, PRECONDITIONS);
        if (day === null) return;
        posted += 1;
        expect(keepsPromise(one, day)).toBe(true);
      }),
      { seed: 20261122, numRuns: 100_000 },
    );
    expect(posted).toBeGreaterThan(300);
  });

  test.each(PRECONDITIONS.map((one) => [one.name, one] as const))(
    'and notices when "%s" is taken away',
    (_, gone) => {
      const rest = PRECONDITIONS.filter((one) => one !== gone);
      const found = fc.check(
        fc.property(world, (one) => {
          const day = walk(one, rest);
          return day === null || keepsPromise(one, day);
        }),
        { seed: 20261122, numRuns: 100_000 },
      );
      expect(found.failed).toBe(true);
    },
  );
});
