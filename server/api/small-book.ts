/**
 * Which few accounts do tests and screenshots look at?
 *
 * A book small enough to know by heart, lived through night by night with the real rules and written with the real
 * codecs: borrowers who are ahead, in time, a few days late, months late, paused, healed by a late-entered payment.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { type Account, type AccountEvent, evolve, type Fact } from '../../rules/account.ts';
import { closeDay, crossByFact, nextActionOn } from '../../rules/day.ts';
import { addMonths, type Day } from '../../rules/days.ts';
import { enterFact, walkedIn } from '../../rules/entry.ts';
import { clockOf } from '../../rules/gate/local-time.ts';
import { openingEvent } from '../../rules/history.ts';
import { closeBook } from '../day-end/close-book.ts';
import { reportOf } from '../day-end/report.ts';
import { Tally } from '../day-end/totals.ts';
import { insertAccounts } from '../db/accounts.ts';
import { CopyWriter } from '../db/binary-copy.ts';
import * as book from '../db/book-row.ts';
import { copyIn } from '../db/copy-stream.ts';
import { EVENT_COLUMNS, eventData, POSTING_COLUMNS, writeEvent, writePostings } from '../db/event-row.ts';
import { finishNight, openDay, startNight } from '../db/night.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { slotOfBorrower, slotOfReference } from '../db/slot.ts';
import { BEGINNING, chainHash } from '../evidence/chain.ts';
import { businessMinute } from '../gate/business-minute.ts';
import { previewNight } from '../gate/preview-night.ts';
import { openVault, type Vault } from '../vault/sealed-person.ts';
import type { House } from './house.ts';
import { type Life, lifeOf } from './small-lives.ts';

/** What the small book consists of, for the tests that look for it. */
export interface SmallBook {
  readonly today: Day;
  readonly host: string;
}

export const HOST = 'sample';
const NAMES = {
  'zh-CN': ['李小明', '王芳', '张伟', '刘洋', '陈静', '杨光', '赵敏', '黄磊', '周婷', '吴刚'],
  en: ['Jane Smith', 'Tom Brown', 'Mary Jones', 'Sam Lee', 'Ann Clark'],
} as const;

/** Fills an empty, migrated database and closes every night up to the eve of `today`. `lives`: other lives than the usual ones. */
export async function fillSmallBook(
  pool: Pool,
  today: Day,
  accounts = 60,
  lives: readonly Life[] = usualLives(today, accounts),
): Promise<SmallBook> {
  const nights = new Map<Day, Tally>();
  await transaction(pool, async (client) => {
    const rows = new Rows(await openVault(client));
    for (const [place, life] of lives.entries()) rows.add(life, place, today, nights);
    await rows.write(client);
    for (const [day, tally] of [...nights].sort(([a], [b]) => a - b)) {
      await startNight(client, day);
      await finishNight(client, day, await reportOf(client, day, tally.totals(), accounts, 0));
    }
  });
  await previewNight(pool, today - 1, { products: PRODUCTS, collecting: HOUSE });
  return { today, host: HOST };
}

function usualLives(today: Day, accounts: number): Life[] {
  const first = addMonths(today, -4, 1, 'clamp-and-return');
  return Array.from({ length: accounts }, (_, place) => lifeOf(place, first, today));
}

