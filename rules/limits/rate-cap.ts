/**
 * Does a rate stay under the cap of its day, and what of it can be enforced?
 *
 * Private lending (民间借贷规定第24–31条) knows three regimes: four times the bank rate (1991), the two lines 24 % and 36 %
 * (2015), four times the one-year loan prime rate (since 2020-08-20). Licensed lenders stand outside it (批复 法释〔2020〕27号);
 * they have yearly caps of their own. A rate exactly at its cap is not above it.
 */
import { formatDay } from '../days.ts';
import { type Binding, binds } from '../deadlines/deadline-law.ts';
import { allowed, type Finding, missing, type Notes, refuse } from '../gate/finding.ts';
import type { Cited } from '../gate/law.ts';
import type { Debt } from '../gate/situation.ts';
import type { Fraction } from '../money.ts';
import type { Ground } from './judgement.ts';
import type { Charge, ChargeAsked, Lent } from './lent.ts';
import {
  isAbove,
  lowerPercent,
  NO_PERCENT,
  percentText,
  sumPercents,
  timesPercent,
  type YearlyPercent,
} from './percent.ts';
import { type ReferenceRates, rateOn } from './reference-rate.ts';

/** Four times the reference rate: of the day of the contract, or of the suit where the contract is older than the rule. */
export interface ReferenceMultiple {
  readonly times: bigint;
  readonly rates: ReferenceRates;
  readonly binding: Binding;
}

/** Courts support up to `supported`; what was paid between the lines stays paid; above `void` nothing was agreed. */
export interface TwoLines {
  readonly supported: YearlyPercent;
  readonly void: YearlyPercent;
  /** Rate after default where neither rate was agreed. */
  readonly noneAgreed: YearlyPercent;
  readonly binding: Binding;
}

/** A multiple of the bank rates of its time, of which no table is kept. */
export interface BankRateMultiple {
  readonly times: bigint;
  readonly binding: Binding;
}

const RATE_CHARGES: readonly Charge[] = [
  'contract-rate',
  'overdue-rate',
  'default-charges-together',
  'all-in-cost',
];

/** True where a lender outside the licensed institutions lent; a claim keeps its nature in the hands of an assignee. */
export function isPrivateLending(
  { kind }: Pick<Lent, 'kind'>,
  { collectors }: Pick<Ground, 'collectors'>,
  binding: Binding,
): boolean {
  return binds(binding, collectors[0]!, [kind]);
}

/** Caps at a multiple of the reference rate. */
export function underReference(
  terms: ReferenceMultiple,
  { charge, lent }: ChargeAsked,
  ground: Ground,
  { from }: Cited,
): Finding | null {
  if (!RATE_CHARGES.includes(charge)) return null;
  if (!isPrivateLending(lent, ground, terms.binding)) return allowed('rule_not_applicable');
  const reference = referenceOf(lent, terms.rates, from);
  const whenNone = lent.defaultedOn === undefined ? undefined : rateOn(terms.rates, lent.defaultedOn);
  const claim = claimOf(charge, lent, whenNone);
  if ('missing' in reference) return unknownCap(claim, charge, reference.missing);
  return underCap(claim, charge, timesPercent(reference.rate, { num: terms.times, den: 1n }));
}

/** The reference rate that counts, or what is not known of it. */
function referenceOf(
  { contractOn, suitFiledOn, lprAtContract }: Lent,
  rates: ReferenceRates,
  since: number,
): { rate: YearlyPercent } | { missing: string } {
  if (contractOn === undefined && lprAtContract === undefined) return { missing: 'debt.contractOn' };
  const day = contractOn === undefined || contractOn >= since ? contractOn : suitFiledOn;
  if (day === null) return { missing: 'debt.suitFiledOn' };
  if (day === contractOn && lprAtContract !== undefined) return { rate: lprAtContract };
  const rate = rateOn(rates, day!);
  return rate === undefined ? { missing: `${rates.name}.${formatDay(day!).slice(0, 7)}` } : { rate };
}

/** Caps at the line up to which courts support a claim. */
export function underTwoLines(
  terms: TwoLines,
  { charge, lent }: ChargeAsked,
  ground: Ground,
): Finding | null {
  if (!RATE_CHARGES.includes(charge)) return null;
  if (!isPrivateLending(lent, ground, terms.binding)) return allowed('rule_not_applicable');
  return underCap(claimOf(charge, lent, terms.noneAgreed), charge, terms.supported);
}

