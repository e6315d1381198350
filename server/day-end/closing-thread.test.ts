import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test('a process whose thread cannot reach the database comes to its end', async () => {
  const script = `
    const { openThread } = await import(${JSON.stringify(new URL('./closing-thread.ts', import.meta.url).href)});
    const rules = { products: new Map(), ladder: { id: 'x', version: 1, rungs: [] } };
    await openThread('postgresql://a:b@127.0.0.1:1/x', rules).catch(() => { process.exitCode = 7; });
  `;
  // Killed when it hangs: then its code is null.
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { timeout: 30_000 });
  const [code] = await once(child, 'exit');
  expect(code).toBe(7);
});
