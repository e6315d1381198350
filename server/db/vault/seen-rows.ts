/**
 * Who of the staff looked at whom?
 *
 * Appended many at a time; read by person, by staff, by day, the latest first, from where the page before ended.
 */
import { int2s, int8s, texts } from '../binary-array.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A look. Of `borrower` and `account` at least one is known: the account's borrower is found when it is written. */
export interface Look {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly who: string;
  readonly role: string;
  readonly what: string;
  readonly slot: number;
  readonly borrower: bigint | null;
  readonly account: bigint | null;
}

/** Appends looks; one at an account that the book does not have is left out. */
export async function appendLooks(db: Queryable, looks: readonly Look[]): Promise<void> {
  await db.query(
    `insert into seen_log (at, who, role, what, slot, borrower_id, account_id)
     select to_timestamp(k.at / 1000.0), k.who, k.role, k.what, k.slot, b.borrower_id, k.account_id
       from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::bigint[], $7::bigint[])
              with ordinality as k (at, who, role, what, slot, borrower_id, account_id, place)
      cross join lateral (select coalesce(k.borrower_id, (select a.borrower_id from account a
                                                           where a.slot = k.slot and a.account_id = k.account_id)) as borrower_id) b
      where b.borrower_id is not null order by k.place`,
    [
      int8s(looks.map(({ at }) => BigInt(at))),
      texts(looks.map(({ who }) => who)),
      texts(looks.map(({ role }) => role)),
      texts(looks.map(({ what }) => what)),
      int2s(looks.map(({ slot }) => slot)),
      int8s(looks.map(({ borrower }) => borrower)),
      int8s(looks.map(({ account }) => account)),
    ],
  );
}

/** The opening of a masked field, about to be recorded. */
export interface Reveal extends BorrowerKey {
  readonly who: string;
  readonly role: string;
  readonly what: string;
  readonly account: bigint;
  readonly field: string;
  readonly why: string;
  readonly note: Buffer | null;
}

/** How many fields somebody opened in the last hour and day. Until the transaction ends nobody else counts for him. */
export async function countReveals(client: Client, who: string): Promise<{ hour: number; day: number }> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 26))', [who]);
  const { rows } = await client.query<{ hour: number; day: number }>(
    `select (count(*) filter (where at > clock_timestamp() - interval '1 hour'))::int as hour, count(*)::int as day
       from seen_log where who = $1 and at > clock_timestamp() - interval '1 day' and field is not null`,
    [who],
  );
  return rows[0]!;
}

export async function appendReveal(client: Client, one: Reveal): Promise<void> {
  await client.query(
    `insert into seen_log (at, who, role, what, slot, borrower_id, account_id, field, why, note)
     values (clock_timestamp(), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [one.who, one.role, one.what, one.slot, one.borrower, one.account, one.field, one.why, one.note],
  );
}

/** Raises an alarm, once in the hour or day. */
export async function raiseAlarm(client: Client, who: string, span: 'hour' | 'day'): Promise<void> {
  await client.query(
    `insert into seen_alarm (who, span, since) values ($1, $2, date_trunc($2, clock_timestamp())) on conflict do nothing`,
    [who, span],
  );
}

/** A look as compliance reads it; `at` in milliseconds since 1970. */
export interface SeenRow extends BorrowerKey {
  readonly seq: bigint;
  readonly at: number;
  readonly who: string;
  readonly role: string;
  readonly what: string;
  readonly account: bigint | null;
  readonly field: string | null;
  readonly why: string | null;
  readonly note: Buffer | null;
  /** What is kept of the person's key; null: he was erased. */
  readonly key: Buffer | null;
}

/** Whose looks, at whom, on which day where the house is. Null: all. */
export interface SeenAsked {
  readonly person: BorrowerKey | null;
  readonly who: string | null;
  readonly day: string | null;
  readonly timeZone: string;
  /** Number of the last row of the page before. */
  readonly before: bigint | null;
  readonly size: number;
}

/** A page, the latest first. */
export async function readSeen(db: Queryable, asked: SeenAsked): Promise<SeenRow[]> {
  const { person, who, day, timeZone, before, size } = asked;
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['true'];
  if (person !== null)
    conditions.push(`s.slot = ${given(person.slot)} and s.borrower_id = ${given(person.borrower)}`);
  if (who !== null) conditions.push(`s.who = ${given(who)}`);
  if (day !== null) {
    const [from, zone] = [given(day), given(timeZone)];
    conditions.push(
      `s.at >= (${from}::date)::timestamp at time zone ${zone} and s.at < (${from}::date + 1)::timestamp at time zone ${zone}`,
    );
  }
  if (before !== null)
    conditions.push(`(s.at, s.seq) < (select at, seq from seen_log where seq = ${given(before)})`);
  const { rows } = await db.query<SeenRow>(
    `select s.seq, (extract(epoch from s.at) * 1000)::float8 as at, s.who, s.role, s.what, s.slot, s.borrower_id as borrower,
            s.account_id as account, s.field, s.why, s.note, b.key
       from (select * from seen_log s where ${conditions.join(' and ')} order by s.at desc, s.seq desc limit ${given(size)}) s
       left join borrower b on b.slot = s.slot and b.borrower_id = s.borrower_id
      order by s.at desc, s.seq desc`,
    values,
  );
  return rows;
}

/** An alarm: somebody wanted to open more than is allowed. Milliseconds since 1970. */
export interface AlarmRow {
  readonly who: string;
  readonly span: 'hour' | 'day';
  readonly at: number;
}

/** The latest alarms. */
export async function readAlarms(db: Queryable, size: number): Promise<AlarmRow[]> {
  const { rows } = await db.query<AlarmRow>(
    `select who, span, (extract(epoch from at) * 1000)::float8 as at from seen_alarm order by at desc, who, span limit $1`,
    [size],
  );
  return rows;
}

/** What people of one role did about somebody on one day. */
export interface SeenCount {
  readonly day: string;
  readonly role: string;
  /** The first and the last time, on the clock where he lives: "09:12". */
  readonly from: string;
  readonly to: string;
  /** How many of them. */
  readonly people: number;
  readonly looks: number;
  /** Times something was written down or begun: a note, a call, a decision. */
  readonly changes: number;
  readonly opened: number;
  /** Each masked field that was opened, with each reason that was given. */
  readonly openings: readonly { readonly field: string; readonly why: string }[];
}

/** The same by day and role where he lives, the latest first, so many days back. */
export async function countSeen(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  timeZone: string,
  days: number,
): Promise<SeenCount[]> {
  const { rows } = await db.query<SeenCount>(
    `select to_char(s.at, 'YYYY-MM-DD') as day, s.role, to_char(min(s.at), 'HH24:MI') as "from", to_char(max(s.at), 'HH24:MI') as "to",
            count(distinct s.who)::int as people,
            (count(*) filter (where s.field is null and s.what like 'GET %'))::int as looks,
            (count(*) filter (where s.field is null and s.what not like 'GET %'))::int as changes,
            (count(*) filter (where s.field is not null))::int as opened,
            coalesce(jsonb_agg(distinct jsonb_build_object('field', s.field, 'why', s.why)) filter (where s.field is not null), '[]') as openings
       from (select at at time zone $3 as at, role, who, what, field, why from seen_log
              where slot = $1 and borrower_id = $2 and at > clock_timestamp() - make_interval(days => $4)) s
      group by 1, 2 order by 1 desc, 2`,
    [slot, borrower, timeZone, days],
  );
  return rows;
}
