/**
 * Is an answer what a scenario expects?
 *
 * The comparison rules of the exchange format: what is listed must be there, what is further there is no fault, numbers are
 * compared as numbers, and where the law leaves a boundary open and the answer says so, a date one day off passes.
 */
import { parseDay } from '../../rules/days.ts';
import type { Answered } from './answer-scenario.ts';

/** What a scenario expects; every part may be absent. */
export interface Expected {
  readonly decision: string;
  readonly reasons?: readonly string[];
  readonly flags?: readonly string[];
  readonly factors?: readonly string[];
  readonly require?: readonly string[];
  readonly values?: Readonly<Record<string, unknown>>;
  readonly may?: readonly string[];
}

const LISTS = ['reasons', 'flags', 'factors', 'require'] as const;

/** What differs, in words; none when the answer passes. What cannot be expressed never passes. */
export function compareAnswer(
  scenario: { readonly expect: Expected; readonly assert?: string },
  answered: Answered,
): string[] {
  if ('cannotExpress' in answered) return [`cannotExpress: ${answered.cannotExpress.join(', ')}`];
  const { expect } = scenario;
  const has = (list: (typeof LISTS)[number]) => new Set<string>(answered[list]);
  const wrong = decisionDiffers(
    expect,
    answered.decision,
    [...has('flags'), ...has('factors')],
    has('reasons'),
  );
  if (scenario.assert === 'decision-only') return wrong;
  for (const list of LISTS) {
    const lacks = (expect[list] ?? []).filter((code) => !has(list).has(code));
    if (lacks.length > 0) wrong.push(`${list} lacks ${lacks.join(', ')}`);
  }
  if (expect.factors?.length === 0 && has('factors').size > 0) wrong.push('factors should be empty');
  const aDayOff = (expect.may ?? []).includes('boundary_choice') && has('reasons').has('boundary_choice');
  for (const [name, value] of Object.entries(expect.values ?? {}))
    if (!(name in answered.values) || !isSame(value, answered.values[name], aDayOff))
      wrong.push(
        `values.${name} ${JSON.stringify(answered.values[name])}, expected ${JSON.stringify(value)}`,
      );
  return wrong;
}

function decisionDiffers(
  { decision, may = [] }: Expected,
  answered: string,
  raised: readonly string[],
  reasons: ReadonlySet<string>,
): string[] {
  if (decision === 'compute' || decision === answered) return [];
  if (decision === 'ambiguous')
    return reasons.has('boundary_choice') ? [] : ['boundary_choice is not stated'];
  if (decision === 'allow' && answered === 'allow_flag' && raised.every((code) => may.includes(code)))
    return [];
  return [`decision ${answered}, expected ${decision}`];
}

function isSame(expected: unknown, found: unknown, aDayOff: boolean): boolean {
  if (Array.isArray(expected))
    return (
      Array.isArray(found) &&
      found.length === expected.length &&
      expected.every((one, place) => isSame(one, found[place], aDayOff))
    );
  if (typeof expected === 'object' && expected !== null) {
    if (typeof found !== 'object' || found === null) return false;
    const of = found as Record<string, unknown>;
    return Object.entries(expected).every(([name, one]) => name in of && isSame(one, of[name], aDayOff));
  }
  if (expected === found) return true;
  if (typeof expected === 'boolean' || typeof found === 'boolean' || expected === null || found === null)
    return false;
  if (isNumber(expected) && isNumber(found)) return Number(expected) === Number(found);
  if (!aDayOff || typeof expected !== 'string' || typeof found !== 'string') return false;
  const [wanted, given] = [parseDay(expected), parseDay(found)];
  return wanted !== null && given !== null && Math.abs(wanted - given) <= 1;
}

function isNumber(value: unknown): boolean {
  return (
    (typeof value === 'number' || typeof value === 'string') && value !== '' && Number.isFinite(Number(value))
  );
}
