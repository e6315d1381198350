/**
 * Which facts may rebut that too many calls were made to annoy?
 *
 * Beyond the call frequencies a violation is presumed, unless a person finds that a law required the call, that it belongs to
 * a pending lawsuit, that the person asked for what it brings, or that it lets him avert a harm that presses and is not of the
 * collector's making (12 CFR 1006.14(b)(2)(ii), comment 14(b)(2)(ii)-2). A talk that was cut off may be finished.
 */
import type { Day } from '../../days.ts';
import type { Factor } from '../finding.ts';
import { dayAt } from '../local-time.ts';
import type { Attempt, Situation } from '../situation.ts';

/** Factors for this call, when the next one would be free on `freeOn` (null: not known). */
export function rebuttal(attempt: Attempt, situation: Situation, freeOn: Day | null): readonly Factor[] {
  switch (attempt.purpose) {
    case 'legally-required':
      return ['required_by_law'];
    case 'litigation':
      return ['active_litigation'];
    case 'requested-information':
      return ['consumer_requested_information'];
    case 'finish-cut-off-talk':
      return wasCutOff(attempt, situation) ? ['avoid_negative_effect'] : [];
    case 'avert-harm':
      return isPressing(attempt, situation, freeOn) ? ['avoid_negative_effect'] : [];
    case 'offer-discount':
      return isOfferOfOthers(attempt, situation, freeOn) ? ['avoid_negative_effect'] : [];
    default:
      return [];
  }
}

/** The talk that was cut off on that day was about terms or a payment, so that its loss would harm the person. */
function wasCutOff({ at }: Attempt, { log, zones: [home] }: Situation): boolean {
  return log.some(
    (event) =>
      event.type === 'cut-off' &&
      event.at <= at &&
      event.topic !== 'other' &&
      dayAt(home!, event.at) === dayAt(home!, at),
  );
}

/** The harm comes before a call is free again, can still be averted, and is not the collector's own doing. */
function isPressing(attempt: Attempt, situation: Situation, freeOn: Day | null): boolean {
  const { at } = attempt;
  const {
    log,
    zones: [home],
  } = situation;
  const failed = log.findLast((event) => event.type === 'payment-failed' && event.at <= at);
  if (failed?.type !== 'payment-failed')
    return (situation.offers ?? []).length === 0 || isOfferOfOthers(attempt, situation, freeOn);
  if (!failed.harmNotOurs) return false;
  if (failed.graceEnds === null) return true;
  return dayAt(home!, at) <= failed.graceEnds && (freeOn === null || failed.graceEnds <= freeOn);
}

/** An offer that somebody else lets lapse before a call is free again; the collector's own he could keep open. */
function isOfferOfOthers(
  { at }: Attempt,
  { offers = [], zones: [home] }: Situation,
  freeOn: Day | null,
): boolean {
  const today = dayAt(home!, at);
  return offers.some(
    ({ ours, until }) => !ours && until !== null && today <= until && (freeOn === null || until <= freeOn),
  );
}
