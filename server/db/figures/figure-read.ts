/**
 * What do the counted rows say of a period?
 *
 * Sums over few rows: days of the period by what is told apart. Nothing here reads the book. `product` null: all of them.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';

/** Days that are looked at, both included, and one product or all. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly product: number | null;
}

const asked = ({ from, to, product }: Span): [string, string, number | null] => [
  formatDay(from),
  formatDay(to),
  product,
];
const WITHIN = 'day between $1 and $2 and ($3::smallint is null or product = $3)';

export interface Passed {
  readonly from: string;
  readonly to: string;
  readonly accounts: number;
}

/** Passages of the days, added up, with the principal that passed. */
export async function readPassages(
  db: Queryable,
  span: Span,
): Promise<(Passed & { readonly principal: bigint })[]> {
  const { rows } = await db.query<Passed & { principal: bigint }>(
    `select from_bucket as "from", to_bucket as "to", sum(accounts)::int as accounts, sum(principal)::bigint as principal
       from figure_passage where ${WITHIN} group by 1, 2`,
    asked(span),
  );
  return rows;
}

/** By month, where accounts that passed stood at its two ends. */
export async function readRolls(db: Queryable, span: Span): Promise<(Passed & { readonly month: Day })[]> {
  const { rows } = await db.query<Passed & { month: Day }>(
    `select month, from_bucket as "from", to_bucket as "to", sum(accounts)::int as accounts
       from figure_roll
      where month between date_trunc('month', $1::date) and $2 and ($3::smallint is null or product = $3)
      group by 1, 2, 3 order by 1`,
    asked(span),
  );
  return rows;
}

/**
 * How many accounts stood in each bucket at the end of these days: the nearest day on which the book was counted, with the passages
 * between added or taken away.
 */
export async function readStock(
  db: Queryable,
  days: readonly Day[],
  product: number | null,
): Promise<{ readonly day: Day; readonly bucket: string; readonly accounts: number }[]> {
  const { rows } = await db.query<{ day: Day; bucket: string; accounts: number }>(
    `select d.day, n.bucket, sum(n.accounts)::int as accounts
       from unnest($1::date[]) d (day)
       cross join lateral (select s.day from figure_stock s order by abs(s.day - d.day), s.day limit 1) near
       cross join lateral (
         select s.bucket, s.accounts from figure_stock s where s.day = near.day and ($2::smallint is null or s.product = $2)
         union all
         select b.bucket, b.accounts * case when near.day < d.day then 1 else -1 end
           from figure_passage p
           cross join lateral (values (p.to_bucket, p.accounts), (p.from_bucket, -p.accounts)) b (bucket, accounts)
          where p.day > least(near.day, d.day) and p.day <= greatest(near.day, d.day) and ($2::smallint is null or p.product = $2)) n
      group by 1, 2`,
    [days.map(formatDay), product],
  );
  return rows;
}

/** Accounts of an opening month, with how many of them were ever so many days late. */
export interface Vintage {
  readonly opened: Day;
  readonly accounts: number;
  readonly ever: Readonly<Record<30 | 60 | 90, number>>;
}

/** How many accounts of an opening month were 30 days late for the first time so many months after it. */
export interface Reached {
  readonly opened: Day;
  readonly age: number;
  readonly accounts: number;
}

/** All opening months up to a day, and the course of the latest `curves` of them. */
export async function readVintages(
  db: Queryable,
  product: number | null,
  to: Day,
  curves: number,
): Promise<{ readonly vintages: readonly Vintage[]; readonly reached: readonly Reached[] }> {
  const found = await db.query<{ opened: Day; accounts: number; d30: number; d60: number; d90: number }>(
    `select o.opened, o.accounts, coalesce(r.d30, 0) as d30, coalesce(r.d60, 0) as d60, coalesce(r.d90, 0) as d90
       from (select opened, sum(accounts)::int as accounts from figure_opened
              where ($1::smallint is null or product = $1) and opened <= $2 group by 1) o
       left join (select opened, (sum(accounts) filter (where late = 30))::int as d30,
                         (sum(accounts) filter (where late = 60))::int as d60, (sum(accounts) filter (where late = 90))::int as d90
                    from figure_reached where ($1::smallint is null or product = $1) and day <= $2 group by 1) r using (opened)
      order by 1`,
    [product, formatDay(to)],
  );
  const vintages = found.rows.map(({ opened, accounts, d30, d60, d90 }) => ({
    opened,
    accounts,
    ever: { 30: d30, 60: d60, 90: d90 },
  }));
  const drawn = vintages.slice(-curves).map(({ opened }) => formatDay(opened));
  const reached = await db.query<Reached>(
    `select opened, ((extract(year from month) - extract(year from opened)) * 12
             + extract(month from month) - extract(month from opened))::int as age, accounts
       from (select opened, date_trunc('month', day) as month, sum(accounts)::int as accounts
               from figure_reached
              where late = 30 and opened = any ($3::date[]) and ($1::smallint is null or product = $1) and day <= $2
              group by 1, 2) r`,
    [product, formatDay(to), drawn],
  );
  return { vintages, reached: reached.rows };
}

