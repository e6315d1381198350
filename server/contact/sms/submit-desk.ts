/**
 * How do parcels become short messages, and what is said of each?
 *
 * Parcels wait in order; the parts of one go together, when window and pace have room for all of them. Refused in full: `no`. Taken in
 * full: `taken`. Anything in between, or without an answer: `unknown`, and nothing is sent twice; only a part that the centre refused for
 * the moment, while others of the same message were taken, is tried again within the deadline.
 */

import { type Handover, type Parcel, SILENCED, type Stop } from '../carrier.ts';
import type { CarrierClock } from '../carriers/carrier-clock.ts';
import { Pace } from './pace.ts';
import { BETWEEN, newWhole, type ReceiptBook, type Whole } from './receipt-book.ts';
import type { SmppLink } from './smpp-link.ts';
import type { OctetWriter } from './smpp-octets.ts';
import { numberTlv, TAGS } from './smpp-parameters.ts';
import { type Address, COMMANDS, ESM, writeMessage } from './smpp-pdu.ts';
import { isLater, isSlower, STATUS, statusWords } from './smpp-status.ts';
import type { Reaction } from './smpp-window.ts';
import { partsOf, type TextPart } from './text-parts.ts';

export interface SubmitTerms {
  readonly from: Address;
  /** Type of number for addresses that do not begin with "+". */
  readonly toTon: number;
  readonly serviceType: string;
  /** Whether each message bears a number of ours that the centre may echo. */
  readonly userReference: boolean;
  /** Further statuses that pass by themselves. */
  readonly laterStatuses: readonly number[];
  readonly perSecond: number;
  /** Milliseconds of silence after the centre said that it is too much. */
  readonly throttlePause: number;
  readonly clock: CarrierClock;
  /** A message of which we had said `unknown` was refused after all. */
  readonly refusedLate: (whole: Whole, why: string) => void;
}

interface Batch {
  readonly answers: Handover[];
  left: number;
  readonly done: () => void;
}

interface Job {
  readonly whole: Whole;
  readonly to: Address;
  readonly validity: string;
  readonly parts: readonly TextPart[];
  readonly batch: Batch;
  readonly place: number;
  /** Parts to send next. */
  pending: number[];
  /** Parts sent whose answer is out. */
  readonly out: Set<number>;
  taken: number;
  lost: boolean;
  refusals: { readonly part: number; readonly status: number }[];
  answered: boolean;
  readonly silenced: Stop | undefined;
}

/** A request beside the texts: a query, a cancel. */
interface Errand {
  readonly write: (to: OctetWriter, sequence: number) => void;
  readonly react: (reaction: Reaction) => void;
}

/** A receipt may come this long after the message has ceased to be worth delivering. */
const GRACE = 3_600_000;

export class SubmitDesk {
  readonly #link: SmppLink;
  readonly #book: ReceiptBook;
  readonly #terms: SubmitTerms;
  readonly #pace: Pace;
  #queue: Job[] = [];
  #head = 0;
  #errands: Errand[] = [];
  #reference: number;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #callOffWake: (() => void) | null = null;

  constructor(link: SmppLink, book: ReceiptBook, terms: SubmitTerms) {
    this.#link = link;
    this.#book = book;
    this.#terms = terms;
    this.#pace = new Pace(terms.perSecond);
    this.#reference = Math.trunc(terms.clock.date() / 1000) & 0xff;
  }

