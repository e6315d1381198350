/**
 * What becomes of a payment, whoever it is for?
 *
 * A payment names an account by its host's reference. Known: it is entered as a fact. Unknown: it is kept in suspense, on
 * both sides of the books, and applied with its own value day as soon as the account appears. Nothing is ever dropped.
 */
import type { Day } from '../../rules/days.ts';
import type { Rules } from '../day-end/closer.ts';
import {
  accountsMeant,
  type HostPayment,
  keepInSuspense,
  leaveSuspense,
  waitingForAccount,
} from '../db/ledger/suspense.ts';
import { openDay } from '../db/night.ts';
import { byKey, type Pool, together, transaction } from '../db/pool.ts';
import type { Known } from '../gate/silence.ts';
import { type Entry, enterFactsIn, type Outcome } from './enter-facts.ts';

/** What became of a payment. */
export type Received =
  | Outcome<PaymentEntry>
  | {
      readonly entry: { readonly payment: HostPayment };
      readonly state: 'suspended' | 'already-suspended';
      readonly on: Day;
    };

/** A payment and the account it is for. */
export interface PaymentEntry extends Entry {
  readonly payment: HostPayment;
}

const BATCH = 200;

/** The fact that a payment is, under the number that its host gave it. */
export function paymentFact({ paymentId, amount, valueOn }: HostPayment): Entry['fact'] {
  return { id: paymentId, type: 'paid', amount, valueOn };
}

/**
 * Receives payments in transactions of a few hundred. The same payment told again counts once. Throws when the book has
 * not begun, because suspense needs a booking day too.
 */
export async function receivePayments(
  pool: Pool,
  payments: readonly HostPayment[],
  rules: Rules,
  known: Known,
): Promise<Received[]> {
  const received: Received[] = [];
  for (let from = 0; from < payments.length; from += BATCH) {
    const some = payments.slice(from, from + BATCH);
    received.push(...(await byKey(pool, (client) => receive(client, some, rules, known))));
  }
  return received;
}

async function receive(
  client: Parameters<typeof enterFactsIn>[0],
  payments: readonly HostPayment[],
  rules: Rules,
  known: Known,
): Promise<Received[]> {
  const [today, keys] = await together(client, () => [openDay(client), accountsMeant(client, payments)]);
  if (today === null) throw new Error('payments cannot be received before the book has begun');
  const meant = payments.flatMap((payment, place) => {
    const key = keys[place] ?? null;
    return key === null ? [] : [{ key, payment, fact: paymentFact(payment), currency: payment.currency }];
  });
  const entered = new Map(
    (await enterFactsIn(client, meant, rules, known)).map((one) => [one.entry.payment, one]),
  );
  const fresh = await keepInSuspense(
    client,
    payments.filter((_, place) => keys[place] === null),
    today,
  );
  return payments.map((payment) => {
    const outcome = entered.get(payment);
    if (outcome !== undefined) return outcome;
    const state = fresh.has(payment.paymentId) ? 'suspended' : 'already-suspended';
    return { entry: { payment }, state, on: today };
  });
}

/**
 * Applies what waits in suspense to the accounts that have appeared since. What an account refuses (a payment valued before
 * it was opened) stays in suspense and is part of the answer.
 */
export async function applySuspense(
  pool: Pool,
  rules: Rules,
  known: Known,
): Promise<Outcome<PaymentEntry>[]> {
  const outcomes: Outcome<PaymentEntry>[] = [];
  let last: HostPayment | null = null;
  for (;;) {
    const after: HostPayment | null = last;
    const some = await transaction(pool, async (client) => {
      const waiting = await waitingForAccount(client, BATCH, after);
      const entries = waiting.map(({ slot, accountId, ...payment }) => ({
        key: { slot, accountId },
        payment,
        fact: paymentFact(payment),
        currency: payment.currency,
      }));
      const done = await enterFactsIn(client, entries, rules, known);
      const today = await openDay(client);
      const applied = done.flatMap((one) => {
        if (one.state === 'refused' || today === null) return [];
        return [{ payment: one.entry.payment, on: one.state === 'entered' ? one.on : today }];
      });
      await leaveSuspense(client, applied);
      return { done, last: entries.at(-1)?.payment ?? null };
    });
    outcomes.push(...some.done);
    if (some.last === null) return outcomes;
    last = some.last;
  }
}
