/**
 * What becomes of messages whose sender died, of which nobody knows, or which are wanted back?
 *
 * A carrier that recognises a key is given the message again, after a new permit: it reaches the person once. Of any other it stays
 * unknown, counts as a contact, is never sent again by a machine, and the carrier is asked what became of it, a few times, with
 * growing pauses. Messages wanted back are asked for from carriers that can give them back.
 */

import { forgetOldEarly } from '../db/contact/news-rows.ts';
import {
  closeRecalls,
  giveUpAbandoned,
  giveUpRecalls,
  takeAbandoned,
  takeRecalls,
  takeUnknown,
} from '../db/contact/recover-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import type { Carrier, News } from './carrier.ts';
import { type Dispatch, keyText, type Sending } from './dispatch.ts';
import { addressIdOf } from './judge-batch.ts';
import { heardReceipts } from './receipts.ts';

const TOGETHER = 200;

/** What was looked after. */
export interface Recovered {
  readonly again: number;
  readonly unknown: number;
  readonly asked: number;
  readonly recalled: number;
}

/** Looks after all of them once. */
export async function recover(pool: Pool, dispatch: Dispatch, sending: Sending): Promise<Recovered> {
  const { lines, house } = sending;
  const carriers = new Map(lines.map(({ carrier }) => [carrier.name, carrier]));
  const knowing = [...carriers.values()].filter(({ knowsKeys }) => knowsKeys).map(({ name }) => name);
  let again = 0;
  for (const line of lines) {
    const { name, way, knowsKeys, together } = line.carrier;
    if (!knowsKeys || !line.isInService(house.now(), house.collecting.timeZone)) continue;
    for (;;) {
      const count = Math.min(TOGETHER, together);
      const judged = await dispatch.judge(line, (client) =>
        takeAbandoned(client, way, [name], count, addressIdOf(way)),
      );
      const { kept } = await dispatch.handAndKeep(line.carrier, judged);
      await kept;
      again += judged.taken;
      if (judged.taken < count) break;
    }
  }
  const unknown = await transaction(pool, (client) => giveUpAbandoned(client, knowing, 5 * TOGETHER));
  const asked = await askUnknown(pool, carriers, sending);
  const recalled = await askBack(pool, carriers, sending);
  return { again, unknown, asked, recalled };
}

/** Asks carriers what became of messages nobody knows about; returns how many were asked about. */
async function askUnknown(
  pool: Pool,
  carriers: ReadonlyMap<string, Carrier>,
  { house }: Sending,
): Promise<number> {
  const able = [...carriers.values()].filter((one) => one.ask !== undefined && one.isUp());
  if (able.length === 0) return 0;
  const names = able.map(({ name }) => name);
  const rows = await transaction(pool, (client) => takeUnknown(client, names, TOGETHER));
  const told = await Promise.all(
    rows.map(async (row) => {
      const key = keyText(row);
      const news = await carriers.get(row.carrier)?.ask?.(row.reference, key);
      // What the carrier says of it is about this very message, however it names it.
      return news === null || news === undefined ? null : { carrier: row.carrier, news: { ...news, key } };
    }),
  );
  const found = told.filter((one) => one !== null);
  for (const [carrier, some] of Map.groupBy(found, ({ carrier }) => carrier))
    await heardReceipts(
      pool,
      carrier,
      some.map(({ news }) => news),
      house.now,
    );
  return rows.length;
}

/** Asks for messages back; returns how many were given back. */
async function askBack(
  pool: Pool,
  carriers: ReadonlyMap<string, Carrier>,
  { house }: Sending,
): Promise<number> {
  const all = [...carriers.values()];
  const able = all.flatMap(({ name, recall }) => (recall === undefined ? [] : [name]));
  const unable = all.flatMap(({ name, recall }) => (recall === undefined ? [name] : []));
  await transaction(pool, (client) => giveUpRecalls(client, unable, 5 * TOGETHER));
  const rows = await transaction(pool, (client) => takeRecalls(client, able, TOGETHER));
  if (rows.length === 0) return 0;
  const given = await Promise.all(
    rows.map((row) => carriers.get(row.carrier)?.recall?.(row.reference!) ?? false),
  );
  const back = rows.filter((_, place) => given[place]);
  for (const [carrier, some] of Map.groupBy(back, ({ carrier }) => carrier))
    await heardReceipts(pool, carrier, some.map(recalledNews), house.now);
  await transaction(pool, (client) =>
    closeRecalls(
      client,
      rows.filter((_, place) => !given[place]),
    ),
  );
  return back.length;
}

function recalledNews(row: Parameters<typeof keyText>[0] & { readonly reference: string | null }): News {
  return {
    type: 'receipt',
    reference: row.reference,
    key: keyText(row),
    outcome: 'recalled',
    addressDead: false,
    detail: 'asked back',
    at: null,
  };
}

/** News of messages that never were ours, or of a carrier that mixed up its names, is kept so long. */
const STRANGERS_DAYS = 14;

/** Forgets early news whose message never came; returns how much. */
export function forgetStrangers(pool: Pool): Promise<number> {
  return forgetOldEarly(pool, STRANGERS_DAYS, 5 * TOGETHER);
}
