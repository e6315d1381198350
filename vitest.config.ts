import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', '**/.anhuan/**', '**/dist/**'],
    globalSetup: ['tools/test-database.ts'],
    // A hang is a failure: no test or hook may wait for ever.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A worker keeps its modules from file to file: loading the server anew for each took longer than its tests.
    isolate: false,
  },
});
