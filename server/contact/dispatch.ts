/**
 * How do messages that wait get to a carrier: once, judged at that minute, and never after a stop?
 *
 * A batch is one transaction: take, lock, compose, judge, mark, commit. Then it is handed over at once, with nothing in between: a
 * parcel that cannot be handed over within a short fence after the commit, or whose person was silenced meanwhile, stays here and
 * is judged again. What the carrier says is kept in a second transaction, while the next batch is judged. Any number of
 * processes may do this side by side: who is locked by one is passed over by the others.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import type { Rules } from '../day-end/closer.ts';
import { type MessageKey, type TakenMessage, takeWaiting, waitingSlots } from '../db/contact/message-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { byKey, type Client, type Pool } from '../db/pool.ts';
import { SLOTS } from '../db/slot.ts';
import { type Answer, keepAnswersOf } from './answers.ts';
import type { Carrier } from './carrier.ts';
import { handOver } from './hand-over.ts';
import { type Flight, InFlight } from './in-flight.ts';
import { addressIdOf, type Judging, judgeTaken, type Ready } from './judge-batch.ts';
import { type Line, lineFor } from './line.ts';
import { understandEarly } from './receipts.ts';

/** How dispatch runs. */
export interface Sending extends Judging {
  readonly lines: readonly Line[];
  /** By which accounts are told what was tried. */
  readonly rules: Rules;
  /** Messages in one transaction. */
  readonly batch: number;
  /** Batches at a time, each on a connection. */
  readonly senders: number;
  /** Slots that are looked through together; 1 where each slot is a shard. */
  readonly slotsTogether: number;
  /** Milliseconds after the commit within which a parcel is handed over. */
  readonly fenceMs: number;
  /** Milliseconds a carrier has for a batch. */
  readonly deadlineMs: number;
  /**
   * Milliseconds for which a batch may hold its people: a stop about one of them waits as long. Batches shrink until they keep to it, and
   * grow again up to `batch`. None: a batch takes as long as it takes.
   */
  readonly holdMs?: number;
  /** Told of each silence ("slot-borrower") once it has taken effect here: for measuring. */
  readonly heard?: (name: string) => void;
  /** Asks the exchange about agents' calls whose answer was lost; left out: nobody calls here. */
  readonly settleCalls?: () => Promise<number>;
}

/** Batches under a limit of time: the first, and the smallest. */
const FIRST_FIT = 32;
const LEAST_FIT = 16;

export const USUAL: Pick<
  Sending,
  'batch' | 'senders' | 'slotsTogether' | 'fenceMs' | 'deadlineMs' | 'leaseSeconds'
> = { batch: 200, senders: 2, slotsTogether: 16, fenceMs: 250, deadlineMs: 10_000, leaseSeconds: 30 };

/** What a run came to. */
export interface Counts {
  taken: number;
  handed: number;
  sent: number;
  heldBack: number;
  failed: number;
  unknown: number;
  /** Not judged to go out: refused, cancelled, run out, or waiting for a later minute. */
  stayed: number;
  /** Milliseconds spent judging (database, gate, words), with the carrier, and keeping answers. */
  judgingMs: number;
  carrierMs: number;
  keepingMs: number;
}

/** What one carrier made of what it was given. */
export interface Taken {
  readonly sent: number;
  readonly refused: number;
  readonly unknown: number;
  readonly heldBack: number;
}

const NONE_TAKEN: Taken = { sent: 0, refused: 0, unknown: 0, heldBack: 0 };

export function noCounts(): Counts {
  return {
    taken: 0,
    handed: 0,
    sent: 0,
    heldBack: 0,
    failed: 0,
    unknown: 0,
    stayed: 0,
    judgingMs: 0,
    carrierMs: 0,
    keepingMs: 0,
  };
}

/** Slots of one way that one sender looks through. */
interface Errand {
  readonly way: Way;
  readonly slots: readonly number[];
}

