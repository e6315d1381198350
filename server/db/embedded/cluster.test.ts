import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const THREADS = 4;
const ROUNDS = 40;

// Once, of two commands that began together in an empty folder, one kept a password that the other had overwritten.
test('commands that begin at once in an empty folder come to know one password', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anhuan-test-'));
  try {
    const gate = new SharedArrayBuffer(4 * ROUNDS);
    const script = `
      const { parentPort } = require('node:worker_threads');
      const gates = new Int32Array(require('node:worker_threads').workerData);
      import(${JSON.stringify(new URL('./cluster.ts', import.meta.url).href)}).then(({ passwordOf }) => {
        const read = [];
        for (let round = 0; round < ${ROUNDS}; round += 1) {
          Atomics.add(gates, round, 1);
          while (Atomics.load(gates, round) < ${THREADS});
          const folder = ${JSON.stringify(folder)};
          read.push(passwordOf({ folder, password: folder + '/' + round, data: folder + '/none' }));
        }
        parentPort.postMessage(read);
      });`;
    const read = await Promise.all(
      Array.from({ length: THREADS }, () => {
        const thread = new Worker(script, { eval: true, workerData: gate });
        return new Promise<string[]>((resolve, reject) =>
          thread.once('message', resolve).once('error', reject),
        );
      }),
    );
    for (let round = 0; round < ROUNDS; round += 1)
      expect(new Set(read.map((one) => one[round])).size, `round ${round}`).toBe(1);
    expect(readdirSync(folder), 'nothing half made is left').toHaveLength(ROUNDS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
