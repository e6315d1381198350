/**
 * Which claims are looked at tonight for their limitation, and where does each stand?
 *
 * New arrears of the night, those whose alarm day has come, those that were healed, and of the few whose alarm has rung those about which
 * something happened. Every other account costs nothing.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';

/** Where an account's claim stands. */
export interface LimitationRow extends Key {
  readonly borrower: bigint;
  readonly ends: Day | null;
  readonly outermost: Day | null;
  readonly known: boolean;
  readonly alarm: number | null;
  readonly rungOn: Day | null;
  readonly lookOn: Day | null;
}

const READ = `w.slot, w.account_id as "accountId", w.borrower_id as borrower, w.ends, w.outermost, w.known, w.alarm, w.rung_on as "rungOn",
  w.look_on as "lookOn"`;

/** Notes what `night` looks at. The first night of all looks at everybody who is late. `since`: minute at which it began. */
export async function noteLimitation(client: Client, night: Day, since: number): Promise<void> {
  const day = formatDay(night);
  await client.query(
    `insert into limitation_watch (slot, account_id, borrower_id, look_on)
     select slot, account_id, borrower_id, $1::date from account
      where oldest_due is not null and sold_on is null and not exists (select from limitation_watch)`,
    [day],
  );
  await client.query(
    `insert into limitation_watch (slot, account_id, borrower_id, look_on)
     select distinct e.slot, e.account_id, a.borrower_id, $1::date
       from event e join account a on a.slot = e.slot and a.account_id = e.account_id
      where e.type = 'bucket' and e.day = $1 and (e.data::jsonb ->> 'from' is null or e.data::jsonb ->> 'to' is null)
     on conflict (slot, account_id) do update set look_on = excluded.look_on`,
    [day],
  );
  await client.query(
    `update limitation_watch w set look_on = $1
      where w.alarm is not null
        and (exists (select from event e where e.slot = w.slot and e.account_id = w.account_id and e.day = $1)
             or exists (select from person_fact f where f.slot = w.slot and f.borrower_id = w.borrower_id
                           and f.type in ('outcome', 'court-step') and f.at >= $2))`,
    [day, since],
  );
}

/** What is due, a page of keys after a place. */
export async function dueLimitation(
  client: Client,
  night: Day,
  after: Key,
  size: number,
): Promise<LimitationRow[]> {
  const { rows } = await client.query<LimitationRow>(
    `select ${READ} from limitation_watch w
      where w.look_on <= $1 and (w.slot, w.account_id) > ($2, $3) order by w.slot, w.account_id limit $4`,
    [formatDay(night), after.slot, after.accountId, size],
  );
  return rows;
}

/** Writes where these claims stand; those with nothing overdue are forgotten. */
export async function writeLimitation(
  client: Client,
  rows: readonly (LimitationRow & { readonly over: boolean })[],
): Promise<void> {
  const day = (one: Day | null) => (one === null ? null : formatDay(one));
  const [over, on] = [rows.filter((one) => one.over), rows.filter((one) => !one.over)];
  await client.query(
    `delete from limitation_watch w using unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
      where w.slot = k.slot and w.account_id = k.account_id`,
    [over.map(({ slot }) => slot), over.map(({ accountId }) => accountId)],
  );
  await client.query(
    `update limitation_watch w set ends = n.ends, outermost = n.outermost, known = n.known, alarm = n.alarm, rung_on = n.rung_on,
            look_on = n.look_on
       from unnest($1::smallint[], $2::bigint[], $3::date[], $4::date[], $5::boolean[], $6::smallint[], $7::date[], $8::date[])
         as n (slot, account_id, ends, outermost, known, alarm, rung_on, look_on)
      where w.slot = n.slot and w.account_id = n.account_id`,
    [
      on.map(({ slot }) => slot),
      on.map(({ accountId }) => accountId),
      on.map(({ ends }) => day(ends)),
      on.map(({ outermost }) => day(outermost)),
      on.map(({ known }) => known),
      on.map(({ alarm }) => alarm),
      on.map(({ rungOn }) => day(rungOn)),
      on.map(({ lookOn }) => day(lookOn)),
    ],
  );
}

/** A claim of the calendar, with whose it is. */
export interface CalendarRow extends LimitationRow, WithPerson {
  readonly oldestDue: Day | null;
  readonly caseNo: number | null;
}

/** Claims that end up to a day, the earliest first, after a place; one more than the page. */
export async function calendarRows(
  db: Queryable,
  until: Day,
  size: number,
  after: readonly [ends: bigint, slot: bigint, account: bigint] | null,
): Promise<CalendarRow[]> {
  const { rows } = await db.query<CalendarRow>(
    `select ${READ}, ${personOf('b')} as person, a.oldest_due as "oldestDue",
            (select c.case_no from court_case c where c.slot = w.slot and c.account_id = w.account_id
                and c.stage not in ('settled', 'withdrawn', 'refused', 'ended')) as "caseNo"
       from limitation_watch w
       join account a on a.slot = w.slot and a.account_id = w.account_id
       join borrower b on b.slot = w.slot and b.borrower_id = w.borrower_id
      where w.ends <= $1
        and ($3::bigint is null or (w.ends - date '1970-01-01', w.slot, w.account_id) > ($3, $4, $5))
      order by w.ends, w.slot, w.account_id limit $2`,
    [formatDay(until), size + 1, ...(after ?? [null, null, null])],
  );
  return rows;
}

/** How many claims have which alarm. */
export async function alarmCounts(db: Queryable): Promise<{ alarm: number; count: number }[]> {
  const { rows } = await db.query<{ alarm: number; count: number }>(
    'select alarm, count(*)::int as count from limitation_watch where alarm is not null group by alarm order by alarm',
  );
  return rows;
}
