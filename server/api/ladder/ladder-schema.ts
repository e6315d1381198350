/**
 * What may be asked about ladders, and what does the answer look like?
 */
import { z } from 'zod';
import { CHANNELS } from '../../../rules/account.ts';
import { LANGUAGES } from '../../../rules/telling/language.ts';
import { WrittenStep, WrittenSteps } from '../../ladder/strategy-text.ts';
import { Amount, CurrencyOf, DayText, Names, Ordinal } from '../wire.ts';

/** "gentle-2": a version; "draft-7": a draft. */
const Key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}-\d{1,9}$/, 'not a ladder: write its name and number, such as gentle-2');
const By = z.string().max(80).describe('Who does it; a session puts its own person here');
const Why = z.string().max(600).describe('The reason, kept with it');

export const ByLadder = z.object({ key: Key });
export const ByDraft = z.object({ draft: Ordinal });
export const ByTrial = z.object({ trial: Ordinal });

const MarkShown = z.object({ by: z.string(), day: DayText, why: z.string() }).nullable();

export const LadderVersionShown = z
  .object({
    key: Key,
    name: z.string().describe('gentle@2'),
    version: z.int(),
    state: z.enum(['in-force', 'scheduled', 'approved', 'submitted', 'refused', 'retired', 'past']),
    from: DayText.nullable().describe('The night from which it is, will be or was last in force'),
    basedOn: z.int().nullable(),
    author: z.string(),
    why: z.string(),
    made: DayText,
    approved: MarkShown,
    refused: MarkShown,
    retired: MarkShown,
  })
  .meta({ id: 'LadderVersion' });
export type LadderVersionShown = z.infer<typeof LadderVersionShown>;

export const LaddersAnswer = z
  .object({
    today: DayText,
    firstNight: DayText.describe(
      'The first night that nobody has begun: from it on a version can be put into force',
    ),
    inForce: Key.nullable(),
    versions: z.array(LadderVersionShown).describe('The latest first'),
    drafts: z.array(z.object({ key: Key, basedOn: z.int(), author: z.string(), revision: z.int() })),
    said: z
      .array(
        z.object({
          seq: z.int(),
          key: Key,
          name: z.string(),
          from: DayText,
          by: z.string(),
          why: z.string(),
          day: DayText,
        }),
      )
      .describe('What was put into force, the last word first'),
    texts: z
      .array(z.object({ template: z.string(), channel: z.enum(CHANNELS), tones: z.array(z.string()) }))
      .describe('Approved texts, by channel'),
  })
  .meta({ id: 'Ladders' });
export type LaddersAnswer = z.infer<typeof LaddersAnswer>;

export const FindingShown = z
  .object({
    step: z.string().nullable(),
    field: z.string().nullable(),
    hard: z.boolean().describe('Keeps it from being handed in and approved'),
    what: Names,
    todo: Names,
    rule: z.string().nullable(),
    source: z.string().nullable(),
  })
  .meta({ id: 'LadderFinding' });
export type FindingShown = z.infer<typeof FindingShown>;

/** What the picture shows behind the steps. */
export const BandShown = z
  .object({
    channel: z.enum(CHANNELS),
    from: z.int(),
    to: z.int(),
    rule: z.string(),
    says: Names,
    source: z.string(),
  })
  .meta({ id: 'LadderBand' });
export type BandShown = z.infer<typeof BandShown>;

/** The hours of a day at which a channel may be used. */
export const HoursShown = z
  .object({
    channel: z.enum(CHANNELS),
    opens: z.int().describe('Minute of the day'),
    closes: z.int(),
    told: z.object({ opens: z.string(), closes: z.string() }),
    rules: z.array(z.string()),
  })
  .meta({ id: 'LadderHours' });
export type HoursShown = z.infer<typeof HoursShown>;

const Load = z.object({
  week: z.object({ contacts: z.int(), from: z.int() }).describe('The fullest seven days of one debt'),
  month: z.object({ contacts: z.int(), from: z.int() }).describe('The fullest thirty days of one debt'),
  caps: z
    .array(z.object({ rule: z.string(), most: z.int(), days: z.int(), fullest: z.int() }))
    .describe('Rules that put a number to it'),
});

export const LadderJudged = z
  .object({
    findings: z.array(FindingShown),
    bands: z.array(BandShown),
    hours: z.array(HoursShown).describe('When each channel may be used on any day, where the borrower lives'),
    load: Load.nullable().describe('Null as long as the steps make no ladder'),
    rungs: z.array(z.object({ step: z.string(), day: z.int() })),
  })
  .meta({ id: 'LadderJudged' });
export type LadderJudged = z.infer<typeof LadderJudged>;

