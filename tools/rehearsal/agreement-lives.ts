/**
 * Which products can be published, and what could happen to a loan under them, in the words of the case format?
 *
 * Arbitraries for fast-check. Everything that `publish` accepts is drawn: every way to plan a schedule, penalty, late
 * fees, caps, orders and pauses; and histories of payments on time, early, late, partial and told late, reversals,
 * charges, chargebacks, waivers and pauses. What only one engine can say is left out and named where it is; a write-off
 * too, after which the book keeps the age and what may be recovered, and a case knows neither.
 */
import fc from 'fast-check';
import { type Day, dayOf, formatDay } from '../../rules/days.ts';
import type { Case } from '../../rules/quote/case.ts';
import { scheduleTermsOf } from '../../rules/quote/instalments/convention.ts';
import { buildSchedule } from '../../rules/schedule.ts';
import type { Coming } from '../../rules/terms.ts';

type Raw = Readonly<Record<string, unknown>>;

/** A case as it would stand in a file. */
export interface RawCase {
  readonly id: string;
  readonly currency: { readonly code: string; readonly digits: number };
  readonly terms: Raw;
  readonly events: readonly Raw[];
  readonly ask: readonly Raw[];
}

/** Facts are valued within so many days of the start, and asked about a little longer. */
const SPAN = 130;
const LONGEST_DELAY = 40;

/** The instalments that a loan under these terms asks for. */
export function comingOf(asked: Case): Coming[] {
  const list = asked.terms.instalments?.list;
  if (list === undefined) return buildSchedule(scheduleTermsOf(asked));
  return list.map(({ due, principal, total }, place) => {
    const part = principal ?? total ?? 0n;
    return { seq: place + 1, due, principal: part, interest: (total ?? part) - part, fee: 0n };
  });
}

/** Minor units as a decimal string. */
function money(amount: number, digits: number): string {
  if (digits === 0) return String(amount);
  const text = String(amount).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Millionths as a decimal string of percent. */
const percentOf = (ppm: number): string => money(ppm, 4);

const BUCKETS = [
  [
    { name: 'M1', from: 1, to: 30 },
    { name: 'M2', from: 31, to: 60 },
    { name: 'M3', from: 61 },
  ],
  [
    { name: 'early', from: 1, to: 3 },
    { name: 'soon', from: 4, to: 15 },
    { name: 'late', from: 30 },
  ],
  [{ name: 'default', from: 5, to: 40 }],
];

const yearly = fc.record({
  ppm: fc.integer({ min: 0, max: 400_000 }),
  per: fc.constantFrom('year', 'year', 'month'),
});
const daily = fc.record({ ppm: fc.integer({ min: 0, max: 2_000 }), per: fc.constant('day') });

/** How interest is agreed; a rate per day cannot be charged by whole months. */
const plan = fc.record({
  method: fc.constantFrom(
    'equal-instalment',
    'equal-instalment',
    'equal-principal',
    'flat',
    'interest-first',
    'bullet',
  ),
  interest: fc.constantFrom('declining', 'declining', 'flat', 'add-on'),
  accrual: fc.constantFrom('daily', 'per-period'),
  dayCount: fc.constantFrom('actual/365', 'actual/360', 'actual/actual', '30/360'),
  interestDays: fc.constantFrom('after-start', 'after-start', 'from-start', 'both-ends'),
  rate: fc.oneof(yearly, daily),
  count: fc.integer({ min: 1, max: 6 }),
  every: fc.integer({ min: 1, max: 2 }),
  unit: fc.constantFrom('month', 'month', 'week', 'day'),
  firstAfter: fc.integer({ min: 1, max: 45 }),
  monthEnd: fc.constantFrom('clamp', 'clamp-and-return', 'roll', 'last-day'),
  mode: fc.constantFrom('half-even', 'half-even', 'half-up', 'up', 'down'),
  instalment: fc.constantFrom('cent', 'cent', 'to-unit', 'to-unit-up', 'up'),
  principalPeriods: fc.constantFrom(0, 0, 1, 2),
  interestPeriods: fc.constantFrom(0, 0, 1),
  interestFreeDays: fc.constantFrom(0, 0, 10),
  downPayment: fc.option(fc.integer({ min: 1, max: 50 }), { freq: 4 }),
  instalmentFee: fc.option(fc.integer({ min: 1, max: 50_000 }), { freq: 4 }),
  listed: fc.option(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(9_000)), { minLength: 1, maxLength: 5 }),
    {
      freq: 5,
    },
  ),
});

