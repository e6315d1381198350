/**
 * When is a long reply whole?
 *
 * A phone sends a long text in parts, each a message of its own, in any order. They are kept until all are there; the centre has its
 * answer only when the whole is kept by us, so nothing is lost if we die in between. After a while what came is passed on as it is: a
 * STOP in the first part must not wait for a second that never comes.
 */
import { hash } from 'node:crypto';
import type { CarrierClock } from '../carriers/carrier-clock.ts';
import { TAGS, tlvNumber, tlvOf } from './smpp-parameters.ts';
import { ESM, type ShortMessage } from './smpp-pdu.ts';
import { headOf, type Place, textOf } from './text-parts.ts';

/** A reply, joined. `answer` answers every message it came in. */
export interface Reply {
  readonly from: ShortMessage['from'];
  readonly to: ShortMessage['to'];
  readonly text: string;
  readonly userReference: number | null;
  /** A digest of everything in it but the number of its request: what was brought again looks the same. */
  readonly looks: string;
  readonly answer: (status: number) => void;
}

/** Octets and the alphabet they are in. */
interface Written {
  readonly coding: number;
  readonly octets: Buffer;
}

interface Gathering {
  readonly first: ShortMessage;
  readonly total: number;
  /** The phone's own number for the whole. */
  readonly reference: number;
  readonly parts: Map<number, Written>;
  readonly answers: ((status: number) => void)[];
  readonly callOff: () => void;
}

/** Stands for a part that did not come. */
const GAP = '…';

export class ReplyParts {
  readonly #clock: CarrierClock;
  readonly #patience: number;
  readonly #whole: (reply: Reply) => void;
  readonly #gathering = new Map<string, Gathering>();

  /** `patience`: milliseconds to wait for missing parts. */
  constructor(clock: CarrierClock, patience: number, whole: (reply: Reply) => void) {
    this.#clock = clock;
    this.#patience = patience;
    this.#whole = whole;
  }

  add(message: ShortMessage, answer: (status: number) => void): void {
    const { place, ...written } = partOf(message);
    if (place === null || place.total === 1) {
      this.#pass(message, textOf(written.coding, written.octets), [answer], null);
      return;
    }
    const key = [message.from.number, message.to.number, place.reference, place.total].join(' ');
    const known = this.#gathering.get(key);
    const gathering: Gathering = known ?? {
      first: message,
      total: place.total,
      reference: place.reference,
      parts: new Map(),
      answers: [],
      callOff: this.#clock.after(this.#patience, () => this.#finish(key)),
    };
    if (known === undefined) this.#gathering.set(key, gathering);
    gathering.parts.set(place.sequence, written);
    gathering.answers.push(answer);
    if (gathering.parts.size === gathering.total) this.#finish(key);
  }

  /** The connection ended: nobody waits for our answers any more, and the centre will deliver again. */
  forget(): void {
    for (const { callOff } of this.#gathering.values()) callOff();
    this.#gathering.clear();
  }

  #finish(key: string): void {
    const gathering = this.#gathering.get(key)!;
    this.#gathering.delete(key);
    gathering.callOff();
    this.#pass(gathering.first, joined(gathering), gathering.answers, gathering.reference);
  }

  #pass(
    { from, to, tlvs }: ShortMessage,
    text: string,
    answers: Gathering['answers'],
    reference: number | null,
  ): void {
    const userReference = tlvNumber(tlvs, TAGS.userMessageReference);
    const answer = (status: number) => {
      for (const each of answers) each(status);
    };
    const looks = looksOf(from, to, text, reference, reference === null ? tlvs : []);
    this.#whole({ from, to, text, userReference, looks, answer });
  }
}

/** Parts of a long one differ in their parameters and come in any order: the number that joins them stands for those. */
function looksOf(
  from: ShortMessage['from'],
  to: ShortMessage['to'],
  text: string,
  reference: number | null,
  tlvs: ShortMessage['tlvs'],
): string {
  const parameters = tlvs.map(({ tag, value }) => [tag, value.toString('hex')]);
  return hash('sha256', JSON.stringify([from.number, to.number, text, reference, parameters]), 'base64url');
}

/** Octets are joined before they are read: other senders cut within a pair. */
function joined({ parts, total }: Gathering): string {
  let text = '';
  let run: Written = { coding: 0, octets: Buffer.alloc(0) };
  for (let sequence = 1; sequence <= total; sequence += 1) {
    const part = parts.get(sequence);
    if (part !== undefined && part.coding === run.coding) {
      run = { coding: run.coding, octets: Buffer.concat([run.octets, part.octets]) };
      continue;
    }
    text += textOf(run.coding, run.octets) + (part === undefined ? GAP : '');
    run = part ?? { coding: run.coding, octets: Buffer.alloc(0) };
  }
  return text + textOf(run.coding, run.octets);
}

/** What one message carries: in short_message or message_payload, placed by a header or by parameters (sar_…). */
export function partOf(message: ShortMessage): Written & { readonly place: Place | null } {
  const { tlvs, coding } = message;
  const octets = message.octets.length > 0 ? message.octets : tlvOf(tlvs, TAGS.messagePayload);
  if (octets === null) return { place: null, coding, octets: message.octets };
  const head = (message.esmClass & ESM.headed) !== 0 ? headOf(octets) : null;
  const [reference, total, sequence] = [TAGS.sarReference, TAGS.sarTotal, TAGS.sarSequence].map((tag) =>
    tlvNumber(tlvs, tag),
  );
  const bySar =
    reference != null && total != null && sequence != null && sequence >= 1 && sequence <= total
      ? { reference, total, sequence }
      : null;
  return { place: head?.place ?? bySar, coding, octets: head?.body ?? octets };
}
