import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/db/databases.ts';
import { testDatabase } from '../../test-database.ts';
import { withOwnName } from './api-walk.ts';
import { NEVER_DONE, SELDOM_DONE } from './never-done.ts';
import { faultsInWords, fuzzApi } from './rehearse-fuzz.ts';
import { misfits } from './schema-check.ts';

// A small sample of `./anhuan rehearse --only fuzz`.
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('300 requests of every kind are answered as the description says', async () => {
  const { requests, asked, classes, faults, oddities } = await fuzzApi(database, {
    seed: 20261122,
    events: 300,
  });
  expect(requests).toBeGreaterThan(250);
  expect(faultsInWords(faults)).toEqual([]);
  expect(oddities).toEqual([]);
  expect([...classes.values()].reduce((sum, count) => sum + count, 0)).toBe(requests);
  expect(classes.get('5xx')).toBe(0);
  // What is said to be never done is asked, and was not done.
  for (const name of Object.values(SELDOM_DONE).flat()) expect(asked.has(name), name).toBe(true);
  for (const name of Object.keys(NEVER_DONE)) expect(asked.get(name)?.done, name).toBe(0);
}, 300_000);

test.each([
  ['POST /api/studio/complaints/', { by: 'f-1', words: 'late' }],
  ['POST /api/studio/complaints/{complaint}/decide', { by: 'f-1', words: 'late' }],
  ['POST /api/people/sign-in', { by: [[]], words: 'late' }],
])('who acts in %s is written by the house where the table says so', (name, body) => {
  expect(withOwnName({ by: [[]], words: 'late' }, name)).toEqual(body);
});

describe('the check that judges the answers', () => {
  const schemas = { Day: { type: 'string', pattern: '^\\d{4}$' } };
  const row = {
    type: 'object',
    properties: {
      day: { $ref: '#/components/schemas/Day' },
      of: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] },
    },
    required: ['day'],
    additionalProperties: false,
  };
  test.each([
    [{ day: '2026' }, []],
    [{ day: '2026', of: null }, []],
    [{ day: '26' }, ['$.day: does not match ^\\d{4}$']],
    [{ of: 1 }, ['$: day is missing']],
    [{ day: '2026', of: 0 }, ['$.of: fits no alternative']],
    [{ day: '2026', more: 1 }, ['$: more is not described']],
    [[], ['$: is no object']],
  ])('%j', (value, complaints) => {
    expect(misfits(value, row, schemas)).toEqual(complaints);
  });

  test('looks at every word or says that it cannot', () => {
    expect(() => misfits(1, { multipleOf: 2 }, {})).toThrow('multipleOf');
  });
});
