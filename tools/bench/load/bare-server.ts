/**
 * What does the least that could answer cost: one statement by a key, its row as JSON?
 *
 * The measure beside which a request of the product is set, in the same run on the same book: the same framework and driver, a statement
 * that is planned once, and nothing of what the product promises: no session, no wall, no history, no words.
 */
import Fastify from 'fastify';
import { readBareAccount } from '../../../server/db/nights/yardstick.ts';
import type { Pool } from '../../../server/db/pool.ts';
import type { Served } from '../../../server/main.ts';

/** Serves `/accounts/:slot/:account` until it is closed. */
export async function serveBare(pool: Pool): Promise<Served> {
  const app = Fastify();
  app.get<{ Params: { slot: string; account: string } }>(
    '/accounts/:slot/:account',
    async ({ params: { slot, account } }) => readBareAccount(pool, Number(slot), BigInt(account)),
  );
  return { address: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() };
}
