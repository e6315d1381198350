/**
 * Is there an exchange, and what is known at this minute?
 *
 * A house without a telephone answers that it has none; nothing else of it is missed.
 */
import type { CallRoom } from '../../contact/calls/call-room.ts';
import { lawFor } from '../../gate/law-for.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';

/** What a call needs, on the open business day. */
export async function callRoom(house: House): Promise<CallRoom> {
  const { pool, products, collecting, telephone } = house;
  if (telephone === undefined)
    throw new Refused(503, 'No telephone exchange is connected. Connect one in the settings of the house.');
  const today = await house.today();
  const { ladder } = house;
  // What is called today was planned last night.
  const planned = house.ladders?.on(today - 1) ?? ladder;
  return {
    ...telephone,
    pool,
    rules: { products, ladder },
    gatehouse: {
      collecting,
      products,
      lawOf: (region) => lawFor(region, collecting),
      strategy: `${planned.id}@${planned.version}`,
      now: () => house.now(today),
    },
  };
}
