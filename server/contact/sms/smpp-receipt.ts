/**
 * What became of a short message, by the message centre's receipt?
 *
 * A receipt is a deliver_sm with a mark in esm_class. What it says stands in parameters (receipted_message_id, message_state), in a
 * text ("id:… stat:DELIVRD err:000", SMPP 3.4 appendix B, which each centre spells a little differently), or in both; parameters win.
 */

import { TAGS, tlvNumber, tlvOf, tlvText } from './smpp-parameters.ts';
import { ESM, type ShortMessage } from './smpp-pdu.ts';

/** `pending`: nothing final yet. */
export type Fate = 'delivered' | 'bounced' | 'expired' | 'recalled' | 'unknown' | 'pending';

export interface Receipt {
  /** The centre's id of the message; null when it names none. */
  readonly messageId: string | null;
  /** Our own number of the short message, where the centre echoes it. */
  readonly userReference: number | null;
  /** Whom the message was for. */
  readonly number: string;
  readonly fate: Fate;
  /** "UNDELIV err 001": what the centre said, for people. */
  readonly detail: string;
  /** Error by the centre's or the network's own numbering, digits without leading zeros; null: none named. */
  readonly error: string | null;
  /** Date and time of day on the centre's clock, "YYMMDDhhmm" with or without seconds; null when it says none. */
  readonly done: string | null;
}

/** message_state (§5.2.28). */
const STATES: readonly (readonly [Fate, string])[] = [
  ['pending', 'SCHEDULED'],
  ['pending', 'ENROUTE'],
  ['delivered', 'DELIVRD'],
  ['expired', 'EXPIRED'],
  ['recalled', 'DELETED'],
  ['bounced', 'UNDELIV'],
  ['pending', 'ACCEPTD'],
  ['unknown', 'UNKNOWN'],
  ['bounced', 'REJECTD'],
];

/** What a state by number means. */
export function fateOfState(state: number): Fate {
  return STATES[state]?.[0] ?? 'unknown';
}

/** The word of a state by number, as receipts spell it. */
export function stateWord(state: number): string {
  return STATES[state]?.[1] ?? `STATE ${state}`;
}

function fateOfWord(word: string): Fate {
  // The standard's words have seven letters; some centres write them out (DELIVERED, UNDELIVERABLE, REJECTED, ACCEPTED).
  const long: Record<string, string> = { DELIVER: 'DELIVRD', REJECTE: 'REJECTD', ACCEPTE: 'ACCEPTD' };
  const seven = word.slice(0, 7);
  return STATES.find(([, name]) => name === (long[seven] ?? seven))?.[0] ?? 'unknown';
}

/** Whether a message from the centre is a receipt or a notice on the way to one, not something a person wrote. */
export function isReceipt({ esmClass }: ShortMessage): boolean {
  return (esmClass & (ESM.receipt | ESM.intermediate)) !== 0;
}

/** Reads a receipt. What is not said stays null; a state that nobody knows is `unknown`. */
export function readReceipt(message: ShortMessage): Receipt {
  const { tlvs } = message;
  const text = (
    message.octets.length > 0 ? message.octets : (tlvOf(tlvs, TAGS.messagePayload) ?? NONE)
  ).toString('latin1');
  const said = (name: string) => new RegExp(`(?:^|\\s)${name}:\\s*([^\\s]+)`, 'i').exec(text)?.[1] ?? null;
  const state = tlvNumber(tlvs, TAGS.messageState);
  const word = state !== null ? stateWord(state) : said('stat')?.toUpperCase();
  const fate = state !== null ? fateOfState(state) : word === undefined ? 'unknown' : fateOfWord(word);
  const error = networkError(tlvOf(tlvs, TAGS.networkErrorCode)) ?? said('err');
  const none = error === null || /^0+$/.test(error);
  return {
    messageId: tlvText(tlvs, TAGS.receiptedMessageId) || said('id'),
    userReference: tlvNumber(tlvs, TAGS.userMessageReference),
    number: message.from.number,
    fate: (message.esmClass & ESM.intermediate) !== 0 ? 'pending' : fate,
    detail: `${word ?? 'no state'}${none ? '' : ` err ${error}`}`,
    error: none ? null : error.replace(/^0+(?=.)/, ''),
    done: /done date:\s*(\d{10,12})/i.exec(text)?.[1] ?? null,
  };
}

const NONE = Buffer.alloc(0);

/** network_error_code (§5.3.2.31): one octet for the kind of network, two for its error. */
function networkError(value: Buffer | null): string | null {
  return value?.length === 3 ? String(value.readUInt16BE(1)) : null;
}

/** Milliseconds since 1970 of "YYMMDDhhmm[ss]" on a clock that is so many minutes ahead of UTC; null when it is no date. */
export function instantOf(done: string | null, minutesAhead: number | null): number | null {
  if (done === null || minutesAhead === null) return null;
  const [year, month, day, hour, minute, second = 0] = done.match(/../g)!.map(Number);
  const at = Date.UTC(2000 + year!, month! - 1, day!, hour!, minute!, second);
  const sound = new Date(at).getUTCDate() === day && hour! < 24 && minute! < 60 && second < 60;
  return sound ? at - minutesAhead * 60_000 : null;
}
