/**
 * What is due on which day when a loan is paid as agreed?
 *
 * A schedule is planned once from declared terms: method, interest, day count, rounding and where the
 * rest goes. Nothing has a default here; a product says everything. Interest of a row is rounded once;
 * the last row takes what rounding left, so that principal always adds up to the amount lent. Due days are
 * counted from the first one, so that after a short month the wished day comes back; only `clamp` keeps
 * the shorter day.
 */
import { type Counting, interestShare, type Rate } from './accrual.ts';
import { addMonths, civil, type Day, type MonthEnd } from './days.ts';
import { divideRounded, type Fraction, least, type Minor, most, type RoundingMode } from './money.ts';

export { interestFor } from './accrual.ts';

/** One row of a schedule. `seq` starts at 1; amounts in minor units. */
export interface Instalment {
  seq: number;
  due: Day;
  principal: Minor;
  interest: Minor;
  fee: Minor;
}

/** How principal is spread: 等额本息, 等额本金, 先息后本, one single payment, or equal shares with flat interest. */
export type Method = 'equal-instalment' | 'equal-principal' | 'interest-first' | 'bullet' | 'flat';

/** Interest on what is still owed, on the amount lent, or all added on the first day. */
export type InterestKind = 'declining' | 'flat' | 'add-on';

/** Rounding of a plan. `grain` and `unit` in minor units: the smallest step of an amount, and one whole currency unit. */
export interface PlanRounding {
  readonly mode: RoundingMode;
  readonly grain: Minor;
  readonly instalment: 'cent' | 'to-unit' | 'to-unit-up' | 'up';
  readonly unit: Minor;
}

/** Everything that was agreed about a plan. */
export interface ScheduleTerms {
  readonly principal: Minor;
  readonly startOn: Day;
  readonly rate: Rate;
  readonly method: Method;
  readonly interest: InterestKind;
  readonly accrual: 'daily' | 'per-period';
  readonly counting: Counting;
  readonly dues: DueRule;
  /** Period rate used only for the level amount: as accrued, a twelfth of the year, or 30 of 365 days a month. */
  readonly levelRate: 'as-accrued' | '1/12' | '30/365';
  readonly rounding: PlanRounding;
  readonly grace: { principalPeriods: number; interestPeriods: number; interestFreeDays: number };
  /** Share due on the start day; null for none. */
  readonly downPayment: Fraction | null;
  /** Level amount that was agreed instead of computed; null to compute it. */
  readonly level: Minor | null;
  /** Amount the level instalment is computed from when less was drawn so far; null for `principal`. */
  readonly approved: Minor | null;
  /** Fee in each instalment as a share of principal + interest; null for none. */
  readonly instalmentFee: Fraction | null;
}

/** The nominal year: twelve months of thirty days, or fifty-two weeks. */
const MONTHS_A_YEAR = 12n;
const WEEKS_A_YEAR = 52n;
const DAYS_A_MONTH = 30n;
const DAYS_A_WEEK = 7n;

/** Rounds an exact amount to the grain of the plan. */
export function toGrain(amount: Fraction, rounding: PlanRounding): Minor {
  return divideRounded(amount.num, amount.den * rounding.grain, rounding.mode) * rounding.grain;
}

/** Rounds a level amount, or an equal share, by the instalment rule of the plan. */
export function toInstalment(amount: Fraction, rounding: PlanRounding): Minor {
  switch (rounding.instalment) {
    case 'cent':
      return toGrain(amount, rounding);
    case 'to-unit':
      return divideRounded(amount.num, amount.den * rounding.unit, 'half-even') * rounding.unit;
    case 'to-unit-up':
      return divideRounded(amount.num, amount.den * rounding.unit, 'up') * rounding.unit;
    case 'up':
      return divideRounded(amount.num, amount.den * rounding.grain, 'up') * rounding.grain;
  }
}

/**
 * The amount that, paid at the end of each period, brings `principal` to zero: exact, unrounded.
 * `shares` are the interest shares of the periods, in order (all zero is allowed).
 */
export function levelInstalment(principal: Minor, shares: readonly Fraction[]): Fraction {
  let grown = principal; // principal with its interest, scaled by the denominators so far
  let annuity = 0n; // what one unit a period grows to, same scale
  let scale = 1n;
  for (const share of shares) {
    grown *= share.den + share.num;
    scale *= share.den;
    annuity = annuity * (share.den + share.num) + scale;
  }
  return { num: grown, den: annuity };
}

/** Interest share of one full period by its nominal length, whatever days it really has. */
export function nominalShare(rate: Rate, every: number, unit: DueRule['unit'], counting: Counting): Fraction {
  const { num, den } = rate.share;
  const steps = BigInt(every);
  const months = unit === 'year' ? steps * MONTHS_A_YEAR : steps;
  if (unit === 'month' || unit === 'year') {
    if (rate.per === 'day') return { num: num * months * DAYS_A_MONTH, den };
    return rate.per === 'month'
      ? { num: num * months, den }
      : { num: num * months, den: den * MONTHS_A_YEAR };
  }
  if (rate.per === 'day') return { num: num * steps * (unit === 'week' ? DAYS_A_WEEK : 1n), den };
  const days = counting.dayCount === 'actual/360' || counting.dayCount === '30/360' ? 360n : 365n;
  const periods = unit === 'week' ? WEEKS_A_YEAR : days;
  return { num: num * steps * (rate.per === 'month' ? MONTHS_A_YEAR : 1n), den: den * periods };
}

