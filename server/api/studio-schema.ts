/**
 * What may be asked about the nights, and what does the answer look like?
 */
import { z } from 'zod';
import { CHANNELS } from '../../rules/account.ts';
import { CURRENT } from '../day-end/totals.ts';
import { Amount, CurrencyOf, DayText, Names } from './wire.ts';

const PassageRow = z.object({ from: z.string().nullable(), to: z.string().nullable(), accounts: z.int() });

/**
 * The report that closing left with a night, as far as it is shown; a night closed elsewhere has none of it. Pairs that the
 * book keeps as one name ("penalty/penaltyIncome", "M1>M2", "call/held") come apart here.
 */
export const NightKept = z
  .object({
    accounts: z.int().default(0),
    events: z.int().default(0),
    contacts: z.int().default(0),
    setAside: z.int().default(0),
    milliseconds: z.number().nullable().default(null),
    money: z.record(z.string(), z.string()).default({}),
    buckets: z.record(z.string(), z.int()).default({}),
    steps: z.record(z.string(), z.int()).default({}),
    gate: z
      .object({
        asked: z.int(),
        possible: z.int(),
        refusals: z.record(z.string(), z.int()),
        milliseconds: z.number(),
      })
      .nullable()
      .default(null),
  })
  .transform(({ money, buckets, steps, ...counts }) => ({
    ...counts,
    money: Object.entries(money).map(([pair, amount]) => {
      const [debit = '', credit = ''] = pair.split('/');
      return { debit, credit, amount };
    }),
    passages: Object.entries(buckets).map(([pair, accounts]) => {
      const [from = '', to = ''] = pair.split('>');
      return { from: from === CURRENT ? null : from, to: to === CURRENT ? null : to, accounts };
    }),
    steps: [...new Set(Object.keys(steps).map((name) => name.split('/')[0] ?? ''))].map((step) => ({
      step,
      planned: steps[`${step}/planned`] ?? 0,
      held: steps[`${step}/held`] ?? 0,
    })),
  }));

/** A checkpoint of a night that runs; one that is being written has none of it. */
export const CheckpointKept = z.object({
  accounts: z.int(),
  setAside: z.int(),
  solved: z.int(),
  events: z.int(),
  postings: z.int(),
  contacts: z.int(),
  money: z.record(z.string(), z.string()),
  buckets: z.record(z.string(), z.int()),
  steps: z.record(z.string(), z.int()),
  retries: z.int(),
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
      .array(PassageRow)
      .describe('Accounts that passed from one bucket to another this night; null is current'),
    month: z.object({ nights: z.int(), passages: z.array(PassageRow) }),
    steps: z.array(
      z.object({ step: z.string(), channel: z.enum(CHANNELS).nullable(), planned: z.int(), held: z.int() }),
    ),
    gate: z
      .object({
        asked: z.int().describe('Contacts planned for the morrow'),
        possible: z.int().describe('Of these, allowed at some minute of their day'),
        seconds: z.number(),
        refusals: z.array(
          z.object({
            rule: z.string(),
            source: z.string().nullable(),
            told: z.string().describe('Why, in a sentence'),
            contacts: z.int(),
          }),
        ),
      })
      .nullable()
      .describe('What the gate said about the plan; null for a night whose plan was not asked about'),
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

const LiveNight = z
  .object({
    day: DayText,
    seconds: z.number().describe('Since it was begun, by the database’s clock'),
    chunks: z.int().describe('Parts committed'),
    of: z.int().nullable().describe('Parts in all, as the night before had them; null for the first night'),
    accounts: z.int(),
    contacts: z.int(),
    setAside: z.int(),
    /** Control totals so far, by pair of ledger accounts. */
    control: z.array(z.object({ debit: z.string(), credit: z.string(), amount: Amount })),
    currency: CurrencyOf,
  })
  .meta({ id: 'LiveNight' });

export const ProgressAnswer = z
  .object({
    state: z.enum(['idle', 'running', 'done', 'failed']),
    day: DayText.nullable().describe('The day that is being closed, or was closed last'),
    done: z.int().describe('Parts of the work done'),
    of: z.int().describe('Parts in all; 0 until that is known'),
    error: z.string().nullable(),
    night: LiveNight.nullable().describe(
      'The night that has begun and is not finished, whoever closes it, from what it has committed',
    ),
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
export type LiveNight = z.infer<typeof LiveNight>;
export type ProgressAnswer = z.infer<typeof ProgressAnswer>;
export type DoorsAnswer = z.infer<typeof DoorsAnswer>;
