/**
 * What happens on `./anhuan import`?
 *
 * Reads the command line, imports, and says what came in, what did not, what was assumed, and whether our figures
 * agree with the host's. Exit code 0: applied (or a dry run without faults); 1: faults; 2: wrong usage.
 */
import { basename, resolve } from 'node:path';
import { HOUSE } from '../policy/house/collecting.ts';
import { CURRENCIES } from '../policy/house/currencies.ts';
import { FIRST_LADDER } from '../policy/house/ladder.ts';
import { PRODUCTS } from '../policy/house/products.ts';
import { formatDay, parseDay } from '../rules/days.ts';
import { openDatabase } from '../server/db/databases.ts';
import { openDay } from '../server/db/night.ts';
import { byTheClock } from '../server/gate/business-minute.ts';
import { FaultFile } from '../server/intake/fault-file.ts';
import { importFiles, type Order, type Outcome, type Progress } from '../server/intake/import-files.ts';
import type { Mapping } from '../server/intake/mapping.ts';
import { mappingNamed } from '../server/intake/mapping-shelf.ts';
import { ENCODINGS, encodingOf } from '../server/intake/tape/encoding.ts';
import { formatOf, type TableForm } from '../server/intake/tape/table.ts';
import { ladderAt } from '../server/ladder/ladder-shelf.ts';
import { Trouble } from '../server/trouble.ts';
import type { Call } from './commands.ts';

