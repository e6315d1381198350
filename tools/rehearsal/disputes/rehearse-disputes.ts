/**
 * Is the verdict on one message right, and how long does it take? `./anhuan rehearse --only disputes`
 *
 * Seeded cases of every kind are lived through on a server of the rehearsal's own, each with a person of its own; then each is disputed
 * through the product's own intake, and the verdict is compared with the truth. One line for each kind, one for all.
 */
import type { Verdict } from '../../../rules/dispute/message-verdict.ts';
import { createDatabase, dropDatabase } from '../../../server/db/databases.ts';
import { codeOfPermit } from '../../../server/db/disputes/rehearsed-flights.ts';
import { openPostgres } from '../../../server/db/embedded/postgres.ts';
import { endRegistered, enterRegister } from '../../../server/db/identity/register-rows.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { openPool, type Pool } from '../../../server/db/pool.ts';
import { takeDispute } from '../../../server/disputes/take-dispute.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { percentile } from '../../../server/gate/time-to-silence.ts';
import { chanceOf } from '../chance.ts';
import type { Result } from '../rehearse.ts';
import type { Pointed, SeededKind } from './case-stage.ts';
import { fillDisputeScene, hisMinute, ROOM, type Somebody, send, THE_DAY } from './dispute-scene.ts';
import { AGENCIES, KINDS } from './seeded-cases.ts';
import { LINES } from './told-cases.ts';

/** What came of one case. */
export interface Tried {
  readonly kind: SeededKind;
  readonly found: Verdict | null;
  /** Milliseconds of taking it in and judging it. */
  readonly took: number;
  /** Disputed again it was the same case. */
  readonly sameAgain: boolean;
  readonly note: string;
}

/** At a time: as many as the machine has processors, so that what is measured is a verdict and not a queue. */
const TOGETHER = 2;

/** Lives through so many cases, in turn of each kind, and disputes them. The database is migrated and empty. */
export async function tryDisputes(pool: Pool, cases: number, seed: number): Promise<Tried[]> {
  const [sample, ...people] = await fillDisputeScene(pool, cases + 1, seed);
  if (sample === undefined || people.length < cases)
    throw new Error('the book has too few people who are overdue');
  await enterLines(pool);
  const permit = await send(pool, sample, { at: hisMinute(sample, THE_DAY, '10:00') });
  const other = { code: await codeOfPermit(pool, sample.key, permit) };
  const tried: Tried[] = [];
  let next = 0;
  const work = async () => {
    for (let place = next++; place < cases; place = next++)
      tried[place] = await tryOne(
        pool,
        people[place]!,
        other,
        KINDS[place % KINDS.length]!,
        chanceOf(seed + place),
      );
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  return tried;
}

async function enterLines(pool: Pool): Promise<void> {
  const name = { zh: '示例', en: 'Sample' };
  await enterRegister(pool, [
    { kind: 'line', id: LINES.ours.slice(1), name, actsFor: null },
    { kind: 'line', id: LINES.ended.slice(1), name, actsFor: null },
    { kind: 'agency', id: AGENCIES.ours, name, actsFor: null },
    { kind: 'agency', id: AGENCIES.ended, name, actsFor: null },
  ]);
  await endRegistered(pool, 'line', LINES.ended.slice(1));
  await endRegistered(pool, 'agency', AGENCIES.ended);
}

async function tryOne(
  pool: Pool,
  person: Somebody,
  other: { readonly code: string },
  kind: SeededKind,
  chance: () => number,
): Promise<Tried> {
  const ten = hisMinute(person, THE_DAY, '10:00') + Math.floor(chance() * 110);
  const pointed = await kind.live({ pool, person, other, chance, ten });
  const began = performance.now();
  const first = await dispute(pool, person, kind, pointed, 'first');
  const took = performance.now() - began;
  const again = await dispute(pool, person, kind, pointed, 'again');
  const found = first.state === 'refused' ? null : first.dispute.verdict;
  const note = first.state === 'refused' ? first.refused : JSON.stringify(first.lines);
  const sameAgain =
    again.state === 'before' && first.state === 'taken' && again.dispute.dispute === first.dispute.dispute;
  return { kind, found, took, sameAgain, note };
}

function dispute(pool: Pool, person: Somebody, { ground }: SeededKind, pointed: Pointed, request: string) {
  return takeDispute(
    pool,
    {
      key: person.key,
      region: 'CN-33',
      kind: 'message',
      ground: ground ?? 'other',
      accounts: [],
      amount: null,
      permit: 'permit' in pointed ? pointed.permit : null,
      told: 'told' in pointed ? pointed.told : null,
      words: 'rehearsed',
      proof: null,
      via: 'portal',
      takenBy: 'borrower',
      request,
    },
    ROOM,
    THE_DAY,
    knownAt(hisMinute(person, THE_DAY + 1, '09:00')),
  );
}

const DATABASE = 'rehearsal_disputes';
/** What must be reached: ninety-nine of a hundred, each under a second. */
const LEAST_PER_MILLE = 990;
const LONGEST = 1_000;

/** Rehearses disputes on a database that is thrown away. */
export async function rehearseDisputes(
  { seed, events }: { readonly seed: number; readonly events: number },
  tell: (result: Omit<Result, 'part'>) => void,
): Promise<void> {
  const postgres = await openPostgres({ databaseUrl: '', name: 'rehearsal-postgres', say: () => {} });
  try {
    await dropDatabase(postgres, DATABASE);
    await createDatabase(postgres, DATABASE);
    await migrate(postgres.url(DATABASE));
    const pool = openPool(postgres.url(DATABASE), TOGETHER + 2);
    try {
      const began = performance.now();
      const tried = await tryDisputes(pool, events, seed);
      report(tried, Math.round((performance.now() - began) / 1000), tell);
    } finally {
      await pool.end();
    }
    await dropDatabase(postgres, DATABASE);
  } finally {
    await postgres.close();
  }
}

function report(
  tried: readonly Tried[],
  seconds: number,
  tell: (result: Omit<Result, 'part'>) => void,
): void {
  for (const [name, some] of Map.groupBy(tried, ({ kind }) => kind.name)) {
    const right = some.filter(isRight).length;
    const wrong = some.find((one) => !isRight(one));
    tell({
      what: `${name}: ${some[0]!.kind.truth}`,
      runs: `${right} of ${some.length} right`,
      holds: right * 1000 >= some.length * LEAST_PER_MILLE,
      note: wrong === undefined ? '' : `${wrong.found}: ${wrong.note.slice(0, 400)}`,
      seconds: 0,
    });
  }
  const right = tried.filter(isRight).length;
  const times = tried.map(({ took }) => took);
  const [p50, p99] = [percentile(times, 0.5) ?? 0, percentile(times, 0.99) ?? 0];
  const again = tried.filter(({ sameAgain }) => !sameAgain).length;
  tell({
    what: 'the verdict on one message is the truth, within a second; disputed again it is the same case',
    runs: `${tried.length} cases of ${KINDS.length} kinds`,
    holds: right * 1000 >= tried.length * LEAST_PER_MILLE && p99 < LONGEST && again === 0,
    note: `${right} right, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${again} twice`,
    seconds,
  });
}

/** Whether the verdict was the truth. */
export function isRight({ kind, found }: Tried): boolean {
  return kind.truth === found;
}
