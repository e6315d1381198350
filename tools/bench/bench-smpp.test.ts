import { expect, test } from 'vitest';
import { measureSmpp } from './bench-smpp.ts';

test('the bench sends every text, hears every receipt, and says how fast', async () => {
  const speed = await measureSmpp(2_000);
  expect(speed.texts).toBe(2_000);
  expect(speed.carrier).toBeGreaterThan(0);
  expect(speed.peer).toBeGreaterThan(0);
});
