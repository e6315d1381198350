/**
 * Is a message with limited content left where such a message may be left, and no more than that recorded?
 *
 * A message that only asks to be called back, without a word of the debt, is a voicemail for the person himself and nothing else
 * (12 CFR 1006.2(j)): the same words by text or e-mail are a contact that must say who it comes from. Where others may hear a
 * recorded message, the house leaves nothing more than that.
 */
import { type Finding, missing, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { wordsTellDebt } from '../revealing.ts';
import type { Attempt, Situation } from '../situation.ts';

export interface LimitedContent {
  /** A recorded message never tells of the debt. */
  readonly nothingMore: boolean;
}

export function limitedContent(
  { nothingMore }: LimitedContent,
  attempt: Attempt,
  _situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.content === undefined) return missing('attempt.content');
  const from = { content: attempt.content };
  if (attempt.way === 'voicemail')
    return nothingMore && wordsTellDebt(attempt.content)
      ? refuse('third_party_disclosure', null, { from })
      : null;
  return attempt.content.includes('limited-content')
    ? refuse('collector_not_disclosed', null, { from })
    : null;
}
