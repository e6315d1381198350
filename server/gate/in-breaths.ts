/**
 * How does a batch that takes a while to decide not make its process deaf?
 *
 * After some milliseconds whatever came meanwhile is heard, and then it goes on: a silence about somebody else, a carrier's answer.
 */
import { setImmediate } from 'node:timers/promises';

/** So long nothing else is heard. */
const BREATH_MS = 4;

/** What `work` makes of each, in order. */
export async function inBreaths<T, U>(items: readonly T[], work: (item: T) => U): Promise<U[]> {
  const done: U[] = [];
  let since = performance.now();
  for (const item of items) {
    done.push(work(item));
    if (performance.now() - since < BREATH_MS) continue;
    await setImmediate();
    since = performance.now();
  }
  return done;
}
