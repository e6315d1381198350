/**
 * How is a book made up? `./anhuan seed --accounts N --seed S --day D`
 *
 * The same three values are the same book to the last byte, on any machine. An interrupted run goes on when it is called again
 * with the same values; a database that holds another book is left alone, unless --fresh says to throw a made-up one away.
 */
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { openDatabase } from '../../server/db/databases.ts';
import { discardSeeded, readSeeding } from '../../server/db/seeding.ts';
import { sowBook } from '../../server/seeded/sow-book.ts';
import { Trouble } from '../../server/trouble.ts';
import type { BookPlan } from '../../simulator/book.ts';
import type { Call, Run } from '../commands.ts';
import { openProgress } from '../progress.ts';
import { wholeNumber } from '../whole-number.ts';

export const run: Run = async (call) => {
  const plan = planFrom(call);
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  try {
    if (call.options.fresh && (await readSeeding(database.pool)) !== null) await discardSeeded(database.pool);
    const progress = openProgress('Seeding');
    const outcome = await sowBook(database, plan, { onProgress: progress.to }).finally(progress.end);
    if (outcome.state === 'other-book')
      throw new Trouble(
        'The database holds another book already. Nothing was changed.',
        'Use --fresh to throw a made-up book away, or another database.',
      );
    if (call.json)
      process.stdout.write(`${JSON.stringify({ ...plan, day: formatDay(plan.day), ...outcome })}\n`);
    else if (outcome.state === 'already-sown') process.stdout.write('This book is there already.\n');
    else
      process.stdout.write(`${outcome.accounts} accounts in ${(outcome.milliseconds / 1000).toFixed(1)} s\n`);
    return 0;
  } finally {
    await database.close();
  }
};

/** The plan that a command line asks for. */
function planFrom({ options }: Call): BookPlan {
  return {
    seed: wholeNumber('seed', options.seed, 0, 0xffff_ffff),
    accounts: wholeNumber('accounts', options.accounts, 1, 10_000_000),
    day: dayFrom(String(options.day)),
  };
}

function dayFrom(given: string): Day {
  const day = parseDay(given);
  if (day === null) throw new Trouble(`--day ${given} is no day.`, 'Write it as 2026-10-01.');
  return day;
}
