/**
 * What runs when Anhuan serves?
 *
 * Wiring by hand: pool, terms, ladder, business day, the HTTP server. It listens on the loopback address unless told
 * otherwise.
 */
import { join } from 'node:path';
import { HOUSE } from '../policy/house/collecting.ts';
import { FIRST_LADDER, FIRST_STRATEGY } from '../policy/house/ladder.ts';
import { PRODUCTS } from '../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../policy/words/templates.ts';
import { buildApplication } from './api/application.ts';
import type { FarEnds } from './api/far-ends-api.ts';
import type { House } from './api/house.ts';
import { counterOf } from './api/payments/checkout-api.ts';
import { BusinessClock } from './business-clock.ts';
import { seedTexts } from './contact/approval.ts';
import { FILE_FOLDERS, KeptFiles } from './contact/kept-files.ts';
import { homeFolder } from './db/embedded/postgres.ts';
import { openDay } from './db/night.ts';
import { requireWall } from './db/people/walled-pool.ts';
import type { Pool } from './db/pool.ts';
import { byTheClock } from './gate/business-minute.ts';
import { seedLadder } from './ladder/keep-ladder.ts';
import { LadderShelf } from './ladder/ladder-shelf.ts';
import { CheckoutWatch } from './payments/watch-checkouts.ts';

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
  /** The scanner that every paper goes through; left out: the house has none. */
  readonly scanner?: House['scanner'];
  /** The map that visitors see; left out: there is none. */
  readonly map?: House['map'];
  /** In a demonstration: what arrived at the far ends of its carriers. */
  readonly farEnds?: FarEnds;
  /** Where webhooks may lead beside the open net; left out: nowhere. */
  readonly webhooks?: House['webhooks'];
  /** The provider on whose page borrowers pay; nobody pays here without one. */
  readonly payments?: House['payments'];
  /** How people sign in; left out: doors stand open. */
  readonly people?: House['people'];
  /** For so long the open day that was read counts for others who ask; 0 when left out. */
  readonly dayKeptMs?: number;
}

/** A running server: its address, and how to stop it. */
export interface Served {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** What the caller gave, without what he left out. */
function given<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) as T;
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
  map,
  scanner,
  people,
  webhooks,
  payments,
  dayKeptMs = 0,
}: Serving): Promise<Served> {
  const clock = new BusinessClock(pool, now, dayKeptMs);
  const ladders = new LadderShelf(pool, FIRST_LADDER);
  const house: House = {
    pool,
    products: PRODUCTS,
    ladders,
    get ladder() {
      return ladders.current;
    },
    advanceDay,
    collecting: HOUSE,
    now,
    push,
    today: async () => {
      const today = await clock.today();
      await ladders.look(today);
      return today;
    },
    ...given({ farEnds, people, map, scanner, webhooks, payments, telephone }),
    papers: papers ?? new KeptFiles(join(homeFolder(), FILE_FOLDERS.papers)),
  };
  // The house's own texts and its own ladder are the first approved versions; a second time changes nothing.
  await seedTexts(pool, HOUSE_TEMPLATES);
  await seedLadder(pool, FIRST_STRATEGY);
  const open = await openDay(pool);
  if (open !== null) await ladders.look(open);
  if (people !== undefined) await requireWall(pool);
  if (people?.demonstration === true && host !== '127.0.0.1')
    throw new Error('a demonstration lets everybody be anybody: it is served to this machine alone');
  const app = await buildApplication(house, web);
  const address = await app.listen({ host, port });
  const watch = payments === undefined ? null : new CheckoutWatch(() => counterOf(house), payments.line);
  return {
    address,
    close: async () => {
      await watch?.close();
      await app.close();
    },
  };
}
