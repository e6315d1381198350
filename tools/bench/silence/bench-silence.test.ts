import { expect, test } from 'vitest';
import { testDatabase } from '../../test-database.ts';
import { measureSilence, silenceText, spread } from './bench-silence.ts';

test('the bench lets all five things happen to open leave, and no use is answered go after them', async () => {
  const database = await testDatabase();
  try {
    const measured = await measureSilence(database, { people: 60, permits: 5, each: 1 }, (line) =>
      console.log(Date.now() % 1e6, line),
    );
    expect(silenceText(measured)).toContain('0 after it');
    expect(measured.goAfter).toBe(0);
    expect(measured.permits).toBeGreaterThan(1);
    expect(measured.uses).toBeGreaterThanOrEqual(10);
    for (const { refused, list } of measured.kinds) {
      expect(refused.max).toBeGreaterThan(0);
      expect(list.p50).toBeGreaterThan(0);
    }
  } finally {
    await database.close();
  }
}, 120_000);

test('a spread names values that were measured', () => {
  expect(spread([5, 1, 4, 2, 3])).toEqual({ p50: 3, p95: 5, p99: 5, max: 5 });
});
