/**
 * Can the master key be changed while a book is in use, also when the change is killed, and does the old one open nothing afterwards?
 *
 * A process that changes keys is ended by SIGKILL in the middle, again and again; what people, proofs, signatures, devices and staff rely
 * on opens at every moment and comes out the same.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook } from '../api/small-book.ts';
import { pushKey } from '../contact/push/push-key.ts';
import type { Database } from '../db/databases.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { tellOne } from '../db/machines/delivery-rows.ts';
import { addEndpoint, changeSecret } from '../db/machines/endpoint-rows.ts';
import { transaction } from '../db/pool.ts';
import { readTelling } from '../db/vault/told-rows.ts';
import { decrypt, fromFile, type MasterKey, masterOf } from '../evidence/master-key.ts';
import { appendProofs, openProofs } from '../evidence/proof.ts';
import { personKeyOf } from '../evidence/sealing.ts';
import { signerFor } from '../evidence/signing.ts';
import { isSignedBy, newLawyerKey, signWith } from '../firms/lawyer-key.ts';
import { settleWebhooks } from '../machines/webhook-office.ts';
import { freshSecret, openSecret, sealSecret } from '../machines/webhook-secret.ts';
import { totpPlace } from '../people/staff-sign-in.ts';
import { houseKey } from './house-key.ts';
import { firstMaster, forgetRing, keyFile, keyFileBefore, masterInForce, masterNamed } from './key-ring.ts';
import { rotateKeys, tellKeys } from './rotate-keys.ts';
import { openVault, sealPerson } from './sealed-person.ts';

const TODAY = parseDay('2026-11-22')!;
const home = process.env.ANHUAN_HOME;
let database: Database;
let people: (BorrowerKey & { readonly key: Buffer })[];
let folder: string;
let webhook: number;
const lawyers: Buffer[] = [];
const LETTER = { number: 'L1', digest: '00', firm: 'f/1', lawyer: 'L/7', at: 1 } as const;
const SECRETS = [freshSecret(), freshSecret()] as const;

beforeEach(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  process.env.ANHUAN_HOME = folder;
  forgetRing();
  await fillSmallBook(database.pool, TODAY, 30);
  people = (
    await database.pool.query(
      'select slot, borrower_id as borrower, key from borrower order by slot, borrower_id',
    )
  ).rows;
  await transaction(database.pool, (client) =>
    appendProofs(
      client,
      people.slice(0, 5).map((one, place) => ({
        ...{ slot: one.slot, borrower: one.borrower, at: 1_000, kind: 'reply' as const, data: {} },
        sealed: { body: `words ${place}` },
      })),
    ),
  );
  const master = await masterInForce(database.pool);
  webhook = await addEndpoint(
    database.pool,
    { url: 'http://127.0.0.1:9/', kinds: ['payment.recorded'], host: null, agency: null },
    'a1',
    (endpoint) => sealSecret(master, endpoint, SECRETS[0]),
  );
  await changeSecret(database.pool, webhook, sealSecret(master, webhook, SECRETS[1]), 24);
  await database.pool.query(
    `insert into staff (number, login, name, roles, password, totp_secret, totp_master) values ('a1', 'a1', 'A', '{agent}', 'x', $1, $2)`,
    [master.wrap(Buffer.from('secret of a1'), totpPlace('a1')), master.id],
  );
  await database.pool.query(
    `insert into firm_engagement (firm, state, name_zh, name_en, licence, licence_until, address_zh, address_en, power, products,
                                  regions, from_day, until_day, proposed_by, proposed_at)
     select 'f/1', 'proposed', '', '', '', '2027-01-01', '', '', '', '{p}', '{CN}', '2026-01-01', '2027-01-01', 'a1', 1
       from generate_series(1, 2) n`,
  );
  // The same lawyer under an engagement and the next has a key for each.
  for (const engagement of [1, 2]) {
    const { public: half, ...kept } = await newLawyerKey(database.pool, 'f/1', 'L/7');
    lawyers[engagement - 1] = half;
    await database.pool.query(
      `insert into firm_lawyer (engagement, lawyer, name_zh, name_en, licence_until, public, master, wrapped)
       values ($1, 'L/7', '', '', '2027-01-01', $2, $3, $4)`,
      [engagement, half, kept.master, kept.wrapped],
    );
  }
});
afterEach(async () => {
  for (const name of ['ANHUAN_MASTER_KEY', 'ANHUAN_MASTER_KEY_BEFORE']) delete process.env[name];
  if (home === undefined) delete process.env.ANHUAN_HOME;
  else process.env.ANHUAN_HOME = home;
  forgetRing();
  rmSync(folder, { recursive: true, force: true });
  await database?.close();
});
afterAll(forgetRing);

/** Everything that must open, as it opens now. */
async function everything() {
  forgetRing();
  const { pool } = database;
  const told = [];
  for (const one of people) told.push(await readTelling(pool, one));
  const proofs = await openProofs(
    pool,
    people.slice(0, 5).map((one) => ({ ...one, seq: 1 })),
  );
  const { rows } = await pool.query('select totp_secret, totp_master from staff');
  const { rows: hooks } = await pool.query('select secret, secret_was from webhook_endpoint');
  const { rows: keys } = await pool.query('select master, wrapped from firm_lawyer order by engagement');
  return {
    told,
    lawyers: keys.map((key, place) => isSignedBy(lawyers[place]!, LETTER, signWith(key, LETTER))),
    proofs: [...proofs].sort(),
    push: await pushKey(pool),
    finding: await houseKey(pool, 'finding'),
    totp: masterNamed(rows[0].totp_master).unwrap(rows[0].totp_secret, totpPlace('a1')).toString(),
    hooks: [hooks[0].secret_was, hooks[0].secret].map((sealed) => openSecret(webhook, sealed)),
    signed: (await signerFor(pool, TODAY)).sign('the same').toString('hex'),
  };
}

