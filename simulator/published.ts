/**
 * What is known about how people really pay? The published aggregates that the made-up book is held against.
 *
 * UCI: Yeh, I-Cheng (2009). Default of Credit Card Clients [Dataset]. UCI Machine Learning Repository, id 350,
 * https://doi.org/10.24432/C55S3H, CC BY 4.0; our own aggregates of it. Taiwan, 30,000 cards, April to September 2005.
 * SuperLender (Nigeria 2016–17, 24,090 loans) and Home Credit (1,000 random instalments): aggregates only.
 */

/** UCI, pooled month-to-month passages, 150,000 of them: from (rows) and to (columns) C, M1-2, M3, M4+. */
export const ROLL = [
  [0.9388, 0.0612, 0.0, 0.0],
  [0.2529, 0.684, 0.0631, 0.0],
  [0.1588, 0.4251, 0.1588, 0.2572],
  [0.0312, 0.2731, 0.0507, 0.645],
] as const;
export const ROLL_NAMES = ['C', 'M1-2', 'M3', 'M4+'] as const;

/** UCI, paid ÷ statement over 130,561 statements above zero: nothing, less than the minimum, about the minimum, more, all, more than all. */
export const PAID_SHARES = [0.085, 0.016, 0.32, 0.327, 0.163, 0.089] as const;
export const PAID_NAMES = [
  'nothing',
  'less than the minimum',
  'the minimum',
  'more, not all',
  'exactly all',
  'more than all',
] as const;

/** UCI, share of statements on which nothing was paid, by months late afterwards: 0 (revolving), 1, 2, 3, 4 or more. */
export const PAID_NOTHING = [0.036, 0.413, 0.241, 0.611, 0.862] as const;

/** UCI, median growth a month of the bill of those who are late and pay nothing. */
export const GROWTH = 0.03;

/** Days an instalment is paid after its due day: [name, from, to, SuperLender, Home Credit]. */
export const DAYS_PAID: readonly (readonly [string, number, number, number, number])[] = [
  ['15 or more days ahead', Number.NEGATIVE_INFINITY, -15, 0.0648, 0.263],
  ['8–14 days ahead', -14, -8, 0.1088, 0.209],
  ['4–7 days ahead', -7, -4, 0.2014, 0.112],
  ['2–3 days ahead', -3, -2, 0.1594, 0.061],
  ['1 day ahead', -1, -1, 0.1015, 0.049],
  ['on the due day', 0, 0, 0.1868, 0.225],
  ['1 day late', 1, 1, 0.0398, 0.019],
  ['2–3 days late', 2, 3, 0.0327, 0.018],
  ['4–7 days late', 4, 7, 0.0393, 0.014],
  ['8–15 days late', 8, 15, 0.0357, 0.014],
  ['16–30 days late', 16, 30, 0.0229, 0.013],
  ['more than 30 days late', 31, Number.POSITIVE_INFINITY, 0.0069, 0.003],
];

/** SuperLender, chance that an instalment is late: the last one in time, the last one late. */
export const LATE_AGAIN = { afterInTime: 0.144, afterLate: 0.395 } as const;

/** Home Credit, share of payments below the instalment. */
export const IN_PARTS = 0.112;
