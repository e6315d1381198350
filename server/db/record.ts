/**
 * What is recorded about an account: its events, its schedule, and where a name for it leads?
 *
 * Read whenever one account is looked at or a fact is entered; a batch of keys costs two statements.
 */
import { type Account, type AccountEvent, evolve, type Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { History } from '../../rules/history.ts';
import type { Coming } from '../../rules/terms.ts';
import type { Key } from './accounts.ts';
import { int2s, int8s } from './binary-array.ts';
import { eventOf } from './event-row.ts';
import { keyed, type Queryable } from './pool.ts';
import { slotOfReference } from './slot.ts';

/** An event as it lies in its chain. */
export interface RecordedEvent {
  readonly seq: number;
  readonly event: AccountEvent;
  readonly type: string;
  readonly data: string;
  readonly hash: Uint8Array;
}

/** Everything recorded about one account, with the fold of its events. */
export interface RecordedAccount extends Key {
  readonly events: readonly RecordedEvent[];
  readonly account: Account;
  readonly history: History;
}

interface EventFields {
  slot: number;
  account_id: bigint;
  seq: number;
  day: Day;
  type: string;
  data: string;
  hash: Uint8Array;
}

interface InstalmentFields extends Coming {
  slot: number;
  account_id: bigint;
}

/** The records of these accounts, in the order of the keys; accounts without events are left out. */
export async function readRecords(db: Queryable, keys: readonly Key[]): Promise<RecordedAccount[]> {
  if (keys.length === 0) return [];
  const events = await readEvents(db, keys);
  return recordsFrom(keys, events, await readInstalments(db, keys));
}

const AMONG = 'select * from unnest($1::smallint[], $2::bigint[])';
const listsOf = (keys: readonly Key[]) => [
  int2s(keys.map(({ slot }) => slot)),
  int8s(keys.map(({ accountId }) => accountId)),
];

/** Events of these accounts, for `recordsFrom`. */
export async function readEvents(db: Queryable, keys: readonly Key[]): Promise<readonly EventFields[]> {
  const { rows } = await db.query<EventFields>({
    name: 'read-events',
    text: `select slot, account_id, seq, day, type, data, hash from event where (slot, account_id) in (${AMONG}) order by seq`,
    values: listsOf(keys),
  });
  return rows;
}

/** Schedules of these accounts, for `recordsFrom`. */
export async function readInstalments(
  db: Queryable,
  keys: readonly Key[],
): Promise<readonly InstalmentFields[]> {
  const { rows } = await db.query<InstalmentFields>({
    name: 'read-instalments',
    text: `select slot, account_id, seq, due, principal, interest, fee from instalment
      where (slot, account_id) in (${AMONG}) order by seq`,
    values: listsOf(keys),
  });
  return rows;
}

/** What is recorded, put together account by account. */
export function recordsFrom(
  keys: readonly Key[],
  events: readonly EventFields[],
  instalments: readonly InstalmentFields[],
): RecordedAccount[] {
  const eventsOf = Map.groupBy(events, ({ account_id }) => account_id);
  const scheduleOf = Map.groupBy(instalments, ({ account_id }) => account_id);
  return keys.flatMap((key) => {
    const rows = eventsOf.get(key.accountId) ?? [];
    return rows.length === 0 ? [] : [recordOf(key, rows, scheduleOf.get(key.accountId) ?? [])];
  });
}

function recordOf(
  key: Key,
  rows: readonly EventFields[],
  schedule: readonly InstalmentFields[],
): RecordedAccount {
  const events = rows.map(({ seq, day, type, data, hash }) => ({
    seq,
    event: eventOf(day, type, data),
    type,
    data,
    hash,
  }));
  const coming = schedule.map(({ seq, due, principal, interest, fee }) => ({
    seq,
    due,
    principal,
    interest,
    fee,
  }));
  const folded = foldAll(
    events.map(({ event }) => event),
    coming,
  );
  if (folded === null) throw new Error(`account ${key.accountId} does not begin with its opening`);
  return { ...key, events, ...folded };
}

/** The account that its events come to, and what it was told; null when they do not begin with its opening. */
export function foldAll(
  events: readonly AccountEvent[],
  schedule: readonly Coming[],
): { readonly account: Account; readonly history: History } | null {
  const first = events[0]?.body;
  if (first?.type !== 'opened') return null;
  let account: Account | null = null;
  const facts: Fact[] = [];
  for (const event of events) {
    account = evolve(account, event);
    if (event.body.type === 'fact') facts.push(event.body.fact);
  }
  return account === null ? null : { account, history: { opening: first.opening, schedule, facts } };
}

/**
 * The account that a person means: its number, or the reference some host gave it ("host:reference", or the
 * reference alone when only one host is known). Null when there is none.
 */
export async function findAccount(db: Queryable, name: string): Promise<Key | null> {
  const [host, ...rest] = name.split(':');
  const reference = rest.join(':');
  if (host !== undefined && reference !== '') return byReference(db, host, reference);
  const hosts = await db.query<{ host: string }>('select distinct host from reference');
  for (const known of hosts.rows) {
    const key = await byReference(db, known.host, name);
    if (key !== null) return key;
  }
  if (!/^\d{1,18}$/.test(name)) return null;
  const found = await db.query<{ slot: number }>('select slot from account where account_id = $1', [name]);
  const slot = found.rows[0]?.slot;
  return slot === undefined ? null : { slot, accountId: BigInt(name) };
}

/** Where the account of a host's reference lies; null when the book has no such reference. */
export async function byReference(db: Queryable, host: string, reference: string): Promise<Key | null> {
  const found = await db.query<{ account_slot: number; account_id: bigint }>(
    keyed({
      name: 'account-of-reference',
      text: 'select account_slot, account_id from reference where slot = $1 and host = $2 and reference = $3',
      values: [slotOfReference(host, reference), host, reference],
    }),
  );
  const row = found.rows[0];
  return row === undefined ? null : { slot: row.account_slot, accountId: row.account_id };
}
