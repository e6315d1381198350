/**
 * What do all rules in force find together about one question?
 *
 * The same shape as a decision of the gate: each rule's finding with the rule it comes from, and what is not known. The
 * strictest decides; a rule more can only make an answer harder. A jurisdiction of which no rule is kept is not "allowed"
 * but missing, and named.
 */
import type { Day } from '../days.ts';
import { asStrictAs, type Finding } from '../gate/finding.ts';
import { type Cited, type Jurisdiction, rulesOn } from '../gate/law.ts';
import type { CollectorKind } from '../gate/situation.ts';

/** Whose rules are asked, on which day, for whom. */
export interface Ground {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly day: Day;
  /** The kinds as which the law sees the collector, its own first. */
  readonly collectors: readonly CollectorKind[];
  /** Drafts that are assumed to be in force. */
  readonly assumed: ReadonlySet<string>;
}

/** What was found. `missing`: rules or facts that are not there; with any of them nothing is allowed. */
export interface Judgement {
  readonly verdicts: readonly (Finding & { readonly rule: Cited })[];
  readonly missing: readonly string[];
}

/** Asks every rule of the ground; a look of null means that the rule is not touched. */
export function judgeBy<R extends Cited>(
  rules: readonly R[],
  { jurisdictions, day, collectors, assumed }: Ground,
  look: (rule: R) => Finding | null,
): Judgement {
  const asked = rules.filter(({ jurisdiction }) => jurisdictions.includes(jurisdiction));
  const unruled = jurisdictions.filter((where) => !asked.some(({ jurisdiction }) => jurisdiction === where));
  const verdicts = rulesOn(asked, day, collectors, assumed).flatMap((rule) => {
    const found = look(rule);
    return found === null ? [] : [{ ...asStrictAs(rule, found), rule }];
  });
  const unknown = verdicts.flatMap(({ outcome, from }) =>
    outcome === 'missing' ? [String(from?.missing)] : [],
  );
  return { verdicts, missing: [...unruled.map((where) => `rules.${where}`), ...unknown] };
}

/** True when nothing speaks against it: at most something must be raised to a person. */
export function isAllowed({ verdicts, missing }: Judgement): boolean {
  return missing.length === 0 && verdicts.every(({ outcome }) => outcome === 'pass' || outcome === 'flag');
}
