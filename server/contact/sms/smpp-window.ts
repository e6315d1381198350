/**
 * Which requests wait for their answers?
 *
 * Each has a sequence number that its answer repeats. A request whose answer stays out is told so and makes room, but its number is
 * remembered for a while: an answer that comes after all is still worth knowing.
 */
import type { Pdu } from './smpp-pdu.ts';

/** `lost`: the connection ended. `silent`: the time is over; an answer may still come, through the same function. */
export type Reaction = Pdu | 'lost' | 'silent';

interface Waiting {
  readonly number: number;
  readonly since: number;
  readonly react: (reaction: Reaction) => void;
}

const MOST_LATE = 50_000;
const LAST_SEQUENCE = 0x7fffffff;

export class SmppWindow {
  /** Requests made so far: the number of the latest. */
  asked = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #late = new Map<number, Waiting>();
  #sequence = 0;

  get size(): number {
    return this.#waiting.size;
  }

  /** The number of the oldest request that still waits; infinite when none does. */
  get oldest(): number {
    for (const { number } of this.#waiting.values()) return number;
    return Number.POSITIVE_INFINITY;
  }

  /** A new request; its sequence number. */
  add(now: number, react: Waiting['react']): number {
    do this.#sequence = this.#sequence === LAST_SEQUENCE ? 1 : this.#sequence + 1;
    while (this.#waiting.has(this.#sequence));
    this.asked += 1;
    this.#waiting.set(this.#sequence, { number: this.asked, since: now, react });
    return this.#sequence;
  }

  /** An answer came; one to nothing that we asked is nobody's. */
  answered(pdu: Pdu): void {
    const waiting = this.#waiting.get(pdu.sequence);
    if (waiting !== undefined) {
      this.#waiting.delete(pdu.sequence);
      waiting.react(pdu);
      return;
    }
    const late = this.#late.get(pdu.sequence);
    this.#late.delete(pdu.sequence);
    late?.react(pdu);
  }

  /** Requests from before that moment are told that they are silent; whether there were any. */
  giveUp(before: number): boolean {
    const old: Waiting[] = [];
    for (const [sequence, waiting] of this.#waiting) {
      if (waiting.since > before) break;
      this.#waiting.delete(sequence);
      this.#late.set(sequence, waiting);
      if (this.#late.size > MOST_LATE) this.#late.delete(this.#late.keys().next().value!);
      old.push(waiting);
    }
    for (const { react } of old) react('silent');
    return old.length > 0;
  }

  /** The connection ended: nothing that waits will be answered. */
  lose(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#late.clear();
    for (const { react } of waiting) react('lost');
  }
}
