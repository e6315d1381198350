import { expect, test } from 'vitest';
import { testDatabase } from '../../test-database.ts';
import { walkStreet } from './street-walks.ts';

/** A2 A3 A4 D6 D7: milder first, through the real server; `./anhuan rehearse --only street` walks with thousands for three weeks. */
test('some people and some days through the whole system: nobody is reached before his time or after a stop', async () => {
  const { pool, url, close } = await testDatabase();
  const { faults, shortest, rungs, reached, acts } = await walkStreet(
    { pool, url },
    { people: 40, seed: 7, days: 3 },
  );
  expect(faults, shortest ?? '').toEqual([]);
  expect(acts).toBeGreaterThan(20);
  expect(rungs.get('message')).toBeGreaterThan(0);
  for (const act of ['letter given', 'visit proposed', 'court opened'])
    expect(reached.get(act), act).toBeGreaterThan(0);
  await close();
}, 120_000);
