/**
 * Which keys sign for this house, and since when?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';

/** A key pair; the secret half is wrapped by the master key. */
export interface SigningKeyRow {
  readonly id: string;
  readonly public: Buffer;
  readonly master: string;
  readonly wrapped: Buffer;
  readonly from: Day;
  readonly until: Day | null;
  readonly vouchedBy: string | null;
  readonly voucher: Buffer | null;
}

/** All keys, the oldest first. */
export async function readSigningKeys(db: Queryable): Promise<SigningKeyRow[]> {
  const { rows } = await db.query<SigningKeyRow>(
    `select key_id as id, public, master, wrapped, from_day as "from", until_day as until, vouched_by as "vouchedBy", voucher
       from signing_key order by from_day`,
  );
  return rows;
}

/** Adds a key; the one before it signs until the day before. Nothing happens when a key begins on that day already. */
export async function writeSigningKey(client: Client, key: Omit<SigningKeyRow, 'until'>): Promise<void> {
  const done = await client.query(
    `insert into signing_key (key_id, public, master, wrapped, from_day, vouched_by, voucher)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [key.id, key.public, key.master, key.wrapped, formatDay(key.from), key.vouchedBy, key.voucher],
  );
  if (done.rowCount === 1 && key.vouchedBy !== null)
    await client.query('update signing_key set until_day = $2 where key_id = $1', [
      key.vouchedBy,
      formatDay(key.from - 1),
    ]);
}
