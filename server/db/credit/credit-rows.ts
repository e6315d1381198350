/**
 * Which accounts does the night look at for the credit bureau, where does each stand, and what was told?
 *
 * A few slots at a time. Accounts come in when they pass into or out of arrears that night, when somebody objected, or when the day
 * has come that was noted; nothing else is read.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import { CORRECT_RECORD } from '../disputes/repair-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** Where an account stands. */
export interface WatchRow extends Key {
  readonly borrower: bigint;
  readonly since: Day | null;
  readonly lookOn: Day | null;
  readonly message: number | null;
  readonly tries: number;
  readonly reportedOn: Day | null;
  readonly reportedDays: number | null;
  readonly reportedIn: string | null;
  readonly marked: boolean;
}

/** A watch as it is read, with what became of its announcement. */
export interface ReadWatch extends WatchRow {
  readonly messageState: string | null;
  /** Business day for which the announcement was sent. */
  readonly messageDay: Day | null;
  /** A dispute of it was upheld, and the bureau has not been told since. */
  readonly amends: boolean;
}

/** One thing told, announced or taken back. Amounts in minor units. */
export interface CreditEventRow extends Key {
  readonly seq: number;
  readonly borrower: bigint;
  readonly day: Day;
  readonly act: 'announce' | 'report' | 'update' | 'mark' | 'unmark' | 'end' | 'correct';
  readonly why: string;
  readonly since: Day;
  readonly daysPastDue: number;
  readonly bucket: string | null;
  readonly overdue: bigint;
  readonly currency: string;
}

/** A watch `w` whose report is to be put right because of a dispute. */
const AMENDS = `exists (select from dispute_repair r where r.slot = w.slot and r.borrower_id = w.borrower_id
  and r.repair = '${CORRECT_RECORD}' and r.about = w.account_id::text and r.state = 'asked')`;

const WATCH = `w.slot, w.account_id as "accountId", w.borrower_id as borrower, w.since, w.look_on as "lookOn", w.message, w.tries,
  w.reported_on as "reportedOn", w.reported_days as "reportedDays", w.reported_in as "reportedIn", w.marked,
  m.state as "messageState", m.day as "messageDay", ${AMENDS} as amends`;

/**
 * Notes to look at whoever passed from one bucket to another on `night`, left the books or the house, or objected or was answered since `since` (minutes). The first
 * night of all looks at everybody who is late by then.
 */
export async function noteDue(client: Client, night: Day, since: number): Promise<void> {
  await client.query(
    `insert into credit_watch (slot, account_id, borrower_id, look_on)
     select slot, account_id, borrower_id, $1::date from account
      where oldest_due is not null and written_off_on is null
        and not exists (select from credit_watch) and not exists (select from credit_event)`,
    [formatDay(night)],
  );
  await client.query(
    `insert into credit_watch (slot, account_id, borrower_id, look_on)
     select distinct e.slot, e.account_id, a.borrower_id, $1::date
       from event e join account a on a.slot = e.slot and a.account_id = e.account_id
      where e.type = 'bucket' and e.day = $1
     on conflict (slot, account_id) do update set look_on = excluded.look_on`,
    [formatDay(night)],
  );
  // What was reported and has left the books, was paid since, sold or taken back.
  await client.query(
    `update credit_watch w set look_on = $1 from account a
      where w.reported_on is not null and a.slot = w.slot and a.account_id = w.account_id
        and (a.written_off_on is not null or w.reported_in in ('written-off', 'sold'))
        and w.reported_in is distinct from
          case when a.sold_on is not null then 'sold' when a.written_off_on is not null and a.written_off > 0 then 'written-off' end`,
    [formatDay(night)],
  );
  await client.query(
    `update credit_watch w set look_on = $1
      where w.reported_on is not null and (${AMENDS} or exists (
        select from person_fact f where f.slot = w.slot and f.borrower_id = w.borrower_id
           and f.type in ('dispute', 'verification-sent') and f.at >= $2))`,
    [formatDay(night), since],
  );
}

/** Slots with something to look at on `night`, and how many accounts each. */
export async function dueWatches(db: Queryable, night: Day): Promise<{ slot: number; accounts: number }[]> {
  const { rows } = await db.query<{ slot: number; accounts: number }>(
    'select slot, count(*)::int as accounts from credit_watch where look_on <= $1 group by slot order by slot',
    [formatDay(night)],
  );
  return rows;
}

/** What is to be looked at in these slots, in order of account. */
export async function readWatches(
  client: Client,
  night: Day,
  from: number,
  to: number,
): Promise<ReadWatch[]> {
  const { rows } = await client.query<ReadWatch>(
    `select ${WATCH}
       from credit_watch w
       left join message m on m.slot = w.slot and m.borrower_id = w.borrower_id and m.message = w.message and m.slot between $2 and $3
      where w.look_on <= $1 and w.slot between $2 and $3 order by w.slot, w.account_id`,
    [formatDay(night), from, to],
  );
  return rows;
}

