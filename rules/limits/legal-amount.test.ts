import { describe, expect, test } from 'vitest';
import { OVERDRAFT } from '../../policy/law/limits.ts';
import { parseDay } from '../days.ts';
import { currentAmount, overdraftAmount, overdraftGrade, principalLent } from './legal-amount.ts';
import { regimesOf } from './rate-regime.ts';

const day = (text: string) => parseDay(text)!;

describe('amounts', () => {
  test('an itemisation adds interest and fees and takes off payments and credits (12 CFR 1006.34(c)(2))', () => {
    const itemised = { amount: 223_456n, interest: 7_500n, fees: 2_500n, payments: 5_000n, credits: 0n };
    expect(currentAmount(itemised)).toBe(228_456n);
    expect(currentAmount({ ...itemised, credits: 300_000n })).toBe(-71_544n);
  });

  test.each([
    [1_000_000n, 100_000n, 900_000n],
    [1_000_000n, 0n, 1_000_000n],
    [1_000_000n, 1_200_000n, 0n],
  ])('of %s with %s kept back, %s was lent (民法典第670条)', (nominal, kept, lent) => {
    expect(principalLent(nominal, kept)).toBe(lent);
  });

  test.each([
    [4_999_999n, 0n, null],
    [5_000_000n, 0n, 'large'],
    [6_000_000n, 1_500_000n, null],
    [49_999_999n, 0n, 'large'],
    [50_000_000n, 0n, 'huge'],
    [500_000_000n, 1n, 'huge'],
    [500_000_000n, 0n, 'enormous'],
    [1_000n, 2_000n, null],
  ])('overdrawn %s, repaid %s: %s (法释〔2018〕19号第8、9条)', (principal, repaid, grade) => {
    expect(overdraftGrade(overdraftAmount(principal, repaid), OVERDRAFT.grades)).toBe(grade);
  });
});

describe('rate regimes (民间借贷规定第31条)', () => {
  const turn = day('2020-08-20');
  test.each<[string, string, string | null, string[]]>([
    [
      'an older contract splits at the turn',
      '2019-05-01',
      '2021-03-01',
      ['two-lines-on-request', 'reference-at-filing'],
    ],
    ['without a suit yet too', '2020-08-19', null, ['two-lines-on-request', 'reference-at-filing']],
    [
      'a suit on the day of the turn',
      '2019-05-01',
      '2020-08-20',
      ['two-lines-on-request', 'reference-at-filing'],
    ],
    ['a suit from before stays whole', '2019-05-01', '2020-08-19', ['two-lines-on-request']],
    ['a contract of the day of the turn', '2020-08-20', '2021-03-01', ['reference-at-contract']],
  ])('%s', (_, contract, suit, regimes) => {
    const spans = regimesOf(day(contract), suit === null ? null : day(suit), turn);
    expect(spans.map(({ regime }) => regime)).toEqual(regimes);
    expect(spans[0]!.from).toBe(day(contract));
    expect(spans.at(-1)!.to).toBeNull();
    if (spans.length === 2) expect([spans[0]!.to, spans[1]!.from]).toEqual([turn - 1, turn]);
  });
});
