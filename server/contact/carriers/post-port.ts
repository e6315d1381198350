/**
 * What do we and a provider of letters say to each other?
 *
 * Orders and events as JSON, each checked before it is believed. docs/contact.md describes the port.
 */
import { z } from 'zod';
import type { News } from '../carrier.ts';

/** Why a letter came back. The first three say that nobody will ever be found there. */
const RETURNED = ['unknown-address', 'no-such-person', 'moved', 'unclaimed', 'deceased', 'other'] as const;
const DEAD: readonly (typeof RETURNED)[number][] = ['unknown-address', 'no-such-person', 'moved'];

/** A letter as the provider has it. `at`: seconds since 1970. `scan`: name of the picture of an envelope that came back. */
export const PostState = z.object({
  order: z.string().min(1).max(100),
  key: z.string().min(1).max(100),
  state: z.enum(['accepted', 'cancelled', 'posted', 'in-transit', 'delivered', 'refused', 'returned']),
  tracking: z.string().max(100).nullable(),
  reason: z.enum(RETURNED).nullable(),
  scan: z.string().max(200).nullable(),
  at: z.int().nonnegative(),
});
export type PostState = z.infer<typeof PostState>;

/** Events that wait for us, in their order; `through` acknowledges them. */
export const PostEvents = z.object({ events: z.array(PostState).max(1_000), through: z.int().nonnegative() });

/** The state in an answer; null where it is none. */
export function postedAs(body: unknown): PostState | null {
  const parsed = PostState.safeParse(body);
  return parsed.success ? parsed.data : null;
}

type Receipt = Extract<News, { type: 'receipt' }>;

/** What a state means for the message; null while it is on its way. */
export function receiptOf({ order, key, state, tracking, reason, at }: PostState): Receipt | null {
  const told = { type: 'receipt', reference: order, key, at: at * 1000 } as const;
  const named = tracking === null ? '' : ` (${tracking})`;
  switch (state) {
    case 'accepted':
    case 'posted':
    case 'in-transit':
      return null;
    case 'delivered':
      return { ...told, outcome: 'delivered', addressDead: false, detail: `delivered${named}` };
    case 'cancelled':
      return { ...told, outcome: 'recalled', addressDead: false, detail: 'cancelled before it was posted' };
    case 'refused':
      return { ...told, outcome: 'bounced', addressDead: false, detail: `refused at the door${named}` };
    case 'returned': {
      const addressDead = reason !== null && DEAD.includes(reason);
      return { ...told, outcome: 'bounced', addressDead, detail: `returned: ${reason ?? 'other'}${named}` };
    }
    default:
      return state satisfies never;
  }
}
