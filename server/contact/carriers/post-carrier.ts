/**
 * How does a letter reach the post, and what does the post say of it?
 *
 * A provider prints and posts: a PDF goes to it over HTTP under the message's key and comes back as an order number; the same
 * key again is the same order. Until it is posted an order can be cancelled. What becomes of letters is fetched from the
 * provider's list of events, which it keeps until we acknowledge them: nothing that was returned can be missed while we were
 * down, and no address of ours stands open for it. The port is described in docs/contact.md.
 */
import type { Carrier, Handover, Hearer, Parcel } from '../carrier.ts';
import { type Letter, letterNumber, paragraphsOf, type Sender, type SetLetter } from '../letters/letter.ts';
import type { LetterPress } from '../letters/letter-press.ts';
import { PostFeed } from './post-feed.ts';
import { type PostState, postedAs, receiptOf } from './post-port.ts';
import { type Asked, askOver } from './provider-request.ts';

/** An account with a provider of letters, and whose letters they are, by language. */
export interface PostConfig {
  readonly name: string;
  readonly address: string;
  readonly token: string;
  readonly sender: Readonly<Record<Parcel['language'], Sender>>;
  readonly perSecond: number;
  /** Price of one letter in ten-thousandths of the currency. */
  readonly costOfLetter: number;
  readonly rank: number;
  /** How long the provider holds a request for events while there are none. */
  readonly waitSeconds: number;
}

/** Who keeps what was posted: the page as it went out, and what became of it. */
export interface LetterKeeper {
  /** Called before the order is placed: what goes out is kept first. */
  made(key: string, letter: SetLetter & { readonly number: string }): Promise<void>;
  /** `scan`: the envelope that came back; null where there is none, or it could not be fetched. */
  moved(key: string, state: PostState, scan: Scan | null): Promise<void>;
}

/** A picture with its SHA-256, hexadecimal. */
export interface Scan {
  readonly bytes: Uint8Array;
  readonly digest: string;
}

/** How many letters are ordered at a time. */
const ABREAST = 4;
/** After a refused connection the next try is not worth its time. */
const DOWN_MILLISECONDS = 5_000;

/**
 * Connects the post. `keep` is asked to keep pages and states; its failure stops the order. The press stays the caller's: it may
 * serve several accounts, and previews.
 */
export async function openPost(
  config: PostConfig,
  hear: Hearer,
  keep: LetterKeeper,
  press: LetterPress,
): Promise<Carrier> {
  return new Post(config, hear, keep, press);
}

class Post implements Carrier {
  readonly way = 'letter';
  readonly knowsKeys = true;
  readonly together = 20;
  readonly name: string;
  readonly perSecond: number;
  readonly costOfPart: number;
  readonly rank: number;
  readonly #config: PostConfig;
  readonly #keep: LetterKeeper;
  readonly #press: LetterPress;
  readonly #feed: PostFeed;
  #downUntil = 0;
  #trouble: string | null = null;

  constructor(config: PostConfig, hear: Hearer, keep: LetterKeeper, press: LetterPress) {
    this.name = config.name;
    this.perSecond = config.perSecond;
    this.costOfPart = config.costOfLetter;
    this.rank = config.rank;
    this.#config = config;
    this.#keep = keep;
    this.#press = press;
    this.#feed = new PostFeed(config, hear, keep);
  }

  isUp(): boolean {
    return performance.now() >= this.#downUntil;
  }

  trouble(): string | null {
    return this.#trouble;
  }

  async hand(parcels: readonly Parcel[], deadline: number): Promise<Handover[]> {
    const until = AbortSignal.timeout(deadline);
    const answers: Handover[] = parcels.map(() => ({ state: 'no', why: 'no time was left', again: true }));
    const waiting = parcels.entries();
    const work = async () => {
      for (const [place, parcel] of waiting) {
        if (until.aborted) return;
        answers[place] = await this.#one(parcel, until);
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
    return answers;
  }

  async #one(parcel: Parcel, until: AbortSignal): Promise<Handover> {
    const { key } = parcel;
    const letter = parcel.letter ?? this.#written(parcel);
    if (letter === null) return no('a letter without its date and check code');
    const set = await this.#press.set(letter);
    if ('refused' in set) return no(`${set.refused}: ${set.what}`);
    try {
      await this.#keep.made(key, { ...set, number: letter.number });
    } catch (error) {
      return { state: 'no', why: `the page could not be kept: ${(error as Error).message}`, again: true };
    }
    return this.#order(key, set, until);
  }

  /** A letter of the house itself: a confirmation, an apology. */
  #written({ key, language, to, outer, body, paper }: Parcel): Letter | null {
    if (paper === undefined) return null;
    return {
      language,
      number: letterNumber(key),
      sender: this.#config.sender[language],
      recipient: paragraphsOf(to),
      mark: outer,
      paper,
      paragraphs: paragraphsOf(body),
    };
  }

  async #order(key: string, { pdf, digest, pages }: SetLetter, until: AbortSignal): Promise<Handover> {
    const asked = await askOver(this.#config, 'POST', '/orders', until, {
      body: pdf,
      headers: {
        'content-type': 'application/pdf',
        'idempotency-key': key,
        'content-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
        'x-envelope': this.#config.sender['zh-CN'].envelope,
      },
    });
    if (asked.state === 'never-arrived') {
      this.#downUntil = performance.now() + DOWN_MILLISECONDS;
      this.#trouble = asked.why;
      return { state: 'no', why: asked.why, again: true };
    }
    if (asked.state === 'lost') return { state: 'unknown', why: asked.why };
    return this.#answered(asked, key, pages, until);
  }

  async #answered(
    asked: Extract<Asked, { state: 'answered' }>,
    key: string,
    pages: number,
    until: AbortSignal,
  ): Promise<Handover> {
    const { status } = asked;
    this.#trouble = null;
    if (status === 200 || status === 201) {
      const posted = postedAs(asked.body);
      return posted === null || posted.key !== key
        ? { state: 'unknown', why: `an answer that is none: ${asked.told}` }
        : { state: 'taken', reference: posted.order, parts: pages };
    }
    // Another page went out under this key before: that one is on its way, and one letter is enough.
    if (status === 409) {
      const before = await this.#find(null, key, until);
      return before === null
        ? { state: 'unknown', why: asked.told }
        : { state: 'taken', reference: before.order, parts: pages };
    }
    if (status === 429 || status === 503) return { state: 'no', why: asked.told, again: true };
    return status >= 500 || status === 408 ? { state: 'unknown', why: asked.told } : no(asked.told);
  }

  async ask(reference: string | null, key: string): Promise<ReturnType<typeof receiptOf>> {
    const found = await this.#find(reference, key, AbortSignal.timeout(10_000));
    return found === null ? null : receiptOf(found);
  }

  async #find(reference: string | null, key: string, until: AbortSignal): Promise<PostState | null> {
    const where =
      reference === null
        ? `/orders?key=${encodeURIComponent(key)}`
        : `/orders/${encodeURIComponent(reference)}`;
    const asked = await askOver(this.#config, 'GET', where, until);
    return asked.state === 'answered' && asked.status === 200 ? postedAs(asked.body) : null;
  }

  async recall(reference: string): Promise<boolean> {
    const where = `/orders/${encodeURIComponent(reference)}`;
    const asked = await askOver(this.#config, 'DELETE', where, AbortSignal.timeout(10_000));
    return asked.state === 'answered' && asked.status === 200 && postedAs(asked.body)?.state === 'cancelled';
  }

  async close(): Promise<void> {
    await this.#feed.close();
  }
}

function no(why: string): Handover {
  return { state: 'no', why, again: false };
}
