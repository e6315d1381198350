/**
 * How is a person's text kept so that it can be proven later, and forgotten for good?
 *
 * Encrypted under a key of that person alone, with its place authenticated: a text moved to another person or proof does not open. The
 * chain holds SHA-256(salt ‖ text). The salt is made from the same key, so it lies nowhere: while the key is there, whoever may read
 * the text can prove it; once the key is destroyed nobody can read it, nor guess it and compare.
 */
import { hash } from 'node:crypto';
import { decrypt, encrypt, freshBytes, hmacHex, type MasterKey } from './master-key.ts';

/** Where something of a person lies. */
export interface Place {
  readonly slot: number;
  readonly borrower: bigint;
}

/** A person's own key (32 bytes). */
export type PersonKey = Buffer;

/** A new key for a person, and the seed from which it is made: the only part that is kept, and destroyed when he is forgotten. */
export function newPersonKey(master: MasterKey, place: Place): { key: PersonKey; seed: Buffer } {
  const seed = freshBytes(32);
  return { key: personKeyOf(master, place, seed), seed };
}

/** A person's key, made of the seed and the master key: opening a wrapped one takes ten times as long, for every contact. */
export function personKeyOf(master: MasterKey, place: Place, seed: Uint8Array): PersonKey {
  return master.derive(seed, keyPlace(place));
}

const keyPlace = ({ slot, borrower }: Place) => `key/${slot}/${borrower}`;
const textPlace = ({ slot, borrower }: Place, seq: number) => `text/${slot}/${borrower}/${seq}`;

/** Encrypts a text that belongs to proof `seq` of a person. */
export function sealText(key: PersonKey, place: Place, seq: number, text: string): Buffer {
  return encrypt(key, textPlace(place, seq), text);
}

/** The text; throws when key, place or a byte is not the same. */
export function openText(key: PersonKey, place: Place, seq: number, sealed: Uint8Array): string {
  return decrypt(key, textPlace(place, seq), sealed).toString('utf8');
}

/** The salt of one commitment: nobody without the key can make it. */
export function saltOf(key: PersonKey, seq: number, name: string): Buffer {
  return Buffer.from(hmacHex(key, `salt/${seq}/${name}`), 'hex');
}

const SALT = 32;
let salted = Buffer.allocUnsafeSlow(4_096);

/** What the chain holds of a text: SHA-256(salt ‖ text as UTF-8), hexadecimal. */
export function commitment(key: PersonKey, seq: number, name: string, text: string): string {
  if (SALT + 3 * text.length > salted.length) salted = Buffer.allocUnsafeSlow(SALT + 6 * text.length);
  salted.write(hmacHex(key, `salt/${seq}/${name}`), 0, 'hex');
  return hash('sha256', salted.subarray(0, SALT + salted.write(text, SALT)), 'hex');
}
