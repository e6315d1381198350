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
import type { TextShelf } from '../../rules/words/approved-text.ts';
import type { Pool } from '../db/pool.ts';
import { lawFor } from '../gate/law-for.ts';
import type { Gatehouse } from '../gate/permit-desk.ts';
import type { Carrier, Hearer } from './carrier.ts';
import { compose } from './compose.ts';
import { type Counts, type Sending, USUAL } from './dispatch.ts';
import { Dispatcher } from './dispatcher.ts';
import { gatherDay } from './gather.ts';
import { Line, type LineTerms } from './line.ts';
import { heardReceipts } from './receipts.ts';

/** What the room is furnished with. `now`: this minute of the business day. */
export interface Furnishing {
  readonly pool: Pool;
  readonly products: ReadonlyMap<number, Product>;
  readonly ladder: Ladder;
  readonly collecting: Collecting;
  readonly texts: TextShelf;
  readonly now: () => Minute;
  /** Opens the carriers; each tells its news to the ear made for its name. */
  readonly open: (hearer: (name: string) => Hearer) => Promise<readonly LineTerms[]>;
  /** What people write back. */
  readonly heardReplies?: Hearer;
}

/** The room at work. */
export class ContactRoom {
  readonly #furnishing: Furnishing;
  readonly #carriers: readonly Carrier[];
  readonly #dispatcher: Dispatcher;
  #run: { readonly stop: AbortController; readonly done: Promise<unknown> } | null = null;

  private constructor(furnishing: Furnishing, carriers: readonly Carrier[], dispatcher: Dispatcher) {
    this.#furnishing = furnishing;
    this.#carriers = carriers;
    this.#dispatcher = dispatcher;
  }

  static async open(furnishing: Furnishing): Promise<ContactRoom> {
    const { pool, now, heardReplies } = furnishing;
    const hearer =
      (name: string): Hearer =>
      async (news) => {
        await heardReceipts(pool, name, news, now);
        const replies = news.filter(({ type }) => type === 'reply');
        if (replies.length > 0) await heardReplies?.(replies);
      };
    const terms = await furnishing.open(hearer);
    const carriers = terms.map(({ carrier }) => carrier);
    try {
      const lines = terms.map((one) => new Line(one));
      return new ContactRoom(furnishing, carriers, await Dispatcher.open(pool, sendingOf(furnishing, lines)));
    } catch (error) {
      await Promise.all(carriers.map((carrier) => carrier.close()));
      throw error;
    }
  }

  /** Makes messages of what is planned for a day and sends what is due by now; what falls due later waits. */
  async morning(day: Day): Promise<Readonly<Counts>> {
    const { pool, ladder, collecting } = this.#furnishing;
    await gatherDay(pool, day, { ladder, collecting });
    return this.#dispatcher.drain();
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

  /** Finishes what it holds, takes nothing new, and ends. */
  async close(): Promise<void> {
    this.#run?.stop.abort();
    await this.#run?.done;
    await this.#dispatcher.close();
    await Promise.all(this.#carriers.map((carrier) => carrier.close()));
  }
}

function sendingOf(
  { products, ladder, collecting, texts, now }: Furnishing,
  lines: readonly Line[],
): Sending {
  const house: Gatehouse = {
    collecting,
    products,
    lawOf: (region) => lawFor(region, collecting),
    strategy: `${ladder.id}@${ladder.version}`,
    now,
  };
  const writing = { collecting, products, ladder, letterheads: LETTERHEADS, texts };
  return {
    ...USUAL,
    lines,
    house,
    rules: { products, ladder },
    compose: (wanted, person, minute, code) => compose(wanted, person, minute, code, writing),
  };
}
