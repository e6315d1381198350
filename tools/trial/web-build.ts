/**
 * Is the web built, and from the sources that are here?
 *
 * Built once for each state of its sources, into a folder named after that state: a second start finds it and waits for
 * nothing. A build that is cut off leaves a folder under another name, which the next one removes.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { Trouble } from '../../server/trouble.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Everything the web is made of: it calls the rules, reads policy, and checks evidence itself. */
const SOURCES = ['web', 'rules', 'policy', 'server/evidence/verifying', 'package-lock.json'];

/** The folder of the built web; builds it when there is none of these sources. */
export async function builtWeb(): Promise<string> {
  const shelf = join(homeFolder(), 'web');
  const folder = join(shelf, stateOf(SOURCES));
  if (existsSync(join(folder, 'index.html'))) return folder;
  const half = join(shelf, `half-${process.pid}`);
  await build(half);
  for (const name of readdirSync(shelf))
    if (join(shelf, name) !== half) rmSync(join(shelf, name), { recursive: true, force: true });
  renameSync(half, folder);
  return folder;
}

function stateOf(names: readonly string[]): string {
  const state = createHash('sha256');
  for (const name of names.flatMap(filesUnder).sort())
    state
      .update(name)
      .update('\0')
      .update(readFileSync(join(ROOT, name)));
  return state.digest('hex').slice(0, 16);
}

function filesUnder(name: string): string[] {
  if (name.includes('.')) return [name];
  return readdirSync(join(ROOT, name), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesUnder(`${name}/${entry.name}`);
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
    const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
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
