/**
 * What does a lender's own system ask and tell, and what does it get?
 *
 * Everything is named as the host names it: the reference of an account, the number of a payment. Of a person there is nothing here but
 * what the host has said itself.
 */
import { z } from 'zod';
import { CORRECTIONS } from '../../intake/host-record.ts';
import { AccountShown } from '../borrower-schema.ts';
import { EndedShown } from '../live/ended.ts';
import { Amount, CurrencyCode, DayText } from '../wire.ts';

const HostName = z.string().min(1).max(80);
/** Everything that a host calls by a name of its own. */
const Named = z.string().trim().min(1).max(100);
const MOST = 500;

export const OfHost = z.object({ host: HostName });
export const OfAccount = OfHost.extend({ reference: Named });
export const OfHold = OfAccount.extend({ hold: Named });

export const StateAsked = z.object({
  on: DayText.optional().describe('Today where it is left out; a day that has passed, or one to come'),
});

export const HostAccount = z
  .object({
    host: z.string(),
    reference: z.string(),
    today: DayText,
    account: AccountShown,
  })
  .meta({ id: 'HostAccount', description: 'One account; `position` is at the end of the day asked for' });

const PaymentIn = z.object({
  payment: Named.describe('The number under which the host knows the payment: the same again counts once'),
  amount: Amount,
  currency: CurrencyCode,
  paidOn: DayText.describe('From which day it counts'),
});

export const PaymentAsked = PaymentIn.meta({ id: 'HostPayment' });
export const PaymentsAsked = z.object({
  items: z
    .array(PaymentIn.extend({ account: Named }))
    .min(1)
    .max(MOST),
});
export const ReversalsAsked = z.object({
  items: z
    .array(z.object({ reversal: Named, payment: Named, account: Named, valueOn: DayText }))
    .min(1)
    .max(MOST),
});
export const CorrectionsAsked = z.object({
  items: z
    .array(
      z.object({
        correction: Named,
        account: Named,
        what: z.enum(CORRECTIONS),
        amount: Amount.describe('0 for write-off'),
        currency: CurrencyCode,
        valueOn: DayText,
      }),
    )
    .min(1)
    .max(MOST),
});

export const EnteredShown = z
  .object({
    name: z.string().describe('Number of the payment, reversal or correction'),
    account: z.string(),
    state: z
      .enum(['entered', 'already-entered', 'suspended', 'already-suspended', 'refused'])
      .describe('suspended: no account has this reference yet; it is kept and applied when one appears'),
    on: DayText.nullable().describe('The business day on which it was booked'),
    refused: z.string().nullable().describe('Why it was not taken; nothing of it was changed'),
  })
  .meta({ id: 'HostEntered' });
export type EnteredShown = z.infer<typeof EnteredShown>;

export const EnteredAnswer = z
  .object({ items: z.array(EnteredShown).describe('In the order in which they were told') })
  .meta({ id: 'HostEnteredAnswer' });

export const AddressAsked = z.object({
  address: Named.describe('The name under which the host keeps it: the same again takes its place'),
  kind: z.enum(['mobile', 'landline', 'email', 'postal']),
  literal: z.string().trim().min(3).max(300),
  use: z.enum(['home', 'work', 'personal']).nullable().default(null),
  state: z.enum(['active', 'invalid', 'wrong']).default('active'),
});

export const HOLD_KINDS = ['death', 'fraud', 'dispute', 'hardship', 'disaster'] as const;
export const HoldAsked = z.object({
  hold: Named.describe('The number under which the host knows it'),
  kind: z.enum(HOLD_KINDS),
  until: DayText.nullable()
    .default(null)
    .describe('Last day, for hardship and disaster; null: until it is lifted'),
  words: z.string().trim().max(2000).default('').describe('What was said, for fraud and disputes'),
});
export const LiftAsked = z.object({ kind: z.enum(['death', 'hardship', 'disaster']) });

export const ToldAnswer = z
  .object({
    state: z.enum(['entered', 'already-entered']),
    ended: EndedShown.nullable().describe('What fell silent by it'),
  })
  .meta({ id: 'HostTold' });
export type ToldAnswer = z.infer<typeof ToldAnswer>;

export const ContactsAsked = z.object({
  day: DayText.describe('Contacts begun on this day, where the lender is'),
  after: z.string().max(200).optional(),
  size: z.coerce.number().int().min(1).max(1000).default(500),
});
export const ContactsAnswer = z
  .object({
    items: z.array(
      z.object({
        contact: z.string(),
        at: z.string().describe('UTC'),
        way: z.string(),
        sender: z.string(),
        purpose: z.string(),
        accounts: z.array(z.string()).describe('References of this host'),
        became: z.string().nullable().describe('Null while nobody knows'),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'HostContacts' });
export type ContactsAnswer = z.infer<typeof ContactsAnswer>;

export const EventsAsked = z.object({
  after: z.string().max(200).optional(),
  size: z.coerce.number().int().min(1).max(1000).default(500),
});
export const ToldEvent = z
  .object({
    id: z.string(),
    type: z.string(),
    timestamp: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ToldEvent', description: 'As a webhook brings it' });
export const EventsAnswer = z
  .object({
    items: z.array(ToldEvent),
    next: z.string().describe('Where to go on, also when nothing is there yet'),
  })
  .meta({ id: 'HostEvents' });
