/**
 * How does an account learn that a way was tried in its arrears, so that a harder step may follow?
 *
 * Behind the sending and outside its transactions: the first message of a way that went out becomes a fact on each of its accounts that
 * does not know it yet. Told twice it counts once, so whoever dies in the middle may simply begin again.
 */
import type { Rules } from '../day-end/closer.ts';
import { closeUntold, type UntoldMessage, untoldMessages } from '../db/contact/recover-rows.ts';
import type { Pool } from '../db/pool.ts';
import { CONTACT_FACT } from '../gate/person-situation.ts';
import { knownAt } from '../gate/silence.ts';
import { type Entry, enterFacts } from '../ledger/enter-facts.ts';
import { channelOf } from './judge-batch.ts';

const TOGETHER = 500;

/** Tells all accounts that are not told yet; returns how many facts were entered. `at`: the house's minute. */
export async function tellTried(pool: Pool, rules: Rules, at: number): Promise<number> {
  let told = 0;
  for (;;) {
    const messages = await untoldMessages(pool, TOGETHER);
    if (messages.length === 0) return told;
    const outcomes = await enterFacts(pool, messages.flatMap(factsOf), rules, knownAt(at));
    told += outcomes.filter(({ state }) => state === 'entered').length;
    await closeUntold(pool, messages);
    if (messages.length < TOGETHER) return told;
  }
}

function factsOf({ slot, borrower, permit, way, debts, day, went }: UntoldMessage): Entry[] {
  if (!went || debts === '') return [];
  const id = `${CONTACT_FACT}${slot}-${borrower}-${permit}`;
  return debts.split(' ').map((account) => ({
    key: { slot, accountId: BigInt(account) },
    fact: { id, type: 'tried', channel: channelOf(way), valueOn: day },
  }));
}
