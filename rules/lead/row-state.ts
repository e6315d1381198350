/**
 * How does each row of an agreement stand?
 *
 * Read from the account's events alone. A row is kept when money since the agreement covers it and all rows before it; `partly` when its day
 * has passed and some of it is there; `broken` when nothing is; `gone` when the agreement ended before the row fell due.
 */
import { type Account, type AccountEvent, evolve } from '../account.ts';
import type { Day } from '../days.ts';
import { least, type Minor } from '../money.ts';
import type { PlanKind, PlanState } from '../plan/agreed-plan.ts';
import { type AlivePlan, firstUnpaid } from '../plan/alive-plan.ts';

export type RowState = 'pending' | 'kept' | 'partly' | 'broken' | 'gone';

export interface PromisedRow {
  readonly agreement: string;
  readonly kind: PlanKind;
  readonly row: number;
  readonly due: Day;
  /** Minor units; `paid` is what of it is covered by money received since the agreement, all of a row that is kept. */
  readonly amount: Minor;
  readonly paid: Minor;
  readonly state: RowState;
  /** The day on which that was known; null while pending. */
  readonly decidedOn: Day | null;
}

/** The rows of all agreements of an account, as they stand at the end of `night`. */
export function rowStates(events: readonly AccountEvent[], night: Day): PromisedRow[] {
  const told = new Map<string, PromisedRow[]>();
  let account: Account | null = null;
  let last: AlivePlan | null = null;
  for (const event of events) {
    account = evolve(account, event);
    const { day, body } = event;
    const alive: AlivePlan | null = account.plan;
    if (alive !== null) {
      told.set(alive.plan.id, rowsOf(alive, told.get(alive.plan.id), day, null));
      last = alive;
    } else if (last !== null && body.type === 'fact' && body.fact.type === 'paid') {
      // Money that completes an agreement ends it with its own fact.
      const after: AlivePlan = withMoney(last, body.fact.amount);
      if (isCovered(after)) told.set(after.plan.id, rowsOf(after, told.get(after.plan.id), day, 'completed'));
      last = after;
    } else if (last !== null && body.type === 'plan' && body.plan === last.plan.id) {
      told.set(last.plan.id, rowsOf(last, told.get(last.plan.id), day, endingOf(body.state)));
      last = null;
    }
  }
  if (last !== null) {
    const ended = account?.plan != null ? null : isCovered(last) ? 'completed' : 'ended';
    told.set(last.plan.id, rowsOf(last, told.get(last.plan.id), night, ended));
  }
  return [...told.values()].flat();
}

type Ending = 'completed' | 'broken' | 'ended';

function withMoney(alive: AlivePlan, amount: Minor): AlivePlan {
  const received = alive.received + amount;
  return { ...alive, received, row: firstUnpaid(alive.plan, received) };
}

const isCovered = ({ plan, row }: AlivePlan): boolean => row === plan.rows.length;

const endingOf = (state: PlanState): Ending =>
  state === 'completed' || state === 'broken' ? state : 'ended';

/** The rows of one agreement; `ended`: how, where it has just ended. What was decided before keeps its day. */
function rowsOf(
  { plan, received, row: covered }: AlivePlan,
  known: readonly PromisedRow[] | undefined,
  day: Day,
  ended: Ending | null,
): PromisedRow[] {
  let left = received > 0n ? received : 0n;
  return plan.rows.map(({ due, amount }, row) => {
    const kept = row < covered || ended === 'completed';
    const paid = kept ? amount : least(left, amount);
    left = left > paid ? left - paid : 0n;
    const state = stateOf(kept, due, plan.graceDays, paid, day, ended);
    const before = known?.[row];
    const same = before?.state === state;
    const decidedOn = state === 'pending' ? null : same ? before.decidedOn : day;
    return { agreement: plan.id, kind: plan.kind, row, due, amount, paid, state, decidedOn };
  });
}

function stateOf(
  covered: boolean,
  due: Day,
  graceDays: number,
  paid: Minor,
  day: Day,
  ended: Ending | null,
): RowState {
  if (covered) return 'kept';
  const over = due + graceDays <= day;
  if (over) return paid > 0n ? 'partly' : 'broken';
  return ended === null ? 'pending' : 'gone';
}
