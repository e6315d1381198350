/**
 * What lies in a person's inbox, and what of it has he opened?
 *
 * An in-app message is delivered by being here; what was pushed to a device as one line can be read here in full. Only what went out
 * is shown: a message that waits, was refused or was cancelled never reached anybody.
 * The words themselves are sealed under the person's key.
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A message as its reader has it. Minutes are the house's. */
export interface InboxRow {
  readonly message: number;
  readonly way: 'in-app' | 'push';
  readonly purpose: string;
  /** Numbers of accounts. */
  readonly debts: string;
  readonly at: number;
  readonly sender: string;
  readonly code: string;
  /** Number of the proof that seals the words. */
  readonly proof: number;
  /** Something became known while it was on its way. */
  readonly crossed: boolean;
  readonly readAt: number | null;
}

/** A reminder of which nobody knows may have been seen on a device; what its sender never put here never lay here. */
const ARRIVED = `m.way in ('in-app', 'push') and (m.state in ('sent', 'delivered') or m.state = 'unknown' and m.way = 'push')
  and m.permit is not null and m.proof is not null`;

/** The latest messages, the newest first; `before`: only those with a lower number. */
export async function readInbox(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  before: number | null,
  count: number,
): Promise<InboxRow[]> {
  const { rows } = await db.query<InboxRow>(
    `select m.message, m.way, m.purpose, m.debts, a.at, a.sender, p.code, m.proof,
            exists (select from person_fact f where f.slot = m.slot and f.borrower_id = m.borrower_id
                                                and f.type = 'crossed' and f.permit = m.permit) as crossed,
            r.at as "readAt"
       from message m
       join contact_attempt a on a.slot = m.slot and a.borrower_id = m.borrower_id and a.permit = m.permit
       join permit p on p.slot = m.slot and p.borrower_id = m.borrower_id and p.permit = m.permit
       left join inbox_read r on r.slot = m.slot and r.borrower_id = m.borrower_id and r.message = m.message
      where m.slot = $1 and m.borrower_id = $2 and ${ARRIVED} and ($3::integer is null or m.message < $3)
      order by m.message desc limit $4`,
    [slot, borrower, before, count],
  );
  return rows;
}

/** How many messages he has not opened. */
export async function countUnread(db: Queryable, { slot, borrower }: BorrowerKey): Promise<number> {
  const { rows } = await db.query<{ unread: number }>(
    `select count(*)::int as unread from message m
       left join inbox_read r on r.slot = m.slot and r.borrower_id = m.borrower_id and r.message = m.message
      where m.slot = $1 and m.borrower_id = $2 and ${ARRIVED} and r.at is null`,
    [slot, borrower],
  );
  return rows[0]!.unread;
}

/** A message that he opened. `first`: he had not opened it before. */
export interface Opened {
  readonly readAt: number;
  readonly first: boolean;
  /** Who carried it. */
  readonly carrier: string;
}

/** Keeps that a message was opened at a minute, unless it was before; null when there is no such message in his inbox. */
export async function keepRead(
  client: Client,
  { slot, borrower }: BorrowerKey,
  message: number,
  at: number,
): Promise<Opened | null> {
  const found = await client.query<{ carrier: string | null }>(
    `select m.carrier from message m where m.slot = $1 and m.borrower_id = $2 and m.message = $3 and ${ARRIVED}`,
    [slot, borrower, message],
  );
  const there = found.rows[0];
  if (there === undefined) return null;
  const kept = await client.query(
    'insert into inbox_read (slot, borrower_id, message, at) values ($1, $2, $3, $4) on conflict do nothing',
    [slot, borrower, message, at],
  );
  const { rows } = await client.query<{ at: number }>(
    'select at from inbox_read where slot = $1 and borrower_id = $2 and message = $3',
    [slot, borrower, message],
  );
  return { readAt: rows[0]!.at, first: kept.rowCount === 1, carrier: there.carrier ?? 'in-app' };
}
