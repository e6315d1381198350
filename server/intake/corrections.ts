/**
 * What becomes of a balance that the host has changed since the last import?
 *
 * It is always listed. Only on demand it is entered as a fact, and only where the figure says which: less owed is a
 * payment of the difference, more owed on a card is money lent. A loan's principal alone does not tell what was
 * paid or charged: that must come as payments and corrections.
 */
import type { Fact } from '../../rules/account.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import type { Product } from '../../rules/terms.ts';
import type { Compared } from '../db/intake/intake-log.ts';
import type { Entry } from '../ledger/enter-facts.ts';

/** An account whose host states another balance than before. */
export interface Correction extends Entry {
  readonly reference: string;
}

/** The fact that brings our figure to the host's; a reason when none can be told; null when the figures agree. */
export function correctionOf(
  { reference, account, home, host, ours, kind, mark }: Compared,
  product: Product,
  today: Day,
): Correction | { readonly reference: string; readonly refused: string } | null {
  if (host === ours) return null;
  const difference = host - ours;
  const base = { id: `restated:${mark}:${formatDay(today)}`, valueOn: today } as const;
  const entry = (fact: Fact): Correction => ({
    reference,
    key: { slot: home, accountId: account },
    fact,
  });
  if (kind === 'loan')
    return {
      reference,
      refused: 'the principal left does not tell what was paid or charged: import payments and corrections',
    };
  if (difference < 0n) return entry({ ...base, type: 'paid', amount: -difference });
  if (product.family === 'revolving') return entry({ ...base, type: 'lent', amount: difference });
  return { reference, refused: 'more is owed than before: say what it is with a correction record' };
}
