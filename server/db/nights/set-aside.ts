/**
 * Which accounts could a night not close, why, and are they solved by now?
 *
 * One row for each trouble of an account: it counts the nights that tried, and is closed by the first that succeeds.
 */
import pg from 'pg';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { Client, Queryable } from '../pool.ts';
import type { Range } from './chunk.ts';

/** An account that was set aside. `day` is the first night that could not close it. */
export interface SetAside extends Key {
  readonly day: Day;
  readonly error: string;
  readonly tries: number;
}

/** Whether the database refused a row for what stands in it (SQLSTATE classes 22 and 23): the account's own matter. */
export function isRefusedRow(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
}

/** Accounts of a range that earlier nights set aside and none has closed since. */
export async function unsolvedIn(client: Client, range: Range): Promise<Set<bigint>> {
  const { rows } = await client.query<{ account_id: bigint }>(
    `select account_id from set_aside
      where solved_on is null and slot between $1 and $2 and account_id between $3 and $4`,
    [range.slot, range.slotTo, range.low, range.high],
  );
  return new Set(rows.map(({ account_id }) => account_id));
}

/** Sets an account aside, or counts one more try for one that was. */
export async function setAside(
  client: Client,
  day: Day,
  { slot, accountId }: Key,
  error: string,
): Promise<void> {
  const again = await client.query(
    'update set_aside set tries = tries + 1, error = $3 where slot = $1 and account_id = $2 and solved_on is null',
    [slot, accountId, error],
  );
  if (again.rowCount === 0)
    await client.query('insert into set_aside (slot, account_id, day, error) values ($1, $2, $3, $4)', [
      slot,
      accountId,
      formatDay(day),
      error,
    ]);
}

/** Notes that an account could be closed again. */
export async function solve(client: Client, day: Day, { slot, accountId }: Key): Promise<void> {
  await client.query(
    'update set_aside set solved_on = $3 where slot = $1 and account_id = $2 and solved_on is null',
    [slot, accountId, formatDay(day)],
  );
}

/** All accounts that wait to be solved, those that have waited longest first. */
export async function unsolved(db: Queryable): Promise<SetAside[]> {
  const { rows } = await db.query<SetAside>(
    `select slot, account_id as "accountId", day, error, tries from set_aside
      where solved_on is null order by day, slot, account_id`,
  );
  return rows;
}

/** An account set aside, and the night that closed it at last. */
export interface SetAsideSince extends SetAside {
  readonly solvedOn: Day | null;
}

/** Accounts set aside that are not solved, and those solved by the night of `since` or a later one. */
export async function listSetAside(db: Queryable, since: Day): Promise<SetAsideSince[]> {
  const { rows } = await db.query<SetAsideSince>(
    `select slot, account_id as "accountId", day, error, tries, solved_on as "solvedOn" from set_aside
      where solved_on is null or solved_on >= $1 order by solved_on nulls first, day, slot, account_id`,
    [formatDay(since)],
  );
  return rows;
}
