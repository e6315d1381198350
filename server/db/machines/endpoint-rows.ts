/**
 * Where do programs want to be told, with which secret, and does it still work?
 */
import type { Queryable } from '../pool.ts';

export interface NewEndpoint {
  readonly url: string;
  readonly kinds: readonly string[];
  readonly host: string | null;
  /** The agency that hears of its own placements there, and of nothing else. */
  readonly agency: string | null;
  readonly secret: Buffer;
}

/** An endpoint as the administrator sees it. */
export interface SeenEndpoint {
  readonly endpoint: number;
  readonly url: string;
  readonly kinds: readonly string[];
  readonly host: string | null;
  readonly agency: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly bothUntil: Date | null;
  readonly failing: boolean;
  readonly stoppedAt: Date | null;
  readonly stoppedWhy: string | null;
  readonly waiting: number;
  readonly failed: number;
}

/** Keeps an endpoint; its secret is sealed for the number that it gets. */
export async function addEndpoint(
  db: Queryable,
  one: Omit<NewEndpoint, 'secret'>,
  by: string,
  sealFor: (endpoint: number) => Buffer,
): Promise<number> {
  const { rows } = await db.query<{ endpoint: number }>(
    `select nextval(pg_get_serial_sequence('webhook_endpoint', 'endpoint'))::int as endpoint`,
  );
  const { endpoint } = rows[0]!;
  await db.query(
    `insert into webhook_endpoint (endpoint, url, kinds, host, agency, secret, made_by) overriding system value
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [endpoint, one.url, one.kinds, one.host, one.agency, sealFor(endpoint), by],
  );
  return endpoint;
}

/** All endpoints, oldest first. There are few: a page of its own for them would hold one row. */
export async function allEndpoints(db: Queryable): Promise<SeenEndpoint[]> {
  const { rows } = await db.query<SeenEndpoint>(
    `select p.endpoint, p.url, p.kinds, p.host, p.agency, p.made_at as "madeAt", p.made_by as "madeBy",
            case when p.was_until > clock_timestamp() then p.was_until end as "bothUntil",
            p.failing_from is not null as failing, p.stopped_at as "stoppedAt", p.stopped_why as "stoppedWhy",
            (select count(*)::int from webhook_delivery d
              where d.endpoint = p.endpoint and d.state in ('waiting', 'sending')) as waiting,
            (select count(*)::int from webhook_delivery d
              where d.endpoint = p.endpoint and d.state = 'failed') as failed
       from webhook_endpoint p order by p.endpoint limit 200`,
  );
  return rows;
}

export async function isEndpoint(db: Queryable, endpoint: number): Promise<boolean> {
  const { rowCount } = await db.query('select from webhook_endpoint where endpoint = $1', [endpoint]);
  return rowCount === 1;
}

/** A new secret; the one before signs beside it for so many hours. False: no such endpoint. */
export async function changeSecret(
  db: Queryable,
  endpoint: number,
  secret: Buffer,
  bothHours: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update webhook_endpoint set secret_was = secret, was_until = clock_timestamp() + make_interval(hours => $3), secret = $2
      where endpoint = $1`,
    [endpoint, secret, bothHours],
  );
  return rowCount === 1;
}

/** Stops an endpoint; false: it was stopped. What waits for it goes on waiting. */
export async function stopEndpoint(db: Queryable, endpoint: number, why: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update webhook_endpoint set stopped_at = clock_timestamp(), stopped_why = $2 where endpoint = $1 and stopped_at is null`,
    [endpoint, why],
  );
  return rowCount === 1;
}

/** Starts it again, with everything that was told meanwhile and is still kept; false: it was not stopped. */
export async function startEndpoint(db: Queryable, endpoint: number, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `with was as (select endpoint, stopped_at from webhook_endpoint where endpoint = $1 and stopped_at is not null for update),
     missed as (
       insert into webhook_delivery (endpoint, position, slot, borrower_id, kind, next_at)
       select p.endpoint, v.position, v.slot, v.borrower_id, v.kind, $2
         from was join webhook_endpoint p on p.endpoint = was.endpoint
         join webhook_event v on v.told_at >= was.stopped_at and v.kind = any (p.kinds)
          and p.agency is not distinct from v.agency and (p.host is null or p.host = any (v.hosts))
        order by v.position on conflict do nothing),
     due as (
       update webhook_delivery d set next_at = $2 from was where d.endpoint = was.endpoint and d.state = 'waiting')
     update webhook_endpoint p set stopped_at = null, stopped_why = null, failing_from = null
       from was where p.endpoint = was.endpoint`,
    [endpoint, now],
  );
  return rowCount === 1;
}
