/**
 * What do the tables say of a race between dispatch and stops? Only rehearsals ask.
 */
import { withClient } from '../embedded/postgres.ts';
import type { Queryable } from '../pool.ts';

/**
 * A message as it ended. `crossed`: a stop saw its last contact in flight. `notSent`: of every contact made for it the log says that it was
 * not sent; one that a dead sender left behind says nothing, and the next try, on a permit of its own, may truly not have been.
 */
export interface EndedMessage {
  readonly key: string;
  readonly borrower: bigint;
  readonly state: string;
  readonly why: string | null;
  readonly permits: number;
  readonly crossed: boolean;
  readonly notSent: boolean;
}

/** How every message ended. */
export async function endedMessages(db: Queryable): Promise<EndedMessage[]> {
  const { rows } = await db.query<EndedMessage>(
    `select m.slot || '-' || m.borrower_id || '-' || m.message as key, m.borrower_id as borrower, m.state, m.why,
            (select count(*)::int from contact_attempt a where a.slot = m.slot and a.borrower_id = m.borrower_id) as permits,
            exists (select from person_fact f where f.slot = m.slot and f.borrower_id = m.borrower_id and f.type = 'crossed') as crossed,
            exists (select from contact_attempt a where a.slot = m.slot and a.borrower_id = m.borrower_id)
              and not exists (
                select from contact_attempt a where a.slot = m.slot and a.borrower_id = m.borrower_id and not exists (
                  select from person_fact f where f.slot = a.slot and f.borrower_id = a.borrower_id and f.permit = a.permit
                     and f.type = 'outcome' and f.data like '%not-sent%')) as "notSent"
       from message m`,
  );
  return rows;
}

/** Messages that wait or are being sent. */
export async function unfinished(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from message where state in ('waiting', 'sending')`,
  );
  return rows[0]!.count;
}

/** Lets the planner know that there are messages: a server in use learns it by itself within a minute. */
export async function analyseMessages(db: Queryable): Promise<void> {
  await db.query('analyze message, contact, borrower, account');
}

/** When people ("slot-borrower") were silenced, by the database's clock (milliseconds since 1970), and how long after the house had heard it. */
export async function silences(db: Queryable): Promise<{ name: string; at: number; waited: number }[]> {
  const { rows } = await db.query<{ name: string; at: number; waited: number }>(
    `select slot || '-' || borrower_id as name, extract(epoch from silenced_at)::float8 * 1000 as at,
            extract(epoch from silenced_at - known_at)::float8 * 1000 as waited from silence`,
  );
  return rows;
}

/** What stands in the inboxes of people, and since when by the database's clock (milliseconds since 1970). */
export async function inboxArrivals(db: Queryable): Promise<{ key: string; at: number }[]> {
  const { rows } = await db.query<{ key: string; at: number }>(
    `select slot || '-' || borrower_id || '-' || message as key, extract(epoch from handed_at)::float8 * 1000 as at
       from message where way = 'in-app' and state in ('sent', 'delivered')`,
  );
  return rows;
}

/** What messages are in which states, and what the connections to this database do and wait for: one line each. */
export async function standing(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const states = await client.query<{ line: string }>(
      `select format('%s %s by %s, due from %s to %s', count(*), state, way, min(not_before), max(not_before)) as line
         from message group by state, way order by state, way`,
    );
    const connections = await client.query<{ line: string }>(
      `select format('connection %s %s for %s s, waits for %s, held up by %s: %s', pid, state,
                     round(extract(epoch from clock_timestamp() - state_change)::numeric, 1),
                     coalesce(wait_event_type || '/' || wait_event, 'nothing'), pg_blocking_pids(pid)::text,
                     left(regexp_replace(query, 's+', ' ', 'g'), 160)) as line
         from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() order by pid`,
    );
    return [...states.rows, ...connections.rows].map(({ line }) => line);
  });
}
