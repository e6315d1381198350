/**
 * What is killed in a rehearsal? A process of its own that closes one book through a day.
 *
 * Started with the address, the day as a number, and how many threads; its end is its exit code: 0 closed, 3 the database
 * went away (as the product says it), 1 anything else.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { putProgramBehind } from '../../server/day-end/behind-others.ts';
import { closeBook } from '../../server/day-end/close-book.ts';
import { openPool } from '../../server/db/pool.ts';
import { Trouble, wordsOf } from '../../server/trouble.ts';

/** Times to look again, 50 ms apart. */
const PATIENCE = 600;

const [url, day, workers, chunkSize] = process.argv.slice(2);
if (url === undefined) throw new Error('no address was given');
const pool = openPool(url, 3);
putProgramBehind({ pool, url });
try {
  const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
  const running = { workers: Number(workers), chunkSize: Number(chunkSize) };
  let closing = await closeBook({ pool, url }, Number(day), rules, running);
  // The server may not have noticed yet that the closing before this one was killed.
  for (let tries = 0; closing.state === 'running' && tries < PATIENCE; tries += 1) {
    await pause(50);
    closing = await closeBook({ pool, url }, Number(day), rules, running);
  }
  process.exitCode = closing.state === 'closed' || closing.state === 'already-closed' ? 0 : 1;
  if (process.exitCode === 1) process.stderr.write(`${JSON.stringify(closing)}\n`);
} catch (error) {
  process.exitCode = error instanceof Trouble ? 3 : 1;
  if (process.exitCode === 1) process.stderr.write(`${wordsOf(error)}\n`);
} finally {
  await pool.end().catch(() => {});
}
