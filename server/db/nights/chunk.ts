/**
 * Which accounts does one transaction of a night work on, and with which statements?
 *
 * A chunk is several whole slots of a small book or a part of one slot of a large one. Its range stands in every
 * statement, on both sides of every join: without it the update below would read the whole table for each chunk.
 * COPY takes no parameters, so numbers are written into its text; nothing else ever is.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import {
  ACCOUNT_COLUMNS,
  CHANGED_COLUMNS,
  QUIET_COLUMNS,
  QUIET_STATE_COLUMNS,
  STATE_COLUMNS,
} from '../account-row.ts';
import { INSTALMENT_COLUMNS } from '../book-row.ts';
import type { Client, Queryable } from '../pool.ts';

/** Slots `slot` … `slotTo` as a whole, or the accounts `low` … `high` of one slot. All ends belong to it. */
export interface Range {
  readonly slot: number;
  readonly low: bigint;
  readonly slotTo: number;
  readonly high: bigint;
}

export const LOWEST = -(2n ** 63n);
export const HIGHEST = 2n ** 63n - 1n;

/** What a part of the night's checkpoint says of its range. */
type Found = { readonly slot_to: number; readonly high: bigint };

function within(alias: string, { slot, low, slotTo, high }: Range): string {
  if (slot !== slotTo) return `${alias}.slot between ${slot} and ${slotTo}`;
  const one = `${alias}.slot = ${slot}`;
  return low === LOWEST && high === HIGHEST
    ? one
    : `${one} and ${alias}.account_id between ${low} and ${high}`;
}

const list = (alias: string, columns: readonly string[]) =>
  columns.map((column) => `${alias}.${column}`).join(', ');

/** Accounts that `day` could change, in order of key. */
export function dueAccounts(range: Range, day: Day): string {
  return `select ${list('a', ACCOUNT_COLUMNS)} from account a
    where ${within('a', range)} and a.next_action_on <= '${formatDay(day)}' order by a.slot, a.account_id`;
}

/** An account whose next instalment has come. */
export interface Due {
  readonly slot: number;
  readonly accountId: bigint;
  readonly seq: number;
}

/** The instalments after these: all up to `day`, and the first after it. */
export function comingInstalments(due: readonly Due[], day: Day): string {
  const keys = due.map(({ slot, accountId, seq }) => `(${slot}::smallint,${accountId}::bigint,${seq})`);
  return `select ${list('i', INSTALMENT_COLUMNS)} from (values ${keys.join(',')}) as d (slot, account_id, seq)
    join lateral (
      select *, lag(due) over (order by seq) as before from instalment c
       where c.slot = d.slot and c.account_id = d.account_id and c.seq > d.seq) i
      on i.before is null or i.before <= '${formatDay(day)}'`;
}

/** Where a chunk's new states stand before they are written back: whole ones, and those on which little changed. */
export const STAGES = {
  stage: { columns: STATE_COLUMNS, changed: CHANGED_COLUMNS },
  quiet_stage: { columns: QUIET_STATE_COLUMNS, changed: QUIET_COLUMNS },
} as const;
export type Stage = keyof typeof STAGES;

/** Makes the tables into which a connection copies what its chunks change. */
export async function prepareStages(client: Client): Promise<void> {
  for (const [stage, { columns }] of Object.entries(STAGES))
    await client.query(
      `create temp table if not exists ${stage} on commit delete rows as
        select ${columns.join(', ')} from account with no data`,
    );
}

/** Writes what stands in a stage back to the accounts; the number of accounts. */
export async function applyStage(client: Client, stage: Stage, range: Range): Promise<number> {
  const set = STAGES[stage].changed.map((column) => `${column} = s.${column}`).join(', ');
  const done = await client.query(
    `update account a set ${set} from ${stage} s
      where a.slot = s.slot and a.account_id = s.account_id and ${within('a', range)}`,
  );
  return done.rowCount ?? 0;
}

/** Begins the transaction of a chunk and writes its checkpoint; false when there was one already. */
export async function beginChunk(client: Client, day: Day, range: Range): Promise<boolean> {
  const { slot, low, slotTo, high } = range;
  // One message for three statements; the last one's answer comes as the last of a list.
  const answers = (await client.query(
    `begin isolation level repeatable read;
     insert into chunk (day, slot, low, slot_to, high, totals)
       values ('${formatDay(day)}', ${slot}, ${low}, ${slotTo}, ${high}, '{}') on conflict do nothing`,
  )) as unknown as { rowCount: number | null }[];
  return answers.at(-1)?.rowCount === 1;
}

/** Ends it, with the totals in the checkpoint. */
export async function commitChunk(client: Client, day: Day, range: Range, totals: unknown): Promise<void> {
  await client.query('update chunk set totals = $4 where day = $1 and slot = $2 and low = $3', [
    formatDay(day),
    range.slot,
    range.low,
    JSON.stringify(totals),
  ]);
  await client.query('commit');
}

