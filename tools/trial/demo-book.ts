/**
 * How does a made-up book come to the day on which somebody looks at it?
 *
 * Made, lived through and closed night by night, with those who agree, pay, dispute, are visited and sued among them. What was interrupted
 * goes on where it was. The demonstration opens such a book, and so does the rehearsal that sends it anything at all.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import type { Database } from '../../server/db/databases.ts';
import { openDay } from '../../server/db/night.ts';
import { isEmptyBook, readSeeding, type Seeding } from '../../server/db/seeding.ts';
import { byTheClock } from '../../server/gate/business-minute.ts';
import type { Daylight } from '../../server/seeded/advance-day.ts';
import type { BookPlan } from '../../simulator/book.ts';
import { openProgress } from '../progress.ts';
import type { DemoContact } from './demo-contact.ts';
import type { DemoLives } from './demo-lives.ts';
import type { DemoWays } from './way/demo-ways.ts';

const ACCOUNTS = 10_000;
const SEED = 1;
/** The first business day: the first of a month, so that bills are made that night and fall due in the month that is closed. */
const FIRST_DAY = '2026-10-01';
export const NIGHTS = 30;
/** So many mornings before the open day are sent as well: the calls of today follow on their messages. */
export const MORNINGS = 7;
/** Some of the lives that are shown began so many days before the open one. */
const PLANS_BEFORE = 6;
/** On the last days before the open one each agent calls so many people: the night draws some of them to be looked at. */
const CALLED_BEFORE = 3;
const CALLS = 8;

/** Which book is wished for; what is left out is as in the demonstration. */
export interface BookWish extends Partial<BookPlan> {
  readonly nights: number;
  readonly mornings: number;
}

/** A book that is there. `fresh`: there was something to do; `lives`: of those who have something to say on its open day. */
export interface Brought {
  readonly fresh: boolean;
  readonly lives: DemoLives | null;
}

/** Makes the book and closes its nights, or what is left of both. */
export async function bringBook(
  database: Pick<Database, 'pool' | 'url'>,
  wish: BookWish,
  contact: DemoContact,
): Promise<Brought> {
  const there = await readSeeding(database.pool);
  if (there === null && !(await isEmptyBook(database.pool))) return { fresh: false, lives: null };
  const plan = there ?? {
    seed: wish.seed ?? SEED,
    accounts: wish.accounts ?? ACCOUNTS,
    day: parseDay(FIRST_DAY)!,
  };
  if (there !== null) sayKept(there, wish);
  const made = there?.whole !== true && (await sow(database, plan));
  const lives =
    wish.mornings > 0 && (await openDay(database.pool)) !== plan.day + wish.nights
      ? await livesOf(database, contact)
      : null;
  const ways = lives === null ? null : await waysOf(contact, lives);
  if (ways !== null && (await openDay(database.pool)) === plan.day) sayRefused(await ways.begin(plan.day));
  const day = { contact, lives, ways };
  const closed = await closeNights(database, plan.day, plan.day + wish.nights, wish.mornings, day);
  const open = await openDay(database.pool);
  if (open !== null) await contact.morning(open);
  return { fresh: made || closed, lives };
}

async function livesOf(
  { pool }: Pick<Database, 'pool'>,
  { minuteOn, farEnds }: DemoContact,
): Promise<DemoLives> {
  const { DemoLives } = await import('./demo-lives.ts');
  return DemoLives.open(pool, minuteOn, { post: farEnds.post });
}

async function waysOf({ farEnds }: DemoContact, lives: DemoLives): Promise<DemoWays> {
  const { DemoWays } = await import('./way/demo-ways.ts');
  return new DemoWays(lives.house, farEnds, lives.lived);
}

/** What of the ways was refused: a made-up book of another seed may have nobody who fits. */
function sayRefused(refused: readonly string[]): void {
  for (const one of refused) process.stderr.write(`A shown way did not go on: ${one}\n`);
}

/** Who lives through the days that are closed. */
interface Living {
  readonly contact: DemoContact;
  readonly lives: DemoLives | null;
  readonly ways: DemoWays | null;
}

/** A day on which some also agree and keep what they agreed. `daysBefore` the open one; null: nothing is sent yet. */
function livedThrough({ contact, lives, ways }: Living, daysBefore: number | null): Daylight | undefined {
  if (lives === null || ways === null) return undefined;
  const { minuteOn } = contact;
  const walk = async (day: Day) => sayRefused(await ways.live(day));
  if (daysBefore === null)
    return { minuteOn: (day) => byTheClock(day, HOUSE.timeZone), morning: async () => {}, evening: walk };
  return {
    minuteOn,
    morning: (day) => contact.morning(day),
    evening: async (day) => {
      await walk(day);
      if (daysBefore === PLANS_BEFORE) await lives.agree(day);
      await lives.pay(day);
      if (daysBefore <= CALLED_BEFORE) await lives.call(CALLS);
      await contact.evening();
    },
  };
}

function sayKept(there: Seeding, wish: BookWish): void {
  const differs =
    (wish.seed !== undefined && wish.seed !== there.seed) ||
    (wish.accounts !== undefined && wish.accounts !== there.accounts);
  if (differs)
    process.stderr.write(
      `The book that is there is kept (${there.accounts} accounts, seed ${there.seed}); --fresh makes another.\n`,
    );
}

async function sow(database: Pick<Database, 'pool' | 'url'>, plan: BookPlan): Promise<boolean> {
  const { sowBook } = await import('../../server/seeded/sow-book.ts');
  const progress = openProgress(`Making ${plan.accounts} accounts`);
  const outcome = await sowBook(database, plan, { onProgress: progress.to }).finally(progress.end);
  if (outcome.state === 'other-book') throw new Error('the book changed while it was being made');
  return outcome.state === 'sown';
}

/** Lives and closes the days from the open one up to, not including, `target`. */
async function closeNights(
  database: Pick<Database, 'pool' | 'url'>,
  first: Day,
  target: Day,
  mornings: number,
  living: Living,
): Promise<boolean> {
  let open = await openDay(database.pool);
  if (open === null || open >= target) return false;
  const { advanceDay } = await import('../../server/seeded/advance-day.ts');
  const nights = target - first;
  const progress = openProgress(`Closing ${nights} nights`);
  const parts = 100;
  try {
    for (; open < target; open += 1) {
      const before = (open - first) * parts;
      await advanceDay(
        database,
        ({ day, done, of }) =>
          progress.to(before + Math.floor((parts * done) / of), nights * parts, formatDay(day)),
        livedThrough(living, open < target - mornings ? null : target - open),
      );
    }
    progress.to(nights * parts, nights * parts);
  } finally {
    progress.end();
  }
  return true;
}
