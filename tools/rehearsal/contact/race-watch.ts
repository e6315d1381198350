/**
 * Does a rehearsal still move, and if not, what is it waiting for?
 *
 * Every wait of it has a name here. While its counts or the name change it moves, and a line is printed every few seconds; when neither
 * has changed for a while it ends with what it was waiting for, what the counts are and what the database's connections are doing.
 */
import { standing } from '../../../server/db/contact/rehearsed-messages.ts';
import { wordsOf } from '../../../server/trouble.ts';

/** How often it looks, how often it says something, and how long nothing may move. Milliseconds. */
export interface Patience {
  readonly look: number;
  readonly say: number;
  readonly still: number;
}

export const PATIENCE: Patience = { look: 500, say: 4_000, still: 120_000 };
/** The report itself does not wait long for a database that may be what stands still. */
const REPORT_MS = 5_000;

/** Watches one rehearsal from its begin to its end. */
export class Watch {
  /** What came about so far, by name; replaced when another round begins. */
  counts: () => Readonly<Record<string, number>> = () => ({});
  /** The database of the round, for the report. */
  database: string | null = null;
  readonly #patience: Patience;
  readonly #say: (line: string) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #stood: Promise<never>;
  #stand: (error: Error) => void = () => {};
  #doing = 'begins';
  #seen = '';
  #moved = performance.now();
  #said = performance.now();
  #over = false;

  constructor(say: (line: string) => void, patience: Patience = PATIENCE) {
    this.#say = say;
    this.#patience = patience;
    this.#stood = new Promise((_, reject) => {
      this.#stand = reject;
    });
    this.#stood.catch(() => {}); // heard where somebody waits
    this.#timer = setInterval(() => this.#look(), patience.look);
  }

  /** Says what is waited for from now on. */
  doing(what: string): void {
    this.#doing = what;
  }

  /** Waits for `work`, unless nothing moves for too long. */
  async until<T>(what: string, work: Promise<T>): Promise<T> {
    this.#doing = what;
    return Promise.race([work, this.#stood]);
  }

  end(): void {
    this.#over = true;
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    const counts = Object.entries(this.counts()).map(([name, count]) => `${count} ${name}`);
    const seen = `${this.#doing}: ${counts.join(', ')}`;
    if (seen !== this.#seen) [this.#seen, this.#moved] = [seen, now];
    if (now - this.#said >= this.#patience.say) {
      this.#said = now;
      this.#say(seen);
    }
    if (this.#over || now - this.#moved < this.#patience.still) return;
    this.end();
    void this.#report(seen).then((words) => this.#stand(new Error(words)));
  }

  async #report(seen: string): Promise<string> {
    const seconds = Math.round(this.#patience.still / 1000);
    const begun = `it stands still since ${seconds} s: ${seen}`;
    if (this.database === null) return begun;
    const late = new Promise<string[]>((resolve) => {
      setTimeout(() => resolve(['the database does not answer']), REPORT_MS).unref();
    });
    const found = standing(this.database).catch((error: unknown) => [wordsOf(error)]);
    return [begun, ...(await Promise.race([found, late]))].join('\n  ');
  }
}
