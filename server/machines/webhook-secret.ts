/**
 * With which secret is an endpoint signed to, and how does it lie in the book?
 *
 * "whsec_" and 32 random bytes in base64, shown once when it is made; sealed with the master key for its endpoint, because signing needs
 * it again.
 */
import { randomBytes } from 'node:crypto';
import { masterKey } from '../evidence/master-key.ts';

const placeOf = (endpoint: number): string => `webhook/${endpoint}`;

export function freshSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export function sealSecret(endpoint: number, secret: string): Buffer {
  return masterKey().wrap(Buffer.from(secret), placeOf(endpoint));
}

/** Throws where it was sealed for another endpoint, or with another master key. */
export function openSecret(endpoint: number, sealed: Uint8Array): string {
  return masterKey().unwrap(sealed, placeOf(endpoint)).toString();
}
