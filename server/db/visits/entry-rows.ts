/**
 * What happened to a visit, in order, and what did a device send of it?
 */
import type { Client, Queryable } from '../pool.ts';
import type { VisitKey } from './visit-rows.ts';

/** One entry. `deviceAt`: what the device's clock said; null: entered in the house. `data`: codes and numbers as JSON. */
export interface VisitEntry {
  readonly key: string;
  readonly type: string;
  readonly at: number;
  readonly deviceAt: Date | null;
  readonly by: string;
  readonly data: string;
  readonly proof: number | null;
}

/** Appends an entry under the lock of its borrower; false where one with this key stands there. */
export async function addEntry(
  client: Client,
  { slot, borrower, visit }: VisitKey,
  { key, type, at, deviceAt, by, data, proof }: VisitEntry,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into visit_entry (slot, borrower_id, visit, seq, key, type, at, device_at, by, data, proof)
     select $1::smallint, $2::bigint, $3::int, coalesce(max(seq), 0) + 1, $4::text, $5::text, $6::int, $7::timestamptz, $8::text, $9::text,
            $10::int
       from visit_entry where slot = $1 and borrower_id = $2 and visit = $3
     on conflict (slot, borrower_id, visit, key) do nothing`,
    [slot, borrower, visit, key, type, at, deviceAt, by, data, proof],
  );
  return rowCount === 1;
}

/** Whether an entry with this key was kept. */
export async function hasEntry(
  db: Queryable,
  { slot, borrower, visit }: VisitKey,
  key: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'select from visit_entry where slot = $1 and borrower_id = $2 and visit = $3 and key = $4',
    [slot, borrower, visit, key],
  );
  return rowCount === 1;
}

/** The entries of a visit in order. */
export async function entriesOf(
  db: Queryable,
  { slot, borrower, visit }: VisitKey,
): Promise<(VisitEntry & { readonly recordedAt: Date })[]> {
  const { rows } = await db.query<VisitEntry & { recordedAt: Date }>(
    `select key, type, at, device_at as "deviceAt", by, data, proof, recorded_at as "recordedAt" from visit_entry
      where slot = $1 and borrower_id = $2 and visit = $3 order by seq`,
    [slot, borrower, visit],
  );
  return rows;
}

/** Says that a visit was ended with one tap. */
export async function raiseAlarm(
  client: Client,
  { slot, borrower, visit }: VisitKey,
  at: number,
  by: string,
  why: 'abusive' | 'unsafe',
): Promise<void> {
  await client.query(
    `insert into visit_alarm (slot, borrower_id, visit, at, by, why) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [slot, borrower, visit, at, by, why],
  );
}

export interface AlarmRow extends VisitKey {
  readonly at: number;
  readonly by: string;
  readonly why: 'abusive' | 'unsafe';
}

/** Alarms that no lead has seen. */
export async function openAlarms(db: Queryable): Promise<AlarmRow[]> {
  const { rows } = await db.query<AlarmRow>(
    `select slot, borrower_id as borrower, visit, at, by, why from visit_alarm where seen_by is null order by at, slot, borrower_id, visit`,
  );
  return rows;
}

/** A lead has seen it; false where nothing waits. */
export async function seeAlarm(
  db: Queryable,
  { slot, borrower, visit }: VisitKey,
  by: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'update visit_alarm set seen_by = $4 where slot = $1 and borrower_id = $2 and visit = $3 and seen_by is null',
    [slot, borrower, visit, by],
  );
  return rowCount === 1;
}
