/**
 * Which conventions does a case declare for an account held as instalment rows?
 *
 * Words become the terms of the rules that the product itself uses. Where the case format states a default
 * it is applied here and nowhere else; a word that would have to be guessed is reported by its path.
 */
import type { Rate } from '../../accrual.ts';
import { addMonths, civil, type Day } from '../../days.ts';
import type { Currency, Fraction } from '../../money.ts';
import { type AllocationRule, PARTS } from '../../payment.ts';
import type { PlanRounding, ScheduleTerms } from '../../schedule.ts';
import type { Case, CaseEvent, Terms } from '../case.ts';

/** Words of the vocabulary that only credit with a daily balance has. */
const DAILY_WORDS = [
  'upFrontFee',
  'negativeBalanceRate',
  'minimumDue',
  'promotionalRates',
  'earlySettlement',
] as const;

/** Paths of words that are known but that instalment rows cannot express. Empty when all is well. */
export function notForInstalments({ terms, events, ask }: Case): string[] {
  const found: string[] = DAILY_WORDS.filter((word) => terms[word] !== undefined).map((w) => `terms.${w}`);
  if (terms.product !== 'instalment') found.push(`terms.product=${terms.product}`);
  if (terms.grace?.noInterestIfSettledWithinDays) found.push('terms.grace.noInterestIfSettledWithinDays');
  found.push(...roundingGaps(terms), ...planGaps(terms), ...lateFeeGaps(terms), ...accountGaps(terms));
  const pauses = events.some(({ type }) => type === 'pause');
  const onlyRefused = ask.every(({ want }) => want.every((part) => part === 'refused'));
  if (pauses && !terms.pause && !onlyRefused) found.push('terms.pause=absent');
  events.forEach((event, index) => {
    found.push(...eventGaps(event).map((gap) => `events[${index}].${gap}`));
  });
  ask.forEach((question, index) => {
    for (const want of question.want)
      if (want === 'days' || want === 'dayStatuses') found.push(`ask[${index}].want=${want}`);
    if (question.settle) found.push(`ask[${index}].settle`);
    if (question.trim) found.push(`ask[${index}].trim`);
    if (question.after && question.after !== 'start' && !events.some(({ id }) => id === question.after))
      found.push(`ask[${index}].after=${question.after}`);
  });
  return found;
}

function roundingGaps({ rounding }: Terms): string[] {
  const daily = ['interest', 'carryDigits', 'dropLastDayInterestBelow'] as const;
  return daily.filter((word) => rounding?.[word] !== undefined).map((word) => `terms.rounding.${word}`);
}

/** What a computed plan needs and cannot do without. */
function planGaps(terms: Terms): string[] {
  const { instalments } = terms;
  if (!instalments) return ['terms.instalments=absent'];
  if (instalments.list) return listGaps(terms);
  const gaps: string[] = [];
  for (const word of ['count', 'every', 'unit', 'firstDue'] as const)
    if (instalments[word] === undefined) gaps.push(`terms.instalments.${word}=absent`);
  if (terms.method === undefined || terms.method === 'custom')
    gaps.push(`terms.method=${terms.method ?? 'absent'}`);
  if (!bearsInterest(terms)) return gaps;
  if (terms.interest === undefined) gaps.push('terms.interest=absent');
  if (terms.accrual === undefined) gaps.push('terms.accrual=absent');
  if (terms.accrual === 'daily' && !terms.dayCount) gaps.push('terms.dayCount=absent');
  if (terms.accrual === 'per-period') gaps.push(...periodGaps(terms));
  return gaps;
}

/** A period charged whole needs a length that its rate can be counted in. */
function periodGaps(terms: Terms): string[] {
  const gaps: string[] = [];
  const byMonth = terms.instalments?.unit === 'month';
  if (terms.grace?.interestFreeDays) gaps.push('terms.grace.interestFreeDays');
  if (byMonth && terms.rate?.per === 'day') gaps.push('terms.rate.per=day');
  if (terms.instalments?.unit === 'day' && terms.rate?.per !== 'day' && !terms.dayCount)
    gaps.push('terms.dayCount=absent');
  return gaps;
}

function listGaps({ instalments, recalculate }: Terms): string[] {
  const gaps = recalculate ? ['terms.recalculate'] : [];
  instalments?.list?.forEach((row, index) => {
    if (row.principal === undefined && row.total === undefined)
      gaps.push(`terms.instalments.list[${index}].total=absent`);
  });
  return gaps;
}

/** Penalty of the whole account, and the caps that are counted with it, need each other's words. */
function accountGaps({ penalty, caps, recalculate }: Terms): string[] {
  const gaps: string[] = [];
  const ofAccount = penalty?.of === 'account';
  for (const cap of Object.keys(caps ?? {}))
    if (!ofAccount || (cap !== 'ratePercentPerYear' && cap !== 'totalChargesPercent'))
      gaps.push(`terms.caps.${cap}`);
  if (!ofAccount) return penalty?.rounding ? [...gaps, 'terms.penalty.rounding'] : gaps;
  if (penalty.on === 'instalment') gaps.push('terms.penalty.on=instalment');
  if (penalty.interestDays && penalty.interestDays !== 'after-start')
    gaps.push(`terms.penalty.interestDays=${penalty.interestDays}`);
  return recalculate ? [...gaps, 'terms.recalculate'] : gaps;
}

