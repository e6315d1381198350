/**
 * What does an agreement whose interest runs daily on a balance promise?
 *
 * The terms of a case become one record of declared parameters: rates per day, caps, windows, fees. A word
 * that this engine has no mechanism for is reported with its path, never ignored.
 * Carried interest is counted in whole `parts`: 10^-carryDigits of a major unit, so no fraction is ever lost
 * except where the terms say that it is cut.
 */
import type { Day } from '../../days.ts';
import type { Fraction, Minor, RoundingMode } from '../../money.ts';
import { divideRounded, floorDivide, least, reduce } from '../../money.ts';
import type { Case, Rate, Terms } from '../case.ts';

/** Interest in units of 10^-carryDigits of a major unit. */
export type Parts = bigint;

/** A rate that replaces the standard one from `from` to `to`, both included. */
export interface Promotion {
  readonly from: Day;
  readonly to: Day;
  readonly perDay: Fraction;
}

/** A charge for a missed or underpaid instalment. */
export interface LateCharge {
  readonly amount: Minor;
  readonly afterDays: number;
  readonly oncePerLoan: boolean;
}

/** A charge for a payment attempt that failed. */
export interface FailureCharge {
  readonly amount: Minor;
  readonly oncePerDay: boolean;
  readonly oncePerLoan: boolean;
  /** Only attempts that failed for this reason cost something; absent: all. */
  readonly onlyFor?: string | undefined;
}

/** A fee that is owed from the first day and paid off beside the principal. */
export interface UpFrontFee {
  readonly total: Minor;
  readonly amortise: 'proportionate' | 'before-principal';
  readonly rebate: 'pro-rata' | 'none';
}

/** One agreement in declared parameters. Rates are shares of the balance per day. */
export interface DailyAgreement {
  readonly principal: Minor;
  readonly startOn: Day;
  readonly partsPerMinor: bigint;
  readonly perDay: Fraction;
  readonly promotions: readonly Promotion[];
  readonly negativePerDay: Fraction | null;
  readonly dailyCap: Fraction | null;
  readonly totalCap: Parts | null;
  readonly addOn: boolean;
  readonly instalments: NonNullable<Terms['instalments']>;
  readonly windowDays: number;
  readonly interestFreeIfSettledBy: Day | null;
  readonly minimumDue: Minor;
  readonly lateCharges: readonly LateCharge[];
  readonly failureCharge: FailureCharge | null;
  readonly fee: UpFrontFee;
  readonly dropLastDayInterestBelow: Minor;
  readonly roundOwedBelow: Minor;
}

/** Every term this engine has a mechanism for; a list names the words that it understands there. */
const UNDERSTOOD: Readonly<Record<string, readonly unknown[] | 'any'>> = {
  product: ['instalment'],
  principal: 'any',
  startOn: 'any',
  'rate.percent': 'any',
  'rate.per': ['year', 'day'],
  dayCount: ['actual/365', 'actual/360'],
  leap: ['none'],
  interest: ['declining', 'add-on'],
  earlySettlement: ['accrued-interest-only'],
  accrual: ['daily'],
  interestDays: ['after-start'],
  method: ['equal-instalment', 'custom'],
  'instalments.count': 'any',
  'instalments.every': 'any',
  'instalments.unit': 'any',
  'instalments.firstDue': 'any',
  'instalments.monthEnd': 'any',
  'instalments.dueDay': 'any',
  'instalments.total': 'any',
  'instalments.list[].due': 'any',
  'instalments.list[].total': 'any',
  'rounding.digits': 'any',
  'rounding.instalment': ['up'],
  'rounding.rest': ['last'],
  'rounding.interest': ['down-when-paid'],
  'rounding.carryDigits': 'any',
  'rounding.dropLastDayInterestBelow': 'any',
  'caps.totalInterestPercent': 'any',
  'caps.totalInterestAmount': 'any',
  'caps.dailyInterestPercent': 'any',
  'grace.paymentWindowDays': 'any',
  'grace.noInterestIfSettledWithinDays': 'any',
  minimumDue: 'any',
  'lateFee[].kind': ['flat'],
  'lateFee[].amount': 'any',
  'lateFee[].afterDays': 'any',
  'lateFee[].curedBy': 'any',
  'lateFee[].bookedOn': 'any',
  'lateFee[].oncePerDay': 'any',
  'lateFee[].oncePerLoan': 'any',
  'lateFee[].part': ['penalty'],
  'failedPaymentFee.amount': 'any',
  'failedPaymentFee.oncePerDay': 'any',
  'failedPaymentFee.oncePerLoan': 'any',
  'failedPaymentFee.onlyFor': 'any',
  'upFrontFee.percent': 'any',
  'upFrontFee.amount': 'any',
  'upFrontFee.rounding': 'any',
  'upFrontFee.amortise': 'any',
  'upFrontFee.rebate': 'any',
  'upFrontFee.bearsInterest': [true],
  'promotionalRates[].from': 'any',
  'promotionalRates[].to': 'any',
  'promotionalRates[].percent': 'any',
  'promotionalRates[].per': ['year', 'day'],
  'negativeBalanceRate.percent': 'any',
  'negativeBalanceRate.per': ['year', 'day'],
  'allocation.order': 'any',
  'allocation.future': ['reduce-balance'],
  'settlement.roundOwedBelow': 'any',
};

