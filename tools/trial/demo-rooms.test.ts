import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { dayOf } from '../../rules/days.ts';
import { ORDER_STATES } from '../../server/api/firms/firms-schema.ts';
import { fillSmallBook } from '../../server/api/small-book.ts';
import { seedTexts } from '../../server/contact/approval.ts';
import { lendLongest, lyingCases } from '../../server/db/agencies/rehearsed-cases.ts';
import type { Database } from '../../server/db/databases.ts';
import { listOrders } from '../../server/db/firms/order-rows.ts';
import { engageFirm, trainWorkers } from '../letters/letter-scene.ts';
import { testDatabase } from '../test-database.ts';
import { DEMO_AGENCY, letInAgencies, openDemoAgencies } from './demo-agencies.ts';
import { liveLetters } from './demo-letters.ts';

const TODAY = dayOf(2026, 11, 22);
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 120);
});
afterAll(() => database.close());

// Once, a single debt that had lain with an agency before left the collector of the demonstration with an empty list.
test('the agency of a demonstration has debts, also where some lay with one before', async () => {
  const { pool } = database;
  await letInAgencies(pool, TODAY);
  const [before] = await lendLongest(pool, DEMO_AGENCY, TODAY - 40, 1);
  await openDemoAgencies(pool, TODAY);
  const lying = await lyingCases(pool);
  expect(lying.length).toBeGreaterThan(10);
  expect(lying.filter(({ borrower }) => borrower === before!.borrower)).toHaveLength(1);
});

test('letters lie with the law firm of a demonstration, and one waits to be given there; a second start adds none', async () => {
  const { pool } = database;
  const states = async () =>
    (await listOrders(pool, { firm: null, states: ORDER_STATES, after: null, size: 100 })).map(
      ({ state }) => state,
    );
  await liveLetters(pool, TODAY);
  expect(await states(), 'nobody is engaged').toEqual([]);
  await seedTexts(pool, HOUSE_TEMPLATES);
  await trainWorkers(pool);
  await engageFirm(pool, TODAY, TODAY * 1440);
  await liveLetters(pool, TODAY);
  const once = await states();
  expect(once.toSorted()).toEqual(['proposed', 'with-firm', 'with-firm', 'with-firm']);
  await liveLetters(pool, TODAY);
  expect(await states()).toEqual(once);
});
