/**
 * Which server is asked in a measurement of load? The real one, in a process of its own.
 *
 * Started with the address of the database; says where it listens and ends when its input does.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import { openPool } from '../../../server/db/pool.ts';
import { byTheClock } from '../../../server/gate/business-minute.ts';
import { serve } from '../../../server/main.ts';

const [url] = process.argv.slice(2);
if (url === undefined) throw new Error('no address was given');
const pool = openPool(url, 12);
const served = await serve({
  pool,
  port: 0,
  web: null,
  people: { origin: null },
  dayKeptMs: 25,
  now: (today) => byTheClock(today, HOUSE.timeZone),
  advanceDay: async () => {
    throw new Error('nights are closed by another process');
  },
});
process.stdout.write(`${served.address}\n`);
process.stdin.resume();
process.stdin.once('end', async () => {
  await served.close();
  await pool.end();
});
