/**
 * Do two books say the same, in whatever order their rows were written?
 *
 * One number for each table: the sum over its rows of a hash of the row's text. Adding up does not mind the order, and a row
 * that is there twice counts twice. Times of day are not part of it: they differ from run to run.
 */
import type { Queryable } from './pool.ts';

/** Rows and checksum of the tables that a night writes. */
export type Checksums = Readonly<
  Record<'account' | 'event' | 'posting' | 'contact', { readonly rows: number; readonly sum: string }>
>;

/** Reads every row: for tests and rehearsals. */
export async function checksums(db: Queryable): Promise<Checksums> {
  const of = async (table: keyof Checksums) => {
    const { rows } = await db.query<{ rows: number; sum: string }>(
      `select count(*)::int as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as sum from ${table} t`,
    );
    return rows[0]!;
  };
  return {
    account: await of('account'),
    event: await of('event'),
    posting: await of('posting'),
    contact: await of('contact'),
  };
}
