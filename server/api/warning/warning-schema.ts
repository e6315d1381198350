/**
 * How is it shown who was seen at risk, why, what was done, and what came of it?
 */
import { z } from 'zod';
import { DayText, Names } from '../wire.ts';

const ReasonShown = z.object({
  name: z.string(),
  points: z.int().describe('Signed; the sum is the score'),
  told: Names,
});

export const WARNING_ACTIONS = ['remind', 'offer-date', 'offer-smaller', 'held-out', 'turned-off'] as const;

export const WarningShown = z
  .object({
    account: z.string(),
    who: z.string().describe('Masked'),
    product: Names,
    due: DayText,
    seenOn: DayText,
    points: z.int(),
    reasons: z.array(ReasonShown),
    action: z.enum(WARNING_ACTIONS),
    message: z.string().nullable().describe('State of the message that carries the help'),
    why: z.string().nullable().describe('Why the message is in a state that is not the usual one'),
    outcome: z.enum(['kept', 'missed']).nullable(),
  })
  .meta({ id: 'Warning' });
export type WarningShown = z.infer<typeof WarningShown>;

const Share = z.number().nullable().describe('Between 0 and 1; null while there is nothing to divide');

export const WarningsAnswer = z
  .object({
    today: DayText,
    since: DayText,
    helpFrom: z
      .object({ bill: z.int(), instalment: z.int(), plan: z.int() })
      .describe('Points from which help is offered, by the kind of payment'),
    watched: z.object({ nights: z.int(), looked: z.int(), alarmed: z.int(), missed: z.int() }),
    falseAlarms: z.object({ settled: z.int(), kept: z.int(), share: Share }),
    lead: z.int().nullable().describe('Median days from seeing to the due day, of payments then missed'),
    actions: z.array(
      z.object({
        action: z.enum(WARNING_ACTIONS),
        open: z.int(),
        kept: z.int(),
        missed: z.int(),
        missedShare: Share,
      }),
    ),
    items: z.array(WarningShown),
    fairness: z.array(
      z.object({
        trait: z.string(),
        group: z.string(),
        rows: z.int(),
        falseAlarms: z.number(),
        caught: z.number(),
        said: z.number(),
        came: z.number(),
      }),
    ),
    model: z.string(),
  })
  .meta({ id: 'Warnings' });
export type WarningsAnswer = z.infer<typeof WarningsAnswer>;

export const OwnWarning = z
  .object({
    off: z.boolean(),
    asked: z
      .object({ due: DayText, reasons: z.array(Names), action: z.enum(WARNING_ACTIONS) })
      .nullable()
      .describe('Why help was offered, while the payment it is about is still to come'),
    cancelled: z.int().describe('Help that waited and will not go'),
  })
  .meta({ id: 'OwnWarning' });
export type OwnWarning = z.infer<typeof OwnWarning>;

export const WarningWish = z.object({ off: z.boolean() });
export type WarningWish = z.infer<typeof WarningWish>;
