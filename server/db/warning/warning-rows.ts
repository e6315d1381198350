/**
 * Which payments does the watch look at, what did it see, and what came of them?
 *
 * A few slots at a time; every statement names the slot on both sides of a join. A row is written before its message is asked for, so
 * that two watches at once ask once.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { WarningAction } from '../../../rules/warning/support.ts';
import type { Key } from '../accounts.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A payment at risk, about to be kept. */
export interface NewWarning extends Key {
  readonly borrower: bigint;
  readonly due: Day;
  readonly day: Day;
  readonly points: number;
  readonly reasons: string;
  readonly version: string;
  readonly action: WarningAction;
}

/** The last night that was watched; null before the first. */
export async function lastWatched(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>('select max(day) as day from early_warning_night');
  return rows[0]?.day ?? null;
}

/**
 * Accounts of these slots that may have something to look at: a payment due on one of these days with nothing past due and not yet seen
 * at risk for it, or an agreement, whose rows stand in its own text. Not paused, not written off.
 */
export async function accountsToWatch(
  db: Queryable,
  from: number,
  to: number,
  dues: readonly Day[],
): Promise<Key[]> {
  const { rows } = await db.query<Key>(
    `select a.slot, a.account_id as "accountId" from account a
      where a.slot between $1 and $2 and a.written_off_on is null and a.paused_from is null
        and (a.agreement is not null
             or a.next_due = any($3::date[]) and a.oldest_due is null
                and not exists (select from early_warning w
                                 where w.slot = a.slot and w.account_id = a.account_id and w.due = a.next_due and w.slot between $1 and $2))
      order by a.slot, a.account_id`,
    [from, to, dues.map(formatDay)],
  );
  return rows;
}

/** Whether a borrower wrote since a minute, and whether none of his numbers and mailboxes works any more. */
export interface Presence {
  readonly answered: boolean;
  readonly lost: boolean;
}

/** The presence of borrowers, by their number. Whoever has no address on file is not lost: nothing was tried. */
export async function presenceOf(
  db: Queryable,
  whose: readonly (BorrowerKey & { readonly since: number })[],
): Promise<ReadonlyMap<bigint, Presence>> {
  if (whose.length === 0) return new Map();
  const { rows } = await db.query<Presence & { borrower: bigint }>(
    `select k.borrower_id as borrower,
            exists (select from reply_of o join reply r on r.slot = o.reply_slot and r.reference = o.reference
                     where o.slot = k.slot and o.borrower_id = k.borrower_id and r.at >= k.since
                       and r.meaning <> 'wrong-number') as answered,
            coalesce((select bool_and(a.state in ('invalid', 'wrong')) from address a
                       where a.slot = k.slot and a.borrower_id = k.borrower_id and a.person = 'borrower'
                         and a.kind in ('mobile', 'landline', 'phone', 'email')), false) as lost
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, since)`,
    [...asLists(whose), whose.map(({ since }) => since)],
  );
  return new Map(rows.map(({ borrower, answered, lost }) => [borrower, { answered, lost }]));
}

/** Those of these borrowers who turned the watch off. Under their locks. */
export async function turnedOff(client: Client, keys: readonly BorrowerKey[]): Promise<ReadonlySet<bigint>> {
  const { rows } = await client.query<{ borrower: bigint }>(
    `select w.borrower_id as borrower from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
       join early_warning_wish w on w.slot = k.slot and w.borrower_id = k.borrower_id where w.off`,
    asLists(keys),
  );
  return new Set(rows.map(({ borrower }) => borrower));
}

/** Time zones of these borrowers. */
export async function zonesOf(
  client: Client,
  keys: readonly BorrowerKey[],
): Promise<ReadonlyMap<bigint, string>> {
  const { rows } = await client.query<{ borrower: bigint; zone: string }>(
    `select b.borrower_id as borrower, b.time_zone as zone from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
       join borrower b on b.slot = k.slot and b.borrower_id = k.borrower_id`,
    asLists(keys),
  );
  return new Map(rows.map(({ borrower, zone }) => [borrower, zone]));
}

