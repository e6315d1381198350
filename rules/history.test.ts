import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTIES } from '../tools/properties.ts';

const seed = 20261122;

describe(`properties of any history (seed ${seed})`, () => {
  test.each(Object.entries(PROPERTIES))('%s', (_, property) => {
    expect(() => fc.assert(property, { seed, numRuns: 250 })).not.toThrow();
  });
});
