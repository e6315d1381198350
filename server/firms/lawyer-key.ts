/**
 * How does a lawyer sign a page, and how does anybody check it?
 *
 * Ed25519 over a short text that names the letter, the digest of the page as it was read, the firm, the lawyer and the minute. The secret half
 * of the key lies wrapped by the master key and is opened for one signature, after the lawyer has shown his second factor. The
 * public half stands in the evidence beside the signature: both are checked offline with any tool that knows Ed25519.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Queryable } from '../db/pool.ts';
import { masterInForce, masterNamed } from '../vault/key-ring.ts';

/** What a signature is over. */
export interface Statement {
  readonly number: string;
  /** SHA-256 of the page without the signature, hexadecimal. */
  readonly digest: string;
  readonly firm: string;
  readonly lawyer: string;
  /** Minutes since 1970 (UTC), by the house's clock. */
  readonly at: number;
}

/** Key types in front of the raw 32 bytes (RFC 8410). */
const SECRET_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const placeOf = (firm: string, lawyer: string) => `lawyer/${firm}/${lawyer}`;

/** The place of a key that is named by its engagement, firm and lawyer with strokes between them. */
export const lawyerPlace = (named: string): string => `lawyer/${named.slice(named.indexOf('/') + 1)}`;

/** A new pair for a lawyer of a firm: the public half, and the secret one wrapped. */
export async function newLawyerKey(
  db: Queryable,
  firm: string,
  lawyer: string,
): Promise<{ readonly public: Buffer; readonly master: string; readonly wrapped: Buffer }> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const master = await masterInForce(db);
  return {
    public: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
    master: master.id,
    wrapped: master.wrap(secret, placeOf(firm, lawyer)),
  };
}

/** The text that is signed, and that a verifier makes again. */
export function signedText({ number, digest, firm, lawyer, at }: Statement): string {
  return ['anhuan letter 1', number, digest, firm, lawyer, String(at), ''].join('\n');
}

/** Signs with a wrapped key; 64 bytes. */
export function signWith(
  { master, wrapped }: { readonly master: string; readonly wrapped: Uint8Array },
  statement: Statement,
): Buffer {
  const secret = masterNamed(master).unwrap(wrapped, placeOf(statement.firm, statement.lawyer));
  const key = createPrivateKey({
    key: Buffer.concat([SECRET_HEAD, secret]),
    format: 'der',
    type: 'pkcs8',
  });
  const signature = sign(null, Buffer.from(signedText(statement)), key);
  secret.fill(0);
  return signature;
}

/** Whether a signature is of this statement under this key. */
export function isSignedBy(publicKey: Uint8Array, statement: Statement, signature: Uint8Array): boolean {
  const key = createPublicKey({
    key: Buffer.concat([PUBLIC_HEAD, publicKey]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(signedText(statement)), key, signature);
}

/** The first digits of a key, by which a page names it. */
export function keyName(publicKey: Uint8Array): string {
  return Buffer.from(publicKey).toString('hex').slice(0, 16).toUpperCase();
}