/** Where the checkpoint that begins like `range` ends: a chunk that was halved covers less than was planned. */
export async function checkpointEnd(db: Queryable, day: Day, range: Range): Promise<Found | null> {
  const { rows } = await db.query<Found>(
    'select slot_to, high from chunk where day = $1 and slot = $2 and low = $3',
    [formatDay(day), range.slot, range.low],
  );
  return rows[0] ?? null;
}

/** The account in the middle of a range within one slot; null when the range holds fewer than two. */
export async function middleOf(db: Queryable, range: Range): Promise<bigint | null> {
  const { rows } = await db.query<{ account_id: bigint }>(
    `select account_id from account a where ${within('a', range)} order by account_id
      offset (select count(*) / 2 from account a where ${within('a', range)}) limit 1`,
  );
  const middle = rows[0]?.account_id;
  return middle === undefined || middle === range.low ? null : middle;
}

/** Totals of all checkpoints of a night. */
export async function totalsOfNight(db: Queryable, day: Day): Promise<unknown[]> {
  const { rows } = await db.query<{ totals: unknown }>('select totals from chunk where day = $1', [
    formatDay(day),
  ]);
  return rows.map(({ totals }) => totals);
}

/** What the night booked, as the posting table has it. */
export async function bookedByNight(
  db: Queryable,
  day: Day,
): Promise<{ debit: number; credit: number; postings: number; amount: bigint }[]> {
  const { rows } = await db.query<{ debit: number; credit: number; postings: number; amount: bigint }>(
    `select debit, credit, count(*)::int as postings, sum(amount)::bigint as amount
       from posting where day = $1 and by_night group by debit, credit`,
    [formatDay(day)],
  );
  return rows;
}

/** Passages between buckets recorded on a day, by a closing or by a fact; null: current. */
export async function passagesOn(
  db: Queryable,
  day: Day,
): Promise<{ from: string | null; to: string | null; accounts: number }[]> {
  const { rows } = await db.query<{ from: string | null; to: string | null; accounts: number }>(
    `select data::json ->> 'from' as "from", data::json ->> 'to' as "to", count(*)::int as accounts
       from event where type = 'bucket' and day = $1 group by 1, 2 order by 1 nulls first, 2 nulls first`,
    [formatDay(day)],
  );
  return rows;
}

/** Sampled accounts that are enough to cut one chunk. */
const SAMPLED = 400;
/** A smaller book is counted whole. */
const SMALL_BOOK = 100_000;

/**
 * Cuts the book into ranges of about `size` accounts; `accounts` is their number, exact for a small book. A sample decides,
 * because counting a large book takes as long as closing a quiet night. The ranges cover every key there could be, so an
 * account that is added while the night runs belongs to one of them too.
 */
export async function planChunks(
  db: Queryable,
  size: number,
  slots: number,
): Promise<{ readonly ranges: readonly Range[]; readonly accounts: number }> {
  const share = Math.min(1, (await isSmall(db)) ? 1 : SAMPLED / size);
  const { rows } = await db.query<{ slot: number; here: number; cuts: bigint[] | null }>(
    `select slot, here, array_agg(account_id order by account_id) filter (where place % step = 0 and place < here) as cuts
       from (select *, ceil(here / round(greatest(1, here / $1::float)))::int as step
               from (select slot, account_id, count(*) over (partition by slot)::int as here,
                            row_number() over (partition by slot order by account_id) as place
                       from account tablesample system (${share * 100}) repeatable (0)) sampled) stepped
      group by slot, here`,
    [size * share],
  );
  const found = new Map(rows.map((row) => [row.slot, row]));
  const inSlot = (slot: number) => (found.get(slot)?.here ?? 0) / share;
  const ranges: Range[] = [];
  for (let slot = 0; slot < slots; slot += 1) {
    const cuts = found.get(slot)?.cuts ?? [];
    if (cuts.length > 0) {
      ranges.push(...cutSlot(slot, cuts));
      continue;
    }
    const from = slot;
    for (let together = inSlot(slot); slot + 1 < slots; slot += 1) {
      together += inSlot(slot + 1);
      if (together > size || found.get(slot + 1)?.cuts) break;
    }
    ranges.push({ slot: from, low: LOWEST, slotTo: slot, high: HIGHEST });
  }
  return { ranges, accounts: Math.round(rows.reduce((sum, { here }) => sum + here, 0) / share) };
}

async function isSmall(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ small: boolean }>(
    `select reltuples < $1 and pg_relation_size(oid) < $1 * 1000 as small
       from pg_class where oid = 'account'::regclass`,
    [SMALL_BOOK],
  );
  return rows[0]?.small ?? true;
}

/** The parts of one slot, each ending with the account of a cut. */
function cutSlot(slot: number, cuts: readonly bigint[]): Range[] {
  const lows = [LOWEST, ...cuts.map((id) => id + 1n)];
  return lows.map((low, place) => ({ slot, low, slotTo: slot, high: cuts[place] ?? HIGHEST }));
}
