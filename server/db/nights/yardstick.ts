/**
 * What does a night cost the database, and what would the same rows cost without any rules?
 *
 * Only for `./anhuan bench`: log written, share of heap-only updates, and the two ends of the scale that a night is measured
 * against: bare statements that write the same rows in bulk, and one transaction for each account.
 */
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type Day, formatDay } from '../../../rules/days.ts';
import { ACCOUNT_COLUMNS } from '../account-row.ts';
import { CONTACT_COLUMNS } from '../book-row.ts';
import { EVENT_COLUMNS, POSTING_COLUMNS } from '../event-row.ts';
import type { Client, Pool, Queryable } from '../pool.ts';
import { STAGES, type Stage } from './chunk.ts';

/** Brings tables and statistics into order and starts a new cycle of the log, so that every run begins alike. */
export async function settleDown(db: Queryable): Promise<void> {
  for (const table of ['account', 'event', 'posting', 'instalment', 'contact', 'borrower', 'person_fact'])
    await db.query(`vacuum analyze ${table}`);
  await db.query('checkpoint');
}

/** Bytes of write-ahead log since a position (`null`: the position now). */
export async function logPosition(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ position: string }>('select pg_current_wal_lsn()::text as position');
  return rows[0]!.position;
}

/** Bytes of log written between two positions. */
export async function logBetween(db: Queryable, from: string, to: string): Promise<number> {
  const { rows } = await db.query<{ bytes: string }>('select pg_wal_lsn_diff($1, $2)::text as bytes', [
    to,
    from,
  ]);
  return Number(rows[0]!.bytes);
}

/** Updates of `account` so far, and how many of them were heap-only. */
export async function accountUpdates(db: Queryable): Promise<{ all: number; heapOnly: number }> {
  await db.query('select pg_stat_force_next_flush()');
  const { rows } = await db.query<{ all: number; heapOnly: number }>(
    `select n_tup_upd::int as all, n_tup_hot_upd::int as "heapOnly" from pg_stat_user_tables where relname = 'account'`,
  );
  return rows[0]!;
}

/** Numbers of the system's processes that serve connections to this database. */
export async function backendsHere(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'",
  );
  return rows.map(({ pid }) => pid);
}

/** Both halves of the slots: one for each session. */
const HALVES = [
  [0, 127],
  [128, 255],
] as const;

const APPENDED = {
  event: EVENT_COLUMNS,
  posting: POSTING_COLUMNS,
  contact: CONTACT_COLUMNS,
} as const;

/** Copies what a night appended in one database into waiting tables of another, which has not closed that night. */
export async function takeRows(from: Pool, to: Pool, night: Day): Promise<void> {
  const source = await from.connect();
  const target = await to.connect();
  try {
    for (const [half, [low, high]] of HALVES.entries()) {
      for (const [table, columns] of Object.entries(APPENDED)) {
        const list = columns.join(', ');
        const on = formatDay(table === 'contact' ? night + 1 : night);
        const where = `day = '${on}' and slot between ${low} and ${high}${table === 'posting' ? ' and by_night' : ''}`;
        await target.query(
          `create unlogged table raw_${table}_${half} as select ${list} from ${table} with no data`,
        );
        await pipeline(
          source.query(
            copyTo(`copy (select ${list} from ${table} where ${where}) to stdout (format binary)`),
          ),
          target.query(copyFrom(`copy raw_${table}_${half} (${list}) from stdin (format binary)`)),
        );
      }
    }
  } finally {
    source.release();
    target.release();
  }
}

/**
 * The raw limit: one bare update of the accounts that the night is about, and inserts of the rows it appended, in two
 * sessions of one transaction each. No rule, no join, no checkpoint.
 */
export async function writeRaw(pool: Pool, night: Day): Promise<void> {
  await Promise.all(
    HALVES.map(async ([low, high], half) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(
          `update account set penalty = penalty + 1, charged = charged + 1, penalty_carry = penalty_carry + 1,
             settled_to = $1, seq = seq + 1, next_action_on = $1::date + 1,
             head = substr(head, 2) || substr(head, 1, 1)
            where slot between $2 and $3 and next_action_on <= $1`,
          [formatDay(night), low, high],
        );
        for (const [table, columns] of Object.entries(APPENDED)) {
          const list = columns.join(', ');
          await client.query(`insert into ${table} (${list}) select ${list} from raw_${table}_${half}`);
        }
        await client.query('commit');
      } finally {
        client.release();
      }
    }),
  );
}

/** A few accounts that a night is about, spread over the book. */
export function someDue(night: Day, share: number): string {
  return `select ${ACCOUNT_COLUMNS.join(', ')} from account tablesample system (${share}) repeatable (1)
    where next_action_on <= '${formatDay(night)}'`;
}

/** One account's rows as fields in PostgreSQL's binary form. */
export interface SingleRows {
  readonly stage: Stage;
  readonly state: readonly (Buffer | null)[];
  readonly events: readonly (readonly (Buffer | null)[])[];
  readonly postings: readonly (readonly (Buffer | null)[])[];
  readonly contacts: readonly (readonly (Buffer | null)[])[];
}

/** The other end of the scale: one account in a transaction of its own, with prepared statements. */
export async function writeSingle(
  client: Client,
  slot: number,
  accountId: bigint,
  rows: () => SingleRows,
): Promise<void> {
  await client.query('begin');
  await client.query({
    name: 'lock',
    text: `select ${ACCOUNT_COLUMNS.join(', ')} from account where slot = $1 and account_id = $2 for no key update`,
    values: [slot, accountId],
  });
  const { stage, state, events, postings, contacts } = rows();
  const set = STAGES[stage].changed.map((column, place) => `${column} = $${place + 3}`).join(', ');
  if (STAGES[stage].columns.length !== state.length) throw new Error('a state of another length');
  await client.query({
    name: `update ${stage}`,
    text: `update account set ${set} where slot = $1 and account_id = $2`,
    values: [...state],
  });
  for (const [table, columns, list] of [
    ['event', EVENT_COLUMNS, events],
    ['posting', POSTING_COLUMNS, postings],
    ['contact', CONTACT_COLUMNS, contacts],
  ] as const) {
    const marks = columns.map((_, place) => `$${place + 1}`).join(', ');
    const text = `insert into ${table} (${columns.join(', ')}) values (${marks})`;
    for (const values of list) await client.query({ name: table, text, values: [...values] });
  }
  await client.query('commit');
}

/** One account by its key as it stands in its row, for the measure of a bare request. Amounts as text, as JSON needs them. */
export async function readBareAccount(
  db: Queryable,
  slot: number,
  account: bigint,
): Promise<Readonly<Record<string, unknown>> | null> {
  const { rows } = await db.query<Record<string, unknown>>({
    name: 'bare-account',
    text: `select account_id::text as id, granted::text, billed::text, interest::text, penalty::text, opened_on::text as opened, oldest_due::text as due
             from account where slot = $1 and account_id = $2`,
    values: [slot, account],
  });
  return rows[0] ?? null;
}

/** Numbers of the system's processes of this database server, whoever they work for. */
export async function processesOf(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ pid: number }>('select pid from pg_stat_activity');
  return rows.map(({ pid }) => pid);
}
