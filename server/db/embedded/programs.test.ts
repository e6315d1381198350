import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canEnter, choosePrograms, chooseRunner, hydrate, packageFolder } from './programs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-programs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('programs', () => {
  test('the links that an install script should have made are made', () => {
    const lib = join(folder, 'native', 'lib');
    mkdirSync(lib, { recursive: true });
    writeFileSync(join(lib, 'libicuuc.so.60.2'), 'x');
    symlinkSync('somewhere', join(lib, 'libthere.so'));
    const list = [
      { source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' },
      { source: 'native/lib/other', target: 'native/lib/libthere.so' },
    ];
    writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(list));
    expect(hydrate(join(folder, 'native'))).toBe(true);
    expect(readlinkSync(join(lib, 'libicuuc.so.60'))).toBe('libicuuc.so.60.2');
    expect(readlinkSync(join(lib, 'libthere.so'))).toBe('somewhere');
    expect(hydrate(join(folder, 'native'))).toBe(true);
  });

  test('a package without its links, without the right to execute and in a closed folder runs after all', () => {
    const runner = chooseRunner();
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const native = join(closed, 'native');
    const isLink = (path: string) => lstatSync(path).isSymbolicLink();
    cpSync(packageFolder(), native, { recursive: true, filter: (path) => !isLink(path) });
    cpSync(join(packageFolder(), '..', 'package.json'), join(closed, 'package.json'));
    chmodSync(join(native, 'bin', 'postgres'), 0o644);
    chmodSync(folder, 0o755);
    const { postgres } = choosePrograms(runner, join(folder, 'spare'), native);
    expect(postgres.startsWith(runner === null ? native : join(folder, 'spare-'))).toBe(true);
    const version = execFileSync(postgres, ['--version'], { encoding: 'utf8', cwd: '/', ...runner });
    expect(version).toMatch(/PostgreSQL\) 18/);
    expect(choosePrograms(runner, join(folder, 'spare'), native).postgres).toBe(postgres);
  });

  test.skipIf(process.getuid?.() !== 0)(
    'root steps down, and a folder closed to others is seen to be closed',
    () => {
      const runner = chooseRunner();
      expect(runner?.uid).toBeGreaterThan(0);
      chmodSync(folder, 0o700);
      expect(canEnter(runner, folder)).toBe(false);
      chmodSync(folder, 0o755);
      expect(canEnter(runner, folder)).toBe(true);
      expect(canEnter(null, folder)).toBe(true);
    },
  );
});
