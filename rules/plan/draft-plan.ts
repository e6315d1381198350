/**
 * What would an agreement of each kind ask for, to the minor unit?
 *
 * A draft is the agreement without its name. Where the house stops interest and penalty for its time, what it asks for is what is owed
 * today, spread or put off: the parts add up to the whole. What it leaves to be paid afterwards is said as `left`.
 */
import { addMonths, civil, type Day } from '../days.ts';
import { divideRounded, equalParts, least, type Minor, most, sum } from '../money.ts';
import { type KindTerms, waiverAt } from '../negotiation/negotiable.ts';
import { askedBy, comingOf, positionNow, type Standing } from '../negotiation/standing.ts';
import { effectiveInterest, effectivePenalty } from '../penalty.ts';
import type { Position } from '../telling/forecast.ts';
import { type AgreedPlan, foldsArrears, type PlanKind, type PlanRow } from './agreed-plan.ts';
import { draftSchedule } from './draft-schedule.ts';
import { firstDue, monthlyDays, workingDay } from './plan-days.ts';

/** What a borrower asks for; null where he leaves it to the house. `amount`: promised, monthly or once, by the kind. */
export interface Proposal {
  readonly kind: PlanKind;
  readonly months: number | null;
  readonly amount: Minor | null;
  readonly firstOn: Day | null;
}

export type PlanBody = Omit<AgreedPlan, 'id'>;

/** An agreement thought of. Minor units. */
export interface Draft {
  readonly plan: PlanBody;
  readonly months: number;
  /** What is to be paid under it, and what is still owed of today's debt when it ends as agreed. */
  readonly total: Minor;
  readonly left: Minor;
  /** Owed today and not asked for, and contract interest to come that is not asked for. */
  readonly waived: Minor;
  readonly forgone: Minor;
  /** Today's debt, and what the agreement itself adds to it. */
  readonly whole: Minor;
  readonly added: Minor;
}

const MILLION = 1_000_000n;

/** The draft of a proposal under the terms of its kind, with what it leaves open chosen mildly; null: the kind does not fit the account. */
export function draftOf(
  asked: Proposal,
  kind: KindTerms,
  standing: Standing,
  salaryDate: number | null,
): Draft | null {
  const position = positionNow(standing);
  switch (asked.kind) {
    case 'promise':
    case 'minimum-first':
      return once(asked, kind, standing, salaryDate, shareOf(asked, kind, standing, position));
    case 'later-date':
      return laterDate(asked, kind, standing, salaryDate, position);
    case 'lump-sum':
      return lumpSum(asked, kind, standing, salaryDate, position);
    case 'instalments':
    case 'write-down':
      return instalments(asked, kind, standing, salaryDate, position);
    case 'relief':
      return relief(asked, kind, standing, salaryDate, position);
    case 'moratorium':
      return moratorium(asked, kind, standing, position);
    default:
      return changed(asked, kind, standing);
  }
}

/** The part of a plan that its kind's terms give. */
function bodyOf(
  kind: KindTerms,
  { account, product }: Standing,
  rows: readonly PlanRow[],
  until: Day,
): PlanBody {
  const share = (ppm: bigint, part: bigint | null) =>
    part === null ? null : divideRounded(ppm * part, MILLION, 'down');
  const { graceDays, missesAllowed, shortBy, onBreak, ageing, lateFees } = kind;
  return {
    kind: kind.kind,
    rows,
    until: until + graceDays,
    graceDays,
    missesAllowed,
    shortBy,
    relief: {
      interestPpm: share(effectiveInterest(account, product).ppm, kind.interestSharePpm),
      penaltyPpm: share(effectivePenalty(account, product).ppm, kind.penaltySharePpm),
      lateFees,
    },
    waive: [],
    onBreak,
    ageing,
    schedule: null,
  };
}

/** The day of a single payment: as wished, on a working day, not after the kind's latest. */
function singleDay(asked: Proposal, kind: KindTerms, standing: Standing, salaryDate: number | null): Day {
  const { today, calendar, product } = standing;
  const latest = today + kind.daysMost;
  const on = firstDue(today, latest, asked.firstOn, salaryDate, product.monthEnd);
  return workingDay(on, calendar).day;
}

/** Of what is past due: what is asked for, else the least that the terms take. */
function shareOf(asked: Proposal, kind: KindTerms, { account }: Standing, { overdue }: Position): Minor {
  if (asked.kind === 'promise') return asked.amount ?? overdue;
  const share = divideRounded(overdue * kind.shareLeastPpm, MILLION, 'up');
  return asked.amount ?? most(account.minimum, share);
}

