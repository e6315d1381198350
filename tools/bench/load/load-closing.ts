/**
 * What runs beside the requests? A closing in a process of its own, which goes behind them (`server/day-end/behind-others.ts`).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Day } from '../../../rules/days.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { listMorning } from '../../../server/desk/take-next.ts';

/** A closing that runs. `end`: waits for it, and says how many seconds it took; null: it was not over when asked. */
export interface Closing {
  readonly end: () => Promise<number | null>;
}

const PROGRAM = join(import.meta.dirname, '..', '..', 'rehearsal', 'closing-process.ts');

/** Begins to close a night; `on`: one after another, until it is to end. */
export function closingOf(pool: Pool, url: string, night: Day, on: boolean): Closing {
  const began = performance.now();
  let took: number | null = null;
  let over = false;
  const close = async (day: Day): Promise<void> => {
    const [code] = await once(start(url, day), 'exit');
    if (code !== 0) throw new Error('the closing failed');
    took ??= (performance.now() - began) / 1000;
    // As after every night: whoever asks first in the morning does not write the list.
    await listMorning(pool, day + 1);
    if (on && !over) await close(day + 1);
  };
  const closed = close(night);
  closed.catch(() => {}); // met by `end`
  return {
    end: async () => {
      over = true;
      const within = took;
      await closed;
      return within;
    },
  };
}

/** In a session of its own, as a timer begins it. */
function start(url: string, day: Day): ChildProcess {
  return fork(PROGRAM, [url, String(day), '1', '2000'], { detached: true });
}
