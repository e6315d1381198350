/**
 * What did the agent hear on the telephone, and what follows from it at once?
 *
 * His entry is what counts: it replaces what the exchange guessed. It says what was spoken of, because the law counts that, and
 * when the person wishes to be called. What the person said against being contacted becomes known in the same transaction and
 * silences everything that is open about him.
 */
import type { Minute } from '../../../rules/gate/local-time.ts';
import { readDebts } from '../../db/calls/call-debts.ts';
import { type CallKey, type CallRow, markOutcome, readCall } from '../../db/calls/call-rows.ts';
import { keepWish } from '../../db/calls/wish-rows.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import type { Ending } from '../../gate/person-log.ts';
import { knownAt } from '../../gate/silence.ts';
import { BORROWER } from '../../gate/situation-from.ts';
import { type PersonEntry, tellOfPeopleIn, tellOutcomesIn } from '../../gate/tell-person.ts';
import type { CallRoom } from './call-room.ts';
import { tellTried } from './tell-tried.ts';

/** What an agent can say of a call. `spoke`: with the person himself. */
export const HEARD = [
  'spoke',
  'third-party',
  'wrong-number',
  'no-answer',
  'busy',
  'not-in-service',
  'voicemail',
] as const;
export type Heard = (typeof HEARD)[number];

/** What the person said that must be known at once. */
export const SAID = ['no-calls', 'no-contact', 'not-now', 'disputes'] as const;
export type Said = (typeof SAID)[number];

/** An agent's entry. `raised`: debts that he spoke of; `discussed`: those that anybody spoke of; only among the call's own. */
export interface Entry {
  readonly heard: Heard;
  readonly raised: readonly string[];
  readonly discussed: readonly string[];
  readonly said: readonly Said[];
  /** When the person wishes to be called. */
  readonly callBackAt: Minute | null;
  readonly note: string | null;
}

export type Entered =
  | { readonly state: 'entered'; readonly call: CallRow }
  | {
      readonly state: 'refused';
      readonly why:
        | 'no-such-call'
        | 'never-placed'
        | 'not-his-debt'
        | 'too-early'
        | 'too-late'
        | 'told-a-stranger';
    };

/** A wish lies ahead, and not further than this. */
const FURTHEST_WISH = 60 * 1440;

/** Keeps what the agent says of a call. Said again, it replaces what he said before. */
export async function enterOutcome(room: CallRoom, call: CallKey, entry: Entry): Promise<Entered> {
  const { pool, gatehouse } = room;
  const row = await readCall(pool, call);
  const at = gatehouse.now();
  const why = await faultOf(room, row, entry, at);
  if (row === null || why !== null) return { state: 'refused', why: why ?? 'no-such-call' };
  await transaction(pool, async (client) => {
    await lockBorrowers(client, [call]);
    await markOutcome(client, call, entry.heard, 'agent', entry.note);
    await tellOutcomesIn(client, [{ key: call, permit: call.permit, at, ending: endingOf(entry) }]);
    const { worker } = row;
    if (entry.callBackAt !== null)
      await keepWish(client, { ...call, at: entry.callBackAt, worker, permit: call.permit });
    const facts = factsOf(call, entry, at);
    if (facts.length > 0) await tellOfPeopleIn(client, facts, knownAt(at));
  });
  if (entry.heard !== 'third-party' && entry.heard !== 'wrong-number') await tellTried(room, call);
  return { state: 'entered', call: (await readCall(pool, call))! };
}

type Fault = Extract<Entered, { state: 'refused' }>['why'];

async function faultOf(
  { pool }: CallRoom,
  row: CallRow | null,
  { heard, raised, discussed, callBackAt }: Entry,
  now: Minute,
): Promise<Fault | null> {
  if (row === null) return 'no-such-call';
  if (row.state === 'refused' || row.outcome === 'not-sent') return 'never-placed';
  const debts = await readDebts(pool, row);
  if ([...raised, ...discussed].some((debt) => !debts.includes(debt))) return 'not-his-debt';
  // With whom nobody spoke, nothing was spoken of; with a stranger it must not have been, and is an incident, not an outcome.
  if (heard !== 'spoke' && raised.length + discussed.length > 0) return 'told-a-stranger';
  if (callBackAt === null) return null;
  if (callBackAt <= now) return 'too-early';
  return callBackAt > now + FURTHEST_WISH ? 'too-late' : null;
}

function endingOf({ heard, raised, discussed }: Entry): Ending {
  switch (heard) {
    case 'spoke':
      return { type: 'outcome', outcome: 'conversation', raised, discussed };
    case 'third-party':
    case 'wrong-number':
      return { type: 'outcome', outcome: 'conversation', raised: [], discussed: [], limitedContent: true };
    case 'no-answer':
    case 'busy':
    case 'not-in-service':
    case 'voicemail':
      return { type: 'outcome', outcome: heard, raised: [], discussed: [] };
    default:
      return heard satisfies never;
  }
}

function factsOf(key: CallKey, { heard, said }: Entry, at: Minute): PersonEntry[] {
  const by = BORROWER;
  const facts = said.map((one): PersonEntry['fact'] => {
    switch (one) {
      case 'no-calls':
        return { type: 'opt-out', by, scope: 'way', way: 'call', address: null, via: 'call' };
      case 'no-contact':
        return { type: 'said', by, via: 'call', says: 'asks-for-no-contact' };
      case 'not-now':
        return { type: 'said', by, via: 'call', says: 'inconvenient-now' };
      case 'disputes':
        return { type: 'dispute', written: false, inPeriod: false, portion: 'all', debts: null };
      default:
        return one satisfies never;
    }
  });
  if (heard === 'wrong-number') facts.push({ type: 'number-wrong', address: 'phone' });
  return facts.map((fact) => ({ key, at, fact }));
}
