/**
 * Is this the one message that confirms an opt-out?
 *
 * One electronic confirmation, with nothing in it but that the wish is received and will be kept (12 CFR 1006.14(h)(2)(i)).
 * A second one, or one that says more, is a message like any other.
 */
import { allowed, type Finding, missing, refuse } from '../finding.ts';
import { logUpTo } from '../parties.ts';
import type { Attempt, Happening, Situation } from '../situation.ts';
import { isElectronic } from './media.ts';

const ONLY = 'opt-out-confirmation';

/** What is found of a confirmation of `stop`; null when the attempt is none. */
export function confirmation(
  attempt: Attempt,
  situation: Situation,
  stop: Extract<Happening, { type: 'opt-out' }>,
): Finding | null {
  if (attempt.purpose !== 'confirm-opt-out' || !isElectronic(attempt.way)) return null;
  if (attempt.content === undefined) return missing('attempt.content');
  if (attempt.content.some((code) => code !== ONLY)) return null;
  const values = { maxMessages: 1 };
  const sent = logUpTo(attempt, situation).some(
    (event) =>
      event.type === 'message' &&
      event.to === attempt.person &&
      event.way === attempt.way &&
      (event.replyTo === null || event.replyTo === stop.id) &&
      event.at >= stop.at,
  );
  const from = { optedOutAt: stop.at, sent };
  return sent
    ? refuse('reply_limit', null, { values, from })
    : allowed('exception_opt_out_confirmation', { values, from });
}
