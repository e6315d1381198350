/**
 * Does this say something that must not be said?
 *
 * Threats, false authority, shame, invented lists and the like are barred by what they amount to, in any words. Some are
 * barred only where they are untrue (a bailiff may say that he is one), some only about a debt on which limitation has run.
 */
import { type Finding, missing, refuse } from '../gate/finding.ts';
import type { Content, Form, Saying } from './saying.ts';

export interface BarredContent {
  readonly contents: readonly Content[];
  /** The reasons that a refusal carries, the first is the chief one. */
  readonly reasons: readonly [string, ...string[]];
  /** `untrue`: a claim that is shown to be true is not barred. `unless-lawyer`: an entrusted lawyer may say it.
   * `time-barred`: only about a debt on which limitation has run. `known-untrue`: only when it is shown to be untrue. */
  readonly when?: 'untrue' | 'known-untrue' | 'unless-lawyer' | 'time-barred';
  readonly forms?: readonly Form[];
}

export function barredContent(terms: BarredContent, saying: Saying): Finding | null {
  const found = terms.contents.filter((content) => saying.contents.includes(content));
  if (found.length === 0) return null;
  if (terms.forms !== undefined && (saying.form === null || !terms.forms.includes(saying.form))) return null;
  if (terms.when === 'untrue' && saying.claimsTrue === true) return null;
  if (terms.when === 'known-untrue' && saying.claimsTrue !== false) return null;
  if (terms.when === 'unless-lawyer' && saying.fromLawyer === true && saying.claimsTrue !== false)
    return null;
  if (terms.when === 'time-barred') {
    if (saying.timeBarred === undefined) return missing('debts.timeBarred');
    if (!saying.timeBarred) return null;
  }
  const [chief, ...others] = terms.reasons;
  return refuse(chief, null, { reasons: others, from: { contents: found } });
}
