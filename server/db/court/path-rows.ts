/**
 * Which debts take a path of their own, and what was done on it?
 *
 * Every statement names the slot, but for the list of those that are open.
 */
import type { SpecialKind } from '../../../rules/court/special-path.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';

export interface PathRow extends BorrowerKey {
  readonly pathNo: number;
  readonly accountId: bigint;
  readonly kind: SpecialKind;
  readonly openedOn: Day;
  readonly openedBy: string;
  readonly done: readonly string[];
  readonly documents: readonly string[];
  readonly endedOn: Day | null;
  readonly endedAs: string | null;
  readonly endedBy: string | null;
}

const READ = `p.slot, p.borrower_id as borrower, p.path_no as "pathNo", p.account_id as "accountId", p.kind, p.opened_on as "openedOn",
  p.opened_by as "openedBy", p.done, p.documents, p.ended_on as "endedOn", p.ended_as as "endedAs", p.ended_by as "endedBy"`;

/** All paths of a person, in order. */
export async function pathsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<PathRow[]> {
  const { rows } = await db.query<PathRow>(
    `select ${READ} from special_path p where slot = $1 and borrower_id = $2 order by path_no`,
    [slot, borrower],
  );
  return rows;
}

/** Writes a path as it stands now; the borrower is locked. */
export async function writePath(client: Client, row: PathRow): Promise<void> {
  const day = (one: Day | null) => (one === null ? null : formatDay(one));
  await client.query(
    `insert into special_path (slot, borrower_id, path_no, account_id, kind, opened_on, opened_by, done, documents, ended_on, ended_as,
                               ended_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (slot, borrower_id, path_no) do update
       set done = excluded.done, documents = excluded.documents, ended_on = excluded.ended_on, ended_as = excluded.ended_as,
           ended_by = excluded.ended_by`,
    [
      row.slot,
      row.borrower,
      row.pathNo,
      row.accountId,
      row.kind,
      day(row.openedOn),
      row.openedBy,
      row.done,
      row.documents,
      day(row.endedOn),
      row.endedAs,
      row.endedBy,
    ],
  );
}

/** Paths that are open, the oldest first, at most so many. */
export async function openPaths(db: Queryable, size: number): Promise<(PathRow & WithPerson)[]> {
  const { rows } = await db.query<PathRow & WithPerson>(
    `select ${READ}, ${personOf('b')} as person from special_path p
       join borrower b on b.slot = p.slot and b.borrower_id = p.borrower_id
      where p.ended_on is null order by p.opened_on, p.slot, p.borrower_id, p.path_no limit $1`,
    [size],
  );
  return rows;
}
