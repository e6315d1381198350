/**
 * What is an agreement, as closing sees it?
 *
 * Money that must be received by days, what is relieved meanwhile, and what becomes of that when it is not kept. How it was
 * negotiated and who signed it stands elsewhere (server/agreements); here is what binds the account from its day on.
 * The day of the agreement itself still bears charges at the account's own rates, the last day of its life bears relieved ones.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';
import type { Coming } from '../terms.ts';

/** What can be agreed. The last six change the contract's own schedule. */
export const PLAN_KINDS = [
  'promise',
  'later-date',
  'instalments',
  'lump-sum',
  'relief',
  'minimum-first',
  'write-down',
  'moratorium',
  'extension',
  'extra-instalments',
  'principal-holiday',
  'interest-holiday',
  're-age',
  're-amortise',
] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** Money that must have been received by the end of `due`, on top of all rows before it. Minor units, above zero. */
export interface PlanRow {
  readonly due: Day;
  readonly amount: Minor;
}

/** What the account is spared while the agreement lives. */
export interface Relief {
  /** Contract and penalty rate, ppm per the product's `perDays`; null: the account's own, which is never exceeded. An instalment
   *  that falls due meanwhile asks for its interest in the same proportion, rounded down. */
  readonly interestPpm: bigint | null;
  readonly penaltyPpm: bigint | null;
  /** True: no late fee is charged. */
  readonly lateFees: boolean;
}

/**
 * Something given up: at the start, or at the end as the reward for every row kept. `amount` is the most that is given up. Money
 * pays in the product's own order, charges mostly first: what a settlement leaves at its end is then principal.
 */
export interface PlanWaiver {
  readonly part: 'penalty' | 'interest' | 'fee' | 'principal';
  readonly amount: Minor;
  readonly when: 'start' | 'end';
}

/** An agreement about one account. It begins on the value day of the fact that enters it (`agreed`). */
export interface AgreedPlan {
  /** Reference of the agreement, unique within the account. */
  readonly id: string;
  readonly kind: PlanKind;
  /** Ascending by day; empty where only time is given (moratorium, relief) or only the schedule changes. Money received on the
   *  agreement's own day counts. */
  readonly rows: readonly PlanRow[];
  /** Last day on which it can be alive: at least the last row's due day with its grace. */
  readonly until: Day;
  /** Days after a row's due day within which money still counts as in time. */
  readonly graceDays: number;
  /** Rows that may be missed in all, each caught up by the time the next one is looked at (the last one: by `until`). */
  readonly missesAllowed: number;
  /** A row counts as paid when at most this much of all rows up to it is lacking; less than the smallest row. */
  readonly shortBy: Minor;
  readonly relief: Relief;
  readonly waive: readonly PlanWaiver[];
  /** On a break: `reversed`, the account is what it would be had nothing been agreed, to the minor unit; `kept`, what was granted
   *  until then stays, unless never having agreed would have cost less. */
  readonly onBreak: 'reversed' | 'kept';
  /** Days past due while it is alive. */
  readonly ageing: 'runs' | 'stands';
  /** The contract's own new schedule, all rows to come; null: unchanged. It asks for all principal that is not yet due, and where
   *  arrears are folded in (`foldsArrears`) for those too. It stays when the agreement ends, unless that takes everything back. */
  readonly schedule: readonly Coming[] | null;
}

/** How an agreement stands after a day, as closing tells it. */
export type PlanState = 'row-kept' | 'row-missed' | 'cured' | 'broken' | 'completed' | 'ended';

/** Kinds that make sense only where something is overdue. */
export const OF_ARREARS: ReadonlySet<PlanKind> = new Set([
  'promise',
  'instalments',
  'minimum-first',
  're-age',
]);

/** True where overdue principal, interest and fees become part of the new schedule and stop being overdue. */
export function foldsArrears({ kind }: Pick<AgreedPlan, 'kind'>): boolean {
  return kind === 're-age' || kind === 're-amortise';
}

/** True while the ladder stays quiet because of it: it asks for money by itself, or gives time. A new schedule alone asks as
 *  any schedule does. */
export function keepsQuiet({ rows, schedule }: AgreedPlan): boolean {
  return rows.length > 0 || schedule === null;
}
