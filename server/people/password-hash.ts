/**
 * Is this the password whose hash was kept?
 *
 * Argon2id (RFC 9106) with the figures OWASP gives: 19 MiB, two passes, one lane. Node's own where it has it (24.7), else the library's
 * own in plain JavaScript: the same algorithm, the same text, slower. A text names its figures, so that they can grow.
 */
import crypto, { randomBytes, timingSafeEqual } from 'node:crypto';
import { argon2idAsync } from '@noble/hashes/argon2.js';

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

const COST: Cost = { memory: 19_456, passes: 2, lanes: 1 };
const SALT = 16;
const TAG = 32;
const KEPT =
  /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{10,90})\$([A-Za-z0-9+/]{20,90})$/;

type Hashing = (password: Buffer, salt: Buffer, cost: Cost, bytes: number) => Promise<Buffer>;

const byNode: Hashing = (message, nonce, { memory, passes, lanes }, tagLength) =>
  new Promise((done, failed) => {
    const asked = { message, nonce, memory, passes, parallelism: lanes, tagLength };
    crypto.argon2('argon2id', asked, (error, tag) => (error === null ? done(tag) : failed(error)));
  });

/** The same without Node's own. */
export const byLibrary: Hashing = async (password, salt, { memory, passes, lanes }, dkLen) =>
  Buffer.from(await argon2idAsync(password, salt, { m: memory, t: passes, p: lanes, dkLen }));

const ARGON2: Hashing = typeof crypto.argon2 === 'function' ? byNode : byLibrary;

/** Unicode writes one letter in several ways: a password is the same in all. */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFKC'));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** What is kept of a password: "$argon2id$v=19$m=…". */
export async function hashPassword(password: string, argon2: Hashing = ARGON2): Promise<string> {
  const salt = randomBytes(SALT);
  const { memory, passes, lanes } = COST;
  const tag = await argon2(bytesOf(password), salt, COST, TAG);
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${text(salt)}$${text(tag)}`;
}

/** Of no password; checked where nobody has the name, so that it takes as long. */
let nobodys: Promise<string> | null = null;
function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(24).toString('base64'));
  return nobodys;
}

/** Whether the password is the one; `kept` null: nobody's, after the same time. */
export async function isPassword(
  password: string,
  kept: string | null,
  argon2: Hashing = ARGON2,
): Promise<boolean> {
  const read = KEPT.exec(kept ?? (await nobodysHash()));
  if (read === null) throw new Error('what was kept of a password is not an Argon2id text');
  const [memory, passes, lanes] = [read[1], read[2], read[3]].map(Number);
  const [salt, tag] = [Buffer.from(read[4]!, 'base64'), Buffer.from(read[5]!, 'base64')];
  const cost = { memory: memory!, passes: passes!, lanes: lanes! };
  const made = await argon2(bytesOf(password), salt, cost, tag.length);
  return timingSafeEqual(made, tag) && kept !== null;
}
