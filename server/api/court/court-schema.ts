/**
 * How do cases, their steps, the calendar of limitation and special paths travel?
 */
import { z } from 'zod';
import { EXHIBIT_KINDS } from '../../../rules/court/bundle-list.ts';
import { PRECONDITIONS } from '../../../rules/court/court-preconditions.ts';
import { CASE_PATHS, STAGES } from '../../../rules/court/court-stage.ts';
import { SPECIAL_KINDS } from '../../../rules/court/special-path.ts';
import { COST_KINDS } from '../../court/case-stages.ts';
import { Amount, CurrencyOf, DayText, Names } from '../wire.ts';

const By = z.string().trim().min(1).max(40);
export const MEANS = ['able', 'unable', 'unknown'] as const;
/** How it was found out what somebody can pay. */
export const GROUNDS = [
  'pays-others',
  'income-shown',
  'assets-known',
  'said-so',
  'papers-say-no',
  'not-known',
] as const;

export const CaseParams = z.object({
  case: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not a key of the list'),
});
export const PathParams = z.object({
  path: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not a key of the list'),
});
export const CasesAsked = z.object({
  stage: z.enum(STAGES).optional().describe('Cases at this stage; left out: all that are not over'),
  after: z.string().max(400).optional(),
});
export const OpenAsked = z.object({
  account: z.string().trim().min(1).max(80),
  path: z.enum(CASE_PATHS).default('suit'),
  means: z.enum(MEANS),
  ground: z.enum(GROUNDS),
  clause: z.boolean().default(false).describe('The contract has an arbitration clause'),
  by: By,
});
export const ActAsked = z.object({ by: By });
export const BroughtParams = CaseParams.extend({ paper: z.coerce.number().int().min(1).max(999) });
export const BroughtAsked = z.object({
  by: By,
  item: z.string().trim().min(1).max(40).describe('Item of the list that the paper is for'),
});
export const RefuseAsked = z.object({
  by: By,
  reason: z.enum(['not-now', 'milder-first', 'doubtful-proof', 'hardship-likely']),
});
export const StageAsked = z.object({
  by: By,
  to: z.enum(STAGES),
  on: DayText,
  docket: z.string().trim().min(1).max(80).nullable().default(null),
  nextOn: DayText.nullable().default(null),
  award: z
    .object({ principal: Amount, interest: Amount, costs: Amount, payBy: DayText })
    .nullable()
    .default(null),
});
export const CostAsked = z.object({ by: By, kind: z.enum(COST_KINDS), amount: Amount });

const CaseLine = z.object({
  key: z.string(),
  account: z.string(),
  who: z.string().describe('Masked'),
  stage: z.enum(STAGES),
  stageOn: DayText,
  nextOn: DayText.nullable(),
  nextWhy: z.string().nullable(),
  halt: z.enum(['agreement', 'paid', 'dispute', 'hold', 'special-path']).nullable(),
  claim: Amount,
  currency: CurrencyOf,
});
export type CaseLine = z.infer<typeof CaseLine>;

export const CasesAnswer = z
  .object({
    today: DayText,
    items: z.array(CaseLine),
    next: z.string().nullable(),
    counts: z.array(z.object({ stage: z.enum(STAGES), count: z.int() })),
    candidates: z.array(
      z.object({ account: z.string(), key: z.string(), who: z.string(), since: DayText, planned: DayText }),
    ),
  })
  .meta({ id: 'CourtCases' });
export type CasesAnswer = z.infer<typeof CasesAnswer>;