/** Another process that changes keys, and dies by SIGKILL after so many slots; -1: it comes to its end. */
function rotating(dieAfter: number, more: Record<string, string> = {}) {
  const code = `
    import { openPool } from ${JSON.stringify(join(import.meta.dirname, '..', 'db', 'pool.ts'))};
    import { rotateKeys } from ${JSON.stringify(join(import.meta.dirname, 'rotate-keys.ts'))};
    const pool = openPool(${JSON.stringify(database.url)}, 3);
    let slots = 0;
    await rotateKeys(pool, () => { slots += 1; if (slots === ${dieAfter}) process.kill(process.pid, 'SIGKILL'); });
    await pool.end();`;
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ...more },
    encoding: 'utf8',
  });
  if (dieAfter === -1 || done.signal === null) expect(done.stderr).toBe('');
  return done.signal;
}

/** That a key opens nothing of what lies in the tables now. */
async function opensNothing(old: MasterKey): Promise<void> {
  const { rows: kept } = await database.pool.query(
    'select slot, borrower_id as borrower, key, sealed from borrower',
  );
  expect(kept.length).toBe(people.length);
  for (const { key, sealed, ...place } of kept)
    expect(() =>
      decrypt(personKeyOf(place, key, old), `person/${place.slot}/${place.borrower}`, sealed),
    ).toThrow();
  for (const [table, id, place] of [
    ['house_key', 'name', (one: string) => `house/${one}`],
    ['signing_key', 'key_id', (one: string) => `signing/${one}`],
    ['push_key', 'public', () => 'push-key'],
  ] as const) {
    const { rows } = await database.pool.query(`select ${id} as id, wrapped from ${table}`);
    expect(rows.length, table).toBeGreaterThan(0);
    for (const row of rows) expect(() => old.unwrap(row.wrapped, place(row.id)), table).toThrow();
  }
  const { rows: keys } = await database.pool.query('select wrapped from firm_lawyer');
  for (const { wrapped } of keys) expect(() => old.unwrap(wrapped, 'lawyer/f/1/L/7')).toThrow();
  const { rows: hooks } = await database.pool.query('select secret, secret_was from webhook_endpoint');
  for (const sealed of [hooks[0].secret, hooks[0].secret_was]) {
    expect(sealed.subarray(0, old.id.length).toString()).not.toBe(old.id);
    expect(() => old.unwrap(sealed.subarray(old.id.length + 1), `webhook/${webhook}`)).toThrow();
  }
  const { rows } = await database.pool.query('select totp_secret from staff');
  expect(() => old.unwrap(rows[0].totp_secret, totpPlace('a1'))).toThrow();
}