const late = fc.record({
  percent: fc.oneof(fc.nat(3_000), fc.nat(3_000), fc.constant(0)),
  per: fc.constantFrom('day', 'day', 'year', 'month'),
  on: fc.constantFrom('overdue-principal', 'overdue-total'),
  afterDays: fc.constantFrom(0, 0, 1, 5),
  rounding: fc.constantFrom('carry', 'carry', 'carry', 'half-even', 'half-up', 'up', 'down'),
  fee: fc.option(
    fc.record({ flat: fc.boolean(), size: fc.integer({ min: 1, max: 90_000 }), afterDays: fc.nat(30) }),
  ),
  ratePercentPerYear: fc.option(fc.constantFrom(240_000, 31_000), { freq: 3 }),
  totalChargesPercent: fc.option(fc.constantFrom(1_000_000, 360_000, 20_000, 1_000), { freq: 3 }),
});

const account = fc.record({
  order: fc.shuffledSubarray(['penalty', 'fee', 'interest', 'principal'], { minLength: 4 }),
  across: fc.constantFrom('oldest-first', 'by-part'),
  sameDay: fc.constantFrom('payment-first', 'payment-first', 'fee-first'),
  dueDayCounts: fc.boolean(),
  ageingDays: fc.constantFrom(0, 0, 1, 4),
  buckets: fc.constantFrom(...BUCKETS),
  stops: fc.constantFrom('ageing', 'ageing-and-penalty'),
});

type Drawn<T> = T extends fc.Arbitrary<infer V> ? V : never;
type Start = { startOn: Day; principal: number; digits: number };

/** The terms of a publishable product. */
function termsOf(p: Drawn<typeof plan>, l: Drawn<typeof late>, a: Drawn<typeof account>, start: Start): Raw {
  const fee = lateFeeOf(p, l, a, start.digits);
  const ownFee = p.instalmentFee !== null && fee === null && !p.listed;
  return {
    product: 'instalment',
    principal: money(start.principal, start.digits),
    startOn: formatDay(start.startOn),
    ...planWords(p, l.ratePercentPerYear, start),
    ...(ownFee && { instalmentFee: { percent: percentOf(p.instalmentFee ?? 0), of: 'instalment' } }),
    grace: {
      principalPeriods: p.principalPeriods,
      interestPeriods: p.interestPeriods,
      interestFreeDays: p.accrual === 'daily' ? p.interestFreeDays : 0,
      ageingDays: a.ageingDays,
    },
    rounding: { mode: l.fee?.flat === false ? 'half-even' : p.mode, instalment: p.instalment },
    dueDayCountsAsOverdue: a.dueDayCounts,
    ...(fee !== null && { lateFee: [fee] }),
    ...lateWords(p, l),
    allocation: { order: a.order, across: a.across, future: 'hold-as-credit', chargesDue: 'own-row' },
    chargeback: { part: 'principal', addTo: 'own-row' },
    sameDay: a.sameDay,
    buckets: a.buckets,
    pause: { stops: a.stops, lastDay: 'excluded' },
  };
}

