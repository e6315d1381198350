/**
 * What does the gate say to one question, and in which words is that kept?
 *
 * Deciding and replaying run through the same function, and the answer is compared as text: what it says, which rule said
 * what from which facts, until when. A mistake of ours in one person's case is a refusal of that case that names itself.
 */
import { createHash } from 'node:crypto';
import type { Verdict } from '../../rules/gate/finding.ts';
import { gate, type Law, type Result } from '../../rules/gate/gate.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import { wordsOf } from '../trouble.ts';
import { storedText } from './stored-text.ts';

/** What one rule found, under the name by which it is cited. */
export interface KeptVerdict {
  readonly rule: string;
  readonly outcome: string;
  readonly until?: Minute | null;
  readonly reasons?: readonly string[];
  readonly flags?: readonly string[];
  readonly factors?: readonly string[];
  readonly require?: readonly string[];
  readonly values?: Readonly<Record<string, unknown>>;
  readonly from?: Readonly<Record<string, unknown>>;
}

/** The gate's answer as it is kept. `until`: the last minute of the permit; null for a refusal. */
export interface Judgement {
  readonly result: Result;
  readonly missing: readonly string[];
  readonly nextAllowedAt: Minute | null;
  readonly until: Minute | null;
  readonly verdicts: readonly KeptVerdict[];
}

/** Asks the gate. */
export function judged(attempt: Attempt, situation: Situation, law: Law): Judgement {
  try {
    const { result, missing, nextAllowedAt, verdicts, permit } = gate(attempt, situation, law);
    const kept = verdicts.map(keptVerdict);
    return { result, missing, nextAllowedAt, until: permit?.until ?? null, verdicts: kept };
  } catch (error) {
    const missing = [`a sound rule: ${wordsOf(error)}`];
    return { result: 'refuse', missing, nextAllowedAt: null, until: null, verdicts: [] };
  }
}

/** A verdict under the name of its rule. */
function keptVerdict(verdict: Verdict): KeptVerdict {
  const { outcome, until, reasons, flags, factors, require, values, from, rule } = verdict;
  return { rule: rule.id, outcome, until, reasons, flags, factors, require, values, from };
}

/** True when the contact may be made. */
export function allows({ result }: Pick<Judgement, 'result'>): boolean {
  return result === 'permit' || result === 'permit-with-flag';
}

/** Why an answer is no permit, in codes. */
export function reasonsOf({ missing, verdicts }: Judgement): string[] {
  const against = verdicts.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'flag');
  const codes = against.flatMap(({ reasons, require }) => [...(reasons ?? []), ...(require ?? [])]);
  return [
    ...new Set([
      ...missing.map((what) => `not known: ${what}`),
      ...codes.filter((one) => one !== 'missing_fact'),
    ]),
  ];
}

const keptLaws = new WeakMap<
  Law,
  { readonly digest: string; readonly version: string; readonly law: string }
>();

/** A state of the law as it is kept: its text, and the digest that names it. */
export function keptLaw(law: Law): {
  readonly digest: string;
  readonly version: string;
  readonly law: string;
} {
  let one = keptLaws.get(law);
  if (one === undefined) {
    const text = storedText(law);
    one = {
      digest: createHash('sha256').update(text).digest('hex'),
      version: law.version,
      law: text,
    };
    keptLaws.set(law, one);
  }
  return one;
}
