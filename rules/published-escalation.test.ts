/**
 * Do our ladders reach the days that other projects assert? Their cases, each under a profile of its system: a strategy as
 * data. `docs/published-cases.md` has the table; the cases on limits between contacts are in `gate/published-permission.test.ts`.
 */
import { describe, expect, test } from 'vitest';
import { ladderOf, lifeUnder, PRODUCT } from '../tools/rehearsal/ladder-life.ts';
import type { Fact } from './account.ts';
import { type Day, formatDay, parseDay } from './days.ts';
import { planSteps, stillAsks } from './walk.ts';

const day = (text: string): Day => parseDay(text)!;
const paid = (id: string, on: string, amount: bigint): Fact => ({
  id,
  type: 'paid',
  valueOn: day(on),
  amount,
});

describe('Kill Bill', () => {
  const OVERDUE = ladderOf([
    { id: 'OD1', day: 30 },
    { id: 'OD2', day: 40 },
    { id: 'OD3', day: 50 },
  ]);

  test('DUN-01: 30, 40, 50 days after an unpaid bill of 31 May', () => {
    const account = lifeUnder('2012-05-01', [['2012-05-31', 24_995n]], OVERDUE);
    account.closeThrough('2012-06-24');
    expect(account.planned()).toEqual([]);
    account.closeThrough('2012-09-30');
    expect(account.planned()).toEqual(['2012-06-30 OD1', '2012-07-10 OD2', '2012-07-20 OD3']);
  });

  test('DUN-01: a payment of everything clears at once', () => {
    const account = lifeUnder('2012-05-01', [['2012-05-31', 24_995n]], OVERDUE);
    account.closeThrough('2012-07-09');
    expect(account.planned()).toEqual(['2012-06-30 OD1', '2012-07-10 OD2']);
    expect(stillAsks(account.account, day('2012-07-10'), 40, PRODUCT)).toBe(true);
    account.enter('2012-07-10', paid('p', '2012-07-10', 24_995n));
    expect(stillAsks(account.account, day('2012-07-10'), 40, PRODUCT)).toBe(false);
    account.closeThrough('2012-09-30');
    expect(account.planned()).toHaveLength(2);
  });

  test.each([
    [0n, false],
    [9_999n, false],
    [10_000n, true],
    [20_000n, true],
  ])('DUN-03: an unpaid balance of %s cents: %s', (amount, asks) => {
    const account = lifeUnder(
      '2012-05-01',
      [['2012-05-31', amount]],
      ladderOf([{ id: 'due', day: 1, least: 10_000n }]),
    );
    account.closeThrough('2012-07-01');
    expect(account.planned()).toEqual(asks ? ['2012-06-01 due'] : []);
  });

  test('DUN-05: the oldest unpaid bill changes from 31 May to 2 June, and no step is jumped', () => {
    const ladder = ladderOf([
      { id: 'WARNING', day: 5 },
      { id: 'BLOCKED', day: 7 },
      { id: 'CANCEL', day: 11 },
    ]);
    const account = lifeUnder(
      '2012-05-01',
      [
        ['2012-05-31', 10_000n],
        ['2012-06-02', 10_000n],
      ],
      ladder,
    );
    account.closeThrough('2012-06-03');
    account.enter('2012-06-04', paid('p', '2012-06-04', 10_000n));
    account.closeThrough('2012-07-31');
    expect(account.planned()).toEqual(['2012-06-07 WARNING', '2012-06-09 BLOCKED', '2012-06-13 CANCEL']);
  });
});

describe('OCA', () => {
  test('DUN-09: a bill of a year ago and three runs: one level a run', () => {
    const ladder = ladderOf(
      [
        { id: 'level-1', day: 10 },
        { id: 'level-2', day: 61 },
        { id: 'level-3', day: 71 },
      ],
      { missed: 'one-by-one' },
    );
    const account = lifeUnder('2025-11-01', [['2025-11-22', 10_000n]], ladder);
    const lines = ['2026-05-22', '2026-09-22', '2026-11-22'].map((run) => {
      account.closeOnly(run);
      return account.planned().map((line) => line.slice(11));
    });
    expect(lines).toEqual([['level-1'], ['level-1', 'level-2'], ['level-1', 'level-2', 'level-3']]);
  });
});

