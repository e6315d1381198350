/**
 * Which words of a product can the night close exactly, each by itself, and what is wrong with the others?
 *
 * One line for every word of the case vocabulary, by its path: fine with any value, fine with some values, or never.
 * A word without a line is refused, so that a new word is never silently ignored (tested). What depends on several
 * words at once, and what must be declared although the vocabulary has a default, is judged in `publish.ts`.
 */
import type { Terms } from './case.ts';

/** What a word may be: anything, these values only (else why not), or nothing (why not). */
export type Judgement =
  | 'any'
  | { readonly only: readonly unknown[]; readonly why: string }
  | { readonly never: string };

/** A word with the path at which it was stated. */
export interface Stated {
  /** "terms.lateFee[0].kind" */
  readonly at: string;
  /** The same without the place in a list: "lateFee[].kind". */
  readonly word: string;
  readonly value: unknown;
}

const CREDIT = 'money beyond what is due is kept as credit until the next due day: write "hold-as-credit"';
const AS_AGREED = 'the night asks for the schedule as agreed and works out no interest again: leave it out';
const DAILY = 'this product lowers a daily balance, which the account row does not hold: leave it out';
const ONE_AMOUNT = 'penalty is one amount of the account, on all that is overdue';
const EVERY_DAY = 'the night knows this only of money that has arrived: leave it out';

