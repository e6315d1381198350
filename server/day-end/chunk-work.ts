/**
 * What is done with the accounts of a chunk while they arrive?
 *
 * Rules run and rows are written a handful at a time, while the database is still sending: what is made for an account is
 * gone again at once, and both sides work. Accounts whose instalment has come wait until the instalments after it are read.
 * An account for which something throws is set aside; the others go on.
 */
import type { Account } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Coming } from '../../rules/terms.ts';
import type { AccountRow } from '../db/account-row.ts';
import type { Key } from '../db/accounts.ts';
import type { Due } from '../db/nights/chunk.ts';
import { wordsOf } from '../trouble.ts';
import type { ChunkRows } from './chunk-rows.ts';
import { type Closed, closeAccount } from './close-account.ts';
import type { Rules, Times } from './closer.ts';
import { Tally } from './totals.ts';

/** Few enough that what is made for them is short-lived, many enough that looking at the watch costs nothing. */
const HANDFUL = 64;
const NONE: readonly Coming[] = [];

/** The work on one chunk: outcomes are in `tally`, `broken` and `solved`, rows in the buffers it was given. */
export class ChunkWork {
  readonly tally = new Tally();
  readonly broken: (Key & { readonly error: string })[] = [];
  readonly solved: Key[] = [];
  readonly #night: Day;
  readonly #rules: Rules;
  readonly #rows: ChunkRows;
  readonly #times: Times;
  readonly #unsolved: ReadonlySet<bigint>;
  readonly #fault: string | null;
  readonly #waiting: AccountRow[] = [];
  #few: AccountRow[] = [];

  /** `unsolved`: accounts set aside before. `fault`: why the database refused the rows of every account here. */
  constructor(
    night: Day,
    rules: Rules,
    rows: ChunkRows,
    times: Times,
    unsolved: ReadonlySet<bigint>,
    fault: string | null,
  ) {
    this.#night = night;
    this.#rules = rules;
    this.#rows = rows;
    this.#times = times;
    this.#unsolved = unsolved;
    this.#fault = fault;
    rows.clear();
  }

  /** An account that is due. */
  take(row: AccountRow): void {
    if (waitsFor(row.account, this.#night, this.#rules.products) !== null) {
      this.#waiting.push(row);
      return;
    }
    this.#few.push(row);
    if (this.#few.length >= HANDFUL) this.#closeFew(null);
  }

  /** Closes the accounts that have arrived; the answer is whose instalments must be read before the rest can be. */
  closeArrived(): Due[] {
    this.#closeFew(null);
    return this.#waiting.flatMap(({ slot, account }) => {
      const seq = waitsFor(account, this.#night, this.#rules.products);
      return seq === null ? [] : [{ slot, accountId: account.id, seq }];
    });
  }

  /** Closes the accounts that waited for their instalments. */
  closeWaiting(coming: ReadonlyMap<bigint, readonly Coming[]>): void {
    for (let from = 0; from < this.#waiting.length; from += HANDFUL) {
      this.#few = this.#waiting.slice(from, from + HANDFUL);
      this.#closeFew(coming);
    }
  }

  #closeFew(coming: ReadonlyMap<bigint, readonly Coming[]> | null): void {
    const began = performance.now();
    const closed = this.#few.map((row) => this.#close(row, coming?.get(row.account.id) ?? NONE));
    const ran = performance.now();
    this.#few.forEach((row, place) => {
      const outcome = closed[place];
      if (outcome != null) this.#write(row, outcome);
    });
    this.#few = [];
    this.#times.rules += ran - began;
    this.#times.encode += performance.now() - ran;
  }

  #close(row: AccountRow, coming: readonly Coming[]): Closed | null {
    const { products, ladder } = this.#rules;
    try {
      if (this.#fault !== null) throw new Error(this.#fault);
      return closeAccount(row, this.#night, products.get(row.account.product), ladder, coming);
    } catch (error) {
      this.#break(row, error);
      return null;
    }
  }

  #write(row: AccountRow, closed: Closed): void {
    const { id } = row.account;
    try {
      this.#rows.write(row, closed, this.#night);
    } catch (error) {
      this.#break(row, error);
      return;
    }
    this.tally.account(closed.events);
    if (!this.#unsolved.has(id)) return;
    this.solved.push({ slot: row.slot, accountId: id });
    this.tally.solved += 1;
  }

  #break({ slot, account }: AccountRow, error: unknown): void {
    this.broken.push({ slot, accountId: account.id, error: wordsOf(error) });
    this.tally.setAside += 1;
  }
}

/**
 * The instalment after which those must be read that could fall due on `night`; null when none could. An agreement that breaks
 * falls back on the account without it, whose instalments are those of the book too.
 */
export function waitsFor(
  { next, product, rearranged, plan }: Account,
  night: Day,
  products: Rules['products'],
): number | null {
  if (products.get(product)?.family !== 'instalment') return null;
  const own = rearranged === null && next !== null && next.due <= night ? next.seq : null;
  const unagreed = plan?.without ?? null;
  if (unagreed === null || unagreed.rearranged !== null) return own;
  const there = unagreed.next !== null && unagreed.next.due <= night ? unagreed.next.seq : null;
  return own === null || there === null ? (own ?? there) : Math.min(own, there);
}
