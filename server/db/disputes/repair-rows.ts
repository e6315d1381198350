/**
 * What was put right because of a dispute, and which messages were none of ours?
 */

import { wordsOpener } from '../../vault/sealed-person.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';
import { sealerOf, wordsAt } from '../vault/said-rows.ts';

/** The repair of what stands at the credit bureau: `about` is one account. */
export const CORRECT_RECORD = 'correct-credit-record';

/** One thing that was done, asked for, or waits for somebody. `about`: an account, a way, a sender; '' where it is about none. */
export interface RepairRow {
  readonly repair: string;
  readonly about: string;
  readonly state: 'done' | 'asked' | 'waits' | 'refused';
  readonly detail: string;
}

/** Keeps repairs of a dispute, each once: what was kept before stays. */
export async function keepRepairs(
  client: Client,
  { slot, borrower }: BorrowerKey,
  dispute: number,
  at: number,
  repairs: readonly RepairRow[],
): Promise<void> {
  if (repairs.length === 0) return;
  await client.query(
    `insert into dispute_repair (slot, borrower_id, dispute, at, repair, about, state, detail)
     select $1, $2, $3, $4, r.* from unnest($5::text[], $6::text[], $7::text[], $8::text[]) as r
     on conflict do nothing`,
    [
      slot,
      borrower,
      dispute,
      at,
      repairs.map(({ repair }) => repair),
      repairs.map(({ about }) => about),
      repairs.map(({ state }) => state),
      repairs.map(({ detail }) => detail),
    ],
  );
}

