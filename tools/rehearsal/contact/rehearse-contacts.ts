/**
 * Does silence hold over very many events?
 *
 * In rounds over one book that is written once: each round races everybody in it on a copy of its files, with chances of its own, so
 * that the last round finds tables as empty as the first. Every third round is played on the peers of the real protocols. Or, how long a
 * stop takes at a stated rate: then nobody is killed, and the far ends are the rehearsal's own.
 */
import { createDatabase, dropDatabase } from '../../../server/db/databases.ts';
import { openPostgres, type Postgres } from '../../../server/db/embedded/postgres.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { openPool } from '../../../server/db/pool.ts';
import { percentile } from '../../../server/gate/time-to-silence.ts';
import { wordsOf } from '../../../server/trouble.ts';
import { fillGateScene, type Rehearsed } from '../gate-scene.ts';
import type { Result } from '../rehearse.ts';
import { type ContactRaces, raceContacts } from './contact-races.ts';
import { Watch } from './race-watch.ts';

const BOOK = 'rehearsal_contact_book';
const COPY = 'rehearsal_contact_copy';
/** People in a round; nine in ten of them have something entered about them. */
const PEOPLE = 30_000;
const ENTERED = 0.87;
const SENDERS = 2;
const KILL_EVERY = 1_500;
const REAL_EVERY = 3;

/** A round, and whether it was played on the peers. Its long lists are summed up at once: a million events leave little behind. */
interface Round extends ContactRaces {
  readonly real: boolean;
  readonly seconds: number;
}

/**
 * Races until so many events were entered, or something does not hold. `offered`: events a second, one at a time; 0: as fast as it goes,
 * with senders that are killed.
 */
export async function rehearseContacts(
  { seed, events, offered }: { readonly seed: number; readonly events: number; readonly offered: number },
  tell: (result: Omit<Result, 'part'>) => void,
): Promise<void> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const say = (line: string) => process.stderr.write(`${seconds()} s: ${line}\n`);
  const postgres = await openPostgres({ databaseUrl: '', name: 'rehearsal-postgres', say: () => {} });
  const watch = new Watch(say);
  const rounds: Round[] = [];
  const broken: string[] = [];
  try {
    const size = Math.min(PEOPLE, Math.max(100, Math.ceil(events / ENTERED)));
    const people = await watch.until('writes the book', writeBookOf(postgres, size));
    while (sum(rounds, 'events') < events && rounds.every(({ faults }) => faults.length === 0)) {
      const round = await playRound(
        postgres,
        people,
        seed + 1_000 * rounds.length,
        rounds.length,
        offered,
        watch,
      );
      rounds.push(round);
      say(lineOf(round, rounds));
    }
    for (const name of [COPY, BOOK]) await watch.until(`drops ${name}`, dropDatabase(postgres, name));
  } catch (error) {
    broken.push(wordsOf(error));
  } finally {
    watch.end();
    await postgres.close();
  }
  const faults = [...broken, ...rounds.flatMap((round) => round.faults)];
  const kinds = rounds.filter(({ real }) => real).length;
  tell({
    what: `payments, agreements, disputes and stops${offered > 0 ? `, ${offered} a second,` : ''} against dispatch on all ways: nothing late, twice or lost`,
    runs: `${sum(rounds, 'events')} events in ${rounds.length} rounds, ${kinds} of them on the real protocols`,
    holds: faults.length === 0,
    note: [...notesOf(rounds, seconds()), ...faults.slice(0, 20)].join('; '),
    seconds: seconds(),
  });
}

async function writeBookOf(postgres: Postgres, size: number): Promise<Rehearsed[]> {
  for (const name of [COPY, BOOK]) await dropDatabase(postgres, name);
  await createDatabase(postgres, BOOK);
  await migrate(postgres.url(BOOK));
  const pool = openPool(postgres.url(BOOK), 4);
  try {
    return await fillGateScene(pool, size);
  } finally {
    await pool.end();
  }
}

async function playRound(
  postgres: Postgres,
  people: readonly Rehearsed[],
  seed: number,
  number: number,
  offered: number,
  watch: Watch,
): Promise<Round> {
  const began = performance.now();
  await watch.until('copies the book', createDatabase(postgres, COPY, BOOK));
  const real = offered === 0 && number % REAL_EVERY === 1;
  const far = real ? 'peer' : 'exchange';
  const url = postgres.url(COPY);
  const races = await raceContacts({
    url,
    people,
    seed,
    senders: SENDERS,
    killEvery: offered === 0 ? KILL_EVERY : 0,
    far,
    watch,
    ...(offered > 0 && { offered }),
  });
  await watch.until('drops the copy', dropDatabase(postgres, COPY));
  return { ...races, real, seconds: (performance.now() - began) / 1000 };
}

type Counted =
  | 'events'
  | 'messages'
  | 'arrived'
  | 'stopped'
  | 'crossedLate'
  | 'unknown'
  | 'givenBack'
  | 'kills';
const sum = (rounds: readonly Round[], of: Counted) => rounds.reduce((total, round) => total + round[of], 0);

/** p50 and p99 in milliseconds. */
function timesOf(rounds: readonly Round[], of: 'silence' | 'single' | 'dropped'): string {
  const values = rounds.flatMap((round) => round[of]);
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(values, share)?.toFixed(1) ?? 'none');
  return `p50 ${p50} ms, p99 ${p99} ms`;
}

function notesOf(rounds: readonly Round[], seconds: number): string[] {
  return [
    `${sum(rounds, 'messages')} messages, ${sum(rounds, 'arrived')} arrived, ${sum(rounds, 'stopped')} were stopped`,
    `${sum(rounds, 'crossedLate')} arrived after the commit, at most ${Math.max(0, ...rounds.map(({ window }) => window)).toFixed(0)} ms`,
    `${sum(rounds, 'unknown')} unknown, ${sum(rounds, 'givenBack')} given back by the carrier`,
    `${sum(rounds, 'kills')} senders killed`,
    `entered one at a time, heard to committed ${timesOf(rounds, 'single')}`,
    `committed to dropped by every sender ${timesOf(rounds, 'dropped')}`,
    `fifty in a transaction, heard to revoked ${timesOf(rounds, 'silence')}`,
    `${Math.round(sum(rounds, 'events') / Math.max(1, seconds))} events/s`,
    `rounds of ${rounds.map((round) => round.seconds.toFixed(0)).join(', ')} s`,
  ];
}

function lineOf(round: Round, rounds: readonly Round[]): string {
  const laps = Object.entries(round.took).map(([name, took]) => `${name} ${(took / 1000).toFixed(1)} s`);
  return [
    `${sum(rounds, 'events')} events`,
    `round ${rounds.length}${round.real ? ' on the real protocols' : ''}: ${round.events} events in ${round.seconds.toFixed(1)} s`,
    ...laps,
    ...notesOf([round], round.seconds).slice(0, -1),
    `busy elsewhere for up to ${round.late.toFixed(0)} ms`,
    `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
  ].join('; ');
}
