import { describe, expect, test } from 'vitest';
import { type Dispute, isDuplicative } from './duplicate-dispute.ts';
import { lack } from './lack.ts';
import { isWritten, stopsCollection } from './written-dispute.ts';

const TERMS = { electronic: 'where-accepted' } as const;

describe('written notices (12 CFR 1006.6(c), 1006.38)', () => {
  test.each([
    ['letter', [], true],
    ['response-form', [], true],
    ['by-hand', [], true],
    ['call', ['call'], false],
    ['email', ['email'], true],
    ['email', ['sms'], false],
    ['portal', ['portal'], true],
    ['sms', [], false],
  ] as const)('by %s where %j is taken: %s', (via, accepted, written) => {
    expect(isWritten(via, accepted, TERMS)).toBe(written);
  });

  test('not known which media are taken: a lack, but not for paper', () => {
    expect(isWritten('email', undefined, TERMS)).toEqual(lack('collector.accepts'));
    expect(isWritten('letter', undefined, TERMS)).toBe(true);
  });

  test.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
    [false, undefined, false],
  ])('written %s, in the period %s: stops %s', (written, inPeriod, stops) => {
    expect(stopsCollection(written, inPeriod)).toBe(stops);
  });

  test('an unknown period is a lack where it decides', () => {
    expect(stopsCollection(true, undefined)).toEqual(lack('dispute.inPeriod'));
    expect(stopsCollection(lack('collector.accepts'), false)).toBe(false);
  });
});

describe('duplicative disputes (12 CFR 1006.38(a)(1))', () => {
  const dispute = (more: Partial<Dispute> = {}): Dispute => ({
    id: null,
    by: 'consumer',
    ground: 'does-not-owe',
    reworded: false,
    proof: null,
    newAndMaterial: undefined,
    written: true,
    inPeriod: true,
    ...more,
  });
  const earlierOnes = (more: Partial<Dispute> = {}, verified = true) => [{ ...dispute(more), verified }];

  test.each<[string, Dispute, ReturnType<typeof earlierOnes>, boolean]>([
    ['the first', dispute(), [], false],
    ['the same again', dispute(), earlierOnes(), true],
    ['in other words', dispute({ reworded: true, ground: 'wrong-amount' }), earlierOnes(), true],
    ['the first was not answered', dispute(), earlierOnes({}, false), false],
    ['the first was only spoken', dispute(), earlierOnes({ written: false }), false],
    ['the first came too late', dispute(), earlierOnes({ inPeriod: false }), false],
    ['by another person', dispute({ by: 'spouse' }), earlierOnes(), false],
    ['another ground', dispute({ ground: 'paid' }), earlierOnes(), false],
    ['with a cleared cheque', dispute({ proof: 'cancelled-check' }), earlierOnes(), false],
    [
      'with the cheque of the first',
      dispute({ proof: 'cancelled-check' }),
      earlierOnes({ proof: 'cancelled-check' }),
      true,
    ],
    ['said to be new and material', dispute({ newAndMaterial: true }), earlierOnes(), false],
    ['proof that is not material', dispute({ proof: 'receipt', newAndMaterial: false }), earlierOnes(), true],
  ])('%s', (_what, later, earlier, duplicative) => {
    expect(isDuplicative(later, earlier).duplicative).toBe(duplicative);
  });
});