/** Terms without which a daily calculation would have to be guessed. */
const NEEDED = ['rate', 'method', 'interest', 'accrual', 'instalments', 'rounding', 'allocation'] as const;

/** The order of parts that the day rows follow: charges, interest, then fee and principal. */
const ORDER = 'penalty,interest,fee,principal';

/** Reports every term under `at` that is not understood. `path` is the same place without list positions. */
function findUnknown(value: unknown, path: string, at: string, found: string[]): void {
  const understood = UNDERSTOOD[path];
  if (understood === 'any' || value === undefined) return;
  if (understood !== undefined) {
    if (!understood.includes(value)) found.push(`${at}=${String(value)}`);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) findUnknown(item, `${path}[]`, `${at}[${index}]`, found);
  } else if (typeof value === 'object' && value !== null && !('num' in value)) {
    for (const [name, item] of Object.entries(value)) {
      findUnknown(item, path === '' ? name : `${path}.${name}`, `${at}.${name}`, found);
    }
  } else {
    found.push(at);
  }
}

function findMissing(c: Case, found: string[]): void {
  const { terms } = c;
  for (const name of NEEDED) if (terms[name] === undefined) found.push(`terms.${name}=absent`);
  const { instalments: due, rounding, upFrontFee: fee } = terms;
  if (due?.list !== undefined && terms.method !== 'custom') found.push('terms.instalments.list');
  if (due !== undefined && due.list === undefined) {
    for (const name of ['count', 'unit', 'firstDue'] as const) {
      if (due[name] === undefined) found.push(`terms.instalments.${name}=absent`);
    }
  }
  if (due?.list?.some((row) => row.total === undefined)) found.push('terms.instalments.list[].total=absent');
  if (due?.list?.length === 0) found.push('terms.instalments.list=[]');
  if (rounding !== undefined) {
    if (rounding.interest === undefined) found.push('terms.rounding.interest=absent');
    if (rounding.carryDigits === undefined) found.push('terms.rounding.carryDigits=absent');
    else if (rounding.carryDigits < c.currency.digits) found.push('terms.rounding.carryDigits');
    if ((rounding.digits ?? c.currency.digits) !== c.currency.digits) found.push('terms.rounding.digits');
  }
  if (terms.allocation !== undefined && terms.allocation.order?.join() !== ORDER) {
    found.push(`terms.allocation.order=${terms.allocation.order?.join() ?? 'absent'}`);
  }
  if ((terms.interest === 'add-on') !== (terms.earlySettlement !== undefined))
    found.push('terms.earlySettlement');
  if (terms.interest !== 'add-on' && terms.settlement?.roundOwedBelow !== undefined) {
    found.push('terms.settlement.roundOwedBelow');
  }
  for (const [index, charge] of (terms.lateFee ?? []).entries()) {
    for (const name of ['amount', 'curedBy', 'bookedOn'] as const) {
      if (charge[name] === undefined) found.push(`terms.lateFee[${index}].${name}=absent`);
    }
  }
  if (fee !== undefined) {
    if (fee.amortise === undefined) found.push('terms.upFrontFee.amortise=absent');
    if (fee.bearsInterest === undefined) found.push('terms.upFrontFee.bearsInterest=absent');
    if ((fee.percent === undefined) === (fee.amount === undefined)) found.push('terms.upFrontFee');
  }
}

