/**
 * With which key does this house sign, and how does another take over?
 *
 * Ed25519. The pair is made when something is first signed; its public half is published under an id that is made from it, the secret half
 * is wrapped by the master key. A new key begins on a day and is announced by a text that the old one signs, so whoever trusts the
 * first can follow to the last; seals of days before stay as they are.
 */
import { createPrivateKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { type Day, formatDay } from '../../rules/days.ts';
import { readSigningKeys, type SigningKeyRow, writeSigningKey } from '../db/evidence/signing-keys.ts';
import { type Pool, type Queryable, transaction } from '../db/pool.ts';
import { Trouble } from '../trouble.ts';
import { masterInForce, masterNamed } from '../vault/key-ring.ts';
import { keyWording } from './verifying/signed-texts.ts';

/** A key that signs. */
export interface Signer {
  readonly id: string;
  sign(text: string | Uint8Array): Buffer;
}

/** The id of a public key: the first 16 digits of its SHA-256. */
export function keyIdOf(publicKey: Uint8Array): string {
  return hash('sha256', publicKey, 'hex').slice(0, 16);
}

/** The key that signs on `day`; made now when there is none at all. */
export async function signerFor(pool: Pool, day: Day): Promise<Signer> {
  const keys = await readSigningKeys(pool);
  if (keys.length === 0) {
    await addKey(pool, day, null);
    return signerFor(pool, day);
  }
  return signerOf(keys.findLast(({ from }) => from <= day) ?? keys[0]!);
}

/** Makes a new key that signs from `day` on, announced by the one before it. Returns its id. */
export async function rotateKey(pool: Pool, day: Day): Promise<string> {
  const last = (await readSigningKeys(pool)).at(-1);
  if (last === undefined) return (await signerFor(pool, day)).id;
  if (day <= last.from)
    throw new Trouble(
      `Key ${last.id} signs from ${formatDay(last.from)} on.`,
      'A new key begins on a later day.',
    );
  return addKey(pool, day, last);
}

async function addKey(pool: Pool, from: Day, last: SigningKeyRow | null): Promise<string> {
  const pair = generateKeyPairSync('ed25519');
  const bytes = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url');
  const id = keyIdOf(bytes);
  const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const words = { key: id, public: bytes.toString('hex'), from: formatDay(from), before: last?.id ?? '' };
  await transaction(pool, async (client) => {
    const master = await masterInForce(client);
    await writeSigningKey(client, {
      id,
      public: bytes,
      master: master.id,
      wrapped: master.wrap(secret, signingPlace(id)),
      from,
      vouchedBy: last?.id ?? null,
      voucher: last === null ? null : signerOf(last).sign(keyWording(words)),
    });
  });
  return id;
}

/** Where the secret half of a signing key is at home. */
export const signingPlace = (id: string): string => `signing/${id}`;

const opened = new Map<string, KeyObject>();

function signerOf({ id, master, wrapped }: SigningKeyRow): Signer {
  let secret = opened.get(id);
  if (secret === undefined) {
    const der = masterNamed(master).unwrap(wrapped, signingPlace(id));
    secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    opened.set(id, secret);
  }
  const key = secret;
  return { id, sign: (text) => sign(null, typeof text === 'string' ? Buffer.from(text) : text, key) };
}

/** A key as it is published. */
export interface PublishedKey {
  readonly key: string;
  readonly public: string;
  readonly from: string;
  readonly until: string | null;
  readonly before: string | null;
  readonly voucher: string | null;
}

/** All keys that ever signed, the oldest first. */
export async function publishedKeys(db: Queryable): Promise<PublishedKey[]> {
  return (await readSigningKeys(db)).map(({ id, public: bytes, from, until, vouchedBy, voucher }) => ({
    key: id,
    public: bytes.toString('hex'),
    from: formatDay(from),
    until: until === null ? null : formatDay(until),
    before: vouchedBy,
    voucher: voucher === null ? null : voucher.toString('hex'),
  }));
}
