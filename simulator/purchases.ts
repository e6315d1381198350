/**
 * What does the holder of a revolving account buy, and when?
 *
 * One to three purchases a month, their size following a usual sum of the account's own. A pure function of the account and
 * the day, so that the bill of any month can be told without reading any other month.
 */

import { civil, type Day, dayOf } from '../rules/days.ts';
import type { Minor } from '../rules/money.ts';
import { ASK, between, type Dice, toss } from './dice.ts';
import { DORMANT } from './habits.ts';

const PURCHASES_MOST = 3;
/** Not on the first, when statements are made: every bill of a month then holds that month's purchases, and is never empty. */
const DATES = [2, 28] as const;
/** Usual spending a month in whole currency units: the median, and the spread of its logarithm. */
const USUAL = 900;
const SPREAD = 0.9;

/** True when the account is never used. */
export function isDormant(dice: Dice): boolean {
  return toss(dice, ASK.dormant) < DORMANT;
}

/** What the account usually spends in a month, in minor units (hundredths). */
export function usualSpending(dice: Dice): number {
  // The sum of three throws is close enough to a bell curve; its standard deviation is 1/2.
  const bell = [0, 1, 2].reduce((sum, turn) => sum + toss(dice, ASK.spending, turn), -1.5) * 2;
  return Math.round(USUAL * Math.exp(SPREAD * bell)) * 100;
}

/** What was bought on `day`, in minor units; 0n on most days. */
export function purchasesOn(dice: Dice, day: Day): Minor {
  if (isDormant(dice)) return 0n;
  const { year, month, date } = civil(day);
  const turn = year * 12 + month;
  let total = 0;
  for (let index = 0; index < countIn(dice, turn); index += 1)
    if (dateOf(dice, turn, index) === date) total += amountOf(dice, turn, index);
  return BigInt(total);
}

/** What was bought on the days from `first` to `last`, both included. */
export function purchasesIn(dice: Dice, first: Day, last: Day): Minor {
  if (isDormant(dice) || last < first) return 0n;
  const from = civil(first);
  const to = civil(last);
  let total = 0;
  for (let turn = from.year * 12 + from.month; turn <= to.year * 12 + to.month; turn += 1) {
    const monthStart = dayOf(Math.floor((turn - 1) / 12), ((turn - 1) % 12) + 1, 1);
    for (let index = 0; index < countIn(dice, turn); index += 1) {
      const day = monthStart + dateOf(dice, turn, index) - 1;
      if (day >= first && day <= last) total += amountOf(dice, turn, index);
    }
  }
  return BigInt(total);
}

function countIn(dice: Dice, turn: number): number {
  return between(toss(dice, ASK.purchases, turn), 1, PURCHASES_MOST);
}

function dateOf(dice: Dice, turn: number, index: number): number {
  return between(toss(dice, ASK.purchaseDay, turn * PURCHASES_MOST + index), DATES[0], DATES[1]);
}

function amountOf(dice: Dice, turn: number, index: number): number {
  const share = 0.25 + 0.5 * toss(dice, ASK.purchaseAmount, turn * PURCHASES_MOST + index);
  return Math.max(100, Math.round(usualSpending(dice) * share));
}
