import { describe, expect, test } from 'vitest';
import { lack } from './lack.ts';
import { type Conduct, canPlead, refundOf } from './time-bar.ts';

const ENDED = 1000;
const did = (
  conduct: Conduct['did'],
  on = 1100,
  agreesToPerform: boolean | undefined = undefined,
): Conduct => ({
  on,
  did: conduct,
  agreesToPerform,
});

describe('the debtor’s defence (民法典 192; 时效规定 19)', () => {
  test.each<[string, readonly Conduct[], boolean]>([
    ['nothing happened', [], true],
    ['a demand signed as a promise', [did('signed-demand', 1100, true)], false],
    ['a demand signed as received only', [did('signed-demand', 1100, false)], true],
    ['a promise before the end', [did('signed-demand', ENDED, true)], true],
    ['a promise after the day asked about', [did('made-plan', 1201)], true],
    ['a plan', [did('made-plan')], false],
    ['security', [did('gave-security')], false],
    ['a wish for time that denies the debt', [did('asked-for-time', 1100, false)], true],
    ['a part paid', [did('paid-part')], true],
    ['all paid', [did('paid-all')], false],
  ])('%s', (_what, conduct, available) => {
    expect(canPlead(ENDED, 1200, conduct)).toBe(available);
  });

  test('not on the last day, the day after', () => {
    expect(canPlead(ENDED, ENDED, [])).toBe(false);
    expect(canPlead(ENDED, ENDED + 1, [])).toBe(true);
    expect(canPlead(null, 5000, [])).toBe(false);
  });

  test('a signature of which it is not known what it promised', () => {
    expect(canPlead(ENDED, 1200, [did('signed-demand')])).toEqual(lack('conduct.agreesToPerform'));
  });

  test('what was paid freely stays paid', () => {
    expect(refundOf({ voluntary: true })).toMatchObject({
      outcome: 'refuse',
      reasons: ['voluntary_payment_final'],
    });
    expect(refundOf({ voluntary: false })).toMatchObject({ outcome: 'flag' });
    expect(refundOf({ voluntary: undefined })).toMatchObject({ outcome: 'missing' });
    expect(refundOf(null)).toMatchObject({ outcome: 'missing' });
  });
});
