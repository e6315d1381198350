/**
 * What came of an act of a walk, and by which chances was it made?
 *
 * Acts draw from chances of their own; what they come to is only counted: the reader never sees it.
 */

export type Chance = () => number;
export const oneOf = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;

/** For the counts: what was reached, or the names that refused it; null: nothing to count. */
export type Outcome = { readonly done: string } | { readonly refused: readonly string[] } | null;
export const done = (name: string): Outcome => ({ done: name });
export const refused = (names: readonly string[]): Outcome => ({ refused: names });
