/**
 * What may an agent ask of his desk, and what does it answer?
 *
 * A row of the list is a person with all his debts, its sentence, and whether he may be contacted at this minute. Names and numbers are masked.
 */
import { z } from 'zod';
import { CARD_WAYS } from '../../../policy/house/desk/talk-cards.ts';
import { CHANNELS } from '../../../rules/account.ts';
import { WAITING_REASONS } from '../../../rules/work/next-account.ts';
import { TALK_STAGES } from '../../../rules/work/talk-stage.ts';
import { WHOSE, WORK_ORDERS } from '../../db/desk/waiting-rows.ts';
import { PersonShown, TimelineEntry } from '../agent-schema.ts';
import { AccountShown } from '../borrower-schema.ts';
import { MinuteText, WorkerName } from '../calls/calls-schema.ts';
import { GateShown } from '../gate/gate-schema.ts';
import { Amount, CurrencyOf, DayText, LanguageChoice, Names } from '../wire.ts';

const KEY = /^\d{1,3}-\d{1,18}$/;
const Key = z.string().regex(KEY, 'not the key of an account, such as 17-1000023');

const Whose = z.enum(WHOSE).describe('all; queue: my own and nobody’s; mine');

export const WorkAsked = LanguageChoice.extend({
  whose: Whose.default('all'),
  worker: WorkerName.optional(),
  order: z.enum(WORK_ORDERS).default('next'),
  reason: z.enum(WAITING_REASONS).optional(),
  channel: z.enum(['call', 'letter', 'visit', 'court']).optional(),
  product: z.string().optional(),
  bucket: z.string().optional(),
  after: z.string().optional().describe('Cursor of the page before'),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

export const WorkItem = z
  .object({
    person: z.string().describe('Where the borrower lies: slot and number'),
    key: z.string().describe('His oldest debt: slot and number of the account'),
    account: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    language: z.enum(['zh-CN', 'en']),
    product: Names,
    currency: CurrencyOf,
    overdue: Amount.describe('Of all his debts, without penalty interest'),
    debts: z.int(),
    daysPastDue: z.int(),
    bucket: z.string().nullable(),
    channel: z.enum(CHANNELS).nullable(),
    kind: z.enum([...WAITING_REASONS, 'closing']),
    reason: z.string(),
    allowed: z.boolean().describe('May be worked on at this minute'),
    headline: z.string().nullable(),
    again: z.string().nullable().describe('From when, in words; null where it is possible now'),
    snoozed: z.string().nullable().describe('Put off until then'),
    claimedBy: z.string().nullable(),
    assigned: z.string().nullable(),
  })
  .meta({ id: 'WorkItem' });

export const WorkAnswer = z
  .object({
    today: DayText,
    now: MinuteText,
    items: z.array(WorkItem),
    next: z.string().nullable(),
    order: z.string(),
    waiting: z.record(z.enum(WAITING_REASONS), z.int()).describe('How many wait for each reason'),
    connected: z.boolean().describe('A telephone exchange is there'),
  })
  .meta({ id: 'Work' });

const Leave = z.object({
  key: Key,
  how: z.enum(['done', 'later']),
  minutes: z.int().min(5).max(20_160).optional().describe('Put off for so long; left out: half an hour'),
});

export const NextAsked = z.object({
  worker: WorkerName,
  whose: Whose.default('queue'),
  language: LanguageChoice.shape.language,
  leave: Leave.optional().describe('The one who is on the screen now'),
});

export const NextAnswer = z
  .object({
    item: WorkItem.nullable(),
    again: z.string().nullable().describe('Nobody now; somebody from then on'),
    milder: z.boolean().describe('Chosen because the agent was abused before'),
    pause: z.boolean().describe('A pause is offered'),
  })
  .meta({ id: 'NextPerson' });

export const LeaveAsked = Leave.extend({ worker: WorkerName });
export const OpenAsked = z.object({ worker: WorkerName, key: Key });
export const HeldAnswer = z.object({ key: z.string(), by: z.string().nullable() }).meta({ id: 'HeldPerson' });

export const HandOverAsked = z.object({
  worker: WorkerName,
  to: WorkerName.describe('Number of a colleague, or "lead"'),
  note: z.string().trim().min(1).max(2_000),
});

export const NoteAsked = z.object({
  worker: WorkerName,
  words: z.string().trim().min(1).max(5_000),
  about: z.enum(['note', 'call']).default('note'),
});
export const ByNote = z.object({ key: Key, note: z.coerce.number().int().min(1).max(2_147_483_647) });
export const PinAsked = z.object({ worker: WorkerName, pinned: z.boolean() });
export const DraftAsked = z.object({ worker: WorkerName, words: z.string().max(5_000) });
export const DraftAnswer = z.object({ kept: z.boolean() }).meta({ id: 'Draft' });

export const NoteShown = z
  .object({
    note: z.int(),
    at: z.string().describe('Where the agent is, in words'),
    worker: z.string(),
    about: z.enum(['note', 'hand-over', 'call']),
    words: z.string().nullable().describe('null: forgotten'),
    pinnedBy: z.string().nullable(),
  })
  .meta({ id: 'Note' });

export const AbuseAsked = z.object({
  worker: WorkerName,
  call: z
    .string()
    .regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/)
    .optional(),
});
export const AbuseAnswer = z.object({ today: z.int(), pause: z.boolean() }).meta({ id: 'AbuseKept' });
export const AbusesAnswer = z
  .object({
    items: z.array(
      z.object({
        abuse: z.string().describe('Slot, borrower, number'),
        key: z.string().nullable().describe('One of the person’s accounts; null: they are gone.'),
        worker: z.string(),
        day: DayText,
        at: MinuteText,
        today: z.int().describe('How often he was abused on that day'),
        seenBy: z.string().nullable().describe('The lead who has seen it'),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'Abuses' });
export const AbusesAsked = z.object({
  which: z.enum(['unseen', 'all']).default('unseen'),
  size: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional().describe('`next` of the page before'),
});
export const SeenAsked = z.object({
  by: WorkerName,
  abuse: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/),
});

export const PersonAsked = LanguageChoice.extend({ worker: WorkerName.optional() });

export const DebtShown = z
  .object({
    key: z.string(),
    account: AccountShown,
    reason: z.string(),
    holder: z
      .object({ name: Names, contact: z.string() })
      .nullable()
      .describe('Who holds a claim that was sold, and how he is reached; null: the house does'),
  })
  .meta({ id: 'Debt' });

export const PromisedRow = z
  .object({
    account: z.string(),
    due: DayText,
    amount: Amount,
    currency: CurrencyOf,
    state: z.enum(['kept', 'missed', 'due', 'coming']),
  })
  .meta({ id: 'PromisedRow' });

export const OneOpen = z
  .object({
    kind: z.enum(['dispute', 'complaint', 'review', 'reply']),
    due: DayText.nullable(),
    count: z.int(),
  })
  .meta({ id: 'OpenMatter' });

export const PersonEvent = TimelineEntry.omit({ seq: true })
  .extend({
    key: z.string(),
    at: z.string().nullable(),
    account: z.string().nullable(),
    currency: CurrencyOf.nullable(),
  })
  .meta({ id: 'PersonEvent' });

export const PersonAnswer = z
  .object({
    person: z.string(),
    key: z.string(),
    today: DayText,
    now: MinuteText,
    who: PersonShown.omit({ otherAccounts: true }),
    debts: z.array(DebtShown),
    totals: z.array(z.object({ currency: CurrencyOf, overdue: Amount, owed: Amount })),
    promises: z.array(PromisedRow),
    open: z.array(OneOpen),
    permits: z
      .array(z.object({ permit: z.int(), since: z.string(), until: z.string(), code: z.string() }))
      .describe('Leave that was given and not used yet'),
    gate: GateShown,
    timeline: z.array(PersonEvent).describe('Newest first, over all debts and channels'),
    notes: z.array(NoteShown),
    draft: z.string().nullable(),
    heldBy: z.string().nullable(),
    liesWith: z.object({ worker: z.string(), by: z.string(), why: z.string() }).nullable(),
    reached: z.string().nullable(),
  })
  .meta({ id: 'PersonAtDesk' });

export const ScriptLine = z
  .object({
    line: z.string(),
    part: z.enum(['opening', 'facts', 'offers', 'rights', 'close']),
    say: z.string().describe('{name} and {code} are filled when the call begins'),
    must: z.array(z.string()).describe('By which law or house rule it must be said; none: advice'),
  })
  .meta({ id: 'ScriptLine' });

export const GuideAnswer = z
  .object({
    stage: z.enum(TALK_STAGES),
    lines: z.array(ScriptLine),
    cards: z.array(
      z.object({ card: z.string(), heard: z.string(), say: z.string(), leads: z.enum(CARD_WAYS) }),
    ),
  })
  .meta({ id: 'TalkGuide' });

export const SaidAsked = z.object({ lines: z.array(z.string().regex(/^[a-z-]+-\d{1,3}$/)).max(40) });
export const SaidAnswer = z
  .object({ said: z.array(z.string()), unsaid: z.array(z.string()).describe('Must be said and was not') })
  .meta({ id: 'Said' });

export const PlacedItem = WorkItem.pick({
  key: true,
  account: true,
  name: true,
  phone: true,
  language: true,
  product: true,
  currency: true,
  overdue: true,
  daysPastDue: true,
  bucket: true,
  allowed: true,
  headline: true,
  again: true,
})
  .extend({ since: DayText.describe('With the agency since this day') })
  .meta({ id: 'PlacedItem' });

export const PlacedAnswer = z
  .object({ today: DayText, items: z.array(PlacedItem), next: z.string().nullable() })
  .meta({ id: 'Placed' });
export const PlacedAsked = LanguageChoice.extend({
  agency: z.string().max(100).optional().describe('A person of the house names it; an agency’s own is his'),
  after: z.string().optional(),
  size: z.coerce.number().int().min(1).max(100).default(50),
});

export type WorkAsked = z.infer<typeof WorkAsked>;
export type WorkAnswer = z.infer<typeof WorkAnswer>;
export type WorkItem = z.infer<typeof WorkItem>;
export type NextAnswer = z.infer<typeof NextAnswer>;
export type PersonAnswer = z.infer<typeof PersonAnswer>;
export type PersonEvent = z.infer<typeof PersonEvent>;
export type NoteShown = z.infer<typeof NoteShown>;
export type GuideAnswer = z.infer<typeof GuideAnswer>;
export type SaidAnswer = z.infer<typeof SaidAnswer>;
export type AbuseAnswer = z.infer<typeof AbuseAnswer>;
export type HeldAnswer = z.infer<typeof HeldAnswer>;
export type PlacedItem = z.infer<typeof PlacedItem>;
export type PlacedAsked = z.infer<typeof PlacedAsked>;
export type PlacedAnswer = z.infer<typeof PlacedAnswer>;
