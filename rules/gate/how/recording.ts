/**
 * Can this call be recorded?
 *
 * The process of collection is recorded and kept (card measures art. 68; RBI draft of 2026): a call that cannot be recorded is not
 * made.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation, Way } from '../situation.ts';

export interface Recording {
  readonly ways: readonly Way[];
}

const RECORDED = passed({ records: true });

export function recording(
  { ways }: Recording,
  attempt: Attempt,
  { collector: { records } }: Situation,
  _cited: Cited,
): Finding | null {
  if (!ways.includes(attempt.way)) return null;
  if (records === undefined) return missing('collector.records');
  return records ? RECORDED : refuse('recording_missing', null, { from: { records } });
}