/** How the schedule comes about: listed, or planned with a rate below the cap, counted by any convention. */
function planWords(p: Drawn<typeof plan>, cap: number | null, start: Start): Raw {
  const counting = {
    accrual: p.accrual,
    dayCount: p.dayCount,
    interestDays: p.interestDays,
    interest: p.interest,
  };
  if (p.listed) {
    const list = listOf(p.listed, start);
    return { ...counting, rate: { percent: '0', per: 'year' }, method: 'custom', instalments: { list } };
  }
  const byMonth = p.accrual === 'per-period' && p.unit === 'month' && p.rate.per === 'day';
  // A year of 360 days makes a rate dearer than its figure.
  const most = cap === null ? p.rate.ppm : Math.trunc((cap * 360) / 365);
  const yearly = { percent: percentOf(Math.min(p.rate.ppm, most)), per: 'year' };
  const { count, every, unit, monthEnd } = p;
  return {
    ...counting,
    rate: byMonth || cap !== null ? yearly : { percent: percentOf(p.rate.ppm), per: p.rate.per },
    method: p.method,
    instalments: { count, every, unit, monthEnd, firstDue: formatDay(start.startOn + p.firstAfter) },
    ...(p.downPayment !== null && { downPayment: { percent: String(p.downPayment) } }),
  };
}

/** What being late costs. */
function lateWords(p: Drawn<typeof plan>, l: Drawn<typeof late>): Raw {
  const perDay = l.per === 'day' || p.dayCount === 'actual/actual' || p.dayCount === '30/360';
  const { on, afterDays, rounding, ratePercentPerYear: yearly, totalChargesPercent: whole } = l;
  const rate = perDay
    ? { percent: percentOf(l.percent), per: 'day' }
    : { percent: percentOf(l.percent * 100), per: l.per };
  return {
    penalty: { ...rate, on, afterDays, of: 'account', rounding },
    caps: {
      ...(yearly !== null && { ratePercentPerYear: percentOf(yearly) }),
      ...(whole !== null && { totalChargesPercent: percentOf(whole) }),
    },
  };
}

/** Rows that are listed: the principal in equal parts, and any interest. */
function listOf(rows: readonly (readonly [number, number])[], { startOn, principal, digits }: Start): Raw[] {
  let due = startOn;
  return rows.map(([after, interest], place) => {
    due += after;
    const share = Math.trunc(principal / rows.length);
    const part = place === rows.length - 1 ? principal - share * (rows.length - 1) : share;
    return { due: formatDay(due), principal: money(part, digits), total: money(part + interest, digits) };
  });
}

/** A late fee that is charged before the next instalment is due, after the payments of its day. */
function lateFeeOf(
  p: Drawn<typeof plan>,
  l: Drawn<typeof late>,
  a: Drawn<typeof account>,
  digits: number,
): Raw | null {
  if (l.fee === null || a.sameDay === 'fee-first') return null;
  const step = p.listed
    ? Math.min(...p.listed.map(([after]) => after))
    : Math.min(
        p.downPayment === null ? 99 : p.firstAfter,
        p.every * { month: 28, week: 7, day: 1 }[p.unit as 'day'],
      );
  const afterDays = Math.min(l.fee.afterDays, step - 1 - (a.dueDayCounts ? 0 : 1));
  if (afterDays < 0) return null;
  const kind = l.fee.flat
    ? { kind: 'flat', amount: money(l.fee.size % 5_000, digits) }
    : { kind: 'percent', percent: percentOf(l.fee.size), of: 'all-overdue' };
  return { ...kind, afterDays, part: 'fee', bookTo: 'own-instalment', perInstalment: true };
}

const happening = fc.record({
  type: fc.constantFrom(
    'payment',
    'payment',
    'payment',
    'payment',
    'reverse',
    'charge',
    'chargeback',
    'waive',
    'pause',
  ),
  after: fc.nat(SPAN),
  delay: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(LONGEST_DELAY)),
  amount: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1_000, max: 400_000 })),
  part: fc.constantFrom('fee', 'penalty'),
  of: fc.nat(9),
  days: fc.integer({ min: 1, max: 25 }),
  resumed: fc.option(fc.integer({ min: 1, max: 24 })),
});
type Happening = Drawn<typeof happening>;

