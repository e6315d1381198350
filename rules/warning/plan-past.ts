/**
 * How were the rows of an account's agreements kept so far, and which row comes next?
 *
 * Read from its events alone, in the form of the rows of bills and instalments, so that one watch looks at all of them. A row is kept
 * when money since the agreement covers it and all rows before it; money received on a row's last day is in time.
 */
import { type Account, type AccountEvent, evolve } from '../account.ts';
import type { Day } from '../days.ts';
import { sum } from '../money.ts';
import { type AlivePlan, lackingOf } from '../plan/alive-plan.ts';
import type { PastRow } from './past-rows.ts';
import type { RowWatch } from './row-watch.ts';

/** The rows of all agreements that fell due or were covered, in order, and how many agreements were broken. */
export interface PlanPast {
  readonly rows: readonly PastRow[];
  readonly broken: number;
}

/** An agreement being followed: its first row that is not told yet, and the payments since the row before. */
interface Followed {
  readonly alive: AlivePlan;
  readonly row: number;
  readonly paidOn: readonly Day[];
}

/** Follows the agreements of an account up to the end of `today`. */
export function planPastOf(events: readonly AccountEvent[], today: Day): PlanPast {
  const rows: PastRow[] = [];
  let broken = 0;
  let account: Account | null = null;
  let now: Followed | null = null;
  for (const event of events) {
    account = evolve(account, event);
    const { day, body } = event;
    const alive: AlivePlan | null = account.plan;
    if (alive !== null && alive.plan.id !== now?.alive.plan.id) now = { alive, row: 0, paidOn: [] };
    if (now === null) continue;
    const on: Day = body.type === 'fact' ? body.fact.valueOn : day;
    if (body.type === 'fact' && body.fact.type === 'paid') now = { ...now, paidOn: [...now.paidOn, on] };
    if (alive !== null) now = coveredTo({ ...now, alive }, alive.row, on, rows);
    if (body.type !== 'plan' || body.plan !== now.alive.plan.id || alive !== null) continue;
    if (body.state === 'completed') coveredTo(now, now.alive.plan.rows.length, on, rows);
    if (body.state === 'broken') {
      broken += 1;
      lackingAt(now, rows);
    }
    now = null;
  }
  const last = now?.alive.plan.rows[now.row];
  if (now !== null && account?.plan != null && last !== undefined && last.due < today) lackingAt(now, rows);
  return { rows, broken };
}

/** Tells the rows up to `row` as covered on a day. */
function coveredTo(now: Followed, row: number, on: Day, rows: PastRow[]): Followed {
  let left = now;
  for (let place = now.row; place < row; place += 1) {
    const { due } = now.alive.plan.rows[place]!;
    const told = { due, daysLate: Math.max(0, on - due), lastPaidOn: on, payments: left.paidOn.length };
    rows.push({ ...told, carriedOver: false });
    left = { ...left, row: place + 1, paidOn: [] };
  }
  return left;
}

function lackingAt({ alive, row, paidOn }: Followed, rows: PastRow[]): void {
  const asked = alive.plan.rows[row];
  if (asked === undefined) return;
  const lastPaidOn = paidOn.at(-1) ?? null;
  rows.push({ due: asked.due, daysLate: null, lastPaidOn, payments: paidOn.length, carriedOver: false });
}

/** The row of the living agreement that money does not cover yet; null when none is to come or the account is to be left in peace. */
export function nextPlanRow({ plan: alive, pausedFrom, writtenOffOn }: Account): RowWatch['next'] | null {
  if (alive === null || pausedFrom !== null || writtenOffOn !== null) return null;
  const asked = alive.plan.rows[alive.row];
  if (asked === undefined) return null;
  const lacking = lackingOf(alive, alive.row);
  const { due, amount } = asked;
  return { due, amount, received: amount > lacking ? amount - lacking : 0n };
}

/** Of all that the agreement asks for, what has been received, in whole per cent. */
export function sharePaid({ plan, received }: AlivePlan): number {
  const whole = sum(plan.rows.map(({ amount }) => amount));
  return whole <= 0n || received <= 0n ? 0 : Number((received * 100n) / whole);
}
