/**
 * Is a word that the row engine cannot express answered with its path, never ignored and never guessed?
 */
import { describe, expect, it } from 'vitest';
import { answerCase } from './answer.ts';

const terms = {
  product: 'instalment',
  principal: '300.00',
  startOn: '2024-01-01',
  rate: { percent: '12', per: 'year' },
  method: 'equal-instalment',
  interest: 'flat',
  accrual: 'per-period',
  instalments: { count: 3, every: 1, unit: 'month', firstDue: '2024-02-01' },
};
const plain = {
  id: 'A',
  currency: { code: 'CNY', digits: 2 },
  terms,
  events: [{ on: '2024-01-05', type: 'payment', amount: '1.00', id: 'p1' }],
  ask: [{ asOf: '2024-01-31', want: ['balances'] }],
};

function reported(change: object): readonly string[] {
  const answer = answerCase({ ...plain, ...change });
  return 'cannotExpress' in answer ? answer.cannotExpress : [];
}

describe('what instalment rows cannot express', () => {
  it.each([
    ['nothing, when all is known', {}, []],
    ['an unknown word', { terms: { ...terms, colour: 'red' } }, ['terms.colour']],
    ['a revolving product', { terms: { ...terms, product: 'revolving' } }, ['terms.product=revolving']],
    [
      'a cap of credit with a daily balance',
      { terms: { ...terms, caps: { totalInterestPercent: '100' } } },
      ['terms.caps.totalInterestPercent'],
    ],
    ['day rows', { ask: [{ asOf: '2024-01-31', want: ['days'] }] }, ['ask[0].want=days']],
    [
      'a question after an unknown event',
      { ask: [{ asOf: '2024-01-31', after: 'x', want: [] }] },
      ['ask[0].after=x'],
    ],
    ['interest without a kind', { terms: { ...terms, interest: undefined } }, ['terms.interest=absent']],
    [
      'daily interest without a day count',
      { terms: { ...terms, accrual: 'daily' } },
      ['terms.dayCount=absent'],
    ],
    [
      'a plan without due days',
      { terms: { ...terms, instalments: { count: 3 } } },
      [
        'terms.instalments.every=absent',
        'terms.instalments.unit=absent',
        'terms.instalments.firstDue=absent',
      ],
    ],
    [
      'a late fee without its amount',
      { terms: { ...terms, lateFee: [{ kind: 'flat' }] } },
      ['terms.lateFee[0].amount=absent'],
    ],
    [
      'a negative payment',
      { events: [{ on: '2024-01-05', type: 'payment', amount: '-1.00' }] },
      ['events[0].amount'],
    ],
    [
      'a draw under flat interest',
      { events: [{ on: '2024-01-05', type: 'draw', amount: '1.00' }] },
      ['events[0].type=draw'],
    ],
    [
      'a charge without an amount',
      { events: [{ on: '2024-01-05', type: 'charge', part: 'fee' }] },
      ['events[0].amount=absent'],
    ],
  ])('%s', (_what, change, paths) => {
    expect(reported(change)).toEqual(paths);
  });
});
