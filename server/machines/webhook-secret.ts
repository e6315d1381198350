/**
 * With which secret is an endpoint signed to, and how does it lie in the book?
 *
 * "whsec_" and 32 random bytes in base64, shown once when it is made; sealed with the master key for its endpoint, because signing needs
 * it again. The name of that master key stands before it, so that it opens while another one has begun.
 */
import { randomBytes } from 'node:crypto';
import type { MasterKey } from '../evidence/master-key.ts';
import { masterNamed } from '../vault/key-ring.ts';

/** Where an endpoint's secret is at home. */
export const webhookPlace = (endpoint: number | string): string => `webhook/${endpoint}`;

export function freshSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** `master`: the one in force. */
export function sealSecret(master: MasterKey, endpoint: number, secret: string): Buffer {
  return Buffer.concat([
    Buffer.from(`${master.id}\n`),
    master.wrap(Buffer.from(secret), webhookPlace(endpoint)),
  ]);
}

/** Throws where it was sealed for another endpoint, or with another master key. */
export function openSecret(endpoint: number, sealed: Uint8Array): string {
  const end = sealed.indexOf(0x0a);
  const master = masterNamed(Buffer.from(sealed.subarray(0, end)).toString());
  return master.unwrap(sealed.subarray(end + 1), webhookPlace(endpoint)).toString();
}
