/**
 * Which rate rules govern which days of a private loan?
 *
 * A contract from before the rule in force splits at the rule's first day: before it the older rules, where the claimant asks
 * for them; from it on the limit of the time the suit is filed (民间借贷规定第31条). A suit filed before that day stays whole
 * under the older rules. A newer contract stands under the limit of its own time.
 */
import type { Day } from '../days.ts';

export type Regime = 'two-lines-on-request' | 'reference-at-filing' | 'reference-at-contract';

/** Days [from, to] with the rules that govern them; null: open. */
export interface RegimeSpan {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly regime: Regime;
}

/** `turn`: the first day of the newer rule. `suitFiledOn` null: no suit yet, so that one can only come after today. */
export function regimesOf(contractOn: Day, suitFiledOn: Day | null, turn: Day): RegimeSpan[] {
  if (contractOn >= turn) return [{ from: contractOn, to: null, regime: 'reference-at-contract' }];
  if (suitFiledOn !== null && suitFiledOn < turn)
    return [{ from: contractOn, to: null, regime: 'two-lines-on-request' }];
  return [
    { from: contractOn, to: turn - 1, regime: 'two-lines-on-request' },
    { from: turn, to: null, regime: 'reference-at-filing' },
  ];
}
