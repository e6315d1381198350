/**
 * Which living processes use the embedded server of this folder, and who may change that now?
 *
 * Commands come and go beside a running `serve`; the last to leave stops the server. Each user is a file named by
 * its process, holding the moment that process began, so that a reused process number is never taken for it.
 * A killed process leaves its file behind; the next reader sees that its process is gone and removes it.
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from '../../trouble.ts';

const LOCK_PATIENCE_MS = 180_000;

/** When a process began, in the system's own words; null when it is gone (a zombie counts as gone). */
export function bornAt(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (existsSync('/proc/self/stat')) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The program's name stands in parentheses and may itself hold spaces: read after the last one.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
    } catch {
      return null;
    }
  }
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? null : line.slice(line.indexOf(' ')).trim();
  } catch {
    return null;
  }
}

/** Notes that `pid` uses the server; returns the file that says so. */
export function moveIn(folder: string, pid: number, name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${pid}-${name}`);
  writeDown(file, bornAt(pid) ?? 'gone');
  return file;
}

/** Takes back what `moveIn` noted. */
export function moveOut(file: string): void {
  rmSync(file, { force: true });
}

/** How many living processes use the server; forgets the dead. */
export function lodgersLeft(folder: string): number {
  if (!existsSync(folder)) return 0;
  let left = 0;
  for (const name of readdirSync(folder)) {
    const born = bornAt(Number.parseInt(name, 10));
    if (born !== null && born === readOr(join(folder, name), '')) left += 1;
    else rmSync(join(folder, name), { force: true });
  }
  return left;
}

/** How often this process asked for a lock: its own askers must not take each other's notes away. */
let asked = 0;

/** Runs `work` while nobody else, here or in another process, runs work under the same lock file; a lock whose holder died is taken over. */
export async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  asked += 1;
  const mine = `${lock}.${process.pid}.${asked}`;
  writeDown(mine, `${process.pid} ${bornAt(process.pid)}`);
  const deadline = performance.now() + LOCK_PATIENCE_MS;
  try {
    while (!take(mine, lock)) {
      if (performance.now() > deadline) {
        throw new Trouble(
          `Another process (${readOr(lock, '?').split(' ')[0]}) has been at the same work for three minutes.`,
          `End that process, then try again; the lock is ${lock}.`,
        );
      }
      await pause(20);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A hard link either makes the lock whole or fails: no reader sees it half written. */
function take(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const held = readOr(lock, '');
  const [pid, born] = held.split(' ');
  if (held === '' || bornAt(Number(pid)) === born) return false;
  // Two processes may find the same dead holder: whoever moves the very note it read may try again first.
  const aside = `${mine}.stale`;
  try {
    renameSync(lock, aside);
    if (readOr(aside, '') !== held) linkSync(aside, lock);
  } catch {
    // Someone else was quicker; the next round looks again.
  }
  rmSync(aside, { force: true });
  return false;
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function writeDown(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