/** Writes where these accounts stand now; one that has nothing to wait for and nothing at the bureau is forgotten. */
export async function writeWatches(client: Client, rows: readonly WatchRow[]): Promise<void> {
  const day = (one: Day | null) => (one === null ? null : formatDay(one));
  await client.query(
    `update credit_watch w set since = n.since, look_on = n.look_on, message = n.message, tries = n.tries,
            reported_on = n.reported_on, reported_days = n.reported_days, reported_in = n.reported_in, marked = n.marked
       from unnest($1::smallint[], $2::bigint[], $3::date[], $4::date[], $5::integer[], $6::smallint[], $7::date[], $8::integer[],
                   $9::text[], $10::boolean[])
         as n (slot, account_id, since, look_on, message, tries, reported_on, reported_days, reported_in, marked)
      where w.slot = n.slot and w.account_id = n.account_id`,
    [
      rows.map(({ slot }) => slot),
      rows.map(({ accountId }) => accountId),
      rows.map(({ since }) => day(since)),
      rows.map(({ lookOn }) => day(lookOn)),
      rows.map(({ message }) => message),
      rows.map(({ tries }) => tries),
      rows.map(({ reportedOn }) => day(reportedOn)),
      rows.map(({ reportedDays }) => reportedDays),
      rows.map(({ reportedIn }) => reportedIn),
      rows.map(({ marked }) => marked),
    ],
  );
  await client.query(
    `delete from credit_watch w using unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
      where w.slot = k.slot and w.account_id = k.account_id and w.since is null and w.look_on is null and w.reported_on is null`,
    [rows.map(({ slot }) => slot), rows.map(({ accountId }) => accountId)],
  );
}

/** Appends what was told; each account's are numbered from its last one. */
export async function appendCreditEvents(
  client: Client,
  rows: readonly Omit<CreditEventRow, 'seq'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `insert into credit_event (slot, account_id, seq, borrower_id, day, act, why, since, days_past_due, bucket, overdue, currency)
     select n.slot, n.account_id,
            coalesce((select max(e.seq) from credit_event e where e.slot = n.slot and e.account_id = n.account_id), 0)
              + row_number() over (partition by n.slot, n.account_id order by n.place),
            n.borrower_id, n.day, n.act, n.why, n.since, n.days, n.bucket, n.overdue, n.currency
       from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::date[], $5::text[], $6::text[], $7::date[], $8::integer[],
                   $9::text[], $10::bigint[], $11::text[]) with ordinality
         as n (slot, account_id, borrower_id, day, act, why, since, days, bucket, overdue, currency, place)`,
    [
      rows.map(({ slot }) => slot),
      rows.map(({ accountId }) => accountId),
      rows.map(({ borrower }) => borrower),
      rows.map(({ day }) => formatDay(day)),
      rows.map(({ act }) => act),
      rows.map(({ why }) => why),
      rows.map(({ since }) => formatDay(since)),
      rows.map(({ daysPastDue }) => daysPastDue),
      rows.map(({ bucket }) => bucket),
      rows.map(({ overdue }) => overdue),
      rows.map(({ currency }) => currency),
    ],
  );
}

const EVENT_SHOWN = `slot, account_id as "accountId", seq, borrower_id as borrower, day, act, why, since,
  days_past_due as "daysPastDue", bucket, overdue, currency`;

/** What was told about one account, in order. */
export async function creditEventsOf(db: Queryable, { slot, accountId }: Key): Promise<CreditEventRow[]> {
  const { rows } = await db.query<CreditEventRow>(
    `select ${EVENT_SHOWN} from credit_event where slot = $1 and account_id = $2 order by seq`,
    [slot, accountId],
  );
  return rows;
}

/** The last thing that the bureau was told about each of these accounts of one slot; none where it was told nothing. */
export async function lastToldBureau(
  db: Queryable,
  slot: number,
  accounts: readonly bigint[],
): Promise<Map<bigint, CreditEventRow['act']>> {
  const { rows } = await db.query<{ account: bigint; act: CreditEventRow['act'] }>(
    `select distinct on (account_id) account_id as account, act from credit_event
      where slot = $1 and account_id = any ($2) and act <> 'announce' order by account_id, seq desc`,
    [slot, accounts],
  );
  return new Map(rows.map(({ account, act }) => [account, act]));
}

/** Where an account stands; null: it is not watched. */
export async function creditWatchOf(db: Queryable, { slot, accountId }: Key): Promise<ReadWatch | null> {
  const { rows } = await db.query<ReadWatch>(
    `select ${WATCH}
       from credit_watch w
       left join message m on m.slot = w.slot and m.borrower_id = w.borrower_id and m.message = w.message
      where w.slot = $1 and w.account_id = $2`,
    [slot, accountId],
  );
  return rows[0] ?? null;
}

/** What went to the bureau from `day` on, after a place in that order: at most `count`. Announcements stay in the house. */
export async function bureauFeed(
  db: Queryable,
  after: { readonly day: Day } & Key & { readonly seq: number },
  count: number,
): Promise<CreditEventRow[]> {
  const { rows } = await db.query<CreditEventRow>(
    `select ${EVENT_SHOWN} from credit_event
      where (day, slot, account_id, seq) > ($1, $2, $3, $4) and act <> 'announce'
      order by day, slot, account_id, seq limit $5`,
    [formatDay(after.day), after.slot, after.accountId, after.seq, count],
  );
  return rows;
}
