import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WORK_ORDER } from '../../policy/house/desk/work-order.ts';
import { zoneAround } from '../../server/zone-table.ts';
import { dayOf } from '../days.ts';
import { isPauseDue, mildest, type Temper } from './after-abuse.ts';
import {
  chanceOf,
  inOrder,
  nextOf,
  reasonNow,
  WAITING_REASONS,
  type Waiting,
  weightOf,
} from './next-account.ts';
import { type NextFacts, tellNext } from './next-told.ts';

const SEED = 20261122;
const TODAY = dayOf(2026, 11, 22);
const NOON = TODAY * 1440 + 240;

const one = (borrower: number, more: Partial<Temper> = {}): Temper => ({
  slot: 1,
  borrower: BigInt(borrower),
  reason: 'today',
  weight: 100n,
  allowed: true,
  closes: null,
  daysPastDue: 10,
  overdue: 1_000n,
  strained: false,
  ...more,
});
const ids = (waiting: readonly Waiting[]) => waiting.map(({ borrower }) => Number(borrower));

/** A2, C2: the next account and its reason. */
describe('who is next', () => {
  test('a promise, a wished call, an answer, hours that end, today, earlier; then amount × chance', () => {
    const all = [
      one(1, { reason: 'earlier', weight: 9_999n }),
      one(2, { reason: 'today', weight: 10n }),
      one(3, { reason: 'today', weight: 20n }),
      one(4, { reason: 'earlier', weight: 1n, closes: NOON + 30 }),
      one(5, { reason: 'answer', weight: 0n }),
      one(6, { reason: 'call-back', weight: 0n }),
      one(7, { reason: 'promise', weight: 0n }),
      one(8, { reason: 'promise', weight: 99_999n, allowed: false }),
    ];
    expect(ids(inOrder(all))).toEqual([7, 6, 5, 4, 3, 2, 1, 8]);
    expect(nextOf(all)!.borrower).toBe(7n);
  });

  test('nobody who may not be contacted is next, in any order of any list', () => {
    const person = fc.record({
      borrower: fc.integer({ min: 1, max: 9 }),
      reason: fc.constantFrom(...WAITING_REASONS),
      weight: fc.bigInt({ min: 0n, max: 9n }),
      allowed: fc.boolean(),
      closes: fc.constantFrom(null, NOON + 5),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), fc.array(person, { maxLength: 3 }), (some, more) => {
        const list = [...some, ...more].map(({ borrower, ...rest }) => one(borrower, rest));
        const next = nextOf(list);
        expect(next === null).toBe(list.every(({ allowed }) => !allowed));
        if (next !== null) expect(next.allowed).toBe(true);
        expect(ids(inOrder(list)).length).toBe(list.length);
        expect(inOrder(list.toReversed()).map(reasonNow)).toEqual(inOrder(list).map(reasonNow));
      }),
      { seed: SEED },
    );
  });

  test('the chance falls with the days and is higher for one who was reached', () => {
    const { chances } = WORK_ORDER;
    expect([0, 7, 8, 30, 31, 400].map((days) => chanceOf(days, false, chances))).toEqual([
      500, 500, 400, 400, 250, 40,
    ]);
    expect(chanceOf(8, true, chances)).toBe(500);
    expect(weightOf(123_456n, 333)).toBe(41_110n);
  });
});

/** B6, A6: nobody is sent from one abuse into the next hard talk. */
describe('after an abuse', () => {
  test('the mildest comes next: without strain, early, small; and only one who may be contacted', () => {
    const all = [
      one(1, { daysPastDue: 90, overdue: 10n }),
      one(2, { daysPastDue: 3, overdue: 500n }),
      one(3, { daysPastDue: 1, overdue: 900n }),
      one(4, { daysPastDue: 1, overdue: 10n, strained: true }),
      one(5, { daysPastDue: 1, overdue: 10n, allowed: false }),
    ];
    expect(mildest(all)!.borrower).toBe(2n);
    expect(mildest([all[3]!, all[0]!])!.borrower).toBe(1n);
    expect(mildest([all[4]!])).toBeNull();
  });

  test('after two on a day a pause is offered', () => {
    expect([0, 1, 2, 3].map(isPauseDue)).toEqual([false, false, true, true]);
  });
});

describe('the sentence of a row', () => {
  const zone = zoneAround('Asia/Shanghai', NOON);
  const facts: NextFacts = {
    reason: 'today',
    way: 'call',
    last: TODAY,
    planned: 1,
    wished: null,
    promised: null,
    reached: null,
    closes: null,
    today: TODAY,
  };
  test.each([
    [
      { reason: 'promise', promised: TODAY, reached: (TODAY - 4) * 1440 + 660 },
      'Promised for today · last reached at 19:00 on 18 November',
      '承诺今日到期 · 上次 11月18日 19:00 接通',
    ],
    [{ reason: 'promise', promised: TODAY + 1 }, 'Promised for tomorrow', '承诺明日到期'],
    [{ reason: 'call-back', wished: NOON }, 'Asked to be called at 12:00', '约定 12:00 回电'],
    [{ reason: 'answer' }, 'Wrote or disputed, and waits for an answer', '有回复或异议，等待答复'],
    [{ reason: 'closing', closes: NOON + 45 }, 'Call: allowed only until 12:45', '电话：只可到 12:45 为止'],
    [{}, 'Call planned for today', '今日计划电话'],
    [{ planned: 3 }, 'Call planned for today, 2 before it not made', '今日计划电话，此前 2 次未进行'],
    [
      { reason: 'earlier', last: TODAY - 2 },
      'Call planned for 20 November, not made',
      '11月20日计划电话，未进行',
    ],
  ] as const)('%o', (more, en, zh) => {
    expect(tellNext({ ...facts, ...more } as NextFacts, zone, 'en')).toBe(en);
    expect(tellNext({ ...facts, ...more } as NextFacts, zone, 'zh-CN')).toBe(zh);
  });
});
