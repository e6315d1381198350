import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../server/db/databases.ts';
import { testDatabase } from '../../test-database.ts';
import { fillGateScene, type Rehearsed } from '../gate-scene.ts';
import { raceContacts } from './contact-races.ts';

const SEED = 20261122;
const PEOPLE = 160;
let database: Database;
let people: Rehearsed[];

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, PEOPLE);
});
afterAll(() => database.close());

test('stops against senders that are killed, on all ways: nothing late, twice or lost', async () => {
  const races = await raceContacts({ url: database.url, people, seed: SEED, senders: 1, killEvery: 40 });
  expect(races.faults).toEqual([]);
  expect(races.messages).toBe(PEOPLE);
  expect(races.events).toBeGreaterThan(PEOPLE / 2);
  // Some are left in peace, so something arrives whoever is first.
  expect(races.arrived).toBeGreaterThan(0);
});
