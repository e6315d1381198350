/**
 * What share of a balance is the interest of some days, by the rates in force and without the days of a pause?
 *
 * A rate holds for the days after its change. Under 30/360 a period is counted whole, and a part of it bears
 * its part of the period's real days: so balances that change within a month share the month, and a pause takes
 * away its days of the month's real length.
 */
import { partOfPeriod, type Rate, type Span } from '../../accrual.ts';
import type { Day } from '../../days.ts';
import { addFractions, type Fraction, multiplyFractions } from '../../money.ts';
import { nominalShare } from '../../schedule.ts';
import type { Row } from './row.ts';
import type { Plan } from './row-plan.ts';

/** Days on which no interest runs, both ends included. */
export interface FreeSpan {
  readonly from: Day;
  readonly to: Day;
}

/** A period's share as the level amount sees it: without pauses, by the rate then in force. */
export function levelShareOf(plan: Plan, row: Row): Fraction {
  const { terms } = plan;
  if (terms.levelRate === 'as-accrued') {
    const period = { from: row.from, to: row.due };
    return shareBetween(plan, [], period, period);
  }
  const { share } = rateOn(plan, row.due);
  const every = BigInt(terms.dues.every);
  return terms.levelRate === '1/12'
    ? { num: share.num * every, den: share.den * 12n }
    : { num: share.num * every * 30n, den: share.den * 365n };
}

/** The rate in force on a day: the latest change before it. */
function rateOn(plan: Plan, on: Day): Rate {
  let rate = plan.terms.rate;
  for (const change of plan.rates) if (change.from < on) rate = change.rate;
  return rate;
}

/** Interest share of some days of a period, by the rates in force, less the days on which none runs. */
export function shareBetween(plan: Plan, free: readonly FreeSpan[], days: Span, period: Span): Fraction {
  const { terms } = plan;
  if (days.to <= days.from) return { num: 0n, den: 1n };
  const share =
    terms.accrual === 'per-period'
      ? nominalShare(rateOn(plan, days.to), terms.dues.every, terms.dues.unit, terms.counting)
      : dailyShare(plan, days, period);
  return multiplyFractions(share, bearingDays(free, days.from, days.to));
}

/** Share of days on which several rates may have been in force. */
function dailyShare(plan: Plan, days: Span, period: Span): Fraction {
  const cuts = plan.rates.map((change) => change.from).filter((day) => day > days.from && day < days.to);
  const points = [days.from, ...cuts.sort((a, b) => a - b), days.to];
  let share: Fraction = { num: 0n, den: 1n };
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [from, to] = [points[i]!, points[i + 1]!];
    share = addFractions(share, partOfPeriod(rateOn(plan, to), { from, to }, period, plan.terms.counting));
  }
  return share;
}

/** Share of the days (from, to] on which interest runs. */
function bearingDays(free: readonly FreeSpan[], from: Day, to: Day): Fraction {
  let days = 0;
  for (let day = from + 1; day <= to; day += 1)
    if (!free.some((span) => day >= span.from && day <= span.to)) days += 1;
  return { num: BigInt(days), den: BigInt(to - from) };
}
