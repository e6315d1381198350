/**
 * Is there a browser for the tests, and if not, why?
 *
 * Looked for: CHROMIUM_PATH, then Chromium, Chrome or Edge where Linux and macOS keep them. A browser test skips
 * itself where there is none:
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

/** The first browser found on this machine. */
export function findChromium(): Found {
  const wished = process.env.CHROMIUM_PATH;
  if (wished) {
    return runs(wished)
      ? { path: wished, reason: null }
      : { path: null, reason: `CHROMIUM_PATH names no program: ${wished}` };
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
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

/** Installs Debian's Chromium and a Chinese font, which only root may; says why when it did not. */
export function bringChromium(): Found {
  const found = findChromium();
  if (found.path !== null || process.platform !== 'linux' || process.getuid?.() !== 0) return found;
  const offer = spawnSync('apt-cache', ['policy', 'chromium'], { encoding: 'utf8' });
  if (offer.error !== undefined) return found;
  // Ubuntu's package only sends for a snap, which does not run in containers.
  if (/Candidate:.*snap/.test(offer.stdout)) {
    return { path: null, reason: "this system's chromium package is a snap; install Google Chrome instead" };
  }
  process.stdout.write('Installing Chromium and a Chinese font for the browser tests (apt-get) …\n');
  const wait = ['-q', '-o', 'DPkg::Lock::Timeout=120'];
  for (const words of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const done = spawnSync('apt-get', [...words, ...wait], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
      timeout: 300_000,
    });
    if (done.status === 0) continue;
    const why = done.error?.message ?? done.stderr.trim().split('\n').at(-1) ?? '';
    return { path: null, reason: `apt-get ${words[0]} did not work: ${why}` };
  }
  return findChromium();
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
