/**
 * How is somebody looked for who cannot be reached: which way is next, what was tried, what came of it?
 *
 * Ways are data in an order. Each try is a row with a proof of the person's own chain: who asked, by which way, what was found; a way that
 * is a contact is refused here and goes through the desk like every contact, whose permit then stands in the row.
 */
import { SEARCH_WAYS } from '../../policy/house/visits/search-ways.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Situation } from '../../rules/gate/situation.ts';
import { lostContact } from '../../rules/gate/whom/lost-contact.ts';
import { type SearchNext, type SearchOutcome, searchNext } from '../../rules/visits/lost-search.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, transaction } from '../db/pool.ts';
import { addSearch, endSearch, lastContact, type SearchRow, searchesOf } from '../db/visits/search-rows.ts';
import { appendProofs } from '../evidence/proof.ts';
import type { VisitHouse } from './visit-case.ts';

/** When somebody counts as lost: three calls in a row, or on three days in a row (China Banking Association guideline 2026, second hand). */
const LOST = { failedCalls: 3, failedDays: 3 };

export interface Search {
  readonly lost: boolean;
  readonly tries: readonly SearchRow[];
  readonly next: SearchNext;
}

/** Where the search for a person stands. */
export async function searchOf(
  client: Client,
  key: BorrowerKey,
  situation: Situation,
  bars: readonly string[],
  { today, at }: { readonly today: Day; readonly at: Minute },
): Promise<Search> {
  const tries = await searchesOf(client, key);
  const { from } = lostContact(LOST, at, situation);
  const lost = from !== null && from <= at;
  const first = tries[0]?.on ?? null;
  const reached = first !== null && !lost;
  const next = searchNext(SEARCH_WAYS, tries, today, {
    lost: lost || reached,
    reached,
    rests: bars.length > 0,
  });
  return { lost, tries, next };
}

export type Searched =
  | { readonly state: 'kept' }
  | { readonly state: 'refused'; readonly why: 'not-next' | 'needs-permit' | 'nothing-open' };

/** Begins the next way, or says what came of the one that waits. */
export async function keepSearch(
  house: VisitHouse,
  key: BorrowerKey,
  asked: {
    readonly by: string;
    readonly way: string;
    readonly outcome: SearchOutcome | null;
    readonly words: string;
  },
  next: SearchNext,
  { today, at }: { readonly today: Day; readonly at: Minute },
): Promise<Searched> {
  const { by, way, outcome, words } = asked;
  return transaction(house.pool, async (client): Promise<Searched> => {
    await lockBorrowers(client, [key]);
    const proof = async () => {
      const data = { source: 'search', way, by, outcome };
      const [number] = await appendProofs(client, [
        { ...key, at, kind: 'statement', data, ...(words === '' ? {} : { sealed: { words } }) },
      ]);
      return number!;
    };
    if (outcome !== null) {
      const done = await endSearch(client, key, way, outcome, today);
      if (!done) return { state: 'refused', why: 'nothing-open' };
      await proof();
      return { state: 'kept' };
    }
    if (next.state !== 'try' || next.way.id !== way) return { state: 'refused', why: 'not-next' };
    const permit = next.way.kind === 'permit' ? await lastContact(client, key, at) : null;
    if (next.way.kind === 'permit' && permit === null) return { state: 'refused', why: 'needs-permit' };
    await addSearch(client, key, { way, on: today, by, permit, proof: await proof() });
    return { state: 'kept' };
  });
}
