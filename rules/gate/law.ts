/**
 * What does one rule of law or of the house say, since when, and how sure are we?
 *
 * Law is dated data: a rule holds in [from, to), superseded ones stay for the days they held. Each has its source, whether
 * it is a must or a should, and how its text was seen. `bars` names the prohibition that applies it, with its parameters;
 * a prohibition is one file, so a jurisdiction is a list of these and nothing else.
 */
import type { Day } from '../days.ts';
import type { Finding } from './finding.ts';
import type { Bar } from './prohibitions.ts';
import type { Attempt, CollectorKind, Situation } from './situation.ts';

/** `ELSEWHERE`: a place whose law nobody has recorded; it has no rules, so the gate refuses. */
export type Jurisdiction = 'CN' | 'US-FED' | 'US-MA' | 'US-NYC' | 'UK' | 'IN' | 'HK' | 'HOUSE' | 'ELSEWHERE';

/** Where a rule stands, since when, and how sure we are of it. */
export interface Cited {
  /** "CN-TIME": the name under which it is cited in explanations and stored with decisions. */
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  /** In force [from, to); `to` null: until further notice. */
  readonly from: Day;
  readonly to: Day | null;
  /** The law and its article. */
  readonly source: string;
  readonly strength: 'must' | 'should';
  /** How the text was seen: V word for word, P in part, S second hand, R from memory. */
  readonly confidence: 'V' | 'P' | 'S' | 'R';
  /** What it says, in our own words. */
  readonly says: { readonly en: string; readonly zh: string };
  /** Binds only these collectors; absent: all. */
  readonly collectors?: readonly CollectorKind[];
  /** Not enacted, or not yet: counts only where it is asked for by this name. */
  readonly draft?: string;
}

/** A rule that bars contacts. */
export interface LawRule extends Cited {
  readonly bars: Bar;
}

/**
 * How a prohibition looks: pure, at one attempt in one situation. Null: the rule is not touched by this attempt.
 * `law` holds all rules in force on the day, for a prohibition that must know whether another one exists.
 */
export type Prohibition<Terms> = (
  terms: Terms,
  attempt: Attempt,
  situation: Situation,
  cited: Cited,
) => Finding | null;

/** The rules that hold on `day` for a collector of these kinds; drafts only where they are assumed to be in force. */
export function rulesOn<R extends Cited>(
  rules: readonly R[],
  day: Day,
  kinds: readonly CollectorKind[],
  assumed: ReadonlySet<string>,
): R[] {
  return rules.filter(
    ({ from, to, collectors, draft }) =>
      (draft === undefined ? from <= day && (to === null || day < to) : assumed.has(draft)) &&
      (collectors === undefined || collectors.some((kind) => kinds.includes(kind))),
  );
}
