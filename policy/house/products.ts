/**
 * Which products does the house lend under, and with which conventions?
 *
 * Data, not code: every value can differ from product to product, and a change is a new version with a date.
 * The rates are the published defaults of the two products this house models: overdue interest of 0.05 % a day
 * on a revolving bill, and a penalty of 1.5 × the contract rate on an instalment loan (the upper half of the
 * 30–50 % surcharge of PBOC notice yinfa [2003] 251, article 3). The yearly cap of 24 % follows the stricter line
 * that Chinese regulators apply to consumer finance; lifePpm 1,000,000: charges never exceed the principal.
 */

import type { Bucket } from '../../rules/ageing.ts';
import type { Product } from '../../rules/terms.ts';
import { TAIWAN_CARD, US_LOAN } from '../hosts/host-products.ts';

/** Monthly buckets as Chinese lenders name them; M7 is open-ended. */
const MONTHLY_BUCKETS: readonly Bucket[] = [
  { name: 'M1', from: 1, to: 30 },
  { name: 'M2', from: 31, to: 60 },
  { name: 'M3', from: 61, to: 90 },
  { name: 'M4', from: 91, to: 120 },
  { name: 'M5', from: 121, to: 150 },
  { name: 'M6', from: 151, to: 180 },
  { name: 'M7', from: 181, to: null },
];

const CNY = { code: 'CNY', digits: 2 } as const;

/** The revolving product: a monthly bill, a minimum payment, purchases free of interest until the due day. */
export const REVOLVING: Product = {
  id: 'revolving',
  code: 1,
  name: { en: 'Revolving credit', zh: '循环消费信贷' },
  family: 'revolving',
  currency: CNY,
  interest: { ppm: 500n, perDays: 1 },
  penalty: { ppm: 500n, perDays: 1 },
  penaltyOn: 'overdue-principal',
  penaltyAfterDays: 0,
  dailyRounding: 'carry',
  dueDayCounts: false,
  ageingGraceDays: 0,
  buckets: MONTHLY_BUCKETS,
  lateFee: null,
  allocation: { order: ['penalty', 'fee', 'interest', 'principal'], across: 'oldest-first' },
  sameDay: 'payment-first',
  monthEnd: 'clamp-and-return',
  caps: { yearlyPpm: 240_000n, lifePpm: 1_000_000n },
  posting: 'when-needed',
  statement: {
    statementDate: 1,
    dueAfterDays: 9,
    minimumPpm: 100_000n,
    minimumLeast: 1_000n,
    overdueAmount: 'statement',
  },
  accelerateAt: null,
  pauseStops: 'ageing',
  earlySettlement: {
    interest: 'accrued',
    counting: { dayCount: 'actual/365', leap: 'none', interestDays: 'after-start' },
    rounding: 'down',
  },
};

/** The instalment product: a cash loan in equal instalments, penalty on overdue principal. */
export const INSTALMENT: Product = {
  ...REVOLVING,
  id: 'instalment',
  code: 2,
  name: { en: 'Instalment loan', zh: '分期借款' },
  family: 'instalment',
  interest: { ppm: 400n, perDays: 1 },
  penalty: { ppm: 600n, perDays: 1 },
  statement: null,
};

/** All products by the code that accounts carry. */
export const PRODUCTS: ReadonlyMap<number, Product> = new Map(
  [REVOLVING, INSTALMENT, TAIWAN_CARD, US_LOAN].map((product) => [product.code, product]),
);
