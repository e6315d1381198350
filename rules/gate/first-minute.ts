/**
 * From which minute of a day on would a contact be allowed, and what refuses it all day?
 *
 * A provisional judgement for planning: it goes from refusal to refusal, each of which says until when it holds, and stops at the
 * end of the day. Leave for a contact is given at the instant of use and by `gate` alone.
 */
import type { Day } from '../days.ts';
import type { Finding } from './finding.ts';
import { against, type Bars, type Law } from './gate.ts';
import { isKnownAt, type Minute, startOfDay } from './local-time.ts';
import type { Attempt, Situation } from './situation.ts';

/** One thing that stands against a contact: a rule's reason, or what is not recorded ("debts.timeBarred", without its number). */
export interface Against {
  /** The rule, or the thing that is missing where no rule could be asked. */
  readonly rule: string;
  readonly code: string;
}

export type DayOutlook =
  | { readonly possibleAt: Minute; readonly against: readonly [] }
  | { readonly possibleAt: null; readonly against: readonly Against[] };

/** Each refusal lies behind the one before it, so a day holds no more than its minutes. */
const MOST_STEPS = 1_600;

/** Looks through the local `day` of the situation's first zone. The attempt's own minute does not matter. */
export function firstMinuteOn(day: Day, attempt: Attempt, situation: Situation, law: Law): DayOutlook {
  const [zone] = situation.zones;
  if (zone === undefined || !isKnownAt(zone, attempt.at)) return refused([{ rule: 'zones', code: 'zones' }]);
  const end = startOfDay(zone, day + 1);
  let at = startOfDay(zone, day);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { bars, lacking } = against({ ...attempt, at }, situation, law);
    if (lacking.length > 0) return refused(missingOf(bars, lacking));
    if (bars.length === 0) return { possibleAt: at, against: [] };
    const latest = bars.filter(
      ({ found: { until } }) => until === null || until === undefined || until >= end,
    );
    if (latest.length > 0)
      return refused(latest.map(({ rule, found }) => ({ rule: rule.id, code: codeOf(found) })));
    const next = Math.max(...bars.map(({ found: { until } }) => until ?? at));
    if (next <= at) throw new Error('a refusal that is lifted at the minute it was made');
    at = next;
  }
  throw new Error('a day with more refusals than minutes');
}

function codeOf({ reasons = [], require = [], factors = [] }: Finding): string {
  return reasons[0] ?? require[0] ?? factors[0] ?? 'missing_fact';
}

function missingOf(bars: readonly Bars[], lacking: readonly string[]): Against[] {
  const ofRules = bars.flatMap(({ rule, found: { outcome, from } }) =>
    outcome === 'missing' ? [{ rule: rule.id, code: general(String(from?.missing)) }] : [],
  );
  const named = new Set(ofRules.map(({ code }) => code));
  const others = lacking.map(general).filter((code) => !named.has(code));
  return [...ofRules, ...others.map((code) => ({ rule: code, code }))];
}

/** "debts.1000002.timeBarred" is "debts.timeBarred": what is missing, not whose. */
function general(code: string): string {
  const parts = code.split('.');
  return parts.length < 3 ? code : `${parts[0]}.${parts.at(-1)}`;
}

function refused(against: readonly Against[]): DayOutlook {
  return { possibleAt: null, against };
}
