/**
 * Is the business day over? `./anhuan close-day`
 *
 * Closes the open day, one named day, or every missed one, and prints the report of each night. Exit code 1 when the day
 * cannot be closed or its control totals do not hold; closing what is closed already is no error.
 */
import { HOUSE } from '../policy/house/collecting.ts';
import { FIRST_LADDER } from '../policy/house/ladder.ts';
import { PRODUCTS } from '../policy/house/products.ts';
import { type Day, formatDay, parseDay } from '../rules/days.ts';
import { afterNight } from '../server/after-night.ts';
import { putProgramBehind } from '../server/day-end/behind-others.ts';
import { type Closing, closeBook, type Progress } from '../server/day-end/close-book.ts';
import { reportText } from '../server/day-end/report-text.ts';
import { openDatabase } from '../server/db/databases.ts';
import { lastClosedDay } from '../server/db/night.ts';
import { sealClosedDays } from '../server/evidence/seal.ts';
import { stampSeals } from '../server/evidence/timestamp.ts';
import { previewNights } from '../server/gate/preview-night.ts';
import { Trouble } from '../server/trouble.ts';
import type { Call } from './commands.ts';
import { openProgress, type ProgressShown } from './progress.ts';
import { wholeNumber } from './whole-number.ts';

export async function run(call: Call): Promise<number> {
  const database = await openDatabase({ databaseUrl: call.databaseUrl, beforeUse: putProgramBehind });
  const progress = showNights(call.json);
  try {
    const through = dayToClose(call, await lastClosedDay(database.pool));
    const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
    const { workers, chunkSize } = call.options;
    const closing = await closeBook(database, through, rules, {
      ...(workers === undefined ? {} : { workers: wholeNumber('workers', workers, 0, 64) }),
      chunkSize: wholeNumber('chunk-size', chunkSize, 1, 1_000_000),
      onProgress: progress.to,
    });
    const terms = { products: PRODUCTS, collecting: HOUSE };
    const seen =
      'nights' in closing
        ? { ...closing, nights: await previewNights(database.pool, closing.nights, terms) }
        : closing;
    if ('nights' in closing)
      for (const { night } of closing.nights) await afterNight(database.pool, parseDay(night)!, terms);
    await sealClosedDays(database.pool);
    await stampSeals(database.pool);
    progress.end();
    return answer(seen, call.json);
  } finally {
    progress.end();
    await database.close();
  }
}

/** The day asked for, or the open one. `--day` names one night, `--through` the last of several. */
function dayToClose({ options }: Call, last: Day | null): Day {
  const asked = options.day ?? options.through;
  if (options.day !== undefined && options.through !== undefined)
    throw new Trouble('Both --day and --through are given.', 'Give the one that is meant.');
  if (asked === undefined) {
    if (last !== null) return last + 1;
    throw new Trouble('No day of this book was ever closed.', 'Name the first one: --day 2026-11-22');
  }
  const day = parseDay(String(asked));
  if (day === null) throw new Trouble(`"${asked}" is no day.`, 'It looks like this: 2026-11-22');
  if (options.day !== undefined && last !== null && day > last + 1)
    throw new Trouble(
      `${formatDay(day)} cannot be closed before ${formatDay(last + 1)}, which is open.`,
      `Close all of them: --through ${formatDay(day)}`,
    );
  return day;
}

function answer(closing: Closing, json: boolean): number {
  const currency = [...PRODUCTS.values()][0]!.currency;
  const nights = 'nights' in closing ? closing.nights : [];
  if (json) process.stdout.write(`${JSON.stringify(plain(closing))}\n`);
  else for (const night of nights) process.stdout.write(reportText(night, currency));
  switch (closing.state) {
    case 'closed':
      return 0;
    case 'already-closed':
      process.stderr.write(`Closed before; the last closed day is ${formatDay(closing.lastClosed)}.\n`);
      return 0;
    case 'running':
      process.stderr.write('Another process is closing this book at this moment.\n');
      return 1;
    case 'differs':
      process.stderr.write(
        `${formatDay(closing.night)} is not marked as closed, its control totals differ:\n${closing.differences.map((line) => `  ${line}\n`).join('')}`,
      );
      return 1;
  }
}

/** Days as text, in the answer for programs too. */
function plain(closing: Closing): object {
  switch (closing.state) {
    case 'closed':
      return { state: closing.state, nights: closing.nights };
    case 'already-closed':
      return { state: closing.state, lastClosed: formatDay(closing.lastClosed) };
    case 'differs':
      return { ...closing, night: formatDay(closing.night) };
    case 'running':
      return closing;
  }
}

/** One bar for each night; nothing but the answer for programs. */
function showNights(json: boolean): { readonly to: (progress: Progress) => void; readonly end: () => void } {
  let night: Day | null = null;
  let shown: ProgressShown | null = null;
  return {
    to: (progress) => {
      if (json) return;
      if (night !== progress.night) {
        shown?.end();
        shown = openProgress(`Closing ${formatDay(progress.night)}`);
        night = progress.night;
      }
      shown?.to(progress.chunksDone, progress.chunks, `${progress.accounts} accounts`);
    },
    end: () => shown?.end(),
  };
}
