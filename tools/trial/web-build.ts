/**
 * Is the web built, and from the sources that are here?
 *
 * Built once for each state of its sources, into a folder named after that state: a second start, or the next page test,
 * finds it and waits for nothing. A build that is cut off leaves a folder under another name, which the next one removes.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { alone } from '../../server/db/embedded/lodgers.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { Trouble } from '../../server/trouble.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Everything the web is made of: it calls the rules, reads policy, and checks evidence itself. */
const SOURCES = [
  'web',
  'rules',
  'policy',
  'server/evidence/verifying',
  'tools/trial/web-build.ts',
  'package-lock.json',
];
/** A build that nobody asked for so long is not served by anybody any more. */
const KEPT_MS = 24 * 60 * 60_000;

/** The folder of the built web; builds it when there is none of these sources. Who comes while it is built waits for it. */
export async function builtWeb(): Promise<string> {
  const shelf = join(homeFolder(), 'web');
  for (;;) {
    const state = stateOf(SOURCES);
    const folder = join(shelf, state);
    mkdirSync(shelf, { recursive: true });
    if (!existsSync(folder)) await alone(join(shelf, 'lock'), () => fill(shelf, state));
    if (!existsSync(folder)) continue; // the sources were changed meanwhile
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
}

/** Call under the lock of the shelf: whatever else is half built there was cut off. */
async function fill(shelf: string, state: string): Promise<void> {
  if (existsSync(join(shelf, state))) return;
  for (const name of readdirSync(shelf).filter((one) => !one.startsWith('lock'))) {
    const old = statSync(join(shelf, name)).mtimeMs < Date.now() - KEPT_MS;
    if (old || name.startsWith('half-')) rmSync(join(shelf, name), { recursive: true, force: true });
  }
  const half = join(shelf, `half-${process.pid}`);
  await build(half);
  if (stateOf(SOURCES) === state) renameSync(half, join(shelf, state));
}

/** One word for the contents of these files and folders under `root`; tests and an earlier build aside. */
export function stateOf(names: readonly string[], root = ROOT): string {
  const state = createHash('sha256');
  for (const name of names.flatMap((one) => filesUnder(one, root)).sort()) {
    const bytes = readFileSync(join(root, name));
    state.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return state.digest('hex').slice(0, 16);
}

function filesUnder(name: string, root: string): string[] {
  if (name.includes('.')) return [name];
  return readdirSync(join(root, name), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesUnder(`${name}/${entry.name}`, root);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [`${name}/${entry.name}`];
  });
}

function build(folder: string): Promise<void> {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(ROOT, 'web', 'vite.config.ts');
  const words = [
    vite,
    'build',
    '--config',
    config,
    '--outDir',
    folder,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ];
  return new Promise((resolve, reject) => {
    // Whoever asks, a test too, gets what people get: libraries in their long form for writing are half as large again.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
    });
    child.stderr.on('data', (piece) => {
      said += piece;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Trouble(`The web could not be built:\n${said.trim()}`, 'Is the disk full?'));
    });
  });
}
