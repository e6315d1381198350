/**
 * What do the words for penalty of the whole account, charges in rows of their own and their caps come to?
 *
 * A loan of 1,000.00 in two parts without interest, due on 1 February and 1 March; figures worked out by hand.
 */
import { expect, it } from 'vitest';
import { answerCase } from '../answer.ts';
import { differencesOf } from '../compare.ts';

const TERMS = {
  product: 'instalment',
  principal: '1000.00',
  startOn: '2026-01-01',
  rate: { percent: '0', per: 'year' },
  method: 'custom',
  instalments: {
    list: [
      { due: '2026-02-01', principal: '500.00', total: '500.00' },
      { due: '2026-03-01', principal: '500.00', total: '500.00' },
    ],
  },
  penalty: { percent: '0.05', per: 'day', on: 'overdue-principal', of: 'account', rounding: 'carry' },
  allocation: {
    order: ['penalty', 'fee', 'interest', 'principal'],
    future: 'hold-as-credit',
    chargesDue: 'own-row',
  },
  sameDay: 'payment-first',
  chargeback: { part: 'principal', addTo: 'own-row' },
};

const payment = (id: string, on: string, amount: string) => ({ id, type: 'payment', on, amount });
const ask = (asOf: string, expected: object) => ({ asOf, expected });

it.each([
  // 500 × 0.05 % = 0.25 a day; three days are 0.75, from 2 February on.
  ['bears from the day after the due day', {}, [], ask('2026-02-04', { balances: { penalty: '0.75' } })],
  // 28 days on 500, then ten on 1,000: 7.00 + 5.00.
  ['is charged on all that is overdue', {}, [], ask('2026-03-11', { balances: { penalty: '12.00' } })],
  // 0.333 % a year of 365 days on 500: 0.00456… a day; the fraction is carried, and whole cents are owed.
  [
    'carries the fraction',
    { penalty: { ...TERMS.penalty, percent: '0.333', per: 'year' } },
    [],
    ask('2026-02-06', { balances: { penalty: '0.02' } }),
  ],
  // The same by the day: 0.00456 is rounded up to 0.01 on each of five days.
  [
    'rounds each day where that is agreed',
    { penalty: { ...TERMS.penalty, percent: '0.333', per: 'year', rounding: 'up' } },
    [],
    ask('2026-02-06', { balances: { penalty: '0.05' } }),
  ],
  // 7.00 by 1 March, paid first; the rest pays the older part.
  [
    'is paid with the oldest due row, and once',
    {},
    [payment('p', '2026-03-01', '507.00')],
    ask('2026-03-01', {
      allocations: [{ of: 'p', penalty: '7.00', principal: '500.00' }],
      overdue: { total: '0.00' },
    }),
  ],
  // A grace of five days counts from the oldest unpaid due day: 7 February is the first day that bears.
  [
    'has days of grace that bear nothing',
    { penalty: { ...TERMS.penalty, afterDays: 5 } },
    [],
    ask('2026-02-08', { balances: { penalty: '0.50' } }),
  ],
  // 3.65 % a year on 500 is 0.05 a day.
  [
    'is cut down to a yearly rate',
    { caps: { ratePercentPerYear: '3.65' } },
    [],
    ask('2026-02-11', { balances: { penalty: '0.50' } }),
  ],
  [
    'ends at a share of what was lent',
    { caps: { totalChargesPercent: '0.1' } },
    [],
    ask('2026-03-30', { balances: { penalty: '1.00' } }),
  ],
  // 11 to 15 February are paused: ten days less five.
  [
    'stops in a pause that stops it',
    { pause: { stops: 'ageing-and-penalty' } },
    [{ type: 'pause', on: '2026-02-07', from: '2026-02-07', to: '2026-02-12' }],
    ask('2026-02-11', { balances: { penalty: '1.25' }, delinquentDays: 6 }),
  ],
  // A fee of 9 January is overdue from 10 January, long before any instalment.
  [
    'leaves a fee in a row of its own, which ages from its own day',
    {},
    [{ id: 'c', type: 'charge', on: '2026-01-09', part: 'fee', amount: '10.00' }],
    ask('2026-01-12', { overdue: { fee: '10.00', since: '2026-01-09' }, daysPastDue: 3 }),
  ],
  [
    'lets credit pay a charge of the same day',
    {},
    [
      payment('p', '2026-01-09', '30.00'),
      { id: 'c', type: 'charge', on: '2026-01-09', part: 'fee', amount: '10.00' },
    ],
    ask('2026-01-12', { allocations: [{ of: 'p', fee: '10.00', overpaid: '20.00' }], daysPastDue: 0 }),
  ],
  [
    'asks for money taken back from its own day',
    {},
    [payment('p', '2026-01-09', '30.00'), { id: 'b', type: 'chargeback', on: '2026-01-12', amount: '30.00' }],
    ask('2026-01-13', {
      allocations: [{ of: 'p', principal: '30.00', overpaid: '0.00' }],
      balances: { principal: '1000.00' },
    }),
  ],
  // Where the due day counts, 1 February is the first day past due and 3 February the third: more than two.
  [
    'has a late fee after days that count as the product counts them',
    {
      dueDayCountsAsOverdue: true,
      lateFee: [{ kind: 'flat', amount: '5.00', afterDays: 2, part: 'fee', bookTo: 'own-instalment' }],
    },
    [],
    ask('2026-02-03', { balances: { fee: '5.00' }, daysPastDue: 3 }),
  ],
  [
    'has a late fee of all that is overdue',
    {
      lateFee: [
        {
          kind: 'percent',
          percent: '1',
          of: 'all-overdue',
          afterDays: 2,
          part: 'fee',
          bookTo: 'own-instalment',
        },
      ],
    },
    [],
    ask('2026-03-04', { balances: { fee: '15.00' } }),
  ],
])('%s', (_what, change, events, { asOf, expected }) => {
  const raw = {
    id: 'hand',
    currency: { code: 'EUR', digits: 2 },
    terms: { ...TERMS, ...change },
    events,
    ask: [{ asOf, want: Object.keys(expected) }],
    expect: [{ asOf, ...expected }],
  };
  expect(differencesOf(raw, answerCase(raw))).toEqual([]);
});

it('says which of these words cannot stand alone', () => {
  const gaps = (terms: object) => {
    const answer = answerCase({
      id: 'x',
      currency: { code: 'EUR', digits: 2 },
      terms: { ...TERMS, ...terms },
      ask: [],
    });
    return 'cannotExpress' in answer ? answer.cannotExpress : [];
  };
  const { of, ...ofInstalments } = TERMS.penalty;
  expect(gaps({ penalty: ofInstalments, caps: { totalChargesPercent: '100' } })).toEqual([
    'terms.caps.totalChargesPercent',
    'terms.penalty.rounding',
  ]);
  expect(gaps({ penalty: { ...TERMS.penalty, on: 'instalment' } })).toEqual(['terms.penalty.on=instalment']);
  expect(gaps({ penalty: { ...TERMS.penalty, interestDays: 'both-ends' } })).toEqual([
    'terms.penalty.interestDays=both-ends',
  ]);
  expect(of).toBe('account');
});
