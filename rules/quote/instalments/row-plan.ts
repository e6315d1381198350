/**
 * Which rows does the account have, once later draws and agreed changes of the plan are known?
 *
 * The agreed schedule comes first; draws and reschedules change it in the order they were entered. Where
 * no interest runs on the balance, principal is split again in equal shares here. Where it does, only the
 * due days change here and `running-plan.ts` works the amounts out row by row.
 */
import type { Rate } from '../../accrual.ts';
import { civil, type Day } from '../../days.ts';
import { type Minor, sum } from '../../money.ts';
import {
  agreedLevel,
  buildSchedule,
  type DueRule,
  dueDays,
  type Instalment,
  nominalShare,
  type ScheduleTerms,
  stepDue,
  toGrain,
  toInstalment,
} from '../../schedule.ts';
import type { Case, CaseEvent } from '../case.ts';
import { bearsInterest, scheduleTermsOf, shareOf } from './convention.ts';
import { newRow, type Row, sortRows } from './row.ts';

/** Money paid out on a day: `amount` is what the later rows pay back, `down` what its own row asks for. */
export interface Draw {
  readonly on: Day;
  readonly amount: Minor;
  readonly down: Minor;
}

/** A rate that holds for the days after `from`. */
export interface RateChange {
  readonly from: Day;
  readonly rate: Rate;
}

/** The plan of an account: its rows, and what a running plan needs to work out their amounts. */
export interface Plan {
  readonly terms: ScheduleTerms;
  /** Rows of the plan, down payments included. */
  rows: Row[];
  /** What was paid out, in order; the first is the loan itself. */
  readonly draws: Draw[];
  readonly rates: RateChange[];
  /** Rows with interest only. */
  readonly holidays: Set<Row>;
  /** Rows whose interest the first row after them collects. */
  readonly interestFree: Set<Row>;
  /** Rows from which the level amount is worked out anew. */
  readonly relevel: Set<Row>;
  /** Running plans only: rows shrunk to what was paid, interest carried into a row, principal added to a row. */
  readonly cut: Map<Row, { principal: Minor; interest: Minor }>;
  readonly carried: Map<Row, Minor>;
  readonly added: Map<Row, Minor>;
  /** The level amount that was agreed, whatever happens to the due days afterwards. */
  readonly level: Minor;
  /** True when amounts depend on what happens: interest runs on a balance that draws or payments change. */
  readonly running: boolean;
  /** Due days of later rows step on from here. */
  rule: DueRule;
}

/** A plan, or the paths that no plan can be made of. */
export type Planned = { readonly plan: Plan } | { readonly cannotExpress: readonly string[] };

/** The plan after the given events, of which only draws and reschedules are looked at. */
export function planOf(asked: Case, events: readonly CaseEvent[]): Planned {
  const plan = agreedPlan(asked, events);
  for (const change of CHANGES)
    for (const event of events) {
      const gap = change(plan, asked, event);
      if (gap) return { cannotExpress: [`events[${asked.events.indexOf(event)}].${gap}`] };
    }
  sortRows(plan.rows);
  return { plan };
}

/** The plan as agreed on the first day. */
function agreedPlan(asked: Case, events: readonly CaseEvent[]): Plan {
  const terms = scheduleTermsOf(asked);
  const list = asked.terms.instalments?.list;
  const built = list ? listed(list) : buildSchedule(terms);
  const down = !list && terms.downPayment && built[0]?.due === terms.startOn ? built[0].principal : 0n;
  const plan: Plan = {
    terms,
    rows: [],
    draws: [{ on: terms.startOn, amount: terms.principal - down, down }],
    rates: [{ from: terms.startOn, rate: terms.rate }],
    holidays: new Set(),
    interestFree: new Set(),
    relevel: new Set(),
    cut: new Map(),
    carried: new Map(),
    added: new Map(),
    level: agreedLevel(terms, terms.principal - down),
    running: runs(asked, terms, events),
    rule: terms.dues,
  };
  addBuilt(plan, built, down > 0n);
  const rows = ordinaryRows(plan);
  for (const row of rows.slice(0, terms.grace.principalPeriods)) plan.holidays.add(row);
  for (const row of rows.slice(0, terms.grace.interestPeriods)) plan.interestFree.add(row);
  return plan;
}

/** Turns schedule rows into account rows; the first may be the down payment. */
function addBuilt(plan: Plan, built: readonly Instalment[], hasDown: boolean): void {
  let from = plan.terms.startOn;
  built.forEach(({ due, principal, interest, fee }, index) => {
    const kind = hasDown && index === 0 ? 'down' : 'ordinary';
    const row = newRow(kind, from, due, principal, interest);
    if (fee > 0n)
      row.charges.push({ key: 'instalmentFee', part: 'fee', dueOn: due, amount: fee, waived: 0n });
    if (kind === 'ordinary') from = due;
    plan.rows.push(row);
  });
}

