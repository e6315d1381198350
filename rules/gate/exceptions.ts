/**
 * Is this contact part of one that the person started, so that some prohibitions step aside?
 *
 * Each contact of a person opens exactly one answer through the same way (12 CFR 1006.6(b)(1) comment 2); what is said on a
 * running call of the person's own, or shown while he uses the portal, is part of that.
 */
import type { Attempt, Happening, Situation } from './situation.ts';

/** The person's contact that the attempt answers or belongs to; null when the collector started it. */
export function answered({ start, replyTo }: Attempt, { log }: Situation): Happening | null {
  if (start === 'collector' || replyTo === null) return null;
  return log.find(({ id }) => id === replyTo) ?? null;
}

/** True for the one permitted answer, and for what belongs to the person's own running call or session. */
export function isAnswer(attempt: Attempt, situation: Situation): boolean {
  const opened = answered(attempt, situation);
  if (opened === null) return false;
  if (opened.type === 'session') return attempt.at <= opened.until;
  if (opened.type !== 'inbound') return false;
  if (attempt.start === 'live') return true;
  return opened.way === attempt.way && !isAnsweredAlready(opened.id, attempt, situation);
}

/** True when the one answer to a person's contact was given before. */
export function isAnsweredAlready(id: string | null, { at }: Attempt, { log }: Situation): boolean {
  return log.some((event) => event.type === 'message' && event.replyTo === id && event.at <= at);
}
