/**
 * Has the debtor been lost, and since when?
 *
 * Lost means: every mobile number he reserved is found invalid (at once); or three calls in a row fail (from the next day);
 * or calls fail on three days in a row (China Banking Association guideline 2026). Derived from the log, each time anew: any
 * contact with him ends it. Whether a third failed day counts on that very day is left open: it counts from the next.
 * Where somebody has established that he can or cannot be reached, that fact wins.
 */
import { localOf, type Minute, startOfDay, type Zone } from '../local-time.ts';
import { debtorOf, logUpTo } from '../parties.ts';
import type { Address, CallOutcome, Happening, Person, Situation } from '../situation.ts';

export interface LostTerms {
  /** Failed calls in a row after which he is lost from the next day on. */
  readonly failedCalls: number;
  /** Days in a row with failed calls after which he is lost. */
  readonly failedDays: number;
}

/** `from`: the first minute at which he counts as lost; null: he does not. `boundary`: the law leaves this day open. */
export interface Lost {
  readonly from: Minute | null;
  readonly boundary: boolean;
}

/** Calls that did not get through to the person. A busy line or an answered call shows that he is there. */
const FAILED: ReadonlySet<CallOutcome> = new Set(['no-answer', 'not-in-service', 'unreachable']);

/** Whether and since when the debtor counts as lost, by what is known at `at`. `from` may lie after `at`. */
export function lostContact(terms: LostTerms, at: Minute, situation: Situation): Lost {
  const debtor = debtorOf(situation);
  if (debtor === undefined || debtor.reachable === true) return { from: null, boundary: false };
  if (debtor.reachable === false) return { from: at, boundary: false };
  const log = logUpTo({ at }, situation);
  const trail = trailOf(terms, log, debtor, situation.zones);
  const invalidAt = allInvalidAt(log, situation.addresses, debtor.id, at);
  const invalid = invalidAt !== null && invalidAt >= trail.lastContact ? invalidAt : null;
  const froms = [trail.from, invalid].filter((from) => from !== null);
  const from = froms.length > 0 ? Math.min(...froms) : null;
  return { from, boundary: from !== null && from > at && trail.failedDays >= terms.failedDays };
}

interface Trail {
  readonly from: Minute | null;
  readonly failedDays: number;
  readonly lastContact: Minute;
}

/** Walks the log: failed calls add up, any contact clears them. */
function trailOf(
  { failedCalls, failedDays }: LostTerms,
  log: readonly Happening[],
  { id }: Person,
  zones: readonly Zone[],
): Trail {
  let calls = 0;
  let from: Minute | null = null;
  let lastContact: Minute = Number.NEGATIVE_INFINITY;
  let days: number[] = [];
  for (const event of log) {
    const met = meets(event, id);
    if (met === null) continue;
    if (met) {
      calls = 0;
      from = null;
      days = [];
      lastContact = event.at;
      continue;
    }
    calls += 1;
    const { day } = localOf(zones[0]!, event.at);
    if (days.at(-1) !== day) days = days.at(-1) === day - 1 ? [...days, day] : [day];
    if (from === null && (calls >= failedCalls || days.length >= failedDays))
      from = Math.max(...zones.map((zone) => startOfDay(zone, localOf(zone, event.at).day + 1)));
  }
  return { from, failedDays: days.length, lastContact };
}

/** True: the person was in contact. False: a call failed. Null: it says nothing about that. */
function meets(event: Happening, id: string): boolean | null {
  switch (event.type) {
    case 'call':
      return event.to === id ? !FAILED.has(event.outcome) : null;
    case 'inbound':
      return event.from === id ? true : null;
    case 'said':
    case 'opt-out':
    case 'asked':
      return event.by === id ? true : null;
    case 'session':
      return true;
    case 'visit':
      return event.met ? true : null;
    default:
      return null;
  }
}

/**
 * The minute at which the last of his reserved mobile numbers was known to be invalid; null while one may work. A number of
 * which nobody recorded the source, or the state, may be a reserved one that works.
 */
function allInvalidAt(
  log: readonly Happening[],
  addresses: readonly Address[],
  debtor: string,
  at: Minute,
): Minute | null {
  const mobiles = addresses.filter(({ kind, of }) => kind === 'mobile' && of === debtor);
  const reserved = mobiles.filter(({ provenance }) => provenance === 'reserved' || provenance === undefined);
  if (reserved.length === 0) return null;
  const since = reserved.map(({ id, state, provenance }) => {
    if (provenance === undefined) return null;
    const found = log.findLast(
      (event) => (event.type === 'number-invalid' || event.type === 'number-wrong') && event.address === id,
    );
    return found?.at ?? (state === 'invalid' || state === 'wrong' ? at : null);
  });
  return since.includes(null) ? null : Math.max(...since.filter((one) => one !== null));
}