type ListedRow = { readonly due: Day; readonly principal?: Minor; readonly total?: Minor };

/** Rows that the case lists itself: what is not principal is interest. */
function listed(list: readonly ListedRow[]): Instalment[] {
  return list.map(({ due, principal, total }, index) => {
    const part = principal ?? total ?? 0n;
    return { seq: index + 1, due, principal: part, interest: (total ?? part) - part, fee: 0n };
  });
}

/** Events after which interest runs on another balance, or on the same one over other days. */
const CHANGING: ReadonlySet<CaseEvent['type']> = new Set([
  'draw',
  'reschedule',
  're-age',
  're-amortise',
  'chargeback',
]);

/** Does anything change the balance that interest runs on? */
function runs(asked: Case, terms: ScheduleTerms, events: readonly CaseEvent[]): boolean {
  if (asked.terms.instalments?.list || !bearsInterest(asked.terms) || terms.interest !== 'declining')
    return false;
  const ownRow = asked.terms.chargeback?.addTo === 'own-row';
  const changes = events.some(({ type }) => CHANGING.has(type) && !(ownRow && type === 'chargeback'));
  const pauses = asked.terms.pause?.stops === 'interest' && events.some(({ type }) => type === 'pause');
  return changes || pauses || asked.terms.recalculate !== undefined || terms.approved !== null;
}

/** Rows of the plan that are neither down payments nor added later. */
export function ordinaryRows(plan: Plan): Row[] {
  return plan.rows.filter(({ kind }) => kind === 'ordinary');
}

/** One kind of change; it returns the field that cannot be expressed, or null, also for any other event. */
type Apply = (plan: Plan, asked: Case, event: CaseEvent) => string | null;

/**
 * Changes in the order in which they build the plan: first on which days rows fall due, then how much was drawn,
 * last over how many rows it is spread. So a draw made after an extension shares in the extension.
 */
const CHANGES: readonly Apply[] = [
  (plan, asked, event) => (event.type === 'reschedule' ? move(plan, asked, event) : null),
  (plan, asked, event) => {
    if (event.type !== 'draw') return null;
    if (isFixed(plan) || isFlat(plan, asked)) return 'type=draw';
    return addDraw(plan, event.valueOn ?? event.on, event.amount);
  },
  (plan, asked, event) => (event.type === 'reschedule' ? lengthen(plan, asked, event) : null),
];

/** Only level instalments are worked out anew from a balance. */
function isFixed(plan: Plan): boolean {
  return plan.running && plan.terms.method !== 'equal-instalment';
}

/** Interest that does not depend on the balance: a share of what was lent, in every row. */
function isFlat(plan: Plan, asked: Case): boolean {
  return !plan.running && bearsInterest(asked.terms);
}

/** A later draw: its own down payment on its day, the rest over the rows still to come. */
function addDraw(plan: Plan, on: Day, amount: Minor): string | null {
  const { downPayment, rounding, approved } = plan.terms;
  const down = downPayment
    ? toInstalment({ num: amount * downPayment.num, den: downPayment.den }, rounding)
    : 0n;
  const later = ordinaryRows(plan).filter(({ due }) => due > on);
  if (later.length === 0) return 'type=draw';
  plan.draws.push({ on, amount: amount - down, down });
  if (down > 0n) plan.rows.push(newRow('down', on, on, down, 0n));
  if (!plan.running) splitEqually(plan, later, amount - down);
  else if (approved === null) plan.relevel.add(later[0]!);
  return null;
}

/** Splits the principal of these rows, plus `added`, into equal shares; rows without principal stay empty. */
function splitEqually(plan: Plan, rows: readonly Row[], added: Minor): void {
  const paying = rows.filter((row) => !plan.holidays.has(row));
  let left = added + sum(paying.map((row) => row.planned.principal));
  const share = toInstalment({ num: left, den: BigInt(paying.length) }, plan.terms.rounding);
  paying.forEach((row, index) => {
    row.planned.principal = index === paying.length - 1 || share > left ? left : share;
    left -= row.planned.principal;
  });
}

type Reschedule = Extract<CaseEvent, { type: 'reschedule' }>;

/** Moves or re-prices the rows from `from` on. */
function move(plan: Plan, asked: Case, event: Reschedule): string | null {
  if (isFixed(plan)) return 'type=reschedule';
  const rows = ordinaryRows(plan);
  const index = rows.findIndex(({ due }) => due >= event.from);
  if (index < 0) return 'from';
  if (event.newRate) changeRate(plan, event.from, event.newRate, rows[index]!);
  if (event.newRate && isFlat(plan, asked))
    for (const row of rows.slice(index)) row.planned.interest = flatInterest(plan);
  if (event.newDue === undefined) return null;
  if (event.newDue <= rows[index]!.from) return 'newDue';
  moveRows(plan, rows.slice(index), event.newDue, asked.terms.instalments?.list !== undefined);
  return null;
}

