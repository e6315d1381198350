/**
 * Does the gate hold when many use it at once, and does what it decided stay what it was?
 *
 * Four runs on a server of the rehearsal's own, each with people of its own, in a database that is thrown away.
 */
import { createDatabase, dropDatabase } from '../../server/db/databases.ts';
import { openPostgres } from '../../server/db/embedded/postgres.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openPool, type Pool } from '../../server/db/pool.ts';
import { tryCodes } from './contact/code-tries.ts';
import { raceAgainstStops, raceForTheLast } from './gate-races.ts';
import { fillGateScene, NOON, type Rehearsed, rehearsedHouse, rehearsedLaw } from './gate-scene.ts';
import type { Result } from './rehearse.ts';
import { replayAll } from './replays.ts';

const DATABASE = 'rehearsal_gate';
const CONNECTIONS = 4;
/** People whose codes are tried; half of them were sent something. */
const CODES = 400;

type GateResult = Omit<Result, 'part'>;

/** Runs so many races for a permit, as many against a stop, and makes at least as many decisions again. */
export async function rehearseGate(
  { seed, permits }: { readonly seed: number; readonly permits: number },
  tell: (result: GateResult) => void,
): Promise<void> {
  const postgres = await openPostgres({ databaseUrl: '', name: 'rehearsal-postgres', say: () => {} });
  try {
    await dropDatabase(postgres, DATABASE);
    await createDatabase(postgres, DATABASE);
    await migrate(postgres.url(DATABASE));
    const pool = openPool(postgres.url(DATABASE), CONNECTIONS);
    try {
      const people = await fillGateScene(pool, 2 * permits + Math.ceil(permits / 2) + CODES);
      await rehearse(pool, people, permits, seed, tell);
    } finally {
      await pool.end();
    }
    await dropDatabase(postgres, DATABASE);
  } finally {
    await postgres.close();
  }
}

async function rehearse(
  pool: Pool,
  people: readonly Rehearsed[],
  races: number,
  seed: number,
  tell: (result: GateResult) => void,
): Promise<void> {
  let began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const firsts = (sides: Readonly<Record<string, number>>) =>
    Object.entries(sides)
      .map(([side, times]) => `${side} ${times}`)
      .join(', ');
  const last = await raceForTheLast(pool, people.slice(0, races), seed);
  tell({
    what: 'two senders who race for the last contact that is allowed: one of them makes it',
    runs: `${last.races} races`,
    holds: last.faults.length === 0,
    note: [`sent by the ${firsts(last.firsts)}`, ...last.faults.slice(0, 20)].join('; '),
    seconds: seconds(),
  });
  began = performance.now();
  const stops = await raceAgainstStops(pool, people.slice(races, 2 * races), seed);
  tell({
    what: 'a payment or a stop against a permit in use: nothing goes out after it is committed',
    runs: `${stops.races} races`,
    holds: stops.faults.length === 0,
    note: [`first came ${firsts(stops.firsts)}`, ...stops.faults.slice(0, 20)].join('; '),
    seconds: seconds(),
  });
  began = performance.now();
  const again = await replayAll(pool, people.slice(2 * races, -CODES), seed);
  tell({
    what: 'a decision that is made again from what was kept is the same, bit for bit, after the law has changed',
    runs: `${again.decisions} decisions, ${again.refusals} of them refusals`,
    holds: again.faults.length === 0 && again.decisions >= races && again.parted > 0,
    note: [`under the later law ${again.parted} would differ`, ...again.faults].join('; '),
    seconds: seconds(),
  });
  began = performance.now();
  const house = rehearsedHouse({ at: NOON }, rehearsedLaw('rehearsal', '08:00'));
  const codes = await tryCodes(pool, people.slice(-CODES), house, {
    tries: 10 * races,
    seed,
    ending: '0000',
  });
  tell({
    what: 'codes that are drawn, changed, copied, unsent, old or of an ended agency: none is genuine, and all others are',
    runs: `${10 * races} tries`,
    holds: codes.accepted.length === 0 && codes.genuineRefused === 0 && codes.genuine > 0,
    note: [
      Object.entries(codes.tries)
        .map(([kind, times]) => `${kind} ${times}`)
        .join(', '),
      `${codes.genuine} genuine`,
      ...codes.accepted.slice(0, 20),
    ].join('; '),
    seconds: seconds(),
  });
}
