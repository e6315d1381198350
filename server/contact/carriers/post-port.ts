/**
 * What do we and a provider of letters say to each other?
 *
 * Orders and events as JSON, each checked before it is believed. Whether a request that failed can have arrived is decided
 * here: a connection that was refused never did, anything later may have.
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

/** How a request ended. `told`: the status and the beginning of what was said, for the log. */
export type Asked =
  | { readonly state: 'answered'; readonly status: number; readonly body: unknown; readonly told: string }
  | { readonly state: 'never-arrived'; readonly why: string }
  | { readonly state: 'lost'; readonly why: string };

/** Where to ask, and as whom. */
export interface Door {
  readonly address: string;
  readonly token: string;
}

const UNARRIVED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH']);
const LONGEST_ANSWER = 1 << 20;

/** Asks a provider. Never rejects; ends when `until` does. */
export async function askOver(
  { address, token }: Door,
  method: 'GET' | 'POST' | 'DELETE',
  where: string,
  until: AbortSignal,
  sent: { readonly body?: Uint8Array | string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Asked> {
  try {
    const response = await fetch(address + where, {
      method,
      headers: { authorization: `Bearer ${token}`, ...sent.headers },
      body: sent.body === undefined ? null : (sent.body as BodyInit),
      signal: until,
      redirect: 'error',
    });
    const text = await shortText(response);
    const told = `${response.status} ${text.slice(0, 120)}`.trim();
    return { state: 'answered', status: response.status, body: jsonOf(text), told };
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? '';
    const why = `${(error as Error).name}: ${cause || (error as Error).message}`;
    return UNARRIVED.has(cause) ? { state: 'never-arrived', why } : { state: 'lost', why };
  }
}

/** The text of an answer; one that does not end is cut. */
async function shortText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size > LONGEST_ANSWER) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
