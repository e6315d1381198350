import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { checksums } from '../../server/db/checksum.ts';
import { openDay } from '../../server/db/night.ts';
import { sownSlots } from '../../server/db/seeding.ts';
import { testDatabase } from '../test-database.ts';

const databases = [await testDatabase(), await testDatabase()] as const;
const [smooth, bumpy] = databases;
afterAll(() => Promise.all(databases.map((database) => database.close())));

const FIRST = parseDay('2026-10-01')!;

interface Demo {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function demo(url: string): Demo {
  const words = ['demo', '--accounts', '500', '--nights', '5', '--mornings', '0', '--port', '0'];
  words.push('--database-url', url);
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'anhuan.ts'), ...words], {
    env: { ...process.env, CI: '1' },
  });
  let said = '';
  child.stdout.on('data', (piece) => {
    said += piece;
  });
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, said: () => said, ended };
}

/** The address the demo serves at, as soon as it says so. */
function served({ child, said }: Demo): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const address = /open after .* at (http:\/\/\S+?),/.exec(said())?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout!.on('data', look);
    child.once('exit', () => reject(new Error(`the demo ended: ${said()}`)));
  });
}

/** One click, and one is somebody: the cookie of his session. */
async function be(address: string, number: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ number });
  const response = await fetch(`${address}/api/people/demo/sign-in`, { method: 'POST', headers, body });
  expect(response.status).toBe(200);
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}

async function end({ child, ended }: Demo): Promise<number | null> {
  child.kill('SIGINT');
  return ended;
}

/** What left the books and the house: lost, recovered after it, sold and told, offered to two, come back, and on the list. */
async function showsSales(address: string): Promise<void> {
  const [lead, head] = [await be(address, 'l21'), await be(address, 'h31')];
  const ask = async (cookie: string, path: string) =>
    (await fetch(`${address}/api/sale/${path}`, { headers: { cookie } })).json();
  const offs = (await ask(lead, 'write-offs')) as {
    readonly counts: readonly { readonly state: string; readonly count: number }[];
    readonly vintages: readonly { readonly recovered: string }[];
  };
  const count = (state: string) => offs.counts.find((one) => one.state === state)?.count ?? 0;
  expect(count('written-off')).toBeGreaterThanOrEqual(6);
  expect(count('proposed')).toBeGreaterThanOrEqual(1);
  expect(offs.vintages.some(({ recovered }) => Number(recovered) > 0)).toBe(true);
  const { items } = (await ask(head, 'sales')) as { readonly items: readonly Record<string, unknown>[] };
  expect(items).toMatchObject([{ state: 'offered' }, { state: 'closed', returned: 1, listed: 1 }]);
  const open = (await ask(head, 'sales/2')) as { readonly offers: readonly Record<string, unknown>[] };
  expect(open.offers.map(({ buyer, price }) => [buyer, price])).toEqual([
    ['BUY2001', null],
    ['BUY2002', null],
  ]);
  const claims = await (await fetch(`${address}/claims`)).text();
  expect(claims).toContain('清和资产管理');
  const { rows } = await smooth.pool.query<{ template: string; count: number }>(
    `select template, count(*)::int as count from message where template in ('claim-sold', 'claim-returned')
      group by template order by template`,
  );
  expect(rows[0]).toEqual({ template: 'claim-returned', count: 1 });
  // Fewer than the four are sold in a book as small as this one.
  expect(rows[1]?.count).toBeGreaterThanOrEqual(2);
}

test('the demo makes a book, closes its nights and opens three doors; the second time it only opens them', async () => {
  const first = demo(smooth.url);
  const address = await served(first);
  const doors = (await (await fetch(`${address}/api/doors`)).json()) as Record<string, unknown>;
  expect(doors).toMatchObject({ accounts: 500, today: '2026-10-06' });
  for (const door of ['borrower', 'agent', 'studio']) {
    const page = await fetch(`${address}/${door}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  }
  for (const asked of ['studio/nights', 'studio/nights/2026-10-05', 'agent/work']) {
    expect((await fetch(`${address}/api/${asked}`)).status, `${asked} is closed`).toBe(401);
    const cookie = await be(address, 'l21');
    expect((await fetch(`${address}/api/${asked}`, { headers: { cookie } })).status, asked).toBe(200);
  }
  await showsSales(address);
  expect(await end(first)).toBe(0);
  const before = await checksums(smooth.pool);
  const second = demo(smooth.url);
  await served(second);
  expect(second.said()).not.toMatch(/Making|Closing/);
  expect(await end(second)).toBe(0);
  expect(await checksums(smooth.pool)).toEqual(before);
}, 120_000);

test('a demo killed while it sows and while it closes ends in the same book', async () => {
  const sowing = demo(bumpy.url);
  while ((await sownSlots(bumpy.pool)).size === 0 && sowing.child.exitCode === null);
  sowing.child.kill('SIGKILL');
  await sowing.ended;
  const closing = demo(bumpy.url);
  while (((await openDay(bumpy.pool)) ?? 0) < FIRST + 2 && closing.child.exitCode === null);
  closing.child.kill('SIGKILL');
  await closing.ended;
  const last = demo(bumpy.url);
  await served(last);
  expect(await end(last)).toBe(0);
  expect(await openDay(bumpy.pool)).toBe(FIRST + 5);
  expect(await checksums(bumpy.pool)).toEqual(await checksums(smooth.pool));
}, 120_000);
