/**
 * How is a book made in which so many people wait for an agent, to measure the list on it?
 *
 * For a bench only: one call planned for each of the first people who are in arrears, today or a few days ago.
 */
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';

/** Puts one due day on as many accounts as are to wait, and plans a call for each; returns how many there are. */
export async function seedWaiting(db: Queryable, today: Day, people: number): Promise<number> {
  const chosen = `select slot, account_id, borrower_id, row_number() over (order by slot, account_id)::int as place
                    from account where written_off_on is null order by slot, account_id limit $1`;
  await db.query(
    `update account a set oldest_due = $2::date - (1 + c.place % 120), due_principal = 10000 + (c.place * 7919) % 900000
       from (${chosen}) c where a.slot = c.slot and a.account_id = c.account_id`,
    [people, formatDay(today)],
  );
  // A bench book has accounts only: who owes them is made up here, everybody of the book.
  await db.query(
    `insert into borrower (slot, borrower_id, name, phone, email, language, region, time_zone)
     select distinct slot, borrower_id, '李小明', '10000000000', null, 'zh-CN', 'CN-33', 'Asia/Shanghai' from account
     on conflict do nothing`,
  );
  const done = await db.query(
    `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason)
     select slot, account_id, $2::date - place % 5, 'bench', borrower_id, $3, 'bench', 'planned', ''
       from (${chosen}) c on conflict do nothing`,
    [people, formatDay(today), CHANNELS.indexOf('call')],
  );
  await db.query('analyze account, contact, borrower');
  return done.rowCount ?? 0;
}

/** Statistics of what the morning wrote. */
export async function analyseWaiting(db: Queryable): Promise<void> {
  await db.query('vacuum analyze waiting_person');
}
