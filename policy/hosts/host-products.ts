/**
 * Under which conventions do we carry on the accounts of the two public data sets?
 *
 * Their hosts' contracts are not in the data. What the data show is taken from them; what they do not show is assumed,
 * stands here with its reason, and is printed by every import. Nothing else in the code knows these hosts.
 */

import type { Product } from '../../rules/terms.ts';

/**
 * Credit cards in Taiwan, 2005 (UCI data set 350). Rate: the most that Taiwan's Civil Code, article 205, allowed
 * until 2021, 20 % a year, on what revolves and on what is overdue; it gives 1.6 % a month, and the data's unpaid
 * bills grow by a median of 3.0 % with fees that they do not name. Statement at month end, due 15 days later:
 * assumed. Minimum 2 %: a third of all bills in the data are paid with 2 to 5 % and hardly any with less. Late fee:
 * not in the data, so none is charged.
 */
export const TAIWAN_CARD: Product = {
  id: 'taiwan-card',
  code: 101,
  name: { en: 'Credit card, Taiwan 2005', zh: '信用卡（台湾 2005）' },
  family: 'revolving',
  currency: { code: 'TWD', digits: 2 },
  interest: { ppm: 200_000n, perDays: 365 },
  penalty: { ppm: 200_000n, perDays: 365 },
  penaltyOn: 'overdue-principal',
  penaltyAfterDays: 0,
  dailyRounding: 'carry',
  dueDayCounts: false,
  ageingGraceDays: 0,
  buckets: [
    { name: 'M1', from: 1, to: 30 },
    { name: 'M2', from: 31, to: 60 },
    { name: 'M3', from: 61, to: 90 },
    { name: 'M4', from: 91, to: 120 },
    { name: 'M5', from: 121, to: 150 },
    { name: 'M6', from: 151, to: 180 },
    { name: 'M7', from: 181, to: null },
  ],
  lateFee: null,
  allocation: { order: ['penalty', 'fee', 'interest', 'principal'], across: 'oldest-first' },
  sameDay: 'payment-first',
  monthEnd: 'clamp-and-return',
  caps: { yearlyPpm: 200_000n, lifePpm: null },
  posting: 'when-needed',
  statement: {
    statementDate: 31,
    dueAfterDays: 15,
    minimumPpm: 20_000n,
    minimumLeast: 100_000n,
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

/**
 * Instalment loans in the United States, 2007–2018 (LendingClub's public loan statistics). Buckets are the host's
 * own statuses. Late fee: 5 % of the unpaid instalment, at least 15 dollars, after 15 days; in the data 43.52 of
 * 870.44, 18.19 of 363.85 and their multiples. No penalty interest beside it. Rates stand on each loan, up to 31 %
 * a year, so no cap is set. Interest runs by days of a 360-day year: the payoffs stated with hardship plans are the
 * contract's balance and whole days of it to the cent.
 */
export const US_LOAN: Product = {
  id: 'us-loan',
  code: 102,
  name: { en: 'Instalment loan, United States', zh: '分期贷款（美国）' },
  family: 'instalment',
  currency: { code: 'USD', digits: 2 },
  interest: { ppm: 130_000n, perDays: 365 },
  penalty: { ppm: 0n, perDays: 365 },
  penaltyOn: 'overdue-principal',
  penaltyAfterDays: 0,
  dailyRounding: 'carry',
  dueDayCounts: false,
  ageingGraceDays: 0,
  buckets: [
    { name: 'grace', from: 1, to: 15 },
    { name: 'late 16-30', from: 16, to: 30 },
    { name: 'late 31-120', from: 31, to: 120 },
    { name: 'default', from: 121, to: null },
  ],
  lateFee: { kind: 'percent', ppm: 50_000n, afterDays: 15, least: 1_500n },
  allocation: { order: ['fee', 'interest', 'principal', 'penalty'], across: 'oldest-first' },
  sameDay: 'payment-first',
  monthEnd: 'clamp-and-return',
  caps: { yearlyPpm: null, lifePpm: null },
  posting: 'when-needed',
  statement: null,
  accelerateAt: null,
  pauseStops: 'ageing',
  earlySettlement: {
    interest: 'accrued',
    counting: { dayCount: '30/360', leap: 'none', interestDays: 'after-start' },
    rounding: 'down',
  },
};