/** Interest share of the period from `from` to `to` under the plan's accrual. */
export function periodShare(terms: ScheduleTerms, from: Day, to: Day): Fraction {
  if (terms.accrual === 'per-period')
    return nominalShare(terms.rate, terms.dues.every, terms.dues.unit, terms.counting);
  const start = Math.max(from, terms.startOn + terms.grace.interestFreeDays);
  return start >= to ? { num: 0n, den: 1n } : interestShare(terms.rate, start, to, terms.counting);
}

/** Interest share of one period as the level amount sees it. */
export function levelShare(terms: ScheduleTerms, from: Day, to: Day): Fraction {
  if (terms.levelRate === 'as-accrued') return periodShare(terms, from, to);
  const { num, den } = terms.rate.share;
  const every = BigInt(terms.dues.every);
  return terms.levelRate === '1/12'
    ? { num: num * every, den: den * MONTHS_A_YEAR }
    : { num: num * every * DAYS_A_MONTH, den: den * 365n };
}

/** The schedule of a loan paid as agreed; a down payment stands first, on the start day. */
export function buildSchedule(terms: ScheduleTerms): Instalment[] {
  const down = downPaymentOf(terms);
  const dues = terms.method === 'bullet' ? dueDays(terms.dues).slice(-1) : dueDays(terms.dues);
  const shares = dues.map((due, index) => periodShare(terms, dues[index - 1] ?? terms.startOn, due));
  const rows = spread(terms, terms.principal - down, dues, shares);
  deferInterest(rows, terms.grace.interestPeriods);
  if (down > 0n) rows.unshift({ seq: 0, due: terms.startOn, principal: down, interest: 0n, fee: 0n });
  rows.forEach((row, index) => {
    row.seq = index + 1;
    if (terms.instalmentFee && row.due !== terms.startOn) row.fee = feeOf(row, terms);
  });
  return rows;
}

/** What is due on the start day of an amount lent. */
export function downPaymentOf(terms: ScheduleTerms): Minor {
  if (!terms.downPayment) return 0n;
  const { num, den } = terms.downPayment;
  return least(terms.principal, toInstalment({ num: terms.principal * num, den }, terms.rounding));
}

function feeOf(row: Instalment, terms: ScheduleTerms): Minor {
  const share = terms.instalmentFee!;
  return toGrain({ num: (row.principal + row.interest) * share.num, den: share.den }, terms.rounding);
}

/** Interest of the first `periods` rows is not forgiven: the first row after them collects it. */
function deferInterest(rows: Instalment[], periods: number): void {
  const collecting = rows[Math.min(periods, rows.length - 1)];
  if (!collecting) return;
  for (const row of rows.slice(0, periods)) {
    if (row === collecting) return;
    collecting.interest += row.interest;
    row.interest = 0n;
  }
}

/** The level amount of a declining plan over the rows after its principal grace. `principal`: less the down payment. */
export function agreedLevel(terms: ScheduleTerms, principal: Minor): Minor {
  const dues = dueDays(terms.dues);
  const free = Math.min(terms.grace.principalPeriods, dues.length - 1);
  return terms.level ?? levelOf(terms, principal, dues, [], free, false);
}

/** Spreads `principal` over the due days by the method of the plan. */
function spread(terms: ScheduleTerms, principal: Minor, dues: Day[], shares: Fraction[]): Instalment[] {
  const fixed = terms.interest === 'declining' ? null : fixedInterest(terms, principal, shares);
  const plan = principalRule(terms, principal, dues, shares, fixed);
  const rows: Instalment[] = [];
  let balance = principal;
  dues.forEach((due, index) => {
    const share = shares[index]!;
    const interest = fixed?.[index] ?? toGrain({ num: balance * share.num, den: share.den }, terms.rounding);
    const planned = index === dues.length - 1 ? balance : plan(index, interest);
    const part = most(0n, least(balance, planned));
    balance -= part;
    rows.push({ seq: index + 1, due, principal: part, interest, fee: 0n });
  });
  return terms.interest === 'add-on' ? collectAddOn(rows, terms, principal, fixed!) : rows;
}

/** Interest of each row when it does not depend on the balance; the last row takes the rest of the rounded whole. */
function fixedInterest(terms: ScheduleTerms, principal: Minor, shares: Fraction[]): Minor[] {
  let left = toGrain(wholeInterest(principal, shares), terms.rounding);
  return shares.map((share, index) => {
    const part = toGrain({ num: principal * share.num, den: share.den }, terms.rounding);
    const taken = index === shares.length - 1 ? left : least(part, left);
    left -= taken;
    return taken;
  });
}

