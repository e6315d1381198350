/**
 * Is this debt disputed, so that collection rests until the dispute is answered?
 *
 * A written dispute in the validation period stops collection of what is disputed until verification or a copy of a judgment
 * is sent (12 CFR 1006.38(d)(2), 15 USC 1692g(b)). Where a customer disputes on what may be valid grounds all steps are suspended,
 * whatever the form (CONC 7.14.1R). A dispute that repeats an answered one without anything new does not stop again.
 */
import { type Finding, PASS, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logParts } from '../log-parts.ts';
import { logUpTo } from '../parties.ts';
import type { Attempt, Happening, Purpose, Situation } from '../situation.ts';
import { touches } from './debts-asked.ts';

export interface Disputed {
  /** Only a dispute in writing stops. */
  readonly written: boolean;
  /** Only one within the validation period stops. */
  readonly inPeriod: boolean;
  /** Only the disputed part rests; the rest may be collected. */
  readonly partOnly: boolean;
  /** Purposes that are no collection. */
  readonly except: readonly Purpose[];
  /** What ends the bar, in the words of the exchange format; null where the law names nothing. */
  readonly until: string | null;
}

type Dispute = Extract<Happening, { type: 'dispute' }>;

export function disputed(
  terms: Disputed,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (terms.except.includes(attempt.purpose)) return null;
  if (logParts(situation.log).disputes.length === 0) return null;
  const log = logUpTo(attempt, situation);
  const open = log.filter(
    (event, place): event is Dispute =>
      event.type === 'dispute' && stops(event, terms, attempt) && !isAnswered(event, place, log),
  );
  if (open.length === 0) return null;
  const from = { disputedAt: open[0]!.at, portion: open.map(({ portion }) => portion) };
  if (terms.partOnly && open.every(({ portion }) => portion === 'part'))
    return { ...PASS, require: ['collect_undisputed_part_only'], from };
  return refuse('dispute_pending', null, {
    ...(terms.until === null ? {} : { values: { until: terms.until } }),
    from,
  });
}

function stops(event: Dispute, { written, inPeriod }: Disputed, attempt: Attempt): boolean {
  return touches(event.debts, attempt) && (event.written || !written) && (event.inPeriod || !inPeriod);
}

/** Verified since, or it says again, with nothing new, what was verified before. */
function isAnswered(dispute: Dispute, place: number, log: readonly Happening[]): boolean {
  const isFor = (event: Happening, of: string | null) =>
    event.type === 'verification-sent' && (event.of === null || event.of === of);
  if (log.slice(place).some((event) => isFor(event, dispute.id))) return true;
  if (dispute.sameGround !== true) return false;
  return log
    .slice(0, place)
    .some(
      (event, first) =>
        event.type === 'dispute' && log.slice(first, place).some((later) => isFor(later, event.id)),
    );
}

/** True while a dispute of this debt is open, in whatever form it was made and whatever part it is of. */
export function isInDispute(log: readonly Happening[], debt: string): boolean {
  return log.some(
    (event, place) =>
      event.type === 'dispute' &&
      (event.debts === null || event.debts.includes(debt)) &&
      !isAnswered(event, place, log),
  );
}
