/**
 * How does an agent call a person: once, on leave given that very moment, and never after a stop?
 *
 * The gate is asked and the permit used in one transaction; what the call needs is read in a second one, which sees whether
 * anything became known meanwhile and writes the call down; then the exchange is asked to ring, at most once, within a short
 * fence after that commit. What the exchange certainly never had is no contact. What nobody knows counts.
 */
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Attempt } from '../../../rules/gate/situation.ts';
import {
  beginCall,
  type CallKey,
  type CallRow,
  openCall,
  readCall,
  readSheet,
  settlePlacing,
  unknownCalls,
} from '../../db/calls/call-rows.ts';
import { answerWish, openWish } from '../../db/calls/wish-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../../db/gate/person-rows.ts';
import { tellOfTeam } from '../../db/gate/silence-rows.ts';
import { keepRefused } from '../../db/lead/board-rows.ts';
import { transaction } from '../../db/pool.ts';
import { type Decided, permitAndMark } from '../../gate/permit-desk.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { tellOutcomesIn } from '../../gate/tell-person.ts';
import type { Placed } from '../carriers/voice-line.ts';
import { keepNews } from './call-news.ts';
import { type CallRoom, keyOfCall } from './call-room.ts';

/** A call that an agent wants to make. `debts`: numbers of accounts. */
export interface CallWish {
  readonly key: BorrowerKey;
  readonly debts: readonly string[];
  readonly worker: string;
  readonly extension: string;
  /** The agency whose person calls; left out: the house's own. */
  readonly agency?: string;
}

/** What came of a wish. */
export type Made =
  | { readonly state: 'calling'; readonly call: CallRow; readonly code: string }
  | { readonly state: 'refused'; readonly decided: Decided }
  | { readonly state: 'wished-for-later'; readonly at: Minute }
  | { readonly state: 'being-called'; readonly worker: string }
  | { readonly state: 'silenced' }
  | { readonly state: 'not-placed'; readonly why: string };

/** Milliseconds after the commit within which the exchange is asked; later it is no longer sure that nothing became known. */
const FENCE_MS = 500;
const DEADLINE_MS = 8_000;
/** An order that nobody knows of is asked about after so many seconds: by then it cannot still be under way. */
const ASKED_AFTER = 30;

/** Asks for leave and calls. Pressed twice it is one call. */
export async function makeCall(room: CallRoom, wish: CallWish): Promise<Made> {
  const { pool, gatehouse } = room;
  const running = await openCall(pool, wish.key);
  if (running !== null) return joined(room, running, wish);
  const wished = await openWish(pool, wish.key);
  if (wished !== null && wished > gatehouse.now()) return { state: 'wished-for-later', at: wished };
  const ask = { key: wish.key, attempt: attemptFor(wish, room) };
  const [decided] = await permitAndMark(pool, [ask], gatehouse);
  if (decided === undefined) throw new Error('one question has one answer');
  if (decided.permit === null) {
    await noteRefused(room, wish, decided);
    return { state: 'refused', decided };
  }
  const call = { ...wish.key, permit: decided.permit };
  const begun = await begin(room, call, wish);
  if (begun.state !== 'begun') return begun;
  if (performance.now() - begun.at > FENCE_MS) {
    await settle(room, call, { state: 'refused', why: 'too much time had passed' });
    return { state: 'not-placed', why: 'too much time had passed' };
  }
  const order = { key: keyOfCall(call), agent: wish.extension, to: begun.phone };
  const placed = await room.line.place(order, DEADLINE_MS);
  await settle(room, call, placed);
  if (placed.state === 'refused') return { state: 'not-placed', why: placed.why };
  return { state: 'calling', call: (await readCall(pool, call))!, code: begun.code };
}

