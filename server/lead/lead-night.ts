/**
 * What is made ready for whoever looks after the team, once a night is closed?
 *
 * How promises stand, what each agent's day came to, which calls are looked at, and who has whom on the morrow. Each part can be done again.
 */
import type { Day } from '../../rules/days.ts';
import { keepAgentDay } from '../db/lead/agent-day-rows.ts';
import { openDay } from '../db/night.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { assignMorning } from './assign-morning.ts';
import { drawSamples } from './draw-samples.ts';
import { keepPromises } from './keep-promises.ts';
import type { Products } from './team.ts';

/** Does it for the morrow of `night`. Of nights that are closed together the last one gives people out. */
export async function leadNight(pool: Pool, night: Day, products: Products): Promise<void> {
  await keepPromises(pool, night);
  await transaction(pool, (client) => keepAgentDay(client, night));
  await drawSamples(pool, night);
  if ((await openDay(pool)) === night + 1) await assignMorning(pool, night + 1, products);
}
