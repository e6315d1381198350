/**
 * Are the figures of old nights right? `./anhuan figures rebuild`
 *
 * Counts every day of the book anew; the rows end as the nights wrote them. For a book that was closed before there were figures, and for
 * whoever doubts one.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { formatDay } from '../../rules/days.ts';
import { openDatabase } from '../../server/db/databases.ts';
import { recount } from '../../server/figures/count-figures.ts';
import { Trouble } from '../../server/trouble.ts';
import { openProgress } from '../progress.ts';
import type { Call } from './command-row.ts';

export async function run(call: Call): Promise<number> {
  const [what] = call.words;
  if (what !== 'rebuild')
    throw new Trouble(
      `"${what}" is nothing that figures can do.`,
      'Count them anew: ./anhuan figures rebuild',
    );
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  const progress = call.json ? null : openProgress('Counting the figures anew');
  try {
    const days = await recount(database.pool, { products: PRODUCTS, collecting: HOUSE }, (done, of) =>
      progress?.to(done, of, `${done} days`),
    );
    progress?.end();
    const through = days === null ? null : formatDay(days.last);
    const from = days === null ? null : formatDay(days.first);
    if (call.json) process.stdout.write(`${JSON.stringify({ from, through })}\n`);
    else
      process.stdout.write(
        days === null
          ? 'This book has no closed night yet.\n'
          : `The figures of ${from} to ${through} are counted anew.\n`,
      );
    return 0;
  } finally {
    progress?.end();
    await database.close();
  }
}
