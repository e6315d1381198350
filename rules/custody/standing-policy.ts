/**
 * Is a standing way of working lawful?
 *
 * Whoever opts out gives his wish and the address it is about, nothing else and no fee (12 CFR 1006.6(e)); collectors are not
 * paid by recovered money alone (信用卡办法第66条); collection is recorded (第68条).
 */
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { OptOutDemand, PolicyAsked } from './custody-question.ts';

export interface OptOutDemands {
  readonly may: readonly OptOutDemand[];
}

export function optOutDemands({ may }: OptOutDemands, asked: PolicyAsked): Finding | null {
  if (asked.policy !== 'opt-out') return null;
  if (asked.demands === undefined) return missing('policy.demands');
  const beyond = asked.demands.filter((demand) => !may.includes(demand));
  return beyond.length === 0 ? PASS : refuse('opt_out_burden', null, { from: { beyond } });
}

export function payMeasures(_terms: object, asked: PolicyAsked): Finding | null {
  if (asked.policy !== 'pay') return null;
  if (asked.measures === undefined) return missing('policy.measures');
  const { measures } = asked;
  const onlyMoney = measures.length > 0 && measures.every((measure) => measure === 'recovered-amount');
  return onlyMoney ? refuse('pay_by_recovery_only', null) : PASS;
}

export function recordedCalls(_terms: object, asked: PolicyAsked): Finding | null {
  if (asked.policy !== 'recording') return null;
  if (asked.records === undefined) return missing('policy.records');
  return asked.records ? PASS : refuse('recording_missing', null);
}
