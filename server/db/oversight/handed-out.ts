/**
 * Which files left the house, to whom and why; and what was done about people who may come in?
 */
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** A file as it was handed out. */
export interface NewHanded {
  readonly who: string;
  readonly register: string;
  readonly format: string;
  readonly about: string;
  readonly why: string;
  readonly lines: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Handed extends NewHanded {
  readonly export: bigint;
  readonly at: Date;
}

const COLUMNS = 'export, at, who, register, format, about, why, lines, bytes, sha256';

/** Keeps that a file is handed out. */
export async function keepHanded(db: Queryable, one: NewHanded): Promise<Handed> {
  const { rows } = await db.query<Handed>(
    `insert into record_export (who, register, format, about, why, lines, bytes, sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
    [one.who, one.register, one.format, one.about, one.why, one.lines, one.bytes, one.sha256],
  );
  return rows[0]!;
}

/** Files handed out, latest first, before one; at most `size`. */
export async function readHanded(db: Queryable, before: bigint | null, size: number): Promise<Handed[]> {
  const { rows } = await db.query<Handed>(
    `select ${COLUMNS} from record_export where $1::bigint is null or export < $1 order by export desc limit $2`,
    [before, size],
  );
  return rows;
}

/** One line of the log about people. */
export interface PeopleLine {
  readonly seq: bigint;
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly about: string | null;
}

/** Lines of the log, latest first, before one, of one person if he is named; at most `size`. */
export async function readPeopleLog(
  db: Queryable,
  who: string | null,
  before: bigint | null,
  size: number,
): Promise<PeopleLine[]> {
  const { rows } = await db.query<PeopleLine>(
    `select seq, at, who, what, about from people_log
      where ($1::text is null or who = $1) and ($2::bigint is null or seq < $2) order by seq desc limit $3`,
    [who, before, size],
  );
  return rows;
}

/** Who the borrower of an account is, by key. Throws when there is no such account. */
export async function ownerOf(db: Queryable, { slot, accountId }: Key): Promise<BorrowerKey> {
  const { rows } = await db.query<{ borrower: bigint }>(
    'select borrower_id as borrower from account where slot = $1 and account_id = $2',
    [slot, accountId],
  );
  return { slot, borrower: rows[0]!.borrower };
}