function once(
  asked: Proposal,
  kind: KindTerms,
  standing: Standing,
  salaryDate: number | null,
  amount: Minor,
): Draft | null {
  const { owed } = positionNow(standing);
  if (owed <= 0n) return null;
  const due = singleDay(asked, kind, standing, salaryDate);
  const plan = bodyOf(kind, standing, [{ due, amount }], due);
  const left = most(0n, owed - amount);
  return { plan, months: 0, total: amount, left, waived: 0n, forgone: 0n, whole: owed, added: 0n };
}

/** All that is past due by then, on one later day. */
function laterDate(
  asked: Proposal,
  kind: KindTerms,
  standing: Standing,
  salaryDate: number | null,
  { overdue, owed }: Position,
): Draft | null {
  if (overdue <= 0n) return null;
  const due = singleDay(asked, kind, standing, salaryDate);
  const { account, product } = standing;
  const until = comingOf(standing).filter((row) => row.due <= due);
  const bill = product.family === 'revolving' && account.next !== null && account.next.due <= due;
  const amount = overdue + askedBy(until) + (bill ? account.minimum : 0n);
  const interest = sum(until.map((row) => row.interest + row.fee));
  const plan = bodyOf(kind, standing, [{ due, amount }], due);
  const whole = owed + interest;
  return { plan, months: 0, total: amount, left: whole - amount, waived: 0n, forgone: 0n, whole, added: 0n };
}

/**
 * What of an amount is waived, from the parts that hurt most to those that were lent. Charges go at the start, because payments
 * would meet them first; principal at the end, when everything asked for was paid.
 */
function waiverOf(amount: Minor, { penalty, fee, interest, owed }: Position): PlanBody['waive'] {
  let left = amount;
  const parts = [
    ['penalty', penalty],
    ['fee', fee],
    ['interest', interest],
    ['principal', owed],
  ] as const;
  return parts.flatMap(([part, there]) => {
    const taken = least(left, there);
    left -= taken;
    return taken > 0n
      ? [{ part, amount: taken, when: part === 'principal' ? ('end' as const) : ('start' as const) }]
      : [];
  });
}

function lumpSum(
  asked: Proposal,
  kind: KindTerms,
  standing: Standing,
  salaryDate: number | null,
  position: Position,
): Draft | null {
  const whole = position.owed;
  if (whole <= 0n) return null;
  const band = waiverAt(kind, position.daysPastDue);
  const room = divideRounded(whole * (band?.ppm ?? 0n), MILLION, 'down');
  // Whoever offers more than the least gets no more waived than he asks for.
  const waived = asked.amount === null ? room : most(0n, whole - asked.amount);
  const due = singleDay(asked, kind, standing, salaryDate);
  const total = whole - waived;
  const rows = [{ due, amount: total }];
  const waive = waiverOf(waived, position);
  const plan = {
    ...bodyOf(kind, standing, rows, due),
    waive,
    schedule: settledSchedule(standing, rows, position, waive),
  };
  return { plan, months: 0, total, left: 0n, waived, forgone: forgoneBy(standing), whole, added: 0n };
}

/** Contract interest and fees of instalments to come that the agreement does not ask for. */
function forgoneBy(standing: Standing): Minor {
  return sum(comingOf(standing).map(({ interest, fee }) => interest + fee));
}

/** The whole debt in equal parts; the last takes what rounding left. */
function instalments(
  asked: Proposal,
  kind: KindTerms,
  standing: Standing,
  salaryDate: number | null,
  position: Position,
): Draft | null {
  const whole = position.owed;
  if (whole <= 0n) return null;
  const ppm = kind.kind === 'write-down' ? (waiverAt(kind, position.daysPastDue)?.ppm ?? 0n) : 0n;
  const waived = divideRounded(whole * ppm, MILLION, 'down');
  const total = whole - waived;
  const count = asked.months ?? countFor(total, asked.amount ?? kind.rowLeast, kind);
  if (!Number.isSafeInteger(count) || count < 1 || count > 1200) return null;
  const rows = monthlyRows(asked, kind, standing, salaryDate, equalParts(total, count, 'down'));
  const waive = waiverOf(waived, position);
  const plan = { ...bodyOf(kind, standing, rows, rows.at(-1)!.due), waive };
  const schedule = settledSchedule(standing, rows, position, waive);
  return {
    plan: { ...plan, schedule },
    months: count,
    total,
    left: 0n,
    waived,
    forgone: forgoneBy(standing),
    whole,
    added: 0n,
  };
}

/** How many instalments of at most this amount it takes. */
export function countFor(total: Minor, amount: Minor, { months }: KindTerms): number {
  if (amount <= 0n) return months.most;
  const count = Number(divideRounded(total, amount, 'up'));
  return Math.max(months.least, count);
}

