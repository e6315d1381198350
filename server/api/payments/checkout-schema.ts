/**
 * How does a payment at the provider travel to the borrower's page?
 */
import { z } from 'zod';
import { ByReference } from '../borrower-schema.ts';
import { Amount, CurrencyOf, DayText } from '../wire.ts';

export const ByCheckout = ByReference.extend({ checkout: z.uuid() });

export const CheckoutAsked = z.object({
  amount: Amount,
  language: z.enum(['zh-CN', 'en']).default('zh-CN').describe('Language of the provider’s page'),
});

export const CheckoutShown = z
  .object({
    checkout: z.string(),
    account: z.string(),
    amount: Amount,
    currency: CurrencyOf,
    state: z
      .enum(['begun', 'open', 'paid', 'expired', 'refused', 'set-aside'])
      .describe('set-aside: money came that is not what was asked for; a person looks'),
    address: z.string().nullable().describe('The provider’s page while it can be paid'),
    provider: z.string(),
    begun: DayText,
    paid: DayText.nullable().describe('Value day'),
    booked: DayText.nullable(),
    entry: z.string().nullable().describe('Number of the entry in the account’s chain'),
    number: z.string().nullable().describe('The provider’s own number of the payment'),
    givenBack: Amount,
  })
  .meta({ id: 'Checkout' });
export type CheckoutShown = z.infer<typeof CheckoutShown>;

export const CheckoutsAnswer = z.object({ items: z.array(CheckoutShown) }).meta({ id: 'Checkouts' });
export type CheckoutsAnswer = z.infer<typeof CheckoutsAnswer>;

export const PayingAnswer = z
  .object({
    provider: z.string().nullable().describe('Null: nobody pays here'),
    today: DayText,
    currency: CurrencyOf,
    choices: z.array(z.object({ kind: z.enum(['overdue', 'minimum', 'all']), amount: Amount })),
    most: Amount.describe('What would pay everything off today'),
    open: CheckoutShown.nullable().describe('A payment of this account that was begun and not ended'),
  })
  .meta({ id: 'Paying' });
export type PayingAnswer = z.infer<typeof PayingAnswer>;
