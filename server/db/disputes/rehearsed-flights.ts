/**
 * How is a message put on its way without a carrier? Only rehearsals ask: the carriers themselves are rehearsed elsewhere.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** A message that a contact went out as. `handedAfter`: milliseconds from now at which the carrier had it. */
export interface Flight extends BorrowerKey {
  readonly permit: number;
  readonly at: number;
  readonly day: Day;
  readonly account: bigint;
  readonly state: 'sent' | 'delivered';
  readonly handedAfter: number;
  readonly proof: number | null;
}

/** Keeps the message of a contact. */
export async function putFlight(db: Queryable, one: Flight): Promise<void> {
  await db.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, day, not_before, not_after, state,
                          permit, carrier, handed_at, ended_at, proof)
     select $1::smallint, $2::bigint, coalesce(max(message), 0) + 1, 'sms', 'overdue', 'plain', 'collect', $4, $5, $6, $7, $8, $3,
            'smsc', clock_timestamp() + $9 * interval '1 millisecond', case when $8 = 'delivered' then clock_timestamp() end, $10
       from message where slot = $1::smallint and borrower_id = $2::bigint`,
    [
      one.slot,
      one.borrower,
      one.permit,
      String(one.account),
      formatDay(one.day),
      one.at,
      one.at + 300,
      one.state,
      one.handedAfter,
      one.proof,
    ],
  );
}

/** The code of a permit. */
export async function codeOfPermit(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  permit: number,
): Promise<string> {
  const { rows } = await db.query<{ code: string }>(
    'select code from permit where slot = $1 and borrower_id = $2 and permit = $3',
    [slot, borrower, permit],
  );
  return rows[0]!.code;
}