/** Money received by bucket and last contact. */
export async function readReceived(
  db: Queryable,
  span: Span,
): Promise<{ bucket: string; channel: string; payments: number; amount: bigint }[]> {
  const { rows } = await db.query<{ bucket: string; channel: string; payments: number; amount: bigint }>(
    `select bucket, channel, sum(payments)::int as payments, sum(amount)::bigint as amount
       from figure_received where ${WITHIN} group by 1, 2`,
    asked(span),
  );
  return rows;
}

/** Accounts that became current, with or without a contact. */
export async function readCured(
  db: Queryable,
  span: Span,
): Promise<{ bucket: string; contacted: boolean; accounts: number; lateDays: number }[]> {
  const { rows } = await db.query<{
    bucket: string;
    contacted: boolean;
    accounts: number;
    lateDays: number;
  }>(
    `select bucket, contacted, sum(accounts)::int as accounts, sum(late_days)::float8 as "lateDays"
       from figure_cured where ${WITHIN} group by 1, 2`,
    asked(span),
  );
  return rows;
}

/** What became of contacts. */
export interface Made {
  readonly way: string;
  readonly step: string;
  readonly attempts: number;
  readonly delivered: number;
  readonly read: number;
  readonly answered: number;
  readonly paid: number;
  readonly people: number;
  readonly cost: bigint;
}

/** Contacts by way and step. */
export async function readMade(db: Queryable, span: Span): Promise<Made[]> {
  const { rows } = await db.query<Made>(
    `select way, step, sum(attempts)::int as attempts, sum(delivered)::int as delivered, sum(was_read)::int as read,
            sum(answered)::int as answered, sum(paid)::int as paid, sum(people)::int as people, sum(cost)::bigint as cost
       from figure_contact where ${WITHIN} group by 1, 2`,
    asked(span),
  );
  return rows;
}

/** Contacts by weekday and hour where the person lives. */
export async function readHours(
  db: Queryable,
  span: Span,
): Promise<{ weekday: number; hour: number; attempts: number; reached: number }[]> {
  const { rows } = await db.query<{ weekday: number; hour: number; attempts: number; reached: number }>(
    `select weekday, hour, sum(attempts)::int as attempts, sum(reached)::int as reached
       from figure_hour where ${WITHIN} group by 1, 2`,
    asked(span),
  );
  return rows;
}

/** Complaints by month and kind, and contacts by month (kind null). */
export async function readComplaints(
  db: Queryable,
  span: Span,
): Promise<
  { month: Day; kind: string | null; received: number; decided: number; upheld: number; contacts: number }[]
> {
  const { rows } = await db.query<{
    month: Day;
    kind: string | null;
    received: number;
    decided: number;
    upheld: number;
    contacts: number;
  }>(
    `select date_trunc('month', day)::date as month, kind, sum(received)::int as received, sum(decided)::int as decided,
            sum(upheld)::int as upheld, 0 as contacts
       from figure_complaint where ${WITHIN} group by 1, 2
     union all
     select date_trunc('month', day)::date, null, 0, 0, 0, sum(attempts)::int from figure_contact where ${WITHIN} group by 1
     order by 1`,
    asked(span),
  );
  return rows;
}

/** Planned contacts that rules stood against. */
export async function readRefused(
  db: Queryable,
  span: Span,
): Promise<{ rule: string; code: string; contacts: number }[]> {
  const { rows } = await db.query<{ rule: string; code: string; contacts: number }>(
    `select rule, code, sum(contacts)::int as contacts from figure_refusal where ${WITHIN} group by 1, 2 order by 3 desc, 1, 2`,
    asked(span),
  );
  return rows;
}

/** Agreements by kind, by how many days they lived and how they ended; null: they still live on `asOf`. */
export async function readPlans(
  db: Queryable,
  span: Span,
  asOf: Day,
): Promise<{ kind: string; days: number; ended: string | null; plans: number }[]> {
  const { rows } = await db.query<{ kind: string; days: number; ended: string | null; plans: number }>(
    `select kind, greatest(0, coalesce(ended_on, greatest($4::date, agreed_on)) - agreed_on)::int as days, ended, count(*)::int as plans
       from plan_life where agreed_on between $1 and $2 and ($3::smallint is null or product = $3) group by 1, 2, 3`,
    [...asked(span), formatDay(asOf)],
  );
  return rows;
}

/** Products that the book has had accounts of. */
export async function productsCounted(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ product: number }>(
    'select distinct product from figure_opened order by 1',
  );
  return rows.map(({ product }) => product);
}

/** The first day on which the book was counted; null for never. */
export async function firstStock(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>('select min(day) as day from figure_stock');
  return rows[0]?.day ?? null;
}
