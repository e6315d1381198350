/**
 * What did borrowers say was wrong, by when must it be decided, and what came of it?
 */
import type {
  ComplaintCause,
  ComplaintKind,
  ComplaintVia,
} from '../../../rules/complaint/complaint-kinds.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { wordsOpener } from '../../vault/sealed-person.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';
import { sealerOf, wordsAt } from '../vault/said-rows.ts';
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
  const seal = await sealerOf(client, one);
  const last = await client.query<{ next: number }>(
    'select coalesce(max(complaint), 0) + 1 as next from complaint where slot = $1 and borrower_id = $2',
    [one.slot, one.borrower],
  );
  const { next } = last.rows[0]!;
  await client.query(
    `insert into complaint (slot, borrower_id, complaint, at, received_on, due_on, rule, about, words, fact,
                            kind, via, account_id, taken_by, their_number, suggested, hardship)
     values ($1, $2, $17, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      one.slot,
      one.borrower,
      one.at,
      formatDay(one.receivedOn),
      dayText(one.dueOn),
      one.rule,
      one.about,
      seal(wordsAt('complaint', 'words', next), one.words),
      one.fact,
      one.kind,
      one.via,
      one.account,
      one.takenBy,
      one.theirNumber,
      one.suggested,
      one.hardship,
      next,
    ],
  );
  return next;
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
  c.extended_on as "extendedOn", c.extended_why as "extendedWhy", ${personOf('b')} as person`;
const FROM = `complaint c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id left join review_case r on r.slot = c.slot and r.borrower_id = c.borrower_id and r.seq = c.review`;

type Sealed = 'words' | 'answer' | 'extendedWhy';
type Stored<Row extends ComplaintRow> = Omit<Row, Sealed> &
  WithPerson &
  Readonly<Record<Sealed, Buffer | null>>;

/** Rows with what was said opened; of somebody who was erased nothing. */
function opened<Row extends ComplaintRow>(rows: readonly Stored<Row>[]): Row[] {
  return rows.map(({ person, ...row }) => {
    const open = wordsOpener(person);
    return {
      ...row,
      words: open(wordsAt('complaint', 'words', row.complaint), row.words) ?? '',
      answer: open(wordsAt('complaint', 'answer', row.complaint), row.answer),
      extendedWhy: open(wordsAt('complaint', 'extended_why', row.complaint), row.extendedWhy),
    } as unknown as Row;
  });
}

/** One complaint, locked by its borrower's lock; null when there is none. */
export async function readComplaint(db: Queryable, key: ComplaintKey): Promise<ComplaintRow | null> {
  const { rows } = await db.query<Stored<ComplaintRow>>(
    `select ${SHOWN} from ${FROM} where c.slot = $1 and c.borrower_id = $2 and c.complaint = $3`,
    [key.slot, key.borrower, key.complaint],
  );
  return opened<ComplaintRow>(rows)[0] ?? null;
}

/** One borrower's complaints, newest first. */
export async function complaintsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<ComplaintRow[]> {
  const { rows } = await db.query<Stored<ComplaintRow>>(
    `select ${SHOWN} from ${FROM} where c.slot = $1 and c.borrower_id = $2 order by c.complaint desc`,
    [slot, borrower],
  );
  return opened<ComplaintRow>(rows);
}

/** Where a complaint stands in the list of those that wait, or of those that are decided: small numbers first. */
const STANDS = {
  open: `array[coalesce(c.due_on - date '1970-01-01', 9999999), c.at, c.slot, c.borrower_id, c.complaint]::bigint[]`,
  decided: `array[-(c.decided_on - date '1970-01-01'), -c.at, c.slot, c.borrower_id, c.complaint]::bigint[]`,
} as const;

/** A complaint in a list, with where it stands there. */
export type ListedComplaint = ComplaintRow & { readonly stands: readonly bigint[] };

/** Complaints that wait, the most urgent first, or the decided ones, the last first; behind the `stands` of the last row of a page. */
export async function complaintQueue(
  db: Queryable,
  open: boolean,
  count: number,
  after: readonly bigint[] | null = null,
): Promise<ListedComplaint[]> {
  const stands = open ? STANDS.open : STANDS.decided;
  const { rows } = await db.query<Stored<ListedComplaint>>(
    `select ${SHOWN}, ${stands} as stands from ${FROM}
      where c.decided_on is ${open ? '' : 'not'} null and ($2::bigint[] is null or ${stands} > $2) order by stands limit $1`,
    [count, after],
  );
  return opened<ListedComplaint>(rows);
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
  const seal = await sealerOf(client, key);
  await client.query(
    `update complaint set due_on = $4, extended_on = $5, extended_why = $6
      where slot = $1 and borrower_id = $2 and complaint = $3`,
    [
      key.slot,
      key.borrower,
      key.complaint,
      formatDay(dueOn),
      formatDay(on),
      seal(wordsAt('complaint', 'extended_why', key.complaint), why),
    ],
  );
}

/** Writes what was decided. */
export async function decideComplaintRow(
  client: Client,
  key: ComplaintKey,
  on: Day,
  { valid, reason, cause, causeOf, answer }: ComplaintVerdict,
): Promise<void> {
  const seal = await sealerOf(client, key);
  await client.query(
    `update complaint set decided_on = $4, valid = $5, reason = $6, cause = $7, cause_of = $8, answer = $9
      where slot = $1 and borrower_id = $2 and complaint = $3`,
    [
      key.slot,
      key.borrower,
      key.complaint,
      formatDay(on),
      valid,
      reason,
      cause,
      causeOf,
      seal(wordsAt('complaint', 'answer', key.complaint), answer),
    ],
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
