import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { copyOut } from './copy-stream.ts';
import type { Database } from './databases.ts';
import { openPool, together, transaction } from './pool.ts';

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-pool-'));
  database = await testDatabase(folder);
  await database.pool.query('create table purse (id int primary key, amount int8 not null)');
  await database.pool.query('insert into purse values (1, 100), (2, 100)');
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const amounts = async () =>
  (await database.pool.query('select amount from purse order by id')).rows.map((row) => row.amount);

describe('pool', () => {
  test('money comes as bigint and a date as a day, alone and in lists', async () => {
    const { rows } = await database.pool.query(
      "select 9007199254740993::int8 as much, '2024-02-29'::date as leap, array[1,null]::int8[] as list, array['1969-12-31'::date] as days, '{}'::int8[] as none, null::date as never",
    );
    expect(rows).toEqual([
      {
        much: 9007199254740993n,
        leap: dayOf(2024, 2, 29),
        list: [1n, null],
        days: [-1],
        none: [],
        never: null,
      },
    ]);
  });

  test('a transaction that throws leaves nothing', async () => {
    const refused = transaction(database.pool, async (client) => {
      await client.query('update purse set amount = 0');
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await amounts()).toEqual([100n, 100n]);
  });

  test('transactions that collide are repeated until both are whole', async () => {
    const rounds: number[] = [];
    const spend = (nth: number) =>
      transaction(
        database.pool,
        async (client) => {
          rounds.push(nth);
          const { rows } = await client.query('select amount from purse where id = 1');
          await client.query('update purse set amount = $1 where id = 1', [rows[0].amount - 10n]);
        },
        'repeatable read',
      );
    await Promise.all([spend(0), spend(1), spend(2)]);
    expect((await amounts())[0]).toBe(70n);
    expect(rounds.length).toBeGreaterThanOrEqual(3);
  });

  test('statements asked together are done one after another, and one by one again after that', async () => {
    const [before, , after] = await transaction(database.pool, async (client) => {
      const amount = () => client.query<{ amount: bigint }>('select amount from purse where id = 2');
      const found = await together(client, () => [
        amount(),
        client.query('update purse set amount = amount + 5 where id = 2'),
        amount(),
      ]);
      const out = await copyOut(client, 'select id from purse order by id', () => {});
      expect(out.rows).toBe(2);
      return found;
    });
    expect([before, after].map(({ rows }) => rows[0]!.amount)).toEqual([100n, 105n]);
  });

  test('of statements asked together nothing stays when one fails, and the connection serves on', async () => {
    const small = openPool(database.url, 1);
    const refused = transaction(small, (client) =>
      together(client, () => [
        client.query('update purse set amount = 7 where id = 2'),
        client.query('select 1 / 0'),
        client.query('update purse set amount = 8 where id = 2'),
      ]),
    );
    await expect(refused).rejects.toThrow('division by zero');
    expect((await small.query('select amount from purse where id = 2')).rows).toEqual([{ amount: 105n }]);
    await small.end();
  });

  test('a connection cut from outside, idle or lent, is an error of the statement and no more', async () => {
    const cut = (pid: number) => database.pool.query('select pg_terminate_backend($1)', [pid]);
    const lent = await database.pool.connect();
    const { rows } = await lent.query('select pg_backend_pid() as pid');
    await cut(rows[0].pid);
    await expect(lent.query('select 1')).rejects.toThrow();
    lent.release(true);
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('a transaction that waits for what never comes ends when its connection is cut', async () => {
    const waiting = transaction(database.pool, async (client) => {
      const { rows } = await client.query('select pg_backend_pid() as pid');
      void database.pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
      return new Promise<never>(() => {});
    });
    await expect(waiting).rejects.toThrow();
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
