/**
 * How do messages leave the house for good? `./anhuan send`
 *
 * By the carriers of a file, until it is told to end; any number side by side. `--check` greets each carrier and sends nothing: exit
 * code 1 when one does not answer.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { openDatabase } from '../../server/db/databases.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { type Greeted, greetCarriers } from '../../server/serving/carrier-hello.ts';
import { readCarriersFile } from '../../server/serving/carriers-file.ts';
import { runSender } from '../../server/serving/sending-office.ts';
import { ServingClock } from '../../server/serving/serving-clock.ts';
import { Trouble } from '../../server/trouble.ts';
import type { Run } from '../commands.ts';
import { rehearsedAt, untilTold } from './process-life.ts';

export const run: Run = async ({ options, databaseUrl, json }) => {
  if (json && options.check !== true)
    throw new Trouble('Only --check answers with JSON.', 'Leave --json out.');
  const file = readCarriersFile(String(options.carriers));
  const at = rehearsedAt(options.rehearseAt, file);
  const database = await openDatabase({ databaseUrl });
  try {
    const { pool } = database;
    if (options.check === true) {
      const greeted = await greetCarriers(file, pool);
      process.stdout.write(json ? `${JSON.stringify({ carriers: greeted })}\n` : tableOf(greeted));
      return greeted.every(({ answers }) => answers) ? 0 : 1;
    }
    const stop = new AbortController();
    void untilTold().then(() => stop.abort());
    await runSender(
      {
        pool,
        file,
        clock: new ServingClock(pool, HOUSE.timeZone, at),
        home: homeFolder(),
        say: (sentence) => process.stdout.write(`${sentence}\n`),
      },
      stop.signal,
    );
    return 0;
  } finally {
    await database.close();
  }
};

function tableOf(greeted: readonly Greeted[]): string {
  const rows = greeted.map(({ name, kind, way, answers, said, milliseconds }) => [
    name,
    kind,
    way,
    answers ? 'answers' : 'SILENT',
    `${milliseconds} ms`,
    said,
  ]);
  const all = [['carrier', 'kind', 'way', '', '', 'said'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map(
      (row) =>
        `${row
          .map((word, column) => word.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
