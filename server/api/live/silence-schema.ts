/**
 * How is it shown what ended when something became known, what people wrote back, and who is owed an apology?
 */
import { z } from 'zod';
import { DayText, LanguageChoice } from '../wire.ts';

const Milliseconds = z
  .number()
  .nullable()
  .describe('Milliseconds; null while something is still being handed over');

export const SilenceShown = z
  .object({
    key: z.string(),
    who: z.string().describe('Masked'),
    what: z.string().describe('What became known: the type of the fact'),
    at: z.string().describe('The minute of the house’s clock'),
    knownAt: z.string().describe('When the house had been told, by the database’s clock'),
    silencedAt: z.string().describe('When nobody got leave any more'),
    permits: z.int(),
    cancelled: z.int(),
    crossed: z.array(
      z.object({
        way: z.string(),
        handedAt: z.string().nullable(),
        before: z.number().nullable().describe('Milliseconds by which it left before the silence'),
        recall: z.enum(['wanted', 'asked', 'done', 'too-late']).nullable(),
      }),
    ),
    sinceKnown: Milliseconds,
    sinceCommit: Milliseconds,
  })
  .meta({ id: 'Silence' });
export type SilenceShown = z.infer<typeof SilenceShown>;

export const SilencesAsked = z.object({
  before: z.coerce
    .number()
    .min(0)
    .max(8_640_000_000_000)
    .optional()
    .describe('Only older ones: the cursor of the page before'),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

const Spread = z.object({ p50: z.number().nullable(), p99: z.number().nullable() });

export const SilencesAnswer = z
  .object({
    today: DayText,
    counted: z.int().describe('Events in the percentiles'),
    sinceKnown: Spread.describe('From the telling until nothing more could be handed over'),
    sinceCommit: Spread.describe('The same from the commit'),
    items: z.array(SilenceShown),
    next: z.number().nullable(),
  })
  .meta({ id: 'Silences' });
export type SilencesAnswer = z.infer<typeof SilencesAnswer>;

export const OwnSilences = z.object({ items: z.array(SilenceShown) }).meta({ id: 'OwnSilences' });
export type OwnSilences = z.infer<typeof OwnSilences>;

export const RepliesAsked = LanguageChoice.extend({
  state: z.enum(['open', 'answered', 'understood']).default('open'),
  size: z.coerce.number().int().min(1).max(200).default(100),
  after: z.string().max(200).optional().describe('`next` of the page before'),
});

export const RepliesAnswer = z
  .object({
    today: DayText,
    next: z.string().nullable(),
    items: z.array(
      z.object({
        slot: z.int(),
        reference: z.string(),
        way: z.string(),
        sender: z.string().describe('Masked'),
        text: z.string(),
        at: z.string(),
        meaning: z.enum(['stop', 'stop-in-words', 'wrong-number', 'words']),
        state: z.enum(['open', 'answered', 'understood']),
        people: z.array(z.object({ name: z.string(), accounts: z.array(z.string()) })),
      }),
    ),
  })
  .meta({ id: 'Replies' });
export type RepliesAnswer = z.infer<typeof RepliesAnswer>;

export const ReplyKey = z.object({ slot: z.int().min(0).max(32_767), reference: z.string().min(1).max(500) });

/** A reply becomes a dispute or a complaint; its text goes with it. */
export const ReplyTurned = ReplyKey.extend({
  into: z.enum(['complaint', 'debt', 'amount', 'payment', 'identity']),
  account: z
    .string()
    .regex(/^\d{1,3}-\d{1,18}$/)
    .describe('Slot and number of an account of somebody whom it came from'),
  by: z.string().trim().min(1).max(50),
});
export type ReplyTurned = z.infer<typeof ReplyTurned>;

export const RegretsAnswer = z
  .object({
    today: DayText,
    items: z.array(
      z.object({
        key: z.string().describe('Slot, borrower and permit'),
        who: z.string().describe('Masked'),
        accounts: z.array(z.string()),
        day: DayText,
        way: z.string(),
        at: z.string(),
        /** What became known too late; null where the book does not say. */
        late: z.object({ fact: z.string(), countsFrom: z.string(), knownOn: z.string() }).nullable(),
        words: z.string().nullable().describe('What was said; null where it is not kept as text'),
        apology: z
          .string()
          .nullable()
          .describe('State of the message that says sorry; null: none was asked for'),
      }),
    ),
  })
  .meta({ id: 'Regrets' });
export type RegretsAnswer = z.infer<typeof RegretsAnswer>;

export const RegretKey = z.object({ key: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/) });
