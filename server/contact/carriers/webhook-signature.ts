/**
 * Did this event come from the provider with whom we share a secret, and just now?
 *
 * Standard Webhooks: HMAC-SHA256 over "id.timestamp.body", in the header `webhook-signature` as "v1,<base64>", several when a
 * secret is being changed. The body is judged as it came, byte by byte. A timestamp more than five minutes off is old or
 * forged; within them a repeated event is harmless, because each says all that is known and is folded the same way twice.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which a provider's clock may differ from ours, and an event may be late. */
const TOLERANCE = 300;

/** What came with an event. */
export interface Signed {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Uint8Array;
}

/** Why an event is not believed. */
export type Unbelieved = 'unsigned' | 'forged' | 'too-old' | 'too-new';

/** Null when it is signed with one of these secrets ("whsec_" and base64) and of now (seconds since 1970). */
export function faultOfSignature(
  { id, timestamp, signature, body }: Signed,
  secrets: readonly string[],
  now: number,
): Unbelieved | null {
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return 'unsigned';
  const given = signature
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []));
  const right = secrets.map((secret) => macOf(id, timestamp, body, secret));
  // All pairs are compared: how long it takes tells nothing.
  let isSigned = false;
  for (const one of given)
    for (const mac of right) if (one.length === mac.length && timingSafeEqual(one, mac)) isSigned = true;
  if (!isSigned) return 'forged';
  const age = now - Number(timestamp);
  if (age > TOLERANCE) return 'too-old';
  return age < -TOLERANCE ? 'too-new' : null;
}

/** The header of an event signed with a secret. */
export function signatureOf(id: string, timestamp: number, body: Uint8Array, secret: string): string {
  return `v1,${macOf(id, String(timestamp), body, secret).toString('base64')}`;
}

function macOf(id: string, timestamp: string, body: Uint8Array, secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}
