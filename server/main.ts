/**
 * What runs when Anhuan serves?
 *
 * Wiring by hand: pool, terms, ladder, business day, the HTTP server. It listens on the loopback address unless told
 * otherwise.
 */
import { join } from 'node:path';
import { HOUSE } from '../policy/house/collecting.ts';
import { FIRST_LADDER } from '../policy/house/ladder.ts';
import { PRODUCTS } from '../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../policy/words/templates.ts';
import { buildApplication } from './api/application.ts';
import type { FarEnds } from './api/far-ends-api.ts';
import type { House } from './api/house.ts';
import { BusinessClock } from './business-clock.ts';
import { seedTexts } from './contact/approval.ts';
import { FILE_FOLDERS, KeptFiles } from './contact/kept-files.ts';
import { homeFolder } from './db/embedded/postgres.ts';
import { requireWall } from './db/people/walled-pool.ts';
import type { Pool } from './db/pool.ts';
import { byTheClock } from './gate/business-minute.ts';

/** What the caller brings. */
export interface Serving {
  readonly pool: Pool;
  readonly advanceDay: House['advanceDay'];
  /** Port; 0 takes a free one. */
  readonly port: number;
  /** Address to listen on; the loopback address when left out. */
  readonly host?: string;
  /** Folder of the built web; null serves the API alone. */
  readonly web: string | null;
  /** The minute it is on a business day; by the clock of this machine when left out. */
  readonly now?: House['now'];
  /** The exchange over which agents call; nobody is called without one. */
  readonly telephone?: House['telephone'];
  /** How devices are reminded; left out: they are not. */
  readonly push?: House['push'];
  /** Where papers that are handed in lie; left out: below the home of the house. */
  readonly papers?: House['papers'];
  /** In a demonstration: what arrived at the far ends of its carriers. */
  readonly farEnds?: FarEnds;
  /** How people sign in; left out: doors stand open. */
  readonly people?: House['people'];
}

/** A running server: its address, and how to stop it. */
export interface Served {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the API and the web until it is closed. The pool stays the caller's. */
export async function serve({
  pool,
  advanceDay,
  port,
  host = '127.0.0.1',
  web,
  now = (today) => byTheClock(today, HOUSE.timeZone),
  telephone,
  farEnds,
  push,
  papers,
  people,
}: Serving): Promise<Served> {
  const clock = new BusinessClock(pool, now);
  const house: House = {
    pool,
    products: PRODUCTS,
    ladder: FIRST_LADDER,
    advanceDay,
    collecting: HOUSE,
    now,
    push,
    today: () => clock.today(),
    ...(farEnds === undefined ? {} : { farEnds }),
    ...(people === undefined ? {} : { people }),
    ...(telephone === undefined ? {} : { telephone }),
    papers: papers ?? new KeptFiles(join(homeFolder(), FILE_FOLDERS.papers)),
  };
  // The house's own texts are the first approved versions; a second time changes nothing.
  await seedTexts(pool, HOUSE_TEMPLATES);
  if (people !== undefined) await requireWall(pool);
  if (people?.demonstration === true && host !== '127.0.0.1')
    throw new Error('a demonstration lets everybody be anybody: it is served to this machine alone');
  const app = await buildApplication(house, web);
  const address = await app.listen({ host, port });
  return { address, close: () => app.close() };
}
