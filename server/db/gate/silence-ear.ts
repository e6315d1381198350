/**
 * How does this process hear at once that something became known about a person, whoever entered it?
 *
 * One connection listens; the database tells it when the transaction has committed, in the order of
 * commits. A connection that breaks is opened anew, and since words may have been missed meanwhile, that itself is told.
 */
import type { Client, Pool } from '../pool.ts';
import type { BorrowerKey } from './person-rows.ts';
import { KNOWN_CHANNEL } from './silence-rows.ts';

/** Something became known about one person; `silence`: number of the row that says what ended, if anything was open. */
export interface PersonWord extends BorrowerKey {
  readonly silence: number | null;
  readonly why: string;
}

/** What is heard: about one person, or that anything may have changed. */
export type Word = { readonly person: PersonWord } | { readonly person: null };

export interface Ear {
  /** Resolves when it listens for the first time. */
  readonly listens: Promise<void>;
  close(): Promise<void>;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** Listens until it is closed. */
export function openEar(pool: Pool, hear: (word: Word) => void): Ear {
  let closed = false;
  let pause = FIRST_PAUSE;
  let timer: NodeJS.Timeout | undefined;
  let current: Client | undefined;
  let began = () => {};
  const listens = new Promise<void>((resolve) => {
    began = resolve;
  });
  let wasHeard = false;

  const again = (): void => {
    if (closed) return;
    timer = setTimeout(() => void listen(), pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  };
  const listen = async (): Promise<void> => {
    let client: Client;
    try {
      client = await pool.connect();
    } catch {
      again();
      return;
    }
    if (closed) {
      client.release();
      return;
    }
    current = client;
    let left = false;
    const leave = (): void => {
      if (left || current !== client) return;
      left = true;
      current = undefined;
      client.release(true);
      again();
    };
    client.once('end', leave);
    client.once('error', leave);
    client.on('notification', ({ payload }) => {
      const word = wordIn(payload ?? '');
      if (word !== null) hear(word);
    });
    try {
      await client.query(`listen ${KNOWN_CHANNEL}`);
    } catch {
      leave();
      return;
    }
    pause = FIRST_PAUSE;
    if (wasHeard) hear({ person: null });
    wasHeard = true;
    began();
  };
  void listen();
  return {
    listens,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const client = current;
      current = undefined;
      // The connection is not given back: it would go on listening for somebody else.
      client?.release(true);
    },
  };
}

/** What a payload says; null where it is none of ours. */
function wordIn(payload: string): Word | null {
  let told: unknown;
  try {
    told = JSON.parse(payload);
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null) return null;
  if ('many' in told) return { person: null };
  const { slot, borrower, silence, why } = told as Record<string, unknown>;
  if (typeof slot !== 'number' || typeof borrower !== 'string' || typeof why !== 'string') return null;
  return {
    person: { slot, borrower: BigInt(borrower), silence: typeof silence === 'number' ? silence : null, why },
  };
}
