/**
 * How is one chunk closed in one transaction, and what if something else changed an account meanwhile?
 *
 * Checkpoint, read the due accounts, run the rules, write everything back, totals into the checkpoint, commit. The
 * transaction sees the book as it was when it began (REPEATABLE READ): a payment that came in between makes it fail with a
 * conflict, and it is begun again; after five times with half the accounts, so that in the end every account finds its turn.
 * Rows that the database refuses are found in the same way: by halving, down to the one account, which is set aside.
 */
import type { Day } from '../../rules/days.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import { readAccount } from '../db/account-row.ts';
import type { CopyWriter } from '../db/binary-copy.ts';
import { CONTACT_COLUMNS, readInstalment } from '../db/book-row.ts';
import { copyIn, copyOut } from '../db/copy-stream.ts';
import { EVENT_COLUMNS, POSTING_COLUMNS } from '../db/event-row.ts';
import {
  applyStage,
  beginChunk,
  checkpointEnd,
  comingInstalments,
  commitChunk,
  dueAccounts,
  HIGHEST,
  LOWEST,
  middleOf,
  prepareStages,
  type Range,
  STAGES,
  type Stage,
} from '../db/nights/chunk.ts';
import { isRefusedRow, setAside, solve, unsolvedIn } from '../db/nights/set-aside.ts';
import { leaveSlots, takeSlots } from '../db/nights/slot-lock.ts';
import { type Client, isConflict, lossOf } from '../db/pool.ts';
import { wordsOf } from '../trouble.ts';
import { openPoolBehind } from './behind-others.ts';
import { ChunkRows } from './chunk-rows.ts';
import { ChunkWork } from './chunk-work.ts';
import { Tally, type Totals } from './totals.ts';

/** What decides the outcome of a night, besides the book. */
export interface Rules {
  readonly products: ReadonlyMap<number, Product>;
  readonly ladder: Ladder;
}

/** Where the time of a closer went, in milliseconds: waiting for the database is the rest of `all`. */
export interface Times {
  all: number;
  decode: number;
  rules: number;
  encode: number;
}

/** One connection that closes chunks, one after the other. */
export interface Closer {
  /** Closes what is not yet closed of a range and returns the totals of what it did; null when nothing was left. */
  close(night: Day, range: Range): Promise<Totals | null>;
  readonly times: Times;
  end(): Promise<void>;
}

const TRIES = 5;

