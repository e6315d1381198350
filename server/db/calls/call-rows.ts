/**
 * How are calls of agents kept: begun before they are placed, and completed by whoever tells of them?
 *
 * All of it under the lock of the borrower. What the exchange tells is laid over what is there without ever replacing it, so that
 * news may come late, twice and in any order. An outcome of the exchange never stands against one that the agent entered.
 */
import { toldWithReach, wordsOpener } from '../../vault/sealed-person.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import { tellOfTeam } from '../gate/silence-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import {
  personOf,
  reachesIn,
  reachesOf,
  type WithPerson,
  type WithReaches,
} from '../vault/person-columns.ts';
import { sealerOf, wordsAt } from '../vault/said-rows.ts';

/** A call: the contact that was begun on this permit. */
export interface CallKey extends BorrowerKey {
  readonly permit: number;
}

/** A call about to be placed. */
export interface NewCall extends CallKey {
  readonly worker: string;
  readonly extension: string;
  readonly line: string;
}

/** A call as it stands. Times in milliseconds since 1970: `begunAt` by the database's clock, the others by the exchange's. */
export interface CallRow extends NewCall {
  readonly state: 'placing' | 'placed' | 'refused' | 'unknown';
  readonly why: string | null;
  readonly begunAt: number;
  readonly reference: string | null;
  readonly rangAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly cause: string | null;
  readonly outcome: string | null;
  readonly outcomeBy: 'agent' | 'exchange' | null;
  readonly note: string | null;
  readonly recording: string | null;
  readonly recordingBytes: number | null;
  readonly recordingType: string | null;
  readonly recordingFrom: 'exchange' | 'upload' | null;
  readonly recordingFault: string | null;
}

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const COLUMNS = `slot, borrower_id as borrower, permit, worker, extension, line, state, why, ${MS('begun_at')} as "begunAt", reference,
  ${MS('rang_at')} as "rangAt", ${MS('answered_at')} as "answeredAt", ${MS('ended_at')} as "endedAt", cause, outcome,
  outcome_by as "outcomeBy", note, recording, recording_bytes::float8 as "recordingBytes", recording_type as "recordingType",
  recording_from as "recordingFrom", recording_fault as "recordingFault",
  case when note is not null then (select ${personOf('b')} from borrower b
     where b.slot = phone_call.slot and b.borrower_id = phone_call.borrower_id) end as person`;

type StoredCall = Omit<CallRow, 'note'> & WithPerson & { readonly note: Buffer | null };

/** Calls with their notes opened; of somebody who was erased there are none. */
const opened = (rows: readonly StoredCall[]): CallRow[] =>
  rows.map(({ person, ...row }) => ({
    ...row,
    note: wordsOpener(person)(wordsAt('phone_call', 'note', row.permit), row.note),
  }));

/** Whom to call and how to name him, read under the lock: the number that was meant, and the code of the permit. */
export interface CallSheet {
  readonly phone: string | null;
  readonly code: string;
  /** Something became known after the permit was used: the call must not be placed. */
  readonly crossed: boolean;
}

