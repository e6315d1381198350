/**
 * Which six digits confirm an agreement, without lying anywhere?
 *
 * They follow from the house's key, the account and the entry in the person's log that asked for them: whoever writes the message and
 * whoever checks the digits reckon them anew. The book holds a keyed digest only; ten minutes, five tries.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Name of the key in the house's own. */
export const CODE_KEY = 'agreement-code';
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;

/** The code that the entry `asked` ("f12") of an account's borrower stands for. */
export function codeFor(key: Uint8Array, account: bigint, asked: string): string {
  const drawn = createHmac('sha256', key).update(`code/${account}/${asked}`).digest();
  return String(drawn.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** What is kept of a code. */
export function codeDigest(key: Uint8Array, agreement: string, code: string): string {
  return createHmac('sha256', key).update(`digest/${agreement}/${code}`).digest('hex');
}

/** Whether digits are the ones whose digest was kept. */
export function isCode(key: Uint8Array, agreement: string, code: string, kept: string): boolean {
  return timingSafeEqual(Buffer.from(codeDigest(key, agreement, code)), Buffer.from(kept));
}
