import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEGOTIATION_PROPERTIES } from './negotiation-properties.ts';

const SEED = 20261122;

test.each(Object.entries(NEGOTIATION_PROPERTIES))('%s', (_, property) => {
  const outcome = fc.check(property as fc.IProperty<unknown>, { seed: SEED, numRuns: 300 });
  const shrunk = outcome.failed
    ? `seed ${SEED}, path ${outcome.counterexamplePath}: ${String(outcome.errorInstance)}\n${fc.stringify(outcome.counterexample)}`
    : '';
  expect(shrunk).toBe('');
});
