import { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtWeb, stateOf } from './web-build.ts';

test('whoever asks while it is built gets the same whole build', async () => {
  const [one, ...others] = await Promise.all([builtWeb(), builtWeb(), builtWeb()]);
  for (const other of others) expect(other).toBe(one);
  for (const page of ['index.html', 'verifier.html']) expect(existsSync(join(one, page))).toBe(true);
}, 180_000);

test('every change of a source is another state, a change of a test or of an old build is none', () => {
  const root = mkdtempSync(join(tmpdir(), 'anhuan-sources-'));
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);
  mkdirSync(join(root, 'web', 'dist'), { recursive: true });
  write('web/a.ts', '1');
  write('package-lock.json', '{}');
  const state = () => stateOf(['web', 'package-lock.json'], root);
  const seen = [state()];
  write('web/a.test.ts', 'a test');
  write('web/dist/a.js', 'an old build');
  expect(state()).toBe(seen[0]);
  for (const change of [
    () => write('web/a.ts', '2'),
    () => write('web/b.ts', ''),
    () => renameSync(join(root, 'web/b.ts'), join(root, 'web/c.ts')),
    () => write('package-lock.json', '{"version":2}'),
  ]) {
    change();
    expect(seen).not.toContain(state());
    seen.push(state());
  }
});
