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

/** So many rows are cheaper as statements of their own: a stream costs more to set up than they to send. */
export const FEW = 3;

/** As `copyIn`, for what is most often one row. One `columns` for each table: the statement is planned once. */
export async function putIn(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: CopyWriter,
): Promise<void> {
  if (rows.rows > FEW) return void (await copyIn(client, table, columns, rows));
  const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')})`;
  for (const values of rows.fields()) await client.query({ name: `put-${table}`, text, values });
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
