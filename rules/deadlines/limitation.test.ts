import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHINESE_DEADLINES } from '../../policy/deadlines/chinese-deadlines.ts';
import { formatDay, parseDay } from '../days.ts';
import { termsOf } from './deadline-law.ts';
import { type ClaimEvent, effectOf, interruptionsIn } from './interruption.ts';
import { isLack, lack } from './lack.ts';
import { type Claim, type Limitation, limitation } from './limitation.ts';
import type { WorkCalendar } from './working-day.ts';

const SEED = 20261122;
const [TERMS] = termsOf(CHINESE_DEADLINES, 'limitation');
const RESERVED = termsOf(CHINESE_DEADLINES, 'reserved-point');
const day = (text: string) => parseDay(text)!;
const on = (text: string, again: string | null = text) => ({
  on: day(text),
  again: again === null ? null : day(again),
  id: null,
});
const CLAIM: Claim = {
  knownFrom: day('2022-03-10'),
  lastInstalment: null,
  injuredOn: null,
  interruptions: [],
  obstacles: [],
};

function found(claim: Partial<Claim>, calendar: WorkCalendar | null = null): Limitation {
  const answer = limitation({ ...CLAIM, ...claim }, TERMS!, calendar);
  if (isLack(answer)) throw new Error(answer.lacks);
  return answer;
}
const ends = (claim: Partial<Claim>, calendar: WorkCalendar | null = null) => {
  const last = found(claim, calendar).ends;
  return last === null ? null : formatDay(last);
};

describe('limitation in China', () => {
  test.each<[string, Partial<Claim>, string | null]>([
    ['three years, the first day not counted', {}, '2025-03-10'],
    ['from 29 February', { knownFrom: day('2024-02-29') }, '2027-02-28'],
    ['instalments: from the last', { lastInstalment: day('2023-12-20') }, '2026-12-20'],
    ['a demand on the last day still counts', { interruptions: [on('2025-03-10')] }, '2028-03-10'],
    ['the day after it is too late', { interruptions: [on('2025-03-11')] }, '2025-03-10'],
    ['before it was due: nothing ran yet', { interruptions: [on('2022-03-09')] }, '2025-03-10'],
    [
      'several, entered in any order',
      { interruptions: [on('2026-06-01'), on('2023-06-15'), on('2028-12-31')] },
      '2031-12-31',
    ],
    [
      'one that came too late helps none after it',
      { interruptions: [on('2026-06-01'), on('2026-07-01')] },
      '2025-03-10',
    ],
    ['crime reported, not answered: stands still', { interruptions: [on('2024-01-10', null)] }, null],
    ['crime reported and answered', { interruptions: [on('2024-01-10', '2025-08-01')] }, '2028-08-01'],
    [
      'during instalments a demand does not shorten',
      { lastInstalment: day('2025-12-20'), interruptions: [on('2023-01-05')] },
      '2028-12-20',
    ],
  ])('%s', (_what, claim, expected) => {
    expect(ends(claim)).toBe(expected);
  });

  test.each<[string, string, string | null, string | null]>([
    ['over before the last six months', '2023-01-01', '2024-09-09', '2025-03-10'],
    ['gone on their first day', '2023-01-01', '2024-09-10', '2025-03-10'],
    ['gone within them', '2024-11-01', '2024-12-01', '2025-06-01'],
    ['across the end', '2025-03-01', '2025-09-15', '2026-03-15'],
    ['begun on the last day', '2025-03-10', '2025-03-10', '2025-09-10'],
    ['begun after it', '2025-03-11', '2025-12-31', '2025-03-10'],
    ['still there', '2025-01-01', null, null],
    ['gone on the 31st', '2025-01-31', '2025-08-31', '2026-02-28'],
  ])('obstacle %s', (_what, from, to, expected) => {
    expect(ends({ obstacles: [{ from: day(from), to: to === null ? null : day(to) }] })).toBe(expected);
  });

  test('an obstacle extends, and a demand in the time won restarts', () => {
    const claim = {
      obstacles: [{ from: day('2025-03-01'), to: day('2025-09-15') }],
      interruptions: [on('2026-03-15')],
    };
    expect(ends(claim)).toBe('2029-03-15');
  });

  test('nothing moves the outermost limit', () => {
    const claim = {
      knownFrom: day('2004-01-10'),
      interruptions: [
        '2006-06-15',
        '2009-06-15',
        '2012-06-15',
        '2015-06-15',
        '2018-06-15',
        '2021-06-15',
        '2023-06-15',
      ].map((text) => on(text)),
    };
    expect(ends(claim)).toBe('2024-01-10');
    expect(found(claim).outermost).toBe(day('2024-01-10'));
  });

  test('a last day off moves; a calendar that ends before it is a lack', () => {
    const golden = ['01', '02', '03', '04', '05', '06', '07'].map((date) => day(`2026-10-${date}`));
    const calendar = { years: [2026, 2043], holidays: new Set(golden), workdays: new Set<number>() };
    expect(ends({ knownFrom: day('2023-10-03') }, calendar)).toBe('2026-10-08');
    const worked = { ...calendar, workdays: new Set([day('2026-10-10')]) };
    expect(ends({ knownFrom: day('2023-10-10') }, worked)).toBe('2026-10-10');
    expect(ends({ knownFrom: day('2023-10-10') }, calendar)).toBe('2026-10-12');
    const short = { ...calendar, years: [2026] };
    expect(limitation({ ...CLAIM, knownFrom: day('2023-10-03') }, TERMS!, short)).toEqual(
      lack('calendar.2043'),
    );
  });

  test('without a day from which it runs there is no guess', () => {
    expect(limitation({ ...CLAIM, knownFrom: undefined }, TERMS!, null)).toEqual(lack('claim.knownFrom'));
  });
});