/** Flat interest of one row at the latest rate. */
function flatInterest({ terms, rates, draws }: Plan): Minor {
  const share = nominalShare(rates.at(-1)!.rate, terms.dues.every, terms.dues.unit, terms.counting);
  return toGrain({ num: draws[0]!.amount * share.num, den: share.den }, terms.rounding);
}

/** Puts in rows without principal, spreads principal over more rows, or lets a later row collect interest. */
function lengthen(plan: Plan, asked: Case, event: Reschedule): string | null {
  const { extraInstalments, principalHoliday, interestHoliday } = event;
  const listed = asked.terms.instalments?.list !== undefined;
  if (listed && (extraInstalments || principalHoliday))
    return extraInstalments ? 'extraInstalments' : 'principalHoliday';
  const interest = isFlat(plan, asked) ? flatInterest(plan) : 0n;
  const from = () => ordinaryRows(plan).findIndex(({ due }) => due >= event.from);
  if (principalHoliday) insertHoliday(plan, ordinaryRows(plan).slice(from()), principalHoliday, interest);
  if (extraInstalments) extend(plan, ordinaryRows(plan)[from()]!, extraInstalments, interest);
  if (interestHoliday) postponeInterest(plan, from(), interestHoliday);
  return null;
}

/** The first row after `count` rows collects their interest; the last row always keeps its own. */
function postponeInterest(plan: Plan, from: number, count: number): void {
  const rows = ordinaryRows(plan);
  const free = rows.slice(from, Math.min(from + count, rows.length - 1));
  const collecting = rows[from + free.length]!;
  for (const row of free) {
    plan.interestFree.add(row);
    if (plan.running) continue;
    collecting.planned.interest += row.planned.interest;
    row.planned.interest = 0n;
  }
}

/** From a due day on: the whole row has the new rate. From a day inside a period: that day and those after it. */
function changeRate(plan: Plan, from: Day, percent: { num: bigint; den: bigint }, first: Row): void {
  const start = first.due === from ? first.from : from - 1;
  plan.rates.push({ from: start, rate: { share: shareOf(percent), per: plan.terms.rate.per } });
  plan.relevel.add(first);
}

/** The first row moves to `newDue`; the later ones step on from it (listed rows keep their distances). */
function moveRows(plan: Plan, rows: readonly Row[], newDue: Day, isListed: boolean): void {
  const moved = newDue - rows[0]!.due;
  if (!isListed)
    plan.rule = { ...plan.rule, count: rows.length, firstDue: newDue, wishedDate: civil(newDue).date };
  const dues = isListed ? rows.map(({ due }) => due + moved) : dueDays(plan.rule);
  placeRows(rows, dues);
}

/** Gives rows new due days; each period starts where the one before ends. */
function placeRows(rows: readonly Row[], dues: readonly Day[]): void {
  rows.forEach((row, index) => {
    row.due = dues[index]!;
    if (index > 0) row.from = dues[index - 1]!;
  });
}

/** Puts `count` rows without principal in front of these rows; all of them step on. */
function insertHoliday(plan: Plan, rows: readonly Row[], count: number, interest: Minor): void {
  const first = rows[0]!;
  const empty = Array.from({ length: count }, () => newRow('ordinary', first.from, first.due, 0n, interest));
  for (const row of empty) plan.holidays.add(row);
  plan.rows.splice(plan.rows.indexOf(first), 0, ...empty);
  stepOn(plan, [...empty, ...rows], first.due);
}

/** Adds rows at the end and spreads the principal from `first` on over all of them. */
function extend(plan: Plan, first: Row, count: number, interest: Minor): void {
  const all = ordinaryRows(plan);
  const last = all.at(-1)!;
  const extra = Array.from({ length: count }, () => newRow('ordinary', last.due, last.due, 0n, interest));
  plan.rows.splice(plan.rows.indexOf(last) + 1, 0, ...extra);
  const tail = [...all.slice(all.indexOf(first)), ...extra];
  stepOn(plan, tail, first.due);
  if (plan.running) plan.relevel.add(first);
  else splitEqually(plan, tail, 0n);
}

/** Lays rows on consecutive due days of the rule, the first on `firstDue`. */
function stepOn(plan: Plan, rows: readonly Row[], firstDue: Day): void {
  let skipped = 0;
  while (stepDue(plan.rule, skipped) < firstDue) skipped += 1;
  placeRows(
    rows,
    rows.map((_, index) => stepDue(plan.rule, skipped + index)),
  );
}
