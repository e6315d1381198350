/**
 * How much penalty interest has an overdue row borne by a day?
 *
 * It is a closed form of the row's own history: the open amount of each run of days times the rate. Nothing
 * is posted day by day, so a payment that arrives with an earlier value date needs no correction, and two
 * readings on different days never add up twice.
 */
import { type Counting, interestShare, type Rate } from '../../accrual.ts';
import type { Day } from '../../days.ts';
import { addFractions, type Fraction, type Minor } from '../../money.ts';
import { type PlanRounding, toGrain } from '../../schedule.ts';
import type { Terms } from '../case.ts';
import { countingOf, shareOf } from './convention.ts';
import { type ChargeLine, owedOf, paidOf, type Row, waivedOf } from './row.ts';

type Penalty = NonNullable<Terms['penalty']>;

/** Name of the penalty line in a row; one line holds all of a row's penalty interest. */
const KEY = 'penalty-interest';

/** Brings the penalty interest of every row to day `on`. */
export function bringPenalty(rows: readonly Row[], terms: Terms, on: Day, rounding: PlanRounding): void {
  const { penalty } = terms;
  if (!penalty || penalty.of === 'account') return;
  for (const row of rows) {
    const amount = toGrain(penaltyOf(row, penalty, terms, on), rounding);
    const line = row.charges.find(({ key }) => key === KEY);
    if (line) line.amount = amount;
    else if (amount > 0n) row.charges.push(newLine(row, amount));
  }
}

function newLine(row: Row, amount: Minor): ChargeLine {
  return { key: KEY, part: 'penalty', dueOn: row.due, amount, waived: 0n };
}

/** Exact penalty interest of one row up to and including day `on`. */
function penaltyOf(row: Row, penalty: Penalty, terms: Terms, on: Day): Fraction {
  const rate: Rate = { share: shareOf(penalty.percent), per: penalty.per };
  const interestDays = penalty.interestDays ?? 'after-start';
  const start = row.due + (penalty.afterDays ?? 0);
  let total: Fraction = { num: 0n, den: 1n };
  if (on <= start && !(interestDays === 'both-ends' && on === start)) return total;
  const cuts = [...new Set(row.receipts.map((receipt) => receipt.on))].filter(
    (day) => day > start && day < on,
  );
  const points = [start, ...cuts.sort((a, b) => a - b), on];
  for (let i = 0; i + 1 < points.length; i += 1) {
    // Both ends bear interest, but a day between two runs must not count twice: only the first run is closed.
    const counting: Counting = {
      ...countingOf(terms),
      interestDays: i > 0 && interestDays === 'both-ends' ? 'after-start' : interestDays,
    };
    const share = interestShare(rate, points[i]!, points[i + 1]!, counting);
    total = addFractions(total, { num: baseOn(row, penalty, points[i]!) * share.num, den: share.den });
  }
  return total;
}

/** The amount that bears penalty interest after day `day`, once that day's money has been received. */
function baseOn(row: Row, { on }: Penalty, day: Day): Minor {
  const [owed, paid, waived] = [owedOf(row), paidOf(row, day), waivedOf(row)];
  const open = (part: 'principal' | 'interest' | 'fee') => {
    const left = owed[part] - paid[part] - waived[part] - row.writtenOff[part];
    return left > 0n ? left : 0n;
  };
  if (on === 'overdue-principal') return open('principal');
  if (on === 'overdue-total') return open('principal') + open('interest') + open('fee');
  return open('principal') + open('interest') > 0n ? row.planned.principal + row.planned.interest : 0n;
}
