import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Trouble } from '../../trouble.ts';
import { serverAt } from './cluster.ts';
import { bornAt } from './lodgers.ts';
import { type Place, placeUnder } from './place.ts';
import { openPostgres, type Postgres, unfit, withClient } from './postgres.ts';
import { canEnter } from './programs.ts';

const root = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
const quiet = () => {};
const small = { shared_buffers: '64MB', max_wal_size: '256MB' };
/** Real durability, small buffers: these servers are killed on purpose. */
const open = (where: string) => openPostgres({ home: where, settings: small, say: quiet });
const placeOf = (where: string) => placeUnder(where, 'postgres', quiet);
const ask = async (postgres: Postgres, sql: string) =>
  withClient(postgres.url(), async (client) => (await client.query(sql)).rows);

let home: string;
let children: ChildProcess[] = [];

function newHome(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'anhuan-test-'));
  chmodSync(folder, mode);
  return folder;
}

/** A process of its own that opens the server, says "open", and then does `then`. */
function command(
  where: string,
  then: string,
  options: { env?: NodeJS.ProcessEnv; uid?: number; gid?: number } = {},
) {
  const script = `
    const { openPostgres, withClient } = await import(${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)});
    const postgres = await openPostgres({ home: ${JSON.stringify(where)}, settings: ${JSON.stringify(small)}, say() {} });
    const ask = (sql) => withClient(postgres.url(), async (client) => (await client.query(sql)).rows);
    process.stdout.write('open\\n');
    ${then}`;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
      env: { ...process.env, DATABASE_URL: '', ...options.env },
    },
  );
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  const opened = new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('close', () => reject(new Error(`the command ended: ${said}`)));
  });
  opened.catch(quiet);
  return { child, ended, opened };
}

/** The number of the place's server once it is gone: all of its processes hold the log open no longer. */
async function stopped(place: Place): Promise<void> {
  while (serverAt(place) !== null) await new Promise((resolve) => setImmediate(resolve));
}

