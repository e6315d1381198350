/**
 * How do agencies, their papers and their cases travel to those who look after them?
 */
import { z } from 'zod';
import { CONTRACT_CLAUSES } from '../../../policy/house/agencies/contract-clauses.ts';
import { GRADES } from '../../../rules/agencies/agency-paper.ts';
import { DIALS } from '../../../rules/agencies/entrusting-contract.ts';
import { DayText, Names, Ordinal } from '../wire.ts';

const By = z.string().regex(/^[\w-]{1,40}$/, 'not the number of a person who works here');
const Why = z.string().trim().min(5, 'a few words are needed').max(500, 'more than 500 letters');
export const AgencyNumber = z.string().regex(/^[A-Za-z0-9-]{3,32}$/, 'not the number of an agency');
const Counted = z.int().min(0);
const Minor = z.string().regex(/^\d{1,18}$/, 'whole minor units, such as 100000');

export const ContractWish = z.object({
  from: DayText,
  until: DayText,
  clauses: z.array(z.string().max(60)).max(60),
  passesOn: z.boolean(),
  recoveredPpm: z
    .int()
    .min(0)
    .max(1_000_000)
    .describe('What of the pay hangs on recovered money, in millionths'),
  payBeside: z.array(z.string().trim().min(1).max(60)).max(20),
  capacity: z.int().min(1).max(1_000_000),
  dials: z.enum(DIALS),
});
export const RuleWish = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/, 'small letters, digits and hyphens'),
  from: DayText,
  to: DayText.nullable(),
  daysPastDue: z.object({ from: z.int().min(1).max(3_660), to: z.int().min(1).max(3_660) }),
  overdue: z.object({ least: Minor, most: Minor.nullable() }).describe('Minor units'),
  products: z.array(z.int().min(0).max(32_767)).max(50).nullable(),
  regions: z.array(z.string().max(10)).max(100).nullable(),
  languages: z.array(z.string().max(10)).max(10).nullable(),
  shares: z
    .array(z.object({ agency: AgencyNumber, share: z.int().min(1).max(1_000) }))
    .min(1)
    .max(20),
  termDays: z.int().min(1).max(730),
  withoutSuccessDays: z.int().min(1).max(730),
  mostANight: z.int().min(1).max(100_000),
});

const Ppm = z.int().min(0).max(1_000_000);
export const CommissionWish = z.object({
  from: DayText,
  bands: z
    .array(z.object({ fromDaysPastDue: z.int().min(1).max(3_660), ppm: Ppm }))
    .min(1)
    .max(20)
    .describe('From so many days past due, so many millionths of what is recovered'),
  keptInstalment: Minor.describe('Minor units for each kept instalment'),
  qualityPerThousandDays: Minor.describe('Minor units for a thousand days of cases'),
  quality: z
    .array(
      z.object({
        mostComplaints: z.int().min(0).max(10_000),
        mostBreaches: z.int().min(0).max(10_000),
        ppm: Ppm,
      }),
    )
    .max(10),
  rounding: z.enum(['half-even', 'half-up']),
});

/** A paper as it is proposed and shown. */
export const PaperContent = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('admission'), name: Names, lawFirm: z.boolean().default(false) }),
    z.object({ kind: z.literal('licence'), number: z.string().trim().min(3).max(60), until: DayText }),
    z.object({ kind: z.literal('contract'), contract: ContractWish }),
    z.object({ kind: z.literal('evaluation'), on: DayText, grade: z.enum(GRADES), words: Why }),
    z.object({
      kind: z.literal('examination'),
      worker: By,
      name: z.string().trim().min(1).max(80),
      card: z.string().trim().min(3).max(32),
      on: DayText,
      passed: z.boolean(),
    }),
    z.object({ kind: z.literal('rule'), rule: RuleWish }),
    z.object({ kind: z.literal('commission'), terms: CommissionWish }),
    z.object({ kind: z.literal('ending'), words: Why }),
  ])
  .meta({ id: 'AgencyPaper' });
