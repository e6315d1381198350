/**
 * Who waits for an agent today, written once in the morning?
 *
 * One row a person, from what is planned, promised, wished for and unanswered. Every source is read by an index of its own or, the plan, by
 * the summary of its days; accounts are looked up for the people found and for nobody else. It is written beside the list of the day before,
 * which agents read until this one stands. During the day what comes in anew is added (`listUrgent`); what was paid meanwhile is seen at the
 * look, which reads amounts anew.
 */
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { DAY_MINUTES } from '../../../rules/gate/local-time.ts';
import { type Chances, WAITING_REASONS, type WaitingReason } from '../../../rules/work/next-account.ts';
import type { Client, Queryable } from '../pool.ts';

/** Contacts that people make; messages go out by themselves. */
export const BY_PEOPLE = ['call', 'letter', 'visit', 'court'] as const;

/** What a morning is written by. `now`, `dayBegins`: minutes of the house. */
export interface MorningTerms {
  readonly today: Day;
  readonly daysBack: number;
  readonly chances: Chances;
}

const place = (reason: WaitingReason) => WAITING_REASONS.indexOf(reason);

/** Rows of the sources, each `slot, borrower_id, reason, at` and for a plan its days. $1 today, $2 days back, $3 ways. */
const PLANNED = `
  select slot, borrower_id, case when max(day) = $1::date then ${place('today')} else ${place('earlier')} end as reason, null::int as at,
         (array_agg(channel order by day desc, step))[1] as way, bit_or(1 << channel) as ways, min(day) as first_on, max(day) as last_on,
         count(*)::int as planned
    from contact
   where state = 'planned' and day <= $1::date and day > $1::date - $2::int and channel = any($3::smallint[])
   group by slot, borrower_id`;

/** A row of an agreement that is to be received today or tomorrow and has not been: $1 today. */
const PROMISED = `
  select a.slot, a.borrower_id, ${place('promise')} as reason, min(row_due.due) as at, ${CHANNELS.indexOf('call')} as way,
         ${1 << CHANNELS.indexOf('call')} as ways, null::date as first_on, null::date as last_on, 0 as planned
    from agreement g
    join account a on a.slot = g.slot and a.account_id = g.account_id
   cross join lateral (select a.agreement::jsonb -> 'plan' as plan) p
   cross join lateral (
     select (p.plan #> array['plan', 'rows', p.plan ->> 'row'] ->> 'due')::int as due) row_due
   where g.state = 'bound' and a.agreement is not null and p.plan -> 'plan' ->> 'id' = g.agreement
     and row_due.due between ($1::date - date '1970-01-01') and ($1::date - date '1970-01-01') + 1
   group by a.slot, a.borrower_id`;

/** Wishes up to the end of tomorrow; replies and disputes that nobody has answered. $4: that minute. */
const URGENT = `
  select slot, borrower_id, ${place('call-back')} as reason, at, ${CHANNELS.indexOf('call')} as way,
         ${1 << CHANNELS.indexOf('call')} as ways, null::date as first_on, null::date as last_on, 0 as planned
    from call_back where done is null and at < $4::int
  union all
  select o.slot, o.borrower_id, ${place('answer')}, max(r.at), null, 0, null, null, 0
    from reply r join reply_of o on o.reply_slot = r.slot and o.reference = r.reference
   where r.state = 'open' group by o.slot, o.borrower_id
  union all
  select slot, borrower_id, ${place('answer')}, max(at), null, 0, null, null, 0
    from dispute where state in ('open', 'person') group by slot, borrower_id`;

/** A person of the sources: the hardest pressed reason, all planned days. $5, $6: chances; $7: for one he was reached. */
const LISTED = (sources: string) => `
  with source as (${sources}),
  person as (
    select slot, borrower_id, min(reason)::smallint as reason, (array_agg(at order by reason, at))[1] as about_at,
           (array_agg(way order by reason) filter (where way is not null))[1]::smallint as way, bit_or(ways)::smallint as ways,
           min(first_on) as first_on, max(last_on) as last_on, sum(planned)::smallint as planned
      from source group by slot, borrower_id)
  select p.slot, p.borrower_id, coalesce(a.account_id, known.account_id) as account_id, $1::date as listed_on, p.reason, p.way, p.ways,
         coalesce(a.overdue, 0) as overdue,
         coalesce(a.overdue * (($6::int[])[width_bucket($1::date - a.oldest_due, $5::int[])]
                               + case when reached.once then $7::int else 0 end) / 1000, 0)::bigint as weight,
         a.oldest_due, coalesce(a.products, 0) as products, p.first_on, p.last_on, p.planned, p.about_at,
         case when p.reason = ${place('call-back')} then p.about_at end as may_at
    from person p
   cross join lateral (
     select sum(due_principal + due_interest + due_fee)::bigint as overdue, min(oldest_due) as oldest_due,
            (array_agg(account_id order by oldest_due, account_id))[1] as account_id, bit_or(1 << product) as products
       from account where slot = p.slot and borrower_id = p.borrower_id and oldest_due is not null and written_off_on is null
     offset 0) a
   cross join lateral (
     select min(account_id) as account_id from account where slot = p.slot and borrower_id = p.borrower_id offset 0) known
   cross join lateral (
     select exists (select from phone_call where slot = p.slot and borrower_id = p.borrower_id and outcome = 'spoke') as once offset 0) reached
   where known.account_id is not null and (a.overdue is not null or p.reason in (${place('answer')}, ${place('promise')}))`;

