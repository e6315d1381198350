/**
 * What becomes known about people while messages go out to them?
 *
 * A payment of everything, an agreement, a written dispute or a stop, as the product enters them: most of them fifty in a transaction,
 * from several sides at once; some one at a time, as a person presses a button, and of these it is measured how long that took.
 */
import type { Pool } from '../../../server/db/pool.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { tellOfPeople } from '../../../server/gate/tell-person.ts';
import { enterFacts } from '../../../server/ledger/enter-facts.ts';
import { NOON, type Rehearsed, TODAY } from '../gate-scene.ts';
import { RULES } from '../scene.ts';

/** A stop that was committed: no later than `by`, milliseconds since 1970. */
export interface Stop {
  readonly kind: string;
  readonly by: number;
}

/** What was entered. */
export interface Entered {
  readonly stops: Map<bigint, Stop>;
  /** Of those entered one at a time: milliseconds from hearing it to the answer to the commit. */
  readonly single: number[];
}

/** How it is entered. */
export interface EnterTerms {
  readonly chance: () => number;
  /** Share of the people about whom nothing is entered. */
  readonly spared: number;
  /** People in one transaction, and transactions at a time. */
  readonly together: number;
  readonly sides: number;
  /** Share that is entered one at a time, beside the others. */
  readonly oneByOne: number;
  /** Waits until the senders have come as far. */
  readonly pace: (entered: number) => Promise<void>;
}

const now = () => performance.timeOrigin + performance.now();
const SHORTLY_MS = 2;
/** So few are entered one at a time, however long it takes. */
const LEFT_ALONE = 20;

/** Enters something about everybody but a few, in any order, at about the pace at which messages arrive. */
export async function enterStops(
  pool: Pool,
  people: readonly Rehearsed[],
  entered: Entered,
  terms: EnterTerms,
): Promise<void> {
  const { chance, spared, together, sides, oneByOne, pace } = terms;
  const chosen = shuffled(
    people.filter(() => chance() >= spared),
    chance,
  );
  const alone = chosen.splice(0, Math.floor(chosen.length * oneByOne));
  const { stops, single } = entered;
  const enter = async (some: readonly Rehearsed[]): Promise<void> => {
    const kind = KINDS[Math.floor(chance() * KINDS.length)]!;
    await kind.enter(pool, some);
    const by = now();
    for (const { key } of some) stops.set(key.borrower, { kind: kind.name, by });
  };
  /** Of more people than these in one transaction senders hear no names. */
  const inBatches = async (some: readonly Rehearsed[]): Promise<void> => {
    for (let from = 0; from < some.length; from += together) await enter(some.slice(from, from + together));
  };
  let next = 0;
  const batches = async (): Promise<void> => {
    while (next < chosen.length) {
      const from = next;
      next += together;
      await enter(chosen.slice(from, from + together));
      await pace(stops.size);
    }
  };
  const singles = async (): Promise<void> => {
    for (const [place, person] of alone.entries()) {
      // Spread evenly over the whole time.
      while (place / alone.length > next / chosen.length && next < chosen.length)
        await new Promise((resolve) => setTimeout(resolve, SHORTLY_MS));
      // The others are through: what is left joins them, or a slow machine would race with nobody.
      if (next >= chosen.length && alone.length > LEFT_ALONE) return inBatches(alone.slice(place));
      const heard = performance.now();
      await enter([person]);
      single.push(performance.now() - heard);
    }
  };
  await pace(1);
  await Promise.all([...Array.from({ length: sides }, batches), singles()]);
}

/** Enters something about one person; `chance` in [0, 1) says what. */
export async function enterOne(pool: Pool, person: Rehearsed, chance: number): Promise<Stop> {
  const { name, enter } = KINDS[Math.floor(chance * KINDS.length)]!;
  await enter(pool, [person]);
  return { kind: name, by: now() };
}

export function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const some = [...items];
  for (let place = some.length - 1; place > 0; place -= 1) {
    const other = Math.floor(chance() * (place + 1));
    [some[place], some[other]] = [some[other]!, some[place]!];
  }
  return some;
}

const [FROM, TO] = [TODAY, TODAY + 60];
const PAID = { id: 'all', type: 'paid', amount: 100_000_000_00n, valueOn: TODAY } as const;
const PLAN = { id: 'plan', type: 'paused', from: FROM, to: TO, reason: 'plan', valueOn: TODAY } as const;
const DISPUTE = { type: 'dispute', written: true, inPeriod: true, portion: 'all', debts: null } as const;
const STOP = {
  type: 'opt-out',
  by: 'borrower',
  scope: 'person',
  way: null,
  address: null,
  via: 'sms',
} as const;

type Enter = (pool: Pool, people: readonly Rehearsed[]) => Promise<unknown>;

/** A fact about the accounts of people. */
const ofAccounts =
  (fact: typeof PAID | typeof PLAN): Enter =>
  (pool, people) =>
    enterFacts(
      pool,
      people.map(({ account }) => ({ key: account, fact })),
      RULES,
      knownAt(NOON),
    );

/** A fact about people themselves. */
const ofPeople =
  (fact: typeof DISPUTE | typeof STOP): Enter =>
  (pool, people) =>
    tellOfPeople(
      pool,
      people.map(({ key }) => ({ key, at: NOON, fact })),
      knownAt(NOON),
    );

const KINDS: readonly { readonly name: string; readonly enter: Enter }[] = [
  { name: 'payment', enter: ofAccounts(PAID) },
  { name: 'agreement', enter: ofAccounts(PLAN) },
  { name: 'dispute', enter: ofPeople(DISPUTE) },
  { name: 'stop', enter: ofPeople(STOP) },
];
