/**
 * Which visits does a night propose, and which does it let lapse?
 *
 * By rule a visit is only proposed: the ladder has come to it, everything milder failed, it is worth its cost and nothing bars it. A lead decides,
 * as about any other. What nobody kept, nobody answered or nobody approved in time is over; whoever had confirmed is told that nobody comes.
 * Done again it finds nothing.
 */
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { tellOfTeam } from '../db/gate/silence-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { addEntry } from '../db/visits/entry-rows.ts';
import { lapseVisits, openVisitsOver, visitsWanted } from '../db/visits/visit-night-rows.ts';
import { storedText } from '../gate/stored-text.ts';
import { zoneAround } from '../zone-table.ts';
import { proposeVisit } from './arrange-visit.ts';
import { tellEnded } from './end-visits.ts';
import type { VisitBook } from './visit-case.ts';

/** Who proposes where a rule does. */
export const BY_RULE = 'rule';
/** So many are proposed in a night at most: each is read by two people. */
const MOST = 50;

/** What a night did. */
export interface VisitNight {
  readonly lapsed: number;
  readonly proposed: number;
}

/** Does for the morrow of `night` what is due. */
export async function visitNight(
  pool: Pool,
  night: Day,
  house: Omit<VisitBook, 'pool'>,
): Promise<VisitNight> {
  const day = night + 1;
  const at = startOfDay(zoneAround(house.collecting.timeZone, day * DAY_MINUTES), day);
  const lapsed = await lapseOver(pool, at);
  let proposed = 0;
  for (const key of await visitsWanted(pool, day, MOST)) {
    const wish = { by: BY_RULE, place: 'home', addressId: 'postal', why: 'ladder' } as const;
    const done = await proposeVisit({ ...house, pool }, key, wish, { today: day, at });
    if (done.state === 'done') proposed += 1;
  }
  return { lapsed, proposed };
}

/** Ends what is over: each under the lock of its borrower, looked at once more. */
async function lapseOver(pool: Pool, at: Minute): Promise<number> {
  return transaction(pool, async (client) => {
    const found = await openVisitsOver(client, at);
    if (found.length === 0) return 0;
    await lockBorrowers(client, found);
    const ended = await lapseVisits(client, await openVisitsOver(client, at), at);
    for (const { row, why } of ended)
      await addEntry(client, row, {
        ...{ key: `lapsed-${at}`, type: 'lapsed', at, deviceAt: null, by: 'house' },
        ...{ data: storedText({ why }), proof: null },
      });
    await tellEnded(
      client,
      ended.filter(({ why }) => why !== 'not-approved').map(({ row }) => row),
      at,
    );
    await tellOfTeam(client);
    return ended.length;
  });
}
