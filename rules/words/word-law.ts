/**
 * What does the law say about words, and what do all its rules find in one saying?
 *
 * Rules are dated data like the gate's: each names the test that applies it, with its parameters. Every rule in force is
 * asked and each must agree. A jurisdiction without rules, and a fact that nobody has recorded, are refusals that say so.
 */
import type { Day } from '../days.ts';
import { asStrictAs, type Finding, missing } from '../gate/finding.ts';
import { type Cited, type Jurisdiction, rulesOn } from '../gate/law.ts';
import { kindsInLaw } from '../gate/who/kind-in-law.ts';
import type { Saying } from './saying.ts';
import { type Demand, WORD_TESTS } from './word-tests.ts';

/** A rule about words. */
export interface WordRule extends Cited {
  readonly demands: Demand;
}

/** The law of words that is asked. */
export interface WordLaw {
  readonly version: string;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly rules: readonly WordRule[];
  readonly assumed: ReadonlySet<string>;
}

/** What one rule found. */
export interface WordVerdict extends Finding {
  readonly rule: Cited;
}

/** Asks every rule in force on `day`; `lacking` names rules and facts that are not there. */
export function judgeWords(
  saying: Saying,
  law: WordLaw,
  day: Day,
): { verdicts: WordVerdict[]; lacking: string[] } {
  const rules = rulesOn(law.rules, day, kindsInLaw(saying.collector), law.assumed);
  const verdicts = rules.flatMap(({ demands, ...rule }) => {
    const found = findingOf(demands, saying);
    return found === null ? [] : [{ ...asStrictAs(rule, found), rule }];
  });
  const unruled = law.jurisdictions.filter(
    (where) => !law.rules.some(({ jurisdiction }) => jurisdiction === where),
  );
  const unknown = verdicts.flatMap(({ outcome, from }) =>
    outcome === 'missing' ? [String(from?.missing)] : [],
  );
  return { verdicts, lacking: [...unruled.map((where) => `words.${where}`), ...unknown] };
}

function findingOf(demands: Demand, saying: Saying): Finding | null {
  if (!Object.hasOwn(WORD_TESTS, demands.kind)) return missing(`word-tests.${demands.kind}`);
  const look = WORD_TESTS[demands.kind] as (terms: Demand, saying: Saying) => Finding | null;
  return look(demands, saying);
}
