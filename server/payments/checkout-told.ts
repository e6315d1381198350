/**
 * What does the provider say a checkout has come to?
 *
 * Read the same out of an answer and out of a notice: the wire of a Checkout Session, of which only amounts, numbers and states are taken.
 * An instant of payment is known where the charge comes along.
 */
import { z } from 'zod';

/** What a provider knows of a checkout. */
export interface CheckoutTold {
  readonly session: string;
  readonly reference: string | null;
  readonly state: 'open' | 'paid' | 'expired' | 'processing';
  readonly amount: bigint;
  readonly currency: string;
  readonly intent: string | null;
  /** When the money was taken; null while it was not, or where it is not said. */
  readonly paidAt: Date | null;
  /** All that was given back so far. */
  readonly givenBack: bigint;
}

/** What is read of a session, where the wire has it. */
export const Session = z.object({
  id: z.string(),
  url: z.string().nullish(),
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: z.int().nonnegative(),
  currency: z.string(),
  client_reference_id: z.string().nullish(),
  payment_intent: z
    .union([
      z.string(),
      z.object({
        id: z.string(),
        latest_charge: z
          .union([z.string(), z.object({ created: z.int(), amount_refunded: z.int().nonnegative() })])
          .nullish(),
      }),
    ])
    .nullish(),
});

/** A session as it stands in an answer or a notice; null: not one. */
export function sessionFrom(raw: unknown): CheckoutTold | null {
  const read = Session.safeParse(raw);
  if (!read.success) return null;
  const { id, status, payment_status, amount_total, currency, client_reference_id, payment_intent } =
    read.data;
  const whole = typeof payment_intent === 'object' ? payment_intent : null;
  const charge = typeof whole?.latest_charge === 'object' ? whole.latest_charge : null;
  return {
    session: id,
    reference: client_reference_id ?? null,
    state: payment_status === 'paid' ? 'paid' : status === 'complete' ? 'processing' : status,
    amount: BigInt(amount_total),
    currency: currency.toUpperCase(),
    intent: whole?.id ?? (typeof payment_intent === 'string' ? payment_intent : null),
    paidAt: charge === null ? null : new Date(charge.created * 1000),
    givenBack: BigInt(charge?.amount_refunded ?? 0),
  };
}
