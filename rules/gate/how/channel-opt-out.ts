/**
 * Has this person asked not to be contacted by this medium?
 *
 * The medium is then closed for all numbers and all debts (12 CFR 1006.14(h)(1); CONC 7.9.4R: how he may be contacted), until he
 * agrees to it anew. Three ways stay open (1006.14(h)(2)): one electronic confirmation of the request that says nothing
 * else, one answer when he himself uses the medium, and what another law requires. A wish for no contact at all closes all.
 */
import { allowed, type Finding } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logParts } from '../log-parts.ts';
import { logUpTo } from '../parties.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Happening, Purpose, Situation } from '../situation.ts';
import { confirmation } from './confirmation.ts';
import { covers } from './media.ts';

export interface ChannelOptOut {
  /** Purposes for which another law requires the contact. */
  readonly required: readonly Purpose[];
}

export function channelOptOut(
  { required }: ChannelOptOut,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (logParts(situation.log).optOuts.length === 0) return null;
  const log = logUpTo(attempt, situation);
  const place = log.findLastIndex((event) => closes(event, attempt));
  const stop = log[place];
  if (stop?.type !== 'opt-out') return null;
  if (log.slice(place).some((event) => reopens(event, attempt, situation))) return null;
  const from = { scope: stop.scope, refused: stop.way, at: stop.at };
  if (required.includes(attempt.purpose)) return allowed('exception_legally_required', { from });
  const confirmed = confirmation(attempt, situation, stop);
  if (confirmed !== null) return confirmed;
  if (attempt.way === 'court') return null;
  return barredUnlessAnswer(attempt, situation, 'channel_opt_out', { from });
}

function closes(event: Happening, { person, way }: Attempt): boolean {
  if (event.type !== 'opt-out' || event.by !== person) return false;
  if (event.scope === 'person') return true;
  return event.scope === 'way' && (event.way === null || covers(event.way, way));
}

/** A later agreement of the person to be contacted this way. */
function reopens(event: Happening, { way, address }: Attempt, { addresses }: Situation): boolean {
  if (event.type !== 'consent' || !event.directly) return false;
  switch (event.scope) {
    case 'call':
      return way === 'call' || way === 'voicemail';
    case 'sms':
      return way === 'sms';
    case 'way':
      if (event.way !== null) return event.way === way;
      return event.address !== null && event.address === address && fits(event.address, way, addresses);
    default:
      return false;
  }
}

function fits(id: string, way: Attempt['way'], addresses: Situation['addresses']): boolean {
  const kind = addresses.find((one) => one.id === id)?.kind;
  return way === 'email' ? kind === 'email' : kind === 'mobile' || kind === 'phone' || kind === 'landline';
}
