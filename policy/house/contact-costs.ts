/**
 * What does one contact cost the house, by channel?
 *
 * The house's own estimates in minor units of its currency, for comparing ladders: postage and messages at list price, people by their
 * time (a call some four minutes with its notes, a visit half a day of two). Another house replaces them. What is invoiced is another matter.
 */
import type { Channel } from '../../rules/account.ts';
import type { Minor } from '../../rules/money.ts';

/** The currency of these amounts. */
export const COST_CURRENCY = { code: 'CNY', digits: 2 } as const;

export const CONTACT_COSTS: Readonly<Record<Channel, Minor>> = {
  'in-app': 0n,
  push: 0n,
  sms: 5n,
  'e-mail': 1n,
  call: 350n,
  letter: 1_200n,
  visit: 30_000n,
  court: 50_000n,
};
