/**
 * Which page of those who wait does an agent look at, and who could be next?
 *
 * A page begins behind the last row of the one before and is read along one of three indexes, so the first page and the thousandth cost the
 * same. What is owed is read anew for the rows of the page: who has paid since the morning is not shown. Who could be next is
 * locked without waiting for anybody (`skip locked`): two agents never take the same person.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { WAITING_REASONS, type WaitingReason } from '../../../rules/work/next-account.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import { type Client, keyed, type Queryable } from '../pool.ts';
import { personOf, told, type WithPerson } from '../vault/person-columns.ts';
import { STANDING } from './waiting-morning.ts';

export const WORK_ORDERS = ['next', 'amount', 'oldest'] as const;
export type WorkOrder = (typeof WORK_ORDERS)[number];
export const WHOSE = ['all', 'queue', 'mine'] as const;
export type Whose = (typeof WHOSE)[number];

/** What an agent looks for. `way`, `product`: codes. */
export interface Wanted {
  readonly order: WorkOrder;
  readonly whose: Whose;
  /** Under which numbers somebody's own lie: his, and "lead" for a lead. */
  readonly own: readonly string[];
  readonly reason: WaitingReason | null;
  readonly way: number | null;
  readonly product: number | null;
  /** Oldest due days between these two, both included. */
  readonly oldestFrom: Day | null;
  readonly oldestTo: Day | null;
}

/** Where the page before ended: the values of its order, then the key. */
export interface Behind extends BorrowerKey {
  readonly first: bigint;
  readonly second: bigint;
}

/** Somebody who waits. `overdue` as it is now, `weighed` as it was in the morning. */
export interface WaitingRow extends BorrowerKey {
  readonly accountId: bigint;
  readonly reason: WaitingReason;
  readonly way: number | null;
  readonly weight: bigint;
  readonly weighed: bigint;
  readonly overdue: bigint | null;
  readonly debts: number;
  readonly oldestDue: Day | null;
  /** As it was in the morning: what the list is ordered by. */
  readonly agedFrom: Day | null;
  readonly firstOn: Day | null;
  readonly lastOn: Day | null;
  readonly planned: number;
  readonly aboutAt: number | null;
  readonly mayAt: number | null;
  readonly snoozedUntil: number | null;
  /** Who has him now, and with whom he lies. */
  readonly claimedBy: string | null;
  readonly assigned: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly timeZone: string;
  readonly product: number;
  /** The minute of the last call in which he was spoken with. */
  readonly reached: number | null;
  /** He complained, disputed or abused somebody lately. */
  readonly strained: boolean;
}

const COLUMNS = `w.slot, w.borrower_id as borrower, w.account_id as "accountId", w.reason, w.way, w.weight, w.overdue as weighed,
  live.overdue, live.debts, coalesce(live.oldest, w.oldest_due) as "oldestDue", w.oldest_due as "agedFrom", w.first_on as "firstOn", w.last_on as "lastOn", w.planned,
  w.about_at as "aboutAt", w.may_at as "mayAt", w.snoozed_until as "snoozedUntil", x.worker as assigned, ${personOf('b')} as person, b.language,
  b.time_zone as "timeZone", live.product, talk.at as reached, strain.is as strained,
  case when w.claimed_until > clock_timestamp() then w.claimed_by end as "claimedBy"`;

const BESIDE = `
  cross join lateral (
   select slot, borrower_id, key, sealed, language, time_zone from borrower where slot = w.slot and borrower_id = w.borrower_id offset 0) b
 cross join lateral (
   select sum(due_principal + due_interest + due_fee) filter (where oldest_due is not null)::bigint as overdue,
          count(*) filter (where oldest_due is not null)::int as debts, min(oldest_due) as oldest,
          (array_agg(product order by oldest_due nulls last, account_id))[1] as product
     from account where slot = w.slot and borrower_id = w.borrower_id and written_off_on is null offset 0) live
 cross join lateral (
   select (select t.at from phone_call c join contact_attempt t on t.slot = c.slot and t.borrower_id = c.borrower_id and t.permit = c.permit
            where c.slot = w.slot and c.borrower_id = w.borrower_id and c.outcome = 'spoke' order by c.permit desc limit 1) as at offset 0) talk
 cross join lateral (
   select exists (select from abuse where slot = w.slot and borrower_id = w.borrower_id)
       or exists (select from dispute where slot = w.slot and borrower_id = w.borrower_id)
       or exists (select from complaint where slot = w.slot and borrower_id = w.borrower_id) as is offset 0) strain`;