/** Runs the command. */
export async function run({ words, options, databaseUrl, json }: Call): Promise<number> {
  const text = (name: string): string | null => (typeof options[name] === 'string' ? options[name] : null);
  const mapping = mappingNamed(text('mapping') ?? 'anhuan');
  const paths = words.flatMap((word) => (word === null ? [] : [word])).map((path) => resolve(path));
  const order: Order = {
    mapping,
    files: paths.map((path) => ({ path, form: formFor(path, mapping, text, options.openEnd === true) })),
    on: dayOption(text('on')),
    dryRun: options.dryRun === true,
    perRow: options.perRow === true,
    applyCorrections: options.applyCorrections === true,
    now: (today) => byTheClock(today, HOUSE.timeZone),
    differences: text('differences'),
  };
  const faults = new FaultFile(text('errors') ?? `${basename(paths[0] ?? 'import')}.errors.csv`);
  const database = await openDatabase({ databaseUrl });
  try {
    const open = (await openDay(database.pool)) ?? 0;
    const ladder = await ladderAt(database.pool, open, FIRST_LADDER);
    const policy = { products: PRODUCTS, currencies: CURRENCIES, ladder };
    const outcome = await importFiles(
      database.pool,
      order,
      policy,
      faults,
      json ? undefined : progressLine(),
    );
    process.stdout.write(
      json ? `${JSON.stringify(answer(order, outcome, faults))}\n` : spoken(order, outcome, faults),
    );
    return outcome.faults > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
}

function formFor(
  path: string,
  mapping: Mapping,
  text: (name: string) => string | null,
  openEnd: boolean,
): TableForm {
  const format = text('format') ?? formatOf(path);
  if (format !== 'csv' && format !== 'json-lines' && format !== 'xlsx')
    throw new Trouble(
      `${path}: the name does not tell the format.`,
      'Give --format csv, json-lines or xlsx.',
    );
  const word = text('encoding');
  const encoding = word === null ? null : encodingOf(word);
  if (word !== null && encoding === null)
    throw new Trouble(
      `The encoding "${word}" is not known.`,
      `Give one of ${ENCODINGS.join(', ')}, gbk, gb2312.`,
    );
  const separator = text('separator') ?? mapping.separator ?? (path.includes('.tsv') ? '\t' : ',');
  if (separator.length !== 1) throw new Trouble('A separator is one letter.', "For a tab, give $'\\t'.");
  return { format, encoding, separator, sheet: text('sheet'), openEnd };
}

function dayOption(word: string | null): number | null {
  if (word === null) return null;
  const day = parseDay(word);
  if (day === null) throw new Trouble(`"${word}" is no day.`, 'Write it as 2026-11-22.');
  return day;
}

/** One line that moves on a terminal; a line now and then elsewhere. */
function progressLine(): Progress {
  let shown = 0;
  return (phase, records) => {
    const step = process.stderr.isTTY ? 5_000 : 200_000;
    if (records - shown < step && records >= shown) return;
    shown = records;
    process.stderr.write(process.stderr.isTTY ? `\r${phase} ${records} ` : `${phase} ${records}\n`);
  };
}

function answer(order: Order, outcome: Outcome, faults: FaultFile) {
  const { takenOn, asOf, ...rest } = outcome;
  return {
    mapping: order.mapping.id,
    takenOn: formatDay(takenOn),
    asOf: asOf === null ? null : formatDay(asOf),
    ...rest,
    errors: faults.count > 0 ? faults.path : null,
    assumed: order.mapping.assumed,
  };
}

function spoken(order: Order, outcome: Outcome, faults: FaultFile): string {
  const { mapping } = order;
  const lines = [
    `${mapping.title} (${mapping.id}), taken over on ${formatDay(outcome.takenOn)}`,
    ...(mapping.credit === undefined ? [] : [mapping.credit]),
    ...movedLine(outcome),
    '',
    `  added      ${outcome.added}`,
    `  known      ${outcome.known}`,
    `  changed    ${outcome.changed}`,
    `  refused    ${outcome.refused}`,
    `  suspense   ${outcome.suspended}`,
    '',
    ...balanceLines(outcome),
    ...(mapping.assumed.length === 0
      ? []
      : ['Assumed, because the data do not say it:', ...mapping.assumed.map((what) => `  - ${what}`), '']),
  ];
  if (faults.count > 0) {
    lines.push(`${faults.count} faults, all in ${faults.path}; the first:`);
    for (const { file, line, column, value, reason, remedy } of faults.first)
      lines.push(`  ${file}:${line} ${column} "${value}": ${reason}. ${remedy}`);
  }
  lines.push(ending(order, outcome));
  return `${lines.join('\n')}\n`;
}

/** A book that has begun takes old figures over on its own day: every age stays, every date moves along. */
function movedLine({ asOf, takenOn }: Outcome): string[] {
  if (asOf === null || asOf === takenOn) return [];
  const days = takenOn - asOf;
  return [
    `The figures stand on ${formatDay(asOf)}: all days move along by ${days} days, so that every age stays as it is.`,
  ];
}

function balanceLines({ reconciliation }: Outcome): string[] {
  const { balances, instalments, doubts, first, differences, file } = reconciliation;
  const lines = balances.map(
    ({ product, currency, accounts, different, host, ours, difference }) =>
      `Balances (${product}): ${accounts} accounts, host ${host} ${currency}, ours ${ours}, difference ${difference}; ${different} accounts differ`,
  );
  if (instalments !== null) {
    const { equal, fitted, different } = instalments;
    const all = equal + fitted + different;
    lines.push(
      `Instalments computed again: ${equal + fitted} of ${all} equal to the cent (${share(equal + fitted, all)}): ${equal} with the printed rate, ${fitted} with a finer rate that prints the same; ${different} differ`,
    );
  }
  for (const [what, times] of Object.entries(doubts)) lines.push(`${times} accounts: ${what}`);
  if (differences > 0)
    lines.push(
      `${differences} differences${file === null ? ' (--differences FILE lists all)' : `, all in ${file}`}; the first:`,
    );
  for (const { what, account, host, ours, note } of first)
    lines.push(`  ${what} ${account}: host ${host}, ours ${ours} (${note})`);
  return lines.length === 0 ? [] : [...lines, ''];
}

function share(part: number, whole: number): string {
  return `${(Math.floor((10_000 * part) / whole) / 100).toFixed(2)} %`;
}

function ending(order: Order, outcome: Outcome): string {
  if (outcome.applied) return outcome.faults > 0 ? 'Applied without the faulty rows.' : 'Applied.';
  if (order.dryRun) return 'Dry run: nothing was applied.';
  return 'Nothing was applied: correct the file, or apply the other rows with --per-row.';
}
