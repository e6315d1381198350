import { describe, expect, test } from 'vitest';
import { CHINESE_DEADLINES } from '../../policy/deadlines/chinese-deadlines.ts';
import { formatDay, parseDay } from '../days.ts';
import { termsOf } from './deadline-law.ts';
import { type Demand, isEffective, lackingIn, pairOf, unknownOf, unpaidUntil } from './effective-demand.ts';
import { lack } from './lack.ts';

const TERMS = termsOf(CHINESE_DEADLINES, 'effective-demand')[0]!;
const demand = (on: string, more: Partial<Demand> = {}): Demand => ({
  id: on,
  on: parseDay(on)!,
  afterBreach: true,
  receiptConfirmable: true,
  evaded: false,
  compliant: true,
  ...more,
});

describe('effective demands (法释〔2018〕19号 6, 7)', () => {
  test.each<[string, Partial<Demand>, ReturnType<typeof isEffective>]>([
    ['in order', {}, true],
    ['before the breach', { afterBreach: false }, false],
    ['receipt not confirmable', { receiptConfirmable: false }, false],
    ['not confirmable, evaded', { receiptConfirmable: false, evaded: true }, true],
    ['evaded, confirmability unknown', { receiptConfirmable: undefined, evaded: true }, true],
    ['against the rules of collection', { compliant: false }, false],
    ['against the rules, the rest unknown', { compliant: false, receiptConfirmable: undefined }, false],
    ['receipt unknown', { receiptConfirmable: undefined }, lack('demand.receiptConfirmable')],
    [
      'not confirmable, evasion unknown',
      { receiptConfirmable: false, evaded: undefined },
      lack('demand.evaded'),
    ],
    ['compliance unknown', { compliant: undefined }, lack('demand.compliant')],
    ['breach unknown', { afterBreach: undefined }, lack('demand.afterBreach')],
  ])('%s', (_what, more, expected) => {
    expect(isEffective(demand('2026-01-05', more))).toEqual(expected);
  });

  test.each<[string, readonly Demand[], number | null, boolean]>([
    ['29 days', [demand('2026-01-05'), demand('2026-02-03')], 29, false],
    ['30 days', [demand('2026-01-05'), demand('2026-02-04')], 30, true],
    ['in any order', [demand('2026-02-04'), demand('2026-01-05')], 30, true],
    [
      'the one between does not count',
      [demand('2026-01-05'), demand('2026-01-25'), demand('2026-02-09')],
      35,
      true,
    ],
    [
      'an ineffective first is no first',
      [demand('2026-01-05', { compliant: false }), demand('2026-02-04')],
      null,
      false,
    ],
    [
      'the next effective one is',
      [demand('2026-01-05', { compliant: false }), demand('2026-02-04'), demand('2026-03-06')],
      30,
      true,
    ],
    [
      'an unknown one does not count',
      [demand('2026-01-05', { compliant: undefined }), demand('2026-02-04')],
      null,
      false,
    ],
    ['one alone', [demand('2026-01-05')], null, false],
    ['none', [], null, false],
  ])('%s', (_what, demands, gap, farEnough) => {
    const pair = pairOf(demands, TERMS);
    expect([pair?.gapDays ?? null, pair?.farEnough ?? false]).toEqual([gap, farEnough]);
  });

  test.each([
    ['2026-02-04', '2026-05-04'],
    ['2026-11-30', '2027-02-28'],
    ['2027-11-30', '2028-02-29'],
  ])('three months after %s end on %s', (second, ends) => {
    const first = demand('2026-01-01');
    const pair = pairOf([first, demand(second)], TERMS)!;
    expect(formatDay(unpaidUntil(pair, TERMS))).toBe(ends);
  });

  test('the bundle names what it lacks, and what is unknown is named', () => {
    expect(lackingIn(['call-recording', 'bank-signature-and-seal'], TERMS)).toEqual([
      'message-delivery-record',
      'letter-return-receipt',
      'email-delivery-record',
      'debtor-or-family-signature',
    ]);
    expect(lackingIn(TERMS.pack, TERMS)).toEqual([]);
    expect(unknownOf([demand('2026-01-05', { compliant: undefined }), demand('2026-02-04')])).toEqual([
      'demand.compliant',
    ]);
  });
});
