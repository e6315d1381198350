import { describe, expect, test } from 'vitest';
import { type Report, skippedIn, tallyOf } from './test-run.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one, fullName: `a ${one} test` })),
});
const report = (
  passed: number,
  failed: number,
  pending: number,
  testResults: Report['testResults'],
): Report => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  testResults,
});

describe('the tally of a test run', () => {
  test.each<[string, Report, number, [number, number, number]]>([
    ['all is well', report(2, 0, 0, [file('passed', 'passed', 'passed')]), 0, [2, 0, 0]],
    ['skipped is neither', report(1, 0, 3, [file('passed', 'passed')]), 0, [1, 0, 3]],
    ['a test failed', report(1, 1, 0, [file('failed', 'passed', 'failed')]), 1, [1, 1, 0]],
    ['a file could not be loaded', report(1, 0, 0, [file('passed', 'passed'), file('failed')]), 1, [1, 1, 0]],
    ['a hook failed after its tests passed', report(1, 0, 0, [file('failed', 'passed')]), 1, [1, 1, 0]],
    ['an error nobody caught', report(1, 0, 0, [file('passed', 'passed')]), 1, [1, 1, 0]],
  ])('%s', (_, written, code, [passed, failed, skipped]) => {
    expect(tallyOf(written, code)).toEqual({ passed, failed, skipped });
  });

  test('names what was skipped', () => {
    const files = [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'todo')];
    expect(skippedIn(report(1, 1, 2, files))).toEqual(['a skipped test', 'a todo test']);
  });
});
