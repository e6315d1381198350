/**
 * Does this say something that must not be said?
 *
 * Threats, false authority, shame, invented lists and the like are barred by what they amount to, in any words. Some are
 * barred only where they are untrue (a bailiff may say that he is one), some only about a debt on which limitation has run.
 */
import { type Finding, missing, refuse } from '../gate/finding.ts';
import type { Content, Form, Saying } from './saying.ts';

export interface BarredContent {
  /** `any`: whatever is said. */
  readonly contents: readonly Content[] | 'any';
  /** The reasons that a refusal carries, the first is the chief one. */
  readonly reasons: readonly [string, ...string[]];
  /** `untrue`: a claim that is shown to be true is not barred. `unless-lawyer`: an entrusted lawyer may say it.
   * `time-barred`: only about a debt on which limitation has run; `pleaded`: and the person refuses it for that.
   * `known-untrue`: only when it is shown to be untrue. */
  readonly when?: 'untrue' | 'known-untrue' | 'unless-lawyer' | 'time-barred' | 'pleaded';
  readonly forms?: readonly Form[];
}

export function barredContent(terms: BarredContent, saying: Saying): Finding | null {
  const { contents } = terms;
  const found =
    contents === 'any' ? saying.contents : contents.filter((one) => saying.contents.includes(one));
  if (found.length === 0 && contents !== 'any') return null;
  if (terms.forms !== undefined && (saying.form === null || !terms.forms.includes(saying.form))) return null;
  const lifted = isLifted(terms, saying);
  if (lifted !== false) return lifted === true ? null : lifted;
  const [chief, ...others] = terms.reasons;
  return refuse(chief, null, { reasons: others, from: { contents: found } });
}

/** True when the condition of the rule is not there; a finding when nobody knows. */
function isLifted({ when }: BarredContent, saying: Saying): boolean | Finding {
  const { claimsTrue, fromLawyer, timeBarred, refusedAsBarred } = saying;
  switch (when) {
    case undefined:
      return false;
    case 'untrue':
      return claimsTrue === true;
    case 'known-untrue':
      return claimsTrue !== false;
    case 'unless-lawyer':
      return fromLawyer === true && claimsTrue !== false;
    case 'pleaded':
      if (timeBarred === false || !refusedAsBarred) return true;
      return timeBarred === undefined ? missing('debts.timeBarred') : false;
    case 'time-barred':
      return timeBarred === undefined ? missing('debts.timeBarred') : !timeBarred;
    default:
      return when satisfies never;
  }
}
