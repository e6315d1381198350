/**
 * What do the borrowers of a made-up book do on the open business day?
 *
 * Every made-up account is asked (simulator/behaviour.ts) and what its borrower does is entered as a fact, as if a host had
 * told us. A fact carries its account and day as its reference: a day that was broken off is lived again and nothing counts
 * twice. Accounts that came from a real host are left alone.
 */
import { PRODUCTS } from '../../policy/house/products.ts';
import { nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import { enterFact, walkedIn } from '../../rules/entry.ts';
import type { Ladder } from '../../rules/strategy.ts';
import { isMadeUp } from '../../simulator/accounts.ts';
import { factsOn, payerOf } from '../../simulator/behaviour.ts';
import type { AccountRow } from '../db/account-row.ts';
import { type Key, readAccounts, updateAccounts } from '../db/accounts.ts';
import { CopyWriter } from '../db/binary-copy.ts';
import { copyIn } from '../db/copy-stream.ts';
import { EVENT_COLUMNS, eventData, POSTING_COLUMNS, writeEvent, writePostings } from '../db/event-row.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { type RecordedAccount, readRecords } from '../db/record.ts';
import { eachAccount } from '../db/seeding.ts';
import { SLOTS } from '../db/slot.ts';
import { chainHash } from '../evidence/chain.ts';

/** Which day of which made-up book is lived. */
export interface Living {
  readonly seed: number;
  readonly accounts: number;
  readonly day: Day;
  readonly ladder: Ladder;
}

/** Accounts read in one transaction. */
const TOGETHER = 5_000;

/** Enters what the borrowers do on `day`, which must be the open one; returns the number of facts. */
export async function liveDay(
  pool: Pool,
  living: Living,
  onProgress: (slots: number, of: number) => void = () => {},
): Promise<number> {
  const slots = Math.max(1, Math.min(SLOTS, Math.floor((SLOTS * TOGETHER) / living.accounts)));
  let facts = 0;
  for (let first = 0; first < SLOTS; first += slots) {
    const last = Math.min(SLOTS, first + slots) - 1;
    facts += await transaction(pool, (client) => liveSlots(client, living, first, last));
    onProgress(last + 1, SLOTS);
  }
  return facts;
}

async function liveSlots(client: Client, living: Living, first: number, last: number): Promise<number> {
  const keys: Key[] = [];
  await eachAccount(client, first, last, (row) => {
    if (factsOf(row, living).length > 0) keys.push({ slot: row.slot, accountId: row.account.id });
  });
  const rows = await readAccounts(client, keys, true);
  const records = await readRecords(client, keys);
  const recordOf = new Map(records.map((record) => [record.accountId, record]));
  const written = new EnteredRows();
  let facts = 0;
  const changed = rows.flatMap((row) => {
    const record = recordOf.get(row.account.id);
    if (record === undefined) throw new Error(`account ${row.account.id} has no events`);
    const after = enterAll(row, record, living, written);
    facts += after.account.seq - row.account.seq;
    return after === row ? [] : [after];
  });
  await updateAccounts(client, changed);
  await copyIn(client, 'event', EVENT_COLUMNS, written.events);
  await copyIn(client, 'posting', POSTING_COLUMNS, written.postings);
  return facts;
}

function factsOf({ account }: AccountRow, { seed, day }: Living): ReturnType<typeof factsOn> {
  const product = PRODUCTS.get(account.product);
  if (product === undefined || !isMadeUp(account.id)) return [];
  return factsOn(payerOf(seed, Number(account.borrower), Number(account.id)), account, day, product);
}

class EnteredRows {
  readonly events = new CopyWriter();
  readonly postings = new CopyWriter();
}

/** The row after all facts of its borrower's day; the same row when each of them had been entered before. */
function enterAll(
  row: AccountRow,
  record: RecordedAccount,
  living: Living,
  written: EnteredRows,
): AccountRow {
  const { day, ladder } = living;
  const product = PRODUCTS.get(row.account.product)!;
  const walked = walkedIn(record.events.map(({ event }) => event));
  // The fold of the events: a row holds what is the account's, not what stands in the lender's books.
  let { account, history } = record;
  let { head } = row;
  for (const fact of factsOf(row, living)) {
    const entry = enterFact(account, history, fact, day - 1, day, product, walked);
    if ('refused' in entry) continue;
    history = { ...history, facts: [...history.facts, fact] };
    account = entry.account;
    const { seq, id } = account;
    const { body, postings } = entry.event;
    const data = eventData(entry.event);
    head = chainHash(head, row.slot, id, seq, day, body.type, data);
    writeEvent(written.events, {
      slot: row.slot,
      accountId: id,
      seq,
      day,
      type: body.type,
      data,
      hash: head,
    });
    writePostings(written.postings, row.slot, id, seq, day, false, postings);
  }
  if (account === record.account) return row;
  return { slot: row.slot, account, head, nextActionOn: nextActionOn(account, day - 1, product, ladder) };
}
