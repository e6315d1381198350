import { spawnSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, hasOpenssl, startAuthority } from '../../tools/peers/timestamp-authority.ts';
import { fillGateScene, NOON, type Rehearsed, TODAY } from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { markNow, readParts, readSeals, underWay } from '../db/evidence/seal-rows.ts';
import { finishNight, startNight } from '../db/night.ts';
import { transaction } from '../db/pool.ts';
import { includeChains } from './inclusion.ts';
import { appendProofs } from './proof.ts';
import { dayRoot, publishedRoots, sealClosedDays, sha256 } from './seal.ts';
import { publishedKeys, rotateKey } from './signing.ts';
import { stampSeals } from './timestamp.ts';
import { fromHex } from './verifying/file-parts.ts';
import { leafHash, pathOf, rootBy, rootOf } from './verifying/merkle.ts';
import { keyFindings, sealFindings, signedBy } from './verifying/seal-check.ts';
import { readStamp } from './verifying/stamp-reading.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('a Merkle tree', () => {
  test('has the roots that Certificate Transparency publishes for its test leaves', () => {
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ].map((text) => leafHash(sha256, Buffer.from(text, 'hex')));
    const roots = [1, 2, 3, 8].map((count) => hex(rootOf(sha256, leaves.slice(0, count))));
    expect(roots).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
    expect(hex(rootOf(sha256, []))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('leads from each leaf by its path to the root, and from no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (count, pick) => {
        const leaves = Array.from({ length: count }, (_, n) => leafHash(sha256, Buffer.of(n)));
        const place = pick % count;
        const path = pathOf(sha256, leaves, place);
        const root = rootOf(sha256, leaves);
        expect(rootBy(sha256, leaves[place]!, place, count, path)).toEqual(root);
        expect(rootBy(sha256, leafHash(sha256, Buffer.of(200)), place, count, path)).not.toEqual(root);
        if (count > 1)
          expect(rootBy(sha256, leaves[(place + 1) % count]!, place, count, path)).not.toEqual(root);
        expect(rootBy(sha256, leaves[place]!, place, count, [...path, root])).toBeNull();
        if (path.length > 0) expect(rootBy(sha256, leaves[place]!, place, count, path.slice(1))).toBeNull();
      }),
      { seed: 20261122 },
    );
  });
});

let database: Database;
let people: Rehearsed[];

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 40);
});
afterAll(() => database.close());

const append = ({ key }: Rehearsed) =>
  transaction(database.pool, (client) =>
    appendProofs(client, [{ ...key, at: NOON, kind: 'reply', data: {} }]),
  );
const close = async (day: number) => {
  await startNight(database.pool, day);
  await finishNight(database.pool, day, {});
};

describe('a seal', () => {
  test('is made once for each closed day, each naming the one before; what comes later changes none', async () => {
    const [first] = await sealClosedDays(database.pool);
    expect(JSON.parse(first!.text)).toMatchObject({ count: 40, day: '2026-11-29', previous: null });
    expect(await sealClosedDays(database.pool)).toEqual([]);
    await append(people[0]!);
    await close(TODAY);
    // Someone is faster than the batch: this belongs to the next day.
    await append(people[0]!);
    await append(people[1]!);
    const [second] = await sealClosedDays(database.pool);
    expect(JSON.parse(second!.text)).toMatchObject({ count: 41, previous: hex(first!.hash) });
    await close(TODAY + 1);
    await close(TODAY + 2);
    expect(await sealClosedDays(database.pool)).toHaveLength(2);
    const { keys, seals } = await publishedRoots(database.pool);
    const { known, wrong } = keyFindings(
      keys.map((key, record) => ({ of: 'key', record, ...key })),
      sha256,
      signedBy,
    );
    expect(wrong).toEqual([]);
    const checked = sealFindings(
      seals.map((seal, record) => ({ of: 'seal', record, ...seal })),
      known,
      sha256,
      signedBy,
    );
    expect(checked.wrong).toEqual([]);
    expect(checked.roots.size).toBe(4);
  });

  test('of any past day is proven for a chain from its slot alone', async () => {
    const { key, account } = people[0]!;
    const seals = await readSeals(database.pool);
    const names = [
      { of: 'person' as const, slot: key.slot, id: key.borrower },
      { of: 'account' as const, slot: account.slot, id: account.accountId },
    ];
    const shown = await transaction(database.pool, (client) => includeChains(client, names, seals));
    expect(shown.map(({ chain, day, seq }) => [chain, day, seq])).toEqual([
      ['account', '2026-11-29', expect.any(Number)],
      ['person', '2026-11-30', 1],
      ['person', '2026-12-01', 2],
      ['person', '2026-12-02', 2],
      ['account', '2026-12-02', expect.any(Number)],
    ]);
    const parts = await readParts(database.pool, [TODAY]);
    expect(hex(dayRoot(parts))).toBe(JSON.parse(seals[1]!.text).root);
  });

  test('waits for a transaction that began before and may still append to the day', async () => {
    const slow = await database.pool.connect();
    await slow.query('begin');
    const { key } = people[5]!;
    await appendProofs(slow, [{ ...key, at: NOON, kind: 'reply', data: {} }]);
    await close(TODAY + 3);
    let done = false;
    const sealing = sealClosedDays(database.pool).then((seals) => {
      done = true;
      return seals;
    });
    const mark = await markNow(database.pool);
    for (let look = 0; look < 20; look += 1) expect(await underWay(database.pool, mark)).toBe(true);
    expect(done).toBe(false);
    await slow.query('commit');
    slow.release();
    const [seal] = await sealing;
    expect(JSON.parse(seal!.text)).toMatchObject({ day: '2026-12-03', count: 43 });
  });

  test('is refused by the database to be changed or taken away', async () => {
    await expect(database.pool.query(`update seal set text = ''`)).rejects.toThrow(/append-only/);
    await expect(database.pool.query('delete from seal')).rejects.toThrow(/append-only/);
    await expect(database.pool.query('update seal_part set leaves = 0')).rejects.toThrow(/append-only/);
  });
});

