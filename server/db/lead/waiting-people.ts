/**
 * Who waits for a person on a day, of what kind is each, and who has him?
 *
 * Found by what closing planned for people in the last days: nobody else is looked at, so whoever is quiet costs nothing. The oldest debt
 * says how late somebody is. Read once a morning in order of key; what a look shows stands in `team_morning`.
 */
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { BY_PEOPLE } from '../desk/waiting-morning.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';

export interface WaitingRow extends BorrowerKey {
  readonly account: bigint;
  readonly product: number;
  readonly oldestDue: Day;
  readonly language: string;
  /** In distress: a case says so, or is open about it. */
  readonly care: boolean;
  /** Since when he waits. */
  readonly first: Day;
  readonly worker: string | null;
  /** Who had him last, where nobody has him; where he stands in for somebody, who that is. */
  readonly before: string | null;
}

/** Planned so many days back and not made still waits. */
const DAYS_BACK = 7;

/** What is known of the people in `p`: the oldest debt, the language, who has them and who had them. */
const kindBy = (join: 'join' | 'left join') => `${join} lateral (
         select account_id, product, oldest_due from account
          where slot = p.slot and borrower_id = p.borrower_id and oldest_due is not null and written_off_on is null
          order by oldest_due, account_id limit 1) a on true
       join borrower b on b.slot = p.slot and b.borrower_id = p.borrower_id
       left join assignment s on s.slot = p.slot and s.borrower_id = p.borrower_id
       left join lateral (
         select case when s.worker is null then from_worker else home end as before from assignment_move
          where slot = p.slot and borrower_id = p.borrower_id order by move desc limit 1) m on true`;
const CARE = `exists (select from review_case r where r.slot = p.slot and r.borrower_id = p.borrower_id and r.kind = 'vulnerability'
                       and (r.decided_by is null or r.outcome in ('granted', 'supported', 'countered')))`;

const SHOWN = `p.slot, p.borrower_id as borrower, a.account_id as account, a.product, a.oldest_due as "oldestDue", b.language, s.worker,
            m.before, ${CARE} as care`;

/** Everybody who waits on `day`, in order of key. */
export async function readWaiting(db: Queryable, day: Day): Promise<WaitingRow[]> {
  const { rows } = await db.query<WaitingRow>(
    `with p as (
       select slot, borrower_id, min(day) as first from contact
        where state = 'planned' and day between $1 and $2 and channel = any ($3::smallint[])
        group by slot, borrower_id)
     select ${SHOWN}, p.first from p ${kindBy('join')} order by p.slot, p.borrower_id`,
    [formatDay(day - DAYS_BACK + 1), formatDay(day), BY_PEOPLE.map((channel) => CHANNELS.indexOf(channel))],
  );
  return rows;
}

/** Somebody who lies with an agent; product and day null: nothing of his is past due today. */
export interface HeldRow extends BorrowerKey, Pick<WaitingRow, 'language' | 'care' | 'before'> {
  readonly account: bigint;
  readonly product: number | null;
  readonly oldestDue: Day | null;
  readonly name: string;
  readonly since: number;
  readonly by: string;
  readonly why: string;
}

/** A page of the people somebody has, behind a key. */
export async function peopleOf(
  db: Queryable,
  worker: string,
  after: BorrowerKey | null,
  size: number,
): Promise<HeldRow[]> {
  const { rows } = await db.query<Omit<HeldRow, 'name'> & WithPerson>(
    `with p as (
       select slot, borrower_id from assignment
        where worker = $1 and (slot, borrower_id) > ($2::smallint, $3::bigint) order by slot, borrower_id limit $4)
     select p.slot, p.borrower_id as borrower, coalesce(a.account_id, s.account_id) as account, a.product,
            a.oldest_due as "oldestDue", b.language, ${personOf('b')} as person, m.before, ${CARE} as care, s.by, s.why,
            (extract(epoch from s.since) * 1000)::float8 as since
       from p ${kindBy('left join')}
      order by p.slot, p.borrower_id`,
    [worker, after?.slot ?? -1, after?.borrower ?? -1n, size],
  );
  return named<HeldRow>(rows);
}

/** Some people by key; those who have nothing past due are left out. */
export async function peopleAt(db: Queryable, keys: readonly BorrowerKey[]): Promise<WaitingRow[]> {
  const { rows } = await db.query<WaitingRow>(
    `with p as (select * from unnest($1::smallint[], $2::bigint[]) as p (slot, borrower_id))
     select ${SHOWN}, a.oldest_due as first from p ${kindBy('join')} order by p.slot, p.borrower_id`,
    [keys.map(({ slot }) => slot), keys.map(({ borrower }) => borrower)],
  );
  return rows;
}

/** What a morning found in one queue, and what became of it. */
export interface MorningRow {
  readonly queue: string;
  readonly waiting: number;
  readonly oldest: Day;
  readonly held: number;
  readonly given: number;
  readonly noRoom: number;
  readonly nobody: number;
}

/** Writes a morning; done again for its day it stands in the place of the one before, and two at once come after each other. */
export async function keepMorning(db: Queryable, day: Day, rows: readonly MorningRow[]): Promise<void> {
  await db.query('lock table team_morning in share row exclusive mode');
  await db.query('delete from team_morning where day = $1', [formatDay(day)]);
  await db.query(
    `insert into team_morning (day, queue, waiting, oldest, held, given, no_room, nobody)
     select $1, * from unnest($2::text[], $3::int[], $4::date[], $5::int[], $6::int[], $7::int[], $8::int[])`,
    [
      formatDay(day),
      rows.map(({ queue }) => queue),
      rows.map(({ waiting }) => waiting),
      rows.map(({ oldest }) => formatDay(oldest)),
      rows.map(({ held }) => held),
      rows.map(({ given }) => given),
      rows.map(({ noRoom }) => noRoom),
      rows.map(({ nobody }) => nobody),
    ],
  );
}

/** The morning of a day; empty where none was held. */
export async function readMorning(db: Queryable, day: Day): Promise<MorningRow[]> {
  const { rows } = await db.query<MorningRow>(
    `select queue, waiting, oldest, held, given, no_room as "noRoom", nobody from team_morning where day = $1 order by queue`,
    [formatDay(day)],
  );
  return rows;
}
