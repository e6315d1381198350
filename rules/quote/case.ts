/**
 * What was agreed, what happened, and what is asked: which words can a money case use?
 *
 * This is the whole vocabulary of the case format, for schedules that are charged per period and for credit
 * whose interest runs daily on a balance. The tables below are the types (`Case`, `Terms`, `CaseEvent`, `Ask`)
 * and the strict reader (`readCase`) in one. Which engine can answer a case is decided elsewhere; here a word
 * is only known or unknown. A field that is absent has the default that the format states, which the engine
 * that uses the field applies.
 */
import type { Currency } from '../money.ts';
import type { Meaning, Reading } from './vocabulary.ts';
import {
  amount,
  byType,
  count,
  day,
  fields,
  listOf,
  oneOf,
  pathsWithin,
  percent,
  positiveCount,
  signedAmount,
  text,
  truth,
  unread,
} from './vocabulary.ts';

const part = oneOf('penalty', 'fee', 'interest', 'principal');
const chargePart = oneOf('penalty', 'fee');
const unit = oneOf('month', 'week', 'day');
const roundingMode = oneOf('half-even', 'half-up', 'up', 'down');
const interestDays = oneOf('after-start', 'both-ends', 'from-start');
const rate = { percent, per: oneOf('year', 'month', 'day') };
const future = oneOf('next-instalment', 'last-instalment', 'reamortise', 'hold-as-credit', 'reduce-balance');

const instalments = fields(
  {},
  {
    count: positiveCount,
    every: positiveCount,
    unit,
    firstDue: day,
    monthEnd: oneOf('clamp', 'clamp-and-return', 'roll', 'last-day'),
    dueDay: positiveCount,
    total: amount,
    list: listOf(fields({ due: day }, { principal: amount, total: amount })),
  },
);

const grace = fields(
  {},
  {
    principalPeriods: count,
    interestPeriods: count,
    interestFreeDays: count,
    ageingDays: count,
    ageingDaysOn: oneOf('loan'),
    paymentWindowDays: count,
    noInterestIfSettledWithinDays: count,
  },
);

const rounding = fields(
  {},
  {
    mode: roundingMode,
    digits: count,
    instalment: oneOf('cent', 'to-unit', 'to-unit-up', 'up'),
    rest: oneOf('last'),
    interest: oneOf('down-when-paid'),
    carryDigits: count,
    dropLastDayInterestBelow: amount,
  },
);

const recalculate = fields(
  {},
  {
    interest: oneOf('daily', 'due-days'),
    onEarlyPayment: oneOf('reduce-instalment', 'reduce-count', 'next-instalments', 'none'),
    compounding: oneOf('none', 'overdue-interest'),
    earlyPaymentTo: oneOf('principal', 'instalment'),
    late: oneOf('current-period'),
    roundEach: oneOf('segment'),
    overduePrincipal: oneOf('bears-interest'),
    lateInterest: oneOf('rounded-apart'),
  },
);

const lateFee = fields(
  { kind: oneOf('flat', 'percent') },
  {
    amount,
    percent,
    of: oneOf('instalment', 'overdue', 'principal', 'all-overdue'),
    afterDays: count,
    oncePerDay: truth,
    oncePerLoan: truth,
    once: truth,
    perInstalment: truth,
    part: chargePart,
    bookTo: oneOf('own-instalment'),
    curedBy: oneOf('due-day-payment'),
    bookedOn: oneOf('due'),
  },
);

const allocation = fields(
  {},
  {
    order: listOf(part),
    orderInAdvance: listOf(part),
    across: oneOf('oldest-first', 'by-part'),
    future,
    chargesDue: oneOf('own-date', 'with-instalment', 'own-row'),
    overpaid: oneOf('pays-later-charges'),
    byType: fields({}, { 'goodwill-credit': fields({ future }, {}), refund: fields({ future }, {}) }),
  },
);

const fees = {
  lateFee: listOf(lateFee),
  failedPaymentFee: fields(
    { amount },
    { oncePerDay: truth, oncePerLoan: truth, onlyFor: oneOf('insufficient-funds') },
  ),
  penalty: fields(
    { ...rate, on: oneOf('overdue-principal', 'overdue-total', 'instalment') },
    {
      afterDays: count,
      interestDays,
      of: oneOf('instalment', 'account'),
      rounding: oneOf('carry', 'half-even', 'half-up', 'up', 'down'),
    },
  ),
  instalmentFee: fields({ percent, of: oneOf('instalment') }, {}),
  upFrontFee: fields(
    {},
    {
      percent,
      amount,
      rounding: roundingMode,
      amortise: oneOf('proportionate', 'before-principal'),
      rebate: oneOf('pro-rata', 'none'),
      bearsInterest: truth,
    },
  ),
  caps: fields(
    {},
    {
      totalInterestPercent: percent,
      totalInterestAmount: amount,
      dailyInterestPercent: percent,
      totalCostPercentPerYear: percent,
      ratePercentPerYear: percent,
      totalChargesPercent: percent,
    },
  ),
};

