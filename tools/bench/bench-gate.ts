/**
 * How much quicker are contacts permitted and marked twenty at a time than one at a time?
 *
 * The same work on the same code: lock, read, every rule of the law, keep the decision with its inputs, permit, mark, commit. Each round
 * takes people who were not asked before, first in batches, then one by one, or the other way round; the median of the rounds counts.
 * Everybody has a few contacts behind him. Whoever is refused would make the measurement worthless, and ends it.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import type { Pool } from '../../server/db/pool.ts';
import { reasonsOf } from '../../server/gate/kept-judgement.ts';
import { lawFor } from '../../server/gate/law-for.ts';
import { type Ask, type Gatehouse, permitAndMark } from '../../server/gate/permit-desk.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { tellOfPeople } from '../../server/gate/tell-person.ts';
import { fillGateScene, NOON, type Rehearsed, rehearsedHouse, textAbout } from '../rehearsal/gate-scene.ts';

/** Contacts a second, round by round, twenty at a time and one at a time. */
export interface PermitRates {
  readonly batch: number;
  readonly together: readonly number[];
  readonly single: readonly number[];
}

const BATCH = 20;
const SINGLES = 200;
const TOGETHER = 1_000;
const REGION = 'CN-33';

/** Fills an empty database and measures. */
export async function measurePermits(
  pool: Pool,
  rounds: number,
  settle: () => Promise<void>,
): Promise<PermitRates> {
  const people = await fillGateScene(pool, (rounds + 1) * (SINGLES + TOGETHER));
  await giveHistory(pool, people);
  await settle();
  const law = lawFor(REGION, HOUSE);
  const house = rehearsedHouse({ at: NOON }, law);
  const together: number[] = [];
  const single: number[] = [];
  let next = 0;
  const take = (count: number): Ask[] => {
    const some = people.slice(next, next + count);
    next += count;
    return some.map((person) => ({ key: person.key, attempt: inApp(person) }));
  };
  for (let round = 0; round <= rounds; round += 1) {
    const many = () => rateOf(pool, take(TOGETHER), BATCH, house);
    const one = () => rateOf(pool, take(SINGLES), 1, house);
    const rates = round % 2 === 0 ? [await many(), await one()] : [await one(), await many()].reverse();
    if (round === 0) continue; // warms up
    together.push(rates[0]!);
    single.push(rates[1]!);
  }
  return { batch: BATCH, together, single };
}

const inApp = (person: Rehearsed): Ask['attempt'] => ({
  ...textAbout(person),
  way: 'in-app',
  address: 'in-app',
});

async function rateOf(pool: Pool, asks: readonly Ask[], size: number, house: Gatehouse): Promise<number> {
  const began = performance.now();
  for (let from = 0; from < asks.length; from += size) {
    const decided = await permitAndMark(pool, asks.slice(from, from + size), house);
    const refused = decided.find(({ permit }) => permit === null);
    if (refused !== undefined)
      throw new Error(`a contact of the measurement was refused: ${reasonsOf(refused).join(', ')}`);
  }
  return (asks.length * 1000) / (performance.now() - began);
}

/** A few messages of past weeks in everybody's log. */
async function giveHistory(pool: Pool, people: readonly Rehearsed[]): Promise<void> {
  for (let from = 0; from < people.length; from += 500)
    await tellOfPeople(
      pool,
      people.slice(from, from + 500).flatMap(({ key, account }) =>
        [40, 30, 20, 10].map((days) => ({
          key,
          at: NOON - days * 1440,
          fact: {
            type: 'message',
            way: 'sms',
            to: 'borrower',
            address: 'phone',
            debts: [String(account.accountId)],
            asked: false,
            replyTo: null,
          } as const,
        })),
      ),
      knownAt(NOON),
    );
}
