/**
 * Can the debtor still say that the claim is too old?
 *
 * China (民法典 192, 197; 时效规定 19): once the period has run he may refuse, unless he then agreed to perform: he signed a
 * demand in that sense, made a plan, gave security. What he paid of his own will stays paid; paying a part is no promise of
 * the rest. He cannot give the defence up beforehand. A court never raises it for him (193).
 */
import type { Day } from '../days.ts';
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Known } from '../gate/situation.ts';
import { lack, type OrLack } from './lack.ts';

/** What the debtor did about the claim. */
export interface Conduct {
  readonly on: Day;
  readonly did: 'signed-demand' | 'asked-for-time' | 'made-plan' | 'gave-security' | 'paid-part' | 'paid-all';
  /** It can be read as a promise to perform. A signature needs that to be known; the others say so unless it is denied. */
  readonly agreesToPerform: Known<boolean>;
}

/** Whether the defence is there on `asOf`. `ended`: last day of the period; null: it stands still. */
export function canPlead(ended: Day | null, asOf: Day, conduct: readonly Conduct[]): OrLack<boolean> {
  if (ended === null || asOf <= ended) return false;
  const after = conduct.filter(({ on }) => on > ended && on <= asOf);
  if (after.some(({ did, agreesToPerform }) => did === 'signed-demand' && agreesToPerform === undefined))
    return lack('conduct.agreesToPerform');
  return !after.some(
    ({ did, agreesToPerform }) => did === 'paid-all' || (did !== 'paid-part' && agreesToPerform !== false),
  );
}

/** A contract's clause about the period, and what the law says of it. */
export interface ClauseTerms {
  readonly clause: 'advance-waiver-of-limitation';
  readonly valid: boolean;
}

/** May what was paid on an old claim be asked back (民法典 192(2))? */
export function refundOf(payment: { readonly voluntary: Known<boolean> } | null): Finding {
  if (payment === null) return missing('payment');
  if (payment.voluntary === undefined) return missing('payment.voluntary');
  return payment.voluntary
    ? refuse('voluntary_payment_final', null)
    : { ...PASS, outcome: 'flag', flags: ['legal_review'] };
}
