/**
 * How does a borrower on the telephone find out that the caller sits at our desk?
 *
 * He asks his page for a word and asks the caller to say it. Only an agent with a permitted call to this very person is shown
 * it, once, for some minutes. Whoever has merely put our number on a display cannot say it.
 */
import { randomInt } from 'node:crypto';
import { SPOKEN_WORDS } from '../../policy/words/spoken-words.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Language } from '../../rules/telling/language.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import { isBeingCalled, lastWord, markTold, type WordRow, writeWord } from '../db/identity/word-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';

const GOOD_MINUTES = 10;
/** A call that began so many minutes ago may still be going on. */
const CALL_MINUTES = 60;

/** Draws a new word for a borrower; the one before it is no longer good. */
export async function drawWord(pool: Pool, key: BorrowerKey, language: Language): Promise<WordRow> {
  const words = SPOKEN_WORDS[language];
  const drawn = [0, 1].map(() => words[randomInt(words.length)]!).join(language === 'en' ? ' ' : '');
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [key]);
    await writeWord(client, key, drawn, GOOD_MINUTES);
    return (await lastWord(client, key))!;
  });
}

/** The borrower's word as it stands; null when he never asked for one. */
export function wordOf(pool: Pool, key: BorrowerKey): Promise<WordRow | null> {
  return lastWord(pool, key);
}

/** What an agent gets who wants to say the word. */
export type ToldWord =
  | { readonly state: 'told'; readonly word: string }
  | { readonly state: 'refused'; readonly why: 'no-call' | 'no-word' | 'over' | 'told-before' };

/** Shows the word to an agent, once, while a permitted call to this person may be going on at the house's minute `now`. */
export async function tellWord(pool: Pool, key: BorrowerKey, agent: string, now: Minute): Promise<ToldWord> {
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [key]);
    if (!(await isBeingCalled(client, key, now - CALL_MINUTES))) return { state: 'refused', why: 'no-call' };
    const last = await lastWord(client, key);
    if (last === null) return { state: 'refused', why: 'no-word' };
    if (last.toldAt !== null) return { state: 'refused', why: 'told-before' };
    if (!last.good) return { state: 'refused', why: 'over' };
    await markTold(client, key, last.seq, agent);
    return { state: 'told', word: last.word };
  });
}