/** What a call on a permit needs; null when there is no such permit. */
export async function readSheet(
  client: Client,
  { slot, borrower, permit }: CallKey,
): Promise<CallSheet | null> {
  const { rows } = await client.query<Omit<CallSheet, 'phone'> & WithReaches>(
    `select ${personOf('b')} as person, ${reachesOf('b', "d.address_id = 'phone'")} as reaches,
            p.code,
            exists (select from person_fact where slot = $1 and borrower_id = $2 and permit = $3 and type = 'crossed') as crossed
       from permit p join borrower b on b.slot = p.slot and b.borrower_id = p.borrower_id
      where p.slot = $1 and p.borrower_id = $2 and p.permit = $3`,
    [slot, borrower, permit],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { code, crossed } = row;
  const own = toldWithReach(row.person, reachesIn(row)[0] ?? null);
  return { phone: own.literal ?? own.phone, code, crossed };
}

/** Writes a call down before it is placed. */
export async function beginCall(client: Client, call: NewCall): Promise<void> {
  const { slot, borrower, permit, worker, extension, line } = call;
  await client.query(
    `insert into phone_call (slot, borrower_id, permit, worker, extension, line, state)
     values ($1, $2, $3, $4, $5, $6, 'placing')`,
    [slot, borrower, permit, worker, extension, line],
  );
  await tellOfTeam(client);
}

/** What the exchange said to the order. An event that came first has said it already. */
export async function settlePlacing(
  client: Client,
  { slot, borrower, permit }: CallKey,
  state: 'placed' | 'refused' | 'unknown',
  reference: string | null,
  why: string | null,
): Promise<boolean> {
  const done = await client.query(
    `update phone_call set state = $4, reference = coalesce(reference, $5), why = $6
      where slot = $1 and borrower_id = $2 and permit = $3 and state in ('placing', 'unknown')`,
    [slot, borrower, permit, state, reference, why],
  );
  await tellOfTeam(client);
  return done.rowCount === 1;
}

/** What an exchange tells of a call; times in seconds since 1970. */
export interface CallTold {
  readonly reference: string;
  readonly rang: number | null;
  readonly answered: number | null;
  readonly ended: number | null;
  readonly cause: string | null;
}

/** Lays what is told over the call; null when there is no such call on this line. */
export async function foldCall(
  client: Client,
  { slot, borrower, permit }: CallKey,
  line: string,
  { reference, rang, answered, ended, cause }: CallTold,
): Promise<CallRow | null> {
  const { rows } = await client.query<StoredCall>(
    `update phone_call
        set state = 'placed', why = null, reference = coalesce(reference, $5), rang_at = coalesce(rang_at, to_timestamp($6)),
            answered_at = coalesce(answered_at, to_timestamp($7)), ended_at = coalesce(ended_at, to_timestamp($8)),
            cause = coalesce(cause, $9)
      where slot = $1 and borrower_id = $2 and permit = $3 and line = $4 and state <> 'refused'
        and (reference is null or reference = $5)
     returning ${COLUMNS}`,
    [slot, borrower, permit, line, reference, rang, answered, ended, cause],
  );
  await tellOfTeam(client);
  return opened(rows)[0] ?? null;
}

/** Keeps an outcome; false where one stands that the exchange may not replace. */
export async function markOutcome(
  client: Client,
  { slot, borrower, permit }: CallKey,
  outcome: string,
  by: 'agent' | 'exchange',
  note: string | null,
): Promise<boolean> {
  const seal = note === null ? null : await sealerOf(client, { slot, borrower });
  const sealed = seal?.(wordsAt('phone_call', 'note', permit), note) ?? null;
  const done = await client.query(
    `update phone_call set outcome = $4, outcome_by = $5, note = coalesce($6, note)
      where slot = $1 and borrower_id = $2 and permit = $3 and ($5 = 'agent' or outcome is null)`,
    [slot, borrower, permit, outcome, by, sealed],
  );
  await tellOfTeam(client);
  return done.rowCount === 1;
}

/** One call; null when there is none. */
export async function readCall(db: Queryable, { slot, borrower, permit }: CallKey): Promise<CallRow | null> {
  const { rows } = await db.query<StoredCall>(
    `select ${COLUMNS} from phone_call where slot = $1 and borrower_id = $2 and permit = $3`,
    [slot, borrower, permit],
  );
  return opened(rows)[0] ?? null;
}

/** The call with a person that has not ended as far as anybody knows. */
export async function openCall(db: Queryable, { slot, borrower }: BorrowerKey): Promise<CallRow | null> {
  const { rows } = await db.query<StoredCall>(
    `select ${COLUMNS} from phone_call
      where slot = $1 and borrower_id = $2 and state <> 'refused' and ended_at is null and outcome is null
      order by permit desc limit 1`,
    [slot, borrower],
  );
  return opened(rows)[0] ?? null;
}

/** Calls of which nobody knows whether the exchange has them, begun more than so many seconds ago. */
export async function unknownCalls(db: Queryable, seconds: number): Promise<CallRow[]> {
  const { rows } = await db.query<StoredCall>(
    `select ${COLUMNS} from phone_call
      where state in ('placing', 'unknown') and begun_at < clock_timestamp() - $1 * interval '1 second'
      order by slot, borrower_id, permit`,
    [seconds],
  );
  return opened(rows);
}

/** A recording that is kept. */
export interface KeptRecording {
  readonly digest: string;
  readonly bytes: number;
  readonly type: string;
  readonly from: 'exchange' | 'upload';
}

/** Names the recording of a call; false where there is another one already, which stays. */
export async function markRecording(
  client: Client,
  { slot, borrower, permit }: CallKey,
  { digest, bytes, type, from }: KeptRecording,
): Promise<boolean> {
  const done = await client.query(
    `update phone_call set recording = $4, recording_bytes = $5, recording_type = $6, recording_from = $7, recording_fault = null
      where slot = $1 and borrower_id = $2 and permit = $3 and recording is null`,
    [slot, borrower, permit, digest, bytes, type, from],
  );
  return done.rowCount === 1;
}

/** Says why a recording that was announced could not be kept; one that is kept needs no such word. */
export async function markFault(
  db: Queryable,
  { slot, borrower, permit }: CallKey,
  why: string,
): Promise<void> {
  await db.query(
    `update phone_call set recording_fault = $4
      where slot = $1 and borrower_id = $2 and permit = $3 and recording is null`,
    [slot, borrower, permit, why],
  );
}
