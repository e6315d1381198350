/**
 * What do refusals of the newer doors say in Chinese?
 *
 * The lead's, the studio's, compliance's, the machines'; made as in problem-words.ts.
 */
import type { ToldBoth } from './problem-words.ts';

export const MORE_PROBLEM_WORDS: readonly ToldBoth[] = [];
