import { expect, test } from 'vitest';
import { EMPTY_MONTH, majorText, minorOf, monthLeft } from './month-left.ts';

const CNY = { code: 'CNY', digits: 2 };
const date = (day: string, amount: string, code = 'CNY') => ({
  day,
  amount,
  account: '1',
  product: { en: 'Loan', zh: '贷款' },
  currency: { code, digits: 2 },
});

test('what falls due within thirty days in this currency is taken off, and nothing that is no number', () => {
  const dates = [
    date('2026-11-30', '600.10'),
    date('2026-12-22', '600.10'),
    date('2026-12-23', '600.10'),
    date('2026-11-30', '9.00', 'USD'),
  ];
  const month = { income: '5,000', living: '3200.5', other: 'nothing', spare: '300' };
  const { due, until, left } = monthLeft(month, dates, '2026-11-22', CNY);
  expect([majorText(due, 2), until, majorText(left, 2)]).toEqual(['1200.20', '2026-12-22', '299.30']);
  expect(majorText(monthLeft(EMPTY_MONTH, dates, '2026-11-22', CNY).left, 2)).toBe('-1200.20');
});

test('amounts are read to their last digit and no further', () => {
  expect([
    minorOf('1.239', 2),
    minorOf('１２', 2),
    minorOf('-5', 2),
    minorOf('12', 0),
    minorOf('3.', 2),
  ]).toEqual([123n, 0n, 0n, 12n, 300n]);
  expect([majorText(5n, 2), majorText(-105n, 2), majorText(7n, 0)]).toEqual(['0.05', '-1.05', '7']);
});
