/**
 * How does what people wrote back lie in the book?
 *
 * It is kept before anybody knows whose it is, and may be of two people who share a telephone: so it is sealed under a key of the
 * house, at its place, and emptied when one of them is forgotten.
 */
import type { Queryable } from '../db/pool.ts';
import { decrypt, encrypt } from '../evidence/master-key.ts';
import { houseKey } from './house-key.ts';

/** Who wrote, to which number or mailbox of ours, and what. */
export interface SaidBack {
  readonly sender: string;
  readonly receiver: string;
  readonly body: string;
}

/** The key of all replies. */
export const repliesKey = (db: Queryable): Promise<Buffer> => houseKey(db, 'replies');

const placeOf = (slot: number, reference: string): string => `reply/${slot}/${reference}`;

export function sealReply(key: Buffer, slot: number, reference: string, said: SaidBack): Buffer {
  return encrypt(key, placeOf(slot, reference), JSON.stringify([said.sender, said.receiver, said.body]));
}

/** The reply; of one that was emptied nothing. */
export function openReply(key: Buffer, slot: number, reference: string, sealed: Buffer | null): SaidBack {
  if (sealed === null) return { sender: '', receiver: '', body: '' };
  const [sender = '', receiver = '', body = ''] = JSON.parse(
    decrypt(key, placeOf(slot, reference), sealed).toString('utf8'),
  ) as string[];
  return { sender, receiver, body };
}