test('with the file: killed at every kind of moment, everything opens the same; at the end the old key is gone and opens nothing', async () => {
  const before = await everything();
  expect(before.lawyers).toEqual([true, true]);
  const old = firstMaster();
  for (const slots of [1, 4, 9]) {
    expect(rotating(slots)).toBe('SIGKILL');
    expect(await everything()).toEqual(before);
    expect((await tellKeys(database.pool)).under.some(({ master }) => master === old.id)).toBe(true);
  }
  // Who is taken in meanwhile is sealed with the new key.
  expect((await openVault(database.pool)).master.id).not.toBe(old.id);
  expect(rotating(-1)).toBe(null);
  expect(await everything()).toEqual(before);
  expect(existsSync(keyFileBefore())).toBe(false);
  expect(firstMaster().id).not.toBe(old.id);
  const { under, inForce } = await tellKeys(database.pool);
  expect(new Set(under.map(({ master }) => master))).toEqual(new Set([inForce]));
  await opensNothing(old);
});

test('a change that was cut off between its two files goes on; a second one begins anew', async () => {
  const before = await everything();
  const first = firstMaster();
  linkSync(keyFile(), keyFileBefore());
  const once = await rotateKeys(database.pool);
  expect(once).toMatchObject({ from: first.id, people: people.length, others: 10 });
  const twice = await rotateKeys(database.pool);
  expect(twice).toMatchObject({ from: once.to, people: people.length, others: 10 });
  expect(await everything()).toEqual(before);
  await opensNothing(first);
});

test('with variables: the new key and the one before it; without the one before nothing begins, and a third is refused', async () => {
  const [old, next] = ['0a'.repeat(32), '0b'.repeat(32)] as const;
  const before = await everything();
  const given = readFileSync(keyFile(), 'utf8').trim();
  Object.assign(process.env, { ANHUAN_MASTER_KEY: next });
  forgetRing();
  await expect(rotateKeys(database.pool)).rejects.toThrow('is sealed with master key');
  await expect(everything()).rejects.toThrow('is sealed with master key');
  Object.assign(process.env, { ANHUAN_MASTER_KEY_BEFORE: given });
  expect(rotating(3)).toBe('SIGKILL');
  expect(await everything()).toEqual(before);
  expect(rotating(-1)).toBe(null);
  delete process.env.ANHUAN_MASTER_KEY_BEFORE;
  expect(await everything()).toEqual(before);
  await expect(rotateKeys(database.pool)).rejects.toThrow('The key in force is the one that is given');
  await opensNothing(masterOf(Buffer.from(given, 'hex')));
  await opensNothing(masterOf(Buffer.from(old, 'hex')));
  expect(fromFile(keyFile()).toString('hex')).toBe(given);
});

test('whoever seals holds the key in force until he is done: a change waits for him', async () => {
  const client = await database.pool.connect();
  await client.query('begin');
  const vault = await openVault(client);
  const rotating = rotateKeys(database.pool);
  const told = { name: 'Late One', phone: '13900001111', email: null };
  const place = { slot: 7, borrower: 7_777_777n };
  const { key, sealed } = sealPerson(vault, place, told);
  await client.query(
    `insert into borrower (slot, borrower_id, key, sealed, language, region, time_zone) values ($1, $2, $3, $4, 'en', 'GB', 'Europe/London')`,
    [place.slot, place.borrower, key, sealed],
  );
  await client.query('commit');
  client.release();
  expect(await rotating).toMatchObject({ people: people.length + 1 });
  expect(await readTelling(database.pool, place)).toEqual(told);
});

test('a webhook is signed after a change with the secrets it had before it', async () => {
  const { pool } = database;
  const arrived: { headers: Record<string, string>; body: string }[] = [];
  const far = createServer((request, reply) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      arrived.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(pieces).toString(),
      });
      reply.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => far.listen(0, '127.0.0.1', done));
  try {
    await everything();
    const old = firstMaster();
    await pool.query('update webhook_endpoint set url = $1', [
      `http://127.0.0.1:${(far.address() as AddressInfo).port}/`,
    ]);
    await rotateKeys(pool);
    await tellOne(pool, webhook, { id: 'evt_1', kind: 'test', at: 1_000, data: '{"accounts":[]}' });
    expect(await settleWebhooks({ pool, doors: { nets: [], loopback: true } }, 1_000)).toBe(1);
    const [one] = arrived;
    for (const secret of SECRETS)
      expect(() => new Webhook(secret).verify(one!.body, one!.headers)).not.toThrow();
    await opensNothing(old);
  } finally {
    far.closeAllConnections();
    far.close();
  }
});