/** Events in the order of their entry, which also is the order of their names. */
function eventsOf(drawn: readonly Happening[], { startOn, digits }: Start, hasOwnFees: boolean): Raw[] {
  const entered = [...drawn].sort((a, b) => a.after + a.delay - (b.after + b.delay));
  const busy = new Map<number, number>();
  for (const { after, type } of drawn)
    if (type !== 'pause' && type !== 'reverse') busy.set(after, (busy.get(after) ?? 0) + 1);
  const events: (Raw & { on: string })[] = [];
  const paused: { from: number; to: number }[] = [];
  const payments: string[] = [];
  entered.forEach(({ type, after, delay, amount, part, of, days, resumed }, place) => {
    const name = `${type === 'payment' ? 'p' : 'e'}${String(place).padStart(2, '0')}`;
    const on = formatDay(startOn + after + delay);
    const when = { id: name, on, valueOn: formatDay(startOn + after) };
    const what = { amount: money(amount, digits) };
    // On one day, the case format leaves the order of a waiver or a chargeback beside others to their entry.
    const alone = busy.get(after) === 1;
    if (type === 'payment') {
      payments.push(name);
      events.push({ ...when, type, ...what });
    } else if (type === 'reverse') {
      const target = payments.splice(of % Math.max(1, payments.length), 1)[0];
      if (target !== undefined) events.push({ id: name, on, type, of: target });
    } else if (type === 'charge') {
      events.push({ ...when, type, part, ...what });
    } else if (type === 'chargeback') {
      if (alone) events.push({ ...when, type, ...what });
    } else if (type === 'waive') {
      // A case forgives fees of instalments to come, too; a book only what was asked for.
      const kind = hasOwnFees ? 'penalty' : part;
      if (alone) events.push({ ...when, type, part: kind, ...what });
    } else {
      pause(after, delay, days, resumed);
    }
    function pause(from: number, told: number, length: number, cut: number | null): void {
      const to = from + length;
      // A book takes pauses together, a case refuses the one that overlaps: told apart, they are the same.
      if (paused.some((other) => from <= other.to && other.from <= to)) return;
      paused.push({ from, to });
      const [begins, ends] = [formatDay(startOn + from), formatDay(startOn + to)];
      events.push({ id: name, on, type: 'pause', from: begins, to: ends });
      const resumeOn = startOn + from + (cut ?? 0);
      if (told === 0 && cut !== null && cut < length)
        events.push({ id: `${name}r`, on: formatDay(resumeOn), type: 'resume' });
    }
  });
  return events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const WANT = ['balances', 'overdue', 'daysPastDue', 'delinquentDays', 'bucket', 'allocations'];

/** A publishable product, a loan under it, what happens to it, and the days that are asked about. */
export const agreements: fc.Arbitrary<RawCase> = fc
  .record({
    currency: fc.constantFrom(
      { code: 'JPY', digits: 0 },
      { code: 'CNY', digits: 2 },
      { code: 'KWD', digits: 3 },
    ),
    startOn: fc.integer({ min: 0, max: 800 }).map((days) => dayOf(2027, 1, 1) + days),
    principal: fc.integer({ min: 1_000, max: 2_000_000 }),
    plan,
    late,
    account,
    happenings: fc.array(happening, { maxLength: 10 }),
    asked: fc.array(fc.nat(SPAN + LONGEST_DELAY), { minLength: 3, maxLength: 5 }),
  })
  .map(({ currency, startOn, principal, plan: p, late: l, account: a, happenings, asked }) => {
    const start = { startOn, principal, digits: currency.digits };
    const terms = termsOf(p, l, a, start);
    const want = 'instalmentFee' in terms ? WANT : [...WANT, 'settlement'];
    const days = [...asked].sort((x, y) => x - y).map((day) => ({ asOf: formatDay(startOn + day), want }));
    return {
      id: 'any',
      currency,
      terms,
      events: eventsOf(happenings, start, 'instalmentFee' in terms),
      ask: [{ asOf: formatDay(startOn), after: 'start', want: ['schedule'] }, ...days],
    };
  });