function monthlyRows(
  asked: Proposal,
  kind: KindTerms,
  { today, calendar, product }: Standing,
  salaryDate: number | null,
  amounts: readonly Minor[],
): PlanRow[] {
  const first = firstDue(today, today + kind.daysMost, asked.firstOn, salaryDate, product.monthEnd);
  const wished = asked.firstOn === null && salaryDate !== null ? salaryDate : civil(first).date;
  const days = monthlyDays(first, amounts.length, wished, product.monthEnd, calendar);
  return amounts.map((amount, place) => ({ due: days[place]!, amount }));
}

/**
 * The contract's own instalments while the whole debt is paid off: what was past due is paid first, then principal as the plan's
 * rows reach it, without interest. So the contract asks for nothing that the plan does not. Principal that is waived at the
 * end falls due with the last row, which is when it is waived.
 */
function settledSchedule(
  standing: Standing,
  rows: readonly PlanRow[],
  { notDue, owed }: Position,
  waive: PlanBody['waive'],
): PlanBody['schedule'] {
  const [first] = comingOf(standing);
  if (first === undefined || notDue <= 0n) return null;
  const spared = sum(waive.flatMap(({ amount, when }) => (when === 'start' ? [amount] : [])));
  let before = most(0n, owed - notDue - spared);
  let open = notDue;
  const made = rows.flatMap(({ due, amount }, place) => {
    const late = least(amount, before);
    before -= late;
    const last = place === rows.length - 1;
    const principal = last ? open : least(open, amount - late);
    open -= principal;
    return principal > 0n ? [{ due, principal }] : [];
  });
  return made.map(({ due, principal }, place) => ({
    seq: first.seq + place,
    due,
    principal,
    interest: 0n,
    fee: 0n,
  }));
}

/** Smaller rates for a time, while a part is paid each month. */
function relief(
  asked: Proposal,
  kind: KindTerms,
  standing: Standing,
  salaryDate: number | null,
  { owed, overdue }: Position,
): Draft | null {
  if (owed <= 0n) return null;
  const count = asked.months ?? kind.months.least;
  if (!Number.isSafeInteger(count) || count < 1 || count > 1200) return null;
  const least_ = most(kind.rowLeast, divideRounded(overdue * kind.shareLeastPpm, MILLION, 'up'));
  const amount = asked.amount ?? least_;
  const whole = owed;
  const paid = least(whole, amount * BigInt(count));
  const amounts = Array.from({ length: count }, (_, place) =>
    least(amount, most(0n, whole - amount * BigInt(place))),
  ).filter((part) => part > 0n);
  if (amounts.length === 0) return null;
  const rows = monthlyRows(asked, kind, standing, salaryDate, amounts);
  const plan = bodyOf(kind, standing, rows, rows.at(-1)!.due);
  const left = whole - paid;
  return { plan, months: count, total: paid, left, waived: 0n, forgone: 0n, whole, added: 0n };
}

/** Nothing is asked for until a day; what falls due meanwhile waits with the rest. */
function moratorium(asked: Proposal, kind: KindTerms, standing: Standing, { owed }: Position): Draft | null {
  if (owed <= 0n) return null;
  const { today, product } = standing;
  const count = asked.months ?? kind.months.least;
  if (!Number.isSafeInteger(count) || count < 1 || count > 1200) return null;
  const until = addMonths(today, count, civil(today).date, product.monthEnd);
  const plan = bodyOf(kind, standing, [], until);
  const spared = kind.interestSharePpm === 0n ? comingOf(standing).filter(({ due }) => due <= until) : [];
  const forgone = sum(spared.map(({ interest }) => interest));
  return { plan, months: count, total: 0n, left: owed, waived: 0n, forgone, whole: owed, added: 0n };
}

/** The contract itself gets other instalments. */
function changed(asked: Proposal, kind: KindTerms, standing: Standing): Draft | null {
  const count = asked.months ?? kind.months.least;
  if (!Number.isSafeInteger(count) || count < 1 || count > 1200) return null;
  const made = draftSchedule(asked.kind, count, standing);
  if (made === null || made.rows.length === 0) return null;
  const total = askedBy(made.rows);
  const { owed, notDue } = positionNow(standing);
  const folded = foldsArrears({ kind: asked.kind }) ? owed - notDue - made.penalty : 0n;
  const first = made.rows[0]!.due;
  return {
    plan: { ...bodyOf(kind, standing, [], first), schedule: made.rows },
    months: count,
    total,
    left: owed - notDue - folded,
    waived: 0n,
    forgone: made.forgone,
    whole: owed + sum(comingOf(standing).map(({ interest, fee }) => interest + fee)),
    added: made.added,
  };
}
