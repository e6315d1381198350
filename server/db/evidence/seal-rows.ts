/**
 * How are the heads of all chains read as of a day, and how are a day's roots and seals kept?
 *
 * Heads of accounts stand in their rows; the few that went on after the day are found by a summary of days, and their heads of then by
 * their index. A head as of a day never changes once everything that was under way when the day closed has ended.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { copyOut } from '../copy-stream.ts';
import type { Client, Pool, Queryable } from '../pool.ts';

/** The head of a chain as of a day. `person` false: an account. */
export interface Head {
  readonly slot: number;
  readonly id: bigint;
  readonly seq: number;
  readonly hash: Buffer;
}

/**
 * The number that a transaction begun now has: whatever still counts itself to the day that just closed began before it. It is asked
 * in a transaction of its own, after the closing was committed.
 */
export async function markNow(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ now: string }>('select pg_current_xact_id()::xid::text as now');
  return rows[0]!.now;
}

/** Whether anything in this database began before that mark and has not ended. */
export async function underWay(db: Queryable, mark: string): Promise<boolean> {
  const { rows } = await db.query<{ busy: boolean }>(
    `select exists (select from pg_stat_activity
                     where datname = current_database() and age(backend_xid) > age($1::xid)) as busy`,
    [mark],
  );
  return rows[0]?.busy === true;
}

/** Accounts that went on after a day, with their heads as of that day; null: they began after it. */
export type Late = ReadonlyMap<bigint, { readonly seq: number; readonly hash: Buffer } | null>;

/** Those accounts. In the snapshot in which the heads are read. */
export async function lateAccounts(client: Client, day: Day): Promise<Late> {
  const { rows } = await client.query<{ account_id: bigint; seq: number | null; hash: Buffer | null }>(
    `select l.account_id, e.seq, e.hash
       from (select slot, account_id, min(seq) as seq from event where day > $1 group by slot, account_id) l
       left join lateral (select seq, hash from event
                           where slot = l.slot and account_id = l.account_id and seq = l.seq - 1 offset 0) e on true`,
    [formatDay(day)],
  );
  return new Map(
    rows.map(({ account_id, seq, hash }) => [
      account_id,
      seq === null || hash === null ? null : { seq, hash },
    ]),
  );
}

/** Heads of accounts in slots `from` … `to` as of the day of `late`, in order of slot and number. */
export async function accountHeads(
  client: Client,
  late: Late,
  from: number,
  to: number,
  onHead: (head: Head) => void,
): Promise<void> {
  await copyOut(
    client,
    `select slot, account_id, seq, head from account where slot between ${from} and ${to} order by slot, account_id`,
    (row) => {
      const [slot, id, seq, hash] = [row.int2(), row.int8(), row.int4(), row.bytes()];
      const then = late.get(id);
      if (then === undefined) onHead({ slot, id, seq, hash });
      else if (then !== null) onHead({ slot, id, ...then });
    },
  );
}

/** Heads of persons in slots `from` … `to` as of `day`, in order of slot and number. */
export async function personHeads(
  client: Client,
  day: Day,
  from: number,
  to: number,
  onHead: (head: Head) => void,
): Promise<void> {
  await copyOut(
    client,
    `select k.slot, k.borrower_id, p.seq, p.hash from person_chain k
      cross join lateral (select seq, hash from proof
                           where slot = k.slot and borrower_id = k.borrower_id and day <= '${formatDay(day)}'
                           order by seq desc limit 1) p
      where k.slot between ${from} and ${to} order by k.slot, k.borrower_id`,
    (row) => onHead({ slot: row.int2(), id: row.int8(), seq: row.int4(), hash: row.bytes() }),
  );
}

/** A step of a chain: what its head was from a day on. */
export interface Step extends Head {
  readonly day: Day;
}

