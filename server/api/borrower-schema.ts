/**
 * What may a borrower ask, and what does the answer look like?
 *
 * The contract of the borrower's door: the server checks against it, the web takes its types from it, and OpenAPI is
 * made of it.
 */
import { z } from 'zod';
import { ContactMadeShown, ContactShown, GateShown } from './gate/gate-schema.ts';
import { Amount, ChargeSpan, CurrencyOf, DayText, LanguageChoice, Names } from './wire.ts';

/** How a borrower is found: by the reference of one of his accounts, as his lender wrote it. */
export const ByReference = z.object({ host: z.string().min(1), reference: z.string().min(1) });

export const ByAccount = ByReference.extend({
  account: z.string().regex(/^\d{1,18}$/, 'not an account number: digits only'),
});

export const AskedAmount = z
  .object({ due: DayText, principal: Amount, interest: Amount, fee: Amount, total: Amount })
  .meta({ id: 'AskedAmount' });

/** What is owed at the end of a day, part by part. */
export const PositionShown = z
  .object({
    day: DayText,
    owed: Amount.describe('Everything together, less money held for the borrower'),
    overdue: Amount.describe('Past due with penalty interest: paying this leaves nothing past due'),
    settlement: Amount.describe('Pays everything off on this day'),
    minimum: Amount,
    notDue: Amount,
    billed: Amount,
    duePrincipal: Amount,
    interest: Amount,
    fee: Amount,
    penalty: Amount,
    credit: Amount,
    daysPastDue: z.int(),
    bucket: z.string().nullable(),
    nextDay: Amount.describe('What one more day adds'),
  })
  .meta({ id: 'Position' });

export const AccountShown = z
  .object({
    account: z.string(),
    product: Names,
    family: z.enum(['instalment', 'revolving']),
    currency: CurrencyOf,
    position: PositionShown,
    oldestDue: DayText.nullable(),
    next: AskedAmount.nullable(),
    writtenOff: z.boolean(),
    sold: z
      .object({ on: DayText, buyer: z.string().nullable().describe('His number in the register') })
      .nullable()
      .describe('The claim is somebody else’s'),
    pausedUntil: DayText.nullable(),
  })
  .meta({ id: 'BorrowerAccount' });

export const BorrowerAnswer = z
  .object({
    name: z.string(),
    language: z.enum(['zh-CN', 'en']),
    today: DayText,
    chosen: z.string().describe('The account that the reference names'),
    accounts: z.array(AccountShown),
    totals: z.array(z.object({ currency: CurrencyOf, owed: Amount, overdue: Amount })),
    asksToMeet: z.boolean().describe('A visit waits for his answer'),
  })
  .meta({ id: 'Borrower' });

export const StatementAsked = LanguageChoice.extend({
  from: DayText.optional(),
  to: DayText.optional(),
});

/** One line of the statement. `owed` = the day before's + lent + interest + penalty + fee − paid − waived − lost. */
export const StatementDay = z
  .object({
    day: DayText,
    daysPastDue: z.int(),
    lent: Amount,
    interest: Amount,
    penalty: Amount,
    fee: Amount,
    paid: Amount,
    waived: Amount,
    lost: Amount,
    owed: Amount,
    overdue: Amount,
    charges: z.array(ChargeSpan),
    told: z.array(z.string()).describe('What happened, in sentences'),
  })
  .meta({ id: 'StatementDay' });

export const StatementAnswer = z
  .object({
    account: AccountShown,
    today: DayText,
    /** First day the account has a statement for. */
    opened: DayText,
    from: DayText,
    to: DayText,
    days: z.array(StatementDay).describe('Newest first'),
    charges: z.array(ChargeSpan).describe('All spans of interest and penalty since the opening'),
    carries: z.boolean().describe('Fractions of a minor unit are carried from day to day'),
    penalty: z
      .object({ accrued: Amount, entered: Amount, paid: Amount, waived: Amount, lost: Amount })
      .describe('accrued + entered − paid − waived − lost is the penalty interest that is owed'),
  })
  .meta({ id: 'Statement' });

export const ComingShown = z
  .object({
    day: DayText,
    kind: z.enum(['due', 'statement', 'charge', 'bucket', 'contact', 'held', 'pause', 'plan', 'accelerated']),
    told: z.string(),
  })
  .meta({ id: 'Coming' });

export const AheadAnswer = z
  .object({
    today: DayText,
    until: DayText,
    currency: CurrencyOf,
    coming: z.array(ComingShown).describe('What happens if nothing is paid, in order'),
    stops: z.object({
      pay: Amount.describe('Paying this today ends the arrears and every step that follows from them'),
      pausedUntil: DayText.nullable(),
    }),
    waiting: z.array(z.object({ days: z.int(), until: DayText, cost: Amount })),
    choices: z
      .array(
        z.object({
          kind: z.enum(['nothing', 'minimum', 'full']),
          pay: Amount,
          on: DayText,
          seenOn: DayText,
          cost: Amount.describe('Interest, penalty interest and late fees until `seenOn`'),
          daysPastDue: z.int(),
        }),
      )
      .describe('What the minimum payment changes; empty when no payment is asked for'),
  })
  .meta({ id: 'Ahead' });

export const QuoteAsked = LanguageChoice.extend({
  day: DayText.optional().describe('Owed on this day; today when left out'),
  pay: Amount.optional(),
  on: DayText.optional().describe('Paid on this day; today when left out'),
});

const Outcome = z.object({ position: PositionShown, cost: Amount });

export const QuoteAnswer = z
  .object({
    today: DayText,
    day: DayText,
    currency: CurrencyOf,
    without: Outcome,
    paid: z
      .object({
        amount: Amount,
        on: DayText,
        outcome: Outcome,
        told: z.array(z.string()).describe('Where the payment would go'),
        saves: Amount.describe('Charges that would not arise up to `day`'),
      })
      .nullable(),
  })
  .meta({ id: 'Quote' });

export const ContactsAnswer = z
  .object({
    today: DayText,
    gate: GateShown.describe('What we may do at this minute, way by way'),
    contacts: z.array(ContactShown).describe('Planned and held contacts about this account, latest first'),
    made: z
      .array(ContactMadeShown)
      .describe('Every contact that was made with the borrower, latest first: the list of the evidence file'),
  })
  .meta({ id: 'Contacts' });

export type ContactsAnswer = z.infer<typeof ContactsAnswer>;
export type BorrowerAnswer = z.infer<typeof BorrowerAnswer>;
export type AccountShown = z.infer<typeof AccountShown>;
export type PositionShown = z.infer<typeof PositionShown>;
export type StatementAnswer = z.infer<typeof StatementAnswer>;
export type StatementDay = z.infer<typeof StatementDay>;
export type AheadAnswer = z.infer<typeof AheadAnswer>;
export type QuoteAnswer = z.infer<typeof QuoteAnswer>;
