/**
 * What does the contact log say of a race, counted from the tables alone? Only rehearsals and tests ask.
 */
import type { Queryable } from '../pool.ts';
import { asLists, type BorrowerKey } from './person-rows.ts';

/** How many contacts stand in the log of each of these borrowers. */
export async function contactCounts(
  db: Queryable,
  keys: readonly BorrowerKey[],
): Promise<{ borrower: bigint; contacts: number }[]> {
  const { rows } = await db.query<{ borrower: bigint; contacts: number }>(
    `select k.borrower_id as borrower, count(a.permit)::int as contacts
       from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
       left join contact_attempt a on a.slot = k.slot and a.borrower_id = k.borrower_id
      group by k.borrower_id`,
    asLists(keys),
  );
  return rows;
}

/** What became of a permit, and of what it allowed. */
export interface Crossing {
  readonly borrower: bigint;
  readonly permit: number;
  readonly used: boolean;
  readonly revoked: boolean;
  readonly contacts: number;
  /** How often a stop saw this contact in flight. */
  readonly crossed: number;
}

/** Every permit of these borrowers. */
export async function crossings(db: Queryable, keys: readonly BorrowerKey[]): Promise<Crossing[]> {
  const { rows } = await db.query<Crossing>(
    `select p.borrower_id as borrower, p.permit, p.used_at is not null as used, p.revoked_at is not null as revoked,
            (select count(*) from contact_attempt a
              where a.slot = p.slot and a.borrower_id = p.borrower_id and a.permit = p.permit)::int as contacts,
            (select count(*) from person_fact f
              where f.slot = p.slot and f.borrower_id = p.borrower_id and f.permit = p.permit and f.type = 'crossed')::int as crossed
       from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
       join permit p on p.slot = k.slot and p.borrower_id = k.borrower_id`,
    asLists(keys),
  );
  return rows;
}
