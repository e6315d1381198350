/**
 * What do his accounts and his log say about a person who states something: what did he pay, is he recorded as dead?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minor } from '../../../rules/money.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** Money received from him since a day, on all accounts, as it was entered. */
export async function paidSince(db: Queryable, { slot, borrower }: BorrowerKey, since: Day): Promise<Minor> {
  const { rows } = await db.query<{ paid: bigint }>(
    `select coalesce(sum(rtrim(e.data::jsonb #>> '{fact,amount}', 'n')::bigint), 0)::bigint as paid
       from account a join event e on e.slot = a.slot and e.account_id = a.account_id
      where a.slot = $1 and a.borrower_id = $2 and e.type = 'fact' and e.day >= $3
        and e.data::jsonb #>> '{fact,type}' = 'paid'`,
    [slot, borrower, formatDay(since)],
  );
  return rows[0]!.paid;
}

/** The day since which the debtor is recorded as dead; null: he is not. */
export async function knownDeath(db: Queryable, { slot, borrower }: BorrowerKey): Promise<Day | null> {
  const { rows } = await db.query<{ at: number; alive: string | null }>(
    `select at, data::jsonb #>> '{value,person,alive}' as alive from person_fact
      where slot = $1 and borrower_id = $2 and type = 'person' and data like '%"alive"%' order by seq desc limit 1`,
    [slot, borrower],
  );
  const last = rows[0];
  return last === undefined || last.alive !== 'false' ? null : Math.floor(last.at / 1440);
}
