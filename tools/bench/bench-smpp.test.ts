import { expect, test } from 'vitest';
import { measureTexts } from './bench-smpp.ts';

test('the bench sends every text, hears every receipt, and says how fast', async () => {
  const { texts, smpp, centre, http } = await measureTexts(1_000);
  expect(texts).toBe(1_000);
  for (const { byClock, byProcessor } of [smpp, centre, http]) {
    expect(byClock).toBeGreaterThan(0);
    expect(byProcessor).toBeGreaterThan(0);
  }
});
