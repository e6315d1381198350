/**
 * How do text messages go out through a message centre, and how does one hear of them again?
 *
 * SMPP 3.4 over one connection that is kept up: texts are cut into parts, paced, and handed over within a window; receipts and replies
 * come back on the same connection. The parts stand in server/contact/sms/: the link, the desk that submits, the book of receipts.
 */
import { randomUUID } from 'node:crypto';
import type { Carrier, Hearer, News } from '../carrier.ts';
import { NewsPost } from '../sms/news-post.ts';
import { BETWEEN, outcomeOfParts, ReceiptBook } from '../sms/receipt-book.ts';
import { type Reply, ReplyParts } from '../sms/reply-parts.ts';
import { SmppLink } from '../sms/smpp-link.ts';
import { type Address, type Queried, writeCancel, writeQuery } from '../sms/smpp-pdu.ts';
import { fateOfState, instantOf, isReceipt, readReceipt, stateWord } from '../sms/smpp-receipt.ts';
import { STATUS } from '../sms/smpp-status.ts';
import { numberOf, SubmitDesk } from '../sms/submit-desk.ts';
import { type CarrierClock, REAL_CLOCK } from './carrier-clock.ts';

/** An account with a message centre. Fields with a question mark have the default their comment names. */
export interface SmppConfig {
  /** "smpp". */
  readonly name?: string;
  readonly host: string;
  readonly port: number;
  /** True: TLS with the system's authorities; a text: with these (PEM). None. */
  readonly tls?: boolean | string;
  readonly systemId: string;
  readonly password: string;
  /** "". */
  readonly systemType?: string;
  /** Our number, or up to 11 letters: what the phone shows. */
  readonly from: string;
  /** By the look of `from`: 1 with "+", 5 with letters, otherwise 0. */
  readonly fromTon?: number;
  /** Of numbers without "+": 0. */
  readonly toTon?: number;
  /** "". */
  readonly serviceType?: string;
  /** Most submits in a second, by the contract: each part counts. */
  readonly perSecond: number;
  /** Requests that may wait for an answer at once: 100. */
  readonly window?: number;
  /** Parcels in one call: 500. */
  readonly together?: number;
  /** Price of one part in ten-thousandths of the currency. */
  readonly costOfPart: number;
  /** 0. */
  readonly rank?: number;
  /** Milliseconds: 10,000. */
  readonly answerWithin?: number;
  /** Milliseconds: 30,000. */
  readonly enquireAfter?: number;
  /** Milliseconds before a lost connection is tried again: 500. */
  readonly retryFirst?: number;
  /** Up to which they are doubled: 30,000. */
  readonly retryLast?: number;
  /** Milliseconds of silence after the centre said "throttled": 1,000. */
  readonly throttlePause?: number;
  /** Milliseconds to wait for the other parts of a long reply: 5,000. */
  readonly replyPatience?: number;
  /** Whether messages bear user_message_reference; off for centres that refuse it: true. */
  readonly userReference?: boolean;
  /** Further statuses that pass by themselves, as this centre documents: none. */
  readonly laterStatuses?: readonly number[];
  /** Errors in receipts that mean "no such number": 1, unknown subscriber of 3GPP TS 29.002. */
  readonly deadErrors?: readonly string[];
  /** How far the centre's clock is ahead of UTC, in minutes; unknown: the dates in its receipts are not read. */
  readonly minutesAhead?: number | null;
  readonly clock?: CarrierClock;
}

/** A carrier that also says why it is down, and when it is up. */
export interface SmppCarrier extends Carrier {
  /** Why it is down, as far as is known. */
  trouble(): string | null;
  /** When it is bound, at once if it is. */
  whenUp(): Promise<void>;
  /** When it is not, at once if so. */
  whenDown(): Promise<void>;
}

/** The version that we speak: 3.4. */
const INTERFACE_VERSION = 0x34;

/**
 * Opens a carrier and resolves when the first try to bind has ended, well or not: with a centre that is down the carrier is not up and
 * goes on trying. News goes to `hear`; the centre is answered when that resolves.
 */
export async function openSmpp(config: SmppConfig, hear: Hearer): Promise<SmppCarrier> {
  const carrier = new Smpp(config, hear);
  await carrier.tried;
  return carrier;
}

