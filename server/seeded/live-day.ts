/**
 * What do the borrowers of a made-up book do on the open business day?
 *
 * Every made-up account is asked (simulator/behaviour.ts) and what its borrower does is entered as a fact, as if a host had
 * told us. A fact carries its account and day as its reference: a day that was broken off is lived again and nothing counts
 * twice. Accounts that came from a real host are left alone, and those whose way a demonstration shows: they live it elsewhere.
 */
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { factsOn, payerOf } from '../../simulator/behaviour.ts';
import { MADE_UP_FROM } from '../../simulator/contracts.ts';
import type { Rules } from '../day-end/closer.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { eachAccount } from '../db/seeding.ts';
import { SLOTS } from '../db/slot.ts';
import { readWays } from '../db/ways/way-rows.ts';
import { knownAt } from '../gate/silence.ts';
import { type Entry, enterFacts } from '../ledger/enter-facts.ts';

/** Which day of which made-up book is lived. */
export interface Living {
  readonly seed: number;
  readonly accounts: number;
  readonly day: Day;
}

/** Accounts asked at a time. */
const TOGETHER = 5_000;

/** What became of a day: facts that are new, and those that could not be entered, each in words. */
export interface Lived {
  readonly entered: number;
  readonly refused: readonly string[];
}

/** Enters what the borrowers do on `day`, which must be the open one. `at`: the minute it is on the house's clock. */
export async function liveDay(
  pool: Pool,
  living: Living,
  rules: Rules,
  at: Minute,
  onProgress: (slots: number, of: number) => void = () => {},
): Promise<Lived> {
  const slots = Math.max(1, Math.min(SLOTS, Math.floor((SLOTS * TOGETHER) / living.accounts)));
  let entered = 0;
  const refused: string[] = [];
  for (let first = 0; first < SLOTS; first += slots) {
    const last = Math.min(SLOTS, first + slots) - 1;
    const told = await askSlots(pool, living, rules, first, last);
    for (const outcome of await enterFacts(pool, told, rules, knownAt(at))) {
      if (outcome.state === 'entered') entered += 1;
      // Asked again after he has paid, a borrower says something else: he was heard before.
      else if (outcome.state === 'refused' && outcome.refused !== 'other-content') refused.push(outcome.what);
    }
    onProgress(last + 1, SLOTS);
  }
  return { entered, refused };
}

async function askSlots(
  pool: Pool,
  { seed, day }: Living,
  { products }: Rules,
  first: number,
  last: number,
): Promise<Entry[]> {
  const told: Entry[] = [];
  const shown = new Set((await readWays(pool)).map(({ accountId }) => accountId));
  await transaction(pool, (client) =>
    eachAccount(client, first, last, ({ slot, account }) => {
      const product = products.get(account.product);
      if (product === undefined || account.id < MADE_UP_FROM || shown.has(account.id)) return;
      const payer = payerOf(seed, Number(account.borrower), Number(account.id));
      for (const fact of factsOn(payer, account, day, product))
        told.push({ key: { slot, accountId: account.id }, fact });
    }),
  );
  return told;
}
