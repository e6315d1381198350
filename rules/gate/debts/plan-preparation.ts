/**
 * Is a repayment plan being worked out, so that pursuit rests for a while?
 *
 * A firm that is told that the customer, or a counsellor for him, develops a plan suspends active pursuit for a reasonable time:
 * usually 30 days, and 30 more where there is progress (CONC 7.3.11R, 7.3.12G). Word of progress within the time extends it.
 */
import type { Day } from '../../days.ts';
import { type Finding, PASS } from '../finding.ts';
import type { Cited } from '../law.ts';
import { localOf } from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Purpose, Situation } from '../situation.ts';
import { endOfDay, runs } from './holding.ts';

export interface PlanPreparation {
  readonly suspendDays: number;
  readonly extensionDays: number;
  /** Purposes that are no active pursuit. */
  readonly except: readonly Purpose[];
}

export function planPreparation(
  { suspendDays, extensionDays, except }: PlanPreparation,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (except.includes(attempt.purpose)) return null;
  let from: Day | null = null;
  let to: Day | null = null;
  for (const event of logParts(situation.log).preparations) {
    if (event.at > attempt.at) continue;
    const { day } = localOf(situation.zones[0]!, event.at);
    const within: boolean = from !== null && to !== null && day <= to;
    if (within) to = from! + suspendDays + extensionDays;
    else [from, to] = [day, day + suspendDays];
  }
  if (from === null || to === null) return null;
  const notes = { values: { suspendDays, extensionDays }, from: { toldOn: from, suspendedTo: to } };
  return runs(from, to, attempt, situation)
    ? barredUnlessAnswer(attempt, situation, 'plan_in_preparation', notes, endOfDay(to, situation))
    : { ...PASS, ...notes };
}