/** A batch that was judged and committed. `since`: just before the commit. */
interface Judged {
  readonly taken: number;
  readonly ready: readonly Ready[];
  readonly since: number;
  readonly people: readonly BorrowerKey[];
  readonly flights: Map<bigint, Flight>;
}

/** Takes, judges and hands over. Knows nothing of waiting: `dispatcher.ts` says when. */
export class Dispatch {
  readonly counts = noCounts();
  readonly inFlight: InFlight;
  readonly #taken = new Map<string, Taken>();
  readonly #pool: Pool;
  readonly #sending: Sending;
  /** So many messages were judged within the time for which a batch may hold its people. */
  #fit: number;
  readonly #slots = Array.from({ length: SLOTS }, (_, slot) => slot);

  constructor(pool: Pool, sending: Sending) {
    this.#pool = pool;
    this.#sending = sending;
    this.inFlight = new InFlight(sending.heard);
    this.#fit = sending.holdMs === undefined ? sending.batch : Math.min(sending.batch, FIRST_FIT);
  }

  /** Ways that have a carrier in service at this minute. */
  waysInService(at: Minute): Way[] {
    const { lines, house } = this.#sending;
    const ways = [...new Set(lines.map(({ carrier }) => carrier.way))];
    return ways.filter((way) => lineFor(lines, way, at, house.collecting.timeZone) !== null);
  }

  /**
   * Goes once through everything that is due. Returns how many messages were taken, in how many slots some were due before,
   * and when the next are.
   */
  async round(
    signal?: AbortSignal,
  ): Promise<{ readonly taken: number; readonly due: number; readonly next: Minute | null }> {
    const { house, senders } = this.#sending;
    const at = house.now();
    const waiting = await waitingSlots(this.#pool, this.waysInService(at), this.#slots);
    const ready = waiting.filter(({ due }) => due <= at);
    const errands = this.#errandsOf(ready);
    const before = this.counts.taken;
    const work = async (): Promise<void> => {
      for (let errand = errands.shift(); errand !== undefined; errand = errands.shift()) {
        if (signal?.aborted) return;
        await this.#run(errand, signal);
      }
    };
    await Promise.all(Array.from({ length: senders }, work));
    const later = waiting.flatMap(({ due }) => (due > at ? [due] : []));
    return {
      taken: this.counts.taken - before,
      due: ready.length,
      next: later.length === 0 ? null : Math.min(...later),
    };
  }

  #errandsOf(due: readonly { readonly way: string; readonly slot: number }[]): Errand[] {
    const { slotsTogether } = this.#sending;
    const errands: Errand[] = [];
    for (const [way, some] of Map.groupBy(due, ({ way }) => way)) {
      const slots = some.map(({ slot }) => slot);
      for (let from = 0; from < slots.length; from += slotsTogether)
        errands.push({ way: way as Way, slots: slots.slice(from, from + slotsTogether) });
    }
    return errands;
  }

