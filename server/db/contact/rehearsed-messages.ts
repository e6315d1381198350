/**
 * What do the tables say of a race between dispatch and stops? Only rehearsals ask.
 */
import type { Queryable } from '../pool.ts';

/** A message as it ended. `crossed`: a stop saw its last contact in flight. */
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
            exists (select from person_fact f where f.slot = m.slot and f.borrower_id = m.borrower_id and f.permit = m.permit
                       and f.type = 'outcome' and f.data like '%not-sent%') as "notSent"
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

/** When people were silenced, by the database's clock (milliseconds since 1970), and how long after the house had heard it. */
export async function silences(db: Queryable): Promise<{ borrower: bigint; at: number; waited: number }[]> {
  const { rows } = await db.query<{ borrower: bigint; at: number; waited: number }>(
    `select borrower_id as borrower, extract(epoch from silenced_at)::float8 * 1000 as at,
            extract(epoch from silenced_at - known_at)::float8 * 1000 as waited from silence`,
  );
  return rows;
}
