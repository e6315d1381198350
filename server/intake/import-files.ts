/**
 * How do a host's files become part of the book, all of them or nothing?
 *
 *   read and check → judge → take over → enter facts → suspense → compare with the host → remember
 *
 * Everything of one import is one transaction: a damaged file, a fault (unless faults are taken row by row), a full
 * disk, a killed process or a database that goes away leave the book as it was. Memory does not grow with the
 * files.
 */
import { basename } from 'node:path';
import { addMonths, type Day, parseDay } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Currency } from '../../rules/money.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Product } from '../../rules/terms.ts';
import { CopyWriter } from '../db/binary-copy.ts';
import {
  copyArrived,
  type Judged,
  judgeKnown,
  judgeOwners,
  judgeTwice,
  prepareArrived,
} from '../db/intake/arrived.ts';
import { type Counts, latestTakeOver } from '../db/intake/intake-log.ts';
import { troubleBehind } from '../db/mishaps.ts';
import { beginBook, holdNights, isNightHalfClosed, openDay } from '../db/night.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { Trouble } from '../trouble.ts';
import { arrive } from './arrival.ts';
import type { FaultFile } from './fault-file.ts';
import { type Mapping, type TableMapping, tableFor } from './mapping.ts';
import { Checks, type Reconciliation } from './reconciliation.ts';
import { type House, RowReader } from './row-record.ts';
import { settle } from './settle.ts';
import { openTable, type TableForm } from './tape/table.ts';

/** What the house lends under and counts in. */
export interface Policy {
  readonly products: ReadonlyMap<number, Product>;
  readonly currencies: ReadonlyMap<string, Currency>;
  readonly ladder: Ladder;
}

/** What is to be imported, and how. */
export interface Order {
  readonly mapping: Mapping;
  readonly files: readonly { readonly path: string; readonly form: TableForm }[];
  /** Day on which a book that has not begun shall begin; null: as the mapping or the records say. */
  readonly on: Day | null;
  readonly dryRun: boolean;
  /** Faulty rows are left out and the others applied; otherwise one fault keeps everything out. */
  readonly perRow: boolean;
  readonly applyCorrections: boolean;
  /** The minute it is on a business day, on the house's clock. */
  readonly now: (today: Day) => Minute;
  /** Where every difference goes as CSV or JSON; null: only counted. */
  readonly differences: string | null;
}

/** Called as the work goes on, for a progress line. */
export type Progress = (phase: 'reading' | 'taking over' | 'entering', records: number) => void;

/** How an import ended. `applied` false: a dry run, or faults kept everything out. */
export interface Outcome extends Counts {
  readonly applied: boolean;
  readonly takenOn: Day;
  /** The day at whose end the host's figures stand; null when each record says its own. */
  readonly asOf: Day | null;
  readonly faults: number;
  readonly reconciliation: Reconciliation;
}

/** Records copied at once, and accounts put together at once. */
const BATCH = 5_000;

/** Imports files. Faults go to `faults`; throws `Trouble` when a file is damaged or the database cannot be used. */
export async function importFiles(
  pool: Pool,
  order: Order,
  policy: Policy,
  faults: FaultFile,
  progress: Progress = () => {},
): Promise<Outcome> {
  try {
    return await transaction(pool, (client) => importOnce(client, order, policy, faults, progress));
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw troubleBehind(error) ?? error;
  } finally {
    await faults.close();
  }
}

/** Carries the outcome out of a transaction that must not be committed. */
class Undone extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('rolled back');
    this.outcome = outcome;
  }
}

async function importOnce(
  client: Client,
  order: Order,
  policy: Policy,
  faults: FaultFile,
  progress: Progress,
): Promise<Outcome> {
  const begun = performance.now();
  await faults.restart();
  if (!(await holdNights(client)))
    throw new Trouble('A night is being closed, or another import runs.', 'Import again when it is done.');
  if (await isNightHalfClosed(client))
    throw new Trouble('A night is half closed.', 'Close it first (./anhuan close-day), then import.');
  await prepareArrived(client);
  const checks = new Checks();
  const tables: TableMapping[] = [];
  for (const [file, { path, form }] of order.files.entries())
    tables.push(await readFile(client, order.mapping, policy, file, path, form, checks, faults, progress));
  const judge = async (judged: readonly Judged[]): Promise<void> =>
    faults.add(judged.map((one) => faultOf(one, order)));
  const { host } = order.mapping;
  await judge(await judgeTwice(client));
  await judge(await judgeKnown(client, host));
  await judge(await judgeOwners(client, host));
  const today = await dayOfBook(client, order);
  const settled = await settle(client, order, tables, policy, today, checks, faults, progress, begun);
  const outcome: Outcome = {
    ...settled,
    applied: !order.dryRun && (faults.count === 0 || order.perRow),
    takenOn: today,
    asOf: asOfDay(order.mapping),
    faults: faults.count,
  };
  if (!outcome.applied) throw new Undone(outcome);
  return outcome;
}

