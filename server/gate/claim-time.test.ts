import { expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import type { Account, Fact } from '../../rules/account.ts';
import { parseDay } from '../../rules/days.ts';
import { isTimeBarred } from './claim-time.ts';

const day = (text: string) => parseDay(text)!;
const paid = (id: string, on: string): Fact => ({ id, valueOn: day(on), type: 'paid', amount: 100n });
const undone = (of: string, on: string): Fact =>
  ({ id: `${of}-back`, valueOn: day(on), type: 'reversed', of }) as Fact;
const found = (oldestDue: string | null, facts: readonly Fact[], on: string, region = 'CN-33') =>
  isTimeBarred(
    { account: { oldestDue: oldestDue === null ? null : day(oldestDue) } as Account, facts },
    day(on),
    region,
    HOUSE,
  );

test.each([
  ['nothing is due', null, [], '2030-01-01', false],
  ['the last day of three years', '2023-11-22', [], '2026-11-22', false],
  ['the day after', '2023-11-22', [], '2026-11-23', undefined],
  ['a leap day more does not shorten it', '2024-02-29', [], '2027-02-28', false],
  ['a payment within the time begins it anew', '2021-01-10', [paid('p', '2023-12-01')], '2026-11-22', false],
  ['until its own end', '2021-01-10', [paid('p', '2023-12-01')], '2026-12-02', undefined],
  ['one that came too late does not', '2021-01-10', [paid('p', '2024-02-01')], '2026-11-22', undefined],
  [
    'nor one that was taken back',
    '2021-01-10',
    [paid('p', '2023-12-01'), undone('p', '2023-12-09')],
    '2026-11-22',
    undefined,
  ],
] as const)('%s', (_, oldestDue, facts, on, barred) => {
  expect(found(oldestDue, facts, on)).toBe(barred);
});

test('where the law of a place sets no period that is known, the seat’s still counts', () => {
  expect(found('2025-01-10', [], '2026-11-22', 'BR-SP')).toBe(false);
  expect(
    isTimeBarred(
      { account: { oldestDue: day('2025-01-10') } as Account, facts: [] },
      day('2026-11-22'),
      'BR-SP',
      {
        ...HOUSE,
        seat: [],
      },
    ),
  ).toBeUndefined();
});
