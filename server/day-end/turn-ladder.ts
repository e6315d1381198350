/**
 * What is done on the one night on which another version of the ladder begins?
 *
 * Each account waits for the first night on which closing could change it, and that follows from the ladder. Before the first chunk of
 * that night every account that could be contacted is asked again for which night it waits. Done twice it changes nothing, so a
 * night that broke off does it anew. On every other night nothing of this happens.
 */
import { nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import { leaveSlots, takeSlots } from '../db/nights/slot-lock.ts';
import { type Waiting, walkersIn, writeWaiting } from '../db/nights/turn-rows.ts';
import { openPool } from '../db/pool.ts';
import { SLOTS } from '../db/slot.ts';
import type { Rules } from './closer.ts';

/** Slots looked at together: a payer waits at most for these. */
const TOGETHER = 8;

/** Has every account wait for its night under the ladder that begins on `night`; returns how many moved. */
export async function turnLadder(url: string, night: Day, { products, ladder }: Rules): Promise<number> {
  const pool = openPool(url, 1);
  let moved = 0;
  try {
    const client = await pool.connect();
    try {
      for (let slot = 0; slot < SLOTS; slot += TOGETHER) {
        const last = Math.min(SLOTS, slot + TOGETHER) - 1;
        await takeSlots(client, slot, last);
        const waiting: Waiting[] = [];
        await walkersIn(client, slot, last, night, ({ slot: own, account, nextActionOn: was }) => {
          const product = products.get(account.product);
          if (product === undefined) return; // closing sets it aside and says so
          const on = nextActionOn(account, night - 1, product, ladder);
          if (on !== was) waiting.push({ slot: own, accountId: account.id, on });
        });
        moved += await writeWaiting(client, waiting);
        await leaveSlots(client);
      }
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
  return moved;
}
