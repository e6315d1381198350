/**
 * Was anything late, twice or lost?
 *
 * What arrived at the far ends is compared with what was stopped and with what the tables say in the end; and every sender that lived
 * through a stop must have heard of it.
 */
import { endedMessages, silences } from '../../../server/db/contact/rehearsed-messages.ts';
import type { Pool } from '../../../server/db/pool.ts';
import type { Stop } from './entered-stops.ts';
import type { FarEnd } from './race-ends.ts';
import type { SenderLife } from './sender-pack.ts';

/** What came of one round. Times in milliseconds. */
export interface Verdict {
  readonly messages: number;
  readonly arrived: number;
  /** Stops that were first, and messages that were. */
  readonly stopped: number;
  /** Arrived after the commit of their stop: handed over before anybody could know. The longest after it. */
  readonly crossedLate: number;
  readonly window: number;
  readonly unknown: number;
  /** Had arrived at the carrier and was given back when it was asked for. */
  readonly givenBack: number;
  /** In transactions of fifty: from the moment the house had heard it to the moment everything was revoked. */
  readonly silence: readonly number[];
  /** From just before the commit to the moment at which every sender process had dropped the person. */
  readonly dropped: readonly number[];
  readonly faults: readonly string[];
}

/**
 * Longer after the commit of a stop nothing may arrive: the fence, and a machine that has other things to do. What the rehearsing process
 * itself was late in noting an arrival comes on top.
 */
export const MOST_WINDOW = 1_000;

/** A message that did not arrive although nobody stopped it: the carrier refused it, or nobody knows. */
const SILENT_ENDS: ReadonlySet<string> = new Set(['failed', 'unknown']);
const ARRIVED: ReadonlySet<string> = new Set(['sent', 'delivered', 'failed', 'unknown']);

/** Compares. `lag`: the longest for which the rehearsing process was busy with something else, in milliseconds. */
export async function judgeRace(
  pool: Pool,
  ends: readonly FarEnd[],
  stops: ReadonlyMap<bigint, Stop>,
  lives: readonly SenderLife[],
  lag: number,
): Promise<Verdict> {
  const faults: string[] = [];
  const { first, last } = await arrivalsAt(ends, pool, faults);
  const messages = await endedMessages(pool);
  let [stopped, crossedLate, window, unknown, givenBack] = [0, 0, 0, 0, 0];
  const back = new Set(ends.flatMap((end) => [...end.givenBack()]));
  const known = new Set(messages.map(({ key }) => key));
  for (const key of first.keys()) if (!known.has(key)) faults.push(`${key} arrived and is nobody's message`);
  for (const { key, borrower, state, why, crossed, notSent } of messages) {
    const at = first.get(key);
    const latest = last.get(key);
    const stop = stops.get(borrower);
    if (state === 'unknown') unknown += 1;
    if (at === undefined && stop !== undefined) stopped += 1;
    if (latest !== undefined && stop !== undefined && latest > stop.by) {
      crossedLate += 1;
      window = Math.max(window, latest - stop.by);
      if (latest - stop.by > MOST_WINDOW + lag)
        faults.push(
          `${key} arrived ${(latest - stop.by).toFixed(0)} ms after the commit of its ${stop.kind}`,
        );
      if (!crossed) faults.push(`${key} arrived after its ${stop.kind} and is not recorded as crossed`);
    }
    if (at === undefined && (state === 'sent' || state === 'delivered'))
      faults.push(`${key} is ${state} and never arrived`);
    if (at === undefined && stop === undefined && !SILENT_ENDS.has(state))
      faults.push(`${key} of somebody who was left in peace is lost: ${state}, ${why}`);
    const isBack = back.has(key) && state === 'cancelled';
    if (isBack) givenBack += 1;
    else if (at !== undefined && !ARRIVED.has(state)) faults.push(`${key} arrived and is ${state}, ${why}`);
    if (at !== undefined && notSent && !isBack)
      faults.push(`${key} arrived and is in the log as not sent: ${state}, ${why}`);
  }
  const fallen = await silences(pool);
  const dropped = droppedAfter(fallen, lives, faults);
  const silence = fallen.map(({ waited }) => waited);
  return {
    messages: messages.length,
    arrived: first.size,
    stopped,
    crossedLate,
    window,
    unknown,
    givenBack,
    silence,
    dropped,
    faults,
  };
}

/** When each message arrived for the first and the last time. */
async function arrivalsAt(
  ends: readonly FarEnd[],
  pool: Pool,
  faults: string[],
): Promise<{ first: Map<string, number>; last: Map<string, number> }> {
  const [first, last] = [new Map<string, number>(), new Map<string, number>()];
  for (const end of ends)
    for (const { key, at } of await end.arrivals(pool)) {
      if (!first.has(key)) first.set(key, at);
      else if (!end.sameAgain) faults.push(`${key} arrived twice`);
      last.set(key, at);
    }
  return { first, last };
}

/** For each stop, how long after its commit the last of all senders had dropped the person. */
function droppedAfter(
  fallen: readonly { name: string; at: number }[],
  lives: readonly SenderLife[],
  faults: string[],
): number[] {
  const waits: number[] = [];
  for (const { name, at } of fallen) {
    let wait: number | null = null;
    for (const { heard, killed, listensSince } of lives) {
      const when = heard.get(name);
      if (when !== undefined) wait = Math.max(wait ?? 0, when - at);
      else if (!killed && listensSince !== null && listensSince < at)
        faults.push(`a sender that listened did not hear that ${name} was silenced`);
    }
    if (wait !== null) waits.push(wait);
  }
  return waits;
}