/** Everything that ever happened in the chains of a slot, in order of chain and number: to rebuild the tree of any past day. */
export async function slotSteps(
  client: Client,
  slot: number,
): Promise<{ accounts: Step[]; persons: Step[] }> {
  const [accounts, persons]: [Step[], Step[]] = [[], []];
  for (const [table, id, steps] of [
    ['event', 'account_id', accounts],
    ['proof', 'borrower_id', persons],
  ] as const)
    await copyOut(
      client,
      `select ${id}, seq, day, hash from ${table} where slot = ${slot} order by ${id}, seq`,
      (row) => steps.push({ slot, id: row.int8(), seq: row.int4(), day: row.date(), hash: row.bytes() }),
    );
  return { accounts, persons };
}

/** What one slot came to on a day. */
export interface PartRow {
  readonly day: Day;
  readonly slot: number;
  readonly root: Buffer;
  readonly leaves: number;
}

/** Keeps what slots came to; one that is kept already came to the same. */
export async function writeParts(client: Client, parts: readonly PartRow[]): Promise<void> {
  await client.query(
    `insert into seal_part (day, slot, root, leaves)
     select * from unnest($1::date[], $2::smallint[], $3::bytea[], $4::int[]) on conflict do nothing`,
    [
      parts.map(({ day }) => formatDay(day)),
      parts.map(({ slot }) => slot),
      parts.map(({ root }) => root),
      parts.map(({ leaves }) => leaves),
    ],
  );
}

/** What the slots came to on these days, in order. */
export async function readParts(db: Queryable, days: readonly Day[]): Promise<PartRow[]> {
  const { rows } = await db.query<PartRow>(
    'select day, slot, root, leaves from seal_part where day = any($1::date[]) order by day, slot',
    [days.map(formatDay)],
  );
  return rows;
}

/** A day's seal. */
export interface SealRow {
  readonly day: Day;
  readonly text: string;
  readonly root: Buffer;
  readonly hash: Buffer;
  readonly keyId: string;
  readonly signature: Buffer;
  readonly stamp: Buffer | null;
}

const SEAL_COLUMNS = 'day, text, root, hash, key_id as "keyId", signature, stamp';

/** Keeps a seal; one that is there already stays. */
export async function writeSeal(db: Queryable, seal: Omit<SealRow, 'stamp'>): Promise<void> {
  await db.query(
    `insert into seal (day, text, root, hash, key_id, signature) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [formatDay(seal.day), seal.text, seal.root, seal.hash, seal.keyId, seal.signature],
  );
}

/** Every seal in order of day. */
export async function readSeals(db: Queryable): Promise<SealRow[]> {
  const { rows } = await db.query<SealRow>(`select ${SEAL_COLUMNS} from seal order by day`);
  return rows;
}

/** The last seal; null before the first. */
export async function lastSeal(db: Queryable): Promise<SealRow | null> {
  const { rows } = await db.query<SealRow>(`select ${SEAL_COLUMNS} from seal order by day desc limit 1`);
  return rows[0] ?? null;
}

/** Up to `count` seals that have no timestamp, the oldest first. */
export async function unstampedSeals(db: Queryable, count: number): Promise<SealRow[]> {
  const { rows } = await db.query<SealRow>(
    `select ${SEAL_COLUMNS} from seal where stamp is null order by day limit $1`,
    [count],
  );
  return rows;
}

/** Adds a timestamp to a seal that has none. */
export async function stampSeal(db: Queryable, day: Day, stamp: Uint8Array): Promise<void> {
  await db.query('update seal set stamp = $2 where day = $1 and stamp is null', [formatDay(day), stamp]);
}

/** Closed days behind `after` that have no seal, in order; with `after` null only the last closed day. */
export async function unsealedDays(db: Queryable, after: Day | null): Promise<Day[]> {
  const { rows } = await db.query<{ day: Day }>(
    `select day from night where finished_at is not null
        and day > coalesce($1::date, (select max(day) - 1 from night where finished_at is not null)) order by day`,
    [after === null ? null : formatDay(after)],
  );
  return rows.map(({ day }) => day);
}