function lateFeeGaps({ lateFee }: Terms): string[] {
  return (lateFee ?? []).flatMap((fee, index) => {
    const gaps: string[] = [];
    if (fee.kind === 'flat' && fee.amount === undefined) gaps.push('amount=absent');
    if (fee.kind === 'percent' && fee.percent === undefined) gaps.push('percent=absent');
    if (fee.kind === 'percent' && fee.of === undefined) gaps.push('of=absent');
    return gaps.map((gap) => `terms.lateFee[${index}].${gap}`);
  });
}

function eventGaps(event: CaseEvent): string[] {
  if (event.type === 'replace-instalments') return ['type=replace-instalments'];
  if (event.type === 'payment' && event.amount < 0n) return ['amount'];
  if (event.type === 're-age' && event.count > 1 && (!event.every || !event.unit)) return ['every=absent'];
  if (event.type !== 'charge' || event.amount !== undefined) return [];
  if (event.percent === undefined) return ['amount=absent'];
  return event.of === undefined ? ['of=absent'] : [];
}

/** True when the agreed rate is above zero. */
export function bearsInterest(terms: Terms): boolean {
  return terms.rate !== undefined && terms.rate.percent.num !== 0n;
}

/** A written percent as an exact share: 12 becomes 12/100. */
export function shareOf(percent: Fraction): Fraction {
  return { num: percent.num, den: percent.den * 100n };
}

/** The agreed rate; zero when none is stated. */
export function rateOf(terms: Terms): Rate {
  const { rate } = terms;
  return rate
    ? { share: shareOf(rate.percent), per: rate.per }
    : { share: { num: 0n, den: 1n }, per: 'year' };
}

/** Rounding of amounts: half-even to the minor unit where the case says nothing. */
export function roundingOf(terms: Terms, currency: Currency): PlanRounding {
  const digits = Math.min(terms.rounding?.digits ?? currency.digits, currency.digits);
  return {
    mode: terms.rounding?.mode ?? 'half-even',
    grain: 10n ** BigInt(currency.digits - digits),
    instalment: terms.rounding?.instalment ?? 'cent',
    unit: 10n ** BigInt(currency.digits),
  };
}

/** How interest days are counted: (start, end] unless stated; 366ths only where real years are counted. */
export function countingOf(terms: Terms): ScheduleTerms['counting'] {
  const dayCount = terms.dayCount ?? 'actual/365';
  return {
    dayCount,
    leap: terms.leap ?? (dayCount === 'actual/actual' ? 'split' : 'none'),
    interestDays: terms.interestDays ?? 'after-start',
  };
}

/** The agreed plan in the words of the schedule, for cases that state no list of rows. */
export function scheduleTermsOf({ terms, currency }: Case): ScheduleTerms {
  const { instalments, grace, method } = terms;
  const firstDue = instalments?.firstDue ?? terms.startOn;
  return {
    principal: terms.principal,
    startOn: terms.startOn,
    rate: rateOf(terms),
    method: method === undefined || method === 'custom' ? 'equal-instalment' : method,
    interest: terms.interest ?? (method === 'flat' ? 'flat' : 'declining'),
    accrual: terms.accrual ?? 'per-period',
    counting: countingOf(terms),
    dues: {
      count: instalments?.count ?? 1,
      every: instalments?.every ?? 1,
      unit: instalments?.unit ?? 'month',
      firstDue,
      monthEnd: instalments?.monthEnd ?? 'clamp-and-return',
      wishedDate: wishedDateOf(terms, firstDue),
    },
    levelRate: terms.instalmentRate ?? 'as-accrued',
    rounding: roundingOf(terms, currency),
    grace: {
      principalPeriods: grace?.principalPeriods ?? 0,
      interestPeriods: grace?.interestPeriods ?? 0,
      interestFreeDays: grace?.interestFreeDays ?? 0,
    },
    downPayment: terms.downPayment ? shareOf(terms.downPayment.percent) : null,
    level: instalments?.total ?? null,
    approved: terms.approved ?? null,
    instalmentFee: terms.instalmentFee ? shareOf(terms.instalmentFee.percent) : null,
  };
}

/**
 * The day of the month that is aimed at: as stated, else that of the first due day. Where days return after
 * a short month and the first due day itself is the start day's date cut short, that date is the wish.
 */
function wishedDateOf({ instalments, startOn }: Terms, firstDue: Day): number {
  if (instalments?.dueDay !== undefined) return instalments.dueDay;
  const { monthEnd, every, unit } = instalments ?? {};
  const started = civil(startOn).date;
  const returns = (monthEnd === 'clamp-and-return' || monthEnd === 'roll') && unit === 'month';
  return returns && addMonths(startOn, every ?? 1, started, monthEnd) === firstDue
    ? started
    : civil(firstDue).date;
}

/** Order of a printed bill, used where a case states none: charges before interest before principal. */
const USUAL_ORDER = ['penalty', 'fee', 'interest', 'principal'] as const;

/** How money of this kind of event is spread. */
export function allocationOf({ allocation }: Terms, type: CaseEvent['type']): AllocationRule {
  const order = allocation?.order ?? USUAL_ORDER;
  const special =
    type === 'goodwill-credit' || type === 'refund' ? allocation?.byType?.[type]?.future : undefined;
  const future = special ?? allocation?.future ?? 'next-instalment';
  return {
    order: complete(order),
    orderInAdvance: complete(allocation?.orderInAdvance ?? order),
    across: allocation?.across ?? 'oldest-first',
    future: future === 'reduce-balance' ? 'next-instalment' : future,
  };
}

/** An order that names only some parts pays the others last. */
function complete(order: AllocationRule['order']): AllocationRule['order'] {
  return [...order, ...PARTS.filter((part) => !order.includes(part))];
}