  hand(parcels: readonly Parcel[], deadline: number): Promise<Handover[]> {
    if (parcels.length === 0) return Promise.resolve([]);
    return new Promise((resolve) => {
      const jobs: Job[] = [];
      const callOff = this.#terms.clock.after(deadline, () => {
        for (const job of jobs) this.#expire(job);
      });
      const batch: Batch = {
        answers: new Array<Handover>(parcels.length),
        left: parcels.length,
        done() {
          callOff();
          resolve(batch.answers);
        },
      };
      for (const [place, parcel] of parcels.entries()) {
        const job = this.#jobOf(parcel, batch, place);
        if (job !== null) jobs.push(job);
      }
      for (const job of jobs) this.#queue.push(job);
      this.pump();
    });
  }

  /** Sends what can go now. */
  pump(): void {
    while (this.#errands.length > 0 && this.#link.room > 0) {
      const { write, react } = this.#errands.shift()!;
      this.#link.ask(write, react);
    }
    const { clock } = this.#terms;
    while (this.#head < this.#queue.length) {
      const job = this.#queue[this.#head]!;
      // Of a text that has begun to leave the rest follows: half a text helps nobody.
      if (!job.answered && job.silenced?.aborted === true && job.pending.length === job.parts.length)
        this.#answer(job, { state: 'no', why: SILENCED, again: true });
      if (!job.answered) {
        const many = job.pending.length;
        const { room } = this.#link;
        // A window smaller than the message takes it piece by piece, from empty.
        if (room < many && (room === 0 || this.#link.oldestWaiting !== Number.POSITIVE_INFINITY)) return;
        const now = clock.now();
        const wait = Math.max(this.#pausedUntil - now, this.#pace.wait(now, many));
        if (wait > 0) {
          this.#wakeAfter(wait);
          return;
        }
        this.#send(job, Math.min(room, many), now);
        if (job.pending.length > 0) return;
      }
      this.#head += 1;
      if (this.#head === this.#queue.length || this.#head > 4096) this.#forgetSent();
    }
  }

  /** Asks something beside the texts, as soon as the window has room; `lost` when there is no connection. */
  errand(write: Errand['write'], react: Errand['react']): void {
    if (!this.#link.bound) {
      react('lost');
      return;
    }
    this.#errands.push({ write, react });
    this.pump();
  }

  /** The connection ended: what was not sent was not sent. */
  down(why: string): void {
    const errands = this.#errands;
    const jobs = this.#queue.slice(this.#head);
    this.#errands = [];
    this.#queue = [];
    this.#head = 0;
    for (const { react } of errands) react('lost');
    for (const job of jobs) {
      if (job.taken > 0 || job.lost) this.#answer(job, { state: 'unknown', why: fragment(job) });
      else this.#answer(job, { state: 'no', why: `not sent: ${why}`, again: true });
    }
  }

  #jobOf(parcel: Parcel, batch: Batch, place: number): Job | null {
    const { clock, toTon } = this.#terms;
    const refuse = (why: string, again: boolean) => {
      batch.answers[place] = { state: 'no', why, again };
      batch.left -= 1;
      // Whoever hands over hears of it after this turn: `hand` has then returned.
      if (batch.left === 0) queueMicrotask(batch.done);
      return null;
    };
    if (!this.#link.bound) return refuse(`not connected: ${this.#link.trouble ?? 'not yet'}`, true);
    const to = addressOf(parcel.to, toTon);
    if (to === null) return refuse('not a phone number', false);
    if (parcel.secondsToLive < 1) return refuse('no longer worth delivering', false);
    this.#reference = (this.#reference + 1) & 0xff;
    const parts = partsOf(parcel.body, this.#reference);
    if (parts === null) return refuse('longer than 255 parts', false);
    const until = clock.now() + parcel.secondsToLive * 1000 + GRACE;
    return {
      whole: newWhole(parcel.key, to.number, parts.length, until),
      to,
      validity: validityOf(parcel.secondsToLive),
      parts,
      batch,
      place,
      pending: parts.map((_, part) => part),
      out: new Set(),
      taken: 0,
      lost: false,
      refusals: [],
      answered: false,
      silenced: parcel.silenced,
    };
  }

  #send(job: Job, many: number, now: number): void {
    const parts = job.pending.slice(0, many);
    job.pending = job.pending.slice(many);
    for (const part of parts) {
      this.#pace.count(now);
      job.out.add(part);
      this.#link.ask(
        (to, sequence) => this.#write(to, sequence, job, part),
        (reaction) => this.#heard(job, part, reaction),
      );
    }
  }

  #write(to: OctetWriter, sequence: number, job: Job, part: number): void {
    const { from, serviceType, userReference } = this.#terms;
    const { coding, headed, octets } = job.parts[part]!;
    const tlvs = userReference
      ? [numberTlv(TAGS.userMessageReference, this.#book.nextUserReference(job.whole, part), 2)]
      : [];
    writeMessage(to, COMMANDS.submit, sequence, {
      serviceType,
      from,
      to: job.to,
      esmClass: headed ? ESM.headed : 0,
      protocolId: 0,
      priority: 0,
      scheduled: '',
      validity: job.validity,
      registeredDelivery: 1,
      replace: 0,
      coding,
      defaultMessage: 0,
      octets,
      tlvs,
    });
  }

  #heard(job: Job, part: number, reaction: Reaction): void {
    const { clock, throttlePause, laterStatuses } = this.#terms;
    job.out.delete(part);
    if (reaction === 'lost' || reaction === 'silent') job.lost = true;
    else if (reaction.status !== STATUS.ok) {
      job.refusals.push({ part, status: reaction.status });
      if (isSlower(reaction.status)) this.#pausedUntil = clock.now() + throttlePause;
      // The rest of it would be a fragment that nobody can read.
      if (!isLater(reaction.status, laterStatuses)) job.pending = [];
    } else if (reaction.type === 'submitted') {
      job.taken += 1;
      this.#book.named(reaction.messageId, job.whole, part, clock.now());
    } else job.lost = true; // An answer of another kind says nothing of the message.
    if (job.out.size === 0 && job.pending.length === 0) this.#conclude(job);
  }

  /** Every part sent so far has its answer. */
  #conclude(job: Job): void {
    const { parts, taken, refusals, whole } = job;
    const { laterStatuses, refusedLate } = this.#terms;
    const certain = refusals.find(({ status }) => !isLater(status, laterStatuses));
    const why = statusWords((certain ?? refusals[0])?.status ?? STATUS.ok);
    if (job.answered) {
      if (refusals.length === parts.length) refusedLate(whole, why);
      return;
    }
    if (job.lost) {
      this.#answer(job, { state: 'unknown', why: 'no answer from the message centre' });
      return;
    }
    if (taken === parts.length) {
      const reference = whole.ids.includes('') ? null : whole.ids.join(BETWEEN);
      this.#answer(job, { state: 'taken', reference, parts: parts.length });
      return;
    }
    if (taken === 0) {
      this.#answer(job, { state: 'no', why, again: certain === undefined });
      return;
    }
    if (certain !== undefined || !this.#link.bound) {
      this.#answer(job, { state: 'unknown', why: `${fragment(job)}: ${why}` });
      return;
    }
    job.pending = refusals.map(({ part }) => part).sort((a, b) => a - b);
    job.refusals = [];
    this.#forgetSent();
    this.#queue.unshift(job);
    this.pump();
  }

  #expire(job: Job): void {
    const begun = job.out.size > 0 || job.taken > 0 || job.lost;
    this.#answer(
      job,
      begun
        ? { state: 'unknown', why: job.out.size > 0 ? 'no answer within the deadline' : fragment(job) }
        : { state: 'no', why: 'not sent within the deadline', again: true },
    );
  }

  #answer(job: Job, answer: Handover): void {
    if (job.answered) return;
    job.answered = true;
    job.pending = [];
    job.batch.answers[job.place] = answer;
    job.batch.left -= 1;
    if (job.batch.left === 0) job.batch.done();
  }

  #forgetSent(): void {
    this.#queue = this.#queue.slice(this.#head);
    this.#head = 0;
  }

  #wakeAfter(milliseconds: number): void {
    if (this.#callOffWake !== null) return;
    this.#callOffWake = this.#terms.clock.after(Math.ceil(milliseconds), () => {
      this.#callOffWake = null;
      this.pump();
    });
  }
}

function fragment({ taken, parts }: Job): string {
  return `${taken} of ${parts.length} parts were taken`;
}

/** "+86 138-0013-8000" as SMPP wants it; null when it is no phone number. */
export function addressOf(number: string, ton: number): Address | null {
  const plain = number.replaceAll(/[\s().-]/g, '');
  if (!/^\+?\d{3,15}$/.test(plain)) return null;
  return plain.startsWith('+') ? { ton: 1, npi: 1, number: plain.slice(1) } : { ton, npi: 1, number: plain };
}

/** A number as people write it: "+8613800138000" when the centre says that it is international. */
export function numberOf({ ton, number }: Address): string {
  return ton === 1 && /^\d+$/.test(number) ? `+${number}` : number;
}

const LONGEST_LIFE = 28 * 86_400 - 1;

/** validity_period, relative (§7.1.1): "000002030400000R" is two days, three hours, four minutes. At most 28 days, a month to anyone. */
export function validityOf(seconds: number): string {
  const life = Math.min(Math.trunc(seconds), LONGEST_LIFE);
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  return `0000${two(life / 86_400)}${two((life / 3600) % 24)}${two((life / 60) % 60)}${two(life % 60)}000R`;
}
