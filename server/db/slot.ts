/**
 * In which slot does a borrower live, and where is a host's reference looked up?
 *
 * A slot is a hash, computed here and never by the database: it stands in every key and every WHERE of the hot path,
 * so one borrower's accounts, contacts and budget lie in one shard. Changing a hash moves every row: it is fixed for ever,
 * and a table test holds it.
 */

/** Number of slots; a slot is 0 … SLOTS − 1. */
export const SLOTS = 256;

/** Slot of a borrower, and so of everything that is the borrower's. */
export function slotOfBorrower(borrower: bigint): number {
  const low = Number(BigInt.asIntN(32, borrower));
  const high = Number(BigInt.asIntN(32, borrower >> 32n));
  return mix(low ^ mix(high)) & (SLOTS - 1);
}

/** Slot in which a host's own reference for an account is looked up. */
export function slotOfReference(host: string, reference: string): number {
  let hash = 0x811c9dc5 | 0;
  for (const byte of Buffer.from(`${host}\n${reference}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  return mix(hash) & (SLOTS - 1);
}

/** Spreads every bit of a 32-bit number over all others (the finaliser of MurmurHash3, which is in the public domain). */
function mix(number: number): number {
  let h = number;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