/** Reads one file into the table where it is judged; returns which table of the mapping it is. */
async function readFile(
  client: Client,
  mapping: Mapping,
  policy: Policy,
  file: number,
  path: string,
  form: TableForm,
  checks: Checks,
  faults: FaultFile,
  progress: Progress,
): Promise<TableMapping> {
  const name = basename(path);
  const chosen: { table: TableMapping | null } = { table: null };
  const choose = (found: readonly string[]): TableMapping => {
    const known = tableFor(mapping, found);
    if ('wrong' in known)
      throw new Trouble(
        `${name}: ${known.wrong.join('\n  ')}`,
        'Nothing was applied. Correct the columns, or the mapping.',
      );
    chosen.table = known.table;
    return known.table;
  };
  const { columns, rows } = await openTable(path, form, (found) => Object.keys(choose(found).columns));
  const table = chosen.table ?? choose(columns);
  const house: House = {
    products: new Set([...policy.products.values()].map(({ id }) => id)),
    currencies: policy.currencies,
  };
  const reader = new RowReader(table, columns, name, house);
  const out = new CopyWriter();
  let records = 0;
  for await (const batch of rows) {
    for (const row of batch) {
      const record = reader.read(row);
      if ('kind' in record) {
        arrive(out, mapping.host, file, row.line, record);
        const currency = record.kind === 'loan' ? policy.currencies.get(record.currency) : undefined;
        if (record.kind === 'loan' && currency !== undefined) checks.addLoan(record, table, currency);
      } else await faults.add(record);
      records += 1;
      if (out.rows < BATCH) continue;
      await copyArrived(client, out);
      out.clear();
      progress('reading', records);
    }
  }
  await copyArrived(client, out);
  progress('reading', records);
  return table;
}

/** The book's open day. A book that has not begun begins where the order, the mapping or the records say. */
async function dayOfBook(client: Client, order: Order): Promise<Day> {
  const open = await openDay(client);
  if (open !== null) {
    if (order.on !== null && order.on !== open)
      throw new Trouble(
        'The book has begun: its open day cannot be chosen any more.',
        'Leave --on out; the figures are taken over on the open day.',
      );
    return open;
  }
  const day = order.on ?? asOfDay(order.mapping) ?? (await latestTakeOver(client));
  if (day === null)
    throw new Trouble(
      'The book has not begun, and nothing says on which day.',
      'Give the day with --on, or import accounts first.',
    );
  await beginBook(client, day);
  return day;
}

/** Last day of the month at whose end a mapping's figures stand; null when each record says its own day. */
export function asOfDay({ asOf }: Mapping): Day | null {
  const first = asOf === undefined ? null : parseDay(`${asOf}-01`);
  return first === null ? null : addMonths(first, 0, 31, 'last-day');
}

const WHY: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  twice: [
    'the same id stands in the files with different content',
    'Send each id once, or with the same content.',
  ],
  'other-content': [
    'this id came in before with different content that can never change',
    'Ask the host which of the two holds.',
  ],
  'no-account-beside': [
    'its account is not new in these files',
    'Give instalments and statements together with their accounts.',
  ],
  'no-account': ['there is no such account', 'Import the account first.'],
};

function faultOf({ file, line, reference, why, other }: Judged, order: Order) {
  const [reason, remedy] = WHY[why] ?? [why, ''];
  const name = basename(order.files[file]?.path ?? '');
  const beside = other > 0 && other !== line ? ` (also line ${other})` : '';
  return { file: name, line, column: 'id', value: reference, reason: `${reason}${beside}`, remedy };
}
