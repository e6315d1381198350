/**
 * How fast and in how much memory does a tape of any size come in?
 *
 * Two measurements: a stream of the wished number of gigabytes, made as it is read and never stored, through the
 * reader and the mapping; and a file of the wished number of accounts into a database of its own, with everything
 * an import does. Both print the largest resident memory of the process.
 */

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CURRENCIES } from '../../policy/house/currencies.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { FaultFile } from '../../server/intake/fault-file.ts';
import { importFiles } from '../../server/intake/import-files.ts';
import { tableFor } from '../../server/intake/mapping.ts';
import { mappingNamed } from '../../server/intake/mapping-shelf.ts';
import { RowReader } from '../../server/intake/row-record.ts';
import { openStream, type TableForm } from '../../server/intake/tape/table.ts';
import type { Call } from '../commands.ts';
import { testDatabase } from '../test-database.ts';

const FORM: TableForm = { format: 'csv', encoding: null, separator: ',', sheet: null, openEnd: false };
const HEAD =
  'ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,BILL_AMT2,BILL_AMT3,BILL_AMT4,BILL_AMT5,BILL_AMT6,PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,PAY_AMT5,PAY_AMT6,default.payment.next.month\n';
const GIGABYTE = 1e9;
const MEGABYTE = 1e6;
const PIECE_ROWS = 500;

/** Runs both measurements; `--gigabytes` and `--accounts` set their sizes, 0 leaves one out. */
export async function run({ options }: Call): Promise<number> {
  const gigabytes = Number(options.gigabytes ?? 1);
  const accounts = Number(options.accounts ?? 100_000);
  if (gigabytes > 0) await benchReader(gigabytes);
  if (accounts > 0) await benchImport(accounts);
  return 0;
}

/** Made-up cards, one line each, in pieces; ends after `bytes` bytes or `rows` rows. */
function* cards(bytes: number, rows: number): Generator<Buffer> {
  let made = HEAD.length;
  yield Buffer.from(HEAD);
  for (let id = 1; made < bytes && id <= rows; ) {
    let text = '';
    for (let at = 0; at < PIECE_ROWS && id <= rows; at += 1, id += 1) {
      const bill = 1_000 + ((id * 7_919) % 90_000);
      const late = id % 11 === 0 ? 1 : 0;
      text += `${id},90000,2,2,1,40,${late},0,0,0,0,0,${bill},${bill - 100},14027,13559,14331,14948,${id % 900},1500,1000,1000,1000,5000,0\n`;
    }
    made += text.length;
    yield Buffer.from(text);
  }
}

async function benchReader(gigabytes: number): Promise<void> {
  const mapping = mappingNamed('uci-taiwan');
  const began = performance.now();
  const bytes = gigabytes * GIGABYTE;
  async function* stream(): AsyncGenerator<Buffer> {
    yield* cards(bytes, Number.POSITIVE_INFINITY);
  }
  const { columns, rows } = await openStream(stream(), FORM, 'stream');
  const known = tableFor(mapping, columns);
  if ('wrong' in known) throw new Error(known.wrong.join('; '));
  const products = new Set([...PRODUCTS.values()].map(({ id }) => id));
  const reader = new RowReader(known.table, columns, 'stream', { products, currencies: CURRENCIES });
  let records = 0;
  let peak = 0;
  for await (const batch of rows) {
    for (const row of batch) if ('kind' in reader.read(row)) records += 1;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `read ${gigabytes} GB: ${records} records in ${seconds.toFixed(1)} s, ${((gigabytes * 1000) / seconds).toFixed(0)} MB/s, ${(records / seconds).toFixed(0)} records/s, at most ${(peak / MEGABYTE).toFixed(0)} MB resident\n`,
  );
}

async function benchImport(accounts: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'anhuan-bench-'));
  const database = await testDatabase();
  try {
    const path = join(folder, 'cards.csv');
    const out = createWriteStream(path);
    for (const piece of cards(Number.POSITIVE_INFINITY, accounts))
      if (!out.write(piece)) await once(out, 'drain');
    out.end();
    await once(out, 'close');
    const order = {
      mapping: mappingNamed('uci-taiwan'),
      files: [{ path, form: FORM }],
      on: null,
      dryRun: false,
      perRow: false,
      applyCorrections: false,
      now: (today: number) => today * 1440,
      differences: null,
    };
    const policy = { products: PRODUCTS, currencies: CURRENCIES, ladder: FIRST_LADDER };
    for (const round of ['first', 'again']) {
      const began = performance.now();
      let peak = 0;
      const note = () => {
        peak = Math.max(peak, process.memoryUsage().rss);
      };
      const outcome = await importFiles(
        database.pool,
        order,
        policy,
        new FaultFile(join(folder, 'errors.csv')),
        note,
      );
      const seconds = (performance.now() - began) / 1000;
      process.stdout.write(
        `import ${round}: ${outcome.added} added, ${outcome.known} known in ${seconds.toFixed(1)} s, ${(accounts / seconds).toFixed(0)} accounts/s, at most ${(peak / MEGABYTE).toFixed(0)} MB resident\n`,
      );
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
