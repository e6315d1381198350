/**
 * What does the contract ask for after an extension, extra instalments, a holiday, re-ageing or re-amortising?
 *
 * Each is a pure function from the instalments to come, what is overdue, and declared terms, to a new schedule. Principal is moved, never
 * gained or lost; interest is reckoned again on what is owed between the new due days where terms say how, else it stays
 * as it was planned. The undo is the reversal of the fact that carries the schedule. Conventions: the published plan cases.
 */
import { type Counting, interestShare, type Rate } from '../accrual.ts';
import { civil, type Day } from '../days.ts';
import { divideRounded, type Minor, type RoundingMode, sum } from '../money.ts';
import type { DueRow } from '../repayment.ts';
import { type DueRule, type PlanRounding, stepDue } from '../schedule.ts';
import type { Coming } from '../terms.ts';
import { equalShares } from './equal-shares.ts';

/** How due days follow each other. */
export type DueSteps = Pick<DueRule, 'every' | 'unit' | 'monthEnd'>;

/** What a rearrangement must know besides the rows. */
export interface RearrangeTerms {
  readonly steps: DueSteps;
  readonly rounding: PlanRounding;
  /** How interest is reckoned on principal between due days; null: it stays as planned, and new rows have none. */
  readonly interest: {
    readonly rate: Rate;
    readonly counting: Counting;
    readonly rounding: RoundingMode;
  } | null;
  /** The day after which the running period bears interest: the last due day, or the day of paying out. */
  readonly from: Day;
}

/** Extension: the instalment `seq` is due on `to` instead, those after it follow in the contract's steps. Amounts of principal stay. */
export function moveDue(
  rows: readonly Coming[],
  seq: number,
  to: Day,
  terms: RearrangeTerms,
): readonly Coming[] {
  const place = rows.findIndex((row) => row.seq === seq);
  const moved = rows.map((row, at) =>
    at < place || place < 0 ? row : { ...row, due: stepFrom(to, at - place, terms.steps) },
  );
  return reckoned(moved, terms);
}

/** Extra instalments: all principal to come in equal parts over `more` rows more, which follow in the contract's steps. */
export function addInstalments(
  rows: readonly Coming[],
  more: number,
  terms: RearrangeTerms,
): readonly Coming[] {
  const longer = lengthened(rows, more, terms.steps);
  const parts = equalShares(sum(rows.map(({ principal }) => principal)), longer.length, terms.rounding);
  return reckoned(
    longer.map((row, at) => ({ ...row, principal: parts[at]! })),
    terms,
  );
}

/** Principal holiday: the instalments from `seq` on ask for their principal `periods` steps later; meanwhile only interest. */
export function pausePrincipal(
  rows: readonly Coming[],
  seq: number,
  periods: number,
  terms: RearrangeTerms,
): readonly Coming[] {
  const place = rows.findIndex((row) => row.seq === seq);
  if (place < 0) return rows;
  const asked = rows.map(({ principal }) => principal);
  asked.splice(place, 0, ...Array.from({ length: periods }, () => 0n));
  return reckoned(
    lengthened(rows, periods, terms.steps).map((row, at) => ({ ...row, principal: asked[at]! })),
    terms,
  );
}

/** Interest holiday: the first `periods` instalments ask for no interest; it is not forgiven, the instalment after them asks for it. */
export function pauseInterest(rows: readonly Coming[], periods: number): readonly Coming[] {
  const collecting = Math.min(periods, rows.length - 1);
  const later = sum(rows.slice(0, collecting).map(({ interest }) => interest));
  return rows.map((row, at) =>
    at < collecting
      ? { ...row, interest: 0n }
      : { ...row, interest: row.interest + (at === collecting ? later : 0n) },
  );
}

/**
 * Re-ageing: everything open and to come in `count` equal instalments from `first` on; overdue interest and fees are spread as they
 * are, and principal bears interest between the new due days where terms say how.
 */
export function reAgeSchedule(
  rows: readonly Coming[],
  open: readonly DueRow[],
  count: number,
  first: Day,
  terms: RearrangeTerms,
): readonly Coming[] {
  const all = [...open, ...rows];
  const parts = (amount: Minor) => equalShares(amount, count, terms.rounding);
  const principal = parts(sum(all.map((row) => row.principal)));
  const [interest, fee] = [
    parts(sum(open.map((row) => row.interest))),
    parts(sum(open.map((row) => row.fee))),
  ];
  const seq = Math.max(0, ...all.map((row) => row.seq)) + 1;
  const empty = principal.map((part, at) => ({
    seq: seq + at,
    due: stepFrom(first, at, terms.steps),
    principal: part,
    interest: 0n,
    fee: fee[at]!,
  }));
  return reckoned(empty, terms).map((row, at) => ({ ...row, interest: row.interest + interest[at]! }));
}

/** Re-amortising: overdue principal, interest and fees are added in equal parts to the instalments to come. */
export function reAmortiseSchedule(
  rows: readonly Coming[],
  open: readonly DueRow[],
  terms: RearrangeTerms,
): readonly Coming[] {
  if (rows.length === 0) return rows;
  const parts = (amount: Minor) => equalShares(amount, rows.length, terms.rounding);
  const principal = parts(sum(open.map((row) => row.principal)));
  const [interest, fee] = [
    parts(sum(open.map((row) => row.interest))),
    parts(sum(open.map((row) => row.fee))),
  ];
  const more = rows.map((row, at) => ({
    ...row,
    principal: row.principal + principal[at]!,
    fee: row.fee + fee[at]!,
  }));
  return reckoned(more, terms).map((row, at) => ({ ...row, interest: row.interest + interest[at]! }));
}

/** Interest of each row on the principal not asked for before it, from the due day before it. */
function reckoned(rows: readonly Coming[], { interest: rule, from }: RearrangeTerms): readonly Coming[] {
  if (rule === null) return rows;
  let owed = sum(rows.map(({ principal }) => principal));
  let before = from;
  return rows.map((row) => {
    const { num, den } = interestShare(rule.rate, before, row.due, rule.counting);
    const interest = divideRounded(owed * num, den, rule.rounding);
    owed -= row.principal;
    before = row.due;
    return { ...row, interest };
  });
}

function lengthened(rows: readonly Coming[], more: number, steps: DueSteps): readonly Coming[] {
  const last = rows.at(-1);
  if (last === undefined) return rows;
  const added = Array.from({ length: more }, (_, at) => ({
    seq: last.seq + at + 1,
    due: stepFrom(last.due, at + 1, steps),
    principal: 0n,
    interest: 0n,
    fee: 0n,
  }));
  return [...rows, ...added];
}

function stepFrom(first: Day, step: number, { every, unit, monthEnd }: DueSteps): Day {
  return stepDue(
    { count: step + 1, every, unit, monthEnd, firstDue: first, wishedDate: civil(first).date },
    step,
  );
}
