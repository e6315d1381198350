/**
 * What is to be sent to which endpoint now, and what came of it?
 *
 * Claimed and committed before anything is sent, recorded after. What one person's accounts went through goes out in its order: behind a
 * delivery that waits for its next try wait those that follow it, to that endpoint. A claim that nobody recorded is sent again.
 */
import type { Queryable } from '../pool.ts';

export interface ClaimedDelivery {
  readonly endpoint: number;
  readonly position: bigint;
  /** Which try this is, counted from the first, and since it was last sent anew. */
  readonly tries: number;
  readonly again: number;
  readonly url: string;
  readonly host: string | null;
  readonly secret: Buffer;
  readonly secretWas: Buffer | null;
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly data: string;
}

/** Seconds after which a claim belongs to nobody any more. */
const LOST_AFTER = 300;

/** Gives back what a process claimed and never recorded. */
export async function freeLost(db: Queryable): Promise<void> {
  await db.query(
    `update webhook_delivery set state = 'waiting'
      where state = 'sending' and claimed_at < clock_timestamp() - make_interval(secs => ${LOST_AFTER})`,
  );
}

/** Endpoints for which something is due at `now`. */
export async function dueEndpoints(db: Queryable, now: number): Promise<number[]> {
  const { rows } = await db.query<{ endpoint: number }>(
    `select p.endpoint from webhook_endpoint p
      where p.stopped_at is null and exists (select from webhook_delivery w
              where w.endpoint = p.endpoint and w.state = 'waiting' and w.next_at <= $1)
      order by p.endpoint`,
    [now],
  );
  return rows.map(({ endpoint }) => endpoint);
}

/** Claims what is due for an endpoint at `now`, at most `size`. */
export async function claimDeliveries(
  db: Queryable,
  endpoint: number,
  now: number,
  size: number,
): Promise<ClaimedDelivery[]> {
  const { rows } = await db.query<ClaimedDelivery>({
    name: 'claim-deliveries',
    text: `with due as (
       select w.endpoint, w.position from webhook_delivery w
         join webhook_endpoint p on p.endpoint = w.endpoint and p.stopped_at is null
        where w.endpoint = $3 and w.state = 'waiting' and w.next_at <= $1
          and not exists (select from webhook_delivery e
                           where e.endpoint = w.endpoint and e.slot = w.slot and e.borrower_id = w.borrower_id
                             and e.position < w.position and e.state in ('waiting', 'sending'))
        order by w.next_at, w.position limit $2 for update of w skip locked),
     mine as (
       update webhook_delivery d
          set state = 'sending', claimed_at = clock_timestamp(), tries = d.tries + 1, again = d.again + 1
         from due where d.endpoint = due.endpoint and d.position = due.position
       returning d.endpoint, d.position, d.tries, d.again)
     select m.*, p.url, p.host, p.secret, case when p.was_until > clock_timestamp() then p.secret_was end as "secretWas",
            v.id, v.kind, v.at, v.data
       from mine m join webhook_endpoint p on p.endpoint = m.endpoint join webhook_event v on v.position = m.position
      order by m.position, m.endpoint`,
    values: [now, size, endpoint],
  });
  return rows;
}

/** How a try ended. `nextAt`: when it is tried again; null: never by itself. */
export interface EndedTry {
  readonly endpoint: number;
  readonly position: bigint;
  readonly tries: number;
  readonly at: number;
  readonly milliseconds: number;
  readonly status: number | null;
  readonly said: string;
  readonly told: boolean;
  readonly nextAt: number | null;
}

/** Records tries: each delivery as it stands now, those behind it no sooner, and whether its endpoint works. */
export async function recordTries(db: Queryable, ended: readonly EndedTry[]): Promise<void> {
  if (ended.length === 0) return;
  await db.query(
    `with t as (
       select * from jsonb_to_recordset($1::jsonb) as t (endpoint int, position bigint, tries smallint, at int, milliseconds int,
                                                         status smallint, said text, told boolean, "nextAt" int)),
     kept as (
       insert into webhook_try (endpoint, position, try, at, milliseconds, status, said)
       select endpoint, position, tries, at, milliseconds, status, said from t on conflict do nothing),
     stands as (
       update webhook_delivery d
          set state = case when t.told then 'told' when t."nextAt" is null then 'failed' else 'waiting' end,
              next_at = coalesce(t."nextAt", d.next_at), claimed_at = null
         from t where d.endpoint = t.endpoint and d.position = t.position and d.state = 'sending'
       returning d.endpoint, d.slot, d.borrower_id, d.position, d.state, d.next_at),
     behind as (
       update webhook_delivery b set next_at = s.next_at
         from stands s
        where s.state = 'waiting' and b.endpoint = s.endpoint and b.slot = s.slot and b.borrower_id = s.borrower_id
          and b.position > s.position and b.state = 'waiting' and b.next_at < s.next_at),
     works as (select endpoint, bool_or(told) as works, min(at) as at from t group by endpoint)
     update webhook_endpoint p
        set failing_from = case when w.works then null else coalesce(p.failing_from, w.at) end
       from works w where p.endpoint = w.endpoint and (w.works or p.failing_from is null)`,
    [JSON.stringify(ended.map((one) => ({ ...one, position: one.position.toString() })))],
  );
}

