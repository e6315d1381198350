import { afterAll, beforeAll, expect, test } from 'vitest';
import { heard, lenderClient, payOnce } from '../../examples/lender-client.ts';
import { type MachineScene, openMachineScene } from '../../server/api/machines/machine-scene.ts';
import { signatureOf } from '../../server/contact/carriers/webhook-signature.ts';
import type { Database } from '../../server/db/databases.ts';
import { testDatabase } from '../test-database.ts';

let database: Database;
let scene: MachineScene;
let address: string;
beforeAll(async () => {
  database = await testDatabase();
  scene = await openMachineScene(database);
  address = await scene.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await scene?.app.close();
  await database?.close();
});

test('the example tells of a payment once, reads what is owed, and believes what is signed', async () => {
  const { rows } = await database.pool.query<{ account: bigint }>(
    'select min(account_id) as account from account where oldest_due is not null and written_off_on is null',
  );
  const reference = `A-${rows[0]!.account}`;
  const client = lenderClient(address, scene.key);
  const first = await payOnce(client, 'sample', reference, 'E-1');
  expect(first.state).toBe('entered');
  expect(Number(first.owed)).toBeGreaterThan(0);
  expect(await payOnce(client, 'sample', reference, 'E-1')).toEqual(first);
  await expect(payOnce(lenderClient(address, 'anh_no'), 'sample', reference, 'E-2')).rejects.toThrow(
    'not taken',
  );

  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const now = Math.floor(Date.now() / 1000);
  const body = '{"type":"webhook.test"}';
  const signed = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(now),
    'webhook-signature': signatureOf('evt_1', now, Buffer.from(body), secret),
  };
  expect(heard(secret, body, signed)).toEqual({ type: 'webhook.test' });
  expect(() => heard(secret, `${body} `, signed)).toThrow();
});
