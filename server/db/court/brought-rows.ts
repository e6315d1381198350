/**
 * Which papers lie with a case, brought by whom for which item?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';
import type { CaseKey } from './case-rows.ts';

/** A paper that a person brought. `digest`: of the sealed file, null when it was taken back; `proof` seals its key. */
export interface BroughtRow {
  readonly seq: number;
  readonly item: string;
  readonly media: 'application/pdf' | 'image/jpeg' | 'image/png';
  readonly bytes: number;
  readonly digest: string | null;
  readonly broughtBy: string;
  readonly broughtOn: Day;
  readonly proof: number;
}

/** Papers of a case in the order in which they were brought, also those that were taken back. */
export async function broughtTo(db: Queryable, { slot, borrower, caseNo }: CaseKey): Promise<BroughtRow[]> {
  const { rows } = await db.query<BroughtRow>(
    `select seq, item, media, bytes::int, digest, brought_by as "broughtBy", brought_on as "broughtOn", proof
       from court_paper where slot = $1 and borrower_id = $2 and case_no = $3 order by seq`,
    [slot, borrower, caseNo],
  );
  return rows;
}

/** Keeps a paper with its case; the person is locked. */
export async function keepBrought(
  client: Client,
  { slot, borrower, caseNo }: CaseKey,
  one: BroughtRow,
): Promise<void> {
  await client.query(
    `insert into court_paper (slot, borrower_id, case_no, seq, item, media, bytes, digest, brought_by, brought_on, proof)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[slot, borrower, caseNo, one.seq, one.item, one.media, one.bytes, one.digest],
      ...[one.broughtBy, formatDay(one.broughtOn), one.proof],
    ],
  );
}

/** Notes that a paper was taken back. */
export async function dropBrought(
  client: Client,
  { slot, borrower, caseNo }: CaseKey,
  seq: number,
  { by, on }: { readonly by: string; readonly on: Day },
): Promise<void> {
  await client.query(
    `update court_paper set digest = null, back_by = $5, back_on = $6
      where slot = $1 and borrower_id = $2 and case_no = $3 and seq = $4 and digest is not null`,
    [slot, borrower, caseNo, seq, by, formatDay(on)],
  );
}
