/**
 * For how many days has a person been on each special path?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** Days since each path that is open was opened, by its kind. */
export async function pathDays(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  today: Day,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await db.query<{ kind: string; days: number }>(
    `select kind, $3::date - min(opened_on) as days from special_path
      where slot = $1 and borrower_id = $2 and ended_on is null group by kind`,
    [slot, borrower, formatDay(today)],
  );
  return Object.fromEntries(rows.map(({ kind, days }) => [kind, days]));
}
