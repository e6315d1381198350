import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The longest files begin, so that none of them ends alone: page tests and rehearsals, which take longest for their size, then the rest. Each
 * part by what it took here before, and where nothing is known, as in a fresh clone, by size.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const part = ({ moduleId }: TestSpecification) =>
      moduleId.includes('/tools/pages/') ? 0 : moduleId.includes('/tools/rehearsal/') ? 1 : 2;
    return sorted.toSorted((one, other) => part(one) - part(other));
  }
}

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', '**/.anhuan/**', '**/dist/**'],
    globalSetup: ['tools/test-database.ts'],
    // A hang is a failure: no test or hook may wait for ever.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // A worker keeps its modules from file to file: loading the server anew for each took longer than its tests.
    isolate: false,
  },
});
