/**
 * Which book stands behind the doors while anything at all is sent to them?
 *
 * For a sample the small book, with its morning sent. For a long walk the book of the demonstration: agencies with debts, letters at a
 * firm, visits that were asked for, cases at a court, nights that were closed and sealed, so that more than an empty answer is reached.
 */
import { join } from 'node:path';
import { type Day, parseDay } from '../../../rules/days.ts';
import type { StaffRole } from '../../../rules/people/permission.ts';
import { fillSmallBook, smallHouse } from '../../../server/api/small-book.ts';
import { KeptFiles } from '../../../server/contact/kept-files.ts';
import type { Database } from '../../../server/db/databases.ts';
import { openDay } from '../../../server/db/night.ts';
import { readWays } from '../../../server/db/ways/way-rows.ts';
import type { Serving } from '../../../server/main.ts';
import { advanceDay } from '../../../server/seeded/advance-day.ts';
import { DEMO_AGENCY } from '../../trial/demo-agencies.ts';
import { bringBook, MORNINGS, NIGHTS } from '../../trial/demo-book.ts';
import type { DemoContact } from '../../trial/demo-contact.ts';
import { DemoLives } from '../../trial/demo-lives.ts';
import { openDemoPeople } from '../../trial/demo-staff.ts';
import { HANDS, WAY_FIRM } from '../../trial/way/way-hands.ts';

/** At which door a borrower is known, and by which account. */
export interface OwnDoor {
  readonly host: string;
  readonly reference: string;
  readonly account: string;
}

/** People who work here under numbers that the book knows; the office of those who work outside. */
export interface Workers {
  readonly numbers: ReadonlyMap<StaffRole, string>;
  readonly offices: ReadonlyMap<StaffRole, string>;
}

export interface FuzzStage {
  readonly today: Day;
  /** At whose doors is knocked: few, so that each has something behind it. */
  readonly doors: readonly OwnDoor[];
  readonly workers: Workers;
  readonly advanceDay: Serving['advanceDay'];
  readonly close: () => Promise<void>;
}

type Book = Pick<Database, 'pool' | 'url'>;

const SMALL = 120;
const SMALL_DOORS = 8;
const SMALL_DAY = parseDay('2026-11-22')!;
/** Accounts of the made-up book: enough that somebody fits each of the ways that are shown. */
const WHOLE = 4_000;

/** The small book with its morning sent, and some who agreed and disputed something. */
export async function smallStage(database: Book, contact: DemoContact, folder: string): Promise<FuzzStage> {
  const { pool } = database;
  await fillSmallBook(pool, SMALL_DAY, SMALL);
  await contact.morning(SMALL_DAY);
  const papers = new KeptFiles(join(folder, 'papers'));
  const lives = await DemoLives.open(pool, contact.minuteOn, { papers });
  await lives.agree(SMALL_DAY);
  await lives.speak(SMALL_DAY);
  return {
    today: SMALL_DAY,
    doors: Array.from({ length: SMALL_DOORS }, (_, place) => {
      const account = String(1_000_001 + place);
      return { host: 'sample', reference: `A-${account}`, account };
    }),
    workers: { numbers: new Map(), offices: new Map([['agency', 'North']]) },
    advanceDay: smallHouse(database).advanceDay,
    close: () => lives.close(),
  };
}

/** The book of the demonstration on its open day. */
export async function wholeStage(database: Book, contact: DemoContact): Promise<FuzzStage> {
  const { pool } = database;
  const wish = { accounts: WHOLE, nights: NIGHTS, mornings: MORNINGS };
  const { lives } = await bringBook(database, wish, contact);
  const today = (await openDay(pool))!;
  await lives?.speak(today);
  await openDemoPeople(pool);
  return {
    today,
    doors: (await readWays(pool)).map(({ host, reference, accountId }) => ({
      ...{ host, reference },
      account: String(accountId),
    })),
    workers: {
      numbers: new Map<StaffRole, string>([
        ['agent', HANDS.agent],
        ['lead', HANDS.lead],
        ['strategist', 's41'],
        ['compliance', HANDS.head],
        ['administrator', 'd51'],
        ['agency', HANDS.collector],
        ['firm', HANDS.lawyer],
        ['field', HANDS.visitors[0]],
      ]),
      offices: new Map<StaffRole, string>([
        ['agency', DEMO_AGENCY],
        ['firm', WAY_FIRM],
      ]),
    },
    advanceDay: async (onProgress) => {
      const day = await advanceDay(database, onProgress, {
        ...{ minuteOn: contact.minuteOn, evening: contact.evening },
        morning: async () => {},
      });
      await contact.morning(day + 1);
      return day;
    },
    close: async () => lives?.close(),
  };
}