/** Nothing is past due any more and nobody waits for an answer: paid since the morning. */
const STILL = `(live.overdue is not null or w.reason in (${WAITING_REASONS.indexOf('answer')}, ${WAITING_REASONS.indexOf('promise')}))`;

interface Raw extends Omit<WaitingRow, 'reason' | 'name' | 'phone'>, WithPerson {
  readonly reason: number;
}
const waiting = (rows: readonly Raw[]): WaitingRow[] =>
  told(rows).map((row) => ({ ...row, reason: WAITING_REASONS[row.reason]! }));

/** A list of values that grows with what is asked: `$1`, `$2`, … in order. */
class Values {
  readonly list: unknown[] = [];
  put(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** A page of at most `size` rows behind `behind`. */
export async function readWaiting(
  db: Queryable,
  wanted: Wanted,
  behind: Behind | null,
  size: number,
): Promise<WaitingRow[]> {
  const values = new Values();
  const where = [...narrowed(wanted, values), ...(behind === null ? [] : [behindOf(wanted, behind, values)])];
  // How many are wanted stands in the text: a plan made once is to know that they are few.
  const text = `select ${COLUMNS}
       from waiting_person w ${lyingWith(wanted, values)} ${BESIDE}
      where w.listed_on = ${STANDING} and w.done_at is null and ${STILL} ${where.map((one) => `and ${one}`).join(' ')}
      order by ${orderOf(wanted)}
      limit ${Math.trunc(size)}`;
  // One's own people are few or many, and found by another way: that is planned for whom it is.
  const asked =
    wanted.whose === 'mine' || (NAMES.size > MOST_NAMES && !NAMES.has(text))
      ? { text, values: values.list }
      : keyed({ name: nameOf(text), text, values: values.list });
  const { rows } = await db.query<Raw>(asked);
  return waiting(rows);
}

/** Names of statements whose text depends on what is asked: so many orders, filters and sizes of a page there are. */
const NAMES = new Map<string, string>();
const MOST_NAMES = 200;

function nameOf(text: string): string {
  let name = NAMES.get(text);
  if (name === undefined) {
    name = `waiting-${NAMES.size}`;
    NAMES.set(text, name);
  }
  return name;
}

/** Columns of the order, so that a page can begin behind the last row of the one before. */
export function endOf({ order }: Wanted, row: WaitingRow): Behind {
  const { slot, borrower } = row;
  const key = { slot, borrower };
  if (order === 'amount') return { ...key, first: row.weighed, second: 0n };
  if (order === 'oldest') return { ...key, first: BigInt(row.agedFrom ?? 0), second: 0n };
  return { ...key, first: BigInt(WAITING_REASONS.indexOf(row.reason)), second: row.weight };
}

function orderOf({ order }: Wanted): string {
  if (order === 'amount') return 'w.overdue desc, w.slot, w.borrower_id';
  if (order === 'oldest') return 'w.oldest_due, w.slot, w.borrower_id';
  return 'w.reason, w.weight desc, w.slot, w.borrower_id';
}

/** Row comparisons that one index serves: descending columns are taken apart. */
function behindOf({ order }: Wanted, behind: Behind, values: Values): string {
  const key = `(w.slot, w.borrower_id) > (${values.put(behind.slot)}::smallint, ${values.put(behind.borrower)}::bigint)`;
  if (order === 'amount') {
    const last = `${values.put(behind.first)}::bigint`;
    return `w.overdue <= ${last} and (w.overdue < ${last} or ${key})`;
  }
  if (order === 'oldest') {
    const last = `${values.put(formatDay(Number(behind.first)))}::date`;
    return `w.oldest_due >= ${last} and (w.oldest_due > ${last} or ${key})`;
  }
  const reason = `${values.put(Number(behind.first))}::smallint`;
  const weight = `${values.put(behind.second)}::bigint`;
  return `w.reason >= ${reason} and (w.reason > ${reason} or w.weight < ${weight} or w.weight = ${weight} and ${key})`;
}

/**
 * Filters, written so that a plan made once reads along the index of the order whatever is asked for: a range of days that might be short
 * does not lead to the index of days and to sorting all it holds, and a bit that might be rare is not taken for one.
 */
function narrowed({ reason, way, product, oldestFrom, oldestTo, order }: Wanted, values: Values): string[] {
  const where: string[] = [];
  const oldest = order === 'oldest' ? 'w.oldest_due' : '(w.oldest_due + 0)';
  if (reason !== null) where.push(`w.reason = ${values.put(WAITING_REASONS.indexOf(reason))}::smallint`);
  if (way !== null) where.push(`(w.ways >> ${values.put(way)}::int) & 1 <> 0`);
  if (product !== null) where.push(`(w.products >> ${values.put(product)}::int) & 1 <> 0`);
  if (oldestFrom !== null) where.push(`${oldest} >= ${values.put(formatDay(oldestFrom))}::date`);
  if (oldestTo !== null) where.push(`${oldest} <= ${values.put(formatDay(oldestTo))}::date`);
  if (order === 'oldest') where.push('w.oldest_due is not null');
  return where;
}

/** With whom a person lies. `queue`: his own and nobody's. */
function lyingWith({ whose, own }: Wanted, values: Values): string {
  const on = 'assignment x on x.slot = w.slot and x.borrower_id = w.borrower_id';
  if (whose === 'mine') return `join ${on} and x.worker = any(${values.put(own)}::text[])`;
  // Looked up row by row along the index: joined otherwise, the whole list would be read and sorted for a page.
  const looked =
    'left join lateral (select worker from assignment where slot = w.slot and borrower_id = w.borrower_id offset 0) x on true';
  if (whose === 'all') return looked;
  return `${looked} join lateral (select where x.worker is null or x.worker = any(${values.put(own)}::text[])) his on true`;
}

/** Who asks for candidates, when, how many, and whom he was shown to be barred from. */
export interface Asking {
  readonly worker: string;
  readonly now: number;
  readonly size: number;
  readonly but: readonly BorrowerKey[];
}

/** Who could be next at a minute of the house, in the order of the list, locked; nobody waits for a lock. */
export async function lockCandidates(
  client: Client,
  wanted: Wanted,
  { worker, now, size, but }: Asking,
): Promise<WaitingRow[]> {
  const values = new Values();
  const where = narrowed(wanted, values);
  const { rows } = await client.query<Raw>(
    `select ${COLUMNS}
       from waiting_person w ${lyingWith(wanted, values)} ${BESIDE}
      where w.listed_on = ${STANDING} and w.done_at is null and ${STILL} ${where.map((one) => `and ${one}`).join(' ')}
        and not exists (select from unnest(${values.put(but.map(({ slot }) => slot))}::smallint[], ${values.put(but.map(({ borrower }) => borrower))}::bigint[]) as n (slot, borrower)
                         where n.slot = w.slot and n.borrower = w.borrower_id)
        and coalesce(w.may_at, 0) <= ${values.put(now)}::int and coalesce(w.snoozed_until, 0) <= ${values.put(now)}::int
        and (w.claimed_until is null or w.claimed_until <= clock_timestamp() or w.claimed_by = ${values.put(worker)})
      order by ${orderOf(wanted)}
      limit ${values.put(size)}
        for no key update of w skip locked`,
    values.list,
  );
  return waiting(rows);
}

/** The first minute after `now` at which somebody of this list may be contacted again; null: nobody waits for a minute. */
export async function earliestAgain(db: Queryable, wanted: Wanted, now: number): Promise<number | null> {
  const values = new Values();
  const { rows } = await db.query<{ at: number | null }>(
    `select min(greatest(w.may_at, w.snoozed_until)) as at
       from waiting_person w ${lyingWith(wanted, values)}
      where w.listed_on = ${STANDING} and w.done_at is null and greatest(w.may_at, w.snoozed_until) > ${values.put(now)}::int`,
    values.list,
  );
  return rows[0]?.at ?? null;
}

/** How many wait, by reason; a figure for the top of the list. */
export async function countWaiting(db: Queryable): Promise<Readonly<Record<WaitingReason, number>>> {
  const { rows } = await db.query<{ reason: number; count: number }>(
    `select reason, count(*)::int as count from waiting_person where listed_on = ${STANDING} and done_at is null group by reason`,
  );
  const counts = Object.fromEntries(WAITING_REASONS.map((reason) => [reason, 0])) as Record<
    WaitingReason,
    number
  >;
  for (const { reason, count } of rows) counts[WAITING_REASONS[reason]!] = count;
  return counts;
}
