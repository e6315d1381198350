/**
 * What do the messages in a person's inbox say, and when has one been delivered?
 *
 * The words are those that were proven when it went out, unsealed for their reader; of a person who was erased they are gone. A
 * message is delivered when its reader opened it: the minute is kept once, and to everybody else it is a receipt like any carrier's.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import { type InboxRow, keepRead, readInbox } from '../db/contact/inbox-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { asHouse } from '../db/people/walled-pool.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { openProofs } from '../evidence/proof.ts';
import { heardReceipts } from './receipts.ts';

/** A message with its words. */
export interface InboxMessage extends InboxRow {
  readonly subject: string | null;
  readonly text: string;
}

/** The latest messages of a person whose words can be read, the newest first; `more`: there are older ones. */
export async function readMessages(
  pool: Pool,
  person: BorrowerKey,
  before: number | null,
  count: number,
): Promise<{ messages: InboxMessage[]; more: boolean }> {
  const rows = await readInbox(pool, person, before, count + 1);
  const page = rows.slice(0, count);
  const words = await openProofs(
    pool,
    page.map(({ proof }) => ({ ...person, seq: proof })),
  );
  const messages = page.flatMap((row): InboxMessage[] => {
    const texts = words.get(`${person.borrower}-${row.proof}`);
    return texts === undefined ? [] : [{ ...row, subject: texts.outer ?? null, text: texts.body ?? '' }];
  });
  return { messages, more: rows.length > count };
}

/** Keeps that a message was opened; returns when it was first, or null when he has no such message. */
export async function openMessage(
  pool: Pool,
  person: BorrowerKey,
  message: number,
  at: Minute,
): Promise<Minute | null> {
  const opened = await transaction(pool, (client) => keepRead(client, person, message, at));
  if (opened === null) return null;
  // Also when he opens it again: the first time may have ended between the two.
  // What it means that it was delivered is the house's to keep.
  await asHouse(() =>
    heardReceipts(
      pool,
      opened.carrier,
      [
        {
          type: 'receipt',
          reference: null,
          key: `${person.slot}-${person.borrower}-${message}`,
          outcome: 'delivered',
          addressDead: false,
          detail: 'opened',
          at: null,
        },
      ],
      () => at,
    ),
  );
  return opened.readAt;
}