/** The share of a balance that `rate` makes per day; a yearly rate counts the days of its convention. */
function sharePerDay(rate: Rate, dayCount: Terms['dayCount']): Fraction {
  const daysPerYear = dayCount === 'actual/360' ? 360n : 365n;
  const { num, den } = rate.percent;
  return reduce({ num, den: den * 100n * (rate.per === 'year' ? daysPerYear : 1n) });
}

function percentOf(principal: Minor, percent: Fraction, scale: bigint, mode: RoundingMode): bigint {
  return divideRounded(principal * scale * percent.num, percent.den * 100n, mode);
}

function totalCapOf(terms: Terms, partsPerMinor: bigint): Parts | null {
  const { totalInterestPercent: percent, totalInterestAmount: amount } = terms.caps ?? {};
  const byPercent = percent === undefined ? null : percentOf(terms.principal, percent, partsPerMinor, 'down');
  const byAmount = amount === undefined ? null : amount * partsPerMinor;
  return byPercent !== null && byAmount !== null ? least(byPercent, byAmount) : (byPercent ?? byAmount);
}

function upFrontFeeOf(terms: Terms): UpFrontFee {
  const fee = terms.upFrontFee;
  const total = fee?.percent
    ? percentOf(terms.principal, fee.percent, 1n, fee.rounding ?? 'down')
    : (fee?.amount ?? 0n);
  return { total, amortise: fee?.amortise ?? 'proportionate', rebate: fee?.rebate ?? 'none' };
}

/** Reads the terms of a case as a daily agreement, or names every term this engine has no mechanism for. */
export function readAgreement(
  c: Case,
): { readonly ok: DailyAgreement } | { readonly cannotExpress: readonly string[] } {
  const found: string[] = [];
  findUnknown(c.terms, '', 'terms', found);
  findMissing(c, found);
  const { terms } = c;
  const { rate, instalments, rounding, dayCount, grace, caps } = terms;
  if (found.length > 0 || !rate || !instalments || rounding?.carryDigits === undefined) {
    return { cannotExpress: found };
  }
  const partsPerMinor = 10n ** BigInt(rounding.carryDigits - c.currency.digits);
  const freeDays = grace?.noInterestIfSettledWithinDays;
  const cap = caps?.dailyInterestPercent;
  return {
    ok: {
      principal: terms.principal,
      startOn: terms.startOn,
      partsPerMinor,
      perDay: sharePerDay(rate, dayCount),
      promotions: (terms.promotionalRates ?? []).map(({ from, to, percent, per }) => ({
        from,
        to,
        perDay: sharePerDay({ percent, per }, dayCount),
      })),
      negativePerDay: terms.negativeBalanceRate ? sharePerDay(terms.negativeBalanceRate, dayCount) : null,
      dailyCap: cap ? sharePerDay({ percent: cap, per: 'day' }, dayCount) : null,
      totalCap: totalCapOf(terms, partsPerMinor),
      addOn: terms.interest === 'add-on',
      instalments,
      windowDays: grace?.paymentWindowDays ?? 0,
      interestFreeIfSettledBy: freeDays === undefined ? null : terms.startOn + freeDays,
      minimumDue: terms.minimumDue ?? 0n,
      lateCharges: (terms.lateFee ?? []).map((charge) => ({
        amount: charge.amount ?? 0n,
        afterDays: charge.afterDays ?? 0,
        oncePerLoan: charge.oncePerLoan ?? false,
      })),
      failureCharge: terms.failedPaymentFee
        ? {
            amount: terms.failedPaymentFee.amount,
            oncePerDay: terms.failedPaymentFee.oncePerDay ?? false,
            oncePerLoan: terms.failedPaymentFee.oncePerLoan ?? false,
            onlyFor: terms.failedPaymentFee.onlyFor,
          }
        : null,
      fee: upFrontFeeOf(terms),
      dropLastDayInterestBelow: rounding.dropLastDayInterestBelow ?? 0n,
      roundOwedBelow: terms.settlement?.roundOwedBelow ?? 0n,
    },
  };
}

/** Whole minor units in `parts`, rounded down, so that a negative amount grows in size. */
export function wholeMinor(parts: Parts, agreement: DailyAgreement): Minor {
  return floorDivide(parts, agreement.partsPerMinor);
}
