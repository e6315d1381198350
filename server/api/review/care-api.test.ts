import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { readProofs } from '../../db/evidence/proof-rows.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { CasesAnswer } from './papers-schema.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
let app: FastifyInstance;
let key: string;
let who: { slot: number; borrower: bigint };

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 12);
  app = await buildApplication(smallHouse(database), null);
  const { rows } = await database.pool.query<typeof who>(
    'select slot, borrower_id as borrower from account where account_id = 1000005',
  );
  who = rows[0]!;
  key = `${who.slot}-1000005`;
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const cases = async () => (await app.inject(`/api/agent/accounts/${key}/cases`)).json<CasesAnswer>();
const note = (payload: object) =>
  app.inject({ method: 'POST', url: `/api/agent/accounts/${key}/care`, payload });

test('an agent hears of an illness: collection rests, somebody trained has a case, the page leads there', async () => {
  expect(await cases()).toEqual({ reviews: [], disputes: [], complaints: [] });
  const noted = await note({ kinds: ['illness'], words: '住院三周', consent: false, by: 'a17' });
  expect(noted.json<CasesAnswer>().reviews).toEqual([
    { number: 1, kind: 'vulnerability', open: true, due: '2026-11-24' },
  ]);
  const { rows } = await database.pool.query<{ data: string }>(
    `select data from person_fact where slot = $1 and borrower_id = $2 and type = 'hold'`,
    [who.slot, who.borrower],
  );
  expect(rows[0]?.data).toContain('hardship');
  // Who noted it stands in the chain; his words do not, for he has not agreed to that.
  const said = (await readProofs(database.pool, [who])).find(({ data }) => data.includes('"source":"agent"'));
  expect(said?.data).toContain('"by":"a17"');
  expect(said?.data).not.toContain('住院');
});

test('what is no kind, nobody, or nobody’s account is refused', async () => {
  expect((await note({ kinds: [], words: '', consent: false, by: 'a17' })).statusCode).toBe(400);
  expect((await note({ kinds: ['illness'], words: '', consent: false, by: '' })).statusCode).toBe(400);
  expect((await app.inject('/api/agent/accounts/1-999/cases')).statusCode).toBe(404);
});
