/**
 * What runs where messages are sent?
 *
 * The carriers, each with its hours; the sender that takes what waits to them; and the ear for what they tell: receipts become outcomes,
 * what people answer becomes facts. One of these in a process is enough, several processes may run one each.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Product } from '../../rules/terms.ts';
import { CODE_KEY, codeFor } from '../agreements/one-time-code.ts';
import { devicesOf } from '../db/contact/push-device-rows.ts';
import type { CarrierSeen } from '../db/contact/sender-rows.ts';
import type { Pool } from '../db/pool.ts';
import { lawFor } from '../gate/law-for.ts';
import type { Gatehouse } from '../gate/permit-desk.ts';
import { houseKey } from '../vault/house-key.ts';
import { openShelf } from './approval.ts';
import type { CallRoom, Telephone } from './calls/call-room.ts';
import { settleUnknown } from './calls/make-call.ts';
import type { Carrier, Hearer, News } from './carrier.ts';
import { compose, type WritingHouse } from './compose.ts';
import { type Counts, type Sending, USUAL } from './dispatch.ts';
import { Dispatcher } from './dispatcher.ts';
import { type GatherTerms, gatherDay } from './gather.ts';
import { Line, type LineTerms } from './line.ts';
import { heardReceipts } from './receipts.ts';
import { heardDeadAddresses, heardReplies } from './replies/heard-replies.ts';
import { openUnsubscribing, type Unsubscribing } from './replies/unsubscribe.ts';

/** A stop waits for a batch so long at most, about: a tenth of a second until silence is seen as none. */
const HOLD_MS = 40;

/** What the room is furnished with. `now`: this minute of the business day. */
export interface Furnishing {
  readonly pool: Pool;
  readonly products: ReadonlyMap<number, Product>;
  readonly ladder: Ladder;
  readonly collecting: Collecting;
  readonly now: () => Minute;
  readonly today: () => Promise<Day>;
  /** Where people reach the house's pages, such as "https://lender.example": for links in messages. */
  readonly site: () => string;
  /** Opens the carriers; each tells its news to the ear made for its name. */
  readonly open: (hearer: (name: string) => Hearer) => Promise<readonly LineTerms[]>;
  /** The exchange of agents' calls: it is asked about calls whose answer was lost. */
  readonly telephone?: Telephone;
  /** Who of some people has a device that takes reminders; by the rows of devices when left out. */
  readonly withDevice?: NonNullable<GatherTerms['withDevice']>;
}

/** The room at work. */
export class ContactRoom {
  readonly #furnishing: Furnishing;
  readonly #carriers: readonly Carrier[];
  readonly #dispatcher: Dispatcher;
  readonly #writing: Writing;
  #run: { readonly stop: AbortController; readonly done: Promise<unknown> } | null = null;

  private constructor(
    furnishing: Furnishing,
    carriers: readonly Carrier[],
    dispatcher: Dispatcher,
    writing: Writing,
  ) {
    this.#furnishing = furnishing;
    this.#carriers = carriers;
    this.#dispatcher = dispatcher;
    this.#writing = writing;
  }

  static async open(furnishing: Furnishing): Promise<ContactRoom> {
    const { pool } = furnishing;
    const writing = new Writing(furnishing);
    await writing.refresh();
    const unsubscribing = await openUnsubscribing(pool);
    const hearer =
      (name: string): Hearer =>
      (news) =>
        hear(furnishing, name, news);
    const terms = await furnishing.open(hearer);
    const carriers = terms.map(({ carrier }) => carrier);
    try {
      const lines = terms.map((one) => new Line(one));
      const sending = sendingOf(furnishing, lines, writing, unsubscribing);
      return new ContactRoom(furnishing, carriers, await Dispatcher.open(pool, sending), writing);
    } catch (error) {
      await Promise.all(carriers.map((carrier) => carrier.close()));
      throw error;
    }
  }

  /** Makes messages of what is planned for a day and sends what is due by now; what falls due later waits. */
  async morning(day: Day): Promise<Readonly<Counts>> {
    await this.#writing.refresh();
    await this.gather(day);
    return this.#dispatcher.drain();
  }

