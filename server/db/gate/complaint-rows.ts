/**
 * What did borrowers say was wrong, by when must it be decided, and what came of it?
 */
import type {
  ComplaintCause,
  ComplaintKind,
  ComplaintVia,
} from '../../../rules/complaint/complaint-kinds.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';
import type { BorrowerKey } from './person-rows.ts';

/** A complaint as it is taken. `fact`: its entry in the person's log. */
export interface NewComplaint extends BorrowerKey {
  readonly at: number;
  readonly receivedOn: Day;
  readonly dueOn: Day | null;
  readonly rule: string | null;
  readonly kind: ComplaintKind;
  readonly via: ComplaintVia;
  readonly account: bigint | null;
  /** Who wrote it down; null: the borrower himself. */
  readonly takenBy: string | null;
  readonly theirNumber: string | null;
  readonly suggested: ComplaintKind | null;
  readonly hardship: boolean;
  /** What it is about: the contact, or the account. */
  readonly about: string;
  readonly words: string;
  readonly fact: number;
}

/** Which complaint. */
export interface ComplaintKey extends BorrowerKey {
  readonly complaint: number;
}

/** A complaint as it stands. */
export interface ComplaintRow extends NewComplaint, ComplaintKey {
  readonly review: number | null;
  readonly owner: string | null;
  readonly decidedOn: Day | null;
  readonly valid: boolean | null;
  readonly reason: string | null;
  readonly cause: ComplaintCause | null;
  readonly causeOf: string | null;
  readonly answer: string | null;
  readonly extendedOn: Day | null;
  readonly extendedWhy: string | null;
}

/** What was decided. */
export interface ComplaintVerdict {
  readonly valid: boolean;
  readonly reason: string;
  readonly cause: ComplaintCause;
  readonly causeOf: string | null;
  readonly answer: string;
}

const dayText = (day: Day | null) => (day === null ? null : formatDay(day));

/** Keeps a complaint, under the borrower's lock; returns its number. */
export async function keepComplaint(client: Client, one: NewComplaint): Promise<number> {
  const { rows } = await client.query<{ complaint: number }>(
    `insert into complaint (slot, borrower_id, complaint, at, received_on, due_on, rule, about, words, fact,
                            kind, via, account_id, taken_by, their_number, suggested, hardship)
     select $1, $2, coalesce(max(complaint), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
       from complaint where slot = $1 and borrower_id = $2
     returning complaint`,
    [
      one.slot,
      one.borrower,
      one.at,
      formatDay(one.receivedOn),
      dayText(one.dueOn),
      one.rule,
      one.about,
      one.words,
      one.fact,
      one.kind,
      one.via,
      one.account,
      one.takenBy,
      one.theirNumber,
      one.suggested,
      one.hardship,
    ],
  );
  return rows[0]!.complaint;
}

/** Names its case in the review queue. */
export async function tieReview(client: Client, key: ComplaintKey, review: number): Promise<void> {
  await client.query(
    'update complaint set review = $4 where slot = $1 and borrower_id = $2 and complaint = $3',
    [key.slot, key.borrower, key.complaint, review],
  );
}

const SHOWN = `c.slot, c.borrower_id as borrower, c.complaint, c.at, c.received_on as "receivedOn", c.due_on as "dueOn", c.rule, c.kind, c.via,
  c.account_id as account, c.taken_by as "takenBy", c.their_number as "theirNumber", c.suggested, c.hardship, c.about, c.words, c.fact,
  c.review, r.owner, c.decided_on as "decidedOn", c.valid, c.reason, c.cause, c.cause_of as "causeOf", c.answer,
  c.extended_on as "extendedOn", c.extended_why as "extendedWhy"`;
const FROM = `complaint c left join review_case r on r.slot = c.slot and r.borrower_id = c.borrower_id and r.seq = c.review`;

/** One complaint, locked by its borrower's lock; null when there is none. */
export async function readComplaint(db: Queryable, key: ComplaintKey): Promise<ComplaintRow | null> {
  const { rows } = await db.query<ComplaintRow>(
    `select ${SHOWN} from ${FROM} where c.slot = $1 and c.borrower_id = $2 and c.complaint = $3`,
    [key.slot, key.borrower, key.complaint],
  );
  return rows[0] ?? null;
}

