/**
 * Which server is asked in a measurement of load? The real one, in a process of its own, or (`bare`) the least that could answer.
 *
 * Started with the address of the database; says where it listens, tells its processor time when asked, and ends when its parent lets go.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import { openPool } from '../../../server/db/pool.ts';
import { byTheClock } from '../../../server/gate/business-minute.ts';
import { serve } from '../../../server/main.ts';
import { serveBare } from './bare-server.ts';

const [url, kind] = process.argv.slice(2);
if (url === undefined) throw new Error('no address was given');
const pool = openPool(url, 12);
const served =
  kind === 'bare'
    ? await serveBare(pool)
    : await serve({
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
process.send?.({ address: served.address });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ microseconds: user + system });
});
process.once('disconnect', async () => {
  await served.close();
  await pool.end();
});
