/**
 * Which tax stands on an agency's commission, and in which currency is it reckoned?
 *
 * An assumption of the house, dated: 6 % is the value added tax of China on services of a general taxpayer (增值税法 art. 10, in force since
 * 2026-01-01; before it 财税〔2016〕36号, annex 1 art. 15). What a small taxpayer charges instead is a row of its own contract, which this
 * table does not know. The settlement note that is made here is no tax invoice (发票): the agency issues that in the state's own system.
 */
import { type Day, parseDay } from '../../../rules/days.ts';

export interface CommissionTax {
  readonly from: Day;
  /** In millionths of the commission, which is without it. */
  readonly ppm: number;
  readonly source: string;
}

const TAXES: readonly CommissionTax[] = [
  { from: parseDay('2016-05-01')!, ppm: 60_000, source: '财税〔2016〕36号 annex 1 art. 15' },
  { from: parseDay('2026-01-01')!, ppm: 60_000, source: '增值税法 art. 10' },
];

/** The currency of commissions; their minor units are those of the ledger of accounts in it. */
export const COMMISSION_CURRENCY = { code: 'CNY', digits: 2 } as const;

/** The tax on a commission of a day; before the first row there is none that we know, which is an error. */
export function commissionTaxOn(day: Day): CommissionTax {
  const row = TAXES.findLast(({ from }) => from <= day);
  if (row === undefined) throw new Error(`no tax on commissions is known on day ${day}`);
  return row;
}
