/**
 * How often was this tried lately, and which code was a borrower sent?
 *
 * A try is kept before it is judged, each by itself: of many at once no more are judged than may be. What a try is counted under is a
 * digest that the caller makes.
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** Keeps a try under each subject; returns how many each has had within the last minutes, this one included. */
export async function countTries(
  db: Queryable,
  subjects: readonly Buffer[],
  minutes: number,
): Promise<number[]> {
  await db.query('insert into sign_in_try (subject) select unnest($1::bytea[])', [subjects]);
  const { rows } = await db.query<{ tries: number }>(
    `select (select count(*)::integer from sign_in_try t
              where t.subject = k.subject and t.at > clock_timestamp() - make_interval(mins => $2)) as tries
       from unnest($1::bytea[]) with ordinality as k (subject, place) order by k.place`,
    [subjects, minutes],
  );
  return rows.map(({ tries }) => tries);
}

/** Forgets the tries of a subject, and of everybody those too old to count. */
export async function forgetTries(db: Queryable, subject: Buffer, minutes: number): Promise<void> {
  await db.query(
    'delete from sign_in_try where subject = $1 or at < clock_timestamp() - make_interval(mins => $2)',
    [subject, minutes],
  );
}

/** A code that was sent. `account`: with the entry in the log it makes the code. */
export interface SentCode extends BorrowerKey {
  readonly account: bigint;
  readonly digest: string;
  readonly minutes: number;
}

/** Keeps a code in the place of the one before it. */
export async function keepCode(db: Queryable, code: SentCode): Promise<void> {
  await db.query(
    `insert into sign_in_code (slot, borrower_id, account_id, digest, until)
     values ($1, $2, $3, $4, clock_timestamp() + make_interval(mins => $5))
     on conflict (slot, borrower_id) do update
       set account_id = excluded.account_id, digest = excluded.digest, until = excluded.until, tries = 0, used_at = null`,
    [code.slot, code.borrower, code.account, code.digest, code.minutes],
  );
}

/** Takes one try at the code of a borrower; null: there is none that may be tried. */
export async function tryCode(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  most: number,
): Promise<{ readonly account: bigint; readonly digest: string } | null> {
  const { rows } = await db.query<{ account: bigint; digest: string }>(
    `update sign_in_code set tries = tries + 1
      where slot = $1 and borrower_id = $2 and used_at is null and until > clock_timestamp() and tries < $3
      returning account_id as account, digest`,
    [slot, borrower, most],
  );
  return rows[0] ?? null;
}

/** Uses the code up; false: it was used, or another was sent meanwhile. */
export async function spendCode(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  digest: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update sign_in_code set used_at = clock_timestamp()
      where slot = $1 and borrower_id = $2 and digest = $3 and used_at is null`,
    [slot, borrower, digest],
  );
  return rowCount === 1;
}