export type PaperContent = z.infer<typeof PaperContent>;

export const PaperAsked = z.object({ by: By, agency: AgencyNumber, content: PaperContent });
export const PaperKept = z.object({ paper: z.int() }).meta({ id: 'AgencyPaperKept' });
export const ByPaper = z.object({ paper: Ordinal });
export const DecideAsked = z.object({ by: By, verdict: z.enum(['granted', 'refused']), why: Why });
export const DecidedAnswer = z
  .object({ state: z.enum(['granted', 'refused']) })
  .meta({ id: 'AgencyPaperDecided' });
export const ByAgency = z.object({ agency: AgencyNumber });

export const EndingShown = z.object({
  what: z.enum(['licence', 'contract', 'evaluation', 'examination']),
  about: z.string().describe('Number of the collector; empty: the agency itself'),
  until: DayText,
  days: z.int().describe('Days that are left; below zero: it is over'),
});
export const AgencyShown = z.object({
  agency: z.string(),
  name: Names,
  lawFirm: z.boolean(),
  unfit: z.array(z.string()).describe('Why it may not work today; none: it may'),
  capacity: Counted,
  recoveredPpm: z.int().nullable(),
  dials: z.enum(DIALS).nullable(),
  open: Counted,
  begun: Counted,
  held: Counted,
  collectors: z.array(
    z.object({ worker: z.string(), name: z.string(), card: z.string(), until: DayText, good: z.boolean() }),
  ),
  endings: z.array(EndingShown),
  commission: z.array(CommissionWish).describe('Terms that were granted, in order of their first days'),
});
const CurrencyShown = z.object({ code: z.string(), digits: z.int().min(0) });
export const AgenciesAnswer = z
  .object({
    today: DayText,
    warnDays: z.int(),
    items: z.array(AgencyShown),
    waiting: z.array(
      z.object({
        paper: z.int(),
        agency: z.string(),
        day: DayText,
        by: z.string(),
        content: PaperContent,
      }),
    ),
    rules: z.array(RuleWish),
    clauses: z.array(z.object({ id: z.string(), source: z.string(), says: Names })),
    products: z.array(z.object({ code: z.int(), name: Names, currency: CurrencyShown })),
    currency: CurrencyShown.describe('In which agencies are paid'),
    declarations: z.array(
      z.object({
        declaration: z.int(),
        agency: z.string(),
        day: DayText,
        cases: Counted,
        digest: z.string(),
        words: z.string(),
      }),
    ),
  })
  .meta({ id: 'Agencies' });
export type AgenciesAnswer = z.infer<typeof AgenciesAnswer>;
export type AgencyShown = z.infer<typeof AgencyShown>;

export const CasesAsked = z.object({
  state: z.enum(['open', 'back']).default('open'),
  after: z.string().max(200).optional(),
});
export const CasesAnswer = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        account: z.string(),
        drawnOn: DayText,
        toldOn: DayText.nullable(),
        beginsOn: DayText.nullable(),
        lastOn: DayText,
        heldOn: DayText.nullable(),
        heldWhy: z.string().nullable(),
        endedOn: DayText.nullable(),
        endedWhy: z.string().nullable(),
        rule: z.string(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AgencyCases' });
export type CasesAnswer = z.infer<typeof CasesAnswer>;

export const RecallAsked = z.object({ by: By, why: Why });
export const RecallAnswer = z.object({ back: Counted }).meta({ id: 'AgencyRecalled' });
export const CaseOfAgency = ByAgency.extend({
  key: z.string().regex(/^\d{1,3}-\d{1,18}$/, 'not the key of an account, such as 17-1000023'),
});
export const CaseAsked = z.object({ by: By, act: z.enum(['recall', 'hold', 'release']), why: Why });
export const CaseAnswer = z.object({ state: z.literal('done') }).meta({ id: 'AgencyCaseDone' });

export const CLAUSES_SHOWN = CONTRACT_CLAUSES.map(({ id, source, says }) => ({ id, source, says }));
