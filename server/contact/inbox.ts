/**
 * When has a message in the inbox been delivered?
 *
 * When its reader opened it: the minute is kept once, and to everybody else it is a receipt like any carrier's.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import { keepRead } from '../db/contact/inbox-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { heardReceipts } from './receipts.ts';

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
  await heardReceipts(
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
  );
  return opened.readAt;
}