  /** Batch after batch until nothing more is due there. Answers are kept while the next batch is judged. */
  async #run({ way, slots }: Errand, signal?: AbortSignal): Promise<void> {
    const { lines, house, batch } = this.#sending;
    let keeping: Promise<void> = Promise.resolve();
    try {
      while (!signal?.aborted) {
        const line = lineFor(lines, way, house.now(), house.collecting.timeZone);
        if (line === null) return;
        const count = line.admit(Math.min(batch, this.#fit, line.carrier.together));
        if (count === null) {
          await new Promise((resolve) => setTimeout(resolve, line.waitMs));
          continue;
        }
        const judged = await this.judge(line, (client) =>
          takeWaiting(client, slots, way, house.now(), count, addressIdOf(way)),
        );
        line.giveBack(count - judged.ready.length);
        const { kept } = await this.handAndKeep(line.carrier, judged);
        kept.catch(() => {}); // met when it is waited for
        await keeping;
        keeping = kept;
        if (judged.taken < count) return;
      }
    } finally {
      await keeping;
    }
  }

  /** Takes and judges in one transaction; people are noted before anybody else can learn anything about them. */
  async judge(
    { carrier }: Line,
    take: (client: Client) => Promise<readonly TakenMessage[]>,
  ): Promise<Judged> {
    const began = performance.now();
    const batch = { taken: 0, since: began, people: [] as readonly BorrowerKey[], flights: NOBODY };
    try {
      const ready = await byKey(this.#pool, async (client) => {
        this.inFlight.end(batch.people, batch.flights);
        const taken = await take(client);
        batch.people = taken;
        batch.taken = taken.length;
        batch.flights = this.inFlight.begin(taken);
        const some = await judgeTaken(client, taken, carrier.way, carrier.name, this.#sending);
        batch.since = performance.now();
        return some;
      });
      this.counts.taken += batch.taken;
      this.counts.stayed += batch.taken - ready.length;
      const held = performance.now() - began;
      this.counts.judgingMs += held;
      this.#refit(batch.taken, held);
      return { ...batch, ready };
    } catch (error) {
      this.inFlight.end(batch.people, batch.flights);
      throw error;
    }
  }

  /** How many go into the next batch. A full one says how long so many take; it changes by half at most. */
  #refit(taken: number, held: number): void {
    const { holdMs, batch } = this.#sending;
    if (holdMs === undefined || taken === 0) return;
    if (held > holdMs) this.#fit = Math.max(LEAST_FIT, Math.floor(this.#fit * Math.max(0.5, holdMs / held)));
    else if (taken >= this.#fit)
      this.#fit = Math.min(batch, Math.ceil(this.#fit * Math.min(1.5, holdMs / held)));
  }

  /** Hands over at once; `kept` ends when what the carrier said is kept. */
  async handAndKeep(carrier: Carrier, judged: Judged): Promise<{ readonly kept: Promise<void> }> {
    const { ready, since, people, flights } = judged;
    const began = performance.now();
    let answers: Awaited<ReturnType<typeof handOver>>;
    try {
      answers = await handOver(carrier, ready, flights, { ...this.#sending, since });
    } finally {
      this.inFlight.end(people, flights);
    }
    const heard = performance.now();
    this.counts.carrierMs += heard - began;
    for (const { answer } of answers) this.#count(answer, carrier.name);
    const { house, leaseSeconds } = this.#sending;
    const { now } = house;
    const kept = keepAnswersOf(this.#pool, carrier, answers, now(), leaseSeconds).then(async () => {
      // A receipt may have been quicker than the answer.
      await understandEarly(this.#pool, now);
      this.counts.keepingMs += performance.now() - heard;
    });
    return { kept };
  }

  /** What a carrier made of what it was given since the beginning. */
  takenBy(carrier: string): Taken {
    return this.#taken.get(carrier) ?? NONE_TAKEN;
  }

  #count(answer: Answer, carrier: string): void {
    const { sent, refused, unknown, heldBack } = this.takenBy(carrier);
    this.#taken.set(carrier, {
      sent: sent + Number(answer.state === 'taken'),
      refused: refused + Number(answer.state === 'no'),
      unknown: unknown + Number(answer.state === 'unknown'),
      heldBack: heldBack + Number(answer.state === 'held-back'),
    });
    if (answer.state === 'held-back') this.counts.heldBack += 1;
    else this.counts.handed += 1;
    if (answer.state === 'taken') this.counts.sent += 1;
    if (answer.state === 'no') this.counts.failed += 1;
    if (answer.state === 'unknown') this.counts.unknown += 1;
  }
}

/** The key under which a carrier is given a message, the same however often. */
export function keyText({ slot, borrower, message }: MessageKey): string {
  return `${slot}-${borrower}-${message}`;
}

const NOBODY: Map<bigint, Flight> = new Map();