/** Every word of the vocabulary of terms. */
export const WORDS: Readonly<Record<string, Judgement>> = {
  product: {
    only: ['instalment'],
    why: 'the vocabulary has no words for a bill (statement date, due days, minimum), so no case could check it: bills are declared in policy/',
  },
  principal: 'any',
  startOn: 'any',
  'rate.percent': 'any',
  'rate.per': 'any',
  approved: { never: 'a loan is lent at once, by its schedule: leave it out' },
  instalmentRate: 'any',
  method: 'any',
  interest: 'any',
  accrual: 'any',
  dayCount: 'any',
  leap: 'any',
  interestDays: 'any',
  'instalments.count': 'any',
  'instalments.every': 'any',
  'instalments.unit': 'any',
  'instalments.firstDue': 'any',
  'instalments.monthEnd': 'any',
  'instalments.dueDay': 'any',
  'instalments.total': 'any',
  'instalments.list[].due': 'any',
  'instalments.list[].principal': 'any',
  'instalments.list[].total': 'any',
  'downPayment.percent': 'any',
  'grace.principalPeriods': 'any',
  'grace.interestPeriods': 'any',
  'grace.interestFreeDays': 'any',
  'grace.ageingDays': 'any',
  'grace.ageingDaysOn': 'any',
  'grace.paymentWindowDays': {
    only: [0],
    why: 'a payment counts on its value day and an instalment is missed the day after it is due: write 0, and ageingDays for patience',
  },
  'grace.noInterestIfSettledWithinDays': { only: [0], why: `${EVERY_DAY}, or write 0` },
  'rounding.mode': 'any',
  'rounding.digits': 'any',
  'rounding.instalment': 'any',
  'rounding.rest': 'any',
  'rounding.interest': { never: DAILY },
  'rounding.carryDigits': { never: DAILY },
  'rounding.dropLastDayInterestBelow': { never: DAILY },
  'recalculate.interest': { never: AS_AGREED },
  'recalculate.onEarlyPayment': { only: ['none'], why: AS_AGREED },
  'recalculate.compounding': {
    only: ['none'],
    why: 'interest and penalty bear no interest here: write "none"',
  },
  'recalculate.earlyPaymentTo': { never: AS_AGREED },
  'recalculate.late': { never: AS_AGREED },
  'recalculate.roundEach': { never: AS_AGREED },
  'recalculate.overduePrincipal': { never: `${AS_AGREED}, and let penalty be what overdue principal costs` },
  'recalculate.lateInterest': { never: AS_AGREED },
  'allocation.order': 'any',
  'allocation.orderInAdvance': { never: `nothing is paid in advance; ${CREDIT}, and leave this out` },
  'allocation.across': 'any',
  'allocation.future': { only: ['hold-as-credit'], why: CREDIT },
  'allocation.chargesDue': {
    only: ['own-row'],
    why: 'a charge is due on its own day, apart from any instalment, and ages from it: write "own-row"',
  },
  'allocation.overpaid': { never: 'credit pays a later charge on the day of the charge: leave it out' },
  'allocation.byType.goodwill-credit.future': { only: ['hold-as-credit'], why: CREDIT },
  'allocation.byType.refund.future': { only: ['hold-as-credit'], why: CREDIT },
  'lateFee[].kind': 'any',
  'lateFee[].amount': 'any',
  'lateFee[].percent': 'any',
  'lateFee[].of': {
    only: ['all-overdue'],
    why: 'the row of the account knows what is overdue in all, not what each instalment still lacks: write "all-overdue"',
  },
  'lateFee[].afterDays': 'any',
  'lateFee[].oncePerDay': 'any',
  'lateFee[].oncePerLoan': {
    only: [false],
    why: 'the account does not remember fees of earlier instalments: write false',
  },
  'lateFee[].once': 'any',
  'lateFee[].perInstalment': { only: [true], why: 'each late instalment bears its own fee: write true' },
  'lateFee[].part': { only: ['fee'], why: 'a late fee is booked as a fee, not as penalty: write "fee"' },
  'lateFee[].bookTo': {
    only: ['own-instalment'],
    why: 'a late fee joins the instalment it is for: write "own-instalment"',
  },
  'lateFee[].curedBy': {
    never: `an instalment paid before the fee's day costs none, whenever it was paid: leave it out`,
  },
  'lateFee[].bookedOn': { never: 'a late fee is dated on the day it is charged: leave it out' },
  'failedPaymentFee.amount': { never: `${EVERY_DAY}; enter the fee as a charge` },
  'failedPaymentFee.oncePerDay': { never: EVERY_DAY },
  'failedPaymentFee.oncePerLoan': { never: EVERY_DAY },
  'failedPaymentFee.onlyFor': { never: EVERY_DAY },
  'penalty.percent': 'any',
  'penalty.per': 'any',
  'penalty.on': {
    only: ['overdue-principal', 'overdue-total'],
    why: `${ONE_AMOUNT}, never on a whole instalment once part of it is paid: write "overdue-principal" or "overdue-total"`,
  },
  'penalty.afterDays': 'any',
  'penalty.interestDays': {
    only: ['after-start'],
    why: 'the first day after the due day bears penalty and the day of payment too, the due day does not: write "after-start"',
  },
  'penalty.of': { only: ['account'], why: `${ONE_AMOUNT}: write "account"` },
  'penalty.rounding': 'any',
  'instalmentFee.percent': 'any',
  'instalmentFee.of': 'any',
  'upFrontFee.percent': { never: DAILY },
  'upFrontFee.amount': { never: DAILY },
  'upFrontFee.rounding': { never: DAILY },
  'upFrontFee.amortise': { never: DAILY },
  'upFrontFee.rebate': { never: DAILY },
  'upFrontFee.bearsInterest': { never: DAILY },
  'caps.totalInterestPercent': {
    never: 'the cap of a whole life counts interest, penalty and fees together: write "totalChargesPercent"',
  },
  'caps.totalInterestAmount': {
    never: 'the cap of a whole life is a share of what was lent: write "totalChargesPercent"',
  },
  'caps.dailyInterestPercent': { never: 'no rate is above a yearly one: write "ratePercentPerYear"' },
  'caps.totalCostPercentPerYear': {
    never:
      'the night caps each rate of the year, and all charges of the whole life: write "ratePercentPerYear" and "totalChargesPercent"',
  },
  'caps.ratePercentPerYear': 'any',
  'caps.totalChargesPercent': 'any',
  dueDayCountsAsOverdue: 'any',
  'negativeBalanceRate.percent': { never: 'money held for the borrower bears no interest: leave it out' },
  'negativeBalanceRate.per': { never: 'money held for the borrower bears no interest: leave it out' },
  minimumDue: { never: 'however small, what is due and unpaid is overdue: leave it out' },
  'promotionalRates[].from': { never: AS_AGREED },
  'promotionalRates[].to': { never: AS_AGREED },
  'promotionalRates[].percent': { never: AS_AGREED },
  'promotionalRates[].per': { never: AS_AGREED },
  earlySettlement: { never: DAILY },
  'settlement.roundOwedBelow': { never: 'no remainder is given up by itself; waive it: leave it out' },
  sameDay: {
    only: ['payment-first', 'fee-first'],
    why: 'the order of entry must not matter (the past heals): write "payment-first" or "fee-first"',
  },
  'buckets[].name': 'any',
  'buckets[].from': 'any',
  'buckets[].to': 'any',
  instalmentAgeing: { never: 'the night ages the account, not each instalment: leave it out' },
  'pause.stops': {
    only: ['ageing', 'ageing-and-penalty'],
    why: 'the interest of a schedule is agreed and goes on: write "ageing" or "ageing-and-penalty"',
  },
  'pause.lastDay': { only: ['excluded'], why: 'the last day of a pause counts again: write "excluded"' },
  'pause.bucket': { never: 'a bucket follows the counted days, which a pause holds still: leave it out' },
  nextDue: { never: 'a word of questions, not of a product: leave it out' },
  waiver: {
    never: 'what is forgiven is what was open on that day, as everything known says today: leave it out',
  },
  'chargeback.part': {
    only: ['principal'],
    why: 'money taken back is owed again as principal: write "principal"',
  },
  'chargeback.addTo': {
    only: ['own-row'],
    why: 'money taken back is owed again from its own day, apart from any instalment: write "own-row"',
  },
  chargeAfterLast: { never: 'each charge stands in a row of its own: leave it out' },
};

/** All words that terms state, with their values: lists of words and exact numbers are one value each. */
export function statedIn(terms: Terms): Stated[] {
  const found: Stated[] = [];
  for (const [name, value] of Object.entries(terms)) collect(value, `terms.${name}`, name, found);
  return found;
}

function collect(value: unknown, at: string, word: string, found: Stated[]): void {
  if (Array.isArray(value) && typeof value[0] === 'object') {
    value.forEach((item, place) => {
      collect(item, `${at}[${place}]`, `${word}[]`, found);
    });
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value) && !('num' in value)) {
    for (const [name, item] of Object.entries(value))
      collect(item, `${at}.${name}`, `${word}.${name}`, found);
  } else if (value !== undefined) found.push({ at, word, value });
}

/** Why the night cannot close this word; null when it can. */
export function whyNot({ word, value }: Stated): string | null {
  const judgement = WORDS[word];
  if (judgement === undefined) return 'the night has no rule for this word: leave it out';
  if (judgement === 'any') return null;
  if ('never' in judgement) return judgement.never;
  return judgement.only.includes(value) ? null : judgement.why;
}
