/**
 * What is killed in a rehearsal of contact? A sender in a process of its own.
 *
 * It runs until it is told to end or killed. Its one argument says where the database and the exchanges are, and which minute it is.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Carrier, Hearer } from '../../../server/contact/carrier.ts';
import { type Sending, USUAL } from '../../../server/contact/dispatch.ts';
import { Dispatcher } from '../../../server/contact/dispatcher.ts';
import { Line } from '../../../server/contact/line.ts';
import { heardReceipts } from '../../../server/contact/receipts.ts';
import { heardDeadAddresses } from '../../../server/contact/replies/heard-replies.ts';
import { openPool, type Pool } from '../../../server/db/pool.ts';
import { lawFor } from '../../../server/gate/law-for.ts';
import { openExchange } from '../../peers/exchange-carrier.ts';
import { rehearsedHouse } from '../gate-scene.ts';
import { RULES } from '../scene.ts';
import { plainWords } from './contact-scene.ts';
import type { LineOrder } from './race-ends.ts';

/** What a sender of the rehearsal is told. */
export interface SenderOrders {
  readonly url: string;
  readonly at: Minute;
  readonly lines: readonly LineOrder[];
  readonly batch: number;
}

/** What a sender tells of itself. Times in milliseconds since 1970. */
export interface SenderWord {
  readonly listensSince?: number;
  /** Whose silence took effect in it, and when. */
  readonly heard?: readonly (readonly [name: string, at: number])[];
}

const REGION = 'CN-33';

/** How the senders of the rehearsal are set up, here and in the process that kills them. */
export async function rehearsedSending(
  pool: Pool,
  orders: SenderOrders,
  heard?: (name: string) => void,
): Promise<Sending> {
  const house = rehearsedHouse({ at: orders.at }, lawFor(REGION, HOUSE));
  const hearer = (name: string): Hearer => {
    return async (news) => {
      await heardReceipts(pool, name, news, house.now);
      await heardDeadAddresses(pool, name, news, { at: orders.at });
    };
  };
  const carriers = await Promise.all(orders.lines.map((order) => openLine(order, pool, hearer)));
  const lines = carriers.map((carrier) => new Line({ carrier }));
  const { batch } = orders;
  return {
    ...USUAL,
    house,
    rules: RULES,
    compose: plainWords,
    lines,
    batch,
    ...QUICK,
    ...(heard && { heard }),
  };
}

/** A lost answer and a dead sender are given up soon. */
const QUICK = { deadlineMs: 1_000, leaseSeconds: 3, holdMs: 40 };

async function openLine(order: LineOrder, pool: Pool, hearer: (name: string) => Hearer): Promise<Carrier> {
  const { way, port } = order;
  if (order.far === 'peer') {
    // Their libraries are loaded where they are needed: a process that is killed soon should begin soon.
    const { openReal } = await import('./real-lines.ts');
    return openReal(way, port, pool, hearer(REAL_NAMES[way] ?? way));
  }
  const { knowsKeys } = order;
  const name = `exchange-${way}`;
  const receiptsBy = knowsKeys ? 'key' : 'reference';
  return openExchange({ name, way, port, knowsKeys, receiptsBy }, hearer(name));
}

const REAL_NAMES: Readonly<Record<string, string>> = { sms: 'smpp', email: 'mail' };

const now = () => performance.timeOrigin + performance.now();
/** How often it tells whom it has silenced; and after which time an end that does not come is looked into. */
const TELL_MS = 50;
const END_MS = 20_000;

async function send(orders: SenderOrders): Promise<void> {
  const pool = openPool(orders.url, 6);
  let heard: [string, number][] = [];
  const tell = (word: SenderWord) => process.send?.(word, () => {});
  const sending = await rehearsedSending(pool, orders, (name) => heard.push([name, now()]));
  const dispatcher = await Dispatcher.open(pool, sending);
  const end = new AbortController();
  process.once('SIGTERM', () => {
    end.abort();
    setTimeout(() => {
      const kept = process.getActiveResourcesInfo().join(', ');
      process.stderr.write(`A sender does not end; what is open in it: ${kept}\n`);
    }, END_MS).unref();
  });
  tell({ listensSince: now() });
  const telling = setInterval(() => {
    if (heard.length > 0) tell({ heard });
    heard = [];
  }, TELL_MS);
  await dispatcher.run(end.signal);
  await dispatcher.close();
  for (const { carrier } of sending.lines) await carrier.close();
  await pool.end();
  clearInterval(telling);
  await new Promise<void>((resolve) => {
    if (process.send === undefined) resolve();
    else process.send({ heard }, () => resolve());
  });
  process.off('disconnect', orphaned);
  process.disconnect?.();
}

/** Its rehearsal is gone: nobody would ever end it. */
const orphaned = () => process.exit();

const [told] = process.argv.slice(2);
if (told !== undefined && process.argv[1]?.endsWith('sender-process.ts')) {
  process.once('disconnect', orphaned);
  await send(JSON.parse(told) as SenderOrders);
}