  /** Makes messages of what is planned for a day; they go out when they fall due. */
  gather(day: Day): ReturnType<typeof gatherDay> {
    const { pool, ladder, collecting, withDevice = ownersOfDevices } = this.#furnishing;
    return gatherDay(pool, day, { ladder, collecting, withDevice });
  }

  /** Reads the approved texts again: what is approved or retired since counts from now on. */
  readTexts(): Promise<void> {
    return this.#writing.refresh();
  }

  /** Has the sender look now, and not when the next message falls due: a carrier is up again. */
  wake(): void {
    this.#dispatcher.wake();
  }

  /** What was sent since the room was opened. */
  get counts(): Readonly<Counts> {
    return this.#dispatcher.counts;
  }

  /** Each carrier as it is now, with what it took. */
  carriersSeen(): CarrierSeen[] {
    return this.#carriers.map((carrier) => ({
      carrier: carrier.name,
      way: carrier.way,
      up: carrier.isUp(),
      why: carrier.trouble?.() ?? null,
      ...this.#dispatcher.takenBy(carrier.name),
    }));
  }

  /** Sends everything that is due by now. */
  drain(): Promise<Readonly<Counts>> {
    return this.#dispatcher.drain();
  }

  /** Sends what falls due from now on, in the background, until the room is closed. */
  run(): void {
    if (this.#run !== null) return;
    const stop = new AbortController();
    this.#run = { stop, done: this.#dispatcher.run(stop.signal) };
  }

  /** Finishes what it holds and takes nothing new until it is set going again. */
  async rest(): Promise<void> {
    this.#run?.stop.abort();
    await this.#run?.done;
    this.#run = null;
  }

  /** Finishes what it holds, takes nothing new, and ends. */
  async close(): Promise<void> {
    await this.rest();
    await this.#dispatcher.close();
    await Promise.all(this.#carriers.map((carrier) => carrier.close()));
  }
}

const ownersOfDevices: NonNullable<GatherTerms['withDevice']> = async (client, people) =>
  new Set((await devicesOf(client, people)).map(({ borrower }) => borrower));

/** Receipts become outcomes, dead addresses and what people write become facts; a stop among them is heard at once. */
async function hear({ pool, now, today }: Furnishing, carrier: string, news: readonly News[]): Promise<void> {
  await heardReceipts(pool, carrier, news, now);
  await heardDeadAddresses(pool, carrier, news, { at: now() });
  if (news.some(({ type }) => type === 'reply'))
    await heardReplies(pool, carrier, news, { today: await today(), at: now() });
}

/** What messages are written with: one object as long as no text changes, since what is made ready is kept by it. */
class Writing {
  readonly #furnishing: Furnishing;
  #house: WritingHouse | null = null;

  constructor(furnishing: Furnishing) {
    this.#furnishing = furnishing;
  }

  get house(): WritingHouse {
    if (this.#house === null) throw new Error('the texts were never read');
    return this.#house;
  }

  /** Reads the approved texts again. */
  async refresh(): Promise<void> {
    const { pool, collecting, products, ladder } = this.#furnishing;
    const texts = await openShelf(pool);
    const key = await houseKey(pool, CODE_KEY);
    const ofCode = (account: bigint, asked: string) => codeFor(key, account, asked);
    this.#house = { collecting, products, ladder, letterheads: LETTERHEADS, texts, codeFor: ofCode };
  }
}

function sendingOf(
  { pool, products, ladder, collecting, now, site, telephone }: Furnishing,
  lines: readonly Line[],
  writing: Writing,
  unsubscribing: Unsubscribing,
): Sending {
  const house: Gatehouse = {
    collecting,
    products,
    lawOf: (region) => lawFor(region, collecting),
    strategy: `${ladder.id}@${ladder.version}`,
    now,
  };
  const rules = { products, ladder };
  const calls: CallRoom | null =
    telephone === undefined ? null : { ...telephone, pool, gatehouse: house, rules };
  return {
    ...USUAL,
    holdMs: HOLD_MS,
    lines,
    house,
    rules,
    ...(calls === null ? {} : { settleCalls: () => settleUnknown(calls) }),
    compose: (wanted, person, minute, code) => compose(wanted, person, minute, code, writing.house),
    unsubscribe: ({ slot, borrower, message }, way) =>
      way === 'email'
        ? `${site()}/unsubscribe/${unsubscribing.token({ slot, borrower, message, way })}`
        : null,
  };
}