/** One borrower's complaints, newest first. */
export async function complaintsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<ComplaintRow[]> {
  const { rows } = await db.query<ComplaintRow>(
    `select ${SHOWN} from ${FROM} where c.slot = $1 and c.borrower_id = $2 order by c.complaint desc`,
    [slot, borrower],
  );
  return rows;
}

/** Where a complaint stands in the list of those that wait, or of those that are decided: small numbers first. */
const STANDS = {
  open: `array[coalesce(c.due_on - date '1970-01-01', 9999999), c.at, c.slot, c.borrower_id, c.complaint]::bigint[]`,
  decided: `array[-(c.decided_on - date '1970-01-01'), -c.at, c.slot, c.borrower_id, c.complaint]::bigint[]`,
} as const;

/** Complaints that wait, the most urgent first, or the decided ones, the last first; behind the `stands` of the last row of a page. */
export async function complaintQueue(
  db: Queryable,
  open: boolean,
  count: number,
  after: readonly bigint[] | null = null,
): Promise<(ComplaintRow & { readonly stands: readonly bigint[] })[]> {
  const stands = open ? STANDS.open : STANDS.decided;
  const { rows } = await db.query<ComplaintRow & { stands: bigint[] }>(
    `select ${SHOWN}, ${stands} as stands from ${FROM}
      where c.decided_on is ${open ? '' : 'not'} null and ($2::bigint[] is null or ${stands} > $2) order by stands limit $1`,
    [count, after],
  );
  return rows;
}

/** Changes what it is about, as the person who has it reads it. */
export async function sortComplaint(client: Client, key: ComplaintKey, kind: ComplaintKind): Promise<void> {
  await client.query(
    'update complaint set kind = $4 where slot = $1 and borrower_id = $2 and complaint = $3',
    [key.slot, key.borrower, key.complaint, kind],
  );
}

/** Gives it a later day, for a reason that the complainant is told. */
export async function extendComplaint(
  client: Client,
  key: ComplaintKey,
  { dueOn, on, why }: { readonly dueOn: Day; readonly on: Day; readonly why: string },
): Promise<void> {
  await client.query(
    `update complaint set due_on = $4, extended_on = $5, extended_why = $6
      where slot = $1 and borrower_id = $2 and complaint = $3`,
    [key.slot, key.borrower, key.complaint, formatDay(dueOn), formatDay(on), why],
  );
}

/** Writes what was decided. */
export async function decideComplaintRow(
  client: Client,
  key: ComplaintKey,
  on: Day,
  { valid, reason, cause, causeOf, answer }: ComplaintVerdict,
): Promise<void> {
  await client.query(
    `update complaint set decided_on = $4, valid = $5, reason = $6, cause = $7, cause_of = $8, answer = $9
      where slot = $1 and borrower_id = $2 and complaint = $3`,
    [key.slot, key.borrower, key.complaint, formatDay(on), valid, reason, cause, causeOf, answer],
  );
}

/** One line of the statistics. */
export interface ComplaintCount {
  readonly what: 'kind' | 'via' | 'cause' | 'cause_of';
  readonly name: string;
  readonly received: number;
  readonly valid: number;
  readonly late: number;
}

/** Complaints received from a day to another: by kind, way, cause and what caused them; and how many accounts there are. */
export async function countComplaints(
  db: Queryable,
  from: Day,
  to: Day,
  today: Day,
): Promise<{ readonly accounts: number; readonly counts: ComplaintCount[] }> {
  const accounts = await db.query<{ count: number }>('select count(*)::int as count from account');
  const { rows } = await db.query<ComplaintCount>(
    `select v.what, v.name, count(*)::int as received, count(*) filter (where c.valid)::int as valid,
            count(*) filter (where coalesce(c.decided_on, $3::date) > c.due_on)::int as late
       from complaint c
      cross join lateral (values ('kind', c.kind), ('via', c.via), ('cause', c.cause), ('cause_of', c.cause || ' ' || c.cause_of)) as v (what, name)
      where c.received_on between $1 and $2 and v.name is not null
      group by v.what, v.name order by v.what, count(*) desc, v.name`,
    [formatDay(from), formatDay(to), formatDay(today)],
  );
  return { accounts: accounts.rows[0]!.count, counts: rows };
}
