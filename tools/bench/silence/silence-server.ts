/**
 * Which server does the agency ask in a measurement of silence? The real one, in a process of its own.
 *
 * What happens to a debt is entered by another process: nothing but the database can tell this one. Started with the address of the
 * database; says where it listens and ends when its input does.
 */
import type { AddressInfo } from 'node:net';
import { buildApplication } from '../../../server/api/application.ts';
import { smallHouse } from '../../../server/api/small-book.ts';
import { openPool } from '../../../server/db/pool.ts';

const [url] = process.argv.slice(2);
if (url === undefined) throw new Error('no address was given');
const pool = openPool(url, 6);
const app = await buildApplication(smallHouse({ pool, url }), null);
await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}\n`);
process.stdin.resume();
process.stdin.once('end', async () => {
  await app.close();
  await pool.end();
});
