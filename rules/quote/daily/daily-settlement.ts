/**
 * What would pay everything off on a day, and what is given back for settling early?
 *
 * Declining interest: principal + open fee − rebate + interest owed + charges owed. Add-on interest: principal
 * + costs + interest accrued so far − money received so far, so that only interest already earned is paid; the part of
 * the interest put in at the start that has not accrued is credited when the account is settled.
 */
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import { divideRounded, least, most } from '../../money.ts';
import { dropFraction } from './daily-interest.ts';
import type { Owed } from './daily-split.ts';
import type { DailyAgreement, Parts } from './daily-terms.ts';
import { wholeMinor } from './daily-terms.ts';

/** Part of the up-front fee that is given back when everything is settled on day `on`. */
export function feeRebateOn(agreement: DailyAgreement, on: Day, lastDue: Day): Minor {
  const { total, rebate } = agreement.fee;
  const term = BigInt(lastDue - agreement.startOn);
  const left = BigInt(lastDue - on);
  if (rebate === 'none' || term <= 0n || left < 0n) return 0n;
  return divideRounded(total * left, term, 'up');
}

/** The settlement figure for declining interest, before the money of the day. */
export function decliningFigure(owed: Owed, rebate: Minor): Minor {
  return owed.principal + owed.fee - rebate + owed.interest + owed.charge;
}

/**
 * The settlement figure for add-on interest, after the money of the day; a tiny remainder is written off.
 * `accrued`, `costs` (charges and the fee less its rebate) and `received` are sums since the start day.
 */
export function addOnFigure(agreement: DailyAgreement, accrued: Parts, costs: Minor, received: Minor): Minor {
  const figure = agreement.principal + wholeMinor(accrued, agreement) + costs - received;
  const tiny = figure < agreement.roundOwedBelow && -figure < agreement.roundOwedBelow;
  return tiny ? 0n : figure;
}

/** The credit (zero or negative) for add-on interest put in at the start that has not accrued. */
export function unaccruedCredit(agreement: DailyAgreement, accrued: Parts, initialInterest: Minor): Parts {
  return dropFraction(accrued - initialInterest * agreement.partsPerMinor, agreement);
}

/** A settlement figure that is shown never exceeds the balances, in either direction. */
export function withinBalances(figure: Minor, balances: Minor): Minor {
  return figure < 0n ? most(balances, figure) : least(balances, figure);
}
