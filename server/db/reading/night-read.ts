/**
 * Which nights were closed, what did each do, and where does the book stand?
 *
 * For screens only: nothing here is read by a closing.
 */

import type { Day } from '../../../rules/days.ts';
import { formatDay } from '../../../rules/days.ts';
import type { Minor } from '../../../rules/money.ts';
import { type PersonBytes, toldPerson } from '../../vault/sealed-person.ts';
import type { Night } from '../night.ts';
import type { Queryable } from '../pool.ts';
import { personOf } from '../vault/person-columns.ts';

/** One product's share of the book. */
export interface BookRow {
  readonly product: number;
  readonly accounts: number;
  readonly pastDue: number;
  readonly principal: Minor;
  readonly overdue: Minor;
}

/** A borrower to look at. */
export interface SampleRow {
  readonly host: string;
  readonly reference: string;
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  readonly product: number;
  readonly oldestDue: Day | null;
}

/** Nights before `before` (all when null), newest first. */
export async function readNights(db: Queryable, before: Day | null, size: number): Promise<Night[]> {
  const found = await db.query<Night>(
    `select day, started_at as "startedAt", finished_at as "finishedAt", totals as report from night
      where $1::date is null or day < $1 order by day desc limit $2`,
    [before === null ? null : formatDay(before), size],
  );
  return found.rows;
}

/** The book in a few numbers, product by product. */
export async function readBook(db: Queryable): Promise<BookRow[]> {
  const found = await db.query<{
    product: number;
    accounts: number;
    past_due: number;
    principal: bigint;
    overdue: bigint;
  }>(
    `select product, count(*)::int as accounts, count(oldest_due)::int as past_due,
            sum(not_due + billed + revolving + due_principal)::bigint as principal,
            (coalesce(sum(due_principal + due_interest + due_fee) filter (where oldest_due is not null), 0))::bigint as overdue
       from account group by product order by product`,
  );
  return found.rows.map(({ past_due, ...row }) => ({ ...row, pastDue: past_due }));
}

/** Borrowers whose oldest due day lies between two days (`null`: borrowers who are current), for a first look. */
export async function sampleBorrowers(
  db: Queryable,
  between: readonly [Day, Day] | null,
  language: 'zh-CN' | 'en',
  size: number,
): Promise<SampleRow[]> {
  const found = await db.query<{
    host: string;
    reference: string;
    person: PersonBytes;
    language: 'zh-CN' | 'en';
    product: number;
    oldest_due: Day | null;
  }>(
    `select r.host, r.reference, ${personOf('b')} as person, b.language, a.product, a.oldest_due
       from account a
       join reference r on r.account_slot = a.slot and r.account_id = a.account_id
       join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where b.language = $3 and a.written_off_on is null
        and case when $1::date is null then a.oldest_due is null and a.next_due is not null
                 else a.oldest_due between $1 and $2 end
      order by a.slot, a.account_id limit $4`,
    [
      between === null ? null : formatDay(between[0]),
      between === null ? null : formatDay(between[1]),
      language,
      size,
    ],
  );
  return found.rows.map(({ oldest_due, person, ...row }) => ({
    ...row,
    name: toldPerson(person).name,
    oldestDue: oldest_due,
  }));
}
