import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/db/databases.ts';
import { testDatabase } from '../../test-database.ts';
import { fillGateScene, type Rehearsed } from '../gate-scene.ts';
import { raceContacts } from './contact-races.ts';
import { Watch } from './race-watch.ts';

const SEED = 20261122;
const PEOPLE = 160;

describe.each(['exchange', 'peer'] as const)('far ends: %s', (far) => {
  let database: Database;
  let people: Rehearsed[];

  beforeAll(async () => {
    database = await testDatabase();
    people = await fillGateScene(database.pool, PEOPLE);
  });
  afterAll(() => database.close());

  test('stops against senders that are killed, on all ways: nothing late, twice or lost', async () => {
    const watch = new Watch(() => {});
    const { url } = database;
    const races = await raceContacts({ url, people, seed: SEED, senders: 1, killEvery: 40, far, watch });
    watch.end();
    expect(races.faults).toEqual([]);
    expect(races.messages).toBe(PEOPLE);
    expect(races.events).toBeGreaterThan(PEOPLE / 2);
    expect(races.single.length).toBeGreaterThan(0);
    // Some are left in peace, so something arrives whoever is first.
    expect(races.arrived).toBeGreaterThan(0);
  });
});

test('events that come at a rate, one at a time, are measured from when they were due: nothing late, twice or lost', async () => {
  const database = await testDatabase();
  const some = await fillGateScene(database.pool, PEOPLE / 2);
  const watch = new Watch(() => {});
  const terms = { url: database.url, people: some, seed: SEED, senders: 1, killEvery: 0, watch } as const;
  const races = await raceContacts({ ...terms, far: 'exchange', offered: 100 });
  watch.end();
  expect(races.faults).toEqual([]);
  expect(races.events).toBeGreaterThan(0);
  expect(races.single.length).toBe(races.events);
  await database.close();
});

test('a wait that does not end fails, and says what stands and what the database does', async () => {
  const database = await testDatabase();
  await database.pool.query('select 1'); // a connection that stands idle
  const said: string[] = [];
  const watch = new Watch((line) => said.push(line), { look: 5, say: 5, still: 20 });
  watch.counts = () => ({ arrived: 7 });
  watch.database = database.url;
  const forever = watch.until('something that never comes', new Promise(() => {}));
  await expect(forever).rejects.toThrow(/stands still since .* something that never comes: 7 arrived/);
  await expect(forever).rejects.toThrow(/connection \d+ /);
  expect(said).toContain('something that never comes: 7 arrived');
  await database.close();
});
