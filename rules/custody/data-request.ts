/**
 * What does a person's request about his data oblige to?
 *
 * See and copy (PIPL 45); correct after checking (46); delete when the purpose is achieved, and while a law wants the data
 * kept, keep it and do nothing else with it (47); explain a decision that a machine alone took and that weighs on the person,
 * and let a human decide (24, 48).
 */
import { allowed, type Finding, missing, PASS } from '../gate/finding.ts';
import type { RequestAsked } from './custody-question.ts';

export function dataRequest(_terms: object, asked: RequestAsked): Finding | null {
  switch (asked.request) {
    case 'delete':
      return deletion(asked);
    case 'explain-decision':
      return explanation(asked);
    case 'correct':
      return { outcome: 'require', require: ['verify_and_handle'] };
    case 'access':
      return PASS;
  }
}

function deletion({ retentionRuns, purposeAchieved }: RequestAsked): Finding {
  if (retentionRuns === undefined) return missing('data.retentionRuns');
  if (retentionRuns) return { outcome: 'require', require: ['restrict_to_storage_and_security'] };
  if (purposeAchieved === undefined) return missing('data.purposeAchieved');
  if (!purposeAchieved) return allowed('purpose_not_achieved');
  return { outcome: 'require', require: ['return_or_delete_data'] };
}

function explanation({ decidedBy, significant }: RequestAsked): Finding {
  if (decidedBy === undefined) return missing('decision.decidedBy');
  if (significant === undefined) return missing('decision.significant');
  return decidedBy === 'machine' && significant
    ? { outcome: 'require', require: ['explain_decision', 'human_decision'] }
    : PASS;
}