/** Whose press was refused, for whoever looks after the team; the decision itself is the evidence. */
async function noteRefused({ pool }: CallRoom, { key, worker }: CallWish, decided: Decided): Promise<void> {
  if (decided.decision === null) return;
  const against = decided.verdicts.find(({ outcome }) => outcome !== 'pass' && outcome !== 'flag');
  const rule = against?.rule ?? decided.missing[0] ?? '';
  await transaction(pool, async (client) => {
    await keepRefused(client, { ...key, decision: decided.decision!, worker, at: decided.at, rule });
    await tellOfTeam(client);
  });
}

/** The question to the gate: about all debts of the person that are past due. */
function attemptFor({ debts, worker, agency }: CallWish, { gatehouse }: CallRoom): Omit<Attempt, 'at'> {
  const { at: _, ...attempt } = attemptOf('call', BigInt(debts[0]!), 0, gatehouse.collecting);
  return { ...attempt, debts, worker, by: agency ?? attempt.by };
}

/** Two presses of one agent are one call; another agent hears who is calling. */
async function joined(room: CallRoom, running: CallRow, { worker }: CallWish): Promise<Made> {
  if (running.worker !== worker) return { state: 'being-called', worker: running.worker };
  const sheet = await transaction(room.pool, (client) => readSheet(client, running));
  return { state: 'calling', call: running, code: sheet?.code ?? '' };
}

type Begun =
  | { readonly state: 'begun'; readonly phone: string; readonly code: string; readonly at: number }
  | Extract<Made, { state: 'silenced' | 'not-placed' | 'being-called' }>;

/** Writes the call down, if nothing stands against it by now. What is not placed here is told as never sent. */
async function begin(room: CallRoom, call: CallKey, wish: CallWish): Promise<Begun> {
  const { pool, gatehouse, line } = room;
  let at = 0;
  const begun = await transaction(pool, async (client): Promise<Begun> => {
    await lockBorrowers(client, [call]);
    const sheet = await readSheet(client, call);
    if (sheet === null) throw new Error('a permit that was just given is gone');
    const other = await openCall(client, call);
    const no: Exclude<Begun, { state: 'begun' }> | null = sheet.crossed
      ? { state: 'silenced' }
      : other !== null
        ? { state: 'being-called', worker: other.worker }
        : sheet.phone === null
          ? { state: 'not-placed', why: 'no number is known' }
          : null;
    if (no !== null) {
      const never = { type: 'outcome', outcome: 'not-sent' } as const;
      await tellOutcomesIn(client, [{ key: call, permit: call.permit, at: gatehouse.now(), ending: never }]);
      return no;
    }
    const { worker, extension } = wish;
    await beginCall(client, { ...call, worker, extension, line: line.name });
    at = performance.now();
    return { state: 'begun', phone: sheet.phone!, code: sheet.code, at };
  });
  return begun.state === 'begun' ? { ...begun, at } : begun;
}

/** Keeps what the exchange said; an order that it never had is no contact. */
async function settle({ pool, gatehouse }: CallRoom, call: CallKey, placed: Placed): Promise<void> {
  await transaction(pool, async (client) => {
    await lockBorrowers(client, [call]);
    const reference = placed.state === 'placed' ? placed.call : null;
    const why = placed.state === 'placed' ? null : placed.why;
    const settled = await settlePlacing(client, call, placed.state, reference, why);
    if (placed.state !== 'refused') await answerWish(client, call);
    else if (settled) {
      const never = { type: 'outcome', outcome: 'not-sent' } as const;
      await tellOutcomesIn(client, [{ key: call, permit: call.permit, at: gatehouse.now(), ending: never }]);
    }
  });
}

/** Asks the exchange about orders whose answer was lost; returns how many are known now. */
export async function settleUnknown(room: CallRoom, seconds = ASKED_AFTER): Promise<number> {
  const { pool, line } = room;
  let settled = 0;
  for (const call of await unknownCalls(pool, seconds)) {
    if (call.line !== line.name) continue;
    const known = await line.ask(keyOfCall(call));
    if (known.state === 'unknown') continue;
    if (known.state === 'known') await keepNews(room, known.call);
    else await settle(room, call, { state: 'refused', why: 'the exchange never had it' });
    settled += 1;
  }
  return settled;
}
