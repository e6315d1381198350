import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, dayOf } from '../days.ts';
import { divideRounded, sum } from '../money.ts';
import {
  type Due,
  dueForQuality,
  dueOnAccount,
  type LinedSum,
  linesBetween,
  type PaidCase,
  uncountedMoney,
} from './commission.ts';
import { type CommissionTerms, qualityPpm, rateOf, termsFault } from './commission-terms.ts';
import { type KnownMoney, keptInstalments, netPayments } from './counted-money.ts';

const SEED = 20261122;
const D = (date: number): Day => dayOf(2026, 3, 1) + date - 1;
const TERMS: CommissionTerms = {
  from: D(1),
  bands: [
    { fromDaysPastDue: 1, ppm: 80_000 },
    { fromDaysPastDue: 91, ppm: 173_333 },
  ],
  keptInstalment: 500n,
  qualityPerThousandDays: 10_000n,
  quality: [
    { mostComplaints: 2, mostBreaches: 0, ppm: 1_000_000 },
    { mostComplaints: 5, mostBreaches: 1, ppm: 500_000 },
  ],
  rounding: 'half-even',
};
const CASE: PaidCase = { number: 1, agency: 'North', beginsOn: D(5), endedOn: D(40), daysPastDue: 95 };
const paid = (seq: number, id: string, on: number, amount: bigint): KnownMoney => ({
  ...{ seq, id, valueOn: D(on), type: 'paid', amount },
});
const back = (seq: number, id: string, on: number, amount: bigint): KnownMoney => ({
  ...{ seq, id, valueOn: D(on), type: 'charged-back', amount },
});
const due = (facts: readonly KnownMoney[], asOf = D(400)) => dueOnAccount([CASE], facts, () => [TERMS], asOf);

describe('A2: terms of commission', () => {
  test.each([
    ['no quality part', { qualityPerThousandDays: 0n }, 'recovered-alone'],
    ['no fee for kept instalments', { keptInstalment: 0n }, 'recovered-alone'],
    ['quality that is never paid', { quality: [] }, 'recovered-alone'],
    ['bands that fall', { bands: [TERMS.bands[1]!, TERMS.bands[0]!] }, 'bands'],
    ['a gap at the beginning', { bands: [TERMS.bands[1]!] }, 'bands'],
    ['better pay for worse quality', { quality: TERMS.quality.toReversed() }, 'quality-steps'],
    ['a day that is over', { from: D(0) }, 'from'],
  ])('not with %s', (_, change, fault) => {
    expect(termsFault({ ...TERMS, ...change }, D(1))).toMatchObject({ fault });
  });
  test('whole terms stand; the band follows the day of the draw; quality falls in steps', () => {
    expect(termsFault(TERMS, D(1))).toBeNull();
    expect([1, 90, 91, 500].map((late) => rateOf(TERMS, late))).toEqual([80_000, 80_000, 173_333, 173_333]);
    const of = (days: number, complaints: number, breaches: number) =>
      qualityPpm(TERMS, { days, complaints, breaches });
    expect([of(0, 0, 0), of(10_000, 2, 0), of(9_999, 2, 0), of(10_000, 0, 1), of(10_000, 6, 0)]).toEqual([
      0, 1_000_000, 500_000, 500_000, 0,
    ]);
  });
});

describe('A2: what counts', () => {
  test('money with a value day within the case, never what was before or from the day it came back', () => {
    const facts = [
      paid(2, 'a', 4, 100n),
      paid(3, 'b', 5, 1_000n),
      paid(4, 'c', 39, 2_000n),
      paid(5, 'd', 40, 400n),
    ];
    expect(due(facts).map(({ about, amount }) => [about, amount])).toEqual([
      ['b', 173n],
      ['c', 347n],
    ]);
    expect(uncountedMoney([CASE], facts)).toBe(500n);
  });
  test('a bank takes back the payment of that amount, else the latest ones; what none answers for stands beside', () => {
    const facts = [paid(2, 'a', 6, 1_000n), paid(3, 'b', 7, 300n), paid(4, 'c', 8, 500n)];
    const left = (more: KnownMoney) => netPayments([...facts, more]).payments.map(({ net }) => net);
    expect(left(back(5, 'x', 9, 1_000n))).toEqual([0n, 300n, 500n]);
    expect(left(back(5, 'x', 9, 600n))).toEqual([1_000n, 200n, 0n]);
    expect(left(back(5, 'x', 7, 600n))).toEqual([700n, 0n, 500n]);
    expect(netPayments([...facts, back(5, 'x', 5, 70n)]).beyond).toBe(70n);
  });
  test('a kept instalment earns its fee once, and not when its money is taken back', () => {
    const plan = {
      id: 'G1',
      rows: [
        { due: D(20), amount: 100n },
        { due: D(50), amount: 100n },
        { due: D(80), amount: 100n },
      ],
      ...{ graceDays: 3, missesAllowed: 0, shortBy: 0n },
    };
    const agreed: KnownMoney = { seq: 2, id: 'agreed-G1', valueOn: D(10), type: 'agreed', plan };
    const kept = (...more: KnownMoney[]) => {
      const facts = [agreed, ...more];
      return keptInstalments(CASE, facts, netPayments(facts).payments, D(400)).map(({ row }) => row);
    };
    expect(kept(paid(3, 'a', 23, 100n))).toEqual([0]);
    expect(kept(paid(3, 'a', 24, 100n), paid(4, 'b', 50, 100n))).toEqual([]);
    expect(kept(paid(3, 'a', 20, 200n))).toEqual([0, 1]);
    expect(kept(paid(3, 'a', 20, 100n), paid(4, 'b', 50, 100n), back(5, 'x', 51, 100n))).toEqual([0]);
    expect(
      kept(paid(3, 'a', 20, 300n), { seq: 4, id: 'w', valueOn: D(30), type: 'withdrawn', of: 'G1' }),
    ).toEqual([0]);
    expect(
      kept(paid(3, 'a', 20, 300n), { seq: 4, id: 'r', valueOn: D(30), type: 'reversed', of: 'agreed-G1' }),
    ).toEqual([]);
  });
});

