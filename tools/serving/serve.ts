/**
 * How does a house serve its doors for good? `./anhuan serve`
 *
 * The API and the web on one address, against DATABASE_URL or the embedded database. With a carriers file agents can call and browsers
 * can subscribe; sending is `./anhuan send`. Told to end, it answers what was asked and ends.
 */
import { dirname, resolve } from 'node:path';
import { HOUSE } from '../../policy/house/collecting.ts';
import type { PeopleTerms } from '../../server/api/people/session-cookie.ts';
import { openDatabase } from '../../server/db/databases.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { serve } from '../../server/main.ts';
import { IdentityProvider } from '../../server/people/identity-provider.ts';
import { readKnownPasswords } from '../../server/people/known-passwords.ts';
import { linkAddress } from '../../server/people/link-address.ts';
import { firstLink } from '../../server/people/set-up.ts';
import { type CarriersFile, readCarriersFile } from '../../server/serving/carriers-file.ts';
import { paymentsOf, pushOfferOf, telephoneOf } from '../../server/serving/open-carriers.ts';
import { ServingClock } from '../../server/serving/serving-clock.ts';
import { Trouble } from '../../server/trouble.ts';
import type { Run } from '../commands.ts';
import { builtWeb } from '../trial/web-build.ts';
import { wholeNumber } from '../whole-number.ts';
import { rehearsedAt, untilTold } from './process-life.ts';

const PORT = '4300';
const LOOPBACK = '127.0.0.1';
/** The open day is asked of the book so often at the most; nothing that is entered rests on it. */
const DAY_KEPT_MS = 25;

export const run: Run = async ({ options, databaseUrl }) => {
  const port = wholeNumber('port', options.port ?? PORT, 0, 65_535);
  const host = typeof options.openTo === 'string' ? options.openTo : LOOPBACK;
  const file = typeof options.carriers === 'string' ? readCarriersFile(options.carriers) : null;
  const database = await openDatabase({ databaseUrl });
  try {
    const { pool } = database;
    const web = options.apiOnly === true ? null : await builtWeb();
    const clock = new ServingClock(pool, HOUSE.timeZone, rehearsedAt(options.rehearseAt, file));
    const push = file === null ? undefined : await pushOfferOf(file, pool);
    const telephone = file === null ? undefined : telephoneOf(file, homeFolder());
    const payments = file === null ? undefined : paymentsOf(file);
    const people = file?.people === 'required' ? peopleTerms(file, String(options.carriers)) : undefined;
    const token = people === undefined ? null : await firstLink(pool);
    const told = untilTold();
    const served = await serve({
      pool,
      port,
      host,
      web,
      now: clock.minuteOn,
      dayKeptMs: DAY_KEPT_MS,
      advanceDay: async () => {
        throw new Trouble('Days are closed at night, not here.', 'Close the open day: ./anhuan close-day.');
      },
      ...(people === undefined ? {} : { people }),
      ...(file === null ? {} : { webhooks: { nets: file.webhooks.nets, loopback: false } }),
      ...(file?.map === undefined ? {} : { map: file.map }),
      ...(file?.scanner === undefined ? {} : { scanner: file.scanner }),
      ...(payments === undefined ? {} : { payments }),
      ...(push === undefined ? {} : { push }),
      ...(telephone === undefined ? {} : { telephone }),
    });
    process.stdout.write(
      [
        `Anhuan serves at ${served.address}${web === null ? ' (the API alone)' : ''}.`,
        `  health   ${served.address}/health`,
        `  metrics  ${served.address}/metrics`,
        ...(token === null || people === undefined
          ? []
          : [
              '  Nobody can come in yet. Once, within a day, the first administrator opens:',
              `  ${linkAddress(people.origin ?? served.address, token)}`,
            ]),
        ...(host === LOOPBACK || people !== undefined
          ? []
          : [
              '  No door asks for a name: whoever reaches this address sees everything. Write "people": "required" into the file.',
            ]),
        '',
      ].join('\n'),
    );
    await told;
    await served.close();
    return 0;
  } finally {
    await database.close();
  }
};

/** How people come in: by what lies here, and by the provider where one is written down. `path`: of the carriers file. */
function peopleTerms({ site, identityProvider, knownPasswords }: CarriersFile, path: string): PeopleTerms {
  const provider = identityProvider && new IdentityProvider(identityProvider, site);
  const known =
    knownPasswords === undefined ? undefined : readKnownPasswords(resolve(dirname(path), knownPasswords));
  return {
    origin: site,
    ...(provider === undefined ? {} : { provider }),
    ...(known === undefined ? {} : { known }),
  };
}
