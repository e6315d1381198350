/**
 * Is there a data directory, is its server alive, and how is it brought up or down whatever happened before?
 *
 * Handled: initialisation cut off half-way, a server left behind by a killed command, a server killed itself, a process
 * number taken over by a stranger, a start too early after a crash, too little memory for the tuned settings, a data
 * directory of another version. The server is its own process group with its log in a file: an exception in a command
 * cannot hang on it and Ctrl-C does not reach it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from '../../trouble.ts';
import { bornAt } from './lodgers.ts';
import { makeRunnersFolder, type Place, settingsFor } from './place.ts';
import { choosePrograms, type Programs } from './programs.ts';

/** The superuser of the embedded server. */
export const OWNER = 'anhuan';
const VERSION = '18';
const READY_MS = 600_000;
const RETRY_MS = 20_000;
const STOP_MS = 60_000;
const LOG_LIMIT = 10 * 1024 * 1024;
/** Every locale question is answered by PostgreSQL itself, so neither LANG nor the system's locales matter. */
const ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The process number of the living server of this place, or null. */
export function serverAt(place: Place): number | null {
  const pid = Number(pidFile(place)[0]);
  return bornAt(pid) !== null && isOurServer(pid, place) ? pid : null;
}

/** Brings the server up if it is not, and returns when it accepts connections. Call under the place's lock. */
export async function bringUp(
  place: Place,
  overrides: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<void> {
  if (serverAt(place) !== null && (await settled(place)) === 'ready') return;
  const programs = choosePrograms(place.runner, join(place.folder, 'programs'));
  if (!existsSync(place.data)) initialise(place, programs);
  checkVersion(place);
  disownStranger(place);
  makeRunnersFolder(place, place.socket);
  const settings = settingsFor(place, overrides);
  const deadline = performance.now() + RETRY_MS;
  for (let wait = 100; ; wait = Math.min(2 * wait, 2000)) {
    const complaint = await tryStart(place, programs, settings, say);
    if (complaint === null) return;
    if (/could not (map anonymous|create|resize) shared memory|Cannot allocate memory/.test(complaint)) {
      if (settings.shared_buffers === '64MB') throw notStarted(place, complaint);
      settings.shared_buffers = '64MB';
      say('PostgreSQL got less memory than it wished for; it starts with small buffers.');
    } else if (!/pre-existing shared memory|already exists|is still in use/.test(complaint)) {
      throw notStarted(place, complaint);
    } else if (performance.now() > deadline) {
      throw notStarted(place, complaint);
    }
    await pause(wait);
  }
}

/** Stops the server: politely, then firmly (the next start then recovers from the log). */
export async function takeDown(place: Place): Promise<void> {
  const pid = serverAt(place);
  if (pid === null) return;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    send(pid, signal);
    const deadline = performance.now() + STOP_MS;
    while (performance.now() < deadline) {
      if (bornAt(pid) === null) return;
      await pause(10);
    }
  }
  throw new Trouble(`PostgreSQL (process ${pid}) does not stop.`, `End it by hand; its log is ${place.log}.`);
}

/** Asks the server to stop without waiting: for the moment in which our own process ends. */
export function dismiss(place: Place): void {
  const pid = serverAt(place);
  if (pid !== null) send(pid, 'SIGINT');
}

/** The random password of this server, made at its first start and readable by its owner alone. */
export function passwordOf(place: Place): string {
  if (!existsSync(place.password)) {
    if (existsSync(place.data)) {
      throw new Trouble(
        `The password file ${place.password} is missing, but the database beside it exists.`,
        `Put the file back, or remove ${place.folder} to begin with an empty database.`,
      );
    }
    makePassword(place);
  }
  return readFileSync(place.password, 'utf8').trim();
}

