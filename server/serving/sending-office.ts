/**
 * What does a sender do from its start to its end?
 *
 * It opens the carriers, makes messages of the open day's plan, sends what falls due, hears receipts and replies, and says every few
 * seconds what it sees. A new day, other texts, a carrier that comes back: it notices by itself. Told to end, it finishes what it
 * holds. Any number of them may do this at once, here and on other hosts.
 */
import { hostname } from 'node:os';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER, FIRST_STRATEGY } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { seedTexts } from '../contact/approval.ts';
import { ContactRoom } from '../contact/contact-room.ts';
import { endSender, reportSender, textsState } from '../db/contact/sender-rows.ts';
import type { Pool } from '../db/pool.ts';
import { seedLadder } from '../ladder/keep-ladder.ts';
import { tellPrograms } from '../machines/webhook-office.ts';
import { wordsOf } from '../trouble.ts';
import type { CarriersFile } from './carriers-file.ts';
import { type Opened, openCarriers, telephoneOf } from './open-carriers.ts';
import type { ServingClock } from './serving-clock.ts';

/** What a sender is started with. `home`: below it lie pages and recordings. */
export interface Office {
  readonly pool: Pool;
  readonly file: CarriersFile;
  readonly clock: ServingClock;
  readonly home: string;
  /** Hears, in a sentence, what changes. */
  readonly say: (sentence: string) => void;
}

/** The book and the carriers are looked at so often. */
const LOOK_MS = 2_000;
/** The plan of a day is looked through again for what was added to it. */
const GATHER_AGAIN_MS = 600_000;

/** Sends until it is told to end; what it holds then is finished. */
export async function runSender(office: Office, until: AbortSignal): Promise<void> {
  const { pool, file, clock, home, say } = office;
  await seedTexts(pool, HOUSE_TEMPLATES);
  await seedLadder(pool, FIRST_STRATEGY);
  await clock.look();
  const telephone = telephoneOf(file, home);
  let opened: Opened | null = null;
  const room = await ContactRoom.open({
    pool,
    products: PRODUCTS,
    ladder: FIRST_LADDER,
    collecting: HOUSE,
    now: () => clock.now(),
    today: () => clock.today(),
    site: () => file.site,
    open: async (hearer) => {
      opened = await openCarriers(file, { pool, hearer, now: () => clock.now(), home });
      return opened.lines;
    },
    ...(telephone === undefined ? {} : { telephone }),
  });
  const sender = `${hostname()}:${process.pid}`;
  const watch = new Watch(office, room, sender);
  const doors = { nets: file.webhooks.nets, loopback: false };
  const minute = async () => ((await clock.look()) === null || clock.holds() !== null ? null : clock.now());
  const over = new AbortController();
  const telling = tellPrograms({ pool, doors }, minute, AbortSignal.any([until, over.signal]), say);
  say(`${sender} sends by ${file.carriers.map(({ name }) => name).join(', ')}.`);
  try {
    while (!until.aborted) {
      await watch.look().catch((error: unknown) => say(`Not looked: ${wordsOf(error)}`));
      await pause(LOOK_MS, until);
    }
    say('Told to end: finishing what is held.');
  } finally {
    over.abort();
    await telling;
    await room.close();
    await (opened as Opened | null)?.closeShared();
    await watch.end();
  }
}

/** What a sender looks at between its batches. */
class Watch {
  readonly #office: Office;
  readonly #room: ContactRoom;
  readonly #sender: string;
  #gathered: { readonly day: Day; readonly at: number } | null = null;
  #held: string | null = null;
  #texts: string | null = null;
  readonly #wasUp = new Map<string, boolean>();

  constructor(office: Office, room: ContactRoom, sender: string) {
    this.#office = office;
    this.#room = room;
    this.#sender = sender;
  }

  async look(): Promise<void> {
    const { pool, clock, say } = this.#office;
    const day = await clock.look();
    const held = clock.holds();
    if (held !== this.#held) say(held === null ? 'Sending again.' : `Nothing is sent. ${held}`);
    this.#held = held;
    this.#sayChanges();
    await this.#report();
    if (day === null || held !== null) {
      await this.#room.rest();
      return;
    }
    const texts = await textsState(pool);
    if (texts !== this.#texts) await this.#room.readTexts();
    this.#texts = texts;
    await this.#gather(day);
    this.#room.run();
  }

  async #gather(day: Day): Promise<void> {
    const last = this.#gathered;
    if (last?.day === day && performance.now() - last.at < GATHER_AGAIN_MS) return;
    const { contacts, messages } = await this.#room.gather(day);
    this.#gathered = { day, at: performance.now() };
    if (contacts > 0 || last?.day !== day)
      this.#office.say(`${formatDay(day)}: ${messages} messages for ${contacts} planned contacts.`);
  }

  #sayChanges(): void {
    for (const { carrier, up, why } of this.#room.carriersSeen()) {
      const before = this.#wasUp.get(carrier) ?? true;
      if (before !== up)
        this.#office.say(up ? `${carrier} is up.` : `${carrier} is down: ${why ?? 'no word'}`);
      if (up && !before) this.#room.wake();
      this.#wasUp.set(carrier, up);
    }
  }

  #report(): Promise<void> {
    return reportSender(this.#office.pool, this.#sender, this.#held, this.#room.carriersSeen());
  }

  /** The last word: what it came to, and that it has ended. */
  async end(): Promise<void> {
    const { pool, say } = this.#office;
    await this.#report().catch((error: unknown) => say(`Not told: ${wordsOf(error)}`));
    await endSender(pool, this.#sender);
    const { sent, failed, unknown } = this.#room.counts;
    say(`Ended. Sent ${sent}, refused by carriers ${failed}, unknown ${unknown}.`);
  }
}

function pause(milliseconds: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    until.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      until.removeEventListener('abort', done);
      resolve();
    }
  });
}
