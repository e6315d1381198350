/**
 * Does a bar step aside because the person himself has written or called?
 *
 * Each contact of a person opens one answer through the same medium, even where that medium, time or person is barred
 * (12 CFR 1006.6(b)(1) comment 2, 1006.14(h)(2)(ii)); what is said on his own running call is part of it. Once the answer
 * has been given the bar stands again, and the refusal says that the reply is used.
 */
import { answered, isAnswer, isAnsweredAlready } from './exceptions.ts';
import { allowed, type Finding, type Notes, type Reason, refuse } from './finding.ts';
import type { Minute } from './local-time.ts';
import type { Attempt, Situation } from './situation.ts';

/** One message may be sent in answer. */
const ONE_MESSAGE = { maxMessages: 1 } as const;

/** Refuses for `reason`, but for the one answer to a contact of the person's own. */
export function barredUnlessAnswer(
  attempt: Attempt,
  situation: Situation,
  reason: Reason,
  notes: Notes = {},
  until: Minute | null = null,
): Finding {
  const written = attempt.start === 'reply' || attempt.start === 'auto-reply';
  if (isAnswer(attempt, situation))
    return {
      ...allowed('consumer_initiated', {
        ...(written ? { reasons: ['exception_reply'], values: ONE_MESSAGE } : {}),
        ...(notes.from ? { from: notes.from } : {}),
      }),
      until: attempt.at + 1,
    };
  const opened = answered(attempt, situation);
  const used = written && opened?.type === 'inbound' && isAnsweredAlready(opened.id, attempt, situation);
  if (!used) return refuse(reason, until, notes);
  return refuse('reply_limit', until, {
    ...notes,
    reasons: [reason, ...(notes.reasons ?? [])],
    values: { ...notes.values, ...ONE_MESSAGE },
  });
}
