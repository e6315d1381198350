/**
 * What is the next lawful way to find somebody who cannot be reached, and when is the search over?
 *
 * The ways are tried in their order, each to its end: the next one opens when the one before found nothing and its days have gone by. The
 * search stops when he is found, when he writes or calls himself, when something is known for which collection rests, and after the last way.
 */
import type { Day } from '../days.ts';

export interface SearchWay {
  readonly id: string;
  /** A contact, which asks the gate; or a request of which a row is kept. */
  readonly kind: 'permit' | 'request';
  readonly source: string;
  /** How its text was seen: word for word, or second hand. */
  readonly confidence: 'V' | 'S';
  /** First day on which it may be used: "2026-01-30". */
  readonly from: string;
  readonly says: { readonly en: string; readonly zh: string };
  /** Days to wait for what comes of it. */
  readonly waitDays: number;
}

export const SEARCH_OUTCOMES = ['found', 'nothing', 'not-available'] as const;
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];

/** A way that was tried. */
export interface SearchTry {
  readonly way: string;
  readonly on: Day;
  readonly outcome: SearchOutcome | null;
}

export type SearchNext =
  | { readonly state: 'try'; readonly way: SearchWay }
  | { readonly state: 'waiting'; readonly way: SearchWay; readonly until: Day | null }
  | { readonly state: 'over'; readonly why: 'found' | 'reached' | 'rests' | 'not-lost' | 'all-tried' };

/** Where the search stands. `stop`: what ends it whatever was tried. */
export function searchNext(
  ways: readonly SearchWay[],
  tries: readonly SearchTry[],
  today: Day,
  stop: { readonly lost: boolean; readonly reached: boolean; readonly rests: boolean },
): SearchNext {
  if (tries.some(({ outcome }) => outcome === 'found')) return { state: 'over', why: 'found' };
  if (stop.reached) return { state: 'over', why: 'reached' };
  if (stop.rests) return { state: 'over', why: 'rests' };
  if (!stop.lost) return { state: 'over', why: 'not-lost' };
  for (const way of ways) {
    const tried = tries.findLast((one) => one.way === way.id);
    if (tried === undefined) return { state: 'try', way };
    const until = tried.on + way.waitDays;
    if (tried.outcome === null) return { state: 'waiting', way, until: null };
    if (tried.outcome === 'nothing' && until > today) return { state: 'waiting', way, until };
  }
  return { state: 'over', why: 'all-tried' };
}
