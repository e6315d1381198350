/**
 * Does a breathing space protect this debt today?
 *
 * During a moratorium a creditor and its agents do not demand payment, contact the debtor to enforce, or take other steps to
 * collect a moratorium debt (Debt Respite Scheme Regulations 2020, reg. 7). The standard one runs 60 days; one for a mental-health
 * crisis as long as treatment lasts and 30 days more. What the law demands, and answers to what the debtor or his adviser
 * asks, stay allowed. Whether the day it starts is its first is left open: the later end is taken.
 */
import type { Day } from '../../days.ts';
import { allowed, type Finding } from '../finding.ts';
import type { Cited } from '../law.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Hold, Purpose, Situation } from '../situation.ts';
import { touches } from './debts-asked.ts';
import { endOfDay, runs } from './holding.ts';

export interface Moratorium {
  readonly standardDays: number;
  readonly daysAfterTreatment: number;
  readonly except: readonly Purpose[];
  /** The same, with the words of the exchange format. */
  readonly exceptPurposes: readonly string[];
}

export function moratorium(
  terms: Moratorium,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.purpose !== 'legally-required' && terms.except.includes(attempt.purpose)) return null;
  const running = situation.holds.flatMap((hold) => {
    if (hold.kind !== 'breathing-space' && hold.kind !== 'breathing-space-crisis') return [];
    const to = lastDayOf(hold, terms);
    return touches(hold.debts, attempt) && runs(hold.from, to, attempt, situation)
      ? [{ kind: hold.kind, from: hold.from, to }]
      : [];
  });
  if (running.length === 0) return null;
  if (terms.except.includes(attempt.purpose))
    return allowed('exception_legally_required', { from: { holds: running } });
  const ends = running.map(({ to }) => to);
  const last = ends.includes(null) ? null : Math.max(...ends.filter((to) => to !== null));
  const onOpenDay = running.every(({ kind, from, to }) =>
    isOpenDay(kind, from, to, terms, attempt, situation),
  );
  return barredUnlessAnswer(
    attempt,
    situation,
    'moratorium',
    {
      reasons: onOpenDay ? ['boundary_choice'] : [],
      values: { exceptPurposes: terms.exceptPurposes },
      from: { holds: running },
    },
    last === null ? null : endOfDay(last, situation),
  );
}

/** The last day on which it may still run; null: nobody knows yet. */
function lastDayOf(hold: Hold, { standardDays, daysAfterTreatment }: Moratorium): Day | null {
  if (hold.kind === 'breathing-space')
    return Math.min(hold.from + standardDays, hold.to ?? Number.POSITIVE_INFINITY);
  if (hold.to !== null) return hold.to;
  const ends = hold.treatmentEnds ?? null;
  return ends === null ? null : ends + daysAfterTreatment;
}

/** The one day on which it depends on the reading of the law whether it still runs. */
function isOpenDay(
  kind: Hold['kind'],
  from: Day,
  to: Day | null,
  { standardDays }: Moratorium,
  attempt: Attempt,
  situation: Situation,
): boolean {
  return kind === 'breathing-space' && to === from + standardDays && runs(to, to, attempt, situation);
}
