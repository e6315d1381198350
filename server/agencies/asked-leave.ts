/**
 * How does a program of an agency get leave for one contact, and use it?
 *
 * Like everybody: it asks the gate in its own name, about a debt that lies with it, by a collector of its own who was examined; what it is
 * given is a permit of minutes that a payment, an agreement, a dispute, a stop or a recall revokes. At the instant of use it is judged
 * again, and from there it counts. A number is told with the use and never before, and only where the contract lets the agency dial.
 * Whatever is asked about what does not lie with it is kept among the breaches.
 */
import { agencyTermsOn, NUMBERS_TOLD_TO } from '../../policy/house/agencies/agency-terms.ts';
import type { Unfit } from '../../rules/agencies/agency-fitness.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Key } from '../db/accounts.ts';
import {
  type AskRow,
  keepAsk,
  NOBODY,
  noteAskUsed,
  noteTried,
  permitWords,
  readAsk,
  whereLies,
} from '../db/agencies/ask-rows.ts';
import type { PermitKey } from '../db/gate/permit-rows.ts';
import type { Pool } from '../db/pool.ts';
import { reasonsOf } from '../gate/kept-judgement.ts';
import { decide, type Gatehouse, use } from '../gate/permit-desk.ts';
import { attemptOf } from '../gate/situation-from.ts';
import { revealField } from '../vault/reveal-field.ts';
import { type Agencies, mayCollect, readAgencies, unfitOn } from './agency-desk.ts';
import { listUntoldBefore } from './reported-contact.ts';

/** What the desk works with on the open day. */
export interface AgencyRoom {
  readonly pool: Pool;
  readonly gatehouse: Gatehouse;
  readonly day: Day;
}

/** The program that asks: its agency, and the number of its key. */
export interface AgencyProgram {
  readonly agency: string;
  readonly key: string;
}

export type Leave =
  | { readonly state: 'permit'; readonly permit: PermitKey; readonly code: string; readonly until: Minute }
  | { readonly state: 'refused'; readonly reasons: readonly string[]; readonly nextAllowedAt: Minute | null }
  | { readonly state: 'outside' };

/** Why nobody of an agency calls about a debt on a day, before the gate is asked. */
export type BeforeGate = Unfit | 'nothing_due' | 'collector_untrained';

/** The reasons before the gate; none: it is asked. `worker` null: nobody in particular asks. What a list says of now is what leave says. */
export function beforeGate(
  agencies: Agencies,
  {
    agency,
    worker,
    isDue,
  }: { readonly agency: string; readonly worker: string | null; readonly isDue: boolean },
  day: Day,
): readonly BeforeGate[] {
  if (!isDue) return ['nothing_due'];
  const unfit = unfitOn(agencies, agency, day);
  if (unfit.length > 0) return unfit;
  return worker !== null && !mayCollect(agencies, agency, worker, day) ? ['collector_untrained'] : [];
}

/** Asks for leave to call about one debt. */
export async function askLeave(
  { pool, gatehouse, day }: AgencyRoom,
  { agency, key }: AgencyProgram,
  { account, worker }: { readonly account: Key; readonly worker: string },
): Promise<Leave> {
  const now = gatehouse.now();
  await listUntoldBefore(pool, day, now - agencyTermsOn(day).outcomeMinutes, agency);
  const lies = await whereLies(pool, account);
  const isOwn = lies?.agency === agency && lies.beginsOn !== null && lies.beginsOn <= day;
  if (lies === null || !isOwn) {
    const person = lies === null ? NOBODY : { slot: account.slot, borrower: lies.borrower };
    const detail = `${agency}: asked about a debt that does not lie with it`;
    await noteTried(pool, { ...person, day, kind: 'agency-outside', permit: null, detail });
    return { state: 'outside' };
  }
  const reasons = beforeGate(await readAgencies(pool), { agency, worker, isDue: lies.isDue }, day);
  if (reasons.length > 0) return { state: 'refused', reasons, nextAllowedAt: null };
  const { at: _, ...attempt } = attemptOf('call', account.accountId, 0, gatehouse.collecting);
  const person = { slot: account.slot, borrower: lies.borrower };
  const [decided] = await decide(
    pool,
    [{ key: person, attempt: { ...attempt, by: agency, worker } }],
    gatehouse,
  );
  if (decided === undefined) throw new Error('one question has one answer');
  if (decided.permit === null)
    return { state: 'refused', reasons: reasonsOf(decided), nextAllowedAt: decided.nextAllowedAt };
  const permit = { ...person, permit: decided.permit };
  await keepAsk(pool, { ...permit, ...account, agency, key, worker, at: decided.at });
  return { state: 'permit', permit, ...(await permitWords(pool, permit)) };
}

export type UsedLeave =
  | { readonly state: 'go'; readonly at: Minute; readonly number: string | null; readonly tellBy: Minute }
  | { readonly state: 'refused'; readonly why: string; readonly nextAllowedAt: Minute | null }
  | { readonly state: 'outside' };

/** Uses leave at this instant: judged again, and counted. */
export async function useLeave(
  { pool, gatehouse, day }: AgencyRoom,
  { agency }: AgencyProgram,
  permit: PermitKey,
): Promise<UsedLeave> {
  const ask = await readAsk(pool, permit);
  if (ask === null || ask.agency !== agency) {
    const detail = `${agency}: tried to use leave that is not its own`;
    const person = ask === null ? NOBODY : permit;
    const number = ask === null ? null : permit.permit;
    await noteTried(pool, { ...person, day, kind: 'agency-outside', permit: number, detail });
    return { state: 'outside' };
  }
  const [used] = await use(pool, [permit], gatehouse);
  if (used === undefined) throw new Error('one permit has one answer');
  if (used.state === 'refused') {
    const { why, nextAllowedAt } = used;
    if (used.decision === null)
      await noteTried(pool, {
        ...permit,
        day,
        kind: 'agency-late',
        detail: `${agency}: tried to use leave that had run out, was used or was taken back`,
      });
    return { state: 'refused', why, nextAllowedAt };
  }
  await noteAskUsed(pool, permit, used.at);
  const tellBy = used.at + agencyTermsOn(day).outcomeMinutes;
  return { state: 'go', at: used.at, number: await numberFor(pool, ask, day), tellBy };
}

/** The number to dial, where the contract says that the agency dials; it is written down as seen and counted for the whole agency. */
async function numberFor(
  pool: Pool,
  { slot, borrower, accountId, agency }: AskRow,
  day: Day,
): Promise<string | null> {
  const contract = (await readAgencies(pool)).files.get(agency)?.contract ?? null;
  if (contract === null || contract.dials !== 'own' || day > contract.until) return null;
  const outcome = await revealField(pool, {
    who: agency,
    roles: ['agency'],
    what: NUMBERS_TOLD_TO,
    person: { slot, borrower },
    account: accountId,
    field: 'phone',
    why: 'speaking',
    note: '',
    dialled: false,
  });
  return outcome.state === 'open' ? outcome.value : null;
}
