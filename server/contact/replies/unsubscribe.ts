/**
 * Who may end messages with one press, without a login?
 *
 * Whoever holds the address that stood in the message (RFC 8058). It is sealed with a key of the house (AES-256-GCM): nobody can make or
 * guess one, and it shows neither whom it is for nor that there is a debt. Used again it changes nothing more.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import type { Pool } from '../../db/pool.ts';
import { houseKey } from '../../vault/house-key.ts';
import { type Hearing, heardReply } from './heard-replies.ts';

/** What an address ends: messages of one way to one person; `message`: the one in which it stood. */
export interface Subscription extends BorrowerKey {
  readonly way: 'email' | 'sms' | 'push';
  readonly message: number;
}

const [NONCE, TAG] = [12, 16];

/** The seal of these addresses, with the key that this database keeps for them. */
export async function openUnsubscribing(pool: Pool): Promise<Unsubscribing> {
  return new Unsubscribing(await houseKey(pool, 'unsubscribe'));
}

/** Makes and reads the last part of such an address. */
export class Unsubscribing {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Letters, digits, - and _ that name a subscription to nobody but us. */
  token({ slot, borrower, way, message }: Subscription): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const sealed = Buffer.concat([
      cipher.update(`${way} ${slot} ${borrower} ${message}`, 'utf8'),
      cipher.final(),
    ]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** The subscription that a token names; null where it is none of ours. */
  read(token: string): Subscription | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length <= NONCE + TAG || bytes.length > 200) return null;
    const cipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    cipher.setAuthTag(bytes.subarray(-TAG));
    try {
      const plain = Buffer.concat([cipher.update(bytes.subarray(NONCE, -TAG)), cipher.final()]).toString(
        'utf8',
      );
      const [way, slot, borrower, message] = plain.split(' ');
      return {
        way: way as Subscription['way'],
        slot: Number(slot),
        borrower: BigInt(borrower!),
        message: Number(message),
      };
    } catch {
      return null;
    }
  }
}

/** Ends what a token names; heard like any other stop, and once. Returns false where the token is none of ours. */
export async function unsubscribe(
  pool: Pool,
  seal: Unsubscribing,
  token: string,
  hearing: Hearing,
): Promise<boolean> {
  const named = seal.read(token);
  if (named === null) return false;
  const key = `${named.slot}-${named.borrower}-${named.message}`;
  await heardReply(
    pool,
    'unsubscribe',
    { type: 'reply', way: named.way, from: '', to: '', text: 'unsubscribe', key, at: null, id: key },
    hearing,
  );
  return true;
}