/** Lines of several months: what is known grows by the day of entry. */
function runMonths(entered: readonly (readonly [day: Day, fact: KnownMoney])[], ends: readonly Day[]) {
  const lines: (ReturnType<typeof linesBetween>[number] & { line: number })[] = [];
  for (const end of ends) {
    const facts = entered.filter(([day]) => day <= end).map(([, fact]) => fact);
    const cases = [{ ...CASE, endedOn: CASE.endedOn! <= end ? CASE.endedOn : null }].filter(
      ({ beginsOn }) => beginsOn <= end,
    );
    for (const line of linesBetween(
      summed(lines),
      dueOnAccount(cases, facts, () => [TERMS], end),
      99,
    ))
      lines.push({ ...line, line: lines.length + 1 });
  }
  return lines;
}

function summed(lines: readonly (ReturnType<typeof linesBetween>[number] & { line: number })[]): LinedSum[] {
  return [...Map.groupBy(lines, ({ kind, about }) => `${kind} ${about}`).values()].map((own) => ({
    ...own[0]!,
    counted: sum(own.map(({ counted }) => counted)),
    amount: sum(own.map(({ amount }) => amount)),
    line: own.findLast(({ act }) => act !== 'taken-back')!.line,
  }));
}

const anyMoney = fc
  .array(
    fc.record({
      on: fc.integer({ min: 1, max: 60 }),
      late: fc.integer({ min: 0, max: 90 }),
      amount: fc.bigInt({ min: 1n, max: 100_000n }),
      kind: fc.constantFrom('paid', 'paid', 'paid', 'charged-back', 'reversed'),
      of: fc.nat(20),
    }),
    { maxLength: 12 },
  )
  .map((some) =>
    some.map(({ on, late, amount, kind, of }, place): readonly [Day, KnownMoney] => {
      const one = { seq: place + 2, id: `f${place}`, valueOn: D(on) };
      if (kind === 'reversed')
        return [D(on + late), { ...one, type: 'reversed', of: `f${of % (place + 1)}` }];
      return [D(on + late), { ...one, type: kind === 'paid' ? 'paid' : 'charged-back', amount }];
    }),
  );

describe('A2: lines', () => {
  const ENDS = [D(31), D(61), D(92), D(122), D(153)];

  test('whatever the order of entry, lines come to what is due; each takes back a line that is there', () => {
    fc.assert(
      fc.property(anyMoney, (entered) => {
        const lines = runMonths(entered, ENDS);
        const final = dueOnAccount(
          [CASE],
          entered.map(([, fact]) => fact),
          () => [TERMS],
          ENDS.at(-1)!,
        );
        expect(sum(lines.map(({ amount }) => amount))).toBe(sum(final.map(({ amount }) => amount)));
        expect(sum(lines.map(({ counted }) => counted))).toBe(sum(final.map(({ counted }) => counted)));
        for (const line of lines) {
          expect(line.act === 'taken-back').toBe(line.takesBack !== null);
          if (line.takesBack !== null) expect(lines[line.takesBack - 1]).toMatchObject({ about: line.about });
        }
        const all = entered.map(([, fact]) => fact);
        const received = sum(all.flatMap((one) => (one.type === 'paid' ? [one.amount] : [])));
        const undone = new Set(all.flatMap((one) => (one.type === 'reversed' ? [one.of] : [])));
        const gone = sum(
          all.flatMap((one) =>
            one.type === 'charged-back' || (one.type === 'paid' && undone.has(one.id)) ? [one.amount] : [],
          ),
        );
        expect(sum(final.map(({ counted }) => counted)) + uncountedMoney([CASE], all)).toBe(received - gone);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  test('the same month again adds nothing; each line is rounded once', () => {
    fc.assert(
      fc.property(anyMoney, (entered) => {
        expect(runMonths(entered, [...ENDS, ENDS.at(-1)!])).toEqual(runMonths(entered, ENDS));
        for (const one of due(entered.map(([, fact]) => fact)).filter(({ kind }) => kind === 'recovered'))
          expect(one.amount).toBe(divideRounded(one.counted * 173_333n, 1_000_000n, 'half-even'));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test('a bounce is taken back in the month in which it is known, and says what', () => {
    const lines = runMonths(
      [
        [D(10), paid(2, 'a', 10, 30_000n)],
        [D(45), back(3, 'x', 44, 30_000n)],
      ],
      ENDS,
    );
    expect(
      lines.map(({ act, about, amount, seq, takesBack }) => [act, about, amount, seq, takesBack]),
    ).toEqual([
      ['earned', 'a', 5_200n, 2, null],
      ['taken-back', 'a', -5_200n, 3, 1],
    ]);
  });

  test('quality of a month changes when a complaint is found right later', () => {
    const month = { month: D(1), days: 900, complaints: 0, breaches: 0 };
    const first = dueForQuality('North', [TERMS], month, '2026-03')!;
    expect(first.amount).toBe(9_000n);
    const then = dueForQuality('North', [TERMS], { ...month, complaints: 1 }, '2026-03')!;
    const lined = [{ ...(first satisfies Due), line: 7 }];
    expect(linesBetween(lined, [then], null)).toMatchObject([
      { act: 'taken-back', amount: -9_000n, takesBack: 7 },
    ]);
    expect(dueForQuality('North', [], month, '2026-03')).toBeNull();
  });
});
