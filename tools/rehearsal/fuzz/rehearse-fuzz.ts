/**
 * Does the API keep to its description under anything that is sent? `./anhuan rehearse --only fuzz`
 *
 * The book of the demonstration on its open day, a real server on a real database with the far ends of the demonstration, and a walk over all
 * operations. One line for the walk; a fault is told with the seed and the request that bring it back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDay } from '../../../rules/days.ts';
import type { ApiDocument } from '../../../server/api/reference/api-description.ts';
import { KeptFiles } from '../../../server/contact/kept-files.ts';
import { createDatabase, dropDatabase } from '../../../server/db/databases.ts';
import { openPostgres } from '../../../server/db/embedded/postgres.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { openPool, type Pool } from '../../../server/db/pool.ts';
import { serve } from '../../../server/main.ts';
import { DemoContact } from '../../trial/demo-contact.ts';
import type { Result } from '../rehearse.ts';
import { type FuzzFault, type WalkReport, walkApi } from './api-walk.ts';
import { openCallers } from './fuzz-callers.ts';
import { type FuzzStage, smallStage, wholeStage } from './fuzz-stages.ts';
import { LONG_WALK, NEVER_DONE, SELDOM_DONE } from './never-done.ts';
import { sendOddities } from './raw-oddities.ts';
import { CIVIL_DAYS } from './schema-values.ts';

const DATABASE = 'rehearsal_fuzz';
/** Faults that are told; more of the same kind teach nothing. */
const TOLD = 12;

/** Under these names somebody of the house is told. */
const PEOPLE_FIELDS = ['by', 'staff', 'visitor', 'worker', 'agent', 'first', 'second'];
/** Days that are tried as days of texts, from the open one. */
const DAYS_TRIED = [-2, 0, 13];

/** Sends `events` requests to a server on this database, which is migrated and empty. `whole`: with the book of the demonstration. */
export async function fuzzApi(
  database: { readonly pool: Pool; readonly url: string },
  amounts: { readonly seed: number; readonly events: number },
  whole = false,
): Promise<WalkReport & { readonly oddities: readonly string[] }> {
  const { pool } = database;
  const contact = await DemoContact.start(pool);
  const folder = mkdtempSync(join(tmpdir(), 'anhuan-fuzz-'));
  try {
    const stage = whole ? await wholeStage(database, contact) : await smallStage(database, contact, folder);
    const house = {
      pool,
      advanceDay: stage.advanceDay,
      now: contact.minuteOn,
      farEnds: contact.farEnds,
      push: await contact.farEnds.pushOffer(pool),
      telephone: contact.farEnds.post.openTelephone(join(folder, 'recordings')),
      papers: new KeptFiles(join(folder, 'papers')),
      webhooks: contact.doors,
      ...(whole ? { payments: contact.farEnds.payments() } : {}),
      port: 0,
      web: null,
    };
    // The same house twice: where doors stand open, and where everybody signs in.
    const served = await serve(house);
    const closed = await serve({ ...house, people: { origin: null } });
    try {
      contact.servedAt(served.address);
      const document = (await (await fetch(`${served.address}/api/openapi.json`)).json()) as ApiDocument;
      const odd = await sendOddities(closed.address);
      const doors = { open: served.address, closed: closed.address, own: stage.doors };
      const callers = (round: number) => openCallers(pool, stage, round);
      const known = knownOf(stage, `${served.address}/hook`);
      return { ...(await walkApi(doors, callers, document, known, amounts)), oddities: odd };
    } finally {
      await served.close();
      await closed.close();
      await stage.close();
    }
  } finally {
    await contact.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What nobody would find by chance: doors, days, who works here, an address that webhooks may lead to. */
function knownOf({ doors, today, workers }: FuzzStage, hook: string): Map<string, string[]> {
  const people = [...workers.numbers.values()];
  return new Map([
    ...PEOPLE_FIELDS.map((name): [string, string[]] => [name, people]),
    ['agency', [...workers.offices.values()]],
    ['url', [hook]],
    ['host', ['sample']],
    ['account', doors.map(({ account }) => account)],
    ['reference', doors.map(({ reference }) => reference)],
    [CIVIL_DAYS, DAYS_TRIED.map((days) => formatDay(today + days))],
  ]);
}

/** Faults in words, one for each operation and kind. */
export function faultsInWords(faults: readonly FuzzFault[]): string[] {
  const kinds = Map.groupBy(
    faults,
    ({ request, what }) => `${request.name}: ${what.replace(/\d+|"[^"]*"/g, '…').slice(0, 120)}`,
  );
  return [...kinds.values()].slice(0, TOLD).map(([one, ...more]) => {
    const { seed, request, what } = one!;
    const body = request.body === null ? '' : ` ${request.body.slice(0, 300)}`;
    const who = request.closed ? ` as ${request.caller.as}` : '';
    return `${request.name} (${more.length + 1}×, seed ${seed}): ${what} ← ${request.path}${who}${body}`;
  });
}

/** Walks the API of a server whose database is thrown away. */
export async function rehearseFuzz(
  amounts: { readonly seed: number; readonly events: number },
  tell: (result: Omit<Result, 'part'>) => void,
): Promise<void> {
  const postgres = await openPostgres({ databaseUrl: '', name: 'rehearsal-postgres', say: () => {} });
  try {
    await dropDatabase(postgres, DATABASE);
    await createDatabase(postgres, DATABASE);
    const url = postgres.url(DATABASE);
    await migrate(url);
    const pool = openPool(url, 8);
    try {
      const began = performance.now();
      const { requests, asked, classes, faults, oddities } = await fuzzApi({ pool, url }, amounts, true);
      const missed = amounts.events < LONG_WALK ? [] : [...asked].filter(([, { done }]) => done === 0);
      for (const [name, { all, why }] of missed)
        process.stderr.write(`only refused: ${name}, ${all} times; the last time: ${why}\n`);
      const seldom = new Set(Object.values(SELDOM_DONE).flat());
      const never = missed
        .filter(([name]) => NEVER_DONE[name] === undefined && !seldom.has(name))
        .map(([name, { why }]) => `${name} (${why})`);
      const seconds = Math.round((performance.now() - began) / 1000);
      tell({
        what: 'every operation answers as its description says, whatever is sent to it',
        runs: `${requests} requests to ${asked.size} operations: ${[...classes].map(([kind, count]) => `${count} ${kind}`).join(', ')}; ${faults.length} not as described`,
        holds: faults.length === 0 && oddities.length === 0,
        note: [...oddities, ...faultsInWords(faults)].join('; '),
        seconds,
      });
      // Apart from the answers: which of these chance comes to differs from walk to walk, since requests go out side by side.
      if (amounts.events >= LONG_WALK)
        tell({
          what: 'every operation is done at least once, but what chance never or seldom comes to',
          runs: `${missed.length} of ${asked.size} only refused`,
          holds: never.length === 0,
          note: never.join(', '),
          seconds,
        });
    } finally {
      await pool.end();
    }
    await dropDatabase(postgres, DATABASE);
  } finally {
    await postgres.close();
  }
}
