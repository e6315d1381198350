/**
 * What did people ask about their data, and what became of it?
 *
 * What somebody wants it corrected to lies sealed under his own key and is opened here. An erasure that is open is one; it is proposed by
 * one person and ended by another: the table holds that too.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import { decrypt, encrypt } from '../../evidence/master-key.ts';
import { type KeptKey, personKeyOf } from '../../evidence/sealing.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export type DataField = 'name' | 'phone' | 'email' | 'address';

export const REQUEST_VIAS = ['portal', 'letter', 'call', 'email', 'authority'] as const;
export type RequestVia = (typeof REQUEST_VIAS)[number];

export interface DataRequestRow extends BorrowerKey {
  readonly request: number;
  readonly account: bigint;
  readonly kind: 'correct' | 'erase';
  readonly field: DataField | null;
  readonly wanted: string | null;
  readonly via: RequestVia;
  readonly takenBy: string | null;
  readonly madeOn: Day;
  readonly dueOn: Day;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly proposed: 'erase' | 'refuse' | null;
  readonly proposedBy: string | null;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  readonly why: string | null;
  readonly untilOn: Day | null;
}

export interface RequestKey extends BorrowerKey {
  readonly request: number;
}

interface Raw extends Omit<DataRequestRow, 'wanted'> {
  readonly sealed: Buffer | null;
  readonly key: KeptKey | null;
}

const COLUMNS = `r.slot, r.borrower_id as borrower, r.request, r.account_id as account, r.kind, r.field, r.wanted as sealed, r.via,
  r.taken_by as "takenBy", r.made_on as "madeOn", r.due_on as "dueOn", r.state, r.proposed, r.proposed_by as "proposedBy",
  r.decided_on as "decidedOn", r.decided_by as "decidedBy", r.why, r.until_on as "untilOn",
  (select b.key from borrower b where b.slot = r.slot and b.borrower_id = r.borrower_id) as key`;

const wishPlace = ({ slot, borrower }: BorrowerKey) => `wanted/${slot}/${borrower}`;

/** Empty where he was erased. */
function opened({ sealed, key, ...row }: Raw): DataRequestRow {
  if (sealed === null) return { ...row, wanted: null };
  if (key === null || sealed.length === 0) return { ...row, wanted: '' };
  return { ...row, wanted: decrypt(personKeyOf(row, key), wishPlace(row), sealed).toString('utf8') };
}

async function sealedWish(db: Queryable, key: BorrowerKey, wanted: string): Promise<Buffer> {
  const { rows } = await db.query<{ key: KeptKey }>(
    'select key from borrower where slot = $1 and borrower_id = $2 and key is not null',
    [key.slot, key.borrower],
  );
  if (rows[0] === undefined) throw new Error('a wish of somebody who was erased');
  return encrypt(personKeyOf(key, rows[0].key), wishPlace(key), wanted);
}

/** What is told when one is written down. */
export type NewRequest = Pick<
  DataRequestRow,
  'slot' | 'borrower' | 'account' | 'kind' | 'field' | 'wanted' | 'via' | 'takenBy' | 'madeOn' | 'dueOn'
> & {
  readonly at: Minute;
  /** An erasure that the law forbids is answered at once. */
  readonly refused: { readonly why: string; readonly until: Day | null } | null;
};

/** Writes one down; its number. The borrower is locked. An erasure that is open already is that one. */
export async function writeRequest(client: Client, one: NewRequest): Promise<number> {
  const wanted = one.wanted === null ? null : await sealedWish(client, one, one.wanted);
  const { refused } = one;
  const { rows } = await client.query<{ request: number }>(
    `with open as (
       select request from data_request
        where slot = $1 and borrower_id = $2 and kind = 'erase' and $4 = 'erase' and state = 'waiting'),
     new as (
       insert into data_request (slot, borrower_id, request, account_id, kind, field, wanted, via, taken_by, at, made_on, due_on,
                                 state, decided_on, decided_by, why, until_on)
       select $1, $2, coalesce((select max(request) from data_request where slot = $1 and borrower_id = $2), 0) + 1, $3, $4, $5, $6, $7,
              $8, $9, $10, $11, case when $12::text is null then 'waiting' else 'refused' end,
              case when $12::text is not null then $10::date end, case when $12::text is not null then 'retention' end, $12, $13
        where not exists (select from open)
       returning request)
     select request from open union all select request from new`,
    [
      one.slot,
      one.borrower,
      one.account,
      one.kind,
      one.field,
      wanted,
      one.via,
      one.takenBy,
      one.at,
      formatDay(one.madeOn),
      formatDay(one.dueOn),
      refused?.why ?? null,
      refused?.until == null ? null : formatDay(refused.until),
    ],
  );
  return rows[0]!.request;
}

