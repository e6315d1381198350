/**
 * How is a person's text kept so that it can be proven later, and forgotten for good?
 *
 * Encrypted under a key of that person alone, with its place authenticated: a text moved to another person or proof does not open. The
 * chain holds SHA-256(salt ‖ text). The salt is made from the same key, so it lies nowhere: while the key is there, whoever may read
 * the text can prove it; once the key is destroyed nobody can read it, nor guess it and compare.
 */
import { hash } from 'node:crypto';
import { masterNamed } from '../vault/key-ring.ts';
import { decrypt, encrypt, freshBytes, hmacHex, type MasterKey } from './master-key.ts';

/** Where something of a person lies. */
export interface Place {
  readonly slot: number;
  readonly borrower: bigint;
}

/** A person's own key (32 bytes). */
export type PersonKey = Buffer;

/** What is kept of a person's key: how it is made (1), the name of the master key (8), a seed (32), and where keys were changed a pad (32). */
export type KeptKey = Buffer;

const MADE = 1;
const PADDED = 2;
const NAME_END = 9;
const SEED_END = 41;

/** A new key for a person, and what is kept of it: destroyed when he is forgotten. */
export function newPersonKey(master: MasterKey, place: Place): { key: PersonKey; kept: KeptKey } {
  const kept = keptWith(master, MADE, 0);
  return { key: derived(master, place, kept), kept };
}

/** A person's key, made of what is kept of it: opening a wrapped one takes ten times as long, for every contact. */
export function personKeyOf(
  place: Place,
  kept: Uint8Array,
  master: MasterKey = masterNamed(masterOfKey(kept)),
): PersonKey {
  const key = derived(master, place, kept);
  if (kept[0] === PADDED) for (let at = 0; at < 32; at += 1) key[at]! ^= kept[SEED_END + at]!;
  return key;
}

/**
 * The same key kept under another master key: the commitments of his proofs are salted from it, so it may not change. What the new
 * master key makes of a new seed hides it like a one-time pad.
 */
export function rewrapped(master: MasterKey, place: Place, kept: Uint8Array, before?: MasterKey): KeptKey {
  const key = personKeyOf(place, kept, before);
  const again = keptWith(master, PADDED, 32);
  const pad = derived(master, place, again);
  for (let at = 0; at < 32; at += 1) again[SEED_END + at] = key[at]! ^ pad[at]!;
  return again;
}

/** The name of the master key that a person's key is made with. */
export const masterOfKey = (kept: Uint8Array): string =>
  Buffer.from(kept.buffer, kept.byteOffset + 1, NAME_END - 1).toString('hex');

/** How many bytes are kept of a key that begins with this byte. */
export const lengthOfKey = (first: number): number => (first === PADDED ? SEED_END + 32 : SEED_END);

function keptWith(master: MasterKey, kind: number, more: number): Buffer {
  const kept = Buffer.allocUnsafe(SEED_END + more);
  kept[0] = kind;
  kept.write(master.id, 1, 'hex');
  kept.set(freshBytes(SEED_END - NAME_END), NAME_END);
  return kept;
}

const derived = (master: MasterKey, place: Place, kept: Uint8Array): Buffer =>
  master.derive(kept.subarray(NAME_END, SEED_END), keyPlace(place));

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
