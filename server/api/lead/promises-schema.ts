/**
 * In which form do promises travel: what falls due by day, and how much of it is kept?
 */
import { z } from 'zod';
import { Amount, CurrencyOf, DayText, Names } from '../wire.ts';

const States = z.object({
  pending: z.int(),
  kept: z.int(),
  partly: z.int(),
  broken: z.int(),
});
const Rate = z
  .object({
    of: z.string(),
    name: Names.nullable(),
    n: z.int().describe('Decided: kept, partly kept or broken'),
    kept: z.int(),
    partly: z.int(),
    broken: z.int(),
  })
  .meta({ id: 'KeptRate' });

export const MonthAsked = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'not a month such as 2026-11')
    .optional()
    .describe('Left out: the month of today'),
});

export const PromisesAnswer = z
  .object({
    today: DayText,
    month: z.string(),
    asOf: DayText.describe('The last closed day: what happened since is not in these figures'),
    days: z.array(
      z.object({
        day: DayText,
        ...States.shape,
        amounts: z
          .array(z.object({ currency: CurrencyOf, due: Amount, paid: Amount }))
          .describe('What is promised for the day and what of it has arrived, by currency'),
      }),
    ),
    ratesFrom: DayText,
    products: z.array(Rate),
    agents: z.array(Rate).describe('By number; an empty one: nobody had the person'),
  })
  .meta({ id: 'Promises' });
export type PromisesAnswer = z.infer<typeof PromisesAnswer>;

export const ByDay = z.object({ day: DayText });
export const DayAsked = z.object({
  after: z.string().optional().describe('Cursor of the page before'),
  size: z.coerce.number().int().min(1).max(200).default(50),
});
export const PromisedPeople = z
  .object({
    today: DayText,
    day: DayText,
    items: z.array(
      z.object({
        account: z.string(),
        name: z.string().describe('Masked'),
        kind: z.string(),
        product: Names.nullable(),
        currency: CurrencyOf,
        amount: Amount,
        paid: Amount,
        state: z.enum(['pending', 'kept', 'partly', 'broken']),
        worker: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'PromisedPeople' });
export type PromisedPeople = z.infer<typeof PromisedPeople>;
