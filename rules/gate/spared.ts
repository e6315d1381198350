/**
 * Which rules need not be asked about an attempt?
 *
 * Two shortcuts that change no answer. A rule that is never touched by a way of contact is left out for that way. And a rule that
 * plainly has nothing against an attempt (the hour is open, the person has not been called for days) is passed over where only
 * what bars counts. Both may err on one side alone: what is not plain is asked. The full gate is the measure of both
 * (`tools/rehearsal/contact-properties.ts`).
 */
import { clockAt, dayAt, isKnownAt, nextChange, startIfKnown } from './local-time.ts';
import { logParts } from './log-parts.ts';
import type { Bar } from './prohibitions.ts';
import type { Attempt, Situation, Way } from './situation.ts';
import { plausibleZones } from './when/plausible-zones.ts';
import type { QuietHours } from './when/quiet-hours.ts';

/** False when the rule is untouched by whatever is done this way: its prohibition then answers null. */
export function reaches(bars: Bar, way: Way): boolean {
  switch (bars.kind) {
    case 'quiet-hours':
    case 'inconvenient-times':
      return bars.ways === 'all' || bars.ways.includes(way);
    case 'all-ways':
    case 'call-attempts':
    case 'volume-alarm':
    case 'recording':
    case 'identity':
    case 'email-basis':
      return bars.ways.includes(way);
    case 'talk-rest':
    case 'talks-a-day':
    case 'tries-at-address':
    case 'call-pattern':
      return way === 'call' || way === 'voicemail';
    case 'home-visits':
    case 'home-entry':
    case 'visit-approval':
      return way === 'visit';
    case 'milder-step':
      return bars.before[way] !== undefined;
    case 'cover':
      return way === 'letter' || way === 'postcard';
    case 'law-firm-letter':
      return way === 'letter';
    case 'registered-channel':
      return way === 'personal-account';
    default:
      return true;
  }
}

/** True when the rule plainly has nothing against this attempt. */
export type Spares = (attempt: Attempt, situation: Situation) => boolean;

/** How to see that a rule has nothing against an attempt without asking it; null where asking is as quick. */
export function sparesOf(bars: Bar): Spares | null {
  switch (bars.kind) {
    case 'quiet-hours':
      return (attempt, situation) => isPlainlyOpen(bars, attempt, situation);
    case 'talks-a-day':
    case 'tries-at-address':
      return (attempt, situation) => isPlainlyFew(bars.most, bars.days, attempt, situation, true);
    case 'all-ways':
      return (attempt, situation) =>
        attempt.debts.length > 0 && isPlainlyFew(bars.most, bars.days, attempt, situation, false);
    case 'call-pattern':
    case 'volume-alarm':
    case 'not-bound':
      // They flag and never bar.
      return () => true;
    default:
      return null;
  }
}

function isPlainlyOpen(terms: QuietHours, attempt: Attempt, situation: Situation): boolean {
  const { at } = attempt;
  for (const zone of plausibleZones(attempt, situation)) {
    if (!isKnownAt(zone, at)) return false;
    const clock = clockAt(zone, at);
    // Whether a first minute belongs to the window is not looked at here.
    if (clock <= terms.opens || clock >= terms.closes) return false;
  }
  return true;
}

/** With fewer happenings in the window than may count, none is one too many, whatever they are. */
function isPlainlyFew(
  most: number,
  days: number,
  { at }: Attempt,
  { zones, log }: Situation,
  callsOnly: boolean,
): boolean {
  if (log.length < most) return true;
  const zone = zones[0]!;
  const { inOrder, minutes } = logParts(log);
  if (zones.length > 1 || !inOrder) return false;
  const start = startIfKnown(zone, dayAt(zone, at) - days + 1);
  if (start === null || nextChange(zone, start) <= at) return false;
  if (minutes[log.length - most]! < start) return true;
  if (!callsOnly) return false;
  let left = most;
  for (let place = log.length - 1; place >= 0 && minutes[place]! >= start; place -= 1) {
    if (log[place]!.type === 'call') left -= 1;
    if (left === 0) return false;
  }
  return true;
}
