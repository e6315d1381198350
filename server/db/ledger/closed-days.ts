/**
 * How far is each of many accounts closed at this moment?
 *
 * As `closedThrough` says for one account, asked once for all: the last finished night, and the chunks of a night that
 * runs. For whoever enters facts it is right only after the accounts' rows are locked.
 */
import type { Day } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { Queryable } from '../pool.ts';

/** Answers for any account the last day closed for it; null in a book that has not begun. */
export async function closedDays(db: Queryable): Promise<(key: Key) => Day | null> {
  const { rows } = await db.query<{
    day: Day | null;
    slot: number | null;
    slotTo: number | null;
    low: bigint | null;
    high: bigint | null;
  }>({
    name: 'closed-days',
    text: `with last as (select max(day) as day from night where finished_at is not null)
     select day, null::smallint as slot, null::smallint as "slotTo", null::bigint as low, null::bigint as high from last
     union all
     select c.day, c.slot, c.slot_to, c.low, c.high from chunk c, last where c.day > last.day or last.day is null`,
  });
  const last = rows.find(({ slot }) => slot === null)?.day ?? null;
  const chunks = rows.filter(({ slot }) => slot !== null);
  return ({ slot, accountId }) => {
    let day = last;
    for (const chunk of chunks) {
      if (slot < chunk.slot! || slot > chunk.slotTo!) continue;
      if (chunk.slot === chunk.slotTo && (accountId < chunk.low! || accountId > chunk.high!)) continue;
      if (chunk.day !== null && (day === null || chunk.day > day)) day = chunk.day;
    }
    return day;
  };
}
