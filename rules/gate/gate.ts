/**
 * May this person be contacted, this way, now?
 *
 * Every rule in force is asked, and each must agree: the strictest combination of where the person is, where the lender is
 * and what was agreed is simply all of their rules together. Only this file makes a `Permit`. What is not known is a refusal.
 * A refusal says from which minute on time alone would lift it, and by construction the minute before does not.
 */
import type { Day } from '../days.ts';
import { type Finding, missing, type Outcome, type Verdict } from './finding.ts';
import { type Jurisdiction, type LawRule, rulesOn } from './law.ts';
import { isKnownAt, localOf, type Minute } from './local-time.ts';
import { PROHIBITIONS } from './prohibitions.ts';
import type { Attempt, Situation } from './situation.ts';
import { kindsInLaw } from './who/kind-in-law.ts';

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
/** A search for the next allowed minute goes no further. */
const HORIZON_STEPS = 2_000;

/** Decides one attempt. */
export function gate(attempt: Attempt, situation: Situation, law: Law): Decision {
  const { verdicts, lacking } = judge(attempt, situation, law);
  const result = lacking.length > 0 ? 'refuse' : resultOf(verdicts);
  const allowed = result === 'permit' || result === 'permit-with-flag';
  return {
    result,
    verdicts,
    missing: lacking,
    nextAllowedAt: allowed ? attempt.at : lacking.length > 0 ? null : nextAllowed(attempt, situation, law),
    permit: allowed ? { [PERMITTED]: true, attempt, until: lastGood(attempt, situation, law) } : null,
  };
}

/** Asks every rule; `lacking` names what is not known. */
export function judge(
  attempt: Attempt,
  situation: Situation,
  law: Law,
): { verdicts: Verdict[]; lacking: string[] } {
  const unknownZone = situation.zones.find((zone) => !isKnownAt(zone, attempt.at));
  if (situation.zones.length === 0 || unknownZone !== undefined)
    return { verdicts: [], lacking: [unknownZone === undefined ? 'zones' : `zones.${unknownZone.name}`] };
  const day = localDay(attempt, situation);
  const rules = rulesOn(law.rules, day, kindsInLaw(situation.collector), law.assumed);
  const verdicts = rules.flatMap((rule) => {
    const found = findingOf(rule, attempt, situation);
    return found === null ? [] : [{ ...strict(found, rule), rule }];
  });
  const unruled = law.jurisdictions.filter(
    (where) => !rules.some(({ jurisdiction }) => jurisdiction === where),
  );
  const unknown = verdicts.flatMap(({ outcome, from }) =>
    outcome === 'missing' ? [String(from?.missing)] : [],
  );
  return { verdicts, lacking: [...unruled.map((where) => `rules.${where}`), ...unknown] };
}

function findingOf({ bars, ...cited }: LawRule, attempt: Attempt, situation: Situation): Finding | null {
  if (!Object.hasOwn(PROHIBITIONS, bars.kind)) return missing(`prohibitions.${bars.kind}`);
  const look = PROHIBITIONS[bars.kind] as (
    bar: typeof bars,
    ...rest: [Attempt, Situation, typeof cited]
  ) => Finding | null;
  return look(bars, attempt, situation, cited);
}

/** A breach of a should-rule is a refusal like any other, and says that the duty is a should. */
function strict(found: Finding, { strength }: LawRule): Finding {
  if (strength === 'must' || found.outcome === 'pass') return found;
  return { ...found, flags: [...(found.flags ?? []), 'duty_should'] };
}

const HARDEST: readonly Outcome[] = ['missing', 'refuse', 'require', 'rebuttable', 'flag', 'pass'];

/** The hardest outcome decides. */
export function resultOf(verdicts: readonly Pick<Verdict, 'outcome'>[]): Result {
  switch (HARDEST.find((outcome) => verdicts.some((verdict) => verdict.outcome === outcome))) {
    case 'missing':
    case 'refuse':
    case 'require':
      return 'refuse';
    case 'rebuttable':
      return 'refuse-unless-rebutted';
    case 'flag':
      return 'permit-with-flag';
    default:
      return 'permit';
  }
}

/** The local day of the first zone: rules in force, daily counts and dates go by it. */
export function localDay({ at }: Attempt, { zones }: Situation): Day {
  return localOf(zones[0]!, at).day;
}

/**
 * The first minute from the attempt's on at which nothing refuses. Each refusing rule says until when it does; all minutes
 * before the latest of these are refused, so jumping there from refusal to refusal misses none.
 */
function nextAllowed(attempt: Attempt, situation: Situation, law: Law): Minute | null {
  let { at } = attempt;
  for (let step = 0; step < HORIZON_STEPS; step += 1) {
    const { verdicts, lacking } = judge({ ...attempt, at }, situation, law);
    if (lacking.length > 0) return null;
    const against = verdicts.filter(
      ({ outcome }) => outcome === 'refuse' || outcome === 'require' || outcome === 'rebuttable',
    );
    if (against.length === 0) return at;
    let latest = at;
    for (const { until } of against) {
      if (until === null || until === undefined) return null;
      if (until > latest) latest = until;
    }
    if (latest === at) throw new Error('a refusal that is lifted at the minute it was made');
    at = latest;
  }
  return null;
}

/** A permit ends before the first minute at which the same contact would be refused. */
function lastGood(attempt: Attempt, situation: Situation, law: Law): Minute {
  for (let minutes = 1; minutes <= PERMIT_MINUTES; minutes += 1) {
    const { verdicts, lacking } = judge({ ...attempt, at: attempt.at + minutes }, situation, law);
    const result = lacking.length > 0 ? 'refuse' : resultOf(verdicts);
    if (result !== 'permit' && result !== 'permit-with-flag') return attempt.at + minutes - 1;
  }
  return attempt.at + PERMIT_MINUTES;
}
