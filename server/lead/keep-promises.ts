/**
 * After a night: how do the rows of those agreements stand that something happened to?
 *
 * Read from the events of their accounts alone; an agreement that nothing happened to is not opened. The first time all that were ever
 * bound are read, so that a book that was closed before shows them too.
 */
import type { Day } from '../../rules/days.ts';
import { rowStates } from '../../rules/lead/row-state.ts';
import type { Key } from '../db/accounts.ts';
import { agreementsBound, agreementsTurned, anyPromised, keepPromised } from '../db/lead/promised-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { readRecords } from '../db/record.ts';

/** Accounts whose events are read at a time. */
const TOGETHER = 500;

/** Keeps the rows as they stand after `night`; returns how many accounts were opened. Done again it changes nothing. */
export async function keepPromises(pool: Pool, night: Day): Promise<number> {
  const keys: readonly Key[] = (await anyPromised(pool))
    ? await agreementsTurned(pool, night)
    : await agreementsBound(pool);
  for (let from = 0; from < keys.length; from += TOGETHER) {
    const records = await readRecords(pool, keys.slice(from, from + TOGETHER));
    const rows = records.flatMap(({ slot, accountId, account, events }) =>
      rowStates(
        events.map(({ event }) => event),
        night,
      ).map((row) => ({ ...row, slot, accountId, borrower: account.borrower, product: account.product })),
    );
    await transaction(pool, (client) => keepPromised(client, rows));
  }
  return keys.length;
}