describe('what interrupts', () => {
  const demand: Extract<ClaimEvent, { type: 'demand' }> = {
    type: 'demand',
    on: day('2024-05-01'),
    id: null,
    way: 'sms',
    reached: true,
    toReserved: false,
    portion: 'all',
    restWaived: false,
  };
  test.each<[string, ClaimEvent, 'card' | 'other', boolean | 'uncertain', boolean]>([
    ['a demand that reached', demand, 'other', true, true],
    ['one that did not', { ...demand, reached: false }, 'other', false, true],
    ['one of which nobody knows', { ...demand, reached: null }, 'other', 'uncertain', true],
    ['nor recorded', { ...demand, reached: undefined }, 'other', 'uncertain', true],
    ['a card, to the reserved number', { ...demand, reached: false, toReserved: true }, 'card', true, true],
    [
      'no card, to the reserved number',
      { ...demand, reached: null, toReserved: true },
      'other',
      'uncertain',
      true,
    ],
    [
      'a card, by a call to it',
      { ...demand, way: 'call', reached: false, toReserved: true },
      'card',
      false,
      true,
    ],
    ['a part claims the whole', { ...demand, portion: 'part' }, 'other', true, true],
    ['unless the rest is given up', { ...demand, portion: 'part', restWaived: true }, 'other', true, false],
    ['part payment', { type: 'paid', on: demand.on, id: null }, 'other', true, true],
    ['a plan', { type: 'acknowledged', on: demand.on, id: null }, 'other', true, true],
    [
      'assignment told',
      { type: 'assignment-notice', reached: true, on: demand.on, id: null },
      'other',
      true,
      true,
    ],
    [
      'assignment not arrived',
      { type: 'assignment-notice', reached: false, on: demand.on, id: null },
      'other',
      false,
      true,
    ],
    [
      'a notice in the paper, debtor gone',
      { type: 'media-notice', debtorMissing: true, on: demand.on, id: null },
      'other',
      true,
      true,
    ],
    [
      'a notice in the paper, debtor there',
      { type: 'media-notice', debtorMissing: false, on: demand.on, id: null },
      'other',
      false,
      true,
    ],
    [
      'the answer of the police by itself',
      { type: 'police-answer', on: demand.on, id: null },
      'other',
      false,
      false,
    ],
  ])('%s', (_what, event, debt, interrupted, whole) => {
    const effect = effectOf(event, debt, RESERVED);
    expect([effect.interrupted, effect.whole]).toEqual([interrupted, whole]);
  });

  test('proof that a card issuer needs, and proof that is missing', () => {
    expect(effectOf({ ...demand, toReserved: true }, 'card', RESERVED).needs).toEqual([
      'reserved-contact-point',
      'send-record',
    ]);
    expect(effectOf({ ...demand, reached: null }, 'card', RESERVED).needs).toEqual(['arrival']);
  });

  test('only what is proven counts; proceedings run until they end', () => {
    const events: ClaimEvent[] = [
      { type: 'proceeding', on: day('2024-08-01'), id: 'suit', endedOn: day('2025-02-01') },
      { ...demand, reached: null },
      { type: 'police-report', on: day('2023-01-10'), id: 'report' },
      { type: 'police-answer', on: day('2023-04-01'), id: null },
    ];
    expect(interruptionsIn(events, 'other', RESERVED)).toEqual([
      { on: day('2023-01-10'), again: day('2023-04-01'), id: 'report' },
      { on: day('2024-08-01'), again: day('2025-02-01'), id: 'suit' },
    ]);
  });
});

