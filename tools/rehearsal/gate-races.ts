/**
 * Can two senders both take the last contact that is allowed, and can a permit outlive a stop?
 *
 * Senders on connections of their own ask for the same people in opposite orders and in batches of any size; payments and
 * stops are entered against permits that are being used at that moment. Counted afterwards from the contact log alone: nobody
 * was contacted above his limit and nobody who could be was left out by a fault; each stop and each use came in one order,
 * and the log says which.
 */
import { type Crossing, contactCounts, crossings } from '../../server/db/gate/rehearsed-contacts.ts';
import type { Pool } from '../../server/db/pool.ts';
import { type Ask, decide, type Gatehouse, permitAndMark, use } from '../../server/gate/permit-desk.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { BORROWER } from '../../server/gate/situation-from.ts';
import { type PersonEntry, tellOfPeople } from '../../server/gate/tell-person.ts';
import { enterFacts } from '../../server/ledger/enter-facts.ts';
import { chanceOf } from './chance.ts';
import {
  MOST_A_DAY,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
  textAbout,
} from './gate-scene.ts';
import { RULES } from './scene.ts';

/** What came of races. `faults` in words; none when it holds. */
export interface GateRaces {
  readonly races: number;
  /** How often each side was first, where both were tried. */
  readonly firsts: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

const LARGEST_BATCH = 20;

/**
 * All contacts of the day but one are behind everybody; two senders both want the last, with permits that were given before or
 * at once, one by text message and one by telephone.
 */
export async function raceForTheLast(
  pool: Pool,
  people: readonly Rehearsed[],
  seed: number,
): Promise<GateRaces> {
  const chance = chanceOf(seed);
  const house = rehearsedHouse({ at: NOON }, rehearsedLaw('race', '08:00'));
  await tellOfPeople(pool, people.flatMap(earlierToday), knownAt(NOON));
  const asks = people.map((person): Ask => ({ key: person.key, attempt: textAbout(person) }));
  const firsts = { first: 0, second: 0 };
  const faults: string[] = [];
  for (const some of batchesOf(asks, chance)) {
    const [one, other] = await Promise.all([
      contactAll(pool, some, house, chance() < 0.5),
      contactAll(pool, some.toReversed().map(byTelephone), house, chance() < 0.5),
    ]);
    firsts.first += one.size;
    firsts.second += other.size;
    for (const { key } of some)
      if (one.has(key.borrower) === other.has(key.borrower))
        faults.push(`borrower ${key.borrower}: ${one.has(key.borrower) ? 'both' : 'neither'} could send`);
  }
  const counted = await contactCounts(
    pool,
    people.map(({ key }) => key),
  );
  for (const { borrower, contacts } of counted)
    if (contacts !== 1) faults.push(`borrower ${borrower}: ${contacts} contacts in the log, one was allowed`);
  return { races: people.length, firsts, faults };
}

const byTelephone = ({ key, attempt }: Ask): Ask => ({ key, attempt: { ...attempt, way: 'call' } });

/** Messages of this morning, all that are allowed but one. */
function earlierToday({ key, account }: Rehearsed): PersonEntry[] {
  const fact = {
    type: 'message',
    way: 'sms',
    to: BORROWER,
    address: 'phone',
    debts: [String(account.accountId)],
    asked: false,
    replyTo: null,
  } as const;
  return Array.from({ length: MOST_A_DAY - 1 }, (_, place) => ({ key, at: NOON - 60 + place, fact }));
}

/** The borrowers whom a sender may contact: at once, or by permits that he uses after they were given. */
async function contactAll(
  pool: Pool,
  asks: readonly Ask[],
  house: Gatehouse,
  atOnce: boolean,
): Promise<Set<bigint>> {
  if (atOnce) {
    const decided = await permitAndMark(pool, asks, house);
    return new Set(decided.flatMap(({ key, permit }) => (permit === null ? [] : [key.borrower])));
  }
  const decided = await decide(pool, asks, house);
  const permits = decided.flatMap(({ key, permit }) => (permit === null ? [] : [{ ...key, permit }]));
  const used = await use(pool, permits, house);
  return new Set(used.flatMap(({ state, key }) => (state === 'sending' ? [key.borrower] : [])));
}

/**
 * Permits are used while payments are entered and stops are told. A third of the time the stop is committed before anyone tries to
 * use the permit: then nothing may go out.
 */
export async function raceAgainstStops(
  pool: Pool,
  people: readonly Rehearsed[],
  seed: number,
): Promise<GateRaces> {
  const chance = chanceOf(seed);
  const house = rehearsedHouse({ at: NOON }, rehearsedLaw('stops', '08:00'));
  const firsts = { use: 0, stop: 0 };
  const faults: string[] = [];
  for (const some of batchesOf(people, chance)) {
    const decided = await decide(
      pool,
      some.map((person) => ({ key: person.key, attempt: textAbout(person) })),
      house,
    );
    const permits = decided.flatMap(({ key, permit }) => (permit === null ? [] : [{ ...key, permit }]));
    if (permits.length !== some.length)
      faults.push(`${some.length - permits.length} of ${some.length} got no permit`);
    const before = chance() < 1 / 3;
    const stop = () => (chance() < 0.5 ? pay(pool, some) : sayStop(pool, some));
    if (before) await stop();
    const [used] = await Promise.all([use(pool, permits.toReversed(), house), before ? null : stop()]);
    const sent = used.filter(({ state }) => state === 'sending');
    firsts.use += sent.length;
    firsts.stop += used.length - sent.length;
    if (before && sent.length > 0) faults.push(`${sent.length} permits were used after a committed stop`);
  }
  for (const crossing of await crossings(
    pool,
    people.map(({ key }) => key),
  ))
    faults.push(...faultsOf(crossing));
  return { races: people.length, firsts, faults };
}

/** A permit was used before the stop, which then saw the contact in flight; or it was revoked, and nothing went out. */
function faultsOf({ borrower, permit, used, revoked, contacts, crossed }: Crossing): string[] {
  const isUsedFirst = used && !revoked && contacts === 1 && crossed === 1;
  const isStoppedFirst = !used && revoked && contacts === 0 && crossed === 0;
  if (isUsedFirst || isStoppedFirst) return [];
  return [
    `borrower ${borrower}, permit ${permit}: used ${used}, revoked ${revoked}, ${contacts} contacts, ${crossed} seen in flight`,
  ];
}

async function pay(pool: Pool, people: readonly Rehearsed[]): Promise<void> {
  const entries = people.map(({ account }) => ({
    key: account,
    fact: { id: `stop-${account.accountId}`, type: 'paid', amount: 1_000n, valueOn: TODAY } as const,
  }));
  for (const outcome of await enterFacts(pool, entries, RULES, knownAt(NOON)))
    if (outcome.state !== 'entered') throw new Error(`a payment was ${outcome.state}`);
}

async function sayStop(pool: Pool, people: readonly Rehearsed[]): Promise<void> {
  const fact = { type: 'cease-received', via: 'letter', written: true } as const;
  await tellOfPeople(
    pool,
    people.map(({ key }) => ({ key, at: NOON, fact })),
    knownAt(NOON),
  );
}

/** Pieces of 1 to 20, at random. */
function* batchesOf<T>(all: readonly T[], chance: () => number): Generator<T[]> {
  for (let from = 0; from < all.length; ) {
    const size = 1 + Math.floor(chance() * LARGEST_BATCH);
    yield all.slice(from, from + size);
    from += size;
  }
}
