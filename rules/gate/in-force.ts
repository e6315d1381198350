/**
 * Which rules hold on a day for a collector, ready to be asked?
 *
 * A law is read once: for each kind of collector it falls into stretches of days on which the same rules hold. Deciding then
 * looks its stretch up. This changes no answer, only what it costs.
 */
import type { Day } from '../days.ts';
import { dutyFlags, type Finding, missing, PASS, type Verdict } from './finding.ts';
import type { Law } from './gate.ts';
import { type Cited, type Jurisdiction, type LawRule, rulesOn } from './law.ts';
import { PROHIBITIONS } from './prohibitions.ts';
import type { Attempt, Collector, CollectorKind, Situation, Way } from './situation.ts';
import { reaches, type Spares, sparesOf } from './spared.ts';
import { kindsInLaw } from './who/kind-in-law.ts';

type Look = (terms: LawRule['bars'], attempt: Attempt, situation: Situation, cited: Cited) => Finding | null;

/** A rule with the prohibition that applies it. */
export interface ArmedRule {
  readonly rule: LawRule;
  readonly bars: LawRule['bars'];
  readonly cited: Cited;
  readonly look: Look;
  /** True when it plainly has nothing against an attempt; null where asking is as quick. */
  readonly spares: Spares | null;
  /** Its verdict when it has nothing to say but that it passes: always the same one. */
  readonly passed: Verdict;
  /** What it found last, and its verdict: where nothing speaks against a contact it is nearly always the same one. */
  found: Finding;
  verdict: Verdict;
}

/** What holds on the days [from, to). */
export interface InForce {
  readonly from: Day;
  readonly to: Day;
  readonly armed: readonly ArmedRule[];
  /** Those of them that a way of contact can touch, in the same order. */
  readonly byWay: Map<Way, readonly ArmedRule[]>;
  /** Jurisdictions that are asked and have no rule for this collector on these days. */
  readonly unruled: readonly Jurisdiction[];
}

/** Stretches of one kind of collector; those of collectors that hide their own name stand apart. */
interface Read {
  readonly plain: Map<CollectorKind, InForce[]>;
  readonly hidden: Map<CollectorKind, InForce[]>;
}

const read = new WeakMap<Law, Read>();

/** What holds on `day` for this collector. */
export function inForceOn(law: Law, day: Day, collector: Collector): InForce {
  let known = read.get(law);
  if (known === undefined) {
    known = { plain: new Map(), hidden: new Map() };
    read.set(law, known);
  }
  const byKind = collector.ownName === true ? known.plain : known.hidden;
  let stretches = byKind.get(collector.kind);
  if (stretches === undefined) {
    stretches = stretchesOf(law, kindsInLaw(collector));
    byKind.set(collector.kind, stretches);
  }
  for (const stretch of stretches) if (day >= stretch.from && day < stretch.to) return stretch;
  throw new RangeError(`no stretch of law for day ${day}`);
}

function stretchesOf(law: Law, kinds: readonly CollectorKind[]): InForce[] {
  const turns = law.rules.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const starts = [Number.NEGATIVE_INFINITY, ...new Set(turns.sort((a, b) => a - b))];
  const all = new Map(law.rules.map((rule) => [rule, armed(rule)]));
  return starts.map((from, place) => {
    const rules = rulesOn(law.rules, from, kinds, law.assumed);
    return {
      from,
      to: starts[place + 1] ?? Number.POSITIVE_INFINITY,
      armed: rules.map((rule) => all.get(rule)!),
      byWay: new Map(),
      unruled: law.jurisdictions.filter((where) => !rules.some(({ jurisdiction }) => jurisdiction === where)),
    };
  });
}

/** The rules of a stretch that an attempt this way can touch. */
export function armedFor({ armed: all, byWay }: InForce, way: Way): readonly ArmedRule[] {
  let touched = byWay.get(way);
  if (touched === undefined) {
    touched = all.filter(({ bars }) => reaches(bars, way));
    byWay.set(way, touched);
  }
  return touched;
}

function armed(rule: LawRule): ArmedRule {
  const { bars, ...cited } = rule;
  const passed = verdictOf(PASS, rule);
  const spares = sparesOf(bars);
  return { rule, bars, cited, look: prohibitionOf(bars), spares, passed, found: PASS, verdict: passed };
}

/** The prohibition that a rule names; one that does not exist is missed at every attempt. */
function prohibitionOf({ kind }: LawRule['bars']): Look {
  if (Object.hasOwn(PROHIBITIONS, kind)) return PROHIBITIONS[kind] as Look;
  const lacks = missing(`prohibitions.${kind}`);
  return () => lacks;
}

/** How a rule by itself looks at an attempt. */
export function lookOf(rule: LawRule): (attempt: Attempt, situation: Situation) => Finding | null {
  const { look, bars, cited } = armed(rule);
  return (attempt, situation) => look(bars, attempt, situation, cited);
}

/** The verdict of a rule on what it found. */
export function verdictFrom(found: Finding, asked: ArmedRule): Verdict {
  if (found === PASS) return asked.passed;
  if (found === asked.found) return asked.verdict;
  const verdict = verdictOf(found, asked.rule);
  asked.found = found;
  asked.verdict = verdict;
  return verdict;
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
