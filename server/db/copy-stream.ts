/**
 * How do rows travel between our buffers and a table?
 *
 * COPY over the connection of a transaction: what is sent becomes visible with that transaction, or not at all.
 */
import { once } from 'node:events';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { CopyReader, type CopyWriter } from './binary-copy.ts';
import type { Client } from './pool.ts';

/** Sends everything in `rows` into `table`; returns the number of rows. Nothing is sent when there is none. */
export async function copyIn(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: CopyWriter,
): Promise<number> {
  if (rows.rows === 0) return 0;
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin (format binary)`));
  const finished = once(stream, 'finish');
  stream.end(rows.finish());
  await finished;
  return rows.rows;
}

/** So many rows are cheaper as a statement: a stream costs more to set up than they to send. */
export const FEW = 8;

/** As `copyIn`, for what is most often a few rows. One `columns` for each table: a statement for each number of rows is planned once. */
export async function putIn(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: CopyWriter,
): Promise<void> {
  if (rows.rows > FEW) return void (await copyIn(client, table, columns, rows));
  if (rows.rows === 0) return;
  const values = rows.fields().flat();
  const row = (nth: number) =>
    `(${columns.map((_, place) => `$${nth * columns.length + place + 1}`).join(', ')})`;
  const list = Array.from({ length: rows.rows }, (_, nth) => row(nth)).join(', ');
  const text = `insert into ${table} (${columns.join(', ')}) values ${list}`;
  await client.query({ name: `put-${table}-${rows.rows}`, text, values });
}

/** Hands every row of a query (with its values written into it) to `onRow` as it arrives; returns the reader, read out. */
export async function copyOut(
  client: Client,
  query: string,
  onRow: (row: CopyReader) => void,
): Promise<CopyReader> {
  const reader = new CopyReader(onRow);
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  for await (const piece of stream) reader.push(piece as Buffer);
  reader.end();
  return reader;
}
