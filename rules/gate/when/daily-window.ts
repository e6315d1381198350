/**
 * From when until when may this person be contacted on an ordinary day?
 *
 * The hours of all laws in force, in every zone in which the person may be, less the times he named for every day: one window,
 * told on the clock of one zone. It is what a planner is shown; each contact still asks the gate.
 */
import type { LawRule } from '../law.ts';
import { type Clock, clockAt, dayAt, localOf, type Minute, startOfDay, type Zone } from '../local-time.ts';
import type { Attempt, Situation } from '../situation.ts';
import { isNamed, timesOf } from './inconvenient-times.ts';
import { plausibleZones } from './plausible-zones.ts';
import type { QuietHours } from './quiet-hours.ts';

/** A window on the clock of a zone: from `from` to before `to`. */
export interface DailyWindow {
  readonly from: Clock;
  readonly to: Clock;
}

/** The longest window of the attempt's day, on the clock of each zone asked for; null when there is none. */
export function dailyWindow(
  rules: readonly LawRule[],
  attempt: Attempt,
  situation: Situation,
  tell: readonly Zone[],
): readonly DailyWindow[] | null {
  const zones = plausibleZones(attempt, situation);
  const hours = rules.flatMap(({ bars }) =>
    bars.kind === 'quiet-hours' && (bars.ways === 'all' || bars.ways.includes(attempt.way)) ? [bars] : [],
  );
  const home = tell[0]!;
  const start = startOfDay(home, dayAt(home, attempt.at));
  const end = startOfDay(home, dayAt(home, attempt.at) + 1);
  const daily = timesOf(situation, attempt.at).map((one) => ({
    ...one,
    times: one.times.filter(({ weekdays }) => weekdays === null),
  }));
  const isOpen = (at: Minute) =>
    hours.every((terms) => isInHours(terms, zones, at)) && !daily.some((one) => isNamed(one, at, zones));
  const window = longest(start, end, isOpen);
  if (window === null) return null;
  return tell.map((zone) => {
    const to = localOf(zone, window.to);
    return { from: clockAt(zone, window.from), to: to.clock === 0 ? 1440 : to.clock };
  });
}

function isInHours({ opens, closes }: QuietHours, zones: readonly Zone[], at: Minute): boolean {
  return zones.every((zone) => {
    const clock = clockAt(zone, at);
    return clock >= opens && clock < closes;
  });
}

function longest(
  start: Minute,
  end: Minute,
  isOpen: (at: Minute) => boolean,
): { from: Minute; to: Minute } | null {
  let best: { from: Minute; to: Minute } | null = null;
  let from: Minute | null = null;
  for (let at = start; at <= end; at += 1) {
    const open = at < end && isOpen(at);
    if (open && from === null) from = at;
    if (open || from === null) continue;
    if (best === null || at - from > best.to - best.from) best = { from, to: at };
    from = null;
  }
  return best;
}