/** Keeps what is not kept yet; returns "account/due" of what is new. */
export async function keepWarnings(
  client: Client,
  rows: readonly NewWarning[],
): Promise<ReadonlySet<string>> {
  const kept = await client.query<{ accountId: bigint; due: Day }>(
    `insert into early_warning (slot, account_id, due, borrower_id, day, points, reasons, version, action)
     select * from unnest($1::smallint[], $2::bigint[], $3::date[], $4::bigint[], $5::date[], $6::smallint[], $7::text[], $8::text[], $9::text[])
         on conflict (slot, account_id, due) do nothing
     returning account_id as "accountId", due`,
    [
      rows.map(({ slot }) => slot),
      rows.map(({ accountId }) => accountId),
      rows.map(({ due }) => formatDay(due)),
      rows.map(({ borrower }) => borrower),
      rows.map(({ day }) => formatDay(day)),
      rows.map(({ points }) => points),
      rows.map(({ reasons }) => reasons),
      rows.map(({ version }) => version),
      rows.map(({ action }) => action),
    ],
  );
  return new Set(kept.rows.map(({ accountId, due }) => `${accountId}/${due}`));
}

/** Says which message carries the help. */
export async function tieHelp(
  client: Client,
  rows: readonly (Key & { readonly due: Day; readonly message: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `update early_warning w set message = k.message
       from unnest($1::smallint[], $2::bigint[], $3::date[], $4::int[]) as k (slot, account_id, due, message)
      where w.slot = k.slot and w.account_id = k.account_id and w.due = k.due`,
    [
      rows.map(({ slot }) => slot),
      rows.map(({ accountId }) => accountId),
      rows.map(({ due }) => formatDay(due)),
      rows.map(({ message }) => message),
    ],
  );
}

/** What came of bills and instalments whose due day has been closed: missed where something of them is past due now. */
export async function settleWarnings(client: Client, night: Day): Promise<void> {
  await client.query(
    `update early_warning w set outcome = case when a.oldest_due <= w.due then 'missed' else 'kept' end
       from account a
      where w.outcome is null and w.due <= $1 and w.version not like 'plan-%' and a.slot = w.slot and a.account_id = w.account_id`,
    [formatDay(night)],
  );
}

/** Rows of agreements that were seen at risk, fell due by a night and are not judged. */
export async function openPlanWarnings(client: Client, night: Day): Promise<(Key & { readonly due: Day })[]> {
  const { rows } = await client.query<Key & { readonly due: Day }>(
    `select slot, account_id as "accountId", due from early_warning
      where outcome is null and due <= $1 and version like 'plan-%' order by slot, account_id`,
    [formatDay(night)],
  );
  return rows;
}

export async function settlePlanWarnings(
  client: Client,
  judged: readonly (Key & { readonly due: Day; readonly outcome: 'kept' | 'missed' })[],
): Promise<void> {
  if (judged.length === 0) return;
  await client.query(
    `update early_warning w set outcome = k.outcome
       from unnest($1::smallint[], $2::bigint[], $3::date[], $4::text[]) as k (slot, account_id, due, outcome)
      where w.slot = k.slot and w.account_id = k.account_id and w.due = k.due and w.outcome is null`,
    [
      judged.map(({ slot }) => slot),
      judged.map(({ accountId }) => accountId),
      judged.map(({ due }) => formatDay(due)),
      judged.map(({ outcome }) => outcome),
    ],
  );
}

/** Keeps what a night came to; doing it again adds. */
export async function keepWatchedNight(
  client: Client,
  night: Day,
  { looked, alarmed, missed }: { readonly looked: number; readonly alarmed: number; readonly missed: number },
): Promise<void> {
  await client.query(
    `insert into early_warning_night (day, looked, alarmed, missed) values ($1, $2, $3, $4)
         on conflict (day) do update set alarmed = early_warning_night.alarmed + excluded.alarmed`,
    [formatDay(night), looked, alarmed, missed],
  );
}

/** Accounts that became past due in these nights. */
export async function missedBetween(db: Queryable, from: Day, to: Day): Promise<number> {
  const { rows } = await db.query<{ missed: number }>(
    'select count(*)::int as missed from account where oldest_due between $1 and $2',
    [formatDay(from), formatDay(to)],
  );
  return rows[0]!.missed;
}

/** Keeps a borrower's wish; help that still waits is cancelled when he turns it off. Under his lock. */
export async function keepWish(client: Client, key: BorrowerKey, off: boolean, at: number): Promise<number> {
  await client.query(
    `insert into early_warning_wish (slot, borrower_id, off, at) values ($1, $2, $3, $4)
         on conflict (slot, borrower_id) do update set off = excluded.off, at = excluded.at`,
    [key.slot, key.borrower, off, at],
  );
  if (!off) return 0;
  const cancelled = await client.query(
    `update message m set state = 'cancelled', why = 'early help turned off', ended_at = clock_timestamp()
       from early_warning w
      where w.slot = $1 and w.borrower_id = $2 and m.slot = $1 and m.borrower_id = $2 and m.message = w.message
        and m.state = 'waiting'`,
    [key.slot, key.borrower],
  );
  return cancelled.rowCount ?? 0;
}
