/**
 * What does a seeded case have to play with, and what does it come to?
 */
import type { Verdict } from '../../../rules/dispute/message-verdict.ts';
import type { Pool } from '../../../server/db/pool.ts';
import type { Described } from '../../../server/disputes/find-told.ts';
import type { Somebody } from './dispute-scene.ts';

/** A contact that is pointed at, or a description. */
export type Pointed = { readonly permit: number } | { readonly told: Described };

/** What a case may use: the book, a person of its own, somebody else who had a message, and chance. */
export interface Stage {
  readonly pool: Pool;
  readonly person: Somebody;
  readonly other: { readonly code: string };
  readonly chance: () => number;
  /** A minute of the person's morning on the business day, between ten and noon. */
  readonly ten: number;
}

export interface SeededKind {
  readonly name: string;
  readonly truth: Verdict;
  readonly live: (stage: Stage) => Promise<Pointed>;
  readonly ground?: 'how-i-was-spoken-to';
}
