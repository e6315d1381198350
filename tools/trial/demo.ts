/**
 * What does someone see who tries Anhuan? `./anhuan demo`
 *
 * A database, a made-up book, a month of nights, the web: brought up from nothing the first time, kept and served at once
 * the next. Whatever was interrupted goes on where it was. A book that was taken in from a host is served as it is.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { formatDay } from '../../rules/days.ts';
import { FILE_FOLDERS } from '../../server/contact/kept-files.ts';
import { type Database, openDatabase } from '../../server/db/databases.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { openDay } from '../../server/db/night.ts';
import { discardSeeded, readSeeding } from '../../server/db/seeding.ts';
import type { Served } from '../../server/main.ts';
import type { Daylight } from '../../server/seeded/advance-day.ts';
import type { Call, Run } from '../commands.ts';
import { untilTold } from '../serving/process-life.ts';
import { wholeNumber } from '../whole-number.ts';
import { type BookWish, bringBook, MORNINGS, NIGHTS } from './demo-book.ts';
import type { DemoContact } from './demo-contact.ts';
import { openDemoPeople } from './demo-staff.ts';

const PORT = 4300;

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

interface Wish extends BookWish {
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