/** Flat interest of all periods together, exact. */
function wholeInterest(principal: Minor, shares: readonly Fraction[]): Fraction {
  let total: Fraction = { num: 0n, den: 1n };
  for (const share of shares)
    total = { num: total.num * share.den + share.num * total.den, den: total.den * share.den };
  return { num: principal * total.num, den: total.den };
}

/** The rule that gives the principal of row `index` (never asked for the last row) from its interest. */
function principalRule(
  terms: ScheduleTerms,
  principal: Minor,
  dues: readonly Day[],
  shares: readonly Fraction[],
  fixed: Minor[] | null,
): (index: number, interest: Minor) => Minor {
  const free = Math.min(terms.grace.principalPeriods, dues.length - 1);
  const paying = dues.length - free;
  if (terms.method === 'interest-first' || terms.method === 'bullet') return () => 0n;
  if (terms.method === 'equal-principal' || terms.method === 'flat') {
    const part = toGrain({ num: principal, den: BigInt(paying) }, terms.rounding);
    return (index) => (index < free ? 0n : part);
  }
  const level = terms.level ?? levelOf(terms, principal, dues, shares, free, fixed !== null);
  return (index, interest) => (index < free ? 0n : level - interest);
}

/** The rounded level amount over the rows after the principal grace. */
function levelOf(
  terms: ScheduleTerms,
  principal: Minor,
  dues: readonly Day[],
  shares: readonly Fraction[],
  free: number,
  flat: boolean,
): Minor {
  const base = terms.approved ?? principal;
  if (flat) {
    const count = BigInt(dues.length - free);
    const whole = wholeInterest(base, shares.slice(free));
    return toInstalment({ num: base * whole.den + whole.num, den: whole.den * count }, terms.rounding);
  }
  const starts = [terms.startOn, ...dues];
  const seen = dues.slice(free).map((due, index) => levelShare(terms, starts[free + index]!, due));
  return toInstalment(levelInstalment(base, seen), terms.rounding);
}

/** Add-on: the whole interest stands from the first day, so payments take all of it before any principal. */
function collectAddOn(
  rows: Instalment[],
  terms: ScheduleTerms,
  principal: Minor,
  parts: Minor[],
): Instalment[] {
  let interest = parts.reduce((total, part) => total + part, 0n);
  let balance = principal;
  const count = BigInt(rows.length);
  const level = terms.level ?? toInstalment({ num: principal + interest, den: count }, terms.rounding);
  return rows.map((row, index) => {
    const last = index === rows.length - 1;
    const taken = last ? interest : least(interest, level);
    const part = last ? balance : least(balance, level - taken);
    interest -= taken;
    balance -= part;
    return { ...row, interest: taken, principal: part };
  });
}

/** The length of one step between due days. */
export type StepUnit = 'day' | 'week' | 'month' | 'year';

/** How due days follow each other. `wishedDate` is the day of the month aimed at (1–31). */
export interface DueRule {
  readonly count: number;
  readonly every: number;
  readonly unit: StepUnit;
  readonly firstDue: Day;
  readonly monthEnd: MonthEnd;
  readonly wishedDate: number;
}

/** Longest span searched for the month in which the first due day was wished. */
const ANCHOR_MONTHS_MAX = 2;

/** All due days of a rule, in order. */
export function dueDays(rule: DueRule): Day[] {
  return Array.from({ length: rule.count }, (_, index) => stepDue(rule, index));
}

/** The due day `steps` steps after the first one (0 = the first itself). */
export function stepDue(rule: DueRule, steps: number): Day {
  if (rule.unit === 'day') return rule.firstDue + steps * rule.every;
  if (rule.unit === 'week') return rule.firstDue + steps * rule.every * 7;
  const months = rule.every * (rule.unit === 'year' ? 12 : 1);
  if (rule.monthEnd === 'clamp') return stepClamped(rule.firstDue, months, steps);
  if (steps === 0) return rule.firstDue;
  return addMonths(monthAimedAt(rule), months * steps, rule.wishedDate, rule.monthEnd);
}

/** Under `clamp` the day once shortened stays short, so every step starts from the one before. */
function stepClamped(first: Day, months: number, steps: number): Day {
  let day = first;
  for (let step = 0; step < steps; step += 1) day = addMonths(day, months, civil(day).date, 'clamp');
  return day;
}

/**
 * A day inside the month the first due day was wished in. Rolled over (31 February → 1 March) the due
 * day lies in the month after; counting on from March would skip 31 March.
 */
function monthAimedAt(rule: DueRule): Day {
  if (rule.monthEnd !== 'roll') return rule.firstDue;
  for (let back = 0; back < ANCHOR_MONTHS_MAX; back += 1) {
    const month = addMonths(rule.firstDue, -back, 1, 'clamp');
    if (addMonths(month, 0, rule.wishedDate, 'roll') === rule.firstDue) return month;
  }
  return rule.firstDue;
}
