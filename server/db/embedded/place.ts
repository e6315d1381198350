/**
 * Where does the embedded PostgreSQL live, and with which settings does it run?
 *
 * Everything of one server lies in one folder: data, socket, password, log, and who uses it. The server listens on a
 * Unix socket in that folder and on no port, so no other program's port can be in its way and nobody else can knock.
 * A socket's path may hold about 100 bytes only; a folder deeper than that keeps its socket under /tmp.
 */
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { Trouble, wordsOf } from '../../trouble.ts';
import { canEnter, chooseRunner, type Runner } from './programs.ts';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
/** Linux allows 107 bytes, macOS 103, for folder, "/.s.PGSQL.5432" and its ".lock". */
const LONGEST_SOCKET_FOLDER = 84;

/** The folders and files of one embedded server. */
export interface Place {
  readonly folder: string;
  readonly data: string;
  readonly socket: string;
  readonly password: string;
  readonly log: string;
  readonly users: string;
  readonly lock: string;
  readonly runner: Runner | null;
}

/** The place of the server called `name` under `home`; elsewhere, and said so, when the runner may not enter `home`. */
export function placeUnder(home: string, name: string, say: (line: string) => void): Place {
  const wished = resolve(home, name);
  makeFolder(wished);
  const chosen = ownerOf(join(wished, 'data')) ?? chooseRunner();
  if (canEnter(chosen, wished)) return placeIn(wished, chosen);
  const elsewhere = join('/var/lib/anhuan', shortHash(wished), name);
  if (!existsSync(join(elsewhere, 'data'))) {
    say(`The database is kept in ${elsewhere}: the user who runs PostgreSQL may not enter ${wished}.`);
  }
  makeFolder(elsewhere);
  return placeIn(elsewhere, ownerOf(join(elsewhere, 'data')) ?? chosen);
}

/** Makes a folder that belongs to the runner alone (0700), as PostgreSQL demands. */
export function makeRunnersFolder(place: Place, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (place.runner !== null) chownSync(folder, place.runner.uid, place.runner.gid);
  chmodSync(folder, 0o700);
}

/** What the server is told at each start. Sizes follow the memory and the disk; durability is never traded away. */
export function settingsFor(
  place: Place,
  overrides: Readonly<Record<string, string>>,
): Record<string, string> {
  const memory = memoryOfMachine();
  const disk = statfsSync(place.folder);
  const between = (low: number, bytes: number, high: number) =>
    `${Math.floor(Math.min(high, Math.max(low, bytes)) / MIB)}MB`;
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${place.socket}"`,
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: between(64 * MIB, memory / 4, 6 * GIB),
    effective_cache_size: between(128 * MIB, memory / 2, 64 * GIB),
    work_mem: between(8 * MIB, memory / 256, 64 * MIB),
    maintenance_work_mem: between(64 * MIB, memory / 16, GIB),
    max_wal_size: between(512 * MIB, (disk.bavail * disk.bsize) / 8, 8 * GIB),
    // The packaged server has pglz alone: half the log for twice the time of a night. A server with lz4 has both.
    wal_compression: 'off',
    wal_buffers: '64MB',
    checkpoint_timeout: '15min',
    jit: 'off',
    random_page_cost: '1.1',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(sharedMemoryIsSmall() ? { dynamic_shared_memory_type: 'mmap' } : {}),
    ...overrides,
  };
}

function placeIn(folder: string, runner: Runner | null): Place {
  const near = join(folder, 'socket');
  const plain = /^[\w./ -]+$/.test(near) && Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER;
  return {
    folder,
    data: join(folder, 'data'),
    socket: plain ? near : `/tmp/anhuan-${process.getuid?.() ?? 0}-${shortHash(folder)}`,
    password: join(folder, 'password'),
    log: join(folder, 'log'),
    users: join(folder, 'users'),
    lock: join(folder, 'lock'),
    runner,
  };
}

/** Root runs a server whose data already has an owner as that owner. */
function ownerOf(data: string): Runner | null {
  if (process.getuid?.() !== 0 || !existsSync(data)) return null;
  const { uid, gid } = statSync(data);
  return uid === 0 ? null : { uid, gid };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Trouble(
      `The folder for the database cannot be written: ${folder} (${wordsOf(error)}).`,
      'Set ANHUAN_HOME to a folder of your own, or give a server with --database-url.',
      error,
    );
  }
}

/** Memory of the machine, or of the container when that is less. */
function memoryOfMachine(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

/** Containers often give 64 MiB of /dev/shm, too little for parallel queries. */
function sharedMemoryIsSmall(): boolean {
  if (!existsSync('/dev/shm')) return false;
  const shm = statfsSync('/dev/shm');
  return shm.blocks * shm.bsize < 256 * MIB;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
