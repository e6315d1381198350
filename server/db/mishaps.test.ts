import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tools/test-database.ts';
import { Trouble } from '../trouble.ts';
import type { Database } from './databases.ts';
import { troubleBehind } from './mishaps.ts';
import { openPool } from './pool.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const thrownBy = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};
const raise = (state: string) =>
  thrownBy(() => database.pool.query(`do $$ begin raise exception 'x' using errcode = '${state}'; end $$`));

describe('the trouble behind a failure', () => {
  test.each([
    ['53100', /disk of the database is full/],
    ['53300', /no more connections/],
    ['57P01', /went away/],
    ['08006', /went away/],
    ['25006', /read-only/],
  ])('state %s is told with what to do', async (state, words) => {
    const trouble = troubleBehind(await raise(state));
    expect(trouble?.message).toMatch(words);
    expect(trouble?.remedy).toBeTruthy();
  });

  test('a statement of ours that is wrong is a bug', async () => {
    expect(troubleBehind(await thrownBy(() => database.pool.query('select nonsense')))).toBeNull();
    expect(troubleBehind(new Error('a bug'))).toBeNull();
    expect(troubleBehind('text')).toBeNull();
  });

  test('a connection cut under a statement, and a server that is not there', async () => {
    const client = await database.pool.connect();
    const { rows } = await client.query('select pg_backend_pid() as pid');
    const cut = thrownBy(() => client.query('select pg_sleep(60)'));
    await database.pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
    expect(troubleBehind(await cut)?.message).toMatch(/went away/);
    client.release(true);
    const pipe = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
    expect(troubleBehind(pipe)?.message).toMatch(/went away/);
    const nowhere = openPool('postgresql://a:b@127.0.0.1:1/x', 1);
    expect(troubleBehind(await thrownBy(() => nowhere.query('select 1')))?.message).toMatch(/went away/);
    await nowhere.end();
  });

  test('a server that died under a parallel statement went away', async () => {
    const lost = thrownBy(() =>
      database.pool.query(
        "do $$ begin raise exception 'lost connection to parallel worker' using errcode = '55000'; end $$",
      ),
    );
    expect(troubleBehind(await lost)?.message).toMatch(/went away/);
  });

  test.each([
    ['EPIPE', 'write', true],
    ['ECONNRESET', 'read', true],
    ['ENOENT', 'connect', true],
    ['ENOENT', 'open', false],
    ['EPIPE', 'unlink', false],
  ])('%s of %s: the database went away: %s', (code, syscall, away) => {
    const error = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
    expect(troubleBehind(error) !== null).toBe(away);
  });

  test('a trouble stays itself, and a full disk of ours is one', () => {
    const trouble = new Trouble('x');
    expect(troubleBehind(trouble)).toBe(trouble);
    expect(troubleBehind(Object.assign(new Error('write'), { code: 'ENOSPC' }))?.message).toMatch(
      /disk is full/,
    );
  });
});
