/**
 * Which account stands for borrowers like these, where a test or a demonstration needs one?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';

/** An account, and the reference that opens its borrower's door. */
export interface FoundAccount {
  readonly reference: string;
  readonly account: bigint;
}

/** The first account of a borrower with this language, late by so many days on `today` (null: not late), with something to come. */
export async function firstAccount(
  db: Queryable,
  today: Day,
  language: 'zh-CN' | 'en',
  late: { readonly from: number; readonly to: number } | null,
): Promise<FoundAccount | null> {
  const { rows } = await db.query<FoundAccount>(
    `select r.reference, a.account_id as account from account a
       join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
       join reference r on r.account_id = a.account_id
      where b.language = $1 and a.written_off_on is null and a.next_due is not null
        and (case when $2::int is null then a.oldest_due is null
             else a.oldest_due between $4::date - $3::int and $4::date - $2::int end)
      order by a.account_id limit 1`,
    [language, late?.from ?? null, late?.to ?? null, formatDay(today)],
  );
  return rows[0] ?? null;
}
