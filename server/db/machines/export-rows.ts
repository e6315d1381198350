/**
 * Which contacts were begun on a day with people of a host, in an order that does not change?
 *
 * By the minute and then by key; contacts lie on the disk in order of time, so an hour is found by the summary of its pages.
 */
import type { Queryable } from '../pool.ts';

export interface ExportedContact {
  readonly slot: number;
  readonly borrower: bigint;
  readonly permit: number;
  readonly at: number;
  readonly way: string;
  readonly sender: string;
  readonly purpose: string;
  readonly references: readonly string[];
  readonly ending: string | null;
}

/** Where the next page begins: behind this contact. */
export interface ContactPlace {
  readonly at: number;
  readonly slot: number;
  readonly borrower: bigint;
  readonly permit: number;
}

/** Contacts of minutes `from` to before `to`, behind `after`, at most `size`. */
export async function exportContacts(
  db: Queryable,
  host: string,
  from: number,
  to: number,
  after: ContactPlace | null,
  size: number,
): Promise<ExportedContact[]> {
  const { rows } = await db.query<ExportedContact>({
    name: 'export-contacts',
    text: `select a.slot, a.borrower_id as borrower, a.permit, a.at, a.way, a.sender, a.purpose, r.refs as references,
                  (select f.data from person_fact f where f.slot = a.slot and f.borrower_id = a.borrower_id
                      and f.permit = a.permit and f.type = 'outcome' order by f.seq desc limit 1) as ending
             from contact_attempt a
             cross join lateral (
               select coalesce(array_agg(r.reference order by r.reference), '{}') as refs
                 from unnest(string_to_array(nullif(a.debts, ''), ' ')::bigint[]) as d (account_id)
                 join reference r on r.account_slot = a.slot and r.account_id = d.account_id and r.host = $1) r
            where a.at >= $2 and a.at < $3
              and ($4::int is null or (a.at, a.slot, a.borrower_id, a.permit) > ($4, $5::smallint, $6::bigint, $7::int))
              and r.refs <> '{}'
            order by a.at, a.slot, a.borrower_id, a.permit limit $8`,
    values: [
      host,
      from,
      to,
      after?.at ?? null,
      after?.slot ?? null,
      after?.borrower ?? null,
      after?.permit ?? null,
      size,
    ],
  });
  return rows;
}
