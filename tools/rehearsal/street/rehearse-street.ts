/**
 * Do walks through the whole system find a way past a precondition, and are guards missed there when they are gone?
 *
 * A server of the rehearsal's own and a database for each house, thrown away after it. `people` walk in all, some thousand to a house, and
 * through as many houses at once as there are processors.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openPostgres, type Postgres } from '../../../server/db/embedded/postgres.ts';
import { withoutChecks } from '../../../server/db/gate/rehearsed-rungs.ts';
import type { Result } from '../rehearse.ts';
import { countsOf } from '../rungs/rehearse-rungs.ts';
import { inHouse, withHouse } from './street-house.ts';
import type { HouseWish } from './street-process.ts';
import { STREET_REMOVED, type StreetRemoved } from './street-removed.ts';
import { type StreetWalks, type StreetWish, walkStreet } from './street-walks.ts';

type StreetResult = Omit<Result, 'part'>;

const DATABASE = 'rehearsal_street';
const PEOPLE_A_HOUSE = 2_500;
const PROGRAM = join(import.meta.dirname, 'street-process.ts');
/** People of whom a missing guard must show: more where it did not among few, since not every chance leads somebody there. */
const PEOPLE_WITHOUT = [200, 1_000] as const;
const RUNGS = ['message', 'call', 'letter', 'visit', 'court'] as const;
const LEAST_SHARE = 0.01;

/** Walks with so many people, then without each guard. */
export async function rehearseStreet(
  { seed, people }: { readonly seed: number; readonly people: number },
  tell: (result: StreetResult) => void,
): Promise<void> {
  // What is thrown away need not outlive a power cut.
  const settings = { fsync: 'off', synchronous_commit: 'off' };
  const postgres = await openPostgres({ databaseUrl: '', name: 'rungs-postgres', settings, say: () => {} });
  try {
    await wholeSystem(postgres, seed, people, tell);
    await guardsGone(postgres, seed, tell);
  } finally {
    await postgres.close();
  }
}

async function wholeSystem(
  postgres: Postgres,
  seed: number,
  people: number,
  tell: (result: StreetResult) => void,
): Promise<void> {
  const began = performance.now();
  const houses = await allHouses(postgres, seed, people);
  const sum = (pick: (one: StreetWalks) => ReadonlyMap<string, number>) => {
    const all = new Map<string, number>();
    for (const one of houses)
      for (const [name, count] of pick(one)) all.set(name, (all.get(name) ?? 0) + count);
    return all;
  };
  const rungs = sum((one) => one.rungs);
  const few = RUNGS.filter((rung) => (rungs.get(rung) ?? 0) < people * LEAST_SHARE);
  const faults = houses.flatMap((one) => one.faults);
  tell({
    what: 'no walk through the whole system reaches a rung before its preconditions, or anybody after a stop',
    runs: `${people} people in ${houses.length} houses, ${houses.reduce((acts, one) => acts + one.acts, 0)} acts`,
    holds: faults.length === 0 && few.length === 0,
    note: [
      `people reached by: ${countsOf(rungs)}`,
      `acts that were done, by people: ${countsOf(sum((one) => one.reached))}`,
      `refused: ${countsOf(sum((one) => one.refused))}`,
      ...few.map((rung) => `too few reach: ${rung}`),
      ...faults.slice(0, 10).map(({ walker, name, detail }) => `person ${walker}: ${name} ${detail}`),
      ...houses.flatMap(({ shortest }) => shortest ?? []),
    ].join('; '),
    seconds: Math.round((performance.now() - began) / 1000),
  });
}

/** Walks through all houses; each has a seed of its own. */
async function allHouses(postgres: Postgres, seed: number, people: number): Promise<StreetWalks[]> {
  const wishes: StreetWish[] = [];
  for (let from = 0; from < people; from += PEOPLE_A_HOUSE)
    wishes.push({ people: Math.min(PEOPLE_A_HOUSE, people - from), seed: seed + wishes.length });
  const houses: StreetWalks[] = [];
  let next = 0;
  const lane = async (_: unknown, place: number) => {
    for (let nth = next++; nth < wishes.length; nth = next++) {
      const [name, wish] = [`house ${nth + 1} of ${wishes.length}`, wishes[nth]!];
      const came = await withHouse(postgres, `${DATABASE}_${place}`, (url) => walkApart({ name, url, wish }));
      houses[nth] = came;
      // A walk of an hour that is broken off has still said what came of each house.
      process.stderr.write(
        `${name}, seed ${wish.seed}: ${wish.people} people, ${came.acts} acts, ${came.faults.length} faults; ${countsOf(came.rungs)}\n`,
      );
      for (const fault of came.faults.slice(0, 10))
        process.stderr.write(`${name}, person ${fault.walker}: ${fault.name} ${fault.detail}\n`);
      if (came.shortest !== null) process.stderr.write(`${came.shortest}\n`);
    }
  };
  const lanes = Array.from({ length: availableParallelism() }, lane);
  const ends = await Promise.allSettled(lanes);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return houses;
}

/** Walks through a house in a program of its own. */
async function walkApart(house: HouseWish): Promise<StreetWalks> {
  const program: ChildProcess = fork(PROGRAM, { serialization: 'advanced' });
  const failed = once(program, 'exit').then(() => {
    throw new Error(`${house.name}: the walk ended before it said what came of it`);
  });
  failed.catch(() => {}); // it ends when it has answered
  program.send(house);
  const [came] = (await Promise.race([once(program, 'message'), failed])) as [StreetWalks];
  return came;
}

async function guardsGone(
  postgres: Postgres,
  seed: number,
  tell: (result: StreetResult) => void,
): Promise<void> {
  const began = performance.now();
  const found: string[] = [];
  let noticed = 0;
  const runs = STREET_REMOVED.flatMap((one) =>
    one.tables.length === 0 ? [[one, []] as const] : [[one, []] as const, [one, one.tables] as const],
  );
  for (const [one, tables] of runs) {
    let first: string | null = null;
    for (const people of PEOPLE_WITHOUT) {
      first = await withoutGuard(postgres, one, tables, { seed, people });
      if (first !== null) break;
    }
    if (first !== null) noticed += 1;
    found.push(
      `${one.name}${tables.length > 0 ? ' and the checks of its table' : ''}: ${first ?? 'not noticed'}`,
    );
    process.stderr.write(`${found.at(-1)}\n`);
  }
  tell({
    what: 'a guard that is taken out of the whole system is noticed, by a table or by the reader',
    runs: `${runs.length} houses of ${PEOPLE_WITHOUT[0]} people, or ${PEOPLE_WITHOUT[1]}`,
    holds: noticed === runs.length,
    note: found.join('; '),
    seconds: Math.round((performance.now() - began) / 1000),
  });
}

/** What was noticed first without a guard; null: nothing. */
export function withoutGuard(
  postgres: Postgres,
  { without, wish }: StreetRemoved,
  tables: readonly string[],
  size: Pick<StreetWish, 'seed' | 'people'>,
): Promise<string | null> {
  return withHouse(postgres, DATABASE, (url) =>
    inHouse(url, async (pool) => {
      await withoutChecks(pool, tables);
      const came = await without(() => walkStreet({ pool, url }, { ...size, ...wish, untilFault: true }));
      return came.faults[0]?.name ?? null;
    }),
  );
}
