/**
 * May this person be contacted, this way, now?
 *
 * Every rule in force is asked, and each must agree: the strictest combination of where the person is, where the lender is
 * and what was agreed is simply all of their rules together. Only this file makes a `Permit`. What is not known is a refusal.
 * A refusal says from which minute on time alone would lift it, and by construction the minute before does not.
 */
import type { Day } from '../days.ts';
import type { Finding, Outcome, Verdict } from './finding.ts';
import { type ArmedRule, armedFor, type InForce, inForceOn, verdictFrom } from './in-force.ts';
import type { Jurisdiction, LawRule } from './law.ts';
import { dayAt, isKnownAt, type Minute, startIfKnown } from './local-time.ts';
import type { Attempt, Situation } from './situation.ts';

/** The law that is asked: rules by jurisdiction, drafts that are assumed to be in force. */
export interface Law {
  /** Names the state of the law, so that a decision can be recomputed after it changed. */
  readonly version: string;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly rules: readonly LawRule[];
  readonly assumed: ReadonlySet<string>;
}

export type Result = 'permit' | 'permit-with-flag' | 'refuse-unless-rebutted' | 'refuse';

const PERMITTED = Symbol('made by the gate');

/** Leave for one contact. Nothing else can make one: the mark is this file's own. */
export interface Permit {
  readonly [PERMITTED]: true;
  readonly attempt: Attempt;
  /** The last minute at which it may be used, if nothing changes before. */
  readonly until: Minute;
}

/** What was decided, with everything it was decided from. */
export interface Decision {
  readonly result: Result;
  readonly verdicts: readonly Verdict[];
  /** Rules, facts or calendars that were not there; a refusal when there are any. */
  readonly missing: readonly string[];
  /** First minute at which the same attempt would be allowed if nothing changed; null: time alone does not do it. */
  readonly nextAllowedAt: Minute | null;
  readonly permit: Permit | null;
}

/** Minutes for which a permit is good. */
export const PERMIT_MINUTES = 5;
/** For a visit it is taken along on the way to a door where there may be no network; what becomes known meanwhile revokes it all the same. */
export const VISIT_PERMIT_MINUTES = 60;
/** A search for the next allowed minute goes no further. */
const HORIZON_STEPS = 2_000;

/** Decides one attempt. */
export function gate(attempt: Attempt, situation: Situation, law: Law): Decision {
  const { result, verdicts, missing } = decide(attempt, situation, law);
  const allowed = result === 'permit' || result === 'permit-with-flag';
  return {
    result,
    verdicts,
    missing,
    nextAllowedAt: allowed ? attempt.at : missing.length > 0 ? null : nextAllowed(attempt, situation, law),
    permit: allowed ? { [PERMITTED]: true, attempt, until: lastGood(attempt, situation, verdicts) } : null,
  };
}

/** What is decided, without the permit and without looking for a later minute: cheap, for previews and plans. */
export function decide(
  attempt: Attempt,
  situation: Situation,
  law: Law,
): Pick<Decision, 'result' | 'verdicts' | 'missing'> {
  const { verdicts, lacking } = judge(attempt, situation, law);
  return { result: lacking.length > 0 ? 'refuse' : resultOf(verdicts), verdicts, missing: lacking };
}

/** Asks every rule; `lacking` names what is not known. */
export function judge(
  attempt: Attempt,
  situation: Situation,
  law: Law,
): { verdicts: Verdict[]; lacking: readonly string[] } {
  const unknown = unknownZone(attempt.at, situation);
  if (unknown !== null) return { verdicts: [], lacking: [unknown] };
  const held = lawFor(attempt.at, situation, law);
  const { unruled } = held;
  const verdicts: Verdict[] = [];
  let lacking: string[] | null = unruled.length > 0 ? unruled.map((where) => `rules.${where}`) : null;
  for (const asked of armedFor(held, attempt.way)) {
    const found = asked.look(asked.bars, attempt, situation, asked.cited);
    if (found === null) continue;
    verdicts.push(verdictFrom(found, asked));
    if (found.outcome !== 'missing') continue;
    lacking ??= [];
    lacking.push(String(found.from?.missing));
  }
  return { verdicts, lacking: lacking ?? NOTHING };
}

const NOTHING: readonly string[] = [];

/** One rule that stands against an attempt, with what it found. */
export interface Bars {
  readonly rule: LawRule;
  readonly found: Finding;
}

/**
 * Which rules stand against an attempt, and nothing of those that do not: for plans, previews and trials, which ask very often. The
 * same rules as `judge` finds, in the same order; a permit is the gate's alone to give.
 */
