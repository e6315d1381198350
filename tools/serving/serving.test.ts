import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { fillSmallBook, HOST } from '../../server/api/small-book.ts';
import type { Database } from '../../server/db/databases.ts';
import { personOf, told, type WithPerson } from '../../server/db/vault/person-columns.ts';
import { fromFile } from '../../server/evidence/master-key.ts';
import { keyFile } from '../../server/vault/key-ring.ts';
import { startMailHost } from '../peers/mail-host.ts';
import { startPostOffice } from '../peers/post-office.ts';
import { startPushHost } from '../peers/push-host.ts';
import { startSmsGateway } from '../peers/sms-gateway.ts';
import { type Smsc, startSmsc } from '../peers/smsc.ts';
import { startVoiceExchange } from '../peers/voice-exchange.ts';
import { testDatabase } from '../test-database.ts';

const TODAY = parseDay('2026-11-22')!;
const LOGIN = { systemId: 'anhuan', password: 'loopback' };
const folder = mkdtempSync(join(tmpdir(), 'anhuan-serving-'));
const secrets = {
  // The book is sealed by this process: whoever serves it has its key.
  ANHUAN_MASTER_KEY: fromFile(keyFile()).toString('hex'),
  ANHUAN_HOME: folder,
  CENTRE_PASSWORD: LOGIN.password,
  TOKEN: 'letters-and-calls',
  MARKS: 'a secret of thirty-two characters',
};
let database: Database;
const children: ChildProcess[] = [];
const closing: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const one of closing.reverse()) await one.close();
  await database.close();
});

interface Running {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
  /** Resolves with the match as soon as it was said. */
  readonly says: (words: RegExp) => Promise<RegExpExecArray>;
}

function anhuan(...words: string[]): Running {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'anhuan.ts'), ...words], {
    env: { ...process.env, ...secrets, DATABASE_URL: database.url },
  });
  children.push(child);
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece;
      for (const each of listeners) each();
    });
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (found === null) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      void ended.then(() => reject(new Error(`it ended without ${pattern}: ${said}`)));
      look();
    });
  return { child, said: () => said, ended, says };
}

function written(name: string, carriers: readonly object[], more: object = {}): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ site: 'https://pay.lender.example', carriers, ...more }));
  return path;
}

const centre = (port: number, name = 'centre') => ({
  kind: 'smpp',
  name,
  host: '127.0.0.1',
  port,
  systemId: LOGIN.systemId,
  password: 'env:CENTRE_PASSWORD',
  from: '10690000',
  perSecond: 500,
  costOfPart: 450,
  retryFirst: 20,
  retryLast: 200,
});

/** A port on which nobody listens any more. */
async function quietPort(): Promise<number> {
  const gone = await startSmsc(LOGIN);
  const { port } = gone;
  await gone.close();
  return port;
}

async function textsThatWait(): Promise<{ borrower: bigint; account: string; phone: string }[]> {
  const { rows } = await database.pool.query<WithPerson & { borrower: bigint; account: string }>(
    `select b.borrower_id as borrower, m.debts as account, ${personOf('b')} as person
       from message m join borrower b using (slot, borrower_id)
      where m.way = 'sms' and m.state = 'waiting' and m.debts not like '% %' and b.region = 'CN-33' order by 1`,
  );
  return told(rows).map((row) => ({ ...row, phone: row.phone! }));
}

interface Health {
  state: string;
  faults: string[];
  waiting: { way: string; messages: number }[];
  senders: { state: string; carriers: { name: string; up: boolean; why: string | null }[] }[];
}
const healthAt = async (address: string) => (await (await fetch(`${address}/health`)).json()) as Health;

/** Asks until it is so: each answer is awaited, nothing sleeps. */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
  }
}

