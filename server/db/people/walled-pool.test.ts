import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { agentApi } from '../../api/agent-api.ts';
import { borrowerApi } from '../../api/borrower-api.ts';
import { inboxApi } from '../../api/inbox/inbox-api.ts';
import { answerProblems } from '../../api/problem.ts';
import { fillSmallBook, smallHouse } from '../../api/small-book.ts';
import type { Database } from '../databases.ts';
import type { Pool } from '../pool.ts';
import { keyed, transaction } from '../pool.ts';
import { behindWall, requireWall, type Wall, type Walled, walled } from './walled-pool.ts';

const TODAY = parseDay('2026-11-22')!;

interface Owner {
  readonly slot: number;
  readonly borrower: bigint;
  readonly account: bigint;
}

let database: Database;
let pool: Pool;
let doors: Walled;
let own: Owner;
let other: Owner;
/** The borrower's and the agent's addresses with nobody at the door: what the page's own check would do is left out. */
let unkept: FastifyInstance;
let wall: Wall;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 24);
  doors = walled(database.pool);
  pool = doors.pool;
  const { rows } = await database.pool.query<Owner>(
    `select distinct on (borrower_id) slot, borrower_id as borrower, account_id as account from account order by borrower_id, account_id`,
  );
  [own, other] = [rows[0]!, rows[1]!];
  await database.pool.query(
    'insert into placement (slot, account_id, agency, from_day) values ($1, $2, $3, $4)',
    [own.slot, own.account, "N'orth", formatDay(TODAY)],
  );
  const house = { ...smallHouse(database), pool };
  unkept = Fastify();
  unkept.setValidatorCompiler(validatorCompiler);
  unkept.setSerializerCompiler(serializerCompiler);
  answerProblems(unkept);
  unkept.addHook('preHandler', (_request, _reply, done) => behindWall(wall, done));
  await unkept.register(borrowerApi(house), { prefix: '/borrower' });
  await unkept.register(inboxApi(house), { prefix: '/borrower' });
  await unkept.register(agentApi(house), { prefix: '/agent' });
});
afterAll(async () => {
  await unkept?.close();
  await doors?.close();
  await database?.close();
});

async function statusOf(url: string): Promise<number> {
  return (await unkept.inject(url)).statusCode;
}

test('without any check of the application a borrower reads his own and nobody else', async () => {
  wall = own;
  const pages = ({ account }: Owner) => [
    `/borrower/sample/A-${account}`,
    `/borrower/sample/A-${account}/messages`,
    ...['statement', 'ahead', 'contacts', 'quote'].map(
      (page) => `/borrower/sample/A-${account}/accounts/${account}/${page}`,
    ),
  ];
  for (const page of pages(own)) expect(await statusOf(page), page).toBe(200);
  for (const page of pages(other)) expect(await statusOf(page), page).toBe(404);
  expect(await statusOf(`/agent/accounts/${other.slot}-${other.account}`)).toBe(404);
});

test('an agency reads what lies with it, from its first day to the day before it goes back', async () => {
  wall = { agency: "N'orth", day: TODAY };
  const page = ({ slot, account }: Owner) => `/agent/accounts/${slot}-${account}`;
  expect(await statusOf(page(own))).toBe(200);
  expect(await statusOf(page(other))).toBe(404);
  wall = { agency: "N'orth", day: TODAY - 1 };
  expect(await statusOf(page(own))).toBe(404);
  wall = { agency: 'South', day: TODAY };
  expect(await statusOf(page(own))).toBe(404);
});

test('every table with something of a borrower or an account shows no row of anybody else, and none can be written', async () => {
  const { rows: tables } = await database.pool.query<{ name: string; own: string; held: boolean }>(
    `select c.relname as name, c.relrowsecurity as held,
            case when bool_or(a.attname = 'borrower_id') then 'borrower_id' else 'account_id' end as own
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('borrower_id', 'account_id')
      group by c.oid, c.relname order by 1`,
  );
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.filter(({ held }) => !held).map(({ name }) => name)).toEqual([]);
  await behindWall(own, async () => {
    for (const { name, own: column } of tables) {
      if (['session', 'sign_in_code'].includes(name)) continue;
      const mine =
        column === 'borrower_id'
          ? `borrower_id = ${own.borrower}`
          : `account_id in (select account_id from account where borrower_id = ${own.borrower})`;
      const { rows } = await pool.query<{ strange: bigint }>(
        `select count(*) as strange from ${name} where not (${mine})`,
      );
      expect(rows[0]!.strange, name).toBe(0n);
    }
    const { rows } = await pool.query<{ all: bigint }>('select count(*) as all from account');
    expect(rows[0]!.all).toBeGreaterThan(0n);
    await expect(pool.query('update borrower set sealed = sealed')).rejects.toThrow(/permission denied/);
    for (const shut of [
      'session',
      'staff',
      'house_key',
      'sign_in_code',
      'seen_alarm',
      'key_in_force',
      'firm_lawyer',
    ])
      await expect(pool.query(`select count(*) from ${shut}`), shut).rejects.toThrow(/permission denied/);
  });
});

test('a connection is put back as it was, also after a statement that failed', async () => {
  const count = async () =>
    (
      await pool.query<{ all: bigint; role: string }>(
        'select count(*) as all, current_user as role from account',
      )
    ).rows[0]!;
  const before = await count();
  await behindWall(own, async () => {
    const rounds = Array.from({ length: 20 }, (_, round) =>
      transaction(pool, async (client) => {
        const { rows } = await client.query<{ role: string }>('select current_user as role');
        expect(rows[0]!.role).toBe('anhuan_door');
        if (round % 2 === 0) await client.query('select 1 / 0');
      }).catch((error: Error) => expect(error.message).toBe('division by zero')),
    );
    await Promise.all(rounds);
  });
  for (let round = 0; round < 10; round += 1) expect(await count()).toEqual(before);
  await requireWall(database.pool);
});

test('what looks up by keys shares a connection that plans once; one that fails takes nothing from the others', async () => {
  const asked = (text: string) => pool.query<{ told: string }>(keyed({ name: `asked ${text.length}`, text }));
  const [first, failed, last, plain] = await Promise.allSettled([
    asked(`select pg_backend_pid() || ' ' || current_setting('plan_cache_mode') as told`),
    asked('select 1 / 0'),
    asked(`select pg_backend_pid() || ' ' || current_setting('enable_seqscan') as told`),
    pool.query<{ told: string }>(`select current_setting('plan_cache_mode') as told`),
  ]);
  const told = (one: typeof first) => (one.status === 'fulfilled' ? one.value.rows[0]!.told.split(' ') : []);
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
  expect(told(first)[1]).toBe('force_generic_plan');
  expect(told(last)).toEqual([told(first)[0], 'off']);
  expect(told(plain)).toEqual(['auto']);
  expect((await asked(`select 'still' as told`)).rows).toEqual([{ told: 'still' }]);
});

test('one who is gone in the middle is an error of those who asked, and nobody after them notices', async () => {
  const cut = await Promise.allSettled([
    pool.query(keyed({ name: 'cut', text: 'select pg_terminate_backend(pg_backend_pid())' })),
    pool.query(keyed({ name: 'beside', text: 'select 1' })),
  ]);
  expect(cut.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await pool.query(keyed({ name: 'after', text: 'select 1 as one' }))).rows).toEqual([{ one: 1 }]);
});
