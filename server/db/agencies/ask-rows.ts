/**
 * What did programs of agencies ask leave for, what did they do with it, and what did they try that was not theirs?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { PermitKey } from '../gate/permit-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../gate/person-rows.ts';
import { tellOfTeam } from '../gate/silence-rows.ts';
import type { BreachKind } from '../oversight/day-check-rows.ts';
import { type Client, type Pool, type Queryable, transaction } from '../pool.ts';

/** With whom a debt lies, whoever asks; `agency` null: with nobody. */
export interface Whereabouts {
  readonly borrower: bigint;
  readonly agency: string | null;
  readonly beginsOn: Day | null;
  /** Something of it is past due. */
  readonly isDue: boolean;
}

/** Where a debt lies; null: the book has no such account. */
export async function whereLies(db: Queryable, { slot, accountId }: Key): Promise<Whereabouts | null> {
  const { rows } = await db.query<Whereabouts>({
    name: 'where-lies',
    text: `select a.borrower_id as borrower, c.agency, c.begins_on as "beginsOn",
                  a.oldest_due is not null and a.written_off_on is null as "isDue"
             from account a left join agency_case c on c.slot = a.slot and c.account_id = a.account_id and c.ended_on is null
            where a.slot = $1 and a.account_id = $2`,
    values: [slot, accountId],
  });
  return rows[0] ?? null;
}

/** Leave that a program asked for. */
export interface AskRow extends PermitKey {
  readonly accountId: bigint;
  readonly agency: string;
  readonly key: string;
  readonly worker: string;
  readonly at: number;
  readonly usedAt: number | null;
  readonly toldAt: number | null;
}

export async function keepAsk(
  db: Queryable,
  { slot, borrower, permit, accountId, agency, key, worker, at }: Omit<AskRow, 'usedAt' | 'toldAt'>,
): Promise<void> {
  await db.query(
    `insert into agency_ask (slot, borrower_id, permit, account_id, agency, key, worker, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [slot, borrower, permit, accountId, agency, key, worker, at],
  );
}

/** What was asked under a permit; null: no program of an agency asked for it. */
export async function readAsk(db: Queryable, { slot, borrower, permit }: PermitKey): Promise<AskRow | null> {
  const { rows } = await db.query<AskRow>({
    name: 'read-ask',
    text: `select slot, borrower_id as borrower, permit, account_id as "accountId", agency, key, worker, at, used_at as "usedAt",
                  told_at as "toldAt" from agency_ask where slot = $1 and borrower_id = $2 and permit = $3`,
    values: [slot, borrower, permit],
  });
  return rows[0] ?? null;
}

/** The code and the last minute of a permit. */
export async function permitWords(
  db: Queryable,
  { slot, borrower, permit }: PermitKey,
): Promise<{ readonly code: string; readonly until: number }> {
  const { rows } = await db.query<{ code: string; until: number }>(
    'select code, until from permit where slot = $1 and borrower_id = $2 and permit = $3',
    [slot, borrower, permit],
  );
  return rows[0]!;
}

export async function noteAskUsed(db: Queryable, key: PermitKey, at: number): Promise<void> {
  await db.query(
    'update agency_ask set used_at = $4 where slot = $1 and borrower_id = $2 and permit = $3 and used_at is null',
    [key.slot, key.borrower, key.permit, at],
  );
}

/** Notes that an outcome was reported, once; false where it was before. The borrower is locked. */
export async function noteAskTold(db: Queryable, key: PermitKey, at: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update agency_ask set told_at = $4 where slot = $1 and borrower_id = $2 and permit = $3 and used_at is not null and told_at is null`,
    [key.slot, key.borrower, key.permit, at],
  );
  return rowCount === 1;
}

/** Contacts whose outcome nobody reported, used before a minute and not listed yet; `agency` null: of all. They are listed by this. */
export async function takeUntold(db: Queryable, before: number, agency: string | null): Promise<AskRow[]> {
  const { rows } = await db.query<AskRow>(
    `update agency_ask set listed = true
      where used_at is not null and told_at is null and not listed and used_at < $1 and ($2::text is null or agency = $2)
     returning slot, borrower_id as borrower, permit, account_id as "accountId", agency, key, worker, at, used_at as "usedAt",
               told_at as "toldAt"`,
    [before, agency],
  );
  return rows;
}

/** Something that an agency did or tried without leave. `detail`: its name and what it was: no name of a person, no number. */
export interface Tried extends BorrowerKey {
  readonly day: Day;
  readonly kind: BreachKind;
  readonly permit: number | null;
  readonly detail: string;
}

/** Of what the book does not have there is no person: it is listed under this key. */
export const NOBODY: BorrowerKey = { slot: 0, borrower: 0n };
/** Serialises what is listed under it. */
const NOBODY_LOCK = 8_210_035;

/** Keeps it among the breaches and tells whoever watches, at once; what was tried before counts once more. */
export async function noteTried(pool: Pool, tried: Tried): Promise<void> {
  await transaction(pool, (client) => noteTriedIn(client, tried));
}

export async function noteTriedIn(
  client: Client,
  { slot, borrower, day, kind, permit, detail }: Tried,
): Promise<void> {
  if (borrower === NOBODY.borrower) await client.query('select pg_advisory_xact_lock($1)', [NOBODY_LOCK]);
  else await lockBorrowers(client, [{ slot, borrower }]);
  await client.query(
    `insert into breach (slot, borrower_id, breach, day, kind, permit, detail)
     select $1::smallint, $2::bigint, coalesce(max(breach), 0) + 1, $3::date, $4::text, $5::int, $6::text from breach
      where slot = $1 and borrower_id = $2
     on conflict (slot, borrower_id, day, kind, coalesce(permit, 0), detail) where kind like 'agency-%' and answered_at is null
       do update set tries = breach.tries + 1`,
    [slot, borrower, formatDay(day), kind, permit, detail],
  );
  await tellOfTeam(client);
}
