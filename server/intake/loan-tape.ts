/**
 * What is unpaid, and what is still to come, on a loan of which only the terms, the status and the principal left
 * are known?
 *
 * The remaining plan follows from the principal left, the rate and the instalment; how many of its rows are unpaid
 * follows from the status and the month of the last payment, and the rest from what the mapping assumes (dates of
 * the month). The instalment is computed again by our own formula and compared with the host's.
 */

import type { Fact, Opening } from '../../rules/account.ts';
import { addMonths, civil, type Day, dayOf } from '../../rules/days.ts';
import { openingOf } from '../../rules/history.ts';
import { divideRounded, least, type Minor, most } from '../../rules/money.ts';
import { levelInstalment, toInstalment } from '../../rules/schedule.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import type { LoanRecord } from './host-record.ts';
import type { Standing, TableMapping } from './mapping.ts';
import type { Numbers, TakenOver, TakeOverRefusal, Taking } from './take-over.ts';

/** `fitted`: our formula gives the host's cents with a rate that the host's printed rate is a rounding of. */
export interface InstalmentCheck {
  readonly host: Minor;
  readonly ours: Minor;
  readonly how: 'equal' | 'fitted' | 'different';
}

const MONTHS_A_YEAR = 12n;
const PPM = 1_000_000n;
/** No plan is followed further: fifty years of months. */
const MOST_ROWS = 600;

/** Takes a loan over on the book's day. */
export function takeLoan(
  record: LoanRecord,
  taking: Taking,
  product: Product,
  numbers: Numbers,
): TakenOver | TakeOverRefusal {
  const standing = taking.table.standings?.[record.standing];
  if (standing === undefined || taking.asOf === null)
    return {
      refused: `nothing says what "${record.standing}" is`,
      column: 'standing',
      remedy: 'Add it to the mapping.',
    };
  const { ppm } = checkInstalment(record, taking.table);
  const opening: Opening = openingOf(product, taking.today, {
    id: numbers.account,
    borrower: numbers.borrower,
    interestPpm: ppm,
  });
  const plain = {
    facts: [],
    hostBalance: record.outstanding,
    measure: 'principal',
  } as const;
  if (standing.state === 'written-off')
    return { ...plain, ...writtenOff(record, taking, opening), doubt: null };
  if (standing.state === 'paid' && record.outstanding > 0n)
    return {
      refused: 'the status says paid, but principal is left',
      column: 'outstanding',
      remedy: 'Ask the host which of the two holds.',
    };
  if (record.outstanding === 0n) {
    const doubt =
      standing.state === 'paid' ? null : `"${record.standing}", but nothing is owed: taken over as paid`;
    return { ...plain, opening, schedule: [], doubt };
  }
  const { missed, firstDue } = firstUnpaid(record, standing, taking.asOf);
  const rows = planFrom(record, ppm, firstDue + taking.today - taking.asOf);
  const arrears = rows.slice(0, missed);
  const schedule = rows.slice(missed);
  const principal = schedule.reduce((total, row) => total + row.principal, 0n);
  return {
    ...plain,
    opening: { ...opening, principal, arrears, next: schedule[0] ?? null },
    schedule,
    doubt: null,
  };
}

/**
 * The instalment by the annuity formula, rounded up to the cent, against the host's. A host that prints its rate
 * rounded has computed with a finer one: the nearest rate that prints the same and gives the host's cents is the
 * contract's.
 */
export function checkInstalment(
  record: LoanRecord,
  table: TableMapping,
): { readonly ppm: bigint; readonly check: InstalmentCheck } {
  const step = BigInt(table.rateStepPpm ?? 1);
  const host = record.instalment;
  const ours = levelOf(record, record.interest);
  if (ours === host) return { ppm: record.interest, check: { host, ours, how: 'equal' } };
  for (let away = 1n; away <= step / 2n; away += 1n) {
    for (const ppm of [record.interest + away, record.interest - away])
      if (ppm > 0n && levelOf(record, ppm) === host) return { ppm, check: { host, ours, how: 'fitted' } };
  }
  return { ppm: record.interest, check: { host, ours, how: 'different' } };
}

function levelOf({ lent, months }: LoanRecord, ppm: bigint): Minor {
  const share = { num: ppm, den: PPM * MONTHS_A_YEAR };
  const exact = levelInstalment(
    lent,
    Array.from({ length: months }, () => share),
  );
  return toInstalment(exact, { mode: 'half-up', grain: 1n, instalment: 'up', unit: 1n });
}

/** How many instalments are unpaid, and the due day of the first that is not paid, in the host's months. */
function firstUnpaid(record: LoanRecord, standing: Standing, asOf: Day): { missed: number; firstDue: Day } {
  const { dueDate = 1, missedLeast = 0, missedMost = 0 } = standing;
  const since = monthOf(asOf) - monthOf(record.lastPaidIn ?? record.openedIn);
  const missed = Math.min(missedMost, Math.max(missedLeast, since));
  return { missed, firstDue: dueIn(monthOf(asOf) - missed + 1, dueDate) };
}

/** The plan from the first unpaid instalment on: the same instalment until the principal is repaid. */
function planFrom(record: LoanRecord, ppm: bigint, firstDue: Day): Coming[] {
  const rows: Coming[] = [];
  let left = record.outstanding;
  for (let seq = 1; left > 0n && seq <= MOST_ROWS; seq += 1) {
    const interest = divideRounded(left * ppm, PPM * MONTHS_A_YEAR, 'half-up');
    const pays = most(0n, record.instalment - interest);
    const principal = pays === 0n || seq === MOST_ROWS ? left : least(left, pays);
    const due = addMonths(firstDue, seq - 1, civil(firstDue).date, 'clamp-and-return');
    rows.push({ seq, due, principal, interest, fee: 0n });
    left -= principal;
  }
  return rows;
}

/**
 * A loan the host has given up: opened with the principal that was not repaid, written off on the same day, and
 * what was recovered since paid on the day after. More than that principal recovered was interest and fees the host
 * does not tell: it is not ours to hold.
 */
function writtenOff(
  record: LoanRecord,
  taking: Taking,
  opening: Opening,
): { opening: Opening; schedule: Coming[]; facts: Fact[] } {
  const day = taking.today - 1;
  const lost = record.lent - record.principalPaid;
  if (lost <= 0n) return { opening: { ...opening, openedOn: day }, schedule: [], facts: [] };
  const lastPaid = monthOf(record.lastPaidIn ?? record.openedIn);
  const stopped = dueIn(lastPaid + 1, 1) + taking.today - (taking.asOf ?? taking.today);
  const row = { seq: 1, due: Math.min(stopped, day), principal: lost, interest: 0n, fee: 0n };
  const recovered = least(lost, record.recovered ?? 0n);
  const facts: Fact[] = [{ id: 'taken-over:written-off', valueOn: day, type: 'written-off' }];
  if (recovered > 0n)
    facts.push({ id: 'taken-over:recovered', valueOn: taking.today, type: 'paid', amount: recovered });
  return { opening: { ...opening, openedOn: day, arrears: [row] }, schedule: [], facts };
}

/** Months since year 0. */
function monthOf(day: Day): number {
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}

function dueIn(month: number, date: number): Day {
  return dayOf(Math.floor(month / 12), (month % 12) + 1, date);
}
