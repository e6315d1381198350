/**
 * Does silence hold over very many events?
 *
 * In rounds over one book that is written once: each round races everybody in it on a copy of its files, with chances of its own.
 */
import { createDatabase, dropDatabase } from '../../../server/db/databases.ts';
import { openPostgres } from '../../../server/db/embedded/postgres.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { openPool } from '../../../server/db/pool.ts';
import { fillGateScene } from '../gate-scene.ts';
import type { Result } from '../rehearse.ts';
import { type ContactRaces, raceContacts } from './contact-races.ts';

const BOOK = 'rehearsal_contact_book';
const COPY = 'rehearsal_contact_copy';
/** People in a round; nine in ten of them have something entered about them. */
const PEOPLE = 20_000;
const SENDERS = 2;
const KILL_EVERY = 700;

/** Races until so many events were entered. */
export async function rehearseContacts(
  { seed, events }: { readonly seed: number; readonly events: number },
  tell: (result: Omit<Result, 'part'>) => void,
): Promise<void> {
  const postgres = await openPostgres({ databaseUrl: '', name: 'rehearsal-postgres', say: () => {} });
  const began = performance.now();
  const rounds: ContactRaces[] = [];
  const sum = (of: (round: ContactRaces) => number) => rounds.reduce((total, round) => total + of(round), 0);
  try {
    for (const name of [COPY, BOOK]) await dropDatabase(postgres, name);
    await createDatabase(postgres, BOOK);
    await migrate(postgres.url(BOOK));
    const pool = openPool(postgres.url(BOOK), 4);
    const size = Math.min(PEOPLE, Math.max(100, Math.ceil(events / 0.87)));
    const people = await fillGateScene(pool, size).finally(() => pool.end());
    while (sum((round) => round.events) < events && sum((round) => round.faults.length) === 0) {
      await createDatabase(postgres, COPY, BOOK);
      const url = postgres.url(COPY);
      const round = seed + 1_000 * rounds.length;
      rounds.push(await raceContacts({ url, people, seed: round, senders: SENDERS, killEvery: KILL_EVERY }));
      await dropDatabase(postgres, COPY);
      process.stderr.write(
        `${sum(({ events }) => events)} events, ${Math.round((performance.now() - began) / 1000)} s\n`,
      );
    }
    await dropDatabase(postgres, BOOK);
  } finally {
    await postgres.close();
  }
  const seconds = (performance.now() - began) / 1000;
  const silence = rounds.flatMap((round) => round.silence).sort((a, b) => a - b);
  const at = (share: number) => (silence[Math.floor(silence.length * share)] ?? 0).toFixed(1);
  const note = [
    `${sum((r) => r.messages)} messages, ${sum((r) => r.arrived)} arrived, ${sum((r) => r.stopped)} were stopped`,
    `${sum((r) => r.crossedLate)} arrived after the commit, at most ${Math.max(...rounds.map((r) => r.window)).toFixed(0)} ms`,
    `${sum((r) => r.unknown)} unknown`,
    `${sum((r) => r.kills)} senders killed`,
    `heard to revoked p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
    `${Math.round(sum((r) => r.events) / seconds)} events/s`,
    ...rounds.flatMap((r) => r.faults).slice(0, 20),
  ];
  tell({
    what: 'payments, agreements, disputes and stops against dispatch on all ways: nothing late, twice or lost',
    runs: `${sum((r) => r.events)} events in ${rounds.length} rounds`,
    holds: sum((r) => r.faults.length) === 0,
    note: note.join('; '),
    seconds: Math.round(seconds),
  });
}
