/**
 * Which codes were given, and under which of them did something go out?
 *
 * For rehearsals alone: no door shows a list of codes.
 */

import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';
import { personOf, told, type WithPerson } from '../vault/person-columns.ts';

/** A code under which something went out, and where its receiver can be reached. */
export interface UsedCode {
  readonly code: string;
  readonly literals: readonly string[];
}

/** Codes given about these people. */
export async function codesOf(
  db: Queryable,
  people: readonly BorrowerKey[],
): Promise<{ readonly used: UsedCode[]; readonly unused: string[] }> {
  const { rows } = await db.query<{ code: string; used: boolean } & WithPerson>(
    `select p.code, p.used_at is not null as used, ${personOf('b')} as person
       from permit p join borrower b on b.slot = p.slot and b.borrower_id = p.borrower_id
      where p.borrower_id = any($1) order by p.slot, p.borrower_id, p.permit`,
    [people.map(({ borrower }) => borrower)],
  );
  return {
    used: told(rows)
      .filter(({ used }) => used)
      .map(({ code, phone, email }) => ({ code, literals: [phone, email].filter((one) => one !== null) })),
    unused: rows.filter(({ used }) => !used).map(({ code }) => code),
  };
}