describe('limitation, for all histories', () => {
  const start = day('2015-01-01');
  const aDay = fc.integer({ min: start, max: start + 12 * 365 });
  const cut = fc
    .tuple(aDay, fc.option(fc.integer({ min: 0, max: 900 }), { nil: null, freq: 12 }))
    .map(([when, gap]) => ({ on: when, again: gap === null ? null : when + gap, id: null }));
  const obstacle = fc
    .tuple(aDay, fc.option(fc.integer({ min: 0, max: 500 }), { nil: null, freq: 12 }))
    .map(([from, length]) => ({ from, to: length === null ? null : from + length }));
  const claim = fc.record({
    knownFrom: aDay,
    lastInstalment: fc.option(aDay, { nil: null }),
    injuredOn: fc.option(aDay, { nil: null }),
    interruptions: fc.array(cut, { maxLength: 6 }),
    obstacles: fc.array(obstacle, { maxLength: 3 }),
  });
  const known = {
    years: Array.from({ length: 80 }, (_, place) => 2000 + place),
    workdays: new Set<number>(),
  };
  const until = (one: Claim, calendar: WorkCalendar | null) =>
    found(one, calendar).ends ?? Number.POSITIVE_INFINITY;

  test('an interruption never shortens', () => {
    fc.assert(
      fc.property(claim, cut, (one, more) => {
        const longer = { ...one, interruptions: [...one.interruptions, more] };
        expect(until(longer, null)).toBeGreaterThanOrEqual(until(one, null));
      }),
      { seed: SEED, numRuns: 5_000 },
    );
  });

  test('an obstacle never shortens', () => {
    fc.assert(
      fc.property(claim, obstacle, (one, more) => {
        const longer = { ...one, obstacles: [...one.obstacles, more] };
        expect(until(longer, null)).toBeGreaterThanOrEqual(until(one, null));
      }),
      { seed: SEED, numRuns: 5_000 },
    );
  });

  test('a holiday never brings the end forward', () => {
    const holidays = fc.array(aDay, { maxLength: 10 });
    fc.assert(
      fc.property(claim, holidays, (one, off) => {
        const plain = until(one, { ...known, holidays: new Set() });
        const end = Number.isFinite(plain) ? [plain, plain + 1] : [];
        const more = { ...known, holidays: new Set([...off, ...end]) };
        expect(until(one, more)).toBeGreaterThanOrEqual(plain);
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  test('never past the outermost limit', () => {
    fc.assert(
      fc.property(claim, (one) => {
        const { ends: last, outermost } = found(one);
        if (last !== null) expect(last).toBeLessThanOrEqual(outermost);
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });
});
