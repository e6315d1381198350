/**
 * How is leave for a visit taken along, looked at again before the bell, and used at the door?
 *
 * A permit like every other: the gate is asked on the way, at most an hour before; a payment or a stop revokes it in the same second; it is
 * used at the minute of arrival, judged again with fresh facts. Without a network the visitor goes by what she has, and what she sends
 * later is judged at the minute her device says. Whoever stood at a door on leave that was gone is a breach, with both times.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import type { VisitTerms } from '../../rules/visits/visit-course.ts';
import { type PermitState, readPermits } from '../db/gate/permit-rows.ts';
import { transaction } from '../db/pool.ts';
import type { VisitRow } from '../db/visits/visit-rows.ts';
import { readVisitors } from '../db/visits/visitor-rows.ts';
import { type Decided, decide, use } from '../gate/permit-desk.ts';
import { type VisitHouse, visitAttempt, visitGate } from './visit-case.ts';

export type Leave =
  | { readonly state: 'given'; readonly permit: number; readonly at: Minute; readonly until: Minute }
  | { readonly state: 'too-early'; readonly from: Minute }
  | { readonly state: 'not-booked' }
  | { readonly state: 'no-card' }
  | { readonly state: 'refused'; readonly decided: Decided };

/** Asks for leave on the way to a stop, at most `permitMinutes` before the appointment. */
export async function takeLeave(
  house: VisitHouse,
  row: VisitRow,
  worker: string,
  at: Minute,
  { permitMinutes, earlyMinutes }: Pick<VisitTerms, 'permitMinutes' | 'earlyMinutes'>,
): Promise<Leave> {
  const { fromAt, untilAt, state } = row;
  if (state !== 'booked' || fromAt === null || untilAt === null || at >= untilAt)
    return { state: 'not-booked' };
  if (at < fromAt - permitMinutes) return { state: 'too-early', from: fromAt - permitMinutes };
  const [visitor] = await readVisitors(house.pool, [worker]);
  if (visitor === undefined) return { state: 'no-card' };
  // Judged with what is known now, for the first minute at which she may ring.
  const from = Math.max(at, fromAt - earlyMinutes);
  const debts = row.debts.split(' ');
  const attempt = visitAttempt(house.collecting, debts, row, worker, visitor.agency);
  const key = { slot: row.slot, borrower: row.borrower };
  const [decided] = await decide(
    house.pool,
    [{ key, attempt }],
    visitGate(house, () => from),
  );
  if (decided === undefined) throw new Error('one question has one answer');
  const { permit, until } = decided;
  if (permit === null || until === null) return { state: 'refused', decided };
  return { state: 'given', permit, at: decided.at, until: Math.min(until, untilAt - 1) };
}

/** How a permit stands at a minute; null: it can be tried. */
export type Standing = 'open' | 'used' | 'revoked' | 'over' | 'none';

/** Looks at a permit without using it: before the bell. */
export async function leaveStanding(
  house: VisitHouse,
  { slot, borrower }: VisitRow,
  permit: number | null,
  at: Minute,
): Promise<{ readonly standing: Standing; readonly why: string | null }> {
  if (permit === null) return { standing: 'none', why: null };
  const [state] = await transaction(house.pool, (client) =>
    readPermits(client, [{ slot, borrower, permit }]),
  );
  return { standing: standingOf(state, at), why: state?.revokedWhy ?? null };
}

function standingOf(state: PermitState | undefined, at: Minute): Standing {
  if (state === undefined) return 'none';
  if (state.usedAt !== null) return 'used';
  if (state.revokedWhy !== null) return 'revoked';
  return at > state.until || at < state.at ? 'over' : 'open';
}

/** Uses it at the minute of arrival. `was`: how it stood; a permit that this very arrival used before counts as open. */
export async function spendLeave(
  house: VisitHouse,
  row: VisitRow,
  permit: number | null,
  at: Minute,
): Promise<{ readonly was: Exclude<Standing, 'used'>; readonly why: string | null }> {
  const { standing, why } = await leaveStanding(house, row, permit, at);
  if (permit === null || standing === 'none') return { was: 'none', why };
  // Its process died between the use and the row: the contact stands, and this is its arrival.
  if (standing === 'used') return { was: row.permit === null ? 'open' : 'none', why };
  if (standing !== 'open') return { was: standing, why };
  const { slot, borrower } = row;
  const [used] = await use(
    house.pool,
    [{ slot, borrower, permit }],
    visitGate(house, () => at),
  );
  return used?.state === 'sending' ? { was: 'open', why: null } : { was: 'revoked', why: used?.why ?? null };
}
