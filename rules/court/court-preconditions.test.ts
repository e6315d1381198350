import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blockersOf,
  COURT_ACTS,
  type CourtStanding,
  PRECONDITION_ROWS,
  PRECONDITIONS,
  type Precondition,
} from './court-preconditions.ts';

const SEED = 20261122;
const READY: CourtStanding = {
  today: 1000,
  path: 'suit',
  overdue: 2_000_000n,
  messageOn: 800,
  callOn: 810,
  letterOn: 840,
  disputeOpen: false,
  planAlive: false,
  holds: [],
  complaintOpen: false,
  alive: true,
  minor: false,
  capable: true,
  bankrupt: false,
  specialPath: null,
  daysLeft: 700,
  against: [],
  openedBy: 'l21',
  approvedBy: 'c11',
  noticeOn: 980,
  noticeBack: false,
  waitDays: 15,
  bundleOn: 998,
  bundleMaxDays: 7,
  arbitrationClause: false,
};

/** Each precondition, taken away by itself: what the case then looks like. */
const WITHOUT: Readonly<Record<Precondition, Partial<CourtStanding>>> = {
  overdue: { overdue: 0n },
  'message-tried': { messageOn: null },
  'call-tried': { callOn: null },
  'letter-tried': { letterOn: null },
  'no-dispute': { disputeOpen: true },
  'no-plan': { planAlive: true },
  'no-hold': { holds: ['hardship'] },
  'no-complaint': { complaintOpen: true },
  'can-be-sued': { bankrupt: undefined },
  'no-special-path': { specialPath: 'estate' },
  'in-time': { daysLeft: -1 },
  'worth-it': { against: ['willing-and-unable'] },
  'arbitration-clause': { path: 'arbitration' },
  'second-person': { approvedBy: 'l21' },
  noticed: { noticeOn: null },
  'notice-arrived': { noticeBack: true },
  waited: { noticeOn: 985 },
  'bundle-complete': { bundleOn: null },
};

describe('each precondition', () => {
  test.each(PRECONDITIONS)('%s: without it nothing is filed, and it alone says so', (name) => {
    const standing = { ...READY, ...WITHOUT[name] };
    expect(blockersOf(READY, 'file')).toEqual([]);
    expect(blockersOf(standing, 'file')).toEqual([name]);
    // The row taken out of the list: the same case would be filed, and the property below would not hold.
    const mutilated = PRECONDITIONS.filter((one) => one !== name);
    expect(blockersOf(standing, 'file', mutilated)).toEqual([]);
    expect(mayBeFiled(standing)).toBe(false);
  });

  test('what is asked at an earlier act is asked again at every later one', () => {
    for (const name of PRECONDITIONS) {
      const acts = PRECONDITION_ROWS[name].for;
      expect(acts).toEqual(COURT_ACTS.slice(COURT_ACTS.indexOf(acts[0]!)));
    }
  });

  test('the wait begins on the day after the notice and all its days pass', () => {
    expect(blockersOf({ ...READY, noticeOn: 985 }, 'file')).toEqual(['waited']);
    expect(blockersOf({ ...READY, noticeOn: 984 }, 'file')).toEqual([]);
  });
});

/** The same question in other words, written without the list. */
function mayBeFiled(s: CourtStanding): boolean {
  const tried = [s.messageOn, s.callOn, s.letterOn].every((on) => on !== null);
  const rests =
    s.disputeOpen || s.planAlive || s.complaintOpen || s.holds.length > 0 || s.specialPath !== null;
  const person = s.alive === true && s.minor === false && s.capable === true && s.bankrupt === false;
  const time = s.daysLeft === null || (s.daysLeft ?? -1) >= 0;
  const approved = s.approvedBy !== null && s.approvedBy !== s.openedBy;
  const noticed = s.noticeOn !== null && !s.noticeBack && s.today - s.noticeOn > s.waitDays;
  const bundle = s.bundleOn !== null && s.today - s.bundleOn <= s.bundleMaxDays;
  const clause = s.path !== 'arbitration' || s.arbitrationClause;
  return (
    s.overdue > 0n &&
    tried &&
    !rests &&
    person &&
    time &&
    s.against.length === 0 &&
    approved &&
    noticed &&
    bundle &&
    clause
  );
}

test(`nothing is filed without every precondition (seed ${SEED})`, () => {
  const unknown = fc.constantFrom(true, false, undefined);
  const day = fc.option(fc.integer({ min: 960, max: 1000 }));
  /** Mostly as it should be, so that cases that may be filed come up as well. */
  const seldom = <T>(usual: T, other: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
  const standing = fc.record({
    ...Object.fromEntries(Object.entries(READY).map(([name, value]) => [name, fc.constant(value)])),
    overdue: seldom(5_000n, fc.constant(0n)),
    messageOn: seldom<number | null>(900, day),
    callOn: seldom<number | null>(901, day),
    letterOn: seldom<number | null>(902, day),
    disputeOpen: seldom(false, fc.boolean()),
    planAlive: seldom(false, fc.boolean()),
    holds: seldom<readonly string[]>([], fc.constant(['hardship'])),
    complaintOpen: seldom(false, fc.boolean()),
    alive: seldom<boolean | undefined>(true, unknown),
    minor: seldom<boolean | undefined>(false, unknown),
    capable: seldom<boolean | undefined>(true, unknown),
    bankrupt: seldom<boolean | undefined>(false, unknown),
    specialPath: seldom<string | null>(null, fc.constant('fraud')),
    daysLeft: seldom<number | null | undefined>(100, fc.constantFrom(-3, null, undefined)),
    against: seldom<CourtStanding['against']>([], fc.constant(['below-threshold'] as const)),
    approvedBy: seldom<string | null>('c11', fc.constantFrom(null, 'l21')),
    noticeOn: seldom<number | null>(970, day),
    noticeBack: seldom(false, fc.boolean()),
    bundleOn: seldom<number | null>(995, day),
    path: seldom<CourtStanding['path']>('suit', fc.constant('arbitration')),
    arbitrationClause: fc.boolean(),
  }) as fc.Arbitrary<CourtStanding>;
  let filed = 0;
  fc.assert(
    fc.property(standing, (one) => {
      const may = blockersOf(one, 'file').length === 0;
      if (may) filed += 1;
      expect(may).toBe(mayBeFiled(one));
    }),
    { seed: SEED, numRuns: 20_000 },
  );
  expect(filed).toBeGreaterThan(1_000);
});