beforeAll(() => {
  home = newHome();
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  // A test that failed half-way may have left the server; the next one begins without.
  if (serverAt(placeOf(home)) !== null) await (await open(home)).close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the embedded server', () => {
  test('starts, keeps what it was given, starts again, and its secret is its own', async () => {
    const first = await open(home);
    await ask(first, 'create table book (id int)');
    await ask(first, 'insert into book values (7)');
    await first.close();
    const place = placeOf(home);
    expect(serverAt(place)).toBeNull();
    const second = await open(home);
    expect(await ask(second, 'select id from book')).toEqual([{ id: 7 }]);
    const shown = await ask(
      second,
      "select name, setting from pg_settings where name in ('fsync','synchronous_commit','listen_addresses','jit','server_encoding','data_checksums') order by 1",
    );
    expect(shown.map((row) => `${row.name}=${row.setting}`)).toEqual([
      'data_checksums=on',
      'fsync=on',
      'jit=off',
      'listen_addresses=',
      'server_encoding=UTF8',
      'synchronous_commit=on',
    ]);
    expect(statSync(place.password).mode & 0o777).toBe(0o600);
    expect(statSync(place.socket).mode & 0o777).toBe(0o700);
    await second.close();
  });

  test('is shared by commands beside each other; the last one out stops it', async () => {
    const first = await open(home);
    const other = command(home, 'await postgres.close();');
    expect(await other.ended).toEqual({ code: 0, said: 'open\n' });
    expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.close();
    expect(serverAt(placeOf(home))).toBeNull();
  });

  test('four commands at once start one server', async () => {
    const all = [1, 2, 3, 4].map(() => command(home, "await ask('select 1'); await postgres.close();"));
    for (const one of all) expect((await one.ended).said).toBe('open\n');
    expect(serverAt(placeOf(home))).toBeNull();
  });

  test('was killed with kill -9: the next start recovers what was committed', async () => {
    const first = await open(home);
    await ask(first, 'create table if not exists kept (id int); insert into kept values (1)');
    const pid = serverAt(placeOf(home))!;
    process.kill(pid, 'SIGKILL');
    while (bornAt(pid) !== null) await new Promise((resolve) => setImmediate(resolve));
    const second = await open(home);
    expect(await ask(second, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1 }]);
    await second.close();
    await first.close();
  });

  test('outlives a command killed with kill -9: the next command takes it over and stops it', async () => {
    const other = command(home, 'setInterval(() => {}, 1000);');
    await other.opened;
    const pid = serverAt(placeOf(home));
    other.child.kill('SIGKILL');
    await other.ended;
    expect(serverAt(placeOf(home))).toBe(pid);
    const next = await open(home);
    expect(serverAt(placeOf(home))).toBe(pid);
    await next.close();
    expect(serverAt(placeOf(home))).toBeNull();
  });

  test.each([
    ['throws', "throw new Error('a bug');", null, 1],
    ['calls process.exit', 'process.exit(4);', null, 4],
    ['is interrupted', 'setInterval(() => {}, 1000);', 'SIGINT', 130],
    ['is terminated', 'setInterval(() => {}, 1000);', 'SIGTERM', 143],
  ] as const)('a command that %s neither hangs nor leaves it running', async (_, then, signal, code) => {
    const other = command(home, then);
    await other.opened;
    if (signal !== null) other.child.kill(signal);
    expect((await other.ended).code).toBe(code);
    await stopped(placeOf(home));
  });

  test('is not troubled by another server on the usual port, nor by a second folder', async () => {
    const busy = createServer().listen(5432, '127.0.0.1');
    await Promise.race([once(busy, 'listening'), once(busy, 'error')]);
    const elsewhere = newHome();
    const [one, two] = await Promise.all([open(home), open(elsewhere)]);
    const folders = await Promise.all([one, two].map((server) => ask(server, 'show data_directory')));
    expect(folders.flat().map((row) => row.data_directory)).toEqual([
      placeOf(home).data,
      placeOf(elsewhere).data,
    ]);
    await Promise.all([one.close(), two.close()]);
    busy.close();
    rmSync(elsewhere, { recursive: true });
  });

  test('starts although the number in postmaster.pid now belongs to a stranger', async () => {
    const first = await open(home);
    const place = placeOf(home);
    const file = join(place.data, 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    await first.close();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...place.runner });
    children.push(stranger);
    await once(stranger, 'spawn');
    writeFileSync(file, [stranger.pid, ...lines.slice(1)].join('\n'));
    const second = await open(home);
    expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.close();
    expect(stranger.exitCode).toBeNull();
  });
});

