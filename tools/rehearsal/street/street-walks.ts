/**
 * Does any walk through the whole system reach a rung before its preconditions?
 *
 * Many people share one house and its nights. Each day the night is closed, what it planned is sent, agents call, and everybody of
 * whom chance thinks has one thing done to him. After some days and at the end, the tables are read.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import { type Day, dayOf } from '../../../rules/days.ts';
import type { Database } from '../../../server/db/databases.ts';
import { heldBack } from '../../../server/db/gate/rehearsed-rungs.ts';
import { permitAndMark } from '../../../server/gate/permit-desk.ts';
import { attemptOf } from '../../../server/gate/situation-from.ts';
import { tellOutcomes } from '../../../server/gate/tell-person.ts';
import { chanceOf } from '../chance.ts';
import { type Chance, type Outcome, oneOf } from '../rungs/rung-outcome.ts';
import { type LawOf, STAFF, Street, UNTRAINED, usualLaw } from './street.ts';
import { courtStep, doorStep, letterStep, visitStep } from './street-acts.ts';
import { enterTried, fillStreet, type Walker } from './street-book.ts';
import { changeLadder, firstLadder } from './street-ladder.ts';
import { liveOn } from './street-life.ts';
import { readStreet, type StreetFault } from './street-reader.ts';

/** The book is taken over on this day, and the walk begins when what was tried before has had its time. */
const TAKEN_OVER: Day = dayOf(2026, 11, 1);
const QUIET_NIGHTS = 9;
/** Days of a walk: long enough for a suit's wait. */
export const WALK_DAYS = 22;
/** After so many days another version of the ladder comes into force. */
const CHANGED_ON = 1;
const AT_ONCE = 6;
const CALLS_TOGETHER = 200;
/** The tables are read after so many days, and at the end. */
const READ_EVERY = 11;

export interface StreetWalks {
  /** People by the way they were reached. */
  readonly rungs: ReadonlyMap<string, number>;
  readonly reached: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
  readonly faults: readonly StreetFault[];
  /** Acts of who failed with the fewest. */
  readonly shortest: string | null;
  readonly acts: number;
}

/** How a street is walked. */
export interface StreetWish {
  readonly people: number;
  readonly seed: number;
  readonly days?: number;
  /** Acts of that person alone, in the same street. */
  readonly only?: number | null;
  /** The law by which agents' calls and filings are judged. */
  readonly lawOf?: LawOf;
  /** Read every day, and end with the first fault. */
  readonly untilFault?: boolean;
}

/** Walks with so many people in one house. */
export async function walkStreet(
  { pool, url }: Pick<Database, 'pool' | 'url'>,
  { people, seed, days = WALK_DAYS, only = null, lawOf = usualLaw, untilFault = false }: StreetWish,
  say: (line: string) => void = () => {},
): Promise<StreetWalks> {
  const first = TAKEN_OVER + 1 + QUIET_NIGHTS;
  const walkers = await fillStreet(pool, people, { day: TAKEN_OVER, lately: first - 1 }, seed);
  const street = new Street(pool, url, first, lawOf);
  const walk = new Walk(
    street,
    walkers.filter(({ number }) => only === null || number === only),
    seed,
  );
  try {
    await street.morning(first - 1, true);
    await enterTried(pool, walkers, first - 1);
    street.clock.day = first;
    await street.furnish(seed);
    await firstLadder(pool);
    for (let day = first; day < first + days; day += 1) {
      await walk.day(day);
      if (day === first + CHANGED_ON) await changeLadder(pool, day);
      if (untilFault || (day - first + 1) % READ_EVERY === 0) await walk.read();
      say(`day ${day - first + 1} of ${days}: ${walk.acts} acts, ${walk.faults.length} faults`);
      if (untilFault && walk.faults.length > 0) break;
    }
    await walk.read();
    return walk.came();
  } finally {
    await street.close();
  }
}

class Walk {
  acts = 0;
  readonly #street: Street;
  readonly #walkers: readonly Walker[];
  readonly #seed: number;
  #read: readonly StreetFault[] = [];
  #rungs: ReadonlyMap<string, number> = new Map();
  /** What the tables themselves refused to hold. */
  readonly #refusals: StreetFault[] = [];
  readonly #refused = new Map<string, number>();

  constructor(street: Street, walkers: readonly Walker[], seed: number) {
    this.#street = street;
    this.#walkers = walkers;
    this.#seed = seed;
  }

