/**
 * Which book do measurements and tests of the night run on?
 *
 * A book that is quickly made and always the same for the same wish: every account is taken over on one day with arrears of
 * any age (85 %) or none (15 %) and its first evening is closed by the real rules, so that on the next night exactly the
 * wished share of accounts has something to do. Not a likeness of a real book: that is what `./anhuan seed` makes.
 */
import { PRODUCTS } from '../../policy/house/products.ts';
import { type Account, type AccountEvent, evolve, type Opening } from '../../rules/account.ts';
import { closeDay, nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import { openingEvent, openingOf } from '../../rules/history.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import type { Rules } from '../../server/day-end/closer.ts';
import { ACCOUNT_COLUMNS, writeAccount } from '../../server/db/account-row.ts';
import { CopyWriter } from '../../server/db/binary-copy.ts';
import { INSTALMENT_COLUMNS, writeInstalment } from '../../server/db/book-row.ts';
import { copyIn } from '../../server/db/copy-stream.ts';
import {
  EVENT_COLUMNS,
  eventData,
  POSTING_COLUMNS,
  writeEvent,
  writePostings,
} from '../../server/db/event-row.ts';
import { beginBook } from '../../server/db/night.ts';
import { type Pool, transaction } from '../../server/db/pool.ts';
import { SLOTS, slotOfBorrower } from '../../server/db/slot.ts';
import { BEGINNING, chainHash } from '../../server/evidence/chain.ts';

/** What is wished for. `takenOverOn` is the last closed day: the first night to close is the day after it. */
export interface Wish {
  readonly accounts: number;
  readonly takenOverOn: Day;
  readonly rules: Rules;
  /** Thousandths of the accounts that have something to do on the first night; null: as it comes. */
  readonly due: number | null;
  /** Those accounts lie together in each slot, or anywhere. */
  readonly together: boolean;
  readonly seed: number;
}

/** Products whose charges are booked every night, or only when something needs it. */
export function productsPosting(posting: Product['posting']): ReadonlyMap<number, Product> {
  return new Map([...PRODUCTS].map(([code, product]) => [code, { ...product, posting }]));
}

/** An account without its numbers: a few thousand of these stand for all. */
export interface Pattern {
  readonly opening: Opening;
  readonly schedule: readonly Coming[];
  readonly later: readonly AccountEvent[];
  readonly account: Account;
  readonly nextActionOn: Day | null;
}

const PATTERNS = 4_096;
const BATCH = 20_000;

/** Writes the wished book into empty tables. */
export async function writeBook(pool: Pool, wish: Wish): Promise<void> {
  const { takenOverOn, accounts } = wish;
  const chance = mulberry(wish.seed);
  const due = wish.due === null ? null : patterns(wish, chance, (on) => on === takenOverOn + 1);
  const others = patterns(wish, chance, (on) => wish.due === null || on === null || on > takenOverOn + 1);
  await beginBook(pool, takenOverOn + 1);
  const rows = new BookRows();
  const perSlot = borrowersBySlot(accounts);
  let id = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const borrowers = perSlot[slot]!;
    for (let place = 0; place < borrowers.length; place += 1) {
      const share = wish.together ? (place * 1000) / borrowers.length : chance() * 1000;
      const from = due !== null && share < wish.due! ? due : others;
      id += 1;
      const who = { id: BigInt(id), borrower: BigInt(borrowers[place]!) };
      const { opening, account, later, schedule, nextActionOn } = from[Math.floor(chance() * from.length)]!;
      const events = [openingEvent({ ...opening, ...who }), ...later];
      rows.add(slot, { ...account, ...who }, events, schedule, nextActionOn);
      if (id % BATCH === 0) await rows.send(pool);
    }
  }
  await rows.send(pool);
}

/** Borrowers numbered from 1, one account each, by the slot they live in. */
export function borrowersBySlot(accounts: number): number[][] {
  const perSlot: number[][] = Array.from({ length: SLOTS }, () => []);
  for (let borrower = 1; borrower <= accounts; borrower += 1)
    perSlot[slotOfBorrower(BigInt(borrower))]!.push(borrower);
  return perSlot;
}

