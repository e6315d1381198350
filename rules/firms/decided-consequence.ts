/**
 * Does a text name a consequence that nobody has decided for this account?
 *
 * The house's rule for letters: what may come is said exactly as it was decided, and not a word more (mission C4, A6; the national guide of
 * 2025 forbids false threats). A text is searched for words of consequences; each needs a decision about this very account. Employer
 * and police are no consequence of a debt: nothing decides them, so they are always refused.
 */
import type { Day } from '../days.ts';

export const CONSEQUENCE_KINDS = [
  'court',
  'credit-record',
  'visit',
  'accelerated',
  'late-fee',
  'employer',
  'police',
] as const;
export type ConsequenceKind = (typeof CONSEQUENCE_KINDS)[number];

/** That a consequence was decided for an account. `event`: what says so, as it is found again: "credit 3", "event 17". */
export interface Decided {
  readonly kind: Exclude<ConsequenceKind, 'employer' | 'police'>;
  /** When it comes, or came. */
  readonly on: Day;
  readonly event: string;
}

/** A consequence that a text names, by the words that name it. */
export interface Named {
  readonly kind: ConsequenceKind;
  readonly words: string;
}

export type ConsequenceWords = Readonly<Record<ConsequenceKind, readonly string[]>>;

/** The consequences that a text names, each once, by the first of its words. */
export function namedIn(text: string, words: ConsequenceWords): Named[] {
  const plain = text.toLowerCase();
  return CONSEQUENCE_KINDS.flatMap((kind) => {
    const found = words[kind].find((one) => plain.includes(one));
    return found === undefined ? [] : [{ kind, words: found }];
  });
}

/** Those that no decision stands behind: a text with any of them does not go out. */
export function undecidedIn(text: string, words: ConsequenceWords, decided: readonly Decided[]): Named[] {
  return namedIn(text, words).filter(({ kind }) => !decided.some((one) => one.kind === kind));
}

/** The decision that comes next, from `day` on; the one that came last where none is ahead; null: nothing is decided. */
export function nextDecided(decided: readonly Decided[], day: Day): Decided | null {
  const ahead = decided.filter(({ on }) => on >= day).toSorted((one, other) => one.on - other.on);
  return ahead[0] ?? decided.toSorted((one, other) => other.on - one.on)[0] ?? null;
}
