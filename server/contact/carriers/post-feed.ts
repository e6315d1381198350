/**
 * What became of the letters, told once and lost never?
 *
 * The provider keeps its events until we acknowledge them. Each is heard and kept first and acknowledged after: one that was
 * heard twice says the same twice, and whoever hears it knows the letter by its key.
 */
import { createHash } from 'node:crypto';
import type { Hearer } from '../carrier.ts';
import type { LetterKeeper, PostConfig, Scan } from './post-carrier.ts';
import { PostEvents, receiptOf } from './post-port.ts';
import { askOver } from './provider-request.ts';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 30_000;

/** Listens until it is closed. */
export class PostFeed {
  readonly #config: PostConfig;
  readonly #hear: Hearer;
  readonly #keep: LetterKeeper;
  readonly #end = new AbortController();
  readonly #running: Promise<void>;

  constructor(config: PostConfig, hear: Hearer, keep: LetterKeeper) {
    this.#config = config;
    this.#hear = hear;
    this.#keep = keep;
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!this.#end.signal.aborted) {
      if (await this.#once()) pause = FIRST_PAUSE;
      else {
        await this.#rest(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
  }

  /** Takes what waits; false where it did not work and should be tried later. */
  async #once(): Promise<boolean> {
    const { waitSeconds } = this.#config;
    const until = AbortSignal.any([this.#end.signal, AbortSignal.timeout((waitSeconds + 10) * 1000)]);
    const asked = await askOver(this.#config, 'GET', `/events?wait=${waitSeconds}`, until);
    if (asked.state !== 'answered' || asked.status !== 200) return false;
    const found = PostEvents.safeParse(asked.body);
    if (!found.success) return false;
    const { events, through } = found.data;
    if (events.length === 0) return true;
    try {
      for (const event of events) {
        const scan = event.scan === null ? null : await fetchScan(this.#config, event.scan, until);
        await this.#keep.moved(event.key, event, scan);
      }
      await this.#hear(events.map(receiptOf).filter((receipt) => receipt !== null));
    } catch {
      // Not kept: not acknowledged, so it comes again.
      return false;
    }
    const sent = { body: JSON.stringify({ through }), headers: { 'content-type': 'application/json' } };
    const thanked = await askOver(this.#config, 'POST', '/events/acknowledge', until, sent);
    return thanked.state === 'answered' && thanked.status === 200;
  }

  #rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      this.#end.signal.addEventListener('abort', done, { once: true });
      function done() {
        clearTimeout(timer);
        resolve();
      }
    });
  }
}

/** Fetches the picture of an envelope that came back, with its SHA-256; null where it cannot be had now. */
async function fetchScan(
  { address, token }: PostConfig,
  scan: string,
  until: AbortSignal,
): Promise<Scan | null> {
  try {
    const response = await fetch(`${address}/scans/${encodeURIComponent(scan)}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: until,
      redirect: 'error',
    });
    if (response.status !== 200) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    return null;
  }
}
