/**
 * Who is told, and in which order, that something became known?
 *
 * One hub a process: it hears the database's words (server/db/gate/silence-ear.ts), looks up once what each one is about, gives
 * it the next number and hands it to every open stream whose door it concerns. The last ones are kept, so that a reader who
 * was away for a moment gets what he missed; one who was away longer is told to look at everything again.
 */
import { randomUUID } from 'node:crypto';
import type { Ear } from '../../db/contact/wakening.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { openSilenceEar, type PersonWord, type Word } from '../../db/gate/silence-ear.ts';
import { silencesOf } from '../../db/gate/silence-read.ts';
import type { Pool } from '../../db/pool.ts';
import { accountsOf } from '../../db/reading/told-account.ts';
import { type TimeToSilence, timeToSilence } from '../../gate/time-to-silence.ts';

/**
 * What a stream is told. `again`: anything may have changed; `reply`: one waits for a person to read it; `team`: calls of the team, or who
 * has whom, changed.
 */
export type Told =
  | { readonly type: 'again' }
  | { readonly type: 'reply' }
  | { readonly type: 'team' }
  | {
      readonly type: 'known';
      /** What became known: the type of the fact. */
      readonly what: string;
      /** Keys of the person's accounts: "17-1000023". */
      readonly accounts: readonly string[];
      /** What ended; null where nothing was open. */
      readonly ended:
        | ({ readonly permits: number; readonly cancelled: number; readonly crossed: number } & TimeToSilence)
        | null;
    };

interface Kept {
  readonly number: number;
  readonly key: BorrowerKey | null;
  readonly told: Told;
}

/** Where a stream's words go. `concerns`: whether it may hear of a person. */
export interface Listener {
  readonly concerns: (key: BorrowerKey, accounts: readonly string[]) => boolean;
  /** Whether it hears of replies. */
  readonly replies: boolean;
  /** Whether it hears of the team. */
  readonly team?: boolean;
  readonly tell: (id: string, told: Told) => void;
}

/** Words kept for those who come back. */
const KEPT = 500;

export class Hub {
  readonly #pool: Pool;
  readonly #run = randomUUID().slice(0, 8);
  readonly #listeners = new Set<Listener>();
  readonly #kept: Kept[] = [];
  #number = 0;
  #ear: Promise<Ear> | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Opens a stream. `lastId`: the last word its reader has had; he gets what came since. Returns what closes it. */
  async open(listener: Listener, lastId: string | null): Promise<() => void> {
    this.#ear ??= openSilenceEar(this.#pool, (word) => {
      this.#work = this.#work.then(() => this.#take(word)).catch(() => this.#keep(null, { type: 'again' }));
    });
    try {
      await this.#ear;
    } catch (error) {
      this.#ear = null;
      throw error;
    }
    // From here on without a pause: whatever comes is either kept already or told to the new listener.
    const missed = this.#since(lastId);
    if (missed === null) listener.tell(this.#id(this.#number), { type: 'again' });
    else for (const one of missed) this.#tell(listener, one);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Number of open streams. */
  get size(): number {
    return this.#listeners.size;
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#ear?.then(
      (ear) => ear.close(),
      () => {},
    );
    await this.#work;
  }

  /** What came since; null where that is not known any more. A reader who comes for the first time has read nothing yet. */
  #since(lastId: string | null): readonly Kept[] | null {
    const [run, number] = (lastId ?? '').split('-');
    if (run !== this.#run || !/^\d+$/.test(number ?? '')) return null;
    const last = Number(number);
    const first = this.#kept[0]?.number ?? this.#number + 1;
    if (last > this.#number || last < first - 1) return null;
    return this.#kept.filter((one) => one.number > last);
  }

  async #take(word: Word): Promise<void> {
    if (word === 'anything') this.#keep(null, { type: 'again' });
    else if (word === 'reply' || word === 'team') this.#keep(null, { type: word });
    else this.#keep(word, await this.#told(word));
  }

  async #told({ slot, borrower, silence, why }: PersonWord): Promise<Told> {
    const accounts = await accountsOf(this.#pool, slot, borrower);
    const [row] = silence === null ? [] : await silencesOf(this.#pool, { slot, borrower }, silence);
    return {
      type: 'known',
      what: whatIn(why),
      accounts: accounts.map((account) => `${slot}-${account}`),
      ended:
        row === undefined
          ? null
          : {
              permits: row.permits,
              cancelled: row.cancelled.length,
              crossed: row.crossed.length,
              ...timeToSilence(row),
            },
    };
  }

  #keep(key: BorrowerKey | null, told: Told): void {
    this.#number += 1;
    const one = { number: this.#number, key, told };
    this.#kept.push(one);
    if (this.#kept.length > KEPT) this.#kept.shift();
    for (const listener of this.#listeners) this.#tell(listener, one);
  }

  #tell(listener: Listener, { number, key, told }: Kept): void {
    const accounts = told.type === 'known' ? told.accounts : [];
    if (hears(listener, told, key, accounts)) listener.tell(this.#id(number), told);
  }

  #id(number: number): string {
    return `${this.#run}-${number}`;
  }
}

function hears(
  { replies, team = false, concerns }: Listener,
  told: Told,
  key: BorrowerKey | null,
  accounts: readonly string[],
): boolean {
  if (told.type === 'reply') return replies;
  if (told.type === 'team') return team;
  return key === null || concerns(key, accounts);
}

/** The type of the fact in "it became known: paid". */
export function whatIn(why: string): string {
  return /^it became known: (\S+)$/.exec(why)?.[1] ?? why;
}