export function against(
  attempt: Attempt,
  situation: Situation,
  law: Law,
): { readonly bars: readonly Bars[]; readonly lacking: readonly string[] } {
  const unknown = unknownZone(attempt.at, situation);
  if (unknown !== null) return { bars: [], lacking: [unknown] };
  const held = lawFor(attempt.at, situation, law);
  const bars: Bars[] = [];
  let lacking: string[] | null =
    held.unruled.length > 0 ? held.unruled.map((where) => `rules.${where}`) : null;
  for (const asked of armedFor(held, attempt.way)) {
    const found = barOf(asked, attempt, situation);
    if (found === null) continue;
    bars.push({ rule: asked.rule, found });
    if (found.outcome !== 'missing') continue;
    lacking ??= [];
    lacking.push(String(found.from?.missing));
  }
  return { bars, lacking: lacking ?? NOTHING };
}

/** What a rule has against an attempt; null when nothing. */
function barOf(
  { look, bars, cited, spares }: ArmedRule,
  attempt: Attempt,
  situation: Situation,
): Finding | null {
  if (spares?.(attempt, situation)) return null;
  const found = look(bars, attempt, situation, cited);
  return found === null || found.outcome === 'pass' || found.outcome === 'flag' ? null : found;
}

/** The rules that hold at the attempt's day for this collector. */
export function rulesFor(attempt: Attempt, situation: Situation, law: Law): readonly LawRule[] {
  return lawFor(attempt.at, situation, law).armed.map(({ rule }) => rule);
}

function lawFor(at: Minute, situation: Situation, law: Law): InForce {
  return inForceOn(law, dayAt(situation.zones[0]!, at), situation.collector);
}

function unknownZone(at: Minute, { zones }: Situation): string | null {
  if (zones.length === 0) return 'zones';
  for (const zone of zones) if (!isKnownAt(zone, at)) return `zones.${zone.name}`;
  return null;
}

/** The harder outcome has the higher number. */
const HARDNESS: Readonly<Record<Outcome, number>> = {
  pass: 0,
  flag: 1,
  rebuttable: 2,
  require: 3,
  refuse: 3,
  missing: 3,
};
const RESULTS: readonly Result[] = ['permit', 'permit-with-flag', 'refuse-unless-rebutted', 'refuse'];

/** The hardest outcome decides. */
export function resultOf(verdicts: readonly Pick<Verdict, 'outcome'>[]): Result {
  let hardest = 0;
  for (const { outcome } of verdicts) {
    const hardness = HARDNESS[outcome];
    if (hardness > hardest) hardest = hardness;
  }
  return RESULTS[hardest]!;
}

/** The local day of the first zone: rules in force, daily counts and dates go by it. */
export function localDay({ at }: Attempt, { zones }: Situation): Day {
  return dayAt(zones[0]!, at);
}

/**
 * The first minute from the attempt's on at which nothing refuses. Each refusing rule says until when it does; all minutes
 * before the latest of these are refused, so jumping there from refusal to refusal misses none.
 */
function nextAllowed(attempt: Attempt, situation: Situation, law: Law): Minute | null {
  let { at } = attempt;
  for (let step = 0; step < HORIZON_STEPS; step += 1) {
    if (unknownZone(at, situation) !== null) return null;
    const until = barredUntil({ ...attempt, at }, situation, lawFor(at, situation, law));
    if (until === null) return null;
    if (until === at) return at;
    if (until < at) throw new Error('a refusal that was lifted before it was made');
    at = until;
  }
  return null;
}

/** Until when the attempt is barred; its own minute when nothing bars it, null when time alone does not lift the bar. */
function barredUntil(attempt: Attempt, situation: Situation, held: InForce): Minute | null {
  if (held.unruled.length > 0) return null;
  let latest = attempt.at;
  for (const asked of armedFor(held, attempt.way)) {
    const { rule } = asked;
    const found = barOf(asked, attempt, situation);
    if (found === null) continue;
    const until = liftedAt(rule, found.outcome === 'missing' ? null : (found.until ?? null), situation);
    if (until === null) return null;
    if (until <= attempt.at)
      throw new Error(`${rule.id}: a refusal that is lifted at the minute it was made`);
    if (until > latest) latest = until;
  }
  return latest;
}

/** A rule that goes out of force ceases to bar then, if not before. */
function liftedAt({ to, draft }: LawRule, until: Minute | null, { zones }: Situation): Minute | null {
  const end = to === null || draft !== undefined ? null : startIfKnown(zones[0]!, to);
  if (end === null) return until;
  return until === null ? end : Math.min(until, end);
}

/** A permit ends before the first minute at which time alone could bring a refusal, and after some minutes anyhow. */
function lastGood({ at, way }: Attempt, { zones }: Situation, verdicts: readonly Verdict[]): Minute {
  let last = at + (way === 'visit' ? VISIT_PERMIT_MINUTES : PERMIT_MINUTES);
  for (const { until } of verdicts)
    if (until !== null && until !== undefined && until - 1 < last) last = until - 1;
  for (const zone of zones) {
    const midnight = startIfKnown(zone, dayAt(zone, at) + 1) ?? at + 1;
    if (midnight - 1 < last) last = midnight - 1;
  }
  return last;
}