/** Two commands may begin at once: the first whole file counts, and both read it. */
function makePassword({ password }: Place): void {
  const own = `${password}-${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(own, randomBytes(24).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(own, password);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(own);
  }
}

/** Made beside its final place and moved there whole, so that a cut-off initialisation is never mistaken for data. */
function initialise(place: Place, programs: Programs): void {
  // A killed command may have left its initdb still writing: what cannot be removed now is removed next time.
  for (const name of readdirSync(place.folder).filter((one) => one.startsWith('half-'))) {
    try {
      rmSync(join(place.folder, name), { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY')) throw error;
    }
  }
  const half = join(place.folder, `half-${process.pid}`);
  makeRunnersFolder(place, half);
  const passwordFile = join(half, 'password');
  writeFileSync(passwordFile, `${passwordOf(place)}\n`, { mode: 0o600 });
  if (place.runner !== null) chownSync(passwordFile, place.runner.uid, place.runner.gid);
  const flags = [
    `--pgdata=${join(half, 'data')}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
  ];
  const done = spawnSync(programs.initdb, flags, {
    ...place.runner,
    cwd: '/',
    env: ENVIRONMENT,
    encoding: 'utf8',
    timeout: READY_MS,
  });
  if (done.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    const words = `${done.error?.message ?? ''}${done.stderr ?? ''}${done.stdout ?? ''}`.trim();
    throw new Trouble(
      `PostgreSQL could not make its data directory in ${place.folder}:\n${words}`,
      /No space left/.test(words)
        ? 'Free some disk space (a new database takes 50 MB).'
        : 'Or give a server with --database-url.',
    );
  }
  renameSync(join(half, 'data'), place.data);
  rmSync(half, { recursive: true, force: true });
}

/** Starts once; null when the server is ready, else its last words. */
async function tryStart(
  place: Place,
  programs: Programs,
  settings: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<string | null> {
  if (existsSync(place.log) && statSync(place.log).size > LOG_LIMIT)
    renameSync(place.log, `${place.log}.old`);
  const log = openSync(place.log, 'a', 0o600);
  const before = statSync(place.log).size;
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let child: ChildProcess;
  try {
    child = spawn(programs.postgres, ['-D', place.data, ...flags], {
      ...place.runner,
      cwd: '/',
      env: ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
  let ended: string | null = null;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', () => {
    ended ??= 'it ended at once';
  });
  child.unref();
  const begun = performance.now();
  let said = begun;
  while (ended === null) {
    const lines = pidFile(place);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return null;
    if (performance.now() - begun > READY_MS) throw notStarted(place, 'it was not ready after ten minutes');
    if (performance.now() - said > 5000) {
      said = performance.now();
      say('PostgreSQL is recovering from an interruption …');
    }
    await pause(10);
  }
  return readFileSync(place.log, 'utf8').slice(before).trim() || ended;
}

/** Waits while a living server starts or stops; 'gone' when it ended. */
async function settled(place: Place): Promise<'ready' | 'gone'> {
  const deadline = performance.now() + READY_MS;
  while (serverAt(place) !== null) {
    if (pidFile(place)[7]?.trim() === 'ready') return 'ready';
    if (performance.now() > deadline) {
      throw new Trouble(
        `PostgreSQL in ${place.folder} neither starts nor stops.`,
        `Its log is ${place.log}.`,
      );
    }
    await pause(20);
  }
  return 'gone';
}

/**
 * After a reboot or in a new container the number in `postmaster.pid` may belong to a stranger, and PostgreSQL would
 * refuse to start. The file is not removed, because it also guards against survivors that still share memory: the
 * number is replaced by our own, which PostgreSQL knows to be its parent's and ignores, and its other checks remain.
 */
function disownStranger(place: Place): void {
  const lines = pidFile(place);
  const pid = Number(lines[0]);
  if (lines.length < 2 || bornAt(pid) === null || isOurServer(pid, place)) return;
  writeFileSync(join(place.data, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'));
}

/** PostgreSQL's postmaster stands in its data directory; where the system hides that, its command line names it. */
function isOurServer(pid: number, place: Place): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (!/(^|\/)(postgres|postmaster)$/.test(words[0] ?? '')) return false;
    return words.includes(place.data) || readlinkSync(`/proc/${pid}/cwd`) === realpathSync(place.data);
  } catch {
    if (existsSync('/proc/self')) return false;
  }
  const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  return /(^|\/)(postgres|postmaster)\s/.test(shown) && shown.includes(place.data);
}

function checkVersion(place: Place): void {
  const version = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (version === VERSION) return;
  throw new Trouble(
    `The database in ${place.data} was made by PostgreSQL ${version}; this program brings PostgreSQL ${VERSION}.`,
    `Serve it with PostgreSQL ${version} and give --database-url, or remove ${place.folder} to begin anew.`,
  );
}

function notStarted(place: Place, words: string): Trouble {
  const last = words.split('\n').slice(-12).join('\n');
  return new Trouble(
    `PostgreSQL did not start in ${place.folder}:\n${last}`,
    /No space left/.test(words) ? 'Free some disk space.' : `Its whole log is ${place.log}.`,
  );
}

function pidFile(place: Place): string[] {
  try {
    return readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime, which is what was wanted.
  }
}
