/**
 * Is there a browser for the tests, and if not, why?
 *
 * Looked for: CHROMIUM_PATH, then Chromium, Chrome or Edge where Linux and macOS keep them. A browser test asks
 * `findChromium()` and skips itself with the reason: `describe.skipIf(findChromium().path === null)`.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

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

/** What a headless browser is started with: no sandbox as root, no calls home, no helper that needs a network. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
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

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
