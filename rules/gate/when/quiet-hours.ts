/**
 * Is it a time of day at which this person may be contacted?
 *
 * The permitted window must be open in every zone in which the person may be (12 CFR 1006.6(b)(1)(i), comment 6(b)(1)(i)-2);
 * the moment of sending counts. A person's own consent to other hours opens them; what he started himself may be answered
 * once. Whether the first and the last minute belong to the window is left open by some laws: they are taken as closed.
 */
import { isAnswer } from '../exceptions.ts';
import { allowed, type Finding, PASS, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { type Clock, localOf, type Minute, minutesAt, type Zone } from '../local-time.ts';
import type { Attempt, Situation, Way } from '../situation.ts';

export interface QuietHours {
  /** Contact is allowed in [opens, closes). */
  readonly opens: Clock;
  readonly closes: Clock;
  readonly ways: readonly Way[] | 'all';
  /** The law does not say whether the minutes `opens` and `closes` themselves are allowed: they are refused. */
  readonly openEnds: boolean;
}

export function quietHours(
  terms: QuietHours,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const { at, way } = attempt;
  if (terms.ways !== 'all' && !terms.ways.includes(way)) return null;
  const notes = {
    values: { from: terms.opens, to: terms.closes },
    from: { clocks: situation.zones.map((zone) => localOf(zone, at).clock) },
  };
  const onEdge = terms.openEnds && situation.zones.some((zone) => isEdge(terms, localOf(zone, at).clock));
  const open = situation.zones.every((zone) => isOpen(terms, zone, at));
  const reasons = onEdge ? ['boundary_choice'] : [];
  if (open) return reasons.length > 0 ? allowed('boundary_choice', notes) : { ...PASS, ...notes };
  if (isAnswer(attempt, situation)) return allowed('consumer_initiated', notes);
  if (consented(attempt, situation))
    return allowed('consent_given', { ...notes, require: ['keep_record_of_consent'] });
  return refuse('time_of_day', opensNext(terms, situation.zones, at), { ...notes, reasons });
}

function isOpen({ opens, closes, openEnds }: QuietHours, zone: Zone, at: Minute): boolean {
  const { clock } = localOf(zone, at);
  return (openEnds ? clock > opens : clock >= opens) && clock < closes;
}

function isEdge({ opens, closes }: QuietHours, clock: Clock): boolean {
  return clock === opens || clock === closes;
}

/** The first minute after `at` at which the window is open in every zone; null when the clocks are known no further. */
function opensNext(terms: QuietHours, zones: readonly Zone[], at: Minute): Minute | null {
  const opens = terms.openEnds ? terms.opens + 1 : terms.opens;
  const starts = zones
    .flatMap((zone) => [0, 1, 2].flatMap((days) => minutesAt(zone, localOf(zone, at).day + days, opens)))
    .filter((start) => start > at)
    .sort((a, b) => a - b);
  return starts.find((start) => zones.every((zone) => isOpen(terms, zone, start))) ?? null;
}

/** The person has agreed to be contacted at this time of day, and not taken it back. */
function consented({ at }: Attempt, { log, zones }: Situation): boolean {
  const last = log.findLast(
    (event) =>
      event.at <= at &&
      (event.type === 'consent' || event.type === 'consent-withdrawn') &&
      event.scope === 'time',
  );
  if (last?.type !== 'consent' || last.times === null) return false;
  const { times } = last;
  return zones.every((zone) => {
    const { clock } = localOf(zone, at);
    return times.some(({ from, to }) =>
      from <= to ? clock >= from && clock <= to : clock >= from || clock <= to,
    );
  });
}
