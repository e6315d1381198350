/**
 * What may be asked of the public check of callers, and what does it answer?
 *
 * The same shape whatever is found.
 */
import { z } from 'zod';
import { Names } from '../wire.ts';

export const CheckAsked = z
  .object({
    what: z
      .string()
      .trim()
      .min(3, 'type the code, number or card you were given')
      .max(64)
      .describe('A code from a message, a telephone number, a staff or agency number, a card'),
    ending: z
      .string()
      .trim()
      .max(64)
      .default('')
      .describe(
        'For a code: the last four digits of the number, or signs before the @, where it reached you',
      ),
  })
  .meta({ id: 'CheckAsked' });

export const CheckAnswer = z
  .object({
    answer: z.enum(['genuine', 'expired', 'revoked', 'unknown']),
    what: z
      .enum(['message', 'call', 'letter', 'visit', 'agency', 'worker', 'line', 'card', 'buyer'])
      .nullable(),
    by: Names.nullable().describe('Who made the contact, or whom the number belongs to'),
    on: z.string().nullable().describe('Day of the contact where the lender is'),
    told: z.array(z.string()).describe('The answer in sentences'),
  })
  .meta({ id: 'CheckAnswer' });

export type CheckAnswer = z.infer<typeof CheckAnswer>;
