/**
 * How is a file sealed while it comes in, and opened again?
 *
 * AES-256-GCM under a key of its own: nonce, ciphertext, tag. No byte of it lies on a disk in the clear. Its key is sealed with a proof
 * under the borrower's own: erasing him makes what a backup still holds unreadable.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeptFiles } from '../contact/kept-files.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';

const NONCE = 12;
const TAG = 16;
/** By how many bytes a sealed file is longer. */
export const SEALED_MORE = NONCE + TAG;

/** Nonce, ciphertext and tag of what comes in; `seen` is told each clear piece on the way. */
export async function* sealedStream(
  source: AsyncIterable<Uint8Array>,
  fileKey: Buffer,
  seen: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', fileKey, nonce);
  yield nonce;
  for await (const piece of source) {
    seen(piece);
    yield cipher.update(piece);
  }
  yield cipher.final();
  yield cipher.getAuthTag();
}

/** The clear bytes of a sealed file; null: it is not there. Throws when it was changed. */
export async function openSealed(
  files: KeptFiles,
  key: BorrowerKey,
  digest: string,
  fileKey: Uint8Array,
): Promise<Buffer | null> {
  const file = await files.read(key, digest);
  if (file === null) return null;
  const pieces: Buffer[] = [];
  for await (const piece of file.stream) pieces.push(piece as Buffer);
  const all = Buffer.concat(pieces);
  const decipher = createDecipheriv('aes-256-gcm', fileKey, all.subarray(0, NONCE));
  decipher.setAuthTag(all.subarray(all.length - TAG));
  return Buffer.concat([decipher.update(all.subarray(NONCE, all.length - TAG)), decipher.final()]);
}
