/**
 * What does the studio ask and hear about letters?
 *
 * Sentences come in the reader's language; the page itself is a PDF at an address of its own.
 */
import { z } from 'zod';
import { MayShown } from '../gate/gate-schema.ts';
import { DayText, LanguageChoice } from '../wire.ts';

export const ByLetter = z.object({
  account: z
    .string()
    .regex(/^\d{1,3}-\d{1,18}$/)
    .describe('slot-account'),
});

export const LetterAsked = LanguageChoice;

export const LettersAsked = z.object({
  size: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional().describe('`next` of the page before'),
});

export const LettersAnswer = z
  .object({
    today: DayText,
    next: z.string().nullable(),
    samples: z.array(z.object({ account: z.string(), name: z.string(), daysPastDue: z.int() })),
    ordered: z
      .array(
        z.object({
          key: z.string(),
          account: z.string(),
          name: z.string().describe('Masked'),
          day: DayText,
          state: z.string().describe('As docs/contact.md has it'),
          why: z.string().nullable(),
          number: z.string().nullable().describe('Of the letter; null before its page was set'),
          tracking: z.string().nullable(),
          post: z.string().nullable().describe('What the post said last'),
        }),
      )
      .describe('Of the last 90 days, latest first'),
  })
  .meta({ id: 'Letters' });
export type LettersAnswer = z.infer<typeof LettersAnswer>;

export const LetterAnswer = z
  .object({
    account: z.string(),
    name: z.string().describe('Masked'),
    daysPastDue: z.int(),
    language: z.enum(['zh-CN', 'en']).describe('In which the letter is written: the borrower’s'),
    may: MayShown.describe('What the gate says to a letter at this minute'),
    page: z.string().nullable().describe('Where the PDF is; null where there are no words to set'),
    unwritten: z.object({ en: z.string(), zh: z.string() }).nullable().describe('Why there are none'),
    addressed: z.boolean().describe('Whether a postal address is recorded'),
    orderedToday: z.boolean(),
  })
  .meta({ id: 'LetterPreview' });
export type LetterAnswer = z.infer<typeof LetterAnswer>;

export const LetterOrder = z.object({
  by: z.string().min(1).max(60).describe('Number of the worker who orders it: one who is trained'),
  language: LanguageChoice.shape.language,
});

export const LetterOrdered = z
  .object({ order: z.string().describe('Key of the order, which another person now decides') })
  .meta({ id: 'LetterOrdered' });
export type LetterOrdered = z.infer<typeof LetterOrdered>;