/** The repairs of these disputes of one person, by number. */
export async function repairsKept(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<Map<number, RepairRow[]>> {
  const { rows } = await db.query<RepairRow & { dispute: number }>(
    `select dispute, repair, about, state, detail from dispute_repair
      where slot = $1 and borrower_id = $2 order by dispute, repair, about`,
    [slot, borrower],
  );
  return Map.groupBy(rows, ({ dispute }) => dispute) as Map<number, RepairRow[]>;
}

/** One repair of one dispute. */
export interface RepairKey extends BorrowerKey {
  readonly dispute: number;
  readonly repair: string;
  readonly about: string;
}

/** A repair that is not done yet, since when, and of whom. */
export interface OpenRepair extends RepairRow, RepairKey {
  readonly at: number;
  readonly name: string;
}

/** States of an apology that has not reached anybody. */
const NOT_SAID = `'failed', 'unknown', 'refused', 'cancelled', 'expired'`;

/**
 * What is still to be done, at most so much of it or of one repair, the oldest first: what waits for somebody, an apology that did not go out, and what the next night tells the
 * credit bureau.
 */
export async function openRepairs(db: Queryable, of: number | RepairKey): Promise<OpenRepair[]> {
  const one = typeof of === 'number' ? null : of;
  const { rows } = await db.query<Omit<OpenRepair, 'name'> & WithPerson>(
    `select r.slot, r.borrower_id as borrower, r.dispute, r.repair, r.about, r.at, r.detail, ${personOf('b')} as person,
            case when r.repair = 'apology' then 'waits' else r.state end as state
       from dispute_repair r
       join borrower b on b.slot = r.slot and b.borrower_id = r.borrower_id
      where ($2::smallint is null or (r.slot = $2 and r.borrower_id = $3 and r.dispute = $4 and r.repair = $5 and r.about = $6))
        and (r.state = 'waits' or (r.state = 'asked' and (r.repair <> 'apology' or exists (
        select from message m where m.slot = r.slot and m.borrower_id = r.borrower_id and m.state in (${NOT_SAID})
           and m.message = substring(r.detail from '^message (\\d+)$')::integer))))
      order by r.at, r.slot, r.borrower_id, r.dispute, r.repair, r.about limit $1`,
    [
      one === null ? of : 1,
      one?.slot ?? null,
      one?.borrower ?? null,
      one?.dispute ?? null,
      one?.repair ?? null,
      one?.about ?? null,
    ],
  );
  return named<OpenRepair>(rows);
}

/** Ends a repair that is not done yet; false when it is. */
export async function endRepair(
  client: Client,
  { slot, borrower, dispute, repair, about }: RepairKey,
  detail: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update dispute_repair set state = 'done', detail = $6
      where slot = $1 and borrower_id = $2 and dispute = $3 and repair = $4 and about = $5 and state in ('waits', 'asked')`,
    [slot, borrower, dispute, repair, about, detail],
  );
  return rowCount === 1;
}

/** Notes that the bureau has been told about these accounts what disputes had asked for. */
export async function endRecordRepairs(
  client: Client,
  told: readonly (Key & { readonly borrower: bigint })[],
  detail: string,
): Promise<void> {
  if (told.length === 0) return;
  await client.query(
    `update dispute_repair r set state = 'done', detail = $4
       from unnest($1::smallint[], $2::bigint[], $3::bigint[]) as k (slot, borrower_id, account_id)
      where r.slot = k.slot and r.borrower_id = k.borrower_id and r.repair = '${CORRECT_RECORD}'
        and r.about = k.account_id::text and r.state = 'asked'`,
    [
      told.map(({ slot }) => slot),
      told.map(({ borrower }) => borrower),
      told.map(({ accountId }) => accountId),
      detail,
    ],
  );
}

/** A message that was not ours, as it was told. */
export interface ImpostorRow extends BorrowerKey {
  readonly dispute: number;
  readonly at: number;
  readonly because: string;
  readonly told: string;
  readonly state: 'open' | 'reported' | 'dismissed';
  readonly seenBy: string | null;
  readonly note: string | null;
}

/** Keeps a report for compliance. */
export async function keepImpostor(
  client: Client,
  one: Pick<ImpostorRow, 'slot' | 'borrower' | 'dispute' | 'at' | 'because' | 'told'>,
): Promise<void> {
  const seal = await sealerOf(client, one);
  await client.query(
    `insert into impostor_report (slot, borrower_id, dispute, at, because, told, state)
     values ($1, $2, $3, $4, $5, $6, 'open') on conflict do nothing`,
    [
      one.slot,
      one.borrower,
      one.dispute,
      one.at,
      one.because,
      seal(wordsAt('impostor_report', 'told', one.dispute), one.told),
    ],
  );
}

/** The latest reports, open ones first. */
export async function impostorReports(db: Queryable, size: number): Promise<ImpostorRow[]> {
  const { rows } = await db.query<
    Omit<ImpostorRow, 'told' | 'note'> &
      WithPerson & { readonly told: Buffer | null; readonly note: Buffer | null }
  >(
    `select i.slot, i.borrower_id as borrower, i.dispute, i.at, i.because, i.told, i.state, i.seen_by as "seenBy", i.note,
            ${personOf('b')} as person
       from impostor_report i join borrower b on b.slot = i.slot and b.borrower_id = i.borrower_id
      order by i.state <> 'open', i.at desc, i.slot, i.borrower_id, i.dispute limit $1`,
    [size],
  );
  return rows.map(({ person, ...row }) => {
    const open = wordsOpener(person);
    const told = open(wordsAt('impostor_report', 'told', row.dispute), row.told) ?? '{}';
    return { ...row, told, note: open(wordsAt('impostor_report', 'note', row.dispute), row.note) };
  });
}

/** Notes that somebody saw to a report. False when it is not open. */
export async function seeImpostor(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  dispute: number,
  seen: {
    readonly state: 'reported' | 'dismissed';
    readonly by: string;
    readonly at: number;
    readonly note: string;
  },
): Promise<boolean> {
  const seal = await sealerOf(db, { slot, borrower });
  const note = seal(wordsAt('impostor_report', 'note', dispute), seen.note);
  const { rowCount } = await db.query(
    `update impostor_report set state = $4, seen_by = $5, seen_at = $6, note = $7
      where slot = $1 and borrower_id = $2 and dispute = $3 and state = 'open'`,
    [slot, borrower, dispute, seen.state, seen.by, seen.at, note],
  );
  return rowCount === 1;
}
