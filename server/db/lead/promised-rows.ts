/**
 * Which rows of agreements fall due on which day, and what came of each?
 *
 * Written by the night for agreements that changed in it, read by day and by what decided it. An agreement that nothing happened to is
 * not looked at.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { PromisedRow, RowState } from '../../../rules/lead/row-state.ts';
import type { Key } from '../accounts.ts';
import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';

/** Accounts whose agreements were made, withdrawn, kept, missed or ended on a day. In order of key. */
export async function agreementsTurned(db: Queryable, day: Day): Promise<Key[]> {
  const { rows } = await db.query<Key>(
    `select slot, account_id as "accountId" from event where type = 'plan' and day = $1
     union select slot, account_id from agreement where agreed_on = $1
     union select slot, account_id from agreement where withdrawn_on = $1
     union select slot, account_id from promised_row where state = 'pending' and due <= $1
     order by 1, 2`,
    [formatDay(day)],
  );
  return rows;
}

/** Agreements that are alive or were, of a book whose nights were closed before this was kept: all that were ever bound. */
export async function agreementsBound(db: Queryable): Promise<Key[]> {
  const { rows } = await db.query<Key>(
    `select distinct slot, account_id as "accountId" from agreement where agreed_on is not null order by 1, 2`,
  );
  return rows;
}

export async function anyPromised(db: Queryable): Promise<boolean> {
  const { rows } = await db.query('select from promised_row limit 1');
  return rows.length === 1;
}

/** A row with its account. */
export interface KeptRow extends PromisedRow, Key {
  readonly borrower: bigint;
  readonly product: number;
}

/** Writes rows as they stand. Who has the person is noted when a row is decided, and stays. */
export async function keepPromised(db: Queryable, rows: readonly KeptRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `insert into promised_row (slot, account_id, agreement, row, borrower_id, product, kind, due, amount, paid, state, decided_on, worker)
     select r.*, coalesce(s.worker, (select nullif(g.by_whom, 'borrower') from agreement g
                                      where g.slot = r.slot and g.account_id = r.account_id and g.agreement = r.agreement))
       from unnest($1::smallint[], $2::bigint[], $3::text[], $4::smallint[], $5::bigint[], $6::smallint[], $7::text[], $8::date[],
                   $9::bigint[], $10::bigint[], $11::text[], $12::date[])
              as r (slot, account_id, agreement, row, borrower_id, product, kind, due, amount, paid, state, decided_on)
       left join assignment s on s.slot = r.slot and s.borrower_id = r.borrower_id
      order by r.slot, r.account_id, r.agreement, r.row
     on conflict (slot, account_id, agreement, row) do update
        set paid = excluded.paid, state = excluded.state, decided_on = excluded.decided_on,
            worker = case when promised_row.state in ('pending', excluded.state) and promised_row.state <> 'pending'
                          then promised_row.worker else excluded.worker end
      where (promised_row.paid, promised_row.state, promised_row.decided_on)
            is distinct from (excluded.paid, excluded.state, excluded.decided_on)`,
    [
      rows.map(({ slot }) => slot),
      rows.map(({ accountId }) => accountId),
      rows.map(({ agreement }) => agreement),
      rows.map(({ row }) => row),
      rows.map(({ borrower }) => borrower),
      rows.map(({ product }) => product),
      rows.map(({ kind }) => kind),
      rows.map(({ due }) => formatDay(due)),
      rows.map(({ amount }) => amount),
      rows.map(({ paid }) => paid),
      rows.map(({ state }) => state),
      rows.map(({ decidedOn }) => (decidedOn === null ? null : formatDay(decidedOn))),
    ],
  );
}

/** What falls due on one day in one product. */
export interface PromisedDay {
  readonly due: Day;
  readonly product: number;
  readonly state: RowState;
  readonly count: number;
  readonly amount: bigint;
  readonly paid: bigint;
}

/** Rows by day, product and state. */
export async function promisedDays(db: Queryable, from: Day, to: Day): Promise<PromisedDay[]> {
  const { rows } = await db.query<PromisedDay>(
    `select due, product, state, count(*)::int as count, sum(amount)::bigint as amount, sum(paid)::bigint as paid
       from promised_row where due between $1 and $2 and state <> 'gone' group by due, product, state order by due, product, state`,
    [formatDay(from), formatDay(to)],
  );
  return rows;
}

export interface DayRow extends Key {
  readonly agreement: string;
  readonly kind: string;
  readonly product: number;
  readonly amount: bigint;
  readonly paid: bigint;
  readonly state: RowState;
  readonly worker: string | null;
  readonly name: string;
}

/** Whose rows fall due on a day, behind a key. */
export async function promisedOn(
  db: Queryable,
  due: Day,
  after: Key | null,
  size: number,
): Promise<DayRow[]> {
  const { rows } = await db.query<Omit<DayRow, 'name'> & WithPerson>(
    `select r.slot, r.account_id as "accountId", r.agreement, r.kind, r.product, r.amount, r.paid, r.state, ${personOf('b')} as person,
            case when r.state = 'pending' then coalesce(s.worker, r.worker) else r.worker end as worker
       from promised_row r
       join borrower b on b.slot = r.slot and b.borrower_id = r.borrower_id
       left join assignment s on s.slot = r.slot and s.borrower_id = r.borrower_id
      where r.due = $1 and r.state <> 'gone' and (r.slot, r.account_id) > ($2::smallint, $3::bigint)
      order by r.due, r.slot, r.account_id fetch first $4 rows with ties`,
    [formatDay(due), after?.slot ?? -1, after?.accountId ?? -1n, size],
  );
  return named<DayRow>(rows);
}

export interface KeptRate {
  readonly of: string;
  readonly kept: number;
  readonly partly: number;
  readonly broken: number;
}

/** What was decided from a day on, by product and by agent; rows that nobody had are under ''. */
export async function keptRates(
  db: Queryable,
  from: Day,
): Promise<{ readonly products: KeptRate[]; readonly workers: KeptRate[] }> {
  const { rows } = await db.query<KeptRate & { what: 'product' | 'worker' }>(
    `select case when grouping(product) = 0 then 'product' else 'worker' end as what,
            coalesce(product::text, worker, '') as of, count(*) filter (where state = 'kept')::int as kept,
            count(*) filter (where state = 'partly')::int as partly, count(*) filter (where state = 'broken')::int as broken
       from promised_row where decided_on >= $1 and state <> 'gone'
      group by grouping sets ((product), (worker)) order by 1, 2`,
    [formatDay(from)],
  );
  const of = (which: string) => rows.filter(({ what }) => what === which).map(({ what: _, ...rate }) => rate);
  return { products: of('product'), workers: of('worker') };
}