/** Somebody's, newest first. */
export async function requestsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<DataRequestRow[]> {
  const { rows } = await db.query<Raw>(
    `select ${COLUMNS} from data_request r where r.slot = $1 and r.borrower_id = $2 order by r.request desc limit 50`,
    [slot, borrower],
  );
  return rows.map(opened);
}

/** One of them; null when there is none. */
export async function readRequest(
  db: Queryable,
  { slot, borrower, request }: RequestKey,
): Promise<DataRequestRow | null> {
  const { rows } = await db.query<Raw>(
    `select ${COLUMNS} from data_request r where r.slot = $1 and r.borrower_id = $2 and r.request = $3`,
    [slot, borrower, request],
  );
  return rows[0] === undefined ? null : opened(rows[0]);
}

/** Those that wait for a person, most urgent first, behind one; at most `size`. */
export async function waitingRequests(
  db: Queryable,
  after: (RequestKey & { readonly dueOn: Day }) | null,
  size: number,
): Promise<DataRequestRow[]> {
  const { rows } = await db.query<Raw>(
    `select ${COLUMNS} from data_request r
      where r.state = 'waiting' and (r.due_on, r.slot, r.borrower_id, r.request) > ($1::date, $2::smallint, $3::bigint, $4::int)
      order by r.due_on, r.slot, r.borrower_id, r.request limit $5`,
    [
      after === null ? '0001-01-01' : formatDay(after.dueOn),
      after?.slot ?? -1,
      after?.borrower ?? 0n,
      after?.request ?? 0,
      size,
    ],
  );
  return rows.map(opened);
}

/** How many wait, and the day by which the first must have its answer. */
export async function countRequests(db: Queryable): Promise<{ waiting: number; due: Day | null }> {
  const { rows } = await db.query<{ waiting: number; due: Day | null }>(
    "select count(*)::int as waiting, min(due_on) as due from data_request where state = 'waiting'",
  );
  return rows[0]!;
}

/** Writes what one person proposes about an erasure; false where it has ended. A later proposal takes the place of the earlier one. */
export async function proposeErasure(
  client: Client,
  { slot, borrower, request }: RequestKey,
  proposed: 'erase' | 'refuse',
  why: string,
  by: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update data_request set proposed = $4, why = $5, proposed_by = $6
      where slot = $1 and borrower_id = $2 and request = $3 and kind = 'erase' and state = 'waiting'`,
    [slot, borrower, request, proposed, why, by],
  );
  return rowCount === 1;
}

/** Ends an erasure as it was proposed, on the word of somebody else; false where it is not so. */
export async function endErasure(
  db: Queryable,
  { slot, borrower, request }: RequestKey,
  day: Day,
  by: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update data_request
        set decided_on = $4, decided_by = $5, state = case proposed when 'erase' then 'done' else 'refused' end
      where slot = $1 and borrower_id = $2 and request = $3 and kind = 'erase' and state = 'waiting'
        and proposed is not null and proposed_by <> $5`,
    [slot, borrower, request, formatDay(day), by],
  );
  return rowCount === 1;
}

/** Answers a correction that waits; false: there is none, or it was answered before. */
export async function answerCorrection(
  db: Queryable,
  { slot, borrower, request }: RequestKey,
  to: { readonly state: 'done' | 'refused'; readonly on: Day; readonly by: string; readonly why: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update data_request set state = $4, decided_on = $5, decided_by = $6, why = $7
      where slot = $1 and borrower_id = $2 and request = $3 and kind = 'correct' and state = 'waiting'`,
    [slot, borrower, request, to.state, formatDay(to.on), to.by, to.why],
  );
  return rowCount === 1;
}

/** A hold that stands. */
export interface StandingHold extends BorrowerKey {
  readonly account: bigint;
  readonly why: string;
  readonly setAt: Date;
}

/** Legal holds that stand, latest first. */
export async function standingHolds(db: Queryable, size: number): Promise<StandingHold[]> {
  const { rows } = await db.query<StandingHold>(
    `select h.slot, h.borrower_id as borrower, h.why, h.set_at as "setAt",
            (select min(a.account_id) from account a where a.slot = h.slot and a.borrower_id = h.borrower_id) as account
       from legal_hold h where h.lifted_at is null order by h.set_at desc, h.slot, h.borrower_id limit $1`,
    [size],
  );
  return rows;
}
