/**
 * What does the house agree to, on which product, and who may say yes?
 *
 * Dated versions, like strategies: a change is a new version. What rests on the law or on research says so; the rest is the house's
 * choice. Interest write-downs help people keep up, longer terms alone do not (Dobbie and Song 2020), so instalments stop
 * interest and penalty instead of stretching them. The first instalment is the test (CFPB 2017), so it lies near.
 */
import { dayOf } from '../../rules/days.ts';
import type { Caution } from '../../rules/negotiation/affordability.ts';
import type { AgreementTerms, AuthorityStep, KindTerms } from '../../rules/negotiation/negotiable.ts';

const NONE: AuthorityStep = { level: 'committee', months: null, waived: null };

/** What most kinds share: small and short ones the system agrees to, larger ones people. */
const AUTHORITY: readonly AuthorityStep[] = [
  { level: 'system', months: 24, waived: 300_000n },
  { level: 'agent', months: 36, waived: 600_000n },
  { level: 'lead', months: 60, waived: 2_000_000n },
  NONE,
];

const COMMON = {
  least: 0n,
  months: { least: 0, most: 0 },
  longer: null,
  daysMost: 31,
  rowLeast: 0n,
  shareLeastPpm: 0n,
  waivers: [],
  interestSharePpm: null,
  penaltySharePpm: null,
  lateFees: false,
  authority: AUTHORITY,
  graceDays: 3,
  missesAllowed: 0,
  shortBy: 0n,
  onBreak: 'reversed',
  ageing: 'runs',
} as const satisfies Partial<KindTerms>;

/** Interest and penalty rest while it is kept, and no day more is counted. */
const RESTING = {
  interestSharePpm: 0n,
  penaltySharePpm: 0n,
  lateFees: true,
  ageing: 'stands',
} as const satisfies Partial<KindTerms>;

const LATE = { from: 1, to: null } as const;
/** Before the due day and a few days after it: help that keeps somebody out of arrears. */
const NOT_LATE = { from: 0, to: 0 } as const;

const OF_BOTH: readonly KindTerms[] = [
  // No relief: a promise costs the house nothing and binds it to silence for two weeks at most.
  { ...COMMON, kind: 'promise', daysPastDue: LATE, daysMost: 14, shareLeastPpm: 100_000n, graceDays: 1 },
  {
    ...COMMON,
    kind: 'later-date',
    daysPastDue: { from: 1, to: 60 },
    penaltySharePpm: 0n,
    lateFees: true,
    ageing: 'stands',
  },
  {
    ...COMMON,
    ...RESTING,
    kind: 'instalments',
    daysPastDue: LATE,
    least: 20_000n,
    months: { least: 2, most: 60 },
    // Long plans only for debts that need them.
    longer: { than: 12, least: 100_000n },
    rowLeast: 5_000n,
    missesAllowed: 1,
    shortBy: 100n,
  },
  {
    ...COMMON,
    ...RESTING,
    kind: 'lump-sum',
    daysPastDue: { from: 60, to: null },
    least: 50_000n,
    waivers: [
      { fromDays: 60, ppm: 50_000n, level: 'system' },
      { fromDays: 90, ppm: 100_000n, level: 'system' },
      // Ceilings by age as published designs have them (AEARCTR-0013871): never all of it.
      { fromDays: 180, ppm: 250_000n, level: 'lead' },
      { fromDays: 360, ppm: 400_000n, level: 'committee' },
    ],
  },
  {
    ...COMMON,
    kind: 'relief',
    daysPastDue: { from: 1, to: 180 },
    months: { least: 3, most: 6 },
    rowLeast: 5_000n,
    shareLeastPpm: 100_000n,
    interestSharePpm: 500_000n,
    penaltySharePpm: 0n,
    lateFees: true,
    missesAllowed: 1,
    shortBy: 100n,
    ageing: 'stands',
    onBreak: 'kept',
  },
  {
    ...COMMON,
    kind: 'minimum-first',
    daysPastDue: { from: 1, to: 30 },
    shareLeastPpm: 100_000n,
    penaltySharePpm: 0n,
    lateFees: true,
    ageing: 'stands',
  },
  {
    ...COMMON,
    ...RESTING,
    kind: 'write-down',
    daysPastDue: { from: 180, to: null },
    least: 100_000n,
    months: { least: 3, most: 60 },
    rowLeast: 5_000n,
    missesAllowed: 1,
    shortBy: 100n,
    waivers: [
      { fromDays: 180, ppm: 200_000n, level: 'lead' },
      { fromDays: 360, ppm: 350_000n, level: 'committee' },
    ],
    authority: [{ level: 'lead', months: 36, waived: 2_000_000n }, NONE],
  },
  {
    ...COMMON,
    ...RESTING,
    kind: 'moratorium',
    daysPastDue: { from: 0, to: 180 },
    months: { least: 1, most: 6 },
    onBreak: 'kept',
    authority: [
      { level: 'system', months: 1, waived: 100_000n },
      { level: 'agent', months: 3, waived: 300_000n },
      { level: 'lead', months: 6, waived: null },
    ],
  },
];

const CHANGES = { ...COMMON, daysPastDue: NOT_LATE, onBreak: 'kept' } as const;

/** What changes the instalments of a loan themselves. */
const OF_LOANS: readonly KindTerms[] = [
  { ...CHANGES, kind: 'extension', months: { least: 1, most: 3 } },
  { ...CHANGES, kind: 'extra-instalments', months: { least: 1, most: 24 } },
  { ...CHANGES, kind: 'principal-holiday', months: { least: 1, most: 3 } },
  { ...CHANGES, kind: 'interest-holiday', months: { least: 1, most: 3 } },
  { ...CHANGES, kind: 're-age', daysPastDue: { from: 1, to: 90 }, months: { least: 3, most: 36 } },
  { ...CHANGES, kind: 're-amortise', daysPastDue: { from: 1, to: 30 }, months: { least: 0, most: 0 } },
];

const HOUSE_VERSION = {
  version: 1,
  from: dayOf(2020, 1, 1),
  to: null,
  source: 'House terms of agreement, version 1',
  // Seven days, as consumers have for contracts made at a distance; no law asks for it here.
  coolingDays: 7,
  offerDays: 7,
  rounds: 5,
  decideDays: 3,
  // No second plan on the heels of a broken one (银保监规〔2022〕13号: no instalments of instalments).
  again: { afterBrokenDays: 30, mostInYear: 3 },
} as const;

export const AGREEMENT_TERMS: readonly AgreementTerms[] = [
  { ...HOUSE_VERSION, id: 'agree-revolving', product: 'revolving', kinds: OF_BOTH },
  { ...HOUSE_VERSION, id: 'agree-instalment', product: 'instalment', kinds: [...OF_BOTH, ...OF_LOANS] },
];

/** How careful the house is with what somebody says he can pay. */
export const CAUTION: Caution = {
  counts: { contract: 1_000_000n, usual: 900_000n, hoped: 0n },
  reserveMonths: 1,
  reserveWithin: 12,
  reserveSharePpm: 200_000n,
  marginPpm: 100_000n,
};
