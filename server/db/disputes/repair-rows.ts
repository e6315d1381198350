/**
 * What was put right because of a dispute, and which messages were none of ours?
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

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
  await client.query(
    `insert into impostor_report (slot, borrower_id, dispute, at, because, told, state)
     values ($1, $2, $3, $4, $5, $6, 'open') on conflict do nothing`,
    [one.slot, one.borrower, one.dispute, one.at, one.because, one.told],
  );
}

/** The latest reports, open ones first. */
export async function impostorReports(db: Queryable, size: number): Promise<ImpostorRow[]> {
  const { rows } = await db.query<ImpostorRow>(
    `select slot, borrower_id as borrower, dispute, at, because, told, state, seen_by as "seenBy", note from impostor_report
      order by state <> 'open', at desc, slot, borrower_id, dispute limit $1`,
    [size],
  );
  return rows;
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
  const { rowCount } = await db.query(
    `update impostor_report set state = $4, seen_by = $5, seen_at = $6, note = $7
      where slot = $1 and borrower_id = $2 and dispute = $3 and state = 'open'`,
    [slot, borrower, dispute, seen.state, seen.by, seen.at, seen.note],
  );
  return rowCount === 1;
}