const COLUMNS =
  'slot, borrower_id, account_id, listed_on, reason, way, ways, overdue, weight, oldest_due, products, first_on, last_on, planned, about_at, may_at';

/** The list that stands: every look and every claim is at it. */
export const STANDING = '(select max(day) from waiting_morning)';

/** Serialises mornings: whoever comes second finds it written. */
const MORNING = 8_210_026;
/** Held by whoever takes somebody from the list, and at its turn by the one who turns it: nobody is taken from both lists. */
const TURN = 8_210_027;

/** Keeps the list that stands until the transaction ends. */
export async function keepStanding(client: Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock_shared($1)', [TURN]);
}

/**
 * Writes the morning of a day, in the caller's transaction; false where it stands already, or a later one. Who is on an agent's screen at
 * the turn stays there, whether he waits today or not, and what is being noted about him too.
 */
export async function writeMorning(client: Client, terms: MorningTerms): Promise<boolean> {
  const { today } = terms;
  await client.query('select pg_advisory_xact_lock($1)', [MORNING]);
  const there = await client.query('select from waiting_morning where day >= $1', [formatDay(today)]);
  if (there.rows.length > 0) return false;
  const done = await client.query(
    `insert into waiting_person (${COLUMNS}) ${LISTED(`${PLANNED} union all ${PROMISED} union all ${URGENT}`)}`,
    valuesOf(terms),
  );
  await client.query('select pg_advisory_xact_lock($1)', [TURN]);
  await client.query(
    `insert into waiting_person (${COLUMNS}, claimed_by, claimed_until)
     select ${COLUMNS.replace('listed_on', '$1')}, claimed_by, claimed_until
       from waiting_person where listed_on = ${STANDING} and claimed_until > clock_timestamp()
     on conflict (listed_on, slot, borrower_id) do update set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until`,
    [formatDay(today)],
  );
  await client.query(
    `delete from note_draft d where not exists (
       select from waiting_person w where w.listed_on = $1 and w.slot = d.slot and w.borrower_id = d.borrower_id and w.claimed_by = d.worker)`,
    [formatDay(today)],
  );
  await client.query('insert into waiting_morning (day, people) values ($1, $2)', [
    formatDay(today),
    done.rowCount,
  ]);
  return true;
}

/** Lists that stand no more; in a transaction of its own, for nobody reads them. */
export async function dropOldLists(db: Queryable): Promise<void> {
  await db.query(`delete from waiting_person where listed_on < ${STANDING}`);
}

/** Adds who began to wait since the morning, and presses those harder who now wait for more. Returns how many. */
export async function listUrgent(db: Queryable, terms: MorningTerms): Promise<number> {
  const [today, , , tomorrow, from, permille, reached] = valuesOf(terms);
  const sources = URGENT.replaceAll('$4', '$2');
  const listed = LISTED(sources).replaceAll('$5', '$3').replaceAll('$6', '$4').replaceAll('$7', '$5');
  const done = await db.query(
    `insert into waiting_person as w (${COLUMNS}) ${listed} order by slot, borrower_id
     on conflict (listed_on, slot, borrower_id) do update
        set reason = excluded.reason, about_at = excluded.about_at, may_at = excluded.may_at, way = coalesce(excluded.way, w.way),
            ways = w.ways | excluded.ways, done_at = null, done_by = null, snoozed_until = null
      where (w.done_at is null and (excluded.reason < w.reason or excluded.reason = w.reason and excluded.about_at <> w.about_at))
         or w.done_at < excluded.about_at`,
    [today, tomorrow, from, permille, reached],
  );
  return done.rowCount ?? 0;
}

function valuesOf({ today, daysBack, chances }: MorningTerms): unknown[] {
  return [
    formatDay(today),
    daysBack,
    BY_PEOPLE.map((way) => CHANNELS.indexOf(way)),
    (today + 2) * DAY_MINUTES,
    chances.from,
    chances.permille,
    chances.reachedPermille,
  ];
}

/** The day whose list stands; null: none was ever written. */
export async function standingList(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>(`select ${STANDING} as day`);
  return rows[0]?.day ?? null;
}
