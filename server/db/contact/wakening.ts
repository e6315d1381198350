/**
 * How does a sender hear at once that somebody was silenced, or that there is something to send?
 *
 * One connection that listens. When it breaks it is opened again, and whoever relies on it is told at both ends of the gap: what
 * was said meanwhile was not heard.
 */

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Pool, Queryable } from '../pool.ts';

/** What is said on which channel: 'silence' with "slot-borrower", 'message' when something waits. */
export interface Heard {
  said(channel: string, words: string): void;
  /** False from the moment the connection is gone until it listens again. */
  listening(is: boolean): void;
}

/** A connection that listens. */
export interface Ear {
  close(): Promise<void>;
}

const AGAIN_MS = 200;

/** Listens on channels of the database that `pool` leads to; resolves when it does. */
export async function listenOn(pool: Pool, channels: readonly string[], heard: Heard): Promise<Ear> {
  let closed = false;
  let client: pg.Client | null = null;
  const open = async (): Promise<void> => {
    const fresh = new pg.Client({ ...pool.options, application_name: 'anhuan ear' });
    fresh.on('error', () => {});
    fresh.on('notification', ({ channel, payload }) => heard.said(channel, payload ?? ''));
    await fresh.connect();
    for (const channel of channels) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    // Closed while this connection was made: nobody else would ever end it, and it would keep the process alive.
    if (closed) return await fresh.end();
    client = fresh;
    fresh.once('end', () => {
      if (closed) return;
      heard.listening(false);
      void reopen();
    });
    heard.listening(true);
  };
  const reopen = async (): Promise<void> => {
    while (!closed) {
      try {
        return await open();
      } catch {
        await pause(AGAIN_MS);
      }
    }
  };
  await open();
  return {
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}

/** Tells senders that something waits. Heard when the transaction commits. */
export async function wakeSenders(db: Queryable): Promise<void> {
  await db.query("select pg_notify('message', '')");
}
