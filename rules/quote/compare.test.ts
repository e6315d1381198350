import { describe, expect, it } from 'vitest';
import type { CaseAnswer } from './case-answer.ts';
import { differencesOf } from './compare.ts';

const answer: CaseAnswer = {
  id: 'A',
  answers: [
    {
      asOf: '2024-01-31',
      schedule: [
        { n: 1, due: '2024-02-01', total: '10.00' },
        { n: 2, due: '2024-03-01', total: '11.00' },
      ],
      instalmentBuckets: { R1: '10.00' },
      bucket: null,
      allocations: [
        { of: 'p2', principal: '1.00' },
        { of: 'p1', principal: '2.00' },
      ],
    },
  ],
};

function places(expected: object): string[] {
  return differencesOf({ expect: [expected] }, answer).map(({ at }) => at);
}

describe('comparing an answer with what was expected', () => {
  it.each([
    ['nothing but what is expected is compared', { asOf: '2024-01-31' }, []],
    ['rows are found by number', { schedule: [{ n: 2, total: '11.00' }] }, []],
    [
      'rows without a number are found by their due day',
      { schedule: [{ due: '2024-03-01', total: '11.00' }] },
      [],
    ],
    ['a row that differs is named', { schedule: [{ n: 2, total: '12.00' }] }, ['[0].schedule[n=2].total']],
    ['a row that is missing is named', { schedule: [{ n: 3, total: '1.00' }] }, ['[0].schedule[n=3]']],
    ['splits are found by their event', { allocations: [{ of: 'p1', principal: '2.00' }] }, []],
    ['null is a value', { bucket: null }, []],
    ['a bucket too many is a difference', { instalmentBuckets: {} }, ['[0].instalmentBuckets.R1']],
    ['digits count', { schedule: [{ n: 1, total: '10.0' }] }, ['[0].schedule[n=1].total']],
    ['a part that is not answered is a difference', { settlement: '1.00' }, ['[0].settlement']],
  ])('%s', (_what, expected, differing) => {
    expect(places(expected)).toEqual(differing);
  });

  it('a case that cannot be expressed differs from any expectation', () => {
    const refused: CaseAnswer = { id: 'A', cannotExpress: ['terms.x'] };
    expect(differencesOf({ expect: [] }, refused)).toEqual([
      { at: 'cannotExpress', expected: [], answered: ['terms.x'] },
    ]);
  });
});
