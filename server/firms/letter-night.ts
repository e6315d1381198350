/**
 * What happens to law firms and letters in a night?
 *
 * Engagements that are over end, with their place in the register and every letter that is not posted. Orders that may not go on end, what the
 * post has is posted, placements that nothing needs are closed. Then the accounts to which the ladder came with a letter get their
 * proposals, if the rules of letters allow one. All of it may be done again: a second time finds nothing to do.
 */

import type { Collecting } from '../../policy/house/collecting.ts';
import { letterTermsOn } from '../../policy/house/firms/letter-terms.ts';
import type { Day } from '../../rules/days.ts';
import { startOfDay } from '../../rules/gate/local-time.ts';
import type { Product } from '../../rules/terms.ts';
import { engagementsInForce } from '../db/firms/engagement-rows.ts';
import { endPlacements, lettersWanted, settleOrders } from '../db/firms/letter-placing.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { zoneAround } from '../zone-table.ts';
import { endFirmsOver } from './engage-firm.ts';
import { proposeByNight } from './propose-letter.ts';

/** Accounts looked at in one transaction. */
const TOGETHER = 200;
/** Days for which a firm still sees an account after its letter: questions come back to it. */
const KEPT_DAYS = 30;

export interface LetterNightHouse {
  readonly collecting: Collecting;
  readonly products: ReadonlyMap<number, Product>;
}

/** What a night did. `left`: accounts the ladder came to that got no proposal, by what was missing. */
export interface LetterNight {
  readonly firmsEnded: number;
  readonly ordersEnded: number;
  readonly placementsEnded: number;
  readonly proposed: number;
  readonly left: ReadonlyMap<string, number>;
}

/** Does for the morrow of `night` what is due. */
export async function letterNight(pool: Pool, night: Day, house: LetterNightHouse): Promise<LetterNight> {
  const day = night + 1;
  const { firmDays, goodDays } = letterTermsOn(day);
  const at = startOfDay(zoneAround(house.collecting.timeZone, day * 1440), day);
  const ended = await transaction(pool, async (client) => ({
    firmsEnded: await endFirmsOver(client, day),
    ordersEnded: (await settleOrders(client, { day, at, firmDays, goodDays })).length,
    placementsEnded: await endPlacements(client, day, KEPT_DAYS),
  }));
  const firms = await engagementsInForce(pool, day);
  const wanted = firms.length === 0 ? [] : await lettersWanted(pool, day);
  const left = new Map<string, number>();
  let proposed = 0;
  const writing = { ...house, now: () => at };
  for (let from = 0; from < wanted.length; from += TOGETHER) {
    const some = wanted.slice(from, from + TOGETHER);
    const done = await transaction(pool, async (client) => {
      await lockBorrowers(client, some);
      return proposeByNight(client, writing, some, firms, day);
    });
    proposed += done.proposed;
    for (const [why, count] of done.left) left.set(why, (left.get(why) ?? 0) + count);
  }
  return { ...ended, proposed, left };
}
