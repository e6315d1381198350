/**
 * What becomes of a contact that an agency reports, and of one that it does not?
 *
 * An outcome is taken for leave that was used, once; it may be any but "it never happened", since what had leave counts. A contact without
 * leave, or on leave that was never used, is a breach the moment it is reported: it is written down, counts for nobody as lawful, and
 * whoever watches hears of it. Leave whose outcome is not reported in time is one too.
 */
import { agencyTermsOn } from '../../policy/house/agencies/agency-terms.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import type { Key } from '../db/accounts.ts';
import {
  NOBODY,
  noteAskTold,
  noteTried,
  noteTriedIn,
  readAsk,
  takeUntold,
  whereLies,
} from '../db/agencies/ask-rows.ts';
import type { PermitKey } from '../db/gate/permit-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { knownAt } from '../gate/silence.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { tellOfPeopleIn, tellOutcomesIn } from '../gate/tell-person.ts';
import { zoneAround } from '../zone-table.ts';
import type { AgencyProgram, AgencyRoom } from './asked-leave.ts';
import type { AgencyHouse } from './placed-standing.ts';

/** What a call of an agency came to. */
export const CALL_ENDS = ['conversation', 'no-answer', 'busy', 'not-in-service', 'voicemail'] as const;
export type CallEnd = (typeof CALL_ENDS)[number];

/** What was said against being contacted: it silences at once, whoever heard it. */
export const SAID_TO_AGENCY = ['asks-for-no-contact', 'does-not-owe'] as const;

/** A contact as it is reported. `permit` null: the agency says itself that it had none. */
export interface Reported {
  readonly account: Key;
  readonly permit: PermitKey | null;
  readonly at: Minute;
  readonly outcome: CallEnd;
  readonly said: (typeof SAID_TO_AGENCY)[number] | null;
}

/** `kept`: it stands in the log; `breach`: it stands among the breaches; `known`: it was reported before. */
export type ReportTaken = { readonly state: 'kept' | 'known' | 'breach' };

/** Takes a report. */
export async function reportContact(
  room: AgencyRoom,
  { agency }: AgencyProgram,
  reported: Reported,
): Promise<ReportTaken> {
  const { pool, gatehouse, day } = room;
  const { account, permit } = reported;
  const ask = permit === null ? null : await readAsk(pool, permit);
  if (ask === null || ask.agency !== agency || ask.accountId !== account.accountId) {
    const lies = await whereLies(pool, account);
    const person = lies === null ? NOBODY : { slot: account.slot, borrower: lies.borrower };
    const detail = `${agency}: reported a contact for which it had no leave`;
    await noteTried(pool, { ...person, day, kind: 'agency-no-permit', permit: null, detail });
    return { state: 'breach' };
  }
  const now = gatehouse.now();
  const terms = agencyTermsOn(day);
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [ask]);
    const stands = await readAsk(client, ask);
    const tried = { slot: ask.slot, borrower: ask.borrower, permit: ask.permit, day };
    if (stands === null || stands.usedAt === null) {
      const detail = `${agency}: reported a contact on leave that was not used in time`;
      await noteTriedIn(client, { ...tried, kind: 'agency-late', detail });
      return { state: 'breach' };
    }
    if (!(await noteAskTold(client, ask, now))) return { state: 'known' };
    const raised = reported.outcome === 'conversation' ? [String(ask.accountId)] : [];
    const ending = { type: 'outcome', outcome: reported.outcome, raised, discussed: raised } as const;
    const at = Math.min(Math.max(reported.at, stands.usedAt), now);
    await tellOutcomesIn(client, [{ key: ask, permit: ask.permit, at, ending }]);
    if (reported.said !== null) {
      const fact = { type: 'said', by: BORROWER, via: 'call', says: reported.said } as const;
      await tellOfPeopleIn(client, [{ key: ask, at, fact }], knownAt(now));
    }
    if (now <= stands.usedAt + terms.outcomeMinutes) return { state: 'kept' };
    const detail = `${agency}: reported an outcome too late`;
    await noteTriedIn(client, { ...tried, kind: 'agency-untold', detail });
    return { state: 'kept' };
  });
}

/** Lists leave of an agency (null: of all) that was used before a minute and whose outcome nobody reported. */
export async function listUntoldBefore(
  pool: Pool,
  day: Day,
  before: Minute,
  agency: string | null,
): Promise<number> {
  return transaction(pool, async (client) => {
    const untold = await takeUntold(client, before, agency);
    untold.sort((a, b) => a.slot - b.slot || (a.borrower < b.borrower ? -1 : 1));
    for (const { slot, borrower, permit, agency: whose } of untold) {
      const detail = `${whose}: did not report the outcome`;
      await noteTriedIn(client, { slot, borrower, day, kind: 'agency-untold', permit, detail });
    }
    return untold.length;
  });
}

/** The same for all agencies, before the first minute of a day. */
export async function listUntold(pool: Pool, day: Day, { collecting }: AgencyHouse): Promise<number> {
  const at = startOfDay(zoneAround(collecting.timeZone, day * DAY_MINUTES), day);
  return listUntoldBefore(pool, day, at - agencyTermsOn(day).outcomeMinutes, null);
}
