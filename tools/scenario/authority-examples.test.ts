/**
 * Does the product answer the authorities' worked examples as the authorities do?
 *
 * `authority-examples.json` holds facts and outcomes of the official interpretation of Regulation F, of CONC, MCOB and the
 * Debt Respite Scheme, and of the Hong Kong Code of Banking Practice, in our own words. `seen` says whether the outcome was
 * read (secondary: in the authority's guide as others print it) or recalled; `doubtful` ones are counted apart, since their
 * outcome or its form is our reading.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../gate-check.ts';

interface Example {
  readonly id: string;
  readonly doubtful?: boolean;
}

const EXAMPLES = JSON.parse(
  readFileSync(new URL('./authority-examples.json', import.meta.url), 'utf8'),
) as readonly Example[];

/** Doubtful ones that we answer otherwise, on purpose, and why. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['6(b)(1)(ii)-1.none', 'no place was spoken of, so nothing is said about preferences'],
  ['14(b)(2)(ii)-2.iii-b', 'a talk about terms that was cut off is finished to avert a harm, not on request'],
  ['34(b)(5)-1.act', 'the assumed day may be relied on also when the notice arrived before it'],
  ['42(a)-ret', 'a stated contact point is taken as another one than that from which the notice came back'],
  ['US-zone-cp', 'a number that points to another zone makes that zone plausible'],
  ['US-zone-cp-w', 'a number that points to another zone makes that zone plausible'],
  ['US-34-elements', 'parts beyond the form are judged where wording is asked about'],
]);

const outcomes = EXAMPLES.map((example) => ({ example, differences: outcomeOf(example).differences ?? [] }));

describe('worked examples of the authorities', () => {
  test('are many, and each is told apart', () => {
    expect(EXAMPLES.length).toBeGreaterThan(400);
    expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
  });

  test('are all answered as the authority does', () => {
    const failed = outcomes.filter(({ example, differences }) => !example.doubtful && differences.length > 0);
    expect(failed.map(({ example, differences }) => `${example.id}: ${differences.join('; ')}`)).toEqual([]);
  });

  test('that are doubtful differ only where we say why', () => {
    const failed = outcomes.filter(({ example, differences }) => example.doubtful && differences.length > 0);
    expect(new Set(failed.map(({ example }) => example.id))).toEqual(new Set(OTHERWISE.keys()));
  });
});
