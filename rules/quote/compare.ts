/**
 * Does an answer agree with what a case expects?
 *
 * Only the fields that are present in the expectation are compared, amounts as text to the last digit.
 * Schedule rows are found by their number, else by their due day; other lists by the event or day they are of.
 */
import type { CaseAnswer } from './case-answer.ts';

/** One field that differs: where, what was expected and what was answered. */
export interface Difference {
  readonly at: string;
  readonly expected: unknown;
  readonly answered: unknown;
}

/** All differences between an answer and the `expect` of its raw case; empty when they agree. */
export function differencesOf(raw: unknown, answer: CaseAnswer): Difference[] {
  const expected = field(raw, 'expect');
  if ('cannotExpress' in answer)
    return [{ at: 'cannotExpress', expected: [], answered: answer.cannotExpress }];
  if (!Array.isArray(expected)) return [{ at: 'expect', expected, answered: answer.answers }];
  return expected.flatMap((wanted, index) => compare(wanted, answer.answers[index], `[${index}]`));
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(expected: unknown, answered: unknown, at: string): Difference[] {
  if (Array.isArray(expected)) return compareLists(expected, answered, at);
  if (isRecord(expected)) {
    if (!isRecord(answered)) return [{ at, expected, answered }];
    const names = Object.keys(expected);
    // A table of amounts by name is compared whole: a name that is not expected is a difference too.
    if (at.endsWith('.instalmentBuckets'))
      names.push(...Object.keys(answered).filter((name) => !Object.hasOwn(expected, name)));
    return names.flatMap((name) => compare(expected[name], answered[name], `${at}.${name}`));
  }
  return Object.is(expected, answered) ? [] : [{ at, expected, answered }];
}

/** Names by which a line of a list is found, the first that the expected line carries. */
const KEYS = ['n', 'of', 'on', 'due'] as const;

function compareLists(expected: readonly unknown[], answered: unknown, at: string): Difference[] {
  if (!Array.isArray(answered)) return [{ at, expected, answered }];
  const plain = !expected.some(isRecord);
  if (plain && expected.length !== answered.length) return [{ at, expected, answered }];
  return expected.flatMap((line, index) => {
    const key = KEYS.find((name) => isRecord(line) && name in line);
    if (key === undefined) return compare(line, answered[index], `${at}[${index}]`);
    const found = answered.find((other) => field(other, key) === field(line, key));
    return compare(line, found, `${at}[${key}=${String(field(line, key))}]`);
  });
}
