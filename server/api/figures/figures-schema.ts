/**
 * What may be asked about figures, and what does the answer look like?
 */
import { z } from 'zod';
import { FIGURES } from '../../figures/figure-shape.ts';
import { Amount, CurrencyOf, DayText, LanguageChoice, Names } from '../wire.ts';

const Kinds = z.enum(['text', 'count', 'share', 'money', 'number']);

export const ByFigure = z.object({ figure: z.enum(FIGURES) });

export const FiguresAsked = LanguageChoice.extend({
  from: DayText.optional().describe(
    'First day; without it the first of the month two months before the last',
  ),
  to: DayText.optional().describe('Last day; without it the last night that is counted'),
  product: z.coerce
    .number()
    .int()
    .min(1)
    .max(32_767)
    .optional()
    .describe('Code of one product; all without it'),
});

const Of = z.string().max(300).describe('Which number of the figure: the `of` of a cell');

export const AccountsAsked = FiguresAsked.extend({
  of: Of,
  after: z.string().max(300).optional().describe('Where the page before ended'),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

export const ExportAsked = FiguresAsked.extend({
  as: z.enum(['csv', 'xlsx']),
  of: Of.optional().describe('The accounts behind this number instead of the figure itself'),
});

const Cell = z.object({
  value: z
    .union([z.string(), z.number()])
    .nullable()
    .describe('Shares in parts per million; null: not known'),
  of: z.string().optional().describe('Names the accounts behind it'),
});

const Chart = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['lines', 'steps', 'bars', 'stacks', 'across']),
    unit: Kinds,
    axis: z.string(),
    along: z.array(z.string()),
    series: z.array(
      z.object({
        name: z.string(),
        values: z.array(z.number().nullable()),
        baseline: z.boolean().optional().describe('What the others are compared with'),
      }),
    ),
  }),
  z.object({
    kind: z.literal('flow'),
    ends: z.array(z.string()),
    nodes: z.array(z.object({ name: z.string(), label: z.string(), column: z.int() })),
    links: z.array(z.object({ from: z.string(), to: z.string(), accounts: z.int() })),
  }),
  z.object({
    kind: z.literal('heat'),
    along: z.array(z.string()),
    down: z.array(z.string()),
    cells: z.array(z.tuple([z.int(), z.int(), z.number()])),
    quiet: z.array(z.int()).describe('Places along the axis in quiet hours'),
  }),
]);

const Period = z.object({
  from: DayText,
  to: DayText,
  product: z.int().nullable(),
  products: z.array(z.object({ code: z.int(), name: Names })),
  asOf: DayText.describe('The last night that is counted'),
});

export const FigureAnswer = z
  .object({
    figure: z.enum(FIGURES),
    name: z.string(),
    finding: z.string().describe('What it shows, in a sentence'),
    definition: z.string(),
    source: z.string().describe('What the field calls it'),
    cannotTell: z.string(),
    currency: CurrencyOf,
    period: Period,
    chart: Chart.nullable(),
    columns: z.array(z.object({ name: z.string(), kind: Kinds })),
    rows: z.array(z.array(Cell)),
  })
  .meta({ id: 'Figure' });

const Side = z.object({
  recovered: Amount,
  complaints: z.int(),
  complaintTenths: z.int().nullable().describe('Complaints for 10,000 contacts, in tenths'),
  contacts: z.int(),
  perPersonHundredths: z
    .int()
    .nullable()
    .describe('Contacts of a person in a month in which there was one, in hundredths'),
  kept: z
    .object({ keptPpm: z.int(), atRisk: z.int(), days: z.int(), plans: z.int() })
    .nullable()
    .describe('Agreements estimated to be kept for so many days'),
});

export const FiguresAnswer = z
  .object({
    period: Period.nullable().describe('Null: no night is counted yet'),
    currency: CurrencyOf,
    /** Always together: what came in, who complained, how often people were contacted, what was kept. */
    together: z.object({ now: Side, before: Side.describe('The days before, as many') }).nullable(),
    figures: z.array(z.object({ figure: z.enum(FIGURES), name: z.string() })),
  })
  .meta({ id: 'Figures' });

export const AccountsAnswer = z
  .object({
    items: z.array(
      z.object({
        key: z.string().nullable().describe('Of the account, for its page; null where it is about none'),
        account: z.string().nullable(),
        day: DayText,
        who: z.string().describe('Masked'),
        product: Names.nullable(),
        about: z.string(),
        amount: Amount.nullable(),
      }),
    ),
    currency: CurrencyOf,
    next: z.string().nullable(),
  })
  .meta({ id: 'FigureAccounts' });

export type FigureAnswer = z.infer<typeof FigureAnswer>;
export type FiguresAnswer = z.infer<typeof FiguresAnswer>;
export type AccountsAnswer = z.infer<typeof AccountsAnswer>;
