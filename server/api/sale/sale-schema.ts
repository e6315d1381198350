/**
 * How do write-offs, buyers, sales and the holder of a claim travel?
 */
import { z } from 'zod';
import { BUYER_LACKS } from '../../../rules/sale/buyer-paper.ts';
import { UNSALEABLE } from '../../../rules/sale/saleable.ts';
import { SALE_STATES } from '../../db/sale/sale-rows.ts';
import { WRITE_OFF_STATES } from '../../db/sale/write-off-rows.ts';
import { Amount, CurrencyOf, DayText, Names, Ordinal } from '../wire.ts';

const By = z.string().trim().min(1).max(40);
const Key = z.string().regex(/^\d{1,3}-\d{1,18}$/, 'not a key of the list');
export const WRITE_OFF_WHYS = ['age', 'cannot-pay', 'too-small', 'insolvent', 'died', 'fraud'] as const;
export const UNDO_WHYS = ['entered-wrongly', 'paid-before', 'not-lost'] as const;

export const WriteOffParams = z.object({
  key: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not a key of the list'),
});
export const WriteOffsAsked = z.object({
  state: z.enum(WRITE_OFF_STATES).optional(),
  after: z.string().max(400).optional(),
});
export const ProposeAsked = z.object({
  account: z.string().trim().min(1).max(80),
  why: z.enum(WRITE_OFF_WHYS),
  by: By,
});
export const ActBy = z.object({ by: By });
export const UndoAsked = z.object({ by: By, why: z.enum(UNDO_WHYS) });

const WriteOffLine = z.object({
  ...{
    key: z.string(),
    account: z.string(),
    who: z.string().describe('Masked'),
    state: z.enum(WRITE_OFF_STATES),
  },
  ...{
    ground: z.string(),
    says: Names.nullable(),
    source: z.string().nullable(),
    confidence: z.string().nullable(),
  },
  ...{ why: z.string(), owed: Amount, amount: Amount.nullable(), currency: CurrencyOf, days: z.int() },
  ...{
    proposedOn: DayText,
    proposedBy: z.string(),
    agreedBy: z.string().nullable(),
    decidedBy: z.string().nullable(),
  },
  ...{ decidedOn: DayText.nullable(), undoBy: z.string().nullable(), sold: z.boolean() },
});
export const Vintage = z.object({
  ...{ month: z.string(), product: Names, currency: CurrencyOf, accounts: z.int(), sold: z.int() },
  ...{ writtenOff: Amount, recovered: Amount },
});
export const WriteOffsAnswer = z
  .object({
    ...{ today: DayText, items: z.array(WriteOffLine), next: z.string().nullable() },
    counts: z.array(z.object({ state: z.enum(WRITE_OFF_STATES), count: z.int() })),
    vintages: z.array(Vintage),
  })
  .meta({ id: 'WriteOffs' });
export type WriteOffsAnswer = z.infer<typeof WriteOffsAnswer>;
export const WroteOffAnswer = z
  .object({ key: z.string(), state: z.enum(WRITE_OFF_STATES) })
  .meta({ id: 'WroteOff' });

const Buyer = z.string().trim().min(1).max(40);
const NamesAsked = z.object({ en: z.string().trim().min(1).max(120), zh: z.string().trim().min(1).max(120) });
export const BuyerPaperAsked = z.object({
  ...{ buyer: Buyer, by: By },
  paper: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('admission'), name: NamesAsked, contact: z.string().trim().min(1).max(120) }),
    z.object({
      ...{ kind: z.literal('licence'), number: z.string().trim().min(1).max(60) },
      ...{ grantedBy: z.string().trim().min(1).max(120), until: DayText },
    }),
    z.object({
      kind: z.literal('contract'),
      from: DayText,
      until: DayText,
      clauses: z.array(z.string().max(40)).max(20),
    }),
    z.object({ kind: z.literal('ending'), words: z.string().trim().min(1).max(400) }),
  ]),
});
export const BuyerPaperParams = z.object({ paper: Ordinal });
export const DecideBuyerAsked = z.object({ by: By, verdict: z.enum(['granted', 'refused']) });
export const BuyerKept = z.object({ paper: z.int() }).meta({ id: 'BuyerPaperKept' });
export const BuyerDecided = z
  .object({ verdict: z.enum(['granted', 'refused']) })
  .meta({ id: 'BuyerPaperDecided' });
export const BuyersAnswer = z
  .object({
    today: DayText,
    buyers: z.array(
      z.object({
        ...{ buyer: z.string(), name: Names, contact: z.string(), ended: z.boolean() },
        licence: z.object({ number: z.string(), grantedBy: z.string(), until: DayText }).nullable(),
        contract: z.object({ from: DayText, until: DayText, clauses: z.array(z.string()) }).nullable(),
        lacks: z.array(z.enum(BUYER_LACKS)),
      }),
    ),
    waiting: z.array(
      z.object({
        paper: z.int(),
        buyer: z.string(),
        kind: z.string(),
        what: z.string(),
        by: z.string(),
        on: DayText,
      }),
    ),
    clauses: z.array(z.object({ id: z.string(), source: z.string(), says: Names })),
  })
  .meta({ id: 'ClaimBuyers' });
