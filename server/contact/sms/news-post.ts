/**
 * How does news of a carrier reach its hearer, each at least once?
 *
 * What comes while the hearer is busy is heard together next time. The far end has its answer only when the hearer has kept the
 * news; when that fails it is asked to bring it again.
 */
import type { Hearer, News } from '../carrier.ts';

interface Item {
  readonly news: News;
  readonly settled: (kept: boolean) => void;
}

/** One statement of the hearer takes this many with ease. */
const MOST = 500;

export class NewsPost {
  readonly #hear: Hearer;
  #items: Item[] = [];
  #running: Promise<void> | null = null;

  constructor(hear: Hearer) {
    this.#hear = hear;
  }

  /** `settled` says whether the news is kept. */
  post(news: News, settled: (kept: boolean) => void = () => {}): void {
    this.#items.push({ news, settled });
    this.#running ??= this.#run();
  }

  /** Until everything posted so far was heard or failed. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // What arrives in the same turn is heard together.
    await Promise.resolve();
    while (this.#items.length > 0) {
      const batch = this.#items.slice(0, MOST);
      this.#items = this.#items.slice(MOST);
      const kept = await this.#hear(batch.map(({ news }) => news)).then(
        () => true,
        () => false,
      );
      for (const { settled } of batch) settled(kept);
    }
    this.#running = null;
  }
}
