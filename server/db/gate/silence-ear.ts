/**
 * How does this process hear at once that something became known about a person, whoever entered it?
 *
 * The database tells it when the transaction has committed, in the order of commits. Where the connection was gone for a while words
 * may have been missed: that itself is heard.
 */
import { type Ear, listenOn } from '../contact/wakening.ts';
import type { Pool } from '../pool.ts';
import type { BorrowerKey } from './person-rows.ts';
import { KNOWN_CHANNEL } from './silence-rows.ts';

/** Something became known about one person; `silence`: number of the row that says what ended, if anything was open. */
export interface PersonWord extends BorrowerKey {
  readonly silence: number | null;
  readonly why: string;
}

/** What is heard: about one person, that a reply waits for somebody to read it, that the team's calls or people changed,
 *  or that anything may have changed. */
export type Word = PersonWord | 'reply' | 'team' | 'anything';

/** Listens until it is closed; resolves when it does. */
export async function openSilenceEar(pool: Pool, hear: (word: Word) => void): Promise<Ear> {
  let begun = false;
  return listenOn(pool, [KNOWN_CHANNEL], {
    said: (_, payload) => {
      const word = wordIn(payload);
      if (word !== null) hear(word);
    },
    listening: (is) => {
      if (is && begun) hear('anything');
      begun = true;
    },
  });
}

/** What a payload says; null where it is none of ours. */
function wordIn(payload: string): Word | null {
  let told: unknown;
  try {
    told = JSON.parse(payload);
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null) return null;
  if ('many' in told) return 'anything';
  if ('reply' in told) return 'reply';
  if ('team' in told) return 'team';
  const { slot, borrower, silence, why } = told as Record<string, unknown>;
  if (typeof slot !== 'number' || typeof borrower !== 'string' || typeof why !== 'string') return null;
  return { slot, borrower: BigInt(borrower), silence: typeof silence === 'number' ? silence : null, why };
}