function patterns(wish: Wish, chance: () => number, fits: (next: Day | null) => boolean): Pattern[] {
  const found: Pattern[] = [];
  while (found.length < PATTERNS) {
    const pattern = patternOf(wish, chance);
    if (fits(pattern.nextActionOn)) found.push(pattern);
  }
  return found;
}

export function patternOf({ takenOverOn: day, rules }: Wish, chance: () => number): Pattern {
  const between = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1));
  const revolving = chance() < 0.3;
  const overdue = chance() < 0.85;
  const product = rules.products.get(revolving ? 1 : 2)!;
  const principal = BigInt(between(5_000, 300_000));
  const part = principal / 12n;
  const ahead = between(2, 27);
  const schedule: Coming[] = revolving
    ? []
    : [0, 1, 2].map((month) => ({
        seq: month + 2,
        due: day + ahead + 30 * month,
        principal: part,
        interest: part / 80n,
        fee: 0n,
      }));
  const owed = { seq: 1, due: day - between(1, 400), principal: part, interest: part / 80n, fee: 0n };
  const bill = { seq: 202600, due: day + ahead, principal, interest: 0n, fee: 0n };
  const billed = revolving && !overdue;
  const opening: Opening = openingOf(product, day, {
    principal: revolving ? 0n : part * 3n,
    billed: billed ? principal : 0n,
    minimum: billed ? principal / 10n : 0n,
    arrears: overdue ? [revolving ? { ...owed, interest: 0n } : owed] : [],
    next: revolving ? (billed ? bill : null) : schedule[0]!,
    nextStatement: revolving ? day + ahead + 3 : null,
  });
  const opened = evolve(null, openingEvent(opening));
  const { account, events } = closeDay(opened, day, product, rules.ladder, schedule);
  const next = nextActionOn(account, day, product, rules.ladder);
  return { opening, schedule, later: events, account, nextActionOn: next };
}

/** New accounts on their way into the tables, with whatever has happened to them. */
export class BookRows {
  readonly #accounts = new CopyWriter();
  /** Written before the others: these fill the gaps that large ones leave at the end of pages, or the first night would. */
  readonly #openings = new CopyWriter();
  readonly #events = new CopyWriter();
  readonly #postings = new CopyWriter();
  readonly #instalments = new CopyWriter();

  add(
    slot: number,
    account: Account,
    events: readonly AccountEvent[],
    schedule: readonly Coming[],
    nextActionOn: Day | null,
  ): void {
    const { id } = account;
    let head = BEGINNING;
    events.forEach((event, place) => {
      const { day, body, postings } = event;
      const seq = place + 1;
      const data = eventData(event);
      head = chainHash(head, slot, id, seq, day, body.type, data);
      const row = { slot, accountId: id, seq, day, type: body.type, data, hash: head };
      writeEvent(place === 0 ? this.#openings : this.#events, row);
      writePostings(this.#postings, slot, id, seq, day, false, postings);
    });
    writeAccount(this.#accounts, { slot, account, head, nextActionOn });
    for (const coming of schedule) writeInstalment(this.#instalments, slot, id, coming);
  }

  async send(pool: Pool): Promise<void> {
    await transaction(pool, async (client) => {
      await copyIn(client, 'account', ACCOUNT_COLUMNS, this.#accounts);
      await copyIn(client, 'event', EVENT_COLUMNS, this.#openings);
      await copyIn(client, 'event', EVENT_COLUMNS, this.#events);
      await copyIn(client, 'posting', POSTING_COLUMNS, this.#postings);
      await copyIn(client, 'instalment', INSTALMENT_COLUMNS, this.#instalments);
    });
    for (const rows of [this.#accounts, this.#openings, this.#events, this.#postings, this.#instalments])
      rows.clear();
  }
}

/** Chance from a seed (mulberry32, public domain): the same seed, the same book. */
export function mulberry(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
