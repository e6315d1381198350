/**
 * Is there a browser for the tests, and if not, why?
 *
 * Looked for: CHROMIUM_PATH, then Chromium's headless shell (the same pages without the windows around them, a fifth to a quarter cheaper),
 * then Chromium, Chrome or Edge where Linux and macOS keep them. The shell has no notifications: who needs them asks for a whole browser. A
 * browser test skips itself where there is none:
 *
 *   const found = findChromium();
 *   describe.skipIf(found.path === null)('in the browser', () => { beforeAll(() => openChromium(found)) … });
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** `path` of the program, or null with the reason. */
export type Found =
  | { readonly path: string; readonly reason: null }
  | { readonly path: null; readonly reason: string };

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * What a headless browser is started with: no sandbox as root, no calls home, no helper that needs a network. One process for all pages of
 * a window: a page that follows another in it costs a third of the processor time when it finds the process that is there.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--process-per-site',
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
];

/** The first browser found on this machine; `whole`: with everything that people's own has, notifications too. */
export function findChromium(kind: 'shell' | 'whole' = 'shell'): Found {
  const wished = process.env.CHROMIUM_PATH;
  if (wished) {
    return runs(wished)
      ? { path: wished, reason: null }
      : { path: null, reason: `CHROMIUM_PATH names no program: ${wished}` };
  }
  const places = [...(kind === 'shell' ? inPath(SHELLS) : []), ...inPath(NAMES)];
  if (process.platform === 'darwin') {
    const roots = ['/Applications', join(process.env.HOME ?? '/', 'Applications')];
    places.push(...roots.flatMap((root) => APPLICATIONS.map((program) => join(root, program))));
  }
  const path = places.find(runs);
  return path === undefined
    ? { path: null, reason: 'no Chromium or Chrome on this machine (set CHROMIUM_PATH to name one)' }
    : { path, reason: null };
}

/** Starts it without a window; close it after the tests. */
export function openChromium(found: Found): Promise<Browser> {
  if (found.path === null) throw new Error(found.reason);
  return chromium.launch({ executablePath: found.path, args: FLAGS });
}

/** Installs Debian's Chromium, its headless shell and a Chinese font, which only root may; says why when there is no browser then. */
export function bringChromium(): Found {
  const there = findChromium('whole').path !== null;
  const shell = inPath(SHELLS).some(runs) || Boolean(process.env.CHROMIUM_PATH);
  if ((there && shell) || process.platform !== 'linux' || process.getuid?.() !== 0) return findChromium();
  const offer = (name: string) => spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  const offered = offer('chromium');
  if (offered.error !== undefined) return findChromium();
  // Ubuntu's package only sends for a snap, which does not run in containers.
  if (/Candidate:.*snap/.test(offered.stdout)) {
    return there
      ? findChromium()
      : { path: null, reason: "this system's chromium package is a snap; install Google Chrome instead" };
  }
  process.stdout.write('Installing Chromium and a Chinese font for the browser tests (apt-get) …\n');
  const failed = aptGet(['update']) ?? (there ? null : install('chromium', 'fonts-noto-cjk'));
  // Old releases have no package of the shell; without it the tests take longer, and nothing else.
  if (failed === null && !shell && /Candidate: \d/.test(offer(SHELLS[0]!).stdout)) install(SHELLS[0]!);
  return failed === null || there ? findChromium() : { path: null, reason: failed };
}

const install = (...names: string[]) => aptGet(['install', '-y', '--no-install-recommends', ...names]);

/** Runs apt-get; null, or why it did not work. */
function aptGet(words: readonly string[]): string | null {
  const done = spawnSync('apt-get', [...words, '-q', '-o', 'DPkg::Lock::Timeout=120'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (done.status === 0) return null;
  const why = done.error?.message ?? done.stderr.trim().split('\n').at(-1) ?? '';
  return `apt-get ${words[0]} did not work: ${why}`;
}

/** Where programs with these names would lie, the names in order. */
function inPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
