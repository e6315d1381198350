/**
 * Which accounts lie with an agency today, a page at a time?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';
import { personOf, told, type WithPerson } from '../vault/person-columns.ts';

export interface PlacedRow extends Key, BorrowerKey {
  readonly since: Day;
  readonly name: string;
  readonly phone: string | null;
  readonly language: 'zh-CN' | 'en';
}

/** At most `size` accounts behind a key, in order of keys. */
export async function readPlaced(
  db: Queryable,
  agency: string,
  day: Day,
  behind: Key | null,
  size: number,
): Promise<PlacedRow[]> {
  const { rows } = await db.query<Omit<PlacedRow, 'name' | 'phone'> & WithPerson>(
    `select p.slot, p.account_id as "accountId", a.borrower_id as borrower, p.from_day as since, ${personOf('b')} as person, b.language
       from placement p
       join account a on a.slot = p.slot and a.account_id = p.account_id
       join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where p.agency = $1 and p.purpose = 'collect' and p.from_day <= $2 and (p.until_day is null or p.until_day > $2)
        and (p.slot, p.account_id) > ($3::smallint, $4::bigint)
      order by p.slot, p.account_id limit $5`,
    [agency, formatDay(day), behind?.slot ?? -1, behind?.accountId ?? 0n, size],
  );
  return told(rows);
}
