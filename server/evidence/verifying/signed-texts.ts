/**
 * Which texts does the house sign, letter by letter?
 *
 * Canonical JSON in UTF-8, signed with Ed25519 as it stands, so that `openssl pkeyutl -verify -rawin` checks it. A seal names the one
 * before it by the SHA-256 of its text; a new key is announced in a text that the key before it signs.
 */
import { canonical } from './canonical.ts';

/** What a day came to. Hashes are hexadecimal, a day is written 2026-11-22. */
export interface SealWords {
  readonly day: string;
  readonly root: string;
  readonly count: number;
  readonly previous: string | null;
  readonly key: string;
}

/** The text of a seal. */
export function sealWording({ day, root, count, previous, key }: SealWords): string {
  return canonical({ anhuan: 'seal/1', day, root, count, previous, key });
}

/** A key that takes over from another on a day. */
export interface KeyWords {
  readonly key: string;
  readonly public: string;
  readonly from: string;
  readonly before: string;
}

/** The announcement of a key. */
export function keyWording({ key, public: bytes, from, before }: KeyWords): string {
  return canonical({ anhuan: 'key/1', key, public: bytes, from, before });
}
