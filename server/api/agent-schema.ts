/**
 * What may an agent ask, and what does the answer look like?
 *
 * Personal data is masked in lists and on the page: who calls needs the case, not the number by heart.
 */
import { z } from 'zod';
import { CHANNELS } from '../../rules/account.ts';
import { AccountShown, ComingShown } from './borrower-schema.ts';
import { ContactShown, GateShown } from './gate/gate-schema.ts';
import { Amount, CurrencyOf, DayText, LanguageChoice, Names } from './wire.ts';

export const WorkAsked = LanguageChoice.extend({
  when: z.enum(['today', 'waiting']).default('today'),
  channel: z.enum(['call', 'letter', 'visit', 'court']).optional(),
  product: z.string().optional(),
  bucket: z.string().optional(),
  after: z.string().optional().describe('Cursor of the page before'),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

export const WorkItem = z
  .object({
    key: z.string().describe('Where the account lies: slot and number'),
    account: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    language: z.enum(['zh-CN', 'en']),
    product: Names,
    currency: CurrencyOf,
    overdue: Amount.describe('Past due without penalty interest: what the list is ordered by'),
    daysPastDue: z.int(),
    bucket: z.string().nullable(),
    channel: z.enum(CHANNELS),
    first: DayText,
    last: DayText,
    planned: z.int(),
    reason: z.string(),
  })
  .meta({ id: 'WorkItem' });

export const WorkAnswer = z
  .object({ today: DayText, items: z.array(WorkItem), next: z.string().nullable(), order: z.string() })
  .meta({ id: 'Work' });

export const ByKey = z.object({
  key: z.string().regex(/^\d{1,3}-\d{1,18}$/, 'not the key of an account, such as 17-1000023'),
});

export const PersonShown = z
  .object({
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    language: z.enum(['zh-CN', 'en']),
    region: z.string(),
    timeZone: z.string(),
    otherAccounts: z.array(z.object({ key: z.string(), account: z.string() })),
  })
  .meta({ id: 'Person' });

export const TimelineEntry = z
  .object({
    seq: z.int(),
    day: DayText,
    kind: z.enum(['money', 'charge', 'due', 'age', 'contact', 'held', 'pause', 'plan', 'terms']),
    told: z.string(),
    gate: z.array(z.string()).describe('What the gate said about a planned contact'),
    amount: Amount.nullable(),
  })
  .meta({ id: 'TimelineEntry' });

export const AgentAccountAnswer = z
  .object({
    key: z.string(),
    today: DayText,
    account: AccountShown,
    person: PersonShown,
    reason: z.string().describe('Why a person is to act, or why not'),
    tried: z.array(z.enum(CHANNELS)),
    coming: z.array(ComingShown),
    gate: GateShown.describe('What may be done at this minute, way by way'),
    planned: z.array(ContactShown),
    timeline: z.array(TimelineEntry).describe('Newest first'),
  })
  .meta({ id: 'AgentAccount' });

export type WorkAnswer = z.infer<typeof WorkAnswer>;
export type WorkItem = z.infer<typeof WorkItem>;
export type AgentAccountAnswer = z.infer<typeof AgentAccountAnswer>;
export type TimelineEntry = z.infer<typeof TimelineEntry>;
