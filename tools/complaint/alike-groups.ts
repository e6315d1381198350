/**
 * Which of these texts are one letter, sent again or written from the same template?
 *
 * Texts that share more than a third of the shorter one's pairs of words are one group, and so is whatever hangs together by such
 * pairs. A measure that had one of them to learn from and another to be asked about would praise memory.
 */

/** Pairs that more texts than these have are everybody's words and tell nothing. */
const COMMON = 40;
/** Fewer shared pairs are chance. */
const LEAST_SHARED = 8;
const SHARE = 0.35;

/** For each text the place of the one that stands for its group. */
export function alikeGroups(texts: readonly ReadonlySet<string>[]): number[] {
  const pairs = texts.map((words) => [...words].filter((word) => word.includes(' ')));
  const holders = new Map<string, number[]>();
  for (const [place, own] of pairs.entries())
    for (const pair of own) holders.set(pair, [...(holders.get(pair) ?? []).slice(0, COMMON), place]);
  const stands = texts.map((_, place) => place);
  const headOf = (place: number): number => {
    let head = place;
    while (stands[head] !== head) head = stands[head]!;
    return head;
  };
  for (const [place, own] of pairs.entries()) {
    const shared = new Map<number, number>();
    for (const pair of own) {
      const others = holders.get(pair)!;
      if (others.length > COMMON) continue;
      for (const other of others) if (other < place) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) {
      const shorter = Math.min(own.length, pairs[other]!.length);
      if (count > LEAST_SHARED && count > shorter * SHARE) stands[headOf(place)] = headOf(other);
    }
  }
  return texts.map((_, place) => headOf(place));
}
