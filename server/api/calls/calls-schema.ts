/**
 * What may an agent ask about calls, and what does the answer look like?
 *
 * The list masks names and numbers; the words of a call name the person, because they are shown only once the call is permitted
 * and on the log.
 */
import { z } from 'zod';
import { HEARD, SAID } from '../../contact/calls/call-entry.ts';
import { Amount, CurrencyOf, DayText, LanguageChoice } from '../wire.ts';

/** A minute as it travels: "2026-11-22T02:30Z". */
export const MinuteText = z
  .string()
  .regex(/^2[01]\d\d-\d\d-\d\dT\d\d:\d\dZ$/, 'not a minute: write it as 2026-11-22T02:30Z')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such minute: write it as 2026-11-22T02:30Z')
  .meta({ id: 'Minute', description: 'A minute in UTC' });

export const WorkerName = z
  .string()
  .regex(/^[\w-]{1,40}$/, 'not the number of a person who works here')
  .describe('Number of the agent');

export const DialAsked = LanguageChoice.extend({
  worker: WorkerName.optional(),
  size: z.coerce.number().int().min(1).max(100).default(30),
});

export const DialItem = z
  .object({
    person: z.string().describe('Where the borrower lies: slot and number'),
    name: z.string(),
    phone: z.string().nullable(),
    language: z.enum(['zh-CN', 'en']),
    accounts: z.array(z.string()),
    account: z.string().describe('Key of the first account, for the page that shows it'),
    overdue: Amount,
    currency: CurrencyOf,
    why: z.string().describe('Why this person, in this place'),
    wish: MinuteText.nullable().describe('When he wishes to be called'),
    allowed: z.boolean(),
    headline: z.string(),
    against: z.array(z.string()).describe('What stands against it, in sentences; none where it is allowed'),
    again: z.string().nullable(),
  })
  .meta({ id: 'DialItem' });

export const DialAnswer = z
  .object({
    today: DayText,
    now: MinuteText.describe('The minute it is here: what wishes are reckoned from'),
    items: z.array(DialItem),
    order: z.string(),
    connected: z.boolean(),
  })
  .meta({ id: 'DialList' });

export const CallAsked = z.object({
  person: z.string().regex(/^\d{1,3}-\d{1,18}$/, 'not the key of a person, such as 17-1000023'),
  worker: WorkerName,
  extension: z.string().regex(/^[\w+-]{1,30}$/, 'not an extension'),
});

export const ByCall = z.object({
  call: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not a call, such as 17-1000023-4'),
});

export const ScriptShown = z
  .object({ template: z.string(), paragraphs: z.array(z.string()), rule: z.string().nullable() })
  .meta({ id: 'Script' });

export const CallShown = z
  .object({
    call: z.string(),
    worker: z.string(),
    state: z
      .enum(['ordered', 'ringing', 'talking', 'ended', 'refused', 'unknown'])
      .describe('As the exchange tells it; unknown: its answer to the order was lost'),
    cause: z.string().nullable(),
    begun: z.int().describe('Milliseconds since 1970'),
    answered: z.int().nullable(),
    ended: z.int().nullable(),
    outcome: z.string().nullable(),
    outcomeBy: z.enum(['agent', 'exchange']).nullable(),
    debts: z.array(z.string()).describe('What the call was permitted for'),
    recording: z
      .object({ sha256: z.string(), bytes: z.int(), type: z.string(), from: z.enum(['exchange', 'upload']) })
      .nullable(),
    recordingFault: z.string().nullable(),
  })
  .meta({ id: 'Call' });

export const CallAnswer = z
  .object({ call: CallShown, code: z.string(), script: ScriptShown, name: z.string() })
  .meta({ id: 'CallBegun' });

export const OutcomeAsked = z.object({
  heard: z.enum(HEARD),
  raised: z.array(z.string()).max(50).default([]),
  discussed: z.array(z.string()).max(50).default([]),
  said: z.array(z.enum(SAID)).max(SAID.length).default([]),
  callBackAt: MinuteText.nullable().default(null),
  note: z.string().max(2_000).nullable().default(null),
});

export type DialAnswer = z.infer<typeof DialAnswer>;
export type DialItem = z.infer<typeof DialItem>;
export type CallAnswer = z.infer<typeof CallAnswer>;
export type CallShown = z.infer<typeof CallShown>;
export type OutcomeAsked = z.infer<typeof OutcomeAsked>;
