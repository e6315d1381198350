/**
 * Which rules hold on a day for a collector, ready to be asked?
 *
 * A law is read once: for each kind of collector it falls into stretches of days on which the same rules hold. Deciding then
 * looks its stretch up. This changes no answer, only what it costs.
 */
import type { Day } from '../days.ts';
import { dutyFlags, type Finding, missing, PASS, type Verdict } from './finding.ts';
import type { Law } from './gate.ts';
import { type Jurisdiction, type LawRule, rulesOn } from './law.ts';
import { PROHIBITIONS } from './prohibitions.ts';
import type { Attempt, Collector, CollectorKind, Situation } from './situation.ts';
import { kindsInLaw } from './who/kind-in-law.ts';

/** A rule with the prohibition that applies it. */
export interface ArmedRule {
  readonly rule: LawRule;
  readonly look: (attempt: Attempt, situation: Situation) => Finding | null;
  /** Its verdict when it has nothing to say but that it passes: always the same one. */
  readonly passed: Verdict;
}

/** What holds on the days [from, to). */
export interface InForce {
  readonly from: Day;
  readonly to: Day;
  readonly armed: readonly ArmedRule[];
  /** Jurisdictions that are asked and have no rule for this collector on these days. */
  readonly unruled: readonly Jurisdiction[];
}

const read = new WeakMap<Law, Map<string, InForce[]>>();

/** What holds on `day` for this collector. */
export function inForceOn(law: Law, day: Day, collector: Collector): InForce {
  let byKind = read.get(law);
  if (byKind === undefined) {
    byKind = new Map();
    read.set(law, byKind);
  }
  const { kind, ownName } = collector;
  const key = ownName === true ? kind : `${kind} under another name`;
  let stretches = byKind.get(key);
  if (stretches === undefined) {
    stretches = stretchesOf(law, kindsInLaw(collector));
    byKind.set(key, stretches);
  }
  for (const stretch of stretches) if (day >= stretch.from && day < stretch.to) return stretch;
  throw new RangeError(`no stretch of law for day ${day}`);
}

function stretchesOf(law: Law, kinds: readonly CollectorKind[]): InForce[] {
  const turns = law.rules.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const starts = [Number.NEGATIVE_INFINITY, ...new Set(turns.sort((a, b) => a - b))];
  return starts.map((from, place) => {
    const rules = rulesOn(law.rules, from, kinds, law.assumed);
    return {
      from,
      to: starts[place + 1] ?? Number.POSITIVE_INFINITY,
      armed: rules.map((rule) => ({ rule, look: lookOf(rule), passed: verdictOf(PASS, rule) })),
      unruled: law.jurisdictions.filter((where) => !rules.some(({ jurisdiction }) => jurisdiction === where)),
    };
  });
}

/** How a rule looks at an attempt; a rule whose prohibition does not exist misses it at every attempt. */
export function lookOf(rule: LawRule): ArmedRule['look'] {
  const { bars, ...cited } = rule;
  if (!Object.hasOwn(PROHIBITIONS, bars.kind)) {
    const lacks = missing(`prohibitions.${bars.kind}`);
    return () => lacks;
  }
  const look = PROHIBITIONS[bars.kind] as (
    terms: typeof bars,
    attempt: Attempt,
    situation: Situation,
    law: typeof cited,
  ) => Finding | null;
  return (attempt, situation) => look(bars, attempt, situation, cited);
}

/** A finding with its rule. A breach of a should-rule is one like any other, and says that the duty is a should. */
export function verdictOf(found: Finding, rule: LawRule): Verdict {
  const { outcome, until, reasons, factors, require, values, from } = found;
  return {
    outcome,
    until,
    reasons,
    flags: dutyFlags(found, rule),
    factors,
    require,
    values,
    from,
    rule,
  };
}