describe('a key', () => {
  test('that takes over is announced by the one before it; a stranger is not', async () => {
    const [old] = await publishedKeys(database.pool);
    await rotateKey(database.pool, TODAY + 4);
    await close(TODAY + 4);
    const [seal] = await sealClosedDays(database.pool);
    const keys = await publishedKeys(database.pool);
    expect(keys.map(({ key, until }) => [key, until])).toEqual([
      [old!.key, '2026-12-03'],
      [seal!.keyId, null],
    ]);
    await expect(rotateKey(database.pool, TODAY + 4)).rejects.toThrow(/signs from/);
    const records = keys.map((key, record) => ({ of: 'key' as const, record, ...key }));
    expect(keyFindings(records, sha256, signedBy).wrong).toEqual([]);
    const forged = records.map((one) =>
      one.record === 1 ? { ...one, voucher: records[1]!.voucher!.replace(/^../, '00') } : one,
    );
    expect(keyFindings(forged, sha256, signedBy).wrong).toMatchObject([{ code: 'key', at: { record: 1 } }]);
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), fromHex(keys[1]!.public)!]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(seal!.text), key, seal!.signature)).toBe(true);
  });
});

describe.skipIf(!hasOpenssl())('a timestamp', () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await startAuthority();
  });
  afterAll(() => authority.close());

  test.each([
    ['refuses', /refused/],
    ['broken', /503/],
    ['nonsense', /./],
  ] as const)('of an authority that is %s is left out, and nothing else is harmed', async (mood, why) => {
    authority.mood = mood;
    expect(await stampSeals(database.pool, authority.url)).toEqual({
      stamped: 0,
      why: expect.stringMatching(why),
    });
  });

  test('is asked for afterwards, is about the seal, and openssl finds it good', async () => {
    authority.mood = 'signs';
    const count = (await readSeals(database.pool)).length;
    expect(await stampSeals(database.pool, authority.url)).toEqual({ stamped: count, why: null });
    expect(await stampSeals(database.pool, authority.url)).toEqual({ stamped: 0, why: null });
    const [seal] = await readSeals(database.pool);
    expect(hex(readStamp(seal!.stamp!)!.imprint)).toBe(hex(seal!.hash));
    const folder = mkdtempSync(join(tmpdir(), 'anhuan-stamp-'));
    writeFileSync(join(folder, 'seal.txt'), seal!.text);
    writeFileSync(join(folder, 'stamp.der'), seal!.stamp!);
    const words = [
      'ts',
      '-verify',
      '-data',
      'seal.txt',
      '-in',
      'stamp.der',
      '-token_in',
      '-CAfile',
      authority.certificate,
    ];
    expect(String(spawnSync('openssl', words, { cwd: folder }).stdout)).toMatch(/Verification: OK/);
    writeFileSync(join(folder, 'seal.txt'), `${seal!.text} `);
    expect(spawnSync('openssl', words, { cwd: folder }).status).not.toBe(0);
    rmSync(folder, { recursive: true });
  });
});
