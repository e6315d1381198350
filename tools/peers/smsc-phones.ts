/**
 * What do the phones behind the message centre show?
 *
 * Short messages are kept with their state; those of one text are joined as a phone joins them. Only what was delivered is in the inbox.
 * Nothing here knows the carrier: texts are read from the octets that came over the wire.
 */
import { partOf } from '../../server/contact/sms/reply-parts.ts';
import { TAGS, tlvNumber } from '../../server/contact/sms/smpp-parameters.ts';
import type { ShortMessage } from '../../server/contact/sms/smpp-pdu.ts';
import { textOf } from '../../server/contact/sms/text-parts.ts';

/** message_state of SMPP 3.4 §5.2.28. */
export const STATE = {
  enroute: 1,
  delivered: 2,
  expired: 3,
  deleted: 4,
  undeliverable: 5,
  accepted: 6,
  unknown: 7,
  rejected: 8,
} as const;

/** A short message that the centre has taken. */
export interface Taken {
  readonly id: string;
  readonly message: ShortMessage;
  state: number;
}

/** A text as the phone shows it. */
export interface PhoneText {
  /** Of its first part. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly parts: number;
  /** The sender's own number for its first part, if it gave one. */
  readonly userReference: number | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Half {
  readonly pieces: Map<number, { readonly octets: Buffer; readonly taken: Taken }>;
}

export class Phones {
  /** Texts delivered whole, oldest first; the latest `keep` of them. */
  readonly inbox: PhoneText[] = [];
  /** Texts delivered so far, kept or not. */
  delivered = 0;
  readonly #keep: number;
  readonly #taken = new Map<string, Taken>();
  readonly #halves = new Map<string, Half>();

  constructor(keep: number) {
    this.#keep = keep;
  }

  get(id: string): Taken | undefined {
    return this.#taken.get(id);
  }

  /** Short messages taken and kept, oldest first. */
  get taken(): Taken[] {
    return [...this.#taken.values()];
  }

  take(id: string, message: ShortMessage): Taken {
    const taken: Taken = { id, message, state: STATE.enroute };
    this.#taken.set(id, taken);
    if (this.#taken.size > this.#keep) this.#taken.delete(this.#taken.keys().next().value!);
    return taken;
  }

  /** The phone has it; true when a text is whole with it. */
  deliver(taken: Taken): boolean {
    taken.state = STATE.delivered;
    const { message } = taken;
    const { place, coding, octets } = partOf(message);
    if (place === null) return this.#show([{ octets, taken }], coding);
    const key = `${message.from.number} ${message.to.number} ${place.reference} ${place.total}`;
    const half = this.#halves.get(key) ?? { pieces: new Map() };
    this.#halves.set(key, half);
    half.pieces.set(place.sequence, { octets, taken });
    if (half.pieces.size < place.total) return false;
    this.#halves.delete(key);
    const ordered = [...half.pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece);
    return this.#show(ordered, coding);
  }

  #show(pieces: { readonly octets: Buffer; readonly taken: Taken }[], coding: number): boolean {
    const { id, message } = pieces[0]!.taken;
    this.delivered += 1;
    this.inbox.push({
      id,
      from: message.from.number,
      to: message.to.number,
      text: pieces.map(({ octets }) => textOf(coding, octets)).join(''),
      parts: pieces.length,
      userReference: tlvNumber(message.tlvs, TAGS.userMessageReference),
      at: Date.now(),
    });
    if (this.inbox.length > 2 * this.#keep) this.inbox.splice(0, this.inbox.length - this.#keep);
    return true;
  }
}