const terms = fields(
  {
    product: oneOf('instalment', 'revolving'),
    principal: amount,
    startOn: day,
  },
  {
    rate: fields(rate, {}),
    approved: amount,
    instalmentRate: oneOf('1/12', '30/365'),
    method: oneOf('equal-instalment', 'equal-principal', 'flat', 'interest-first', 'bullet', 'custom'),
    interest: oneOf('declining', 'flat', 'add-on'),
    accrual: oneOf('daily', 'per-period'),
    dayCount: oneOf('actual/365', 'actual/360', 'actual/actual', '30/360'),
    leap: oneOf('split', 'none'),
    interestDays,
    instalments,
    downPayment: fields({ percent }, {}),
    grace,
    rounding,
    recalculate,
    allocation,
    ...fees,
    dueDayCountsAsOverdue: truth,
    negativeBalanceRate: fields(rate, {}),
    minimumDue: amount,
    promotionalRates: listOf(fields({ from: day, to: day, ...rate }, {})),
    earlySettlement: oneOf('accrued-interest-only'),
    settlement: fields({}, { roundOwedBelow: amount }),
    sameDay: oneOf('payment-first', 'fee-first', 'entry-order'),
    buckets: listOf(fields({ name: text, from: count }, { to: count })),
    instalmentAgeing: oneOf('no-grace'),
    pause: fields(
      { stops: oneOf('ageing', 'interest', 'ageing-and-penalty') },
      { lastDay: oneOf('excluded', 'included'), bucket: oneOf('frozen', 'kept') },
    ),
    nextDue: oneOf('earliest-unpaid', 'after-today'),
    waiver: oneOf('stands'),
    chargeback: fields({ part }, { addTo: oneOf('current-instalment', 'own-row') }),
    chargeAfterLast: oneOf('extra-row'),
  },
);

/** Paths of all words of the terms. */
export const TERM_WORDS: readonly string[] = pathsWithin(terms);

const when = { id: text, valueOn: day };
const credit = fields({ on: day, amount }, when);

const event = byType({
  payment: fields(
    { on: day, amount: signedAmount },
    { ...when, status: oneOf('confirmed', 'pending', 'failed', 'written-off'), reason: text },
  ),
  reverse: fields({ on: day, of: text }, when),
  draw: credit,
  charge: fields(
    { on: day, part: chargePart },
    { ...when, amount, percent, of: oneOf('instalment'), dueOn: day },
  ),
  waive: fields({ on: day, part }, { ...when, amount, of: text }),
  refund: credit,
  'goodwill-credit': credit,
  chargeback: fields({ on: day, amount }, { ...when, of: text }),
  'write-off': fields({ on: day }, { ...when, amount }),
  'charge-off': fields({ on: day }, { ...when, amount }),
  pause: fields({ on: day, from: day, to: day }, when),
  resume: fields({ on: day }, when),
  reschedule: fields(
    { on: day, from: day },
    {
      ...when,
      newDue: day,
      extraInstalments: count,
      principalHoliday: count,
      interestHoliday: count,
      newRate: percent,
    },
  ),
  're-age': fields({ on: day, start: day, count: positiveCount }, { ...when, every: positiveCount, unit }),
  're-amortise': fields({ on: day }, when),
  undo: fields({ on: day, of: text }, when),
  'replace-instalments': fields(
    { on: day },
    { ...when, cancel: listOf(day), add: listOf(fields({ due: day, total: amount }, {})) },
  ),
});

const want = oneOf(
  'schedule',
  'totals',
  'balances',
  'overdue',
  'daysPastDue',
  'delinquentDays',
  'delinquentSince',
  'bucket',
  'instalmentBuckets',
  'settlement',
  'allocations',
  'days',
  'dayStatuses',
  'nextDue',
  'refused',
);

const ask = fields({ asOf: day, want: listOf(want) }, { after: text, settle: truth, trim: truth });

const currency = fields({ code: text, digits: count }, {});

const wholeCase = fields(
  { id: text, currency, terms, ask: listOf(ask) },
  { source: text, profile: text, events: listOf(event), expect: unread },
);

/** What was agreed. Percents are written percents ("0.8" is 8/10), amounts minor units, days day numbers. */
export type Terms = Meaning<typeof terms>;
/** What happened, in order of entry; `on` is the day of entry, `valueOn` (absent: `on`) the effective day. */
export type CaseEvent = Meaning<typeof event>;
/** What is asked; answers come in the order of the asks. */
export type Ask = Meaning<typeof ask>;
/** A part of an answer that can be asked for. */
export type Want = Meaning<typeof want>;
/** A part of what is owed. */
export type Part = Meaning<typeof part>;
/** A rate: a written percent per year, month or day. */
export type Rate = NonNullable<Terms['rate']>;
/** One case, fully understood. `events` is empty when the case states none. */
export type Case = Omit<Meaning<typeof wholeCase>, 'events' | 'expect'> & {
  readonly events: readonly CaseEvent[];
};

/** Currencies have between no (JPY) and four (CLF) decimal digits; amounts cannot be read without them. */
const MOST_CURRENCY_DIGITS = 4;

function readCurrency(raw: unknown): Currency | null {
  if (typeof raw !== 'object' || raw === null || !('currency' in raw)) return null;
  const nothing: Reading = { currency: { code: '', digits: 0 }, unknown: [] };
  const read = currency.read(raw.currency, 'currency', nothing);
  return read !== null && read.digits <= MOST_CURRENCY_DIGITS ? read : null;
}

/**
 * Reads one raw case. `cannotExpress` names every field and value that is not in the vocabulary, by its path
 * ("terms.x", "events[3].type=…", "terms.principal=absent"); a case with one such word is not read at all.
 */
export function readCase(
  raw: unknown,
): { readonly ok: Case } | { readonly cannotExpress: readonly string[] } {
  const found = readCurrency(raw);
  if (found === null) return { cannotExpress: ['currency'] };
  const reading: Reading = { currency: found, unknown: [] };
  const read = wholeCase.read(raw, '', reading);
  if (read === null) return { cannotExpress: reading.unknown };
  const { expect: _compared, events, ...stated } = read;
  return { ok: { ...stated, events: events ?? [] } };
}
