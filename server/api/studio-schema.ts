/**
 * What may be asked about the nights, and what does the answer look like?
 */
import { z } from 'zod';
import { CHANNELS } from '../../rules/account.ts';
import { Amount, CurrencyOf, DayText, Names } from './wire.ts';

/** What closing writes into a night, as far as it is shown. Unknown fields are left alone. */
export const NightTotals = z.object({
  accounts: z.number().default(0),
  setAside: z.number().default(0),
  solved: z.number().default(0),
  events: z.number().default(0),
  postings: z.number().default(0),
  contacts: z.number().default(0),
  money: z.record(z.string(), z.string()).default({}),
  buckets: z.record(z.string(), z.number()).default({}),
  steps: z.record(z.string(), z.number()).default({}),
});

export const NightShown = z
  .object({
    day: DayText,
    finished: z.boolean(),
    seconds: z.number().nullable(),
    accounts: z.int(),
    events: z.int(),
    contacts: z.int(),
    setAside: z.int(),
  })
  .meta({ id: 'Night' });

export const NightsAsked = z.object({
  before: DayText.optional().describe('Only nights before this day: the last day of the page before'),
  size: z.coerce.number().int().min(1).max(100).default(31),
});

export const NightsAnswer = z
  .object({
    today: DayText,
    book: z.array(
      z.object({
        product: Names,
        currency: CurrencyOf,
        accounts: z.int(),
        pastDue: z.int(),
        principal: Amount,
        overdue: Amount,
      }),
    ),
    nights: z.array(NightShown),
    next: DayText.nullable(),
  })
  .meta({ id: 'Nights' });

const Passage = z.object({ from: z.string().nullable(), to: z.string().nullable(), accounts: z.int() });

export const NightAnswer = z
  .object({
    night: NightShown,
    currency: CurrencyOf,
    /** By pair of ledger accounts: what closing counted, what the books hold, and whether they agree. */
    control: z.array(
      z.object({
        debit: z.string(),
        credit: z.string(),
        counted: Amount,
        booked: Amount,
        agrees: z.boolean(),
      }),
    ),
    balances: z.boolean().describe('Counted and booked agree in every line'),
    buckets: z.array(z.string()).describe('All buckets in order'),
    passages: z
      .array(Passage)
      .describe('Accounts that passed from one bucket to another this night; null is current'),
    month: z.object({ nights: z.int(), passages: z.array(Passage) }),
    steps: z.array(
      z.object({ step: z.string(), channel: z.enum(CHANNELS).nullable(), planned: z.int(), held: z.int() }),
    ),
    setAside: z.array(
      z.object({
        key: z.string(),
        account: z.string(),
        since: DayText,
        tries: z.int(),
        error: z.string(),
        solvedOn: DayText.nullable(),
      }),
    ),
  })
  .meta({ id: 'NightReport' });

export const ByDay = z.object({ day: DayText });

export const ProgressAnswer = z
  .object({
    state: z.enum(['idle', 'running', 'done', 'failed']),
    day: DayText.nullable().describe('The day that is being closed, or was closed last'),
    done: z.int(),
    of: z.int(),
    error: z.string().nullable(),
  })
  .meta({ id: 'Progress' });

export const DoorsAnswer = z
  .object({
    today: DayText.nullable(),
    accounts: z.int(),
    pastDue: z.int(),
    samples: z.array(
      z.object({
        host: z.string(),
        reference: z.string(),
        name: z.string(),
        language: z.enum(['zh-CN', 'en']),
        product: Names,
        daysPastDue: z.int(),
      }),
    ),
  })
  .meta({ id: 'Doors' });

export type NightsAnswer = z.infer<typeof NightsAnswer>;
export type NightAnswer = z.infer<typeof NightAnswer>;
export type NightShown = z.infer<typeof NightShown>;
export type ProgressAnswer = z.infer<typeof ProgressAnswer>;
export type DoorsAnswer = z.infer<typeof DoorsAnswer>;
