/**
 * Does the provider say so, just now, and what does it say?
 *
 * A notice is believed by its signature alone (`Stripe-Signature: t=…,v1=…`: HMAC-SHA256 over "t.body" with a secret we share), judged over
 * the bytes as they came. One more than five minutes off is old or forged; within them the number of the event says whether it was
 * heard before. Of the body only amounts, numbers and instants are read: nobody's name or card.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type CheckoutTold, sessionFrom } from './checkout-told.ts';

/** Seconds by which clocks may differ and a notice be late. */
const TOLERANCE = 300;

/** A notice as it arrived. */
export interface SignedNotice {
  readonly signature: string | undefined;
  readonly body: Uint8Array;
}

/** Money that went back from a payment. `amount`: of a refund all of it so far, of a chargeback that one. */
export interface MoneyBack {
  readonly of: 'refund' | 'chargeback' | 'chargeback-won';
  readonly number: string;
  readonly intent: string;
  /** Our own reference, where the provider repeats it. */
  readonly reference: string | null;
  readonly amount: bigint;
}

/** What a notice says. */
export interface PaymentNotice {
  readonly event: string;
  readonly type: string;
  readonly at: Date;
  readonly says:
    | { readonly of: 'checkout'; readonly told: CheckoutTold }
    | { readonly of: 'failed'; readonly told: CheckoutTold }
    | { readonly of: 'back'; readonly back: MoneyBack }
    /** Nothing that we act on. */
    | { readonly of: 'other' };
}

export type NoticeRead =
  | { readonly state: 'heard'; readonly notice: PaymentNotice }
  | { readonly state: 'unbelieved'; readonly why: 'unsigned' | 'forged' | 'too-old' | 'too-new' }
  | { readonly state: 'unread' };

const Event = z.object({
  id: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  created: z.int(),
  data: z.object({ object: z.unknown() }),
});
const Charge = z.object({
  id: z.string(),
  payment_intent: z.string(),
  amount_refunded: z.int().nonnegative(),
  metadata: z.record(z.string(), z.string()).nullish(),
});
const Dispute = z.object({ id: z.string(), payment_intent: z.string(), amount: z.int().positive() });

/** Reads a notice. `now` in seconds since 1970. */
export function readNotice(notice: SignedNotice, secrets: readonly string[], now: number): NoticeRead {
  const why = faultOf(notice, secrets, now);
  if (why !== null) return { state: 'unbelieved', why };
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(notice.body).toString('utf8'));
  } catch {
    return { state: 'unread' };
  }
  const event = Event.safeParse(raw);
  if (!event.success) return { state: 'unread' };
  const { id, type, created, data } = event.data;
  const says = sayingOf(type, data.object);
  return says === null
    ? { state: 'unread' }
    : { state: 'heard', notice: { event: id, type, at: new Date(created * 1000), says } };
}

/** The header of a notice signed with `secret` at `at` (seconds since 1970). */
export function noticeSignature(body: Uint8Array, secret: string, at: number): string {
  return `t=${at},v1=${macOf(String(at), body, secret).toString('hex')}`;
}

function faultOf(
  { signature, body }: SignedNotice,
  secrets: readonly string[],
  now: number,
): Extract<NoticeRead, { state: 'unbelieved' }>['why'] | null {
  const parts = (signature ?? '').split(',').map((one) => one.trim().split('=', 2) as [string, string?]);
  const at = parts.find(([name]) => name === 't')?.[1];
  const given = parts.flatMap(([name, value]) => (name === 'v1' && value ? [Buffer.from(value, 'hex')] : []));
  if (at === undefined || !/^\d{1,12}$/.test(at) || given.length === 0) return 'unsigned';
  // All pairs are compared: how long it takes tells nothing.
  let isSigned = false;
  for (const secret of secrets) {
    const mac = macOf(at, body, secret);
    for (const one of given) if (one.length === mac.length && timingSafeEqual(one, mac)) isSigned = true;
  }
  if (!isSigned) return 'forged';
  const age = now - Number(at);
  if (age > TOLERANCE) return 'too-old';
  return age < -TOLERANCE ? 'too-new' : null;
}

function macOf(at: string, body: Uint8Array, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${at}.`).update(body).digest();
}

/** Null: a type we act on whose body cannot be read. */
function sayingOf(type: string, object: unknown): PaymentNotice['says'] | null {
  if (type.startsWith('checkout.session.')) {
    const told = sessionFrom(object);
    if (told === null) return null;
    return { of: type === 'checkout.session.async_payment_failed' ? 'failed' : 'checkout', told };
  }
  if (type === 'charge.refunded') {
    const charge = Charge.safeParse(object);
    if (!charge.success) return null;
    const { id, payment_intent, amount_refunded, metadata } = charge.data;
    return backOf('refund', id, payment_intent, amount_refunded, metadata?.checkout ?? null);
  }
  if (type === 'charge.dispute.funds_withdrawn' || type === 'charge.dispute.funds_reinstated') {
    const dispute = Dispute.safeParse(object);
    if (!dispute.success) return null;
    const { id, payment_intent, amount } = dispute.data;
    const of = type.endsWith('withdrawn') ? 'chargeback' : 'chargeback-won';
    return backOf(of, id, payment_intent, amount, null);
  }
  return { of: 'other' };
}

function backOf(
  of: MoneyBack['of'],
  number: string,
  intent: string,
  amount: number,
  reference: string | null,
): PaymentNotice['says'] {
  return { of: 'back', back: { of, number, intent, reference, amount: BigInt(amount) } };
}
