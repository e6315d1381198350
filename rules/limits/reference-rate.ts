/**
 * Which reference rate was published and in force on a day?
 *
 * China's loan prime rate is published once a month by the National Interbank Funding Center and holds until the next one
 * (民间借贷规定第25条第2款). The table is data; a day outside it is not known, and never taken from a neighbour.
 */
import type { Day } from '../days.ts';
import type { YearlyPercent } from './percent.ts';

/** A published series. Rows are in order of their days; the last one is known to hold up to `until` (exclusive). */
export interface ReferenceRates {
  readonly name: string;
  readonly source: string;
  readonly confidence: 'V' | 'P' | 'S' | 'R';
  readonly rows: readonly { readonly from: Day; readonly rate: YearlyPercent }[];
  readonly until: Day;
}

/** The rate in force on `day`; undefined where the table does not reach. */
export function rateOn({ rows, until }: ReferenceRates, day: Day): YearlyPercent | undefined {
  return day < until ? rows.findLast(({ from }) => from <= day)?.rate : undefined;
}