export type BuyersAnswer = z.infer<typeof BuyersAnswer>;

export const SaleParams = z.object({ sale: Ordinal });
export const LineParams = z.object({ sale: Ordinal, key: Key });
export const SalesAsked = z.object({ after: z.string().max(400).optional() });
export const DrawAsked = z.object({
  by: By,
  products: z.array(z.int().min(1).max(32_767)).min(1).max(20),
  restedDays: z.int().min(0).max(3_650).default(30),
  least: Amount.default('0.01'),
});
export const OfferAsked = z.object({ by: By, buyer: Buyer, price: Amount });
export const AwardAsked = z.object({ by: By, buyer: Buyer });
export const BackAsked = z.object({
  by: By,
  tookIn: Amount.nullable().default(null).describe('What the buyer took in himself; null: nothing'),
});
const SaleLineShown = z.object({
  ...{
    sale: z.int(),
    state: z.enum(SALE_STATES),
    drawnOn: DayText,
    cutOff: DayText,
    opensOn: DayText.nullable(),
  },
  ...{ currency: CurrencyOf, lines: z.int(), refused: z.int(), claim: Amount, price: Amount.nullable() },
  ...{ buyer: z.string().nullable(), returned: z.int(), listed: z.int(), closedOn: DayText.nullable() },
});
export const SalesAnswer = z
  .object({
    ...{ today: DayText, items: z.array(SaleLineShown), next: z.string().nullable() },
    products: z.array(z.object({ code: z.int(), name: Names, currency: z.string() })),
    money: z.array(
      z.object({
        ...{ key: z.string(), account: z.string(), payment: z.string(), sale: z.int(), amount: Amount },
        ...{ currency: CurrencyOf, cameOn: DayText },
      }),
    ),
  })
  .meta({ id: 'DebtSales' });
export type SalesAnswer = z.infer<typeof SalesAnswer>;
const Reason = z.enum(UNSALEABLE);
export const SaleAnswer = z
  .object({
    today: DayText,
    sale: SaleLineShown,
    ...{
      drawnBy: z.string(),
      awardedBy: z.string().nullable(),
      closedBy: z.string().nullable(),
      tape: z.string().nullable(),
    },
    reasons: z.array(
      z.object({ reason: Reason, count: z.int(), source: z.string(), confidence: z.string() }),
    ),
    offers: z.array(
      z.object({ buyer: z.string(), putOn: DayText, price: Amount.nullable().describe('Null: sealed') }),
    ),
    lines: z.array(
      z.object({
        ...{
          key: z.string(),
          line: z.int(),
          account: z.string(),
          state: z.enum(['in', 'refused', 'sold', 'returned', 'free']),
        },
        ...{ reasons: z.array(Reason), claim: Amount, days: z.int(), price: Amount.nullable() },
        ...{ listedWhy: z.array(z.string()), askedBy: z.string().nullable(), returnedOn: DayText.nullable() },
      }),
    ),
    rules: z.array(z.object({ id: z.string(), source: z.string(), confidence: z.string(), says: Names })),
  })
  .meta({ id: 'DebtSale' });
export type SaleAnswer = z.infer<typeof SaleAnswer>;
export const SoldAnswer = z
  .object({ sale: z.int(), state: z.enum(SALE_STATES) })
  .meta({ id: 'DebtSaleMoved' });
export const BackAnswer = z
  .object({
    state: z.enum(['asked', 'returned']),
    refund: Amount.describe('What is settled with the buyer; below zero: he pays'),
  })
  .meta({ id: 'ClaimBack' });
export const PassAsked = z.object({ by: By, key: Key, payment: z.string().min(1).max(200) });
export const PassedAnswer = z.object({ state: z.literal('passed') }).meta({ id: 'MoneyPassedOn' });

export const OwnClaimAnswer = z
  .object({
    today: DayText,
    ...{
      writtenOffOn: DayText.nullable(),
      soldOn: DayText.nullable(),
      left: Amount,
      recovered: Amount,
      currency: CurrencyOf,
    },
    code: z.string().nullable(),
    holders: z.array(
      z.object({
        ...{ from: DayText, until: DayText.nullable(), name: Names.nullable().describe('Null: the lender') },
        ...{ licence: z.string().nullable(), contact: z.string().nullable() },
      }),
    ),
    money: z.array(z.object({ amount: Amount, cameOn: DayText, passedOn: DayText.nullable() })),
  })
  .meta({ id: 'OwnClaim' });
export type OwnClaimAnswer = z.infer<typeof OwnClaimAnswer>;
