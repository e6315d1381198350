/**
 * Which instalments does a contract have after an extension, a holiday, more instalments, or when it is aged anew?
 *
 * Principal stays what it is; interest is the contract's own rate on what is still owed, by the day, each row rounded once. Due
 * days keep their date of the month and move over days off. What was past due comes into the new rows whole when the
 * contract is aged anew or amortised anew.
 */
import { interestShare, type Rate } from '../accrual.ts';
import { addMonths, civil, type Day } from '../days.ts';
import { divideRounded, type Fraction, type Minor, most, sum } from '../money.ts';
import { askedBy, comingOf, positionNow, type Standing } from '../negotiation/standing.ts';
import { effectiveInterest } from '../penalty.ts';
import { levelInstalment } from '../schedule.ts';
import type { Coming } from '../terms.ts';
import { foldsArrears, type PlanKind } from './agreed-plan.ts';
import { dueBefore } from './contract-rows.ts';
import { workingDay } from './plan-days.ts';

/** New rows, the interest they ask for beyond the old ones, what they ask for less, and the penalty they do not fold in. */
export interface NewSchedule {
  readonly rows: readonly Coming[];
  readonly penalty: Minor;
  readonly added: Minor;
  readonly forgone: Minor;
}

/** The rows after a change of `kind` by `months`; null where the contract has no instalments to change. */
export function draftSchedule(kind: PlanKind, months: number, standing: Standing): NewSchedule | null {
  const coming = comingOf(standing);
  const [first] = coming;
  if (first === undefined) return null;
  const rows = rowsOf(kind, months, standing, coming, first);
  if (rows === null) return null;
  const { overdue, penalty } = positionNow(standing);
  const late = foldsArrears({ kind }) ? overdue - penalty : 0n;
  const difference = askedBy(rows) - askedBy(coming) - late;
  return { rows, penalty, added: most(0n, difference), forgone: most(0n, -difference) };
}

function rowsOf(
  kind: PlanKind,
  months: number,
  standing: Standing,
  coming: readonly Coming[],
  first: Coming,
): Coming[] | null {
  const dues = coming.map(({ due }) => due);
  const from = startOf(standing, first);
  const principal = sum(coming.map((row) => row.principal));
  const late = positionNow(standing);
  const make = (days: readonly Day[], free: number, restFree: number, more: Minor = 0n) =>
    levelRows(standing, { from, first, days, principal: principal + more, free, restFree });
  switch (kind) {
    case 'extension':
      return extended(standing, coming, months, from);
    case 'extra-instalments':
      return make(further(standing, dues, months), 0, 0);
    case 'principal-holiday':
      return make(further(standing, dues, months), months, 0);
    case 'interest-holiday':
      return make(dues, 0, months);
    case 're-age':
      return withLate(make(monthsFrom(standing, first.due, months), 0, 0, late.duePrincipal), standing);
    case 're-amortise':
      return withLate(make(dues, 0, 0, late.duePrincipal), standing);
    default:
      return null;
  }
}

/** The day from which interest of the next instalment runs. */
function startOf({ account, history }: Standing, first: Coming): Day {
  return dueBefore(first, account, history);
}

/** Due days a month apart; `from` is the first. */
function monthsFrom({ product, calendar }: Standing, from: Day, count: number): Day[] {
  const { date } = civil(from);
  return Array.from(
    { length: count },
    (_, place) => workingDay(addMonths(from, place, date, product.monthEnd), calendar).day,
  );
}

/** The old due days and so many more. */
function further(standing: Standing, dues: readonly Day[], more: number): Day[] {
  const last = dues.at(-1)!;
  return [...dues, ...monthsFrom(standing, last, more + 1).slice(1)];
}

interface Spread {
  readonly from: Day;
  readonly first: Coming;
  readonly days: readonly Day[];
  readonly principal: Minor;
  /** Rows without principal, and rows without interest, from the first on. */
  readonly free: number;
  readonly restFree: number;
}

/** Equal instalments over the days; the last takes what rounding left. */
function levelRows(
  { account, product }: Standing,
  { from, first, days, principal, free, restFree }: Spread,
): Coming[] {
  const { ppm, perDays } = effectiveInterest(account, product);
  const rate: Rate = { share: { num: ppm, den: 1_000_000n }, per: perDays === 1 ? 'day' : 'year' };
  const { counting } = product.earlySettlement;
  const shares = days.map((due, place): Fraction => {
    if (place < restFree) return { num: 0n, den: 1n };
    return interestShare(rate, days[place - 1] ?? from, due, counting);
  });
  const paying = levelInstalment(principal, shares.slice(free));
  const level = divideRounded(paying.num, paying.den, 'half-even');
  let owed = principal;
  return days.map((due, place) => {
    const share = shares[place]!;
    const interest = divideRounded(owed * share.num, share.den, 'half-even');
    const last = place === days.length - 1;
    const part = last ? owed : place < free ? 0n : clampTo(level - interest, owed);
    owed -= part;
    return { seq: first.seq + place, due, principal: part, interest, fee: first.fee === 0n ? 0n : first.fee };
  });
}

function clampTo(part: Minor, owed: Minor): Minor {
  return part < 0n ? 0n : part > owed ? owed : part;
}

/** Every instalment so many months later; the first bears the interest of the months between. */
function extended(
  { account, product, calendar }: Standing,
  coming: readonly Coming[],
  months: number,
  from: Day,
): Coming[] {
  const { ppm, perDays } = effectiveInterest(account, product);
  const rate: Rate = { share: { num: ppm, den: 1_000_000n }, per: perDays === 1 ? 'day' : 'year' };
  const owed = sum(coming.map(({ principal }) => principal));
  return coming.map((row, place) => {
    const due = workingDay(addMonths(row.due, months, civil(row.due).date, product.monthEnd), calendar).day;
    if (place > 0) return { ...row, due };
    const share = interestShare(rate, from, due, product.earlySettlement.counting);
    return { ...row, due, interest: divideRounded(owed * share.num, share.den, 'half-even') };
  });
}

/** Interest and fees that were past due are asked for with the first new row; penalty stays where it is. */
function withLate(rows: Coming[], standing: Standing): Coming[] {
  const { dueInterest } = standing.account.balances;
  const { next } = standing.account;
  const today = next !== null && next.due <= standing.today ? next.interest : 0n;
  const { fee } = positionNow(standing);
  return rows.map((row, place) =>
    place === 0 ? { ...row, interest: row.interest + dueInterest + today, fee: row.fee + fee } : row,
  );
}
