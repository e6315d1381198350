/**
 * Who has whom, how did it come about, and what of it can be taken back?
 *
 * `assignment` is one row a person; each change of it stands in `assignment_move`, in the statement that makes it. A change names whom it
 * expects to find: somebody else was quicker, and nothing is changed. Undoing a round touches those alone about whom nothing came later.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export type MoveWhy = 'rule' | 'same-worker' | 'absence' | 'home' | 'left' | 'cured' | 'lead' | 'undo';

/** A change that is wanted. `from` null: nobody has him; `to` null: nobody is to have him. */
export interface NewMove extends BorrowerKey {
  readonly account: bigint;
  readonly from: string | null;
  readonly to: string | null;
  /** To whom he goes back, where he is moved because somebody is away. */
  readonly home: string | null;
  readonly why: MoveWhy;
}

/** One act of giving. */
export interface RoundRow {
  readonly round: number;
  readonly kind: 'morning' | 'lead' | 'undo';
  readonly day: Day;
  readonly by: string;
  readonly why: string;
  readonly undoes: number | null;
  readonly moved: number;
  /** Of them: those about whom nothing came later. */
  readonly unchanged: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export async function openRound(
  db: Queryable,
  { kind, day, by, why, undoes }: Pick<RoundRow, 'kind' | 'day' | 'by' | 'why' | 'undoes'>,
): Promise<number> {
  const { rows } = await db.query<{ round: number }>(
    `insert into assignment_round (kind, day, by_whom, why, undoes) values ($1, $2, $3, $4, $5) returning round`,
    [kind, formatDay(day), by, why, undoes],
  );
  return rows[0]!.round;
}

const WANTED = `wanted as (
  select * from unnest($2::smallint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])
    as w (slot, borrower_id, account_id, from_worker, to_worker, home, why)),
locked as materialized (
  select a.slot, a.borrower_id, a.worker from assignment a join wanted w on w.slot = a.slot and w.borrower_id = a.borrower_id
   order by a.slot, a.borrower_id for update of a),
gone as (
  delete from assignment a using wanted w join locked l on l.slot = w.slot and l.borrower_id = w.borrower_id
   where a.slot = w.slot and a.borrower_id = w.borrower_id and l.worker = w.from_worker and w.to_worker is null
  returning a.slot, a.borrower_id),
moved as (
  update assignment a set worker = w.to_worker, since = clock_timestamp(), by = $9, why = w.why
    from wanted w join locked l on l.slot = w.slot and l.borrower_id = w.borrower_id
   where a.slot = w.slot and a.borrower_id = w.borrower_id and l.worker = w.from_worker and w.to_worker is not null
  returning a.slot, a.borrower_id),
given as (
  insert into assignment (slot, account_id, borrower_id, worker, by, why)
  select slot, account_id, borrower_id, to_worker, $9, why from wanted
   where from_worker is null and to_worker is not null order by slot, borrower_id
  on conflict do nothing returning slot, borrower_id),
done as (select * from gone union all select * from moved union all select * from given)`;

/** Makes those changes whose person is found as expected; returns whose were made. In order of key, one statement. */
export async function makeMoves(
  client: Client,
  round: number,
  by: string,
  moves: readonly NewMove[],
): Promise<ReadonlySet<string>> {
  if (moves.length === 0) return new Set();
  const { rows } = await client.query<{ slot: number; borrower: bigint }>(
    `with ${WANTED}
     insert into assignment_move (slot, borrower_id, round, account_id, from_worker, to_worker, home, why)
     select w.slot, w.borrower_id, $1, w.account_id, w.from_worker, w.to_worker, w.home, w.why
       from wanted w join done d on d.slot = w.slot and d.borrower_id = w.borrower_id
      order by w.slot, w.borrower_id
     returning slot, borrower_id as borrower`,
    [
      round,
      moves.map(({ slot }) => slot),
      moves.map(({ borrower }) => borrower),
      moves.map(({ account }) => account),
      moves.map(({ from }) => from),
      moves.map(({ to }) => to),
      moves.map(({ home }) => home),
      moves.map(({ why }) => why),
      by,
    ],
  );
  return new Set(rows.map(({ slot, borrower }) => `${slot}-${borrower}`));
}

const LATEST = (
  m: string,
) => `not exists (select from assignment_move n where n.slot = ${m}.slot and n.borrower_id = ${m}.borrower_id
      and n.move > ${m}.move)`;

/** The latest rounds with how many they moved, the newest first. */
export async function latestRounds(db: Queryable, count: number): Promise<RoundRow[]> {
  const { rows } = await db.query<RoundRow>(
    `select r.round, r.kind, r.day, r.by_whom as by, r.why, r.undoes, (extract(epoch from r.at) * 1000)::float8 as at,
            count(m.*)::int as moved, count(m.*) filter (where ${LATEST('m')})::int as unchanged
       from (select * from assignment_round order by round desc limit $1) r
       left join assignment_move m on m.round = r.round
      group by r.round, r.kind, r.day, r.by_whom, r.why, r.undoes, r.at order by r.round desc`,
    [count],
  );
  return rows;
}

/** Keeps rounds of leads apart until the transaction ends: two cannot fill the same room. */
export async function lockRounds(client: Client): Promise<void> {
  await client.query('lock table assignment_round in share row exclusive mode');
}

export async function hasRound(db: Queryable, round: number): Promise<boolean> {
  return (await db.query('select from assignment_round where round = $1', [round])).rowCount === 1;
}

interface Found extends BorrowerKey {
  readonly account: bigint;
  readonly from: string | null;
  readonly to: string | null;
}

/** What would take a round back: the way back of each move about whose person nothing came later. */
export async function wayBack(db: Queryable, round: number): Promise<NewMove[]> {
  const { rows } = await db.query<Found>(
    `select m.slot, m.borrower_id as borrower, m.account_id as account, m.to_worker as "from", m.from_worker as "to"
       from assignment_move m where m.round = $1 and ${LATEST('m')} order by m.slot, m.borrower_id`,
    [round],
  );
  return rows.map((row) => ({ ...row, home: null, why: 'undo' }));
}

/** Whoever was moved because one of these was away and was not moved since: the way home. */
export async function wayHome(db: Queryable, workers: readonly string[]): Promise<NewMove[]> {
  const { rows } = await db.query<Found>(
    `select m.slot, m.borrower_id as borrower, m.account_id as account, m.to_worker as "from", m.home as "to"
       from assignment_move m join assignment a on a.slot = m.slot and a.borrower_id = m.borrower_id and a.worker = m.to_worker
      where m.home = any ($1::text[]) and m.to_worker <> m.home and ${LATEST('m')}
      order by m.slot, m.borrower_id`,
    [workers],
  );
  return rows.map((row) => ({ ...row, home: null, why: 'home' }));
}

/** People who have somebody and, since a passage of this day, nothing that is past due. */
export async function curedOn(db: Queryable, day: Day): Promise<NewMove[]> {
  const { rows } = await db.query<Found>(
    `select distinct on (s.slot, s.borrower_id) s.slot, s.borrower_id as borrower, s.account_id as account, s.worker as "from",
            null::text as "to"
       from event e
       join account a on a.slot = e.slot and a.account_id = e.account_id
       join assignment s on s.slot = a.slot and s.borrower_id = a.borrower_id
      where e.type = 'bucket' and e.day = $1
        and not exists (select from account o where o.slot = s.slot and o.borrower_id = s.borrower_id
                           and o.oldest_due is not null and o.written_off_on is null)
      order by s.slot, s.borrower_id`,
    [formatDay(day)],
  );
  return rows.map((row) => ({ ...row, home: null, why: 'cured' }));
}
