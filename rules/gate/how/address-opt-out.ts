/**
 * Has this person asked not to be contacted at this number, mailbox or address?
 *
 * It is closed for all his debts (12 CFR 1006.14(h)(1), comment 3.ii; CONC 7.9.4R: where he may be contacted). Another address that
 * may be used on its own account stays open. The exceptions are those of a closed medium.
 */
import { allowed, type Finding, missing } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logParts } from '../log-parts.ts';
import { addressOf, logUpTo } from '../parties.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Happening, Purpose, Situation } from '../situation.ts';
import { confirmation } from './confirmation.ts';
import { covers } from './media.ts';

export interface AddressOptOut {
  /** Purposes for which another law requires the contact. */
  readonly required: readonly Purpose[];
}

type OptOut = Extract<Happening, { type: 'opt-out' }>;

export function addressOptOut(
  { required }: AddressOptOut,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (logParts(situation.log).optOuts.length === 0) return null;
  const log = logUpTo(attempt, situation);
  const stops = log.filter(
    (event): event is OptOut =>
      event.type === 'opt-out' && event.scope === 'address' && event.by === attempt.person,
  );
  const about = stops.filter(({ way }) => way === null || covers(way, attempt.way));
  if (about.length === 0) return null;
  if (attempt.address === null) return missing('attempt.address');
  const stop = about.findLast(({ address }) => isSame(address, attempt, situation));
  if (stop === undefined)
    return allowed('different_address', { from: { closed: about.map(({ address }) => address) } });
  if (log.slice(log.indexOf(stop)).some((event) => agreesTo(event, attempt))) return null;
  const from = { closed: stop.address, at: stop.at };
  if (required.includes(attempt.purpose)) return allowed('exception_legally_required', { from });
  return (
    confirmation(attempt, situation, stop) ??
    barredUnlessAnswer(attempt, situation, 'address_opt_out', { from })
  );
}

/** The same address: by its name, or because the literal text is the same; an unnamed one may be any. */
function isSame(closed: string | null, attempt: Attempt, situation: Situation): boolean {
  if (closed === null || closed === attempt.address) return true;
  const text = addressOf(attempt, situation)?.text ?? null;
  return text !== null && text === situation.addresses.find(({ id }) => id === closed)?.text;
}

function agreesTo(event: Happening, { address }: Attempt): boolean {
  return event.type === 'consent' && event.directly && event.address !== null && event.address === address;
}
