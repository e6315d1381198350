/**
 * Is every word of the case format read, and every other word reported with its path?
 */
import { describe, expect, it } from 'vitest';
import { readCase } from './case.ts';

const plain = {
  id: 'A-1',
  currency: { code: 'EUR', digits: 2 },
  terms: {
    product: 'instalment',
    principal: '100.00',
    startOn: '2024-01-01',
    rate: { percent: '0.8', per: 'day' },
  },
  events: [{ on: '2024-01-02', type: 'payment', amount: '-1.50' }],
  ask: [{ asOf: '2024-01-31', want: ['days'] }],
};

function reported(change: object): readonly string[] {
  const read = readCase({ ...plain, ...change });
  return 'cannotExpress' in read ? read.cannotExpress : [];
}

describe('reading a case', () => {
  it('turns amounts, percents and dates into exact values', () => {
    const read = readCase(plain);
    if (!('ok' in read)) throw new Error(read.cannotExpress.join());
    expect(read.ok.terms.principal).toBe(10000n);
    expect(read.ok.terms.rate?.percent).toEqual({ num: 8n, den: 10n });
    expect(read.ok.terms.startOn).toBe(19723);
    expect(read.ok.events).toEqual([{ type: 'payment', on: 19724, amount: -150n }]);
  });

  it.each([
    ['a field', { terms: { ...plain.terms, colour: 'red' } }, ['terms.colour']],
    ['a value', { terms: { ...plain.terms, accrual: 'hourly' } }, ['terms.accrual=hourly']],
    ['an absent field', { terms: { product: 'instalment', principal: '1.00' } }, ['terms.startOn=absent']],
    ['an event', { events: [plain.events[0], { on: '2024-01-02', type: 'gift' }] }, ['events[1].type=gift']],
    ['a date', { ask: [{ asOf: '2024-02-31', want: [] }] }, ['ask[0].asOf=2024-02-31']],
    ['a part of a cent', { terms: { ...plain.terms, principal: '1.005' } }, ['terms.principal=1.005']],
    ['a number for an amount', { terms: { ...plain.terms, principal: 1 } }, ['terms.principal=1']],
    ['a negative principal', { terms: { ...plain.terms, principal: '-1.00' } }, ['terms.principal=-1.00']],
    [
      'an inherited name',
      { events: [{ on: '2024-01-02', type: 'constructor' }] },
      ['events[0].type=constructor'],
    ],
    ['a currency', { currency: { code: 'EUR', digits: '2' } }, ['currency']],
  ])('reports %s it does not know', (_what, change, paths) => {
    expect(reported(change)).toEqual(paths);
  });

  it('reports everything at once', () => {
    const terms = { ...plain.terms, x: 1, caps: { y: '1' }, rate: { percent: 'much', per: 'day' } };
    expect(reported({ terms, z: 1 })).toEqual(['terms.rate.percent=much', 'terms.x', 'terms.caps.y', 'z']);
  });
});
