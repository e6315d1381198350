/**
 * What does a night do about debts that left the books, or the house?
 *
 * Proposes write-offs that a rule allows, lists claims that prove unsaleable as of their sale, and enters money that came for claims of
 * somebody else. Each by what changed; done again it finds nothing more.
 */
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Pool } from '../db/pool.ts';
import { listMisdirected, listPutBacks } from './put-back.ts';
import type { SaleRoom } from './sale-standing.ts';
import { proposeTonight } from './write-off-desk.ts';

/** Does after `night` what is due; `at`: the first minute of the morrow. */
export async function saleNight(
  pool: Pool,
  night: Day,
  room: SaleRoom,
  at: Minute,
): Promise<{ readonly proposed: number; readonly listed: number; readonly money: number }> {
  const proposed = await proposeTonight(pool, night, room, at);
  const listed = await listPutBacks(pool, night, room, at);
  const money = await listMisdirected(pool, room, night + 1, at);
  return { proposed, listed, money };
}
