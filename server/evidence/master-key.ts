/**
 * What can the key do that opens all others, and how is it read?
 *
 * From a variable of the environment (64 hexadecimal digits; a key service hands it out at the start of a process), or from a file that
 * only its owner may read. Which keys a process knows stands in server/vault/key-ring.ts. Lost, it takes everything sealed with it.
 */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  randomBytes,
  randomFillSync,
} from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble, wordsOf } from '../trouble.ts';

/** Wraps and unwraps keys. A key service puts its own in this place. */
export interface MasterKey {
  /** Names the key without telling it: the first digits of a digest. */
  readonly id: string;
  wrap(key: Uint8Array, place: string): Buffer;
  /** Throws when it was wrapped by another key, for another place, or changed. */
  unwrap(wrapped: Uint8Array, place: string): Buffer;
  /** A key made of a seed for one place: without the seed, or without this key, nobody can make it again. */
  derive(seed: Uint8Array, place: string): Buffer;
}

const NONCE = 12;
const TAG = 16;

/** Random bytes fetched many at a time: one call for each costs 3 µs. Each is given out once. */
const chance = { bytes: Buffer.allocUnsafeSlow(8_192), used: 8_192 };

/** Random bytes for a key or a nonce. */
export function freshBytes(count: number): Buffer {
  if (chance.used + count > chance.bytes.length) {
    randomFillSync(chance.bytes);
    chance.used = 0;
  }
  chance.used += count;
  const from = chance.used - count;
  const fresh = Buffer.from(chance.bytes.subarray(from, chance.used));
  // What was given out is forgotten here.
  chance.bytes.fill(0, from, chance.used);
  return fresh;
}

/** Encrypts (AES-256-GCM): nonce (12), ciphertext, tag (16). `place` is authenticated with it. (As a key the bytes cost less than as bytes.) */
export function encrypt(key: Uint8Array, place: string, clear: Uint8Array | string): Buffer {
  const nonce = freshBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce).setAAD(Buffer.from(place));
  const hidden = typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear);
  // This way of encrypting keeps nothing back for the end.
  cipher.final();
  const sealed = Buffer.allocUnsafe(NONCE + hidden.length + TAG);
  sealed.set(nonce);
  sealed.set(hidden, NONCE);
  sealed.set(cipher.getAuthTag(), NONCE + hidden.length);
  return sealed;
}

/** The reverse of `encrypt`; throws when key, place or a byte is not the same. */
export function decrypt(key: Uint8Array, place: string, sealed: Uint8Array): Buffer {
  const nonce = sealed.subarray(0, NONCE);
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const clear = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
  // Nothing is kept back for the end: it only says whether the tag is right.
  decipher.final();
  return clear;
}

const BLOCK = 64;
const DIGEST = 32;
/** The longest message of a keyed digest: what is digested are places and seeds. */
const MOST = 1_024;
const inner = Buffer.alloc(BLOCK + MOST);
const outer = Buffer.alloc(BLOCK + DIGEST);

/**
 * HMAC-SHA-256 (RFC 2104) of a key of at most 64 bytes over a text of at most 256 letters and the bytes after it; hexadecimal. Written as
 * its two digests: Node's own makes four objects for each and takes three times as long (5.6 µs against 1.8 µs, Node 24).
 */
export function hmacHex(key: Uint8Array, text: string, after?: Uint8Array): string {
  if (key.length > BLOCK) throw new Error(`a key of ${key.length} bytes`);
  if (3 * text.length + (after?.length ?? 0) > MOST) throw new Error('too much for a keyed digest');
  for (let place = 0; place < BLOCK; place += 1) {
    const byte = place < key.length ? key[place]! : 0;
    inner[place] = byte ^ 0x36;
    outer[place] = byte ^ 0x5c;
  }
  let end = BLOCK + inner.write(text, BLOCK);
  if (after !== undefined) {
    inner.set(after, end);
    end += after.length;
  }
  outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex');
  return hash('sha256', outer, 'hex');
}

/** A master key of 32 bytes. */
export function masterOf(key: Uint8Array): MasterKey {
  if (key.length !== 32) throw new Error(`a master key of ${key.length} bytes`);
  return {
    id: hash('sha256', Buffer.concat([Buffer.from('anhuan master key '), key]), 'hex').slice(0, 16),
    wrap: (one, place) => encrypt(key, place, one),
    unwrap: (wrapped, place) => decrypt(key, place, wrapped),
    derive: (seed, place) => Buffer.from(hmacHex(key, `${place}/`, seed), 'hex'),
  };
}

/** A key given as a variable of the environment; null where it is not set. */
export function fromEnvironment(variable: string): Buffer | null {
  const text = process.env[variable];
  if (text === undefined || text === '') return null;
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new Trouble(`${variable} is no key.`, 'It has 64 hexadecimal digits: openssl rand -hex 32');
  return Buffer.from(text, 'hex');
}

/** The key in a file, which is made when there is none. Two processes that make it at once agree on one. */
export function fromFile(path: string): Buffer {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    try {
      statSync(path);
    } catch {
      writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
      try {
        linkSync(draft, path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      } finally {
        rmSync(draft, { force: true });
      }
    }
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    if (key.length !== 32) throw new Error(`it holds ${key.length} bytes`);
    return key;
  } catch (error) {
    throw new Trouble(
      `The master key cannot be read or made: ${path} (${wordsOf(error)}).`,
      'Set ANHUAN_HOME to a folder of your own, or ANHUAN_MASTER_KEY to a key.',
      error,
    );
  }
}