/** Endpoints that took nothing since `before` and are not stopped. */
export async function failingSince(db: Queryable, before: number): Promise<number[]> {
  const { rows } = await db.query<{ endpoint: number }>(
    'select endpoint from webhook_endpoint where stopped_at is null and failing_from <= $1',
    [before],
  );
  return rows.map(({ endpoint }) => endpoint);
}

/** What is sent once more: one, or all that failed and happened since a minute. Returns how many. */
export async function sendAgain(
  db: Queryable,
  endpoint: number,
  which: { readonly position: bigint } | { readonly since: number },
  now: number,
): Promise<number> {
  const one = 'position' in which;
  const { rowCount } = await db.query(
    `update webhook_delivery d set state = 'waiting', next_at = $2, again = 0
       from webhook_event v
      where d.endpoint = $1 and v.position = d.position
        and case when $3::bigint is null then d.state = 'failed' and v.at >= $4
                 else d.position = $3 and d.state in ('failed', 'told', 'waiting') end`,
    [endpoint, now, one ? which.position : null, one ? null : which.since],
  );
  return rowCount ?? 0;
}

/** A delivery as the administrator sees it, with its last try. */
export interface SeenDelivery {
  readonly position: bigint;
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly state: 'waiting' | 'sending' | 'told' | 'failed';
  readonly tries: number;
  readonly nextAt: number;
  readonly status: number | null;
  readonly milliseconds: number | null;
  readonly said: string | null;
}

/** Deliveries to an endpoint, latest first, older than `before`. */
export async function deliveriesOf(
  db: Queryable,
  endpoint: number,
  wish: { readonly state: string | null; readonly kind: string | null; readonly before: bigint | null },
  size: number,
): Promise<SeenDelivery[]> {
  const { rows } = await db.query<SeenDelivery>(
    `select d.position, v.id, d.kind, v.at, d.state, d.tries, d.next_at as "nextAt", t.status, t.milliseconds, t.said
       from webhook_delivery d join webhook_event v on v.position = d.position
       left join webhook_try t on t.endpoint = d.endpoint and t.position = d.position and t.try = d.tries
      where d.endpoint = $1 and ($2::text is null or d.state = $2) and ($3::text is null or d.kind = $3)
        and ($4::bigint is null or d.position < $4)
      order by d.position desc limit $5`,
    [endpoint, wish.state, wish.kind, wish.before, size],
  );
  return rows;
}

export interface SeenTry {
  readonly try: number;
  readonly at: number;
  readonly milliseconds: number;
  readonly status: number | null;
  readonly said: string;
}

/** One delivery with what is told and all its tries; null: none. */
export async function deliveryAt(
  db: Queryable,
  endpoint: number,
  position: bigint,
): Promise<
  | (Pick<SeenDelivery, 'id' | 'kind' | 'at' | 'state'> & {
      data: string;
      host: string | null;
      tries: SeenTry[];
    })
  | null
> {
  const { rows } = await db.query<
    Pick<SeenDelivery, 'id' | 'kind' | 'at' | 'state'> & {
      data: string;
      host: string | null;
      tries: SeenTry[];
    }
  >(
    `select v.id, v.kind, v.at, d.state, v.data, p.host,
            (select coalesce(jsonb_agg(jsonb_build_object('try', t.try, 'at', t.at, 'milliseconds', t.milliseconds,
                                                          'status', t.status, 'said', t.said) order by t.try), '[]')
               from webhook_try t where t.endpoint = d.endpoint and t.position = d.position) as tries
       from webhook_delivery d join webhook_event v on v.position = d.position
       join webhook_endpoint p on p.endpoint = d.endpoint
      where d.endpoint = $1 and d.position = $2`,
    [endpoint, position],
  );
  return rows[0] ?? null;
}

/** An event for one endpoint alone: to see whether it hears. */
export async function tellOne(
  db: Queryable,
  endpoint: number,
  event: { readonly id: string; readonly kind: string; readonly at: number; readonly data: string },
): Promise<bigint> {
  const { rows } = await db.query<{ position: bigint }>(
    `with new as (
       insert into webhook_event (id, kind, at, hosts, data) values ($2, $3, $4, '{}', $5) returning position)
     insert into webhook_delivery (endpoint, position, kind, next_at) select $1, position, $3, $4 from new returning position`,
    [endpoint, event.id, event.kind, event.at, event.data],
  );
  return rows[0]!.position;
}
