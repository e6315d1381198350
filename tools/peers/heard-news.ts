/**
 * What did a carrier tell, and when has it told enough?
 *
 * A hearer that keeps the news in a list; tests wait for a number of items, not for time. It can be told to fail.
 */
import type { Hearer, News } from '../../server/contact/carrier.ts';

export class HeardNews {
  readonly news: News[] = [];
  /** So many of the next calls fail, as when the database is away. */
  failing = 0;
  #waiting: { readonly many: number; readonly then: () => void }[] = [];

  readonly hear: Hearer = async (news) => {
    if (this.failing > 0) {
      this.failing -= 1;
      throw new Error('cannot keep news at the moment');
    }
    this.news.push(...news);
    const ready = this.#waiting.filter(({ many }) => this.news.length >= many);
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    for (const { then } of ready) then();
  };

  /** When at least so many items were heard. */
  many(many: number): Promise<void> {
    if (this.news.length >= many) return Promise.resolve();
    return new Promise((then) => this.#waiting.push({ many, then }));
  }
}
