/**
 * Which path does a debt take when its borrower is bankrupt, dead, a victim of fraud, imprisoned, or not able to act for himself?
 *
 * None of them is collected from as others are. Each path has what rests at once, the steps in their order with the documents that prove
 * each, who may be spoken to meanwhile, and the ways in which it ends. A step counts only with its documents.
 */
import type { Role } from '../gate/situation.ts';

export const SPECIAL_KINDS = ['insolvency', 'estate', 'fraud', 'imprisoned', 'guardian'] as const;
export type SpecialKind = (typeof SPECIAL_KINDS)[number];

type Told = { readonly en: string; readonly zh: string };

export interface SpecialStep {
  readonly id: string;
  readonly says: Told;
  /** Documents of which at least one must be there; empty: none is needed. */
  readonly documents: readonly string[];
}

/** How one kind is dealt with: data of the house under the law it names. */
export interface SpecialTerms {
  readonly kind: SpecialKind;
  readonly source: string;
  readonly rests: Told;
  readonly speakTo: readonly Role[];
  readonly steps: readonly SpecialStep[];
  /** Endings with the steps that must be done before. */
  readonly ends: readonly {
    readonly id: string;
    readonly says: Told;
    readonly after: readonly string[];
    readonly lifts: boolean;
  }[];
}

export const PATH_FAULTS = [
  'no-such-step',
  'done-before',
  'not-yet',
  'document-missing',
  'no-such-end',
  'steps-open',
] as const;
export type PathFault = (typeof PATH_FAULTS)[number];

/** Why a step cannot be entered now; null: it can. */
export function faultOfPathStep(
  terms: SpecialTerms,
  done: readonly string[],
  step: string,
  document: string | null,
): PathFault | null {
  const place = terms.steps.findIndex(({ id }) => id === step);
  const wanted = terms.steps[place];
  if (wanted === undefined) return 'no-such-step';
  if (done.includes(step)) return 'done-before';
  if (terms.steps.slice(0, place).some(({ id }) => !done.includes(id))) return 'not-yet';
  if (wanted.documents.length > 0 && (document === null || !wanted.documents.includes(document)))
    return 'document-missing';
  return null;
}

/** Why the path cannot end like this; null: it can. */
export function faultOfPathEnd(terms: SpecialTerms, done: readonly string[], end: string): PathFault | null {
  const wanted = terms.ends.find(({ id }) => id === end);
  if (wanted === undefined) return 'no-such-end';
  return wanted.after.every((step) => done.includes(step)) ? null : 'steps-open';
}