describe('a new data directory', () => {
  test('is UTF-8 and sorts the same whatever LANG says, also with an empty environment', async () => {
    for (const env of [
      { LANG: 'xx_YY.UTF-8', LC_ALL: 'xx_YY.UTF-8' },
      { LANG: undefined, LC_ALL: undefined },
    ]) {
      const fresh = newHome();
      const other = command(
        fresh,
        "console.log(JSON.stringify(await ask(\"select current_setting('server_encoding') as e, upper('é') as u, '还' < '安' as o\"))); await postgres.close();",
        { env },
      );
      expect(await other.ended).toEqual({ code: 0, said: 'open\n[{"e":"UTF8","u":"É","o":false}]\n' });
      rmSync(fresh, { recursive: true });
    }
  });

  test('is made anew when its making was killed half-way', async () => {
    const fresh = newHome();
    const other = command(fresh, '');
    const folder = join(fresh, 'postgres');
    const begun = () =>
      existsSync(folder) &&
      readdirSync(folder).some(
        (name) => name.startsWith('half-') && existsSync(join(folder, name, 'data', 'base')),
      );
    while (!begun()) await new Promise((resolve) => setImmediate(resolve));
    other.child.kill('SIGKILL');
    await other.ended;
    expect(existsSync(join(folder, 'data'))).toBe(false);
    const server = await open(fresh);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.close();
    rmSync(fresh, { recursive: true, maxRetries: 20, retryDelay: 100 });
  });

  test.skipIf(!root)('works for an ordinary user', async (context) => {
    if (!canEnter(nobody, import.meta.dirname)) context.skip('the checkout is closed to other users');
    const fresh = newHome();
    chownSync(fresh, nobody.uid, nobody.gid);
    const other = command(
      fresh,
      "console.log((await ask('select current_user as me'))[0].me); await postgres.close();",
      {
        ...nobody,
        env: { HOME: fresh },
      },
    );
    expect(await other.ended).toEqual({ code: 0, said: 'open\nanhuan\n' });
    expect(statSync(join(fresh, 'postgres', 'data')).uid).toBe(nobody.uid);
    rmSync(fresh, { recursive: true });
  });

  test.skipIf(!root)('goes elsewhere, and says so, when its user may not enter the checkout', async () => {
    const closed = newHome(0o700);
    const lines: string[] = [];
    const server = await openPostgres({ home: closed, settings: small, say: (line) => lines.push(line) });
    const { folder } = placeOf(closed);
    expect(folder).toMatch(/^\/var\/lib\/anhuan\//);
    expect(lines.join()).toContain(folder);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.close();
    rmSync(join(folder, '..'), { recursive: true });
    rmSync(closed, { recursive: true });
  });

  test('in a very deep folder keeps its socket where its name fits', async () => {
    const fresh = newHome();
    const deep = join(fresh, 'a folder, with a comma', 'd'.repeat(90));
    mkdirSync(deep, { recursive: true });
    const server = await open(deep);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.close();
    rmSync(placeOf(deep).socket, { recursive: true });
    rmSync(fresh, { recursive: true });
  });
});

describe('a trouble is told with what to do', () => {
  test('another version made the data', async () => {
    const fresh = newHome();
    mkdirSync(join(fresh, 'postgres', 'data'), { recursive: true });
    writeFileSync(join(fresh, 'postgres', 'password'), 'x');
    writeFileSync(join(fresh, 'postgres', 'data', 'PG_VERSION'), '14\n');
    await expect(open(fresh)).rejects.toThrow(/made by PostgreSQL 14/);
    rmSync(fresh, { recursive: true });
  });

  test('the password is lost', async () => {
    const fresh = newHome();
    mkdirSync(join(fresh, 'postgres', 'data'), { recursive: true });
    await expect(open(fresh)).rejects.toThrow(/password file .* is missing/);
    rmSync(fresh, { recursive: true });
  });

  test('a folder that cannot be made', async () => {
    const fresh = newHome();
    writeFileSync(join(fresh, 'file'), '');
    const refused = open(join(fresh, 'file'));
    await expect(refused).rejects.toBeInstanceOf(Trouble);
    await expect(refused).rejects.toThrow(/cannot be written/);
    rmSync(fresh, { recursive: true });
  });

  test.each([
    [
      'nobody listens',
      'postgresql://a:secret@127.0.0.1:1/x',
      /127\.0\.0\.1:1\/x cannot be reached: .*ECONNREFUSED/,
    ],
    ['no address', 'localhost/x', /is not an address/],
  ])('an external server: %s', async (_, databaseUrl, words) => {
    const refused = openPostgres({ databaseUrl });
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.not.toThrow(/secret/);
  });

  test('an external server: wrong password, missing database', async () => {
    const server = await open(home);
    const wrong = server.url().replace(/:[^:@]+@/, ':wrong@');
    await expect(openPostgres({ databaseUrl: wrong })).rejects.toMatchObject({
      remedy: expect.stringContaining('password'),
    });
    await expect(openPostgres({ databaseUrl: server.url('nowhere') })).rejects.toMatchObject({
      remedy: expect.stringContaining('createdb'),
    });
    const right = await openPostgres({ databaseUrl: server.url() });
    expect([right.embedded, Math.floor(right.version / 10_000)]).toEqual([false, 18]);
    await server.close();
  });

  test('an external server: too old, or not UTF-8', () => {
    expect(unfit(149_999, 'UTF8', 'h/x')?.message).toMatch(/is PostgreSQL 14; 15 or newer/);
    expect(unfit(150_000, 'SQL_ASCII', 'h/x')?.message).toMatch(/stores text as SQL_ASCII/);
    expect(unfit(150_000, 'UTF8', 'h/x')).toBeNull();
  });
});