export const LadderAnswer = z
  .object({
    key: Key,
    name: z.string(),
    draft: z.object({ number: z.int(), author: z.string(), revision: z.int() }).nullable(),
    version: LadderVersionShown.nullable(),
    basedOn: Key.nullable(),
    steps: z.array(WrittenStep),
    judged: LadderJudged,
  })
  .meta({ id: 'Ladder' });
export type LadderAnswer = z.infer<typeof LadderAnswer>;

export const DraftAsked = z.object({ from: Key.describe('The version it is made from'), by: By });
export const DraftSaved = z.object({
  steps: WrittenSteps,
  revision: z.int().min(1).max(2_147_483_647),
  by: By,
});
export const DraftOpened = z.object({ key: Key, draft: z.int() }).meta({ id: 'LadderDraft' });
export const DraftAnswer = z
  .object({ revision: z.int(), judged: LadderJudged })
  .meta({ id: 'LadderDraftSaved' });
export type DraftAnswer = z.infer<typeof DraftAnswer>;
export const Named = z.object({ by: By });
export const Reasoned = z.object({ by: By, why: Why });
export const ScheduleAsked = z.object({ by: By, why: Why, from: DayText });
export const LadderDone = z.object({ key: Key, from: DayText.nullable() }).meta({ id: 'LadderDone' });
export type LadderDone = z.infer<typeof LadderDone>;

export const ChangesAsked = z.object({ against: Key, language: z.enum(LANGUAGES).default('zh-CN') });
export const ChangesAnswer = z
  .object({
    before: Key,
    after: Key,
    changes: z.array(
      z.object({
        kind: z.enum(['added', 'removed', 'moved', 'changed']),
        step: z.string(),
        told: z.string(),
      }),
    ),
    steps: z.array(WrittenStep).describe('Those of the other, for a picture with both'),
  })
  .meta({ id: 'LadderChanges' });
export type ChangesAnswer = z.infer<typeof ChangesAnswer>;

export const STAGES = ['before', 'early', 'middle', 'late'] as const;
export const AccountsAsked = z.object({
  stage: z.enum(STAGES).default('early').describe('How late the accounts are that are looked at'),
  reference: z.string().max(120).optional().describe('One account instead: its number, or host:reference'),
});
const Coming = z.array(
  z.object({ day: DayText, step: z.string(), channel: z.enum(CHANNELS), held: z.boolean() }),
);
export const AccountsAnswer = z
  .object({
    against: z.string().describe('The version in force, which the first of both is'),
    until: DayText,
    accounts: z.array(
      z.object({
        account: z.string(),
        name: z.string().describe('Masked'),
        product: Names,
        daysPastDue: z.int(),
        overdue: Amount,
        currency: CurrencyOf,
        was: Coming,
        is: Coming,
      }),
    ),
  })
  .meta({ id: 'LadderAccounts' });
export type AccountsAnswer = z.infer<typeof AccountsAnswer>;

const Side = z.object({
  contacts: z.int(),
  held: z.int(),
  people: z.int(),
  accounts: z.int(),
  money: z.array(z.object({ currency: CurrencyOf, amount: Amount })),
  cost: Amount,
});
const SpreadShown = z.object({
  people: z.int(),
  contacts: z.int(),
  most: z.int(),
  by: z.array(z.int()),
});

export const TrialAnswer = z
  .object({
    trial: z.int(),
    state: z.enum(['running', 'done', 'failed']),
    done: z.int(),
    of: z.int(),
    error: z.string().nullable(),
    result: z
      .object({
        night: DayText,
        was: z.string(),
        is: z.string(),
        accounts: z.int(),
        whole: z.boolean().describe('False where it stopped at its limit'),
        broken: z.int(),
        costCurrency: CurrencyOf,
        before: Side,
        after: Side,
        steps: z.array(
          z.object({
            step: z.string(),
            channel: z.enum(CHANNELS),
            was: z.object({ planned: z.int(), held: z.int() }),
            is: z.object({ planned: z.int(), held: z.int() }),
          }),
        ),
        buckets: z.array(z.object({ bucket: z.string(), was: z.int(), is: z.int() })),
        changed: z.int(),
        shown: z.array(
          z.object({
            account: z.string(),
            daysPastDue: z.int(),
            was: z.array(z.string()),
            is: z.array(z.string()),
          }),
        ),
        pressure: z.object({
          days: z.int(),
          groups: z.array(z.int().nullable()).describe('Most contacts of each group; the last has no end'),
          was: SpreadShown,
          is: SpreadShown,
        }),
      })
      .nullable(),
  })
  .meta({ id: 'LadderTrial' });
export type TrialAnswer = z.infer<typeof TrialAnswer>;
export const TrialAsked = z.object({ key: Key });
