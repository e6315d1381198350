/**
 * After a night: which claims come near the end of their limitation?
 *
 * A batch of its own. Only new arrears, due alarm days and what happened to claims whose alarm has rung are looked at; each is reckoned from
 * everything the book holds and noted with its next alarm day. Done again it finds nothing due.
 */
import { alarmOn } from '../../rules/court/limitation-alarm.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import {
  dueLimitation,
  type LimitationRow,
  noteLimitation,
  writeLimitation,
} from '../db/court/limitation-rows.ts';
import { distinct, readPeople } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { readRecords } from '../db/record.ts';
import { zoneAround } from '../zone-table.ts';
import type { CourtRoom } from './case-standing.ts';
import { claimClock } from './claim-clock.ts';

const TOGETHER = 500;

/** Looks at what is due; returns how many were looked at and how many alarms rang. */
export async function watchLimitation(
  pool: Pool,
  night: Day,
  room: CourtRoom,
): Promise<{ readonly looked: number; readonly rang: number }> {
  const since = startOfDay(zoneAround(room.collecting.timeZone, night * DAY_MINUTES), night);
  await transaction(pool, (client) => noteLimitation(client, night, since));
  const sum = { looked: 0, rang: 0 };
  let after = { slot: -1, accountId: 0n };
  for (;;) {
    const done = await transaction(
      pool,
      (client) => lookAtSome(client, night, room, after),
      'repeatable read',
    );
    if (done.last === null) return sum;
    after = done.last;
    sum.looked += done.looked;
    sum.rang += done.rang;
  }
}

async function lookAtSome(
  client: Client,
  night: Day,
  room: CourtRoom,
  after: { slot: number; accountId: bigint },
) {
  const due = await dueLimitation(client, night, after, TOGETHER);
  if (due.length === 0) return { last: null, looked: 0, rang: 0 };
  const records = new Map((await readRecords(client, due)).map((one) => [one.accountId, one]));
  const people = await readPeople(client, distinct(due));
  let rang = 0;
  const rows = due.map((row): LimitationRow & { readonly over: boolean } => {
    const record = records.get(row.accountId);
    const person = people.get(row.borrower);
    const product = record && room.products.get(record.account.product);
    if (record === undefined || person === undefined || product === undefined)
      return { ...row, lookOn: null, over: true };
    const { account, history } = record;
    if (account.oldestDue === null || account.soldOn !== null) return { ...row, lookOn: null, over: true };
    const kind = product.statement === null ? ('other' as const) : ('card' as const);
    const asked = {
      account,
      facts: history.facts,
      rows: person,
      kind,
      today: night + 1,
      collecting: room.collecting,
    };
    const clock = claimClock(asked);
    if (clock === null)
      return {
        ...row,
        ends: null,
        outermost: null,
        known: false,
        alarm: null,
        rungOn: null,
        lookOn: null,
        over: false,
      };
    const { alarm, next } = alarmOn(clock.ends, night + 1);
    const rings = alarm !== null && (row.alarm === null || alarm < row.alarm);
    if (rings) rang += 1;
    return {
      ...row,
      ...{ ends: clock.ends, outermost: clock.outermost, known: true, alarm, over: false },
      rungOn: rings ? night + 1 : alarm === null ? null : row.rungOn,
      // The night before the alarm day looks at it, so that it stands on the list in the morning.
      lookOn: next === null ? null : Math.max(next - 1, night + 1),
    };
  });
  await writeLimitation(client, rows);
  const { slot, accountId } = due.at(-1)!;
  return { last: { slot, accountId }, looked: due.length, rang };
}
