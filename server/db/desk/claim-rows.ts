/**
 * Who has whom on his screen now, until when, and what became of it?
 *
 * A claim is good for minutes of the database's clock and passes by itself: an agent whose browser died holds nobody. One agent has one
 * person at a time.
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { STANDING } from './waiting-morning.ts';

/** Gives a person to an agent, and back whomever he had. The row is locked by the caller, or free; the caller keeps the list (`keepStanding`). */
export async function claim(
  client: Client,
  { slot, borrower }: BorrowerKey,
  worker: string,
  minutes: number,
): Promise<boolean> {
  await client.query(
    `update waiting_person set claimed_by = null, claimed_until = null
      where claimed_by = $1 and (slot, borrower_id) <> ($2::smallint, $3::bigint)`,
    [worker, slot, borrower],
  );
  const done = await client.query(
    `update waiting_person set claimed_by = $3, claimed_until = clock_timestamp() + $4 * interval '1 minute'
      where listed_on = ${STANDING} and slot = $1 and borrower_id = $2
        and (claimed_until is null or claimed_until <= clock_timestamp() or claimed_by = $3)`,
    [slot, borrower, worker, minutes],
  );
  return done.rowCount === 1;
}

/** Who has this person now; null: nobody. */
export async function holderOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<string | null> {
  const { rows } = await db.query<{ by: string }>(
    `select claimed_by as by from waiting_person
      where listed_on = ${STANDING} and slot = $1 and borrower_id = $2 and claimed_until > clock_timestamp()`,
    [slot, borrower],
  );
  return rows[0]?.by ?? null;
}

/** What becomes of a person an agent leaves: through for today, or asked about again at a minute of the house. */
export type Left =
  | { readonly done: true; readonly at: number }
  | { readonly done: false; readonly until: number };

/** Takes a person off an agent's screen; nothing where somebody else has him. */
export async function leave(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  worker: string,
  left: Left,
): Promise<boolean> {
  const mine = `listed_on = ${STANDING} and slot = $1 and borrower_id = $2 and (claimed_by is null or claimed_by = $3 or claimed_until <= clock_timestamp())`;
  const done = left.done
    ? await db.query(
        `update waiting_person set claimed_by = null, claimed_until = null, done_at = $4, done_by = $3 where ${mine}`,
        [slot, borrower, worker, left.at],
      )
    : await db.query(
        `update waiting_person set claimed_by = null, claimed_until = null, snoozed_until = $4, snoozed_by = $3 where ${mine}`,
        [slot, borrower, worker, left.until],
      );
  return done.rowCount === 1;
}

/** Not before this minute, says the gate; for all of them at once. */
export async function waitUntil(
  client: Client,
  people: readonly (BorrowerKey & { readonly mayAt: number })[],
): Promise<void> {
  if (people.length === 0) return;
  await client.query(
    `update waiting_person w set may_at = k.at
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower, at)
      where w.listed_on = ${STANDING} and w.slot = k.slot and w.borrower_id = k.borrower`,
    [
      people.map(({ slot }) => slot),
      people.map(({ borrower }) => borrower),
      people.map(({ mayAt }) => mayAt),
    ],
  );
}

/** Lays all debts of a person with a worker; he comes off the screen of whoever had him, and is free for the other. */
export async function assign(
  client: Client,
  { slot, borrower }: BorrowerKey,
  {
    worker,
    by,
    why,
    until,
  }: { readonly worker: string; readonly by: string; readonly why: string; readonly until: number },
): Promise<void> {
  await client.query(
    `insert into assignment (slot, account_id, borrower_id, worker, by, why)
     select $1, min(account_id), $2, $3, $4, $5 from account where slot = $1 and borrower_id = $2 having min(account_id) is not null
     on conflict (slot, borrower_id) do update
        set worker = excluded.worker, by = excluded.by, why = excluded.why, since = clock_timestamp()`,
    [slot, borrower, worker, by, why],
  );
  await client.query(
    `update waiting_person set claimed_by = null, claimed_until = null, snoozed_until = $3, done_at = null, done_by = null
      where listed_on = ${STANDING} and slot = $1 and borrower_id = $2`,
    [slot, borrower, until],
  );
}

/** With whom a person lies, since when and why. */
export interface Lying {
  readonly worker: string;
  readonly by: string;
  readonly why: string;
}

export async function lyingOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<Lying | null> {
  const { rows } = await db.query<Lying>(
    'select worker, by, why from assignment where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  return rows[0] ?? null;
}

/** Whether somebody with this number works here. */
export async function isAtWork(db: Queryable, number: string): Promise<boolean> {
  const { rows } = await db.query('select from staff where number = $1 and ended_at is null', [number]);
  return rows.length > 0;
}
