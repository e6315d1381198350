/**
 * How is a wish to be forgotten decided, by two people and under the law?
 *
 * One proposes, somebody else carries it out. Proposing to erase is refused while a law or a hold forbids it, and asked again at the end: what
 * was true on Monday may not be on Friday. Carried out twice it is carried out once.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import {
  type DataRequestRow,
  endErasure,
  proposeErasure,
  type RequestKey,
  readRequest,
} from '../db/own/data-request-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { eraseBorrower, type Refusal, whatForbids } from '../evidence/erase.ts';

/** What came of a step. `forbidden`: a law or a hold, with its reason. */
export type ErasureStep =
  | { readonly state: 'done' }
  | { readonly state: 'not-open' | 'not-proposed' | 'same-person' }
  | { readonly state: 'forbidden'; readonly by: Refusal };

/** The house on the day on which it happens. */
export interface ErasureDay {
  readonly day: Day;
  readonly at: Minute;
  readonly collecting: Collecting;
}

/** An erasure that was asked for; null where it is none. */
async function readErasure(pool: Pool, key: RequestKey): Promise<DataRequestRow | null> {
  const row = await readRequest(pool, key);
  return row?.kind === 'erase' ? row : null;
}

/** One person says what should be done. */
export async function propose(
  pool: Pool,
  key: RequestKey,
  said: { readonly what: 'erase' | 'refuse'; readonly why: string; readonly by: string },
  { day, collecting }: ErasureDay,
): Promise<ErasureStep> {
  const open = await readErasure(pool, key);
  if (open === null || open.state !== 'waiting') return { state: 'not-open' };
  const forbids = said.what === 'erase' ? await whatForbids(pool, key, day, collecting) : null;
  if (forbids !== null) return { state: 'forbidden', by: forbids };
  const kept = await transaction(pool, (client) => proposeErasure(client, key, said.what, said.why, said.by));
  return { state: kept ? 'done' : 'not-open' };
}

/** Somebody else carries it out. `forget`: removes the person's files, after the book has forgotten him. */
export async function carryOut(
  pool: Pool,
  key: RequestKey,
  by: string,
  house: ErasureDay,
  forget: (key: RequestKey) => Promise<void>,
): Promise<ErasureStep> {
  const open = await readErasure(pool, key);
  const no = cannotEnd(open, by);
  if (no !== null) return no;
  if (open?.proposed === 'erase') {
    const { day, at, collecting } = house;
    const erased = await eraseBorrower(pool, { key, day, at, why: open.why ?? '' }, collecting);
    if (erased.state === 'refused') return { state: 'forbidden', by: erased };
    await forget(key);
  }
  return { state: (await endErasure(pool, key, house.day, by)) ? 'done' : 'not-open' };
}

function cannotEnd(open: DataRequestRow | null, by: string): ErasureStep | null {
  if (open === null || open.state !== 'waiting') return { state: 'not-open' };
  if (open.proposed === null) return { state: 'not-proposed' };
  return open.proposedBy === by ? { state: 'same-person' } : null;
}