/** The rows of the whole book, written at once. */
class Rows {
  readonly #accounts: Parameters<typeof insertAccounts>[1][number][] = [];
  readonly #borrowers = new CopyWriter();
  readonly #references = new CopyWriter();
  readonly #instalments = new CopyWriter();
  readonly #events = new CopyWriter();
  readonly #postings = new CopyWriter();
  readonly #contacts = new CopyWriter();
  readonly #known = new Set<bigint>();
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  add(life: Life, place: number, today: Day, nights: Map<Day, Tally>): void {
    const { opening, schedule } = life;
    const slot = slotOfBorrower(opening.borrower);
    this.#person(opening.borrower, slot, place);
    const reference = `A-${opening.id}`;
    book.writeReference(this.#references, {
      slot: slotOfReference(HOST, reference),
      host: HOST,
      reference,
      accountSlot: slot,
      accountId: opening.id,
    });
    for (const coming of schedule) book.writeInstalment(this.#instalments, slot, opening.id, coming);
    const { account, head } = this.#live(life, slot, today, nights);
    const product = PRODUCTS.get(account.product)!;
    this.#accounts.push({
      slot,
      account,
      head,
      nextActionOn: nextActionOn(account, today - 1, product, FIRST_LADDER),
    });
  }

  #person(id: bigint, slot: number, place: number): void {
    if (this.#known.has(id)) return;
    this.#known.add(id);
    const language = place % 3 === 1 ? 'en' : 'zh-CN';
    const names = NAMES[language];
    book.writeBorrower(this.#borrowers, this.#vault, {
      slot,
      id,
      name: names[place % names.length]!,
      phone:
        language === 'en'
          ? `+4420794600${String(place).padStart(2, '0')}`
          : `100000000${String(place).padStart(2, '0')}`,
      email: null,
      language,
      region: language === 'en' ? 'GB' : 'CN-33',
      timeZone: language === 'en' ? 'Europe/London' : 'Asia/Shanghai',
    });
  }

  /** Lives through every day: what the world tells comes first, then the night. */
  #live(
    life: Life,
    slot: number,
    today: Day,
    nights: Map<Day, Tally>,
  ): { account: Account; head: Uint8Array } {
    const product = PRODUCTS.get(life.opening.product)!;
    const facts: Fact[] = [];
    const opened = openingEvent(life.opening);
    let account = evolve(null, opened);
    const happened = [opened];
    let head = this.#event(slot, account, opened, BEGINNING, false);
    for (let day = life.opening.openedOn; day <= today; day += 1) {
      for (const { fact } of life.told.filter(({ on }) => on === day)) {
        const history = { opening: life.opening, schedule: life.schedule, facts: [...facts] };
        const entry = enterFact(account, history, fact, day - 1, day, product, walkedIn(happened));
        if ('refused' in entry) throw new Error(`the small book: ${entry.what}`);
        facts.push(fact);
        const crossed = crossByFact(account, entry.account, day, product);
        for (const event of [entry.event, ...entry.told, ...crossed]) {
          account = evolve(account, event);
          happened.push(event);
          head = this.#event(slot, account, event, head, false);
        }
      }
      if (day === today) break;
      const closing = closeDay(account, day, product, FIRST_LADDER, life.schedule);
      let seen = account;
      for (const event of closing.events) {
        seen = evolve(seen, event);
        happened.push(event);
        head = this.#event(slot, seen, event, head, true);
      }
      count(nights, day, closing.events);
      account = closing.account;
    }
    return { account, head };
  }

  #event(
    slot: number,
    after: Account,
    event: AccountEvent,
    before: Uint8Array,
    byNight: boolean,
  ): Uint8Array {
    const data = eventData(event);
    const { id: accountId, seq } = after;
    const hash = chainHash(before, slot, accountId, seq, event.day, event.body.type, data);
    writeEvent(this.#events, { slot, accountId, seq, day: event.day, type: event.body.type, data, hash });
    writePostings(this.#postings, slot, accountId, seq, event.day, byNight, event.postings);
    if (event.body.type === 'step') this.#contact(slot, after, event.body);
    return hash;
  }

  #contact(slot: number, account: Account, body: Extract<AccountEvent['body'], { type: 'step' }>): void {
    const rung = FIRST_LADDER.rungs.find(({ step }) => step.id === body.step)!;
    book.writeContact(this.#contacts, {
      slot,
      accountId: account.id,
      borrower: account.borrower,
      day: body.on,
      step: body.step,
      channel: rung.step.channel,
      template: rung.step.template,
      state: body.missing === null ? 'planned' : 'held',
      reason: `day ${body.ladderDay}`,
    });
  }

  async write(client: Client): Promise<void> {
    await copyIn(client, 'borrower', book.BORROWER_COLUMNS, this.#borrowers);
    await copyIn(client, 'reference', book.REFERENCE_COLUMNS, this.#references);
    await copyIn(client, 'instalment', book.INSTALMENT_COLUMNS, this.#instalments);
    await copyIn(client, 'event', EVENT_COLUMNS, this.#events);
    await copyIn(client, 'posting', POSTING_COLUMNS, this.#postings);
    await copyIn(client, 'contact', book.CONTACT_COLUMNS, this.#contacts);
    await insertAccounts(client, this.#accounts);
  }
}

function count(nights: Map<Day, Tally>, day: Day, events: readonly AccountEvent[]): void {
  const tally = nights.get(day) ?? new Tally();
  nights.set(day, tally);
  if (events.length > 0) tally.account(events);
}

/**
 * What the doors need to serve the small book: its days are closed by the real closing, and nobody pays meanwhile. It is
 * always `clock` where the lender is.
 */
export function smallHouse(database: { readonly pool: Pool; readonly url: string }, clock = '10:30'): House {
  const today = async (): Promise<Day> => {
    const day = await openDay(database.pool);
    if (day === null) throw new Error('the small book has not begun');
    return day;
  };
  return {
    pool: database.pool,
    products: PRODUCTS,
    ladder: FIRST_LADDER,
    today,
    collecting: HOUSE,
    now: (day) => businessMinute(day, day * 1440 + clockOf(clock) - 8 * 60, HOUSE.timeZone),
    advanceDay: async (onProgress) => {
      const day = await today();
      const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
      const closing = await closeBook(database, day, rules, {
        workers: 0,
        chunkSize: 10,
        onProgress: ({ chunks, chunksDone }) => onProgress({ day, done: chunksDone, of: chunks }),
      });
      if (closing.state !== 'closed') throw new Error(`the day is ${closing.state}`);
      await previewNight(database.pool, day, { products: PRODUCTS, collecting: HOUSE });
      return day;
    },
  };
}
