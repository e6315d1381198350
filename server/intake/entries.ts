/**
 * How do a host's payments, reversals and corrections reach accounts that are in the book already?
 *
 * Account by account under its lock, each fact through the rules: a late one heals the past. What cannot be entered
 * is refused with the rule's own reason.
 */
import type { Fact } from '../../rules/account.ts';
import { nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import { enterFact, walkedIn } from '../../rules/entry.ts';
import type { AccountRow } from '../db/account-row.ts';
import { type Key, readAccounts, updateAccounts } from '../db/accounts.ts';
import { CopyWriter } from '../db/binary-copy.ts';
import { copyIn } from '../db/copy-stream.ts';
import { EVENT_COLUMNS, eventData, POSTING_COLUMNS, writeEvent, writePostings } from '../db/event-row.ts';
import type { Client } from '../db/pool.ts';
import { type RecordedAccount, readRecords } from '../db/record.ts';
import { chainHash } from '../evidence/chain.ts';
import type { Policy } from './import-files.ts';

/** A fact for one account of the book. `currency` null: it is the account's own. */
export interface Entry {
  readonly key: Key;
  readonly fact: Fact;
  readonly currency: string | null;
}

/** Enters facts, those of one account in the order given; returns those that were refused, with the reason. */
export async function enterAll<T extends Entry>(
  client: Client,
  entries: readonly T[],
  policy: Policy,
  today: Day,
): Promise<{ readonly entry: T; readonly what: string }[]> {
  const byAccount = Map.groupBy(entries, ({ key }) => key.accountId);
  const keys = [...byAccount.values()].map(([first]) => first!.key);
  const rows = await readAccounts(client, keys, true);
  const records = new Map((await readRecords(client, keys)).map((record) => [record.accountId, record]));
  const out = { events: new CopyWriter(), postings: new CopyWriter() };
  const changed: AccountRow[] = [];
  const refused: { entry: T; what: string }[] = [];
  for (const row of rows) {
    const record = records.get(row.account.id);
    if (record === undefined) throw new Error(`account ${row.account.id} has no record`);
    const after = enterOne(row, record, byAccount.get(row.account.id) ?? [], policy, today, out, refused);
    if (after.account.seq > row.account.seq) changed.push(after);
  }
  await updateAccounts(client, changed);
  await copyIn(client, 'event', EVENT_COLUMNS, out.events);
  await copyIn(client, 'posting', POSTING_COLUMNS, out.postings);
  return refused;
}

function enterOne<T extends Entry>(
  row: AccountRow,
  record: RecordedAccount,
  entries: readonly T[],
  policy: Policy,
  today: Day,
  out: { readonly events: CopyWriter; readonly postings: CopyWriter },
  refused: { entry: T; what: string }[],
): AccountRow {
  const product = policy.products.get(row.account.product);
  if (product === undefined)
    throw new Error(`account ${row.account.id} is of product ${row.account.product}, which there is not`);
  const walked = walkedIn(record.events.map(({ event }) => event));
  let { head } = row;
  // The fold of the events: unlike the row it also holds what stands in the lender's own books.
  let { account, history } = record;
  for (const entry of entries) {
    const { fact, currency } = entry;
    if (currency !== null && currency !== product.currency.code) {
      refused.push({ entry, what: `the account is in ${product.currency.code}, not in ${currency}` });
      continue;
    }
    const entered = enterFact(account, history, fact, today - 1, today, product, walked);
    if ('refused' in entered) {
      refused.push({ entry, what: entered.what });
      continue;
    }
    const { event } = entered;
    account = entered.account;
    history = { ...history, facts: [...history.facts, fact] };
    const key = [row.slot, account.id, account.seq] as const;
    const data = eventData(event);
    const { type } = event.body;
    head = chainHash(head, ...key, event.day, type, data);
    writeEvent(out.events, {
      slot: row.slot,
      accountId: account.id,
      seq: account.seq,
      day: event.day,
      type,
      data,
      hash: head,
    });
    writePostings(out.postings, ...key, today, false, event.postings);
  }
  return { ...row, account, head, nextActionOn: nextActionOn(account, today - 1, product, policy.ladder) };
}
