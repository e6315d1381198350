/**
 * Does any random walk over the rules alone reach a rung before its preconditions?
 *
 * A walk is some forty acts of one person's life (`rung-acts.ts`), each with chances of its own; the reader judges its journal. The walk of
 * a number is the same for the same seed. A walk that fails is made short: first cut behind the fault, then without every act that is
 * not needed for it.
 */
import type { Attempt, Step } from '../../../rules/gate/situation.ts';
import { chanceOf } from '../chance.ts';
import { ACTS, type ActName, act } from './rung-acts.ts';
import { type Chance, oneOf } from './rung-outcome.ts';
import { type Fault, readJournal } from './rung-reader.ts';
import { FIRST_DAY, minuteOn, PEOPLE, type RungRules, type Surroundings, World } from './rung-world.ts';

const MOST_ACTS = 40;

/** How often an act comes up. */
const WEIGHTS: Readonly<Record<ActName, number>> = {
  text: 10,
  call: 10,
  'wild-contact': 6,
  'plan-night': 3,
  life: 4,
  letter: 25,
  visit: 25,
  court: 20,
};
const DRAWN: readonly ActName[] = ACTS.flatMap((name) => Array.from({ length: WEIGHTS[name] }, () => name));

export interface Walked {
  readonly faults: readonly Fault[];
  /** The acts in words, with the day of each. */
  readonly told: readonly string[];
  readonly reached: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
}

const mix = (seed: number, walk: number, place: number) =>
  Math.imul(seed ^ Math.imul(walk + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(place + 1, 0xc2b2ae35);

/** Walks one walk. `without`: acts that are left out. */
export function walk(
  seed: number,
  number: number,
  rules: RungRules,
  without: ReadonlySet<number> = new Set(),
): Walked {
  const world = begin(rules, chanceOf(mix(seed, number, -1)));
  const told: string[] = [];
  const [reached, refused] = [new Set<string>(), new Set<string>()];
  const until: number[] = [];
  for (let place = 0; place < MOST_ACTS; place += 1) {
    if (without.has(place)) continue;
    const chance = chanceOf(mix(seed, number, place));
    goOn(world, chance);
    const name = drawnFor(world, chance);
    const came = act(world, name, chance);
    if (came !== null && 'done' in came) reached.add(came.done);
    else for (const one of came?.refused ?? []) refused.add(one);
    const words =
      came === null ? '' : 'done' in came ? `: ${came.done}` : `: refused (${came.refused.join(', ')})`;
    told.push(`act ${place}, day ${world.today - FIRST_DAY}: ${name}${words}`);
    until.push(world.journal.length);
  }
  const faults = readJournal(world.journal);
  const [first] = faults;
  if (first === undefined) return { faults, told, reached, refused };
  const last = until.findIndex((length) => first.place < length);
  return { faults, told: told.slice(0, last + 1), reached, refused };
}

/** The fewest acts that still show a fault of that name. */
export function shortest(seed: number, number: number, rules: RungRules, name: string): Walked {
  const without = new Set<number>();
  const shows = (less: ReadonlySet<number>) => walk(seed, number, rules, less).faults[0]?.name === name;
  for (let place = MOST_ACTS - 1; place >= 0; place -= 1) {
    without.add(place);
    if (!shows(without)) without.delete(place);
  }
  return walk(seed, number, rules, without);
}

/** What was begun is mostly gone on with, and whoever had a letter is left alone for a while. */
function drawnFor(world: World, chance: Chance): ActName {
  const drawn = oneOf(chance, DRAWN);
  const begun = chance();
  if (world.visit !== null && begun < (world.leave === null ? 0.35 : 0.7)) return 'visit';
  if (world.suit !== null && begun > 0.8) return 'court';
  const written = world.log.some((one) => one.type === 'message' && one.way === 'letter');
  return written && (drawn === 'text' || drawn === 'call') && begun < 0.75 ? 'plan-night' : drawn;
}

/** Time goes on: hours, a night, or days. Rarely it is night when somebody acts. */
function goOn(world: World, chance: Chance): void {
  const drawn = chance();
  // With leave in hand it is a matter of minutes.
  if (world.leave !== null && drawn < 0.8) world.at += Math.floor(chance() * 15);
  else if (drawn < 0.5) world.at += Math.floor(chance() * 150);
  else {
    const days = drawn < 0.88 ? 1 : 1 + Math.floor(chance() * 9);
    world.at = minuteOn(world.today + days, 570 + Math.floor(chance() * 400));
  }
  const clock = (world.at + 480) % 1440;
  if (clock > 1195 && chance() < 0.9) world.at = minuteOn(world.today + 1, 570 + Math.floor(chance() * 400));
}

/** Mostly all is well: one thing in some is not. */
function begin(rules: RungRules, chance: Chance): World {
  const fails = (often: number) => chance() < often;
  const end = () => FIRST_DAY + (fails(0.1) ? Math.floor(chance() * 25) : 400);
  const impossible: Step[] = [];
  if (fails(0.05)) impossible.push('message');
  if (fails(0.05)) impossible.push('call');
  if (fails(0.03)) impossible.push('letter');
  const here: Surroundings = {
    currency: fails(0.06) ? 'USD' : 'CNY',
    firm: {
      inForce: !fails(0.04),
      from: FIRST_DAY + (fails(0.05) ? Math.floor(chance() * 30) : -100),
      until: end(),
      licenceUntil: end(),
      covers: !fails(0.04),
      lawyerUntil: end(),
    },
    carded: ['f1', 'f2', 'f3', ...PEOPLE.slice(0, 2)],
    untrained: fails(0.15) ? [oneOf(chance, PEOPLE)] : [],
    agency: { entrusted: !fails(0.1), told: !fails(0.1) },
    firmEntrusted: !fails(0.05),
    impossible,
  };
  const late = fails(0.25) ? 15 + Math.floor(chance() * 60) : 95 + Math.floor(chance() * 100);
  const overdue = fails(0.12)
    ? oneOf(chance, [20_000n, 49_000n, 200_000n, 260_000n, 290_000n])
    : 400_000n + BigInt(Math.floor(chance() * 4_000_000));
  const world = new World(rules, here, late, overdue);
  takeOver(world, chance);
  return world;
}

/** The book is taken over with what was tried before: nothing, text and call, or a letter too; sometimes with a gap. */
function takeOver(world: World, chance: Chance): void {
  const drawn = chance();
  if (drawn < 0.3) return;
  const tried = drawn < 0.6 ? (['sms', 'call'] as const) : (['sms', 'call', 'letter'] as const);
  for (const [place, way] of tried.entries()) {
    if (chance() < 0.05) continue;
    const at = minuteOn(FIRST_DAY - 12 + place * 3 + Math.floor(chance() * 3), 700);
    world.contact(way, { ...BEFORE, way, at }, true);
  }
}

const BEFORE: Omit<Attempt, 'at' | 'way'> = {
  ...({ by: 'house', worker: null, person: 'he', address: null, debts: [], purpose: 'collect' } as const),
  ...({ start: 'collector', replyTo: null, place: null, visibleTo: 'person', saysCollector: true } as const),
  ...({ envelope: [], advertising: false, content: [] } as const),
};
