/**
 * How is everything recorded about the accounts of one slot read, in order, for a check?
 *
 * Accounts, events and schedules, one after the other in one snapshot and kept by account: a slot is a 256th of the book.
 * Postings have no index by slot or account, so they are read for many slots at once and kept as a fingerprint.
 */
import type { Account } from '../../../rules/account.ts';
import type { Coming } from '../../../rules/terms.ts';
import { ACCOUNT_COLUMNS, type AccountRow, readAccount } from '../account-row.ts';
import { INSTALMENT_COLUMNS, readInstalment } from '../book-row.ts';
import { copyOut } from '../copy-stream.ts';
import { EVENT_COLUMNS, type EventRow, readEvent } from '../event-row.ts';
import type { Client } from '../pool.ts';

/** Everything of one slot, by account. */
export interface SlotRecords {
  readonly rows: ReadonlyMap<Account['id'], AccountRow>;
  readonly events: ReadonlyMap<Account['id'], readonly EventRow[]>;
  readonly schedules: ReadonlyMap<Account['id'], readonly Coming[]>;
}

/** Reads a slot, or one account of it. The caller holds a transaction, so that all of it is of one moment. */
export async function readSlot(
  client: Client,
  slot: number,
  account: Account['id'] | null,
): Promise<SlotRecords> {
  const where = `slot = ${slot}${account === null ? '' : ` and account_id = ${account}`}`;
  const rows = new Map<bigint, AccountRow>();
  await copyOut(client, `select ${ACCOUNT_COLUMNS.join(', ')} from account where ${where}`, (row) => {
    const read = readAccount(row);
    rows.set(read.account.id, read);
  });
  const events = new Map<bigint, EventRow[]>();
  await copyOut(
    client,
    `select ${EVENT_COLUMNS.join(', ')} from event where ${where} order by account_id, seq`,
    (row) => {
      const event = readEvent(row);
      push(events, event.accountId, event);
    },
  );
  const schedules = new Map<bigint, Coming[]>();
  await copyOut(
    client,
    `select ${INSTALMENT_COLUMNS.join(', ')} from instalment where ${where} order by account_id, seq`,
    (row) => {
      const { accountId, coming } = readInstalment(row);
      push(schedules, accountId, coming);
    },
  );
  return { rows, events, schedules };
}

/** What an account's postings come to, whatever their order: how many, and the sum of their fingerprints. */
export interface Posted {
  count: number;
  sum: number;
}

/** The postings of the accounts of some slots, or of one account. */
export async function readPosted(
  client: Client,
  from: number,
  to: number,
  account: Account['id'] | null,
): Promise<Map<Account['id'], Posted>> {
  const posted = new Map<bigint, Posted>();
  const where = `slot between ${from} and ${to}${account === null ? '' : ` and account_id = ${account}`}`;
  await copyOut(client, `select account_id, seq, debit, credit, amount from posting where ${where}`, (row) =>
    countPosting(posted, row.int8(), row.int4(), row.int2(), row.int2(), row.int8()),
  );
  return posted;
}

/** Counts one posting of an account. */
export function countPosting(
  posted: Map<Account['id'], Posted>,
  account: Account['id'],
  seq: number,
  debit: number,
  credit: number,
  amount: bigint,
): void {
  let hash = Math.imul(seq, 0x9e3779b1) ^ ((debit << 8) | credit);
  for (const part of [BigInt.asIntN(32, amount), amount >> 32n])
    hash = Math.imul((hash >>> 15) ^ hash ^ Number(part), 0x2c1b3c6d);
  const before = posted.get(account) ?? { count: 0, sum: 0 };
  before.count += 1;
  before.sum += hash >>> 0;
  posted.set(account, before);
}

/** Accounts of a slot that no night could close: they wait to be solved. */
export async function waitingIn(client: Client, slot: number): Promise<Set<Account['id']>> {
  const { rows } = await client.query<{ account_id: bigint }>(
    'select account_id from set_aside where slot = $1 and solved_on is null',
    [slot],
  );
  return new Set(rows.map(({ account_id }) => account_id));
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
