/**
 * What does someone see who tries Anhuan? `./anhuan demo`
 *
 * A database, a made-up book, a month of nights, the web: brought up from nothing the first time, kept and served at once
 * the next. Whatever was interrupted goes on where it was. A book that was taken in from a host is served as it is.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { HOUSE } from '../../policy/house/collecting.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { FILE_FOLDERS } from '../../server/contact/kept-files.ts';
import { type Database, openDatabase } from '../../server/db/databases.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { openDay } from '../../server/db/night.ts';
import { discardSeeded, isEmptyBook, readSeeding, type Seeding } from '../../server/db/seeding.ts';
import { byTheClock } from '../../server/gate/business-minute.ts';
import type { Served } from '../../server/main.ts';
import type { Daylight } from '../../server/seeded/advance-day.ts';
import type { BookPlan } from '../../simulator/book.ts';
import type { Call, Run } from '../commands.ts';
import { openProgress } from '../progress.ts';
import { untilTold } from '../serving/process-life.ts';
import { wholeNumber } from '../whole-number.ts';
import type { DemoContact } from './demo-contact.ts';
import type { DemoLives } from './demo-lives.ts';
import { openDemoPeople } from './demo-staff.ts';
import type { DemoWays } from './way/demo-ways.ts';

const ACCOUNTS = 10_000;
const SEED = 1;
/** The first business day: the first of a month, so that bills are made that night and fall due in the month that is closed. */
const FIRST_DAY = '2026-10-01';
const NIGHTS = 30;
const PORT = 4300;
/** Some of the lives that are shown began so many days before the open one. */
const PLANS_BEFORE = 6;
/** On the last days before the open one each agent calls so many people: the night draws some of them to be looked at. */
const CALLED_BEFORE = 3;
const CALLS = 8;
/** So many mornings before the open day are sent as well: the calls of today follow on their messages. */
const MORNINGS = 7;

export const run: Run = async (call) => {
  const wish = wishFrom(call);
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  try {
    // Building the web and making the book do not need each other; a failure is told when its turn comes.
    const web = import('./web-build.ts').then(({ builtWeb }) => builtWeb());
    web.catch(() => {});
    if (call.options.fresh && (await readSeeding(database.pool)) !== null) await discardSeeded(database.pool);
    const { DemoContact } = await import('./demo-contact.ts');
    const contact = await DemoContact.start(database.pool);
    try {
      const { fresh, lives } = await bringBook(database, wish, contact);
      const served = await serveWeb(database, await web, wish.port, contact);
      const told = untilTold();
      await greet(database, served, fresh);
      // While the first page is looked at: nobody waits for it.
      if (lives !== null) await lives.speak((await openDay(database.pool))!).finally(() => lives.close());
      await told;
      await served.close();
    } finally {
      await contact.close();
    }
    return 0;
  } finally {
    await database.close();
  }
};

interface Wish extends Partial<BookPlan> {
  readonly nights: number;
  readonly mornings: number;
  readonly port: number | null;
}

function wishFrom({ options }: Call): Wish {
  const number = (name: string, from: number, to: number): number | undefined =>
    options[name] === undefined ? undefined : wholeNumber(name, options[name], from, to);
  return {
    accounts: number('accounts', 1, 10_000_000),
    seed: number('seed', 0, 0xffff_ffff),
    nights: number('nights', 0, 3650) ?? NIGHTS,
    mornings: number('mornings', 0, 3650) ?? MORNINGS,
    port: number('port', 0, 65_535) ?? null,
  };
}

/** A book that is there. `fresh`: there was something to do; `lives`: of those who have something to say on its open day. */
interface Brought {
  readonly fresh: boolean;
  readonly lives: DemoLives | null;
}

/** Makes the book and closes its nights, or what is left of both. */
async function bringBook(database: Database, wish: Wish, contact: DemoContact): Promise<Brought> {
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

async function livesOf({ pool }: Database, { minuteOn, farEnds }: DemoContact): Promise<DemoLives> {
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

function sayKept(there: Seeding, wish: Wish): void {
  const differs =
    (wish.seed !== undefined && wish.seed !== there.seed) ||
    (wish.accounts !== undefined && wish.accounts !== there.accounts);
  if (differs)
    process.stderr.write(
      `The book that is there is kept (${there.accounts} accounts, seed ${there.seed}); --fresh makes another.\n`,
    );
}

async function sow(database: Database, plan: BookPlan): Promise<boolean> {
  const { sowBook } = await import('../../server/seeded/sow-book.ts');
  const progress = openProgress(`Making ${plan.accounts} accounts`);
  const outcome = await sowBook(database, plan, { onProgress: progress.to }).finally(progress.end);
  if (outcome.state === 'other-book') throw new Error('the book changed while it was being made');
  return outcome.state === 'sown';
}

/** Lives and closes the days from the open one up to, not including, `target`. */
async function closeNights(
  database: Database,
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

/** What is left of a day whose morning has been: the evening. */
function sunset({ minuteOn, evening }: DemoContact): Daylight {
  return { minuteOn, morning: async () => {}, evening };
}

/** Serves on the wished port, else on the usual one, else on any that is free. */
async function serveWeb(
  database: Database,
  web: string,
  port: number | null,
  contact: DemoContact,
): Promise<Served> {
  const { serve } = await import('../../server/main.ts');
  const { advanceDay } = await import('../../server/seeded/advance-day.ts');
  const push = await contact.farEnds.pushOffer(database.pool);
  const on = (wanted: number) =>
    serve({
      pool: database.pool,
      advanceDay: async (onProgress) => {
        const day = await advanceDay(database, onProgress, sunset(contact));
        await contact.morning(day + 1);
        return day;
      },
      now: contact.minuteOn,
      farEnds: contact.farEnds,
      webhooks: contact.doors,
      push,
      payments: contact.farEnds.payments(),
      telephone: contact.farEnds.post.openTelephone(join(homeFolder(), FILE_FOLDERS.recordings)),
      port: wanted,
      web,
      people: { origin: null, demonstration: true },
    });
  contact.run();
  await openDemoPeople(database.pool);
  const served =
    port !== null
      ? await on(port)
      : await on(PORT).catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'EADDRINUSE') return on(0);
          throw error;
        });
  contact.servedAt(served.address);
  return served;
}

async function greet(database: Database, { address }: Served, fresh: boolean): Promise<void> {
  const open = await openDay(database.pool);
  const seconds = (performance.now() / 1000).toFixed(1);
  process.stdout.write(
    [
      `Anhuan is open after ${seconds} s at ${address}${open === null ? '' : `, business day ${formatDay(open)}`}.`,
      '  Doors are really closed: on the front page you choose whom to be, borrower, agent or anybody else.',
      'Ctrl-C ends it; the book is kept. ./anhuan demo --fresh makes a new one.',
      '',
    ].join('\n'),
  );
  if (fresh) openBrowser(address);
}

/** Shows the front page where someone sits before a screen; no window is forced on anyone else, or twice. */
function openBrowser(address: string): void {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const screen = process.platform === 'darwin' || DISPLAY || WAYLAND_DISPLAY;
  if (CI || !screen || !process.stdout.isTTY) return;
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
