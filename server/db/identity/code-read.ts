/**
 * Which codes were given, and under which of them did something go out?
 *
 * For rehearsals alone: no door shows a list of codes.
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** Codes given about these people. */
export async function codesOf(
  db: Queryable,
  people: readonly BorrowerKey[],
): Promise<{ readonly used: string[]; readonly unused: string[] }> {
  const { rows } = await db.query<{ code: string; used: boolean }>(
    `select code, used_at is not null as used from permit where borrower_id = any($1)
      order by slot, borrower_id, permit`,
    [people.map(({ borrower }) => borrower)],
  );
  return {
    used: rows.filter(({ used }) => used).map(({ code }) => code),
    unused: rows.filter(({ used }) => !used).map(({ code }) => code),
  };
}
