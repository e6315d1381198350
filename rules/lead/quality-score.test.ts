import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentScore, countAnswers, formFault, type QualityQuestion } from './quality-score.ts';

const FORM: readonly QualityQuestion[] = [
  { id: 'identity', en: '', zh: '', grave: true },
  { id: 'tone', en: '', zh: '', grave: false },
];
const yes = (question: string) => ({ question, answer: 'yes', note: '' }) as const;

test('A6: a form is whole, a no says what was heard, and something must have applied', () => {
  expect(formFault([yes('identity'), yes('tone')], FORM)).toBeNull();
  expect(formFault([yes('identity')], FORM)).toBe('unanswered');
  expect(formFault([yes('identity'), yes('identity')], FORM)).toBe('unanswered');
  expect(formFault([yes('identity'), yes('other')], FORM)).toBe('unknown-question');
  expect(formFault([yes('identity'), { question: 'tone', answer: 'no', note: ' ' }], FORM)).toBe(
    'no-without-note',
  );
  const none = FORM.map(({ id }) => ({ question: id, answer: 'not-applicable', note: '' }) as const);
  expect(formFault(none, FORM)).toBe('nothing-applied');
  expect(countAnswers([yes('identity'), { question: 'tone', answer: 'not-applicable', note: '' }])).toEqual({
    yes: 1,
    no: 0,
  });
});

test('A6: under five calls there is no score', () => {
  const good = { yes: 7, no: 0 };
  expect(agentScore([good, good, good, good], 5)).toEqual({ n: 4, score: null });
  expect(agentScore([], 0)).toEqual({ n: 0, score: null });
  // Wilson's interval for 5 of 5 is 56.6 % to 100 %, for 8 of 10 it is 49.0 % to 94.3 %.
  expect(agentScore([good, good, good, good, good], 5)).toEqual({
    n: 5,
    score: { mean: 100, low: 57, high: 100 },
  });
  const calls = [
    ...Array.from({ length: 8 }, () => ({ yes: 1, no: 0 })),
    { yes: 0, no: 1 },
    { yes: 0, no: 1 },
  ];
  expect(agentScore(calls, 5)).toEqual({ n: 10, score: { mean: 80, low: 49, high: 94 } });
});

test('the interval holds the mean, and more calls of the same kind make it no wider', () => {
  const calls = fc.array(
    fc
      .record({ yes: fc.integer({ min: 0, max: 7 }), no: fc.integer({ min: 0, max: 7 }) })
      .filter((one) => one.yes + one.no > 0),
    { minLength: 5, maxLength: 40 },
  );
  fc.assert(
    fc.property(calls, (some) => {
      const { score } = agentScore(some, 5);
      const { score: twice } = agentScore([...some, ...some], 5);
      expect(score!.low).toBeLessThanOrEqual(score!.mean);
      expect(score!.high).toBeGreaterThanOrEqual(score!.mean);
      expect(twice!.high - twice!.low).toBeLessThanOrEqual(score!.high - score!.low);
    }),
    { seed: 20261122, numRuns: 300 },
  );
});
