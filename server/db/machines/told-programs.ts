/**
 * What was told, in which order, and for how long is it kept?
 */
import type { Queryable } from '../pool.ts';

export interface ToldRow {
  readonly position: bigint;
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly data: string;
}

/** What was told about accounts of a host, behind a position. */
export async function eventsAfter(
  db: Queryable,
  host: string,
  after: bigint,
  size: number,
): Promise<ToldRow[]> {
  const { rows } = await db.query<ToldRow>(
    `select position, id, kind, at, data from webhook_event
      where position > $2 and $1 = any (hosts) order by position limit $3`,
    [host, after, size],
  );
  return rows;
}

/** Forgets what was told so many days ago and waits for nobody, at most `size`; returns how many. */
export async function forgetTold(db: Queryable, days: number, size: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from webhook_event where position in (
       select v.position from webhook_event v
        where v.told_at < clock_timestamp() - make_interval(days => $1)
          and not exists (select from webhook_delivery d where d.position = v.position and d.state in ('waiting', 'sending'))
        order by v.told_at limit $2)`,
    [days, size],
  );
  return rowCount ?? 0;
}