/** The rule is kept, the table of bank rates it refers to is not: what it allows is not known. */
export function underBankRate(
  terms: BankRateMultiple,
  { charge, lent }: ChargeAsked,
  ground: Ground,
): Finding | null {
  if (!RATE_CHARGES.includes(charge)) return null;
  if (!isPrivateLending(lent, ground, terms.binding)) return allowed('rule_not_applicable');
  return missing('bank-lending-rate');
}

/** A yearly cap on certain debts. */
export interface YearlyCap {
  readonly charges: readonly Charge[];
  readonly debts: readonly Debt['kind'][] | 'all';
  readonly cap: YearlyPercent;
  /** `contract`: only contracts made while it holds. `accrual`: whatever accrues while it holds. */
  readonly binds: 'contract' | 'accrual';
  /** `bar`: no more may be claimed. `review`: a court reduces it on request: a lawyer must decide. */
  readonly above: 'bar' | 'review';
}

export function underYearlyCap(
  terms: YearlyCap,
  { charge, lent }: ChargeAsked,
  _ground: Ground,
  { from, to }: Cited,
): Finding | null {
  if (!terms.charges.includes(charge)) return null;
  if (terms.debts !== 'all' && !terms.debts.includes(lent.kind)) return null;
  const { contractOn } = lent;
  const isOutside = contractOn !== undefined && (contractOn < from || (to !== null && contractOn >= to));
  if (terms.binds === 'contract' && isOutside) return allowed('rule_not_applicable');
  const found = underCap(claimOf(charge, lent, undefined), charge, terms.cap);
  if (terms.above === 'bar' || found.outcome === 'missing') return found;
  return found.outcome === 'refuse'
    ? { ...found, outcome: 'flag', until: null, flags: ['legal_review'] }
    : { outcome: 'pass', from: found.from ?? {} };
}

/** After default at most so many times the contract rate. */
export interface Surcharge {
  readonly times: Fraction;
  readonly debts: readonly Debt['kind'][];
}

export function underSurcharge(terms: Surcharge, { charge, lent }: ChargeAsked): Finding | null {
  if (charge !== 'overdue-rate' || !terms.debts.includes(lent.kind)) return null;
  if (lent.rate === undefined) return missing('debt.rate');
  if (lent.rate === null) return null;
  return underCap(claimOf(charge, lent, undefined), charge, timesPercent(lent.rate, terms.times));
}

/** The rate that is claimed; the name of what is missing where it is not known. */
type Claim = { readonly rate: YearlyPercent } | { readonly missing: string };

/** `whenNone`: the rate after default where neither a rate nor an overdue rate was agreed. */
function claimOf(charge: Charge, lent: Lent, whenNone: YearlyPercent | undefined): Claim {
  const known = (rate: YearlyPercent | undefined, name: string): Claim =>
    rate === undefined ? { missing: `debt.${name}` } : { rate };
  switch (charge) {
    case 'default-charges-together':
      return known(lent.claimed && sumPercents(lent.claimed), 'claimed');
    case 'all-in-cost':
      return known(lent.allInRate, 'allInRate');
    case 'overdue-rate':
      if (lent.overdueRate === undefined) return { missing: 'debt.overdueRate' };
      if (lent.overdueRate !== null) return { rate: lent.overdueRate };
      if (lent.rate === undefined) return { missing: 'debt.rate' };
      return lent.rate === null ? known(whenNone, 'defaultedOn') : { rate: lent.rate };
    default:
      // Without an agreement there is no interest (民法典第680条第2款).
      return lent.rate === null ? { rate: NO_PERCENT } : known(lent.rate, 'rate');
  }
}

function underCap(claim: Claim, charge: Charge, cap: YearlyPercent): Finding {
  const capText = { capPercent: percentText(cap) };
  if ('missing' in claim) return { ...missing(claim.missing), values: capText };
  const notes: Notes = {
    values: { ...capText, ...valuesOf(claim.rate, charge, lowerPercent(claim.rate, cap)) },
    from: { claimed: percentText(claim.rate), cap: percentText(cap) },
  };
  return isAbove(claim.rate, cap) ? refuse('rate_above_cap', null, notes) : { ...notes, outcome: 'pass' };
}

function unknownCap(claim: Claim, charge: Charge, what: string): Finding {
  return 'missing' in claim
    ? missing(what)
    : { ...missing(what), values: valuesOf(claim.rate, charge, undefined) };
}

function valuesOf(claimed: YearlyPercent, charge: Charge, enforceable: YearlyPercent | undefined) {
  return {
    claimedPercent: percentText(claimed),
    ...(enforceable === undefined ? {} : { enforceablePercent: percentText(enforceable) }),
    ...(charge === 'overdue-rate' ? { overduePercent: percentText(enforceable ?? claimed) } : {}),
  };
}