test('what a night planned arrives, a payment silences the rest, a centre that was down is found again, and told to end all finish', async () => {
  const port = await quietPort();
  const file = written('carriers.json', [centre(port), { kind: 'in-app', name: 'in-app', perSecond: 500 }]);
  const rehearse = ['--carriers', file, '--rehearse-at', '10:30'];
  const serving = anhuan('serve', '--port', '0', '--api-only', ...rehearse);
  const [, address = ''] = await serving.says(/serves at (http:\S+)/);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await healthAt(address)).faults).toEqual(['No sender is at work: start one with ./anhuan send.']);

  const senders = [anhuan('send', ...rehearse), anhuan('send', ...rehearse)] as const;
  await Promise.all(senders.map((one) => one.says(/2026-11-22: \d+ messages for \d+ planned contacts\./)));
  await Promise.all(senders.map((one) => one.says(/centre is down: /)));
  const down = await until(
    () => healthAt(address),
    ({ senders: some }) => some.length === 2 && some.every(({ carriers }) => carriers.length === 2),
  );
  expect(down.state).toBe('impaired');
  for (const { state, carriers } of down.senders) {
    expect(state).toBe('sending');
    expect(carriers).toMatchObject([
      { name: 'in-app', up: true },
      { name: 'centre', up: false },
    ]);
    expect(carriers[1]!.why).toContain('ECONNREFUSED');
  }
  expect(down.faults.join()).toMatch(/centre is down at .* ECONNREFUSED/);

  const waiting = await textsThatWait();
  expect(waiting.length).toBeGreaterThan(1);
  const [payer, ...others] = waiting as [(typeof waiting)[number], ...typeof waiting];
  const account = `${address}/api/borrower/${HOST}/A-${payer.account}/accounts/${payer.account}`;
  const paid = await fetch(`${account}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'serving-test-1' },
    body: JSON.stringify({ amount: '99999.00' }),
  });
  expect(await paid.json()).toMatchObject({ state: 'entered', ended: { cancelled: 1 } });

  const smsc = await startSmsc({ ...LOGIN, port });
  closing.push(smsc);
  const numbers = new Set(others.map(({ phone }) => phone.replace('+', '')));
  const reached = (one: Smsc) => new Set(one.inbox.map(({ to }) => to.replace('+', '')));
  await smsc.when(() => [...numbers].every((number) => reached(smsc).has(number)));
  expect(reached(smsc)).not.toContain(payer.phone);
  await Promise.all(senders.map((one) => one.says(/centre is up\./)));
  await until(
    () => healthAt(address),
    ({ state }) => state === 'well',
  );
  // In Britain it is night: what is for there waits.
  expect(await until(textsThatWait, ({ length }) => length === 0)).toEqual([]);
  const metrics = await (await fetch(`${address}/metrics`)).text();
  const sent = [...metrics.matchAll(/^anhuan_messages_sent_total\{.*carrier="centre",way="sms"\} (\d+)$/gm)];
  expect(sent).toHaveLength(2);
  expect(metrics).toContain('anhuan_last_closed_day_timestamp_seconds{day="2026-11-21"}');
  expect(metrics).toContain('# TYPE anhuan_time_to_silence_seconds histogram');

  for (const one of senders) one.child.kill('SIGTERM');
  expect(await Promise.all(senders.map(({ ended }) => ended))).toEqual([0, 0]);
  for (const one of senders) expect(one.said()).toMatch(/Told to end.*\nEnded\. Sent \d+/);
  expect((await healthAt(address)).senders.map(({ state }) => state)).toEqual(['ended', 'ended']);
  const { rows } = await database.pool.query(`select from message where state in ('sending', 'unknown')`);
  expect(rows).toEqual([]);
  // Each once: two senders have sent as many texts as there were messages.
  const told = senders.map(({ said }) => Number(/Ended\. Sent (\d+)/.exec(said())![1]));
  const done = await database.pool.query(`select from message where handed_at is not null`);
  expect(told[0]! + told[1]!).toBe(done.rowCount);
  serving.child.kill('SIGTERM');
  expect(await serving.ended).toBe(0);
}, 180_000);

test('each carrier of a file is greeted in its protocol, and who is silent is named', async () => {
  const [smsc, gateway, mail, push, post, exchange] = await Promise.all([
    startSmsc(LOGIN),
    startSmsGateway({ keyId: 'k', keySecret: secrets.TOKEN }),
    startMailHost(),
    startPushHost(),
    startPostOffice({ token: secrets.TOKEN }),
    startVoiceExchange({ token: secrets.TOKEN, secret: 'whsec_AAAA' }),
  ]);
  closing.push(smsc, gateway, mail, push, post, exchange);
  const pace = { perSecond: 10 };
  const file = written('all.json', [
    centre(smsc.port),
    centre(await quietPort(), 'second-centre'),
    {
      kind: 'sms-http',
      name: 'gateway',
      endpoint: gateway.endpoint,
      keyId: 'env:KEY_ID',
      keySecret: 'env:TOKEN',
      signName: '安还',
      templates: [],
      costOfPart: 500,
      ...pace,
    },
    {
      kind: 'mail',
      name: 'mail',
      host: '127.0.0.1',
      port: mail.port,
      tls: 'none',
      ourName: 'mail.anhuan.example',
      from: { address: 'service@mail.anhuan.example', names: { 'zh-CN': '安还', en: 'Anhuan' } },
      marks: { domain: 'mail.anhuan.example', secret: 'env:MARKS' },
      dkim: null,
      arrivals: null,
      costOfPart: 5,
      ...pace,
    },
    {
      kind: 'push',
      name: 'push',
      subject: 'mailto:service@mail.anhuan.example',
      services: [push.origin],
      titles: { 'zh-CN': '安还', en: 'Anhuan' },
      ...pace,
    },
    { kind: 'in-app', name: 'in-app', ...pace },
    { kind: 'post', name: 'post', address: post.address, token: 'env:TOKEN', costOfLetter: 1, ...pace },
    {
      kind: 'exchange',
      name: 'exchange',
      address: exchange.address,
      token: 'env:MARKS',
      secrets: ['env:TOKEN'],
      shown: '+8657100000000',
    },
  ]);
  Object.assign(secrets, { KEY_ID: 'k' });
  const asked = anhuan('send', '--carriers', file, '--check', '--json');
  expect(await asked.ended).toBe(1);
  const { carriers } = JSON.parse(asked.said()) as {
    carriers: { name: string; answers: boolean; said: string }[];
  };
  expect(carriers.map(({ name, answers }) => [name, answers])).toEqual([
    ['centre', true],
    ['second-centre', false],
    ['gateway', true],
    ['mail', true],
    ['push', true],
    ['in-app', true],
    ['post', true],
    ['exchange', false],
  ]);
  expect(carriers[1]!.said).toContain('ECONNREFUSED');
  expect(carriers[7]!.said).toContain('401');
  expect([smsc.inbox, gateway.inbox, mail.inbox, push.inbox].map(({ length }) => length)).toEqual([
    0, 0, 0, 0,
  ]);
  const table = anhuan('send', '--carriers', file, '--check');
  await table.ended;
  expect(table.said()).toMatch(/^second-centre +smpp +sms +SILENT/m);
}, 180_000);

test('a rehearsal never leaves this machine, and a book of another day is not sent from', async () => {
  const far = written('far.json', [{ ...centre(1), host: 'smpp.carrier.example' }]);
  const refused = anhuan('send', '--carriers', far, '--rehearse-at', '10:30');
  expect(await refused.ended).toBe(3);
  expect(refused.said()).toContain(
    'centre leads to smpp.carrier.example: a rehearsal never leaves this machine.',
  );
  const file = written('inbox.json', [{ kind: 'in-app', name: 'in-app', perSecond: 1 }]);
  await database.pool.query(`update night set day = day - 400`);
  const held = anhuan('send', '--carriers', file);
  await held.says(/Nothing is sent\. The book's open day is 2025-10-18, but it is /);
  held.child.kill('SIGTERM');
  expect(await held.ended).toBe(0);
}, 180_000);

test('where the file asks for sessions no door opens without one, and the link of the first administrator is printed', async () => {
  const file = written('closed.json', [{ kind: 'in-app', name: 'in-app', perSecond: 500 }], {
    people: 'required',
  });
  const serving = anhuan('serve', '--port', '0', '--api-only', '--carriers', file);
  const [, address = ''] = await serving.says(/serves at (http:\S+)/);
  const [, token = ''] = await serving.says(/https:\/\/pay\.lender\.example\/set-up#([\w-]{43})\n/);
  expect((await fetch(`${address}/health`)).status).toBe(200);
  expect((await fetch(`${address}/api/agent/work`)).status).toBe(401);
  const answer = await fetch(`${address}/api/people/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  expect(await answer.json()).toMatchObject({ login: 'administrator' });
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000');
  serving.child.kill('SIGTERM');
  expect(await serving.ended).toBe(0);
});
