import { expect, test } from 'vitest';
import { INSTALMENT } from '../policy/house/products.ts';
import type { Fact, Opening } from './account.ts';
import { dayOf } from './days.ts';
import { openingOf, replay } from './history.ts';
import type { Coming } from './terms.ts';

const OPENED = dayOf(2026, 1, 5);
const schedule: Coming[] = [1, 2, 3].map((seq) => ({
  seq,
  due: dayOf(2026, 1 + seq, 5),
  principal: 10_000n,
  interest: 300n,
  fee: 0n,
}));
const opening: Opening = openingOf(INSTALMENT, OPENED, {
  interestPpm: 400n,
  penaltyPpm: 600n,
  principal: 30_000n,
  next: schedule[0]!,
});

test('an instalment that credit paid in full leaves nothing that a later fact could call overdue', () => {
  const facts: Fact[] = [
    { id: 'ahead', type: 'paid', valueOn: dayOf(2026, 2, 1), amount: 10_300n },
    { id: 'waived', type: 'waived', part: 'penalty', valueOn: dayOf(2026, 2, 10), amount: 1n },
  ];
  const through = dayOf(2026, 2, 10);
  const { account, rows } = replay({ opening, schedule, facts }, INSTALMENT, through, through);
  expect(rows).toEqual([]);
  expect(account.oldestDue).toBe(null);
});
