/**
 * Where does a house of a rehearsal stand while people walk through it?
 *
 * In a database of its own, thrown away after it, which plans each statement once.
 */
import { hash } from 'node:crypto';
import { createDatabase, dropDatabase } from '../../../server/db/databases.ts';
import type { Postgres } from '../../../server/db/embedded/postgres.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { KEYED_OPTIONS, openPool, type Pool } from '../../../server/db/pool.ts';

const CONNECTIONS = 8;

/**
 * Gives every statement with values a name, so that the database plans it once for a connection: a house asks the same few hundred statements
 * a hundred thousand times, and to plan them each time was half of what the database did. By keys, since every table is empty when a house begins.
 */
function planOnce(pool: Pool): void {
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const asked = (first: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (typeof first === 'string' && Array.isArray(values) && values.length > 0)
        return ask({ name: hash('sha1', first), text: first, values }, ...rest);
      return ask(first, values, ...rest);
    };
    client.query = asked as typeof client.query;
  });
}

/** A database of this name while `work` is done; it is thrown away afterwards. */
export async function withHouse<T>(
  postgres: Postgres,
  name: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  await dropDatabase(postgres, name);
  await createDatabase(postgres, name);
  try {
    const url = postgres.url(name);
    await migrate(url);
    return await work(url);
  } finally {
    await dropDatabase(postgres, name);
  }
}

/** Connections to a house while `work` is done. */
export async function inHouse<T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool(url, CONNECTIONS, { options: KEYED_OPTIONS });
  planOnce(pool);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
