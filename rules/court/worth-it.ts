/**
 * Is it worth taking this debt to court, and by which two numbers?
 *
 * What it is expected to bring: the claim and the fees that the debtor would bear, times the chance of a judgment and the chance that
 * somebody of his means pays one, less what waiting costs. What it is expected to cost: everything the house lays out. Both are shown.
 * Who is willing and cannot pay never goes to court, and who is willing and can is offered an arrangement: courts are for those who can
 * pay and refuse. Chances, times and prices are assumptions of the house with their reasons (`policy/house/court`), never of this file.
 */
import { divideRounded, type Minor } from '../money.ts';

/** Found out about the debtor, from what he said, showed and paid. */
export type Means = 'able' | 'unable' | 'unknown';

/** A number that the house assumes, and why. */
export interface Assumed<T> {
  readonly value: T;
  readonly reason: { readonly en: string; readonly zh: string };
}

/** What the house reckons with; amounts in minor units of one currency, chances and rates in ppm, time in months. */
export interface WorthTerms {
  readonly chanceOfJudgment: Assumed<bigint>;
  readonly chancePaid: Readonly<Record<Means, Assumed<bigint>>>;
  readonly monthsToMoney: Assumed<bigint>;
  readonly yearRate: Assumed<bigint>;
  readonly lawyer: Assumed<Minor>;
  readonly enforcing: Assumed<Minor>;
  readonly handling: Assumed<Minor>;
  /** Least surplus of what it brings over what it costs, … */
  readonly leastNet: Assumed<Minor>;
  /** … and least ratio between the two. */
  readonly leastRatio: Assumed<bigint>;
  /** Days that must be left of limitation: less, and the paper may come too late. */
  readonly leastDaysLeft: Assumed<number>;
}

export interface WorthAsked {
  readonly claim: Minor;
  /** Fees laid out first; borne by the debtor where the claim succeeds. Null: no scale is known for the claim. */
  readonly fee: Minor | null;
  readonly means: Means;
  /** He paid, proposed or agreed something a short time ago. */
  readonly willing: boolean;
  /** Days left of limitation; null: it stands still; undefined: nobody can say. */
  readonly daysLeft: number | null | undefined;
}

export const WORTH_REASONS = [
  'nothing-owed',
  'fee-unknown',
  'limitation-unknown',
  'time-barred',
  'too-little-time',
  'willing-and-unable',
  'willing-to-arrange',
  'unable-to-pay',
  'means-unknown',
  'costs-more',
  'below-threshold',
] as const;
export type WorthReason = (typeof WORTH_REASONS)[number];

/** The answer. `against` empty: it is worth it. */
export interface Worth {
  readonly against: readonly WorthReason[];
  readonly brings: Minor;
  readonly costs: Minor;
  readonly parts: {
    readonly fee: Minor;
    readonly lawyer: Minor;
    readonly enforcing: Minor;
    readonly handling: Minor;
  };
  /** Chance that the money comes, ppm. */
  readonly chance: bigint;
}

const PPM = 1_000_000n;

/** Weighs one claim. Every reason against it is named, not the first alone. */
export function worthOf(asked: WorthAsked, terms: WorthTerms): Worth {
  const { claim, means } = asked;
  const fee = asked.fee ?? 0n;
  const [judged, paid] = [terms.chanceOfJudgment.value, terms.chancePaid[means].value];
  // Millionths of millionths, rounded once at the end; waiting takes a year's rate for its months.
  const year = 12n * PPM;
  const brings = divideRounded(
    (claim + fee) * judged * paid * year,
    PPM * PPM * (year + terms.yearRate.value * terms.monthsToMoney.value),
    'half-even',
  );
  const parts = {
    fee,
    lawyer: terms.lawyer.value,
    enforcing: terms.enforcing.value,
    handling: terms.handling.value,
  };
  const costs = parts.fee + parts.lawyer + parts.enforcing + parts.handling;
  const chance = divideRounded(judged * paid, PPM, 'half-even');
  return { against: reasonsAgainst(asked, terms, brings, costs), brings, costs, parts, chance };
}

function reasonsAgainst(
  { claim, fee, means, willing, daysLeft }: WorthAsked,
  terms: WorthTerms,
  brings: Minor,
  costs: Minor,
): WorthReason[] {
  const against: WorthReason[] = [];
  if (claim <= 0n) against.push('nothing-owed');
  if (fee === null) against.push('fee-unknown');
  if (daysLeft === undefined) against.push('limitation-unknown');
  else if (daysLeft !== null && daysLeft < 0) against.push('time-barred');
  else if (daysLeft !== null && daysLeft < terms.leastDaysLeft.value) against.push('too-little-time');
  if (willing && means === 'unable') against.push('willing-and-unable');
  else if (willing) against.push('willing-to-arrange');
  else if (means === 'unable') against.push('unable-to-pay');
  if (means === 'unknown') against.push('means-unknown');
  if (brings <= costs) against.push('costs-more');
  else if (brings - costs < terms.leastNet.value || brings * PPM < costs * terms.leastRatio.value)
    against.push('below-threshold');
  return against;
}
