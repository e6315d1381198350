/**
 * How does each row of an agreement stand?
 *
 * Read from the account's events alone. A row is kept when money since the agreement covers it and all rows before it; `partly` when its day
 * has passed and some of it is there; `broken` when nothing is; `gone` when the agreement ended before the row fell due.
 */
import { type Account, type AccountEvent, evolve } from '../account.ts';
import type { Day } from '../days.ts';
import { least, type Minor } from '../money.ts';
import type { PlanKind } from '../plan/agreed-plan.ts';
import type { AlivePlan } from '../plan/alive-plan.ts';

export type RowState = 'pending' | 'kept' | 'partly' | 'broken' | 'gone';

export interface PromisedRow {
  readonly agreement: string;
  readonly kind: PlanKind;
  readonly row: number;
  readonly due: Day;
  /** Minor units; `paid` is what of it is covered by money received since the agreement. */
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
    const alive: AlivePlan | null = account.plan;
    const known = told.get(alive?.plan.id ?? last?.plan.id ?? '') ?? [];
    if (alive !== null) told.set(alive.plan.id, rowsOf(alive, known, event.day, null));
    else if (last !== null) {
      const body = event.body;
      const ending = body.type === 'plan' && body.plan === last.plan.id ? body.state : 'ended';
      told.set(
        last.plan.id,
        rowsOf(
          last,
          known,
          event.day,
          ending === 'completed' ? 'completed' : ending === 'broken' ? 'broken' : 'ended',
        ),
      );
    }
    last = alive;
  }
  if (last !== null) told.set(last.plan.id, rowsOf(last, told.get(last.plan.id) ?? [], night, null));
  return [...told.values()].flat();
}

/** The rows of one agreement; `ended`: how, where it has just ended. What was decided before keeps its day. */
function rowsOf(
  { plan, received, row: covered }: AlivePlan,
  known: readonly PromisedRow[],
  day: Day,
  ended: 'completed' | 'broken' | 'ended' | null,
): PromisedRow[] {
  let left = received > 0n ? received : 0n;
  return plan.rows.map(({ due, amount }, row) => {
    const paid = least(left, amount);
    left -= paid;
    const state = stateOf(row < covered || ended === 'completed', due, plan.graceDays, paid, day, ended);
    const before = known[row];
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
  ended: 'completed' | 'broken' | 'ended' | null,
): RowState {
  if (covered) return 'kept';
  const over = due + graceDays <= day;
  if (over) return paid > 0n ? 'partly' : 'broken';
  return ended === null ? 'pending' : 'gone';
}
