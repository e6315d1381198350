/** Who waits while the list of a morning is written? */
import { expect, test } from 'vitest';
import { dayOf } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { morningOf } from '../db/desk/waiting-morning.ts';
import { openPool } from '../db/pool.ts';
import { freshList } from './take-next.ts';

const TODAY = dayOf(2026, 3, 10);

test('many who ask for a list that is being written wait for the one writing, and leave the connections to others', async () => {
  const database = await testDatabase();
  const pool = openPool(database.url, 2);
  const holder = await database.pool.connect();
  await holder.query('begin; lock table waiting_person in access exclusive mode');
  const asked = Array.from({ length: 5 }, () => freshList(pool, TODAY));
  for (let waits = 0; waits === 0; )
    ({ waits } = (
      await holder.query('select count(*)::int as waits from pg_locks where not granted')
    ).rows[0]);
  const { rows } = await pool.query('select 1 as answered');
  expect(rows).toEqual([{ answered: 1 }]);
  await holder.query('commit');
  holder.release();
  await Promise.all(asked);
  expect(await morningOf(pool, TODAY)).not.toBeNull();
  await pool.end();
  await database.close();
});
