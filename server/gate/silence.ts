/**
 * Whom must nobody contact any more on old leave, when this transaction commits?
 *
 * Whoever enters something that was said, paid, agreed or found out adds the person here, and lets silence fall before he
 * commits: every open permit of the person is revoked in the same transaction. Borrowers are locked in order and after all
 * accounts, so that two who do the same wait for each other instead of blocking each other.
 */

import { revokeAll, type Silenced } from '../db/gate/permit-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';

const BATCH = 5_000;

/** People about whom something became known in one transaction. */
export class Silence {
  readonly #people = new Map<bigint, Silenced>();

  /** Something became known about a person; `why` says what, for whoever asks about his permit. The first reason stays. */
  add({ slot, borrower }: BorrowerKey, why: string): void {
    if (!this.#people.has(borrower)) this.#people.set(borrower, { slot, borrower, why });
  }

  /** Revokes their permits. Call it last before the commit: their rows stay locked until then. */
  async fall(client: Client): Promise<void> {
    const people = [...this.#people.values()].sort(
      (a, b) => a.slot - b.slot || (a.borrower < b.borrower ? -1 : 1),
    );
    this.#people.clear();
    for (let from = 0; from < people.length; from += BATCH)
      await revokeAll(client, people.slice(from, from + BATCH));
  }
}
