/**
 * What can a borrower set up so that nothing falls overdue, and what does the credit bureau know?
 */
import { z } from 'zod';
import { Amount, CurrencyOf, DayText, Names } from '../wire.ts';

export const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day such as 08:30');

export const ReminderSet = z
  .object({
    way: z.enum(['in-app', 'push', 'sms', 'email']),
    daysBefore: z.int().min(0).max(14),
    at: ClockText.describe('Hour where the borrower lives'),
  })
  .meta({ id: 'OwnReminder' });

export const RemindersAsked = z.object({
  reminders: z
    .array(ReminderSet)
    .max(6, 'more than six reminders')
    .refine(
      (all) => new Set(all.map(({ way, daysBefore }) => `${way} ${daysBefore}`)).size === all.length,
      'the same way and day stand twice',
    ),
});

export const DateShown = z
  .object({ day: DayText, account: z.string(), product: Names, amount: Amount, currency: CurrencyOf })
  .meta({ id: 'DueDate' });

export const PreventionAnswer = z
  .object({
    today: DayText,
    reminders: z.array(ReminderSet),
    dates: z.array(DateShown).describe('What falls due within a year, as far as it is known today'),
  })
  .meta({ id: 'Prevention' });
export type PreventionAnswer = z.infer<typeof PreventionAnswer>;

export const CreditEventShown = z
  .object({
    day: DayText,
    act: z.enum(['announce', 'report', 'update', 'mark', 'unmark', 'end', 'correct']),
    since: DayText,
    daysPastDue: z.int(),
    overdue: Amount,
  })
  .meta({ id: 'CreditEvent' });

export const CreditAnswer = z
  .object({
    today: DayText,
    currency: CurrencyOf,
    state: z.enum(['clear', 'late', 'announced', 'reported', 'ended']),
    reportFrom: DayText.nullable().describe(
      'Announced and unpaid: the first day on which it may be reported',
    ),
    events: z.array(CreditEventShown).describe('Newest first'),
    records: z.array(
      z.object({
        since: DayText,
        reportedOn: DayText,
        endedOn: DayText.nullable(),
        marked: z.boolean().describe('Marked as disputed'),
        leavesOn: DayText.nullable().describe(
          'Last day on which it may be shown; null: its time has not begun',
        ),
      }),
    ),
    monthsInOrder: z
      .int()
      .describe('Months in a row, up to the last one, in which everything was paid in time'),
  })
  .meta({ id: 'CreditRecord' });
export type CreditAnswer = z.infer<typeof CreditAnswer>;
