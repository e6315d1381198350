/**
 * Until which day may a bureau keep a negative record?
 *
 * China (征信业管理条例 16): five years from the END of the bad conduct, so the period has not begun while the debt is unpaid.
 * USA (15 USC 1681c): seven years, which begin 180 days after the delinquency began, paid or not.
 */
import type { Day } from '../days.ts';
import type { Known } from '../gate/situation.ts';
import { lack, type OrLack } from './lack.ts';
import { endOf, type Term } from './period.ts';

export interface NegativeRecordTerms {
  readonly from: 'conduct-ended' | 'delinquency';
  /** The period begins so long after that day. */
  readonly begins: Term;
  readonly runs: Term;
}

/** The last day; null: the period has not begun. `conductEnded` null: still unpaid. */
export function negativeRecordEnd(
  { conductEnded, delinquentFrom }: { conductEnded: Known<Day | null>; delinquentFrom: Known<Day> },
  { from, begins, runs }: NegativeRecordTerms,
): OrLack<Day | null> {
  const start = from === 'conduct-ended' ? conductEnded : delinquentFrom;
  if (start === undefined)
    return lack(from === 'conduct-ended' ? 'debt.conductEnded' : 'debt.delinquentFrom');
  return start === null ? null : endOf(endOf(start, begins), runs);
}
