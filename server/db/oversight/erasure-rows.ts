/**
 * Who asked to be forgotten, and how far is it?
 *
 * One open wish a person. Proposed by one and ended by another: the table holds that too. Nothing of the person's words stands here.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { type BorrowerKey, lockBorrowers } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export const ERASURE_VIAS = ['portal', 'letter', 'call', 'email', 'authority'] as const;
export type ErasureVia = (typeof ERASURE_VIAS)[number];

/** A wish as it stands. */
export interface ErasureRequest extends BorrowerKey {
  readonly request: number;
  readonly account: bigint;
  readonly askedOn: Day;
  readonly via: ErasureVia;
  readonly takenBy: string | null;
  readonly proposed: 'erase' | 'refuse' | null;
  readonly proposedBy: string | null;
  readonly why: string | null;
  readonly endedOn: Day | null;
  readonly endedAs: 'erased' | 'refused' | 'withdrawn' | null;
  readonly endedBy: string | null;
}

export interface RequestKey extends BorrowerKey {
  readonly request: number;
}

const COLUMNS = `slot, borrower_id as borrower, request, account_id as account, asked_on as "askedOn", via, taken_by as "takenBy",
  proposed, proposed_by as "proposedBy", why, ended_on as "endedOn", ended_as as "endedAs", ended_by as "endedBy"`;

/** Takes a wish in; the open one where there is one already. */
export async function takeErasureRequest(
  client: Client,
  key: BorrowerKey,
  asked: {
    readonly account: bigint;
    readonly day: Day;
    readonly via: ErasureVia;
    readonly takenBy: string | null;
  },
): Promise<number> {
  await lockBorrowers(client, [key]);
  const { rows } = await client.query<{ request: number }>(
    `with open as (
       select request from erasure_request where slot = $1 and borrower_id = $2 and ended_on is null),
     new as (
       insert into erasure_request (slot, borrower_id, request, account_id, asked_on, via, taken_by)
       select $1, $2, coalesce((select max(request) from erasure_request where slot = $1 and borrower_id = $2), 0) + 1,
              $3, $4, $5, $6
        where not exists (select from open)
       returning request)
     select request from open union all select request from new`,
    [key.slot, key.borrower, asked.account, formatDay(asked.day), asked.via, asked.takenBy],
  );
  return rows[0]!.request;
}

/** Wishes that wait, oldest first, behind a key; at most `size`. */
export async function waitingErasures(
  db: Queryable,
  after: { readonly askedOn: Day; readonly slot: number; readonly borrower: bigint } | null,
  size: number,
): Promise<ErasureRequest[]> {
  const { rows } = await db.query<ErasureRequest>(
    `select ${COLUMNS} from erasure_request
      where ended_on is null and (asked_on, slot, borrower_id) > ($1::date, $2::smallint, $3::bigint)
      order by asked_on, slot, borrower_id limit $4`,
    [
      after === null ? '0001-01-01' : formatDay(after.askedOn),
      after?.slot ?? -1,
      after?.borrower ?? 0n,
      size,
    ],
  );
  return rows;
}

/** How many wait, and since when. */
export async function countErasures(db: Queryable): Promise<{ waiting: number; oldest: Day | null }> {
  const { rows } = await db.query<{ waiting: number; oldest: Day | null }>(
    'select count(*)::int as waiting, min(asked_on) as oldest from erasure_request where ended_on is null',
  );
  return rows[0]!;
}

/** One wish; null when there is none. */
export async function readErasureRequest(
  db: Queryable,
  { slot, borrower, request }: RequestKey,
): Promise<ErasureRequest | null> {
  const { rows } = await db.query<ErasureRequest>(
    `select ${COLUMNS} from erasure_request where slot = $1 and borrower_id = $2 and request = $3`,
    [slot, borrower, request],
  );
  return rows[0] ?? null;
}

/** Writes what one person proposes; false where the wish has ended. A later proposal takes the place of the earlier one. */
export async function proposeErasure(
  client: Client,
  { slot, borrower, request }: RequestKey,
  proposed: 'erase' | 'refuse',
  why: string,
  by: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update erasure_request set proposed = $4, why = $5, proposed_by = $6
      where slot = $1 and borrower_id = $2 and request = $3 and ended_on is null`,
    [slot, borrower, request, proposed, why, by],
  );
  return rowCount === 1;
}

/** Ends a wish as it was proposed, on the word of somebody else; false where it is not so. */
export async function endErasure(
  client: Queryable,
  { slot, borrower, request }: RequestKey,
  day: Day,
  by: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update erasure_request
        set ended_on = $4, ended_by = $5, ended_as = case proposed when 'erase' then 'erased' else 'refused' end
      where slot = $1 and borrower_id = $2 and request = $3 and ended_on is null and proposed is not null and proposed_by <> $5`,
    [slot, borrower, request, formatDay(day), by],
  );
  return rowCount === 1;
}

/** A hold that stands. */
export interface StandingHold extends BorrowerKey {
  readonly account: bigint;
  readonly why: string;
  readonly setAt: Date;
}

/** Holds that stand, latest first. */
export async function standingHolds(db: Queryable, size: number): Promise<StandingHold[]> {
  const { rows } = await db.query<StandingHold>(
    `select h.slot, h.borrower_id as borrower, h.why, h.set_at as "setAt",
            (select min(a.account_id) from account a where a.slot = h.slot and a.borrower_id = h.borrower_id) as account
       from legal_hold h where h.lifted_at is null order by h.set_at desc, h.slot, h.borrower_id limit $1`,
    [size],
  );
  return rows;
}
