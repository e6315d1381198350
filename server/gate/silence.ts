/**
 * Whom must nobody contact any more on old leave, when this transaction commits?
 *
 * Whoever enters something that was said, paid, agreed or found out adds the person here, and lets silence fall before he
 * commits: permits are revoked, messages that wait and are no longer asked are cancelled, what is on its way has crossed it in
 * flight, and every open screen hears of it. Borrowers are locked in order and after all accounts, so that two who do the
 * same wait for each other instead of blocking each other.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import { keepKnown, type LearntFact } from '../db/disputes/fact-known.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import {
  type Fallen,
  type Falling,
  openAmong,
  revokeAll,
  type Shut,
  tellOfMany,
} from '../db/gate/silence-rows.ts';
import { type Client, together } from '../db/pool.ts';
import { cancelVisits } from '../db/visits/visit-rows.ts';
import { endsVisits, tellEndedVisits } from '../visits/end-visits.ts';

const BATCH = 5_000;
/** Up to so many people in one transaction listeners hear of each; of more they hear that it was many. */
export const TOLD_EACH = 100;

/**
 * When something became known: the minute of the house's clock, and the instant at which the house had heard it, on this
 * process's own steady clock (`performance.now()`): what lies between that and the commit is the time to silence.
 */
export interface Known {
  readonly at: Minute;
  readonly since: number;
}

/** Known now, at a minute of the house's clock. */
export function knownAt(at: Minute): Known {
  return { at, since: performance.now() };
}

/** Which ways (null: any) and which debts (null: all) a person may not be contacted about any more. */
export type Scope = Pick<Shut, 'ways' | 'debts'>;

interface Heard extends BorrowerKey {
  readonly why: string;
  readonly shut: Scope[];
  /** Nobody is visited on an old appointment any more, and agencies that listen hear that their leave is gone. */
  endsWork: boolean;
}

/** What ended for somebody of whom nothing was open. */
const NOTHING = { silence: null, permits: 0, cancelled: [], crossed: [] } as const;

/** People about whom something became known in one transaction. */
export class Silence {
  readonly #known: Known;
  readonly #people = new Map<bigint, Heard>();
  readonly #learnt: LearntFact[] = [];

  constructor(known: Known) {
    this.#known = known;
  }

  /**
   * Something became known about a person; `why` says what, for whoever asks about his permit. The first reason stays.
   * `shut`: what he may not be contacted about any more at all, where it says so by itself.
   */
  add({ slot, borrower }: BorrowerKey, why: string, shut: Scope | null = null): void {
    const heard = this.#people.get(borrower) ?? { slot, borrower, why, shut: [], endsWork: false };
    if (shut !== null) heard.shut.push(shut);
    heard.endsWork ||= endsVisits(why, shut !== null);
    this.#people.set(borrower, heard);
  }

  /** A fact on an account of somebody who is added: the instant at which it became known is kept once he is locked. */
  learn(fact: LearntFact): void {
    this.#learnt.push(fact);
  }

  /**
   * Ends what was open about them. Call it last before the commit: their rows stay locked until then. `areLocked`: the caller has
   * locked them all.
   */
  async fall(client: Client, areLocked = false): Promise<Fallen[]> {
    const people = [...this.#people.values()].sort(
      (a, b) => a.slot - b.slot || (a.borrower < b.borrower ? -1 : 1),
    );
    this.#people.clear();
    const told = people.length <= TOLD_EACH;
    const fallen: Fallen[] = [];
    if (people.length > 0 && !areLocked) await lockBorrowers(client, people);
    const { at, since } = this.#known;
    for (let from = 0; from < people.length || this.#learnt.length > 0; from += BATCH) {
      const some = people.slice(from, from + BATCH);
      const visited = some.filter((one) => one.endsWork);
      const falling = (): Falling => {
        const waited = performance.now() - since;
        return {
          people: some.map(({ slot, borrower, why, endsWork: ends }) => ({
            slot,
            borrower,
            why,
            waited,
            ends,
          })),
          shut: some.flatMap(({ slot, borrower, shut }) =>
            shut.map((scope) => ({ slot, borrower, ...scope })),
          ),
          ...{ at, told },
        };
      };
      const [, open, unvisited] = await together(client, () => [
        // Under the lock and before the silence: whatever was committed about them before this instant did not know it.
        keepKnown(client, this.#learnt.splice(0), at),
        openAmong(client, falling()),
        cancelVisits(client, visited, at),
      ]);
      const { people: all, ...rest } = falling();
      const still = all.filter(({ borrower }) => open.has(borrower));
      const fell = await revokeAll(client, { ...rest, people: still });
      const ended = new Map(fell.map((one) => [one.borrower, one]));
      fallen.push(...some.map(({ slot, borrower }) => ended.get(borrower) ?? { slot, borrower, ...NOTHING }));
      await tellEndedVisits(client, visited, unvisited, at);
    }
    if (!told) await tellOfMany(client, people.length);
    return fallen;
  }
}
