/**
 * Is every word of a product either closed exactly or refused by its path, and none passed over?
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publishFile } from '../../tools/product.ts';
import { TERM_WORDS } from './case.ts';
import { WORDS } from './publish-words.ts';

const text = readFileSync(new URL('../../docs/product-example.json', import.meta.url), 'utf8');
const example = () => JSON.parse(text);

/** The example with one word changed; `undefined` takes it away. */
function withWord(path: string, value: unknown): unknown {
  const product = example();
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place = product.terms;
  for (const name of names) place = place[name] ??= {};
  if (value === undefined) delete place[last];
  else place[last] = value;
  return product;
}

function refusedPaths(raw: unknown): string[] {
  const outcome = publishFile(raw);
  return 'refused' in outcome ? outcome.refused.map(({ path }) => path) : [];
}

describe('publishing', () => {
  it('turns declared words into the product of the night', () => {
    const outcome = publishFile(example());
    expect(outcome).toEqual({
      product: {
        id: 'cash-loan',
        code: 21,
        name: { en: 'Cash loan', zh: '现金分期' },
        family: 'instalment',
        currency: { code: 'CNY', digits: 2 },
        interest: { ppm: 400n, perDays: 1 },
        penalty: { ppm: 600n, perDays: 1 },
        penaltyOn: 'overdue-principal',
        penaltyAfterDays: 0,
        dailyRounding: 'carry',
        dueDayCounts: false,
        ageingGraceDays: 0,
        buckets: [
          { name: 'M1', from: 1, to: 30 },
          { name: 'M2', from: 31, to: 60 },
          { name: 'M3', from: 61, to: null },
        ],
        lateFee: { kind: 'flat', amount: 1_000n, afterDays: 3 },
        allocation: { order: ['penalty', 'fee', 'interest', 'principal'], across: 'oldest-first' },
        sameDay: 'payment-first',
        monthEnd: 'clamp-and-return',
        caps: { yearlyPpm: 240_000n, lifePpm: 1_000_000n },
        posting: 'when-needed',
        statement: null,
        accelerateAt: null,
        earlySettlement: {
          interest: 'accrued',
          counting: { dayCount: 'actual/365', leap: 'none', interestDays: 'after-start' },
          rounding: 'half-even',
        },
        pauseStops: 'ageing',
      },
    });
  });

  it.each([
    ['product', 'revolving'],
    ['approved', '20000.00'],
    ['recalculate.interest', 'daily'],
    ['recalculate.onEarlyPayment', 'reduce-count'],
    ['recalculate.compounding', 'overdue-interest'],
    ['recalculate.late', 'current-period'],
    ['allocation.future', 'next-instalment'],
    ['allocation.orderInAdvance', ['principal', 'interest', 'fee', 'penalty']],
    ['allocation.chargesDue', 'with-instalment'],
    ['allocation.overpaid', 'pays-later-charges'],
    ['grace.paymentWindowDays', 2],
    ['grace.noInterestIfSettledWithinDays', 14],
    ['penalty.on', 'instalment'],
    ['penalty.of', 'instalment'],
    ['penalty.interestDays', 'both-ends'],
    ['caps.totalInterestPercent', '100'],
    ['caps.dailyInterestPercent', '0.8'],
    ['caps.totalCostPercentPerYear', '24'],
    ['sameDay', 'entry-order'],
    ['pause.stops', 'interest'],
    ['pause.bucket', 'frozen'],
    ['waiver', 'stands'],
    ['chargeback.addTo', 'current-instalment'],
    ['minimumDue', '0.50'],
    ['settlement.roundOwedBelow', '0.50'],
    ['rounding.interest', 'down-when-paid'],
    ['instalmentAgeing', 'no-grace'],
    ['failedPaymentFee.amount', '7.50'],
  ])('refuses %s %j', (path, value) => {
    expect(refusedPaths(withWord(path, value))).toContain(`terms.${path}`);
  });

  it.each([
    'penalty',
    'penalty.of',
    'penalty.rounding',
    'sameDay',
    'pause',
    'chargeback',
    'allocation.chargesDue',
    'allocation.future',
    'instalments.count',
    'method',
  ])('refuses a product that leaves %s to a default', (path) => {
    const refused = refusedPaths(withWord(path, undefined));
    expect(refused.filter((at) => at.startsWith(`terms.${path}`))).not.toEqual([]);
  });

  it.each([
    ['penalty.percent', '0.000001', 'terms.penalty.percent'],
    ['dayCount', '30/360', null],
    ['rate', { percent: '36', per: 'year' }, 'terms.rate'],
    [
      'lateFee',
      [{ kind: 'flat', amount: '1.00', afterDays: 27, part: 'fee', bookTo: 'own-instalment' }],
      'terms.lateFee[0].afterDays',
    ],
    [
      'lateFee',
      [{ kind: 'percent', percent: '5', of: 'overdue', part: 'fee', bookTo: 'own-instalment' }],
      'terms.lateFee[0].of',
    ],
    [
      'lateFee',
      [{ kind: 'flat', amount: '1.00', part: 'penalty', bookTo: 'own-instalment' }],
      'terms.lateFee[0].part',
    ],
    ['instalmentFee', { percent: '1', of: 'instalment' }, 'terms.lateFee'],
    ['buckets', [{ name: 'current', from: 0, to: 30 }], 'terms.buckets[0].from'],
    ['rounding', { digits: 1 }, 'terms.rounding.digits'],
    ['accrual', 'per-period', 'terms.rate.per'],
  ])('judges %s %j together with the other words', (path, value, refused) => {
    expect(refusedPaths(withWord(path, value))).toEqual(refused === null ? [] : [refused]);
  });

  it.each([
    ['actual/365', { ppm: 219_000n, perDays: 365 }],
    ['actual/360', { ppm: 219_000n, perDays: 360 }],
  ])('counts a yearly penalty by %s', (dayCount, penalty) => {
    const raw = withWord('dayCount', dayCount) as ReturnType<typeof example>;
    raw.terms.penalty = { ...raw.terms.penalty, percent: '21.9', per: 'year' };
    expect(publishFile(raw)).toMatchObject({ product: { penalty } });
  });

  it.each(['30/360', 'actual/actual'])('refuses a yearly penalty counted by %s', (dayCount) => {
    const raw = withWord('dayCount', dayCount) as ReturnType<typeof example>;
    raw.terms.penalty = { ...raw.terms.penalty, percent: '21.9', per: 'year' };
    expect(refusedPaths(raw)).toEqual(['terms.penalty.per']);
  });

  it('has a line for every word that the vocabulary knows, and for no other', () => {
    expect(Object.keys(WORDS).sort()).toEqual([...TERM_WORDS].sort());
  });

  it('names what is not a word at all', () => {
    expect(refusedPaths({ ...example(), colour: 'red' })).toEqual(['colour']);
    expect(refusedPaths(withWord('penalty.per', 'hour'))).toEqual(['terms.penalty.per']);
    expect(refusedPaths(withWord('principal', undefined))).toEqual(['terms.principal']);
  });
});
