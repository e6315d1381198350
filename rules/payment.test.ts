import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AllocationRule, allocate, type OpenRow, PARTS, type Part } from './payment.ts';

const SEED = 20261122;
const base: AllocationRule = {
  order: ['penalty', 'fee', 'interest', 'principal'],
  orderInAdvance: ['principal', 'penalty', 'fee', 'interest'],
  across: 'oldest-first',
  future: 'next-instalment',
};

function row(seq: number, due: number, [principal, interest, fee, penalty]: number[]): OpenRow {
  return {
    seq,
    due,
    open: {
      principal: BigInt(principal ?? 0),
      interest: BigInt(interest ?? 0),
      fee: BigInt(fee ?? 0),
      penalty: BigInt(penalty ?? 0),
    },
  };
}

const three = [row(1, 10, [100, 5, 2, 3]), row(2, 20, [100, 5]), row(3, 30, [100, 5])];

describe('an amount over three rows on day 20', () => {
  it.each([
    ['oldest first', {}, 112n, ['1:3,2,5,100', '2:0,0,2,0']],
    ['one part over all due dates', { across: 'by-part' }, 112n, ['1:3,2,5,97', '2:0,0,5,0']],
    ['ahead: principal first', {}, 220n, ['1:3,2,5,100', '2:0,0,5,100', '3:0,0,0,5']],
    ['kept as credit', { future: 'hold-as-credit' }, 220n, ['1:3,2,5,100', '2:0,0,5,100']],
  ] as [string, Partial<AllocationRule>, bigint, string[]][])('%s', (_name, changes, amount, expected) => {
    const { perRow, left } = allocate(three, amount, { ...base, ...changes }, 20);
    expect(perRow.map((r) => `${r.seq}:${r.penalty},${r.fee},${r.interest},${r.principal}`)).toEqual(
      expected,
    );
    expect(left).toBe(changes.future === 'hold-as-credit' ? 5n : 0n);
  });

  it('ahead of time pays the last row first, or all rows evenly, when declared', () => {
    const last = allocate(three, 110n, { ...base, future: 'last-instalment' }, 5);
    expect(last.perRow.map(({ seq, principal, interest }) => [seq, principal, interest])).toEqual([
      [2, 5n, 0n],
      [3, 100n, 5n],
    ]);
    const even = allocate(three, 100n, { ...base, future: 'reamortise' }, 5);
    expect(even.perRow.map(({ principal }) => principal)).toEqual([33n, 33n, 34n]);
  });

  it('takes a charge that is due already before the rest of a row that is not', () => {
    const early: OpenRow = { ...row(1, 10, [100, 0, 0, 50]), dueAlready: { penalty: 30n, fee: 0n } };
    expect(allocate([early], 40n, base, 5).perRow).toEqual([
      { seq: 1, penalty: 30n, fee: 0n, interest: 0n, principal: 10n },
    ]);
  });
});

const anyRows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.array(fc.nat(500), { minLength: 4, maxLength: 4 })),
  { maxLength: 8 },
);
const anyOrder = fc.shuffledSubarray<Part>([...PARTS], { minLength: 1 });

describe(`properties (seed ${SEED})`, () => {
  it('pays no more than is open and no more than there is, and loses nothing', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.nat(5000),
        anyOrder,
        anyOrder,
        fc.constantFrom<AllocationRule['across']>('oldest-first', 'by-part'),
        fc.constantFrom<AllocationRule['future']>(
          'next-instalment',
          'last-instalment',
          'reamortise',
          'hold-as-credit',
        ),
        fc.integer({ min: -5, max: 65 }),
        (drawn, money, order, orderInAdvance, across, future, on) => {
          const rows = drawn.map(([due, parts], index) => row(index + 1, due, parts));
          const { perRow, left } = allocate(
            rows,
            BigInt(money),
            { order, orderInAdvance, across, future },
            on,
          );
          let paid = 0n;
          for (const got of perRow)
            for (const part of PARTS) {
              expect(got[part] <= rows[got.seq - 1]!.open[part]).toBe(true);
              paid += got[part];
            }
          expect(paid + left).toBe(BigInt(money));
          expect(left >= 0n).toBe(true);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });
});
