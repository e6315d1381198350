/**
 * Which book are requests measured on?
 *
 * The book of the night's measurements, a person and a reference for each account, and a tenth of them waiting for an agent. To write one of
 * a million accounts takes minutes, so a book may be kept: each run then works on a copy of it, and begins alike.
 */
import { FIRST_LADDER } from '../../../policy/house/ladder.ts';
import { dayOf } from '../../../rules/days.ts';
import { createDatabase, dropDatabase, hasDatabase, renameDatabase } from '../../../server/db/databases.ts';
import { analyseWaiting, seedWaiting } from '../../../server/db/desk/waiting-seed.ts';
import type { Postgres } from '../../../server/db/embedded/postgres.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { settleDown } from '../../../server/db/nights/yardstick.ts';
import { openPool } from '../../../server/db/pool.ts';
import { listMorning } from '../../../server/desk/take-next.ts';
import { productsPosting, writeBook } from '../bench-book.ts';
import { WAITING_SHARE, writePeople } from './traffic-book.ts';

export const TAKEN_OVER_ON = dayOf(2026, 3, 9);
const DUE_OF_THOUSAND = 300;
const PREFIX = 'anhuan_bench_load';

/** Runs `work` on a book of so many accounts, which is dropped after it; `kept`: a copy of one that stays for the next run. */
export async function withLoadBook<T>(
  postgres: Postgres,
  { accounts, kept }: { readonly accounts: number; readonly kept: boolean },
  say: (line: string) => void,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const whole = `${PREFIX}_${accounts}`;
  const half = `${PREFIX}_half`;
  await dropDatabase(postgres, PREFIX);
  if (!kept || !(await hasDatabase(postgres, whole))) {
    say(`a book of ${accounts} accounts, each with its person …`);
    await dropDatabase(postgres, half);
    await createDatabase(postgres, half);
    await migrate(postgres.url(half));
    await write(postgres.url(half), accounts);
    await renameDatabase(postgres, half, kept ? whole : PREFIX);
  }
  if (kept) await createDatabase(postgres, PREFIX, whole);
  try {
    await migrate(postgres.url(PREFIX));
    return await work(postgres.url(PREFIX));
  } finally {
    await dropDatabase(postgres, PREFIX);
  }
}

async function write(url: string, accounts: number): Promise<void> {
  const pool = openPool(url, 4);
  try {
    const rules = { products: productsPosting('when-needed'), ladder: FIRST_LADDER };
    const wish = { accounts, rules, takenOverOn: TAKEN_OVER_ON, together: false, seed: 7 };
    await writeBook(pool, { ...wish, due: DUE_OF_THOUSAND });
    await writePeople(pool, accounts);
    await settleDown(pool);
    await seedWaiting(pool, TAKEN_OVER_ON + 1, Math.floor(accounts * WAITING_SHARE));
    await listMorning(pool, TAKEN_OVER_ON + 1);
    await analyseWaiting(pool);
  } finally {
    await pool.end();
  }
}