const Reasoned = z.object({ name: z.string(), value: z.string(), reason: Names });
export const CaseAnswer = z
  .object({
    today: DayText,
    line: CaseLine,
    path: z.enum(CASE_PATHS),
    means: z.enum(MEANS),
    ground: z.string(),
    brings: Amount,
    costs: Amount,
    parts: z.array(z.object({ what: z.string(), amount: Amount })),
    chance: z.number().describe('Of 100'),
    against: z.array(z.string()),
    willing: z.array(z.enum(['paid', 'proposed', 'agreed'])),
    assumptions: z.array(Reasoned),
    blockers: z.object({
      approve: z.array(z.enum(PRECONDITIONS)),
      notice: z.array(z.enum(PRECONDITIONS)),
      file: z.array(z.enum(PRECONDITIONS)),
    }),
    openedBy: z.string(),
    approvedBy: z.string().nullable(),
    notice: z.object({ state: z.string(), on: DayText.nullable(), waitUntil: DayText.nullable() }).nullable(),
    bundle: z.object({ on: DayText, digest: z.string(), missing: z.array(z.string()) }).nullable(),
    checklist: z.array(
      z.object({
        id: z.string(),
        says: Names,
        source: z.string(),
        kinds: z.array(z.enum(EXHIBIT_KINDS)),
        cannot: Names.nullable().describe('Why nothing made here meets it: a person brings it'),
        brought: z.array(
          z.object({ paper: z.int(), media: z.string(), bytes: z.int(), by: z.string(), on: DayText }),
        ),
      }),
    ),
    limitation: z
      .object({
        ends: DayText.nullable(),
        daysLeft: z.int().nullable(),
        outermost: DayText,
        source: z.string(),
      })
      .nullable(),
    fees: z.array(
      z.object({
        kind: z.string(),
        ordinary: Amount,
        reduced: Amount,
        source: z.string(),
        advanced: z.boolean(),
      }),
    ),
    laidOut: Amount,
    award: z
      .object({
        principal: Amount,
        interest: Amount,
        costs: Amount,
        payBy: DayText,
        unpaid: Amount,
        delay: Amount,
        days: z.int(),
      })
      .nullable(),
    docket: z.string().nullable(),
    follows: z.array(z.enum(STAGES)),
    mayTakeBack: z.boolean().describe('What was brought can be taken back: nothing was filed yet'),
    log: z.array(
      z.object({
        on: DayText,
        what: z.string(),
        stage: z.string(),
        by: z.string(),
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'CourtCase' });
export type CaseAnswer = z.infer<typeof CaseAnswer>;

export const MovedAnswer = z.object({ key: z.string(), stage: z.enum(STAGES) }).meta({ id: 'CourtMoved' });
export type MovedAnswer = z.infer<typeof MovedAnswer>;

export const CalendarAsked = z.object({
  within: z.coerce.number().int().min(1).max(3_650).default(365).describe('Days ahead'),
  after: z.string().max(400).optional(),
});
export const CalendarFileAsked = z.object({
  within: z.coerce.number().int().min(1).max(3_650).default(365),
  kind: z.enum(['ics', 'csv']),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
export const CalendarAnswer = z
  .object({
    today: DayText,
    items: z.array(
      z.object({
        key: z.string(),
        account: z.string(),
        who: z.string(),
        ends: DayText,
        daysLeft: z.int(),
        alarm: z.int().nullable(),
        case: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
    alarms: z.array(z.object({ alarm: z.int(), count: z.int() })),
  })
  .meta({ id: 'LimitationCalendar' });
export type CalendarAnswer = z.infer<typeof CalendarAnswer>;

export const PathAsked = z.object({
  account: z.string().trim().min(1).max(80),
  kind: z.enum(SPECIAL_KINDS),
  by: By,
});
export const PathStepAsked = z.object({
  by: By,
  step: z.string().max(40),
  document: z.string().max(40).nullable().default(null),
});
export const PathEndAsked = z.object({ by: By, end: z.string().max(40) });
const SpecialPath = z.object({
  key: z.string(),
  account: z.string(),
  who: z.string(),
  kind: z.enum(SPECIAL_KINDS),
  openedOn: DayText,
  rests: Names,
  source: z.string(),
  speakTo: z.array(z.string()),
  steps: z.array(
    z.object({ id: z.string(), says: Names, documents: z.array(z.string()), done: z.boolean() }),
  ),
  ends: z.array(z.object({ id: z.string(), says: Names, open: z.boolean() })),
});
export const PathsAnswer = z
  .object({ today: DayText, items: z.array(SpecialPath) })
  .meta({ id: 'SpecialPaths' });
export type PathsAnswer = z.infer<typeof PathsAnswer>;
export const PathDoneAnswer = z.object({ state: z.literal('done') }).meta({ id: 'SpecialPathDone' });

export const OwnCourtAnswer = z
  .object({
    today: DayText,
    cases: z.array(
      z.object({
        stage: z.enum(STAGES),
        stageOn: DayText,
        nextOn: DayText.nullable(),
        claim: Amount,
        currency: CurrencyOf,
        waitUntil: DayText.nullable(),
        halted: z.boolean(),
        fee: Amount.nullable().describe('What a court would ask, and whoever loses bears'),
        feeReconciled: Amount.nullable(),
        award: z.object({ total: Amount, payBy: DayText, delay: Amount, unpaid: Amount }).nullable(),
      }),
    ),
    limitation: DayText.nullable(),
  })
  .meta({ id: 'OwnCourt' });
export type OwnCourtAnswer = z.infer<typeof OwnCourtAnswer>;
