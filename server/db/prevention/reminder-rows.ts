/**
 * Who wants to be reminded of what, and whose reminder is due for a day?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A reminder that a borrower set. `clock`: minutes since midnight where he lives. */
export interface OwnReminder {
  readonly way: 'in-app' | 'push' | 'sms' | 'email';
  readonly daysBefore: number;
  readonly clock: number;
}

/** One that is due for a day, with the accounts of which something falls due. */
export interface DueReminder extends OwnReminder, BorrowerKey {
  readonly timeZone: string;
  readonly accounts: readonly bigint[];
}

/** What one borrower has set, the earliest before a due day first. */
export async function readReminders(db: Queryable, { slot, borrower }: BorrowerKey): Promise<OwnReminder[]> {
  const { rows } = await db.query<OwnReminder>(
    `select way, days_before as "daysBefore", clock from own_reminder
      where slot = $1 and borrower_id = $2 order by days_before desc, way`,
    [slot, borrower],
  );
  return rows;
}

/** Replaces what he has set, under his lock. What was put into the queue for a day stays remembered. */
export async function writeReminders(
  client: Client,
  { slot, borrower }: BorrowerKey,
  reminders: readonly OwnReminder[],
): Promise<void> {
  const lists = [
    reminders.map(({ way }) => way),
    reminders.map(({ daysBefore }) => daysBefore),
    reminders.map(({ clock }) => clock),
  ];
  await client.query(
    `delete from own_reminder r where r.slot = $1 and r.borrower_id = $2
        and (r.way, r.days_before) not in (select * from unnest($3::text[], $4::smallint[]))`,
    [slot, borrower, lists[0], lists[1]],
  );
  await client.query(
    `insert into own_reminder (slot, borrower_id, way, days_before, clock)
     select $1, $2, * from unnest($3::text[], $4::smallint[], $5::smallint[])
     on conflict (slot, borrower_id, way, days_before) do update set clock = excluded.clock`,
    [slot, borrower, ...lists],
  );
}

/** Slots in which somebody has set a reminder. */
export async function reminderSlots(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ slot: number }>('select distinct slot from own_reminder order by slot');
  return rows.map(({ slot }) => slot);
}

/** Reminders of these slots that are due on `day` and were not put into the queue for it, by borrower. */
export async function dueReminders(
  client: Client,
  day: Day,
  slots: readonly number[],
): Promise<DueReminder[]> {
  const { rows } = await client.query<DueReminder>(
    `select r.slot, r.borrower_id as borrower, r.way, r.days_before as "daysBefore", r.clock, b.time_zone as "timeZone",
            array_agg(a.account_id order by a.account_id) as accounts
       from own_reminder r
       join borrower b on b.slot = r.slot and b.borrower_id = r.borrower_id
       join account a on a.slot = r.slot and a.borrower_id = r.borrower_id
      where r.slot = any($2::smallint[]) and b.slot = any($2::smallint[]) and a.slot = any($2::smallint[])
        and r.asked_for is distinct from $1::date and a.next_due = $1::date + r.days_before
        and a.oldest_due is null and a.written_off_on is null
      group by r.slot, r.borrower_id, r.way, r.days_before, r.clock, b.time_zone
      order by r.slot, r.borrower_id, r.way, r.days_before`,
    [formatDay(day), slots],
  );
  return rows;
}

/** Remembers that these were put into the queue for `day`. */
export async function rememberAsked(
  client: Client,
  day: Day,
  reminders: readonly DueReminder[],
): Promise<void> {
  await client.query(
    `update own_reminder r set asked_for = $1
       from unnest($2::smallint[], $3::bigint[], $4::text[], $5::smallint[]) as k (slot, borrower_id, way, days_before)
      where r.slot = k.slot and r.borrower_id = k.borrower_id and r.way = k.way and r.days_before = k.days_before`,
    [
      formatDay(day),
      reminders.map(({ slot }) => slot),
      reminders.map(({ borrower }) => borrower),
      reminders.map(({ way }) => way),
      reminders.map(({ daysBefore }) => daysBefore),
    ],
  );
}
