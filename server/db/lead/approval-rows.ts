/**
 * What else than cases waits for a second pair of eyes?
 *
 * Texts that somebody has proposed, ladders that were handed in, letters that the ladder has come to and that nobody has ordered. Each
 * has its own desk; here is only that it waits, and since when.
 */
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';

/** Something proposed. `at`: milliseconds since 1970. */
export interface ProposedRow {
  readonly name: string;
  readonly version: number;
  readonly by: string;
  readonly at: number;
}

/** Texts that are neither approved nor retired, the oldest first. */
export async function waitingTexts(db: Queryable, size: number): Promise<ProposedRow[]> {
  const { rows } = await db.query<ProposedRow>(
    `select concat_ws('/', v.name, v.way, v.tone, v.language) as name, v.version, v.proposed_by as by,
            (extract(epoch from v.proposed_at) * 1000)::float8 as at
       from template_version v
      where not exists (select from template_mark m where m.name = v.name and m.way = v.way and m.tone = v.tone
                           and m.language = v.language and m.version = v.version)
      order by v.proposed_at, v.name, v.way, v.tone, v.language, v.version limit $1`,
    [size],
  );
  return rows;
}

/** Ladders that were handed in and about which nothing was said; none in a house whose ladder is not kept in the book. */
export async function waitingLadders(db: Queryable, size: number): Promise<ProposedRow[]> {
  const there = await db.query(
    `select where to_regclass('ladder_version') is not null and to_regclass('ladder_mark') is not null`,
  );
  if (there.rowCount === 0) return [];
  const { rows } = await db.query<ProposedRow>(
    `select v.strategy as name, v.version, v.author as by, (extract(epoch from v.made_at) * 1000)::float8 as at
       from ladder_version v
      where not exists (select from ladder_mark m where m.strategy = v.strategy and m.version = v.version)
      order by v.made_at, v.strategy, v.version limit $1`,
    [size],
  );
  return rows;
}

/** An account whose ladder has come to a letter. */
export interface LetterDue {
  readonly slot: number;
  readonly account: bigint;
  readonly name: string;
  readonly planned: Day;
}

/** Letters planned since a day for accounts that are still past due, with none on its way to the person since; the oldest first. */
export async function lettersToOrder(
  db: Queryable,
  { since, today }: { readonly since: Day; readonly today: Day },
  size: number,
): Promise<{ readonly count: number; readonly rows: LetterDue[] }> {
  const { rows } = await db.query<Omit<LetterDue, 'name'> & WithPerson & { count: number }>(
    `with planned as (
       select slot, borrower_id, account_id, min(day) as day from contact
        where state = 'planned' and channel = $3 and day between $1 and $2 group by slot, borrower_id, account_id)
     select p.slot, p.account_id as account, ${personOf('b')} as person, p.day as planned, count(*) over ()::int as count
       from planned p
       join account a on a.slot = p.slot and a.account_id = p.account_id and a.oldest_due is not null and a.written_off_on is null
       join borrower b on b.slot = p.slot and b.borrower_id = p.borrower_id
      where not exists (select from message m where m.slot = p.slot and m.borrower_id = p.borrower_id and m.way = 'letter'
                           and m.day >= p.day and m.state not in ('refused', 'cancelled', 'expired', 'failed'))
      order by p.day, p.slot, p.account_id limit $4`,
    [formatDay(since), formatDay(today), CHANNELS.indexOf('letter'), size],
  );
  return { count: rows[0]?.count ?? 0, rows: named<LetterDue>(rows) };
}

/** How much lies on the desks that have their own clock. */
export async function deskCounts(
  db: Queryable,
  today: Day,
): Promise<{
  readonly complaints: number;
  readonly complaintsLate: number;
  readonly disputes: number;
  readonly disputesLate: number;
}> {
  const { rows } = await db.query(
    `select (select count(*) from complaint where decided_on is null)::int as complaints,
            (select count(*) from complaint where decided_on is null and due_on < $1)::int as "complaintsLate",
            (select count(*) from dispute where state in ('open', 'person'))::int as disputes,
            (select count(*) from dispute where state in ('open', 'person') and due_on < $1)::int as "disputesLate"`,
    [formatDay(today)],
  );
  return rows[0]!;
}