describe('metasfresh', () => {
  const LEVELS = [
    { id: 'level-1', day: 10 },
    { id: 'level-2', day: 20 },
    { id: 'level-3', day: 30 },
  ];
  const SEQUENTIAL = ladderOf(LEVELS, { missed: 'one-by-one' });

  test('DUN-11: 25 days overdue and level 1 was never run: level 2 has no candidate', () => {
    const account = lifeUnder('2013-01-01', [['2013-02-01', 10_000n]], SEQUENTIAL);
    account.closeOnly('2013-02-25');
    expect(account.planned()).toEqual(['2013-02-26 level-1']);
    const jumping = lifeUnder('2013-01-01', [['2013-02-01', 10_000n]], ladderOf(LEVELS));
    jumping.closeOnly('2013-02-25');
    expect(jumping.planned()).toEqual(['2013-02-26 level-2']);
  });

  test('DUN-13: the last letter lies after the day of the run: nothing is eligible', () => {
    const account = lifeUnder('2013-01-01', [['2013-02-01', 10_000n]], SEQUENTIAL);
    account.closeOnly('2013-02-10');
    expect(account.planned()).toEqual(['2013-02-11 level-1']);
    const later = { ...account.account, ladderDay: 22 };
    expect(planSteps(later, day('2013-02-21'), PRODUCT, SEQUENTIAL)).toEqual([]);
  });

  test.each([
    ['2013-03-09', true],
    ['2013-03-10', true],
    ['2013-03-11', false],
    [null, true],
  ])('DUN-15: a letter planned for 10 March, grace until %s: still valid %s', (grace, valid) => {
    const account = lifeUnder('2013-01-01', [['2013-02-28', 10_000n]], SEQUENTIAL);
    account.closeThrough('2013-03-09');
    expect(account.planned()).toEqual(['2013-03-10 level-1']);
    if (grace !== null && day(grace) > day('2013-03-09')) {
      const fact = {
        id: 'g',
        type: 'paused',
        valueOn: day('2013-03-09'),
        from: day('2013-03-09'),
        to: day(grace),
        reason: 'grace',
      } as const;
      account.enter('2013-03-10', fact);
    }
    expect(stillAsks(account.account, day('2013-03-10'), 10, PRODUCT)).toBe(valid);
  });

  test('DUN-15: what was sent stays sent: a grace that comes later does not plan it again', () => {
    const account = lifeUnder('2013-01-01', [['2013-02-28', 10_000n]], SEQUENTIAL);
    account.closeThrough('2013-03-10');
    account.enter('2013-03-11', { id: 't', type: 'tried', valueOn: day('2013-03-10'), channel: 'sms' });
    account.enter('2013-03-11', {
      id: 'g',
      type: 'paused',
      valueOn: day('2013-03-11'),
      from: day('2013-03-11'),
      to: day('2013-03-15'),
      reason: 'grace',
    });
    account.closeThrough('2013-03-20');
    expect(account.planned().filter((line) => line.includes('level-1'))).toEqual(['2013-03-10 level-1']);
    expect(account.account.tried).toEqual(['sms']);
  });
});

describe('frappe', () => {
  test('DUN-17: at 20 days past due a rule for 1–90 and one for 15–30 match: the narrower one is used', () => {
    const ladder = ladderOf(
      [
        { id: 'wide', day: 1, every: 1, until: 90 },
        { id: 'narrow', day: 15, every: 1, until: 30 },
      ],
      { overlap: 'narrowest' },
    );
    const account = lifeUnder('2026-01-01', [['2026-02-01', 10_000n]], ladder);
    account.closeThrough('2026-05-31');
    const on = (pastDue: number) =>
      account.planned().filter((line) => line.startsWith(formatDay(day('2026-02-01') + pastDue)));
    expect([14, 15, 20, 30, 31].map((pastDue) => on(pastDue).map((line) => line.slice(11)))).toEqual([
      ['wide'],
      ['narrow'],
      ['narrow'],
      ['narrow'],
      ['wide'],
    ]);
  });
});

describe('Invoice Ninja', () => {
  test.each([
    ['the night is made up for', ['2026-02-08', '2026-02-09', '2026-02-10', '2026-02-11']],
    ['the night never ran', ['2026-02-09', '2026-02-10', '2026-02-11']],
  ])('DUN-19: no night on the reminder’s day, and it is still sent, once: %s', (_, nights) => {
    const account = lifeUnder(
      '2026-01-01',
      [['2026-02-01', 10_000n]],
      ladderOf([{ id: 'reminder', day: 8 }]),
    );
    account.closeThrough('2026-02-07');
    for (const night of nights) account.closeOnly(night);
    expect(account.planned().map((line) => line.slice(11))).toEqual(['reminder']);
  });
});