class Smpp implements SmppCarrier {
  readonly name: string;
  readonly way = 'sms';
  readonly knowsKeys = false;
  readonly perSecond: number;
  readonly together: number;
  readonly costOfPart: number;
  readonly rank: number;
  readonly tried: Promise<void>;
  readonly #link: SmppLink;
  readonly #desk: SubmitDesk;
  readonly #book: ReceiptBook;
  readonly #replies: ReplyParts;
  readonly #news: NewsPost;
  readonly #from: Address;
  readonly #serviceType: string;
  /** For a change between up and down. */
  #waiting: (() => void)[] = [];
  #closing = false;
  /** Replies that were not kept yet, by what they look like: brought again they bear the same name. */
  readonly #unkept = new Map<string, string>();
  #connection = randomUUID();
  #replied = 0;

  constructor(config: SmppConfig, hear: Hearer) {
    const clock = config.clock ?? REAL_CLOCK;
    this.name = config.name ?? 'smpp';
    this.perSecond = config.perSecond;
    this.together = config.together ?? 500;
    this.costOfPart = config.costOfPart;
    this.rank = config.rank ?? 0;
    this.#from = senderOf(config.from, config.fromTon);
    this.#serviceType = config.serviceType ?? '';
    this.#news = new NewsPost(hear);
    this.#book = new ReceiptBook({
      tell: (news, settled) => this.#news.post(news, settled),
      deadErrors: config.deadErrors ?? ['1'],
      instant: (done) => instantOf(done, config.minutesAhead ?? null),
    });
    this.#replies = new ReplyParts(clock, config.replyPatience ?? 5_000, (reply) => this.#heard(reply));
    let triedOnce = () => {};
    this.tried = new Promise((resolve) => {
      triedOnce = resolve;
    });
    this.#link = this.#openLink(config, clock, () => triedOnce());
    this.#desk = new SubmitDesk(this.#link, this.#book, {
      from: this.#from,
      toTon: config.toTon ?? 0,
      serviceType: this.#serviceType,
      userReference: config.userReference ?? true,
      laterStatuses: config.laterStatuses ?? [],
      perSecond: config.perSecond,
      throttlePause: config.throttlePause ?? 1_000,
      clock,
      refusedLate: ({ key }, why) =>
        this.#news.post({
          type: 'receipt',
          reference: null,
          key,
          outcome: 'bounced',
          addressDead: false,
          detail: `refused: ${why}`,
          at: null,
        }),
    });
  }

  #openLink(config: SmppConfig, clock: CarrierClock, tried: () => void): SmppLink {
    const settings = {
      host: config.host,
      port: config.port,
      tls: config.tls === false || config.tls === undefined ? null : config.tls,
      bind: {
        systemId: config.systemId,
        password: config.password,
        systemType: config.systemType ?? '',
        interfaceVersion: INTERFACE_VERSION,
        address: { ton: 0, npi: 0, number: '' },
      },
      window: config.window ?? 100,
      answerWithin: config.answerWithin ?? 10_000,
      enquireAfter: config.enquireAfter ?? 30_000,
      retryFirst: config.retryFirst ?? 500,
      retryLast: config.retryLast ?? 30_000,
      clock,
    };
    return new SmppLink(settings, {
      up: () => {
        tried();
        this.#connection = randomUUID();
        this.#changed();
        this.#desk.pump();
      },
      down: (why) => {
        tried();
        this.#book.forget();
        this.#replies.forget();
        this.#desk.down(why);
        this.#changed();
      },
      delivered: (message, answer) => {
        if (!isReceipt(message)) {
          this.#replies.add(message, answer);
          return;
        }
        this.#book.came(readReceipt(message), this.#link.asked, this.#link.oldestWaiting, (kept) =>
          answer(kept ? STATUS.ok : STATUS.temporary),
        );
      },
      room: () => {
        this.#book.answered(this.#link.oldestWaiting);
        this.#desk.pump();
      },
    });
  }

  isUp(): boolean {
    return this.#link.bound && !this.#closing;
  }

  trouble(): string | null {
    return this.#link.trouble;
  }

  async whenUp(): Promise<void> {
    while (!this.#link.bound) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async whenDown(): Promise<void> {
    while (this.#link.bound) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  hand(...[parcels, deadline]: Parameters<Carrier['hand']>): ReturnType<Carrier['hand']> {
    return this.#desk.hand(parcels, deadline);
  }

  /** By query_sm, part by part. What is still on its way is null, like what the centre does not know any more. */
  async ask(reference: string | null, key: string): ReturnType<NonNullable<Carrier['ask']>> {
    if (reference === null) return null;
    const answers = await Promise.all(reference.split(BETWEEN).map((id) => this.#query(id)));
    const outcome = outcomeOfParts({ fates: answers.map((answer) => answer && fateOfState(answer.state)) });
    if (outcome === null) return null;
    const words = answers.map((answer) => (answer === undefined ? 'no answer' : stateWord(answer.state)));
    const detail = `asked: ${[...new Set(words)].join(', ')}`;
    const dates = answers.map((answer) => absoluteInstant(answer?.finalDate ?? '') ?? 0);
    const at = Math.max(...dates) || null;
    return { type: 'receipt', reference, key, outcome, addressDead: false, detail, at };
  }

  partsOf(reference: string): readonly string[] {
    const ids = reference.split(BETWEEN);
    return ids.length === 1 ? [] : ids;
  }

  /** By cancel_sm; true when no part of it will be delivered. */
  async recall(reference: string): Promise<boolean> {
    const answers = await Promise.all(reference.split(BETWEEN).map((id) => this.#cancel(id)));
    return answers.every((cancelled) => cancelled);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#news.idle();
    await this.#link.close();
  }

  #changed(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) each();
  }

  #query(messageId: string): Promise<Queried | undefined> {
    return new Promise((resolve) =>
      this.#desk.errand(
        (to, sequence) => writeQuery(to, sequence, { messageId, from: this.#from }),
        (reaction) =>
          resolve(
            typeof reaction === 'object' && reaction.type === 'queried' && reaction.status === STATUS.ok
              ? reaction.queried
              : undefined,
          ),
      ),
    );
  }

  #cancel(messageId: string): Promise<boolean> {
    const to = { ton: 0, npi: 0, number: '' };
    const cancel = { serviceType: this.#serviceType, messageId, from: this.#from, to };
    return new Promise((resolve) =>
      this.#desk.errand(
        (writer, sequence) => writeCancel(writer, sequence, cancel),
        (reaction) =>
          resolve(typeof reaction === 'object' && reaction.type === 'bare' && reaction.status === STATUS.ok),
      ),
    );
  }

  /** The protocol gives a reply no name, so it gets one: another for each that comes, the same for one that was not kept. */
  #heard({ from, to, text, userReference, looks, answer }: Reply): void {
    const connection = this.#connection;
    const id = this.#unkept.get(looks) ?? `${connection} ${++this.#replied}`;
    this.#unkept.set(looks, id);
    const news: News = {
      type: 'reply',
      way: 'sms',
      from: numberOf(from),
      to: numberOf(to),
      text,
      key: this.#book.keyOf(userReference, from.number),
      at: null,
      id,
      print: { looks, connection },
    };
    this.#news.post(news, (kept) => {
      if (kept) this.#unkept.delete(looks);
      answer(kept ? STATUS.ok : STATUS.temporary);
    });
  }
}

function senderOf(from: string, ton: number | undefined): Address {
  if (from.startsWith('+')) return { ton: ton ?? 1, npi: 1, number: from.slice(1) };
  const letters = /[^\d]/.test(from);
  return { ton: ton ?? (letters ? 5 : 0), npi: letters ? 0 : 1, number: from };
}

/** Milliseconds since 1970 of an absolute time (§7.1.1): "YYMMDDhhmmsstnnp", nn quarters of an hour ahead of UTC; null: none. */
export function absoluteInstant(time: string): number | null {
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d(\d{2})([+-])$/.exec(time);
  if (parts === null) return null;
  const ahead = Number(parts[7]) * 15 * (parts[8] === '+' ? 1 : -1);
  return instantOf(parts.slice(1, 7).join(''), ahead);
}
