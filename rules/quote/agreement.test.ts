/**
 * Do the case engine and the night give the same numbers for every product that can be published?
 */
import fc from 'fast-check';
import { it } from 'vitest';
import { AGREEMENT } from '../../tools/rehearsal/agreement.ts';

const SEED = 20261122;
const RUNS = 300;

it(`agree on schedule, balances, arrears and allocations (seed ${SEED}, ${RUNS} lives)`, () => {
  fc.assert(AGREEMENT, { seed: SEED, numRuns: RUNS });
}, 60_000);
