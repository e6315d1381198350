/**
 * What is killed in a rehearsal of contact? A sender in a process of its own.
 *
 * It runs until it is told to end or killed. Its one argument says where the database and the exchanges are, and which minute it is.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Way } from '../../../rules/gate/situation.ts';
import { type Sending, USUAL } from '../../../server/contact/dispatch.ts';
import { Dispatcher } from '../../../server/contact/dispatcher.ts';
import { Line } from '../../../server/contact/line.ts';
import { heardReceipts } from '../../../server/contact/receipts.ts';
import { openPool, type Pool } from '../../../server/db/pool.ts';
import { lawFor } from '../../../server/gate/law-for.ts';
import { openExchange } from '../../peers/exchange-carrier.ts';
import { rehearsedHouse } from '../gate-scene.ts';
import { RULES } from '../scene.ts';
import { plainWords } from './contact-scene.ts';

/** What a sender of the rehearsal is told. */
export interface SenderOrders {
  readonly url: string;
  readonly at: Minute;
  readonly lines: readonly { readonly way: Way; readonly port: number; readonly knowsKeys: boolean }[];
  readonly batch: number;
}

const REGION = 'CN-33';

/** How the senders of the rehearsal are set up, here and in the process that kills them. */
export async function rehearsedSending(pool: Pool, orders: SenderOrders): Promise<Sending> {
  const house = rehearsedHouse({ at: orders.at }, lawFor(REGION, HOUSE));
  const lines = await Promise.all(
    orders.lines.map(async ({ way, port, knowsKeys }) => {
      const name = `exchange-${way}`;
      const receiptsBy = knowsKeys ? 'key' : 'reference';
      const carrier = await openExchange({ name, way, port, knowsKeys, receiptsBy }, (news) =>
        heardReceipts(pool, name, news, house.now),
      );
      return new Line({ carrier });
    }),
  );
  return { ...USUAL, house, rules: RULES, compose: plainWords, lines, batch: orders.batch, ...QUICK };
}

/** A lost answer and a dead sender are given up soon. */
const QUICK = { deadlineMs: 1_000, leaseSeconds: 3 };

const [told] = process.argv.slice(2);
if (told !== undefined && process.argv[1]?.endsWith('sender-process.ts')) {
  const orders = JSON.parse(told) as SenderOrders;
  const pool = openPool(orders.url, 6);
  const sending = await rehearsedSending(pool, orders);
  const dispatcher = await Dispatcher.open(pool, sending);
  const end = new AbortController();
  process.once('SIGTERM', () => end.abort());
  await dispatcher.run(end.signal);
  await dispatcher.close();
  for (const { carrier } of sending.lines) await carrier.close();
  await pool.end();
}
