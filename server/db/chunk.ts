/**
 * Which accounts does one transaction of a night work on, and with which statements?
 *
 * A chunk is several whole slots of a small book or a part of one slot of a large one. Its range stands in every
 * statement, on both sides of every join: without it the update below would read the whole table for each chunk.
 * COPY takes no parameters, so numbers are written into its text; nothing else ever is.
 */
import { type Day, formatDay } from '../../rules/days.ts';
import { ACCOUNT_COLUMNS, CHANGED_COLUMNS, STATE_COLUMNS } from './account-row.ts';
import { INSTALMENT_COLUMNS } from './book-row.ts';
import type { Client, Queryable } from './pool.ts';

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

/** The instalments after the next one of accounts whose next one has come: all up to `day`, and the first after it. */
export function comingInstalments(range: Range, day: Day): string {
  const on = `'${formatDay(day)}'`;
  return `select ${list('i', INSTALMENT_COLUMNS)} from account a
    join instalment i on i.slot = a.slot and i.account_id = a.account_id and i.seq > a.next_seq
    where ${within('a', range)} and a.next_action_on <= ${on} and a.next_due <= ${on}
      and ${within('i', range)}
      and i.seq <= coalesce((select min(f.seq) from instalment f where f.slot = a.slot
        and f.account_id = a.account_id and f.seq > a.next_seq and f.due > ${on}), i.seq)
    order by i.slot, i.account_id, i.seq`;
}

/** Makes the table into which a connection copies what its chunks change. */
export async function prepareStage(client: Client): Promise<void> {
  await client.query(
    `create temp table if not exists stage on commit delete rows as
      select ${STATE_COLUMNS.join(', ')} from account with no data`,
  );
}

/** Writes what stands in the stage back to the accounts; the number of accounts. */
export async function applyStage(client: Client, range: Range): Promise<number> {
  const set = CHANGED_COLUMNS.map((column) => `${column} = s.${column}`).join(', ');
  const done = await client.query(
    `update account a set ${set} from stage s
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

/**
 * Cuts the book into ranges of about `size` accounts. The ranges cover every key there could be, so an account that is
 * added while the night runs belongs to one of them too.
 */
export async function planChunks(
  db: Queryable,
  size: number,
  slots: number,
): Promise<{ readonly ranges: readonly Range[]; readonly accounts: number }> {
  const counted = await db.query<{ slot: number; accounts: number }>(
    'select slot, count(*)::int as accounts from account group by slot',
  );
  const accounts = new Map(counted.rows.map((row) => [row.slot, row.accounts]));
  const ranges: Range[] = [];
  let slot = 0;
  while (slot < slots) {
    const here = accounts.get(slot) ?? 0;
    if (here > size * 1.5) {
      ranges.push(...(await planSlot(db, slot, Math.ceil(here / Math.ceil(here / size)))));
      slot += 1;
      continue;
    }
    let slotTo = slot;
    let together = here;
    while (slotTo + 1 < slots && together + (accounts.get(slotTo + 1) ?? 0) <= size) {
      slotTo += 1;
      together += accounts.get(slotTo) ?? 0;
    }
    ranges.push({ slot, low: LOWEST, slotTo, high: HIGHEST });
    slot = slotTo + 1;
  }
  return { ranges, accounts: counted.rows.reduce((sum, row) => sum + row.accounts, 0) };
}

async function planSlot(db: Queryable, slot: number, size: number): Promise<Range[]> {
  const { rows } = await db.query<{ account_id: bigint }>(
    `select account_id from (
       select account_id, row_number() over (order by account_id) as place from account where slot = $1) numbered
      where place % $2 = 0 order by account_id`,
    [slot, size],
  );
  const lows = [LOWEST, ...rows.map(({ account_id }) => account_id + 1n)];
  return lows.map((low, index) => {
    const next = lows[index + 1];
    return { slot, low, slotTo: slot, high: next === undefined ? HIGHEST : next - 1n };
  });
}
