/**
 * How do scorecards, statements and invoices of agencies travel?
 */
import { z } from 'zod';
import { LANGUAGES } from '../../../rules/telling/language.ts';
import { BEHIND } from '../../db/reckoning/score-rows.ts';
import { EndingShown } from '../agencies/agencies-schema.ts';
import { Amount, DayText, Names, Ordinal } from '../wire.ts';

const Count = z.int().min(0);
const Agency = z.string().regex(/^[A-Za-z0-9-]{3,32}$/, 'not the number of an agency');
const By = z.string().regex(/^[\w-]{1,40}$/, 'not the number of a person who works here');
const Words = z.string().trim().min(5, 'a few words are needed').max(500, 'more than 500 letters');
export const MonthText = z
  .string()
  .regex(
    /^2[01]\d\d-(0[1-9]|1[0-2])$/,
    'not a month: write year-month from 2000-01 to 2199-12, such as 2026-11',
  )
  .describe('A month, such as 2026-11');

export const ReckoningAsked = z.object({ month: MonthText.optional() });
export const ByMonth = z.object({ month: MonthText });
export const ByAgencyMonth = ByMonth.extend({ agency: Agency });
export const ByInvoice = z.object({ invoice: Ordinal });
export const LinesAsked = z.object({ after: z.string().max(200).optional() });
export const FileAsked = z.object({
  as: z.enum(['csv', 'xlsx', 'pdf']).default('pdf'),
  language: z.enum(LANGUAGES).default('zh-CN').describe('Language of the words in the file'),
});
export const BehindAsked = z.object({ what: z.enum(BEHIND), after: z.string().max(200).optional() });

const IntervalShown = z.object({ ppm: z.int(), low: z.int(), high: z.int() });
const ComparedShown = z.object({
  verdict: z.enum(['first-more', 'second-more', 'not-enough']),
  difference: IntervalShown.nullable().describe('Millionths, with its interval (95 %)'),
});
const KindShown = z.object({
  kind: z.enum(['recovered', 'kept-instalment', 'quality']),
  earned: Amount,
  takenBack: Amount,
});

/** A statement with its invoice. */
export const StatementShown = z.object({
  agency: z.string(),
  month: MonthText,
  lines: Count,
  counted: Amount.describe('Money that counted, less what was taken back'),
  ledger: Amount.describe("What reached the accounts by the ledger's transfers"),
  beside: Amount.describe('Of that, what counts for no case here'),
  amount: Amount.describe('Commission before tax'),
  days: Count.describe('Days of cases'),
  kinds: z.array(KindShown),
  recoveredShare: z.int().nullable().describe('Of the commission, what hangs on recovered money; millionths'),
  invoice: z
    .object({
      invoice: z.int(),
      number: z.string().nullable(),
      taxPpm: z.int(),
      tax: Amount,
      gross: Amount,
      by: z.string(),
      proposedOn: DayText,
      heard: z.enum(['accepted', 'objected']).nullable(),
      heardWords: z.string().nullable(),
      verdict: z.enum(['agreed', 'refused']).nullable(),
      decidedBy: z.string().nullable(),
    })
    .nullable(),
});
export type StatementShown = z.infer<typeof StatementShown>;

export const CardShown = z.object({
  agency: z.string(),
  name: Names,
  cases: Count,
  days: Count,
  overdue: Amount.describe('What the cases owed when they were drawn'),
  recovered: Amount.nullable().describe('Money that counted in the statement; null: there is none'),
  paying: Count.describe('Accounts with money'),
  agreements: Count,
  broken: Count,
  keptInstalments: z.int(),
  received: Count.describe('Complaints while it lay there'),
  complaints: Count.describe('Of those about the agency, found right'),
  perTenThousand: z.number().nullable().describe('Valid complaints for 10,000 days of cases'),
  breaches: Count,
  heard: z.object({
    n: Count,
    score: z.object({ mean: z.int(), low: z.int(), high: z.int() }).nullable(),
  }),
  contacts: Count,
  contactCost: Amount,
  commission: Amount.nullable(),
  costPerHundred: Amount.nullable().describe('Contacts and commission for 100 recovered'),
});
export type CardShown = z.infer<typeof CardShown>;

export const ReckoningAnswer = z
  .object({
    currency: z.string(),
    months: z.array(MonthText).describe('Months that have statements, the latest first'),
    month: MonthText.nullable(),
    cards: z.array(CardShown).describe('In order of agency, never of recovery'),
    comparisons: z.array(
      z.object({
        rule: z.string(),
        first: z.object({ agency: z.string(), cases: Count, paying: Count, complained: Count }),
        second: z.object({ agency: z.string(), cases: Count, paying: Count, complained: Count }),
        paying: ComparedShown,
        complained: ComparedShown,
      }),
    ),
    statements: z.array(StatementShown),
  })
  .meta({ id: 'AgencyReckoning' });
export type ReckoningAnswer = z.infer<typeof ReckoningAnswer>;

export const LinesAnswer = z
  .object({
    items: z.array(
      z.object({
        line: z.int(),
        kind: z.enum(['recovered', 'kept-instalment', 'quality']),
        act: z.enum(['earned', 'taken-back', 'corrected']),
        account: z.string().nullable(),
        about: z.string(),
        seq: z.int().nullable().describe('The event of the account’s ledger'),
        valueOn: DayText,
        ppm: z.int(),
        counted: Amount,
        amount: Amount,
        takesBack: z.int().nullable(),
        takesBackOf: MonthText.nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AgencyLines' });
export type LinesAnswer = z.infer<typeof LinesAnswer>;

export const BehindAnswer = z
  .object({
    items: z.array(
      z.object({ key: z.string(), account: z.string(), day: DayText, amount: Amount.nullable() }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AgencyBehind' });
export type BehindAnswer = z.infer<typeof BehindAnswer>;

export const ProposeAsked = z.object({ by: By });
export const ProposedAnswer = z.object({ invoice: z.int() }).meta({ id: 'AgencyInvoiceProposed' });
export const InvoiceDecideAsked = z.object({ by: By, verdict: z.enum(['agreed', 'refused']), why: Words });
export const InvoiceDecidedAnswer = z
  .object({ state: z.enum(['agreed', 'refused']) })
  .meta({ id: 'AgencyInvoiceDecided' });
export const HearAsked = z.object({ heard: z.enum(['accepted', 'objected']), words: Words });
export const HeardAnswer = z.object({ state: z.literal('kept') }).meta({ id: 'AgencyInvoiceHeard' });

export const OwnStatementsAnswer = z
  .object({
    currency: z.string(),
    items: z.array(StatementShown),
    endings: z
      .array(EndingShown)
      .describe('What of the agency ends within the days of warning, or has ended'),
  })
  .meta({ id: 'OwnStatements' });
export type OwnStatementsAnswer = z.infer<typeof OwnStatementsAnswer>;
export const ByDeclaration = z.object({ declaration: Ordinal });
export const CertificateAsked = FileAsked.pick({ language: true });
