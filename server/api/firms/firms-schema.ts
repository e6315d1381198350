/**
 * In which form do law firms, orders of letters and demands travel?
 *
 * Names of borrowers are masked; what waits, what is lacking and what was decided are codes, whose words stand with the pages.
 */
import { z } from 'zod';
import { Amount, DayText, LanguageChoice, Names } from '../wire.ts';

const Text = z.string().trim().min(1).max(200);
const Number20 = z.string().regex(/^[0-9A-Z]{3,32}$/, 'not a number of the register: capitals and digits');
const By = z.string().regex(/^[\w.-]{1,40}$/, 'not a staff number');

export const Lawyer = z
  .object({
    lawyer: Number20.describe('Practising number, as in the public register'),
    name: Names,
    licenceUntil: DayText.describe('The last day on which it counts'),
    staff: z.string().nullable().describe('Under which number he signs in; null: he does not'),
  })
  .meta({ id: 'Lawyer' });

export const Engagement = z
  .object({
    engagement: z.int(),
    firm: z.string(),
    name: Names,
    licence: z.string(),
    licenceUntil: DayText,
    power: z.string().describe('Number of the power of attorney'),
    products: z.array(z.string()),
    regions: z.array(z.string()),
    from: DayText,
    until: DayText.describe('First day on which it may write no more'),
    state: z.enum(['proposed', 'in-force', 'refused', 'ended']),
    proposedBy: z.string(),
    decidedBy: z.string().nullable(),
    why: z.string().nullable(),
    lawyers: z.array(Lawyer.extend({ key: z.string().describe('Name of his key, as pages show it') })),
  })
  .meta({ id: 'FirmEngagement' });

export const FirmsAnswer = z
  .object({ today: DayText, products: z.array(z.string()), engagements: z.array(Engagement) })
  .meta({ id: 'Firms' });
export type FirmsAnswer = z.infer<typeof FirmsAnswer>;

export const FirmProposal = z.object({
  firm: Number20,
  name: z.object({ zh: Text, en: Text }),
  licence: Text,
  licenceUntil: DayText,
  address: z.object({ zh: Text, en: Text }).describe('Lines of the letterhead'),
  power: Text,
  products: z.array(z.string().min(1).max(40)).min(1).max(20),
  regions: z
    .array(z.string().regex(/^[A-Z]{2}(-[0-9A-Z]{1,3})?$/, 'not a country or region, such as CN-33'))
    .min(1)
    .max(60),
  from: DayText,
  until: DayText,
  lawyers: z
    .array(Lawyer.extend({ name: z.object({ zh: Text, en: Text }) }))
    .min(1)
    .max(20),
  by: By,
});
export const FirmDecision = z.object({ approve: z.boolean(), why: Text.nullable().default(null), by: By });
export const FirmEnding = z.object({ why: Text, by: By });
export const EngagementDone = z.object({ engagement: z.int() }).meta({ id: 'FirmEngagementDone' });
export const ByEngagement = z.object({ engagement: z.coerce.number().int().min(1).max(2_147_483_647) });

export const ByOrder = z.object({
  order: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not the key of an order, such as 17-1000023-1'),
});
export const ByPerson = z.object({ by: By });
export const WithReason = z.object({ by: By, why: Text });
export const ORDER_STATES = [
  'proposed',
  'with-firm',
  'signed',
  'posted',
  'sent-back',
  'declined',
  'refused',
  'ended',
] as const;

export const OrderShown = z
  .object({
    key: z.string(),
    account: z.string(),
    name: z.string().describe('Masked'),
    firm: z.string(),
    number: z.string().nullable(),
    state: z.enum(ORDER_STATES),
    day: DayText.describe('On which it was proposed'),
    answerBy: DayText.nullable().describe('The last day on which the firm may sign'),
    overdue: Amount,
    expected: Amount,
    cost: Amount,
    currency: z.string(),
    assumed: DayText.describe('Day of the assumption by which the value was reckoned'),
    proposedBy: z.string(),
    decidedBy: z.string().nullable(),
    lawyer: z.string().nullable(),
    signedOn: DayText.nullable(),
    post: z.string().nullable().describe('What the post said last'),
    tracking: z.string().nullable(),
    why: z.string().nullable(),
  })
  .meta({ id: 'LetterOrder' });
export type OrderShown = z.infer<typeof OrderShown>;

export const OrdersAsked = z.object({
  which: z.enum(['waiting', 'closed']).default('waiting'),
  after: z.string().max(200).optional(),
  staff: z.string().max(40).optional(),
});
export const OrdersAnswer = z
  .object({
    today: DayText,
    firm: z.string().nullable(),
    orders: z.array(OrderShown),
    next: z.string().nullable(),
  })
  .meta({ id: 'LetterOrders' });
export type OrdersAnswer = z.infer<typeof OrdersAnswer>;

export const OrderAsked = LanguageChoice.extend({ staff: z.string().max(40).optional() });
export const OrderAnswer = z
  .object({
    today: DayText,
    order: OrderShown,
    page: z
      .string()
      .nullable()
      .describe('Where the page is, as it would be printed; null before it was written'),
    before: z.object({
      message: z.object({ how: z.enum(['tried', 'impossible']), on: DayText }),
      call: z.object({ how: z.enum(['tried', 'impossible']), on: DayText }),
    }),
    product: z.string(),
    oldestDue: DayText.nullable(),
    daysPastDue: z.int(),
    named: z.array(z.string()).describe('Consequences that the words name, each with what decided it'),
    contacts: z
      .array(z.object({ on: DayText, way: z.string(), outcome: z.string().nullable() }))
      .describe('The latest of these arrears'),
    signer: z
      .object({ lawyer: z.string(), name: Names, key: z.string() })
      .nullable()
      .describe('As whom the one who asks would sign'),
    digest: z.string().nullable(),
    signature: z
      .object({
        lawyer: z.string(),
        name: Names,
        minute: z.int(),
        value: z.string(),
        key: z.string(),
        valid: z.boolean(),
      })
      .nullable(),
    told: z.boolean().describe('Whether the borrower was told of the firm'),
  })
  .meta({ id: 'LetterOrderWhole' });
export type OrderAnswer = z.infer<typeof OrderAnswer>;
export const OrderDone = z.object({ order: OrderShown }).meta({ id: 'LetterOrderDone' });
export type OrderDone = z.infer<typeof OrderDone>;

export const DemandsAnswer = z
  .object({
    applies: z.boolean().describe('Whether the law of effective demands is of this kind of debt'),
    needsDays: z.int(),
    demands: z.array(
      z.object({
        on: DayText,
        way: z.string(),
        effective: z.boolean().nullable(),
        why: z.enum(['counts', 'before-breach', 'found-wrong', 'not-received', 'not-confirmed']),
      }),
    ),
    pair: z.object({ first: DayText, second: DayText, days: z.int() }).nullable(),
    unpaidUntil: DayText.nullable(),
    secondFrom: DayText.nullable().describe(
      'From when on a second demand would be far enough from the first',
    ),
    lacks: z.array(z.enum(['no-law', 'first-demand', 'second-demand', 'days-apart', 'time-unpaid'])),
  })
  .meta({ id: 'Demands' });
export type DemandsAnswer = z.infer<typeof DemandsAnswer>;
