/**
 * What became known and is still to be told to programs, and how does it become something that is told?
 *
 * Rows of the outbox are written by the very statements that write what they are about (`fact-known.ts`, `proof-rows.ts`; for agencies
 * `placed-case-rows.ts`, `silence-rows.ts`), and only while somebody listens. One process at a time takes them, in order, after their commit. What a night turned is found by the night's own
 * indexes once it is closed, by one statement.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';

/** One row of the outbox with what it is about. */
export interface OutboxRow {
  readonly position: bigint;
  readonly source: 'account' | 'person' | 'placed' | 'returned' | 'silenced';
  readonly slot: number;
  readonly subject: bigint;
  readonly borrower: bigint;
  readonly seq: number;
  readonly at: number;
  readonly day: Day | null;
  /** Of what came back: why. */
  readonly type: string;
  readonly data: string;
  /** Whose placement it is about; null: it is for the lender's own programs. */
  readonly agency: string | null;
  /** Accounts it is about, as [host, reference]. */
  readonly accounts: readonly (readonly [string, string])[];
}

const TAKING = 73_001;

/** Whether this transaction alone takes from the outbox until it ends. */
export async function takeTurn(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
    TAKING,
  ]);
  return rows[0]!.mine;
}

/** Takes the first rows out, with what they are about, in order. */
export async function takeOutbox(client: Client, size: number): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>({
    name: 'take-outbox',
    text: `with taken as (
       delete from webhook_outbox where position in (select position from webhook_outbox order by position limit $1)
       returning *),
     about as (
       select t.*, a.borrower_id as borrower, e.day, e.type, e.data, null as agency
         from taken t join event e on e.slot = t.slot and e.account_id = t.subject and e.seq = t.seq
         join account a on a.slot = t.slot and a.account_id = t.subject
        where t.source = 'account'
       union all
       select t.*, t.subject, null, f.type, f.data, null
         from taken t join person_fact f on f.slot = t.slot and f.borrower_id = t.subject and f.seq = t.seq
        where t.source = 'person'
       union all
       select t.*, c.borrower_id, null, coalesce(c.ended_why, ''), '', c.agency
         from taken t join agency_case c on c.slot = t.slot and c.account_id = t.subject and c.number = t.seq
        where t.source in ('placed', 'returned', 'silenced'))
     select b.*, coalesce(r.accounts, '[]') as accounts
       from about b cross join lateral (
         select jsonb_agg(jsonb_build_array(r.host, r.reference) order by r.host, r.reference) as accounts
           from account a join reference r on r.account_slot = a.slot and r.account_id = a.account_id
          where b.agency is null and a.slot = b.slot and a.borrower_id = b.borrower
            and (b.source = 'person' or a.account_id = b.subject)) r
      order by b.position`,
    values: [size],
  });
  return rows;
}

/** Something that is told. */
export interface NewTold {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly slot: number | null;
  readonly borrower: bigint | null;
  /** The agency that alone hears of it; null: the lender's own programs. */
  readonly agency: string | null;
  readonly hosts: readonly string[];
  readonly data: string;
}

const DELIVER = `insert into webhook_delivery (endpoint, position, slot, borrower_id, kind, next_at)
  select p.endpoint, n.position, n.slot, n.borrower_id, n.kind, n.at
    from new n join webhook_endpoint p on n.kind = any (p.kinds) and p.stopped_at is null
     and p.agency is not distinct from n.agency and (p.host is null or p.host = any (n.hosts))
   order by n.position`;

/** Keeps what is told, and a delivery of each for every endpoint that wants it. */
export async function keepTold(client: Client, told: readonly NewTold[]): Promise<void> {
  if (told.length === 0) return;
  await client.query(
    `with new as (
       insert into webhook_event (id, kind, at, slot, borrower_id, agency, hosts, data)
       select o.id, o.kind, o.at, o.slot, o.borrower, o.agency, array(select jsonb_array_elements_text(o.hosts)), o.data
         from rows from (jsonb_to_recordset($1::jsonb) as (id text, kind text, at int, slot smallint, borrower bigint,
                                                          agency text, hosts jsonb, data text)) with ordinality
           as o (id, kind, at, slot, borrower, agency, hosts, data, place)
        order by o.place
       returning *) ${DELIVER}`,
    [JSON.stringify(told.map((one) => ({ ...one, borrower: one.borrower?.toString() ?? null })))],
  );
}

/** The night after which nothing was told yet; null: nobody has listened before. */
export async function toldNight(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day }>('select day from webhook_night');
  return rows[0]?.day ?? null;
}

/** Sets the night up to which turns were told. */
export async function setToldNight(client: Client, day: Day): Promise<void> {
  await client.query('delete from webhook_night');
  await client.query('insert into webhook_night (day) values ($1)', [formatDay(day)]);
}

/** Tells what a closed day turned: accounts that fell behind or were healed, agreements that were missed, broken or kept. */
export async function tellNight(client: Client, day: Day, at: number): Promise<number> {
  const { rows } = await client.query<{ told: number }>(
    `with found as (
       select e.slot, e.account_id, e.seq, e.data::jsonb as data,
              case when e.data::jsonb ->> 'to' is null then 'account.cured'
                   when e.data::jsonb ->> 'from' is null then 'account.past_due' else 'account.bucket_changed' end as kind
         from event e where e.type = 'bucket' and e.day = $1
       union all
       select e.slot, e.account_id, e.seq, e.data::jsonb, t.kind
         from event e join (values ('row-missed', 'agreement.missed'), ('broken', 'agreement.broken'),
                                   ('completed', 'agreement.completed')) as t (state, kind) on t.state = e.data::jsonb ->> 'state'
        where e.type = 'plan' and e.day = $1),
     wanted as (
       select f.* from found f
        where exists (select from webhook_endpoint p where f.kind = any (p.kinds))
           or exists (select from api_key where ended_at is null and 'events:read' = any (scopes))),
     new as (
       insert into webhook_event (id, kind, at, slot, borrower_id, hosts, data)
       select 'evt_' || replace(gen_random_uuid()::text, '-', ''), w.kind, $2, w.slot, a.borrower_id, r.hosts,
              jsonb_build_object('accounts', r.accounts, 'day', $1::date)
              || case when w.kind like 'agreement.%' then jsonb_build_object('agreement', w.data ->> 'plan')
                      else jsonb_strip_nulls(jsonb_build_object('from', w.data -> 'from', 'to', w.data -> 'to')) end
         from wanted w join account a on a.slot = w.slot and a.account_id = w.account_id
         cross join lateral (
           select coalesce(array_agg(r.host), '{}') as hosts,
                  coalesce(jsonb_agg(jsonb_build_object('host', r.host, 'reference', r.reference)), '[]') as accounts
             from reference r where r.account_slot = w.slot and r.account_id = w.account_id) r
        order by w.slot, w.account_id, w.seq
       returning *),
     delivered as (${DELIVER})
     select count(*)::int as told from new`,
    [formatDay(day), at],
  );
  return rows[0]!.told;
}