  async day(day: Day): Promise<void> {
    const street = this.#street;
    await street.morning(day);
    await street.send(600);
    street.clock.at += 15;
    await this.#call(day);
    street.clock.at += 15;
    await this.#each(day, 1, (walker, chance) => this.#act(walker, chance));
    await street.send(780);
    await this.#each(day, 2, (walker, chance) =>
      walker.wayOn === 'visit' ? doorStep(street, walker, chance) : Promise.resolve(null),
    );
    await street.send(1185);
  }

  async read(): Promise<void> {
    const { faults, reached } = await readStreet(this.#street.pool, this.#walkers);
    [this.#read, this.#rungs] = [faults, reached];
  }

  get faults(): readonly StreetFault[] {
    return [...this.#refusals, ...this.#read];
  }

  came(): StreetWalks {
    const { faults } = this;
    const reached = new Map<string, number>();
    for (const { counted } of this.#walkers)
      for (const name of counted) reached.set(name, (reached.get(name) ?? 0) + 1);
    const failed = this.#walkers
      .filter(({ number }) => faults.some(({ walker }) => walker === number))
      .sort((a, b) => a.acts.length - b.acts.length);
    const [one] = failed;
    const shortest =
      one === undefined
        ? null
        : `seed ${this.#seed}, person ${one.number} (${one.wayOn}, ${one.region}; told ${one.told.map(({ channel }) => channel).join(' ')}): ${one.acts.join('; ')}`;
    const { acts } = this;
    return { rungs: this.#rungs, reached, refused: this.#refused, faults, shortest, acts };
  }

  /** Agents call some; not all of them may. */
  async #call(day: Day): Promise<void> {
    const { pool, clock } = this.#street;
    const wanted = this.#walkers.flatMap((walker) => {
      const chance = this.#chance(walker, day, 0);
      if (chance() > (walker.wayOn === 'plain' ? 0.08 : 0.01)) return [];
      const { at: _, ...attempt } = attemptOf('call', walker.account.accountId, 0, HOUSE);
      const worker = chance() < 0.95 ? oneOf(chance, STAFF) : UNTRAINED;
      const by = chance() < 0.9 ? HOUSE.collector.id : 'AG1';
      return [{ walker, chance, ask: { key: walker.key, attempt: { ...attempt, worker, by } } }];
    });
    for (let from = 0; from < wanted.length; from += CALLS_TOGETHER) {
      const some = wanted.slice(from, from + CALLS_TOGETHER);
      const decided = await permitAndMark(
        pool,
        some.map(({ ask }) => ask),
        this.#street.gate(),
      );
      const outcomes = decided.flatMap(({ key, permit }, place) => {
        const { walker, chance } = some[place]!;
        this.#count(walker, permit === null ? { refused: ['call: gate'] } : { done: 'call' }, day);
        if (permit === null || chance() < 0.1) return [];
        const outcome = oneOf(chance, [
          'no-answer',
          'no-answer',
          'busy',
          'conversation',
          'not-sent',
        ] as const);
        return [{ key, permit, at: clock.at, ending: { type: 'outcome', outcome } as const }];
      });
      await tellOutcomes(pool, outcomes);
    }
  }

  #act(walker: Walker, chance: Chance): Promise<Outcome> {
    const street = this.#street;
    const drawn = chance();
    if (drawn < 0.012) return liveOn(street, walker, chance, street.clock.at);
    if (drawn < 0.02) return oneOf(chance, [letterStep, visitStep, courtStep])(street, walker, chance);
    if (walker.wayOn === 'plain' || drawn > 0.55) return Promise.resolve(null);
    if (walker.wayOn === 'letter') return letterStep(street, walker, chance);
    return walker.wayOn === 'visit' ? visitStep(street, walker, chance) : courtStep(street, walker, chance);
  }

  /** One thing with everybody, some at a time. */
  async #each(
    day: Day,
    phase: number,
    work: (walker: Walker, chance: Chance) => Promise<Outcome>,
  ): Promise<void> {
    const waiting = [...this.#walkers];
    const run = async () => {
      for (let walker = waiting.pop(); walker !== undefined; walker = waiting.pop())
        this.#count(walker, await this.#held(walker, work(walker, this.#chance(walker, day, phase))), day);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, run));
  }

  /** What a table refuses to hold was let through by what should have refused before. */
  async #held(walker: Walker, came: Promise<Outcome>): Promise<Outcome> {
    try {
      return await came;
    } catch (error) {
      const check = heldBack(error);
      if (check === null) throw error;
      this.#refusals.push({ walker: walker.number, name: `database: ${check}`, detail: String(error) });
      return { refused: [`database: ${check}`] };
    }
  }

  #count(walker: Walker, came: Outcome, day: Day): void {
    if (came === null) return;
    this.acts += 1;
    const on = `day ${day - TAKEN_OVER - QUIET_NIGHTS}`;
    if ('done' in came) {
      walker.counted.add(came.done);
      walker.acts.push(`${on}: ${came.done}`);
      return;
    }
    walker.acts.push(`${on}: refused (${came.refused.join(', ')})`);
    for (const name of came.refused) this.#refused.set(name, (this.#refused.get(name) ?? 0) + 1);
  }

  #chance({ number }: Walker, day: Day, phase: number): Chance {
    return chanceOf(
      Math.imul(this.#seed ^ Math.imul(number, 0x9e3779b1), 0x85ebca6b) ^
        Math.imul(day * 4 + phase, 0xc2b2ae35),
    );
  }
}