/** Opens a closer on a connection of its own. */
export async function openCloser(url: string, rules: Rules): Promise<Closer> {
  const pool = openPoolBehind(url, 1);
  const times: Times = { all: 0, decode: 0, rules: 0, encode: 0 };
  let client: Client;
  try {
    client = await pool.connect();
    await prepareStages(client);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const chunk = new Chunk(client, rules, times);
  const { lost } = lossOf(client);
  return {
    times,
    close: (night, range) => Promise.race([chunk.close(night, range), lost]),
    end: async () => {
      client.release(true);
      await pool.end();
    },
  };
}

class Chunk {
  readonly #client: Client;
  readonly #rules: Rules;
  readonly #times: Times;
  readonly #rows: ChunkRows;

  constructor(client: Client, rules: Rules, times: Times) {
    this.#client = client;
    this.#rules = rules;
    this.#times = times;
    this.#rows = new ChunkRows(rules.ladder);
  }

  async close(night: Day, range: Range): Promise<Totals | null> {
    const began = performance.now();
    const tally = new Tally();
    const did = await this.#closeAll(night, range, tally);
    this.#times.all += performance.now() - began;
    return did ? tally.totals() : null;
  }

  /** Closes a range; what an earlier run has done of it is passed over. False when it had done all of it. */
  async #closeAll(night: Day, range: Range, tally: Tally): Promise<boolean> {
    const left = [range];
    let did = false;
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (await this.#closeRange(night, next, tally)) did = true;
      else left.push(...behind(next, await checkpointEnd(this.#client, night, next)));
    }
    return did;
  }

  /** Closes a range, in halves when it must be; false when a checkpoint begins where it begins. */
  async #closeRange(night: Day, range: Range, tally: Tally): Promise<boolean> {
    let fault: string | null = null;
    for (let retries = 0; ; retries += 1) {
      try {
        const totals = await this.#closeOnce(night, range, retries, fault);
        if (totals !== null) tally.merge(totals);
        return totals !== null;
      } catch (error) {
        // A lost connection has rolled back, and let go, by itself.
        await this.#client.query('rollback').catch(() => {});
        await leaveSlots(this.#client).catch(() => {});
        const conflict = isConflict(error);
        if (!conflict && (fault !== null || !isRefusedRow(error))) throw error;
        if (conflict && retries % TRIES < TRIES - 1) continue;
        const halves = await this.#halve(range);
        if (halves === null) fault = conflict ? null : wordsOf(error);
        else {
          for (const half of halves) await this.#closeAll(night, half, tally);
          return true;
        }
      }
    }
  }

  /** One transaction. `fault` is why the database refused the only account of the range: then it is set aside. */
  async #closeOnce(night: Day, range: Range, retries: number, fault: string | null): Promise<Totals | null> {
    const client = this.#client;
    await takeSlots(client, range.slot, range.slotTo);
    if (!(await beginChunk(client, night, range))) {
      await client.query('rollback');
      await leaveSlots(client);
      return null;
    }
    const unsolved = await unsolvedIn(client, range);
    const work = new ChunkWork(night, this.#rules, this.#rows, this.#times, unsolved, fault);
    work.tally.retries = retries;
    await this.#closeDue(night, range, work);
    await this.#writeBack(range);
    for (const { error, ...key } of work.broken) await setAside(client, night, key, error);
    for (const key of work.solved) await solve(client, night, key);
    const totals = work.tally.totals();
    await commitChunk(client, night, range, totals);
    await leaveSlots(client);
    return totals;
  }

  /** Closes the accounts as they arrive, then those that wait for instalments. Reading is what is not rules or rows. */
  async #closeDue(night: Day, range: Range, work: ChunkWork): Promise<void> {
    const times = this.#times;
    const before = times.rules + times.encode;
    const read = await copyOut(this.#client, dueAccounts(range, night), (row) => work.take(readAccount(row)));
    times.decode += read.busyMs - (times.rules + times.encode - before);
    const due = work.closeArrived();
    if (due.length === 0) return;
    const coming = new Map<bigint, Coming[]>();
    const after = await copyOut(this.#client, comingInstalments(due, night), (row) => {
      const { accountId, coming: one } = readInstalment(row);
      const known = coming.get(accountId);
      if (known === undefined) coming.set(accountId, [one]);
      else known.push(one);
    });
    times.decode += after.busyMs;
    work.closeWaiting(coming);
  }

  /** The accounts come first: an account that someone else changed meanwhile shows here, before anything is appended. */
  async #writeBack(range: Range): Promise<void> {
    const client = this.#client;
    const { states, quiet, events, postings, contacts } = this.#rows;
    await this.#writeStates('quiet_stage', range, quiet);
    await this.#writeStates('stage', range, states);
    await copyIn(client, 'event', EVENT_COLUMNS, events);
    await copyIn(client, 'posting', POSTING_COLUMNS, postings);
    await copyIn(client, 'contact', CONTACT_COLUMNS, contacts);
  }

  async #writeStates(stage: Stage, range: Range, rows: CopyWriter): Promise<void> {
    if (rows.rows === 0) return;
    await copyIn(this.#client, stage, STAGES[stage].columns, rows);
    const updated = await applyStage(this.#client, stage, range);
    if (updated !== rows.rows)
      throw new Error(`${rows.rows} accounts closed, ${updated} found to write back`);
  }

  /** The two halves of a range; null when it is a single account. */
  async #halve(range: Range): Promise<readonly [Range, Range] | null> {
    if (range.slot < range.slotTo) {
      const middle = range.slot + ((range.slotTo - range.slot) >> 1);
      return [
        { ...range, slotTo: middle },
        { ...range, slot: middle + 1 },
      ];
    }
    const middle = await middleOf(this.#client, range);
    if (middle === null) return null;
    return [
      { ...range, high: middle - 1n },
      { ...range, low: middle },
    ];
  }
}

/** What is left of a range behind the checkpoint that begins like it. */
function behind(range: Range, end: { readonly slot_to: number; readonly high: bigint } | null): Range[] {
  if (end === null) return [];
  const { slot, slotTo, high } = range;
  const left: Range[] = [];
  if (end.high < (slot === slotTo ? high : HIGHEST))
    left.push({ slot, low: end.high + 1n, slotTo: slot, high: slot === slotTo ? high : HIGHEST });
  if (end.slot_to < slotTo) left.push({ slot: end.slot_to + 1, low: LOWEST, slotTo, high });
  return left;
}
