import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillGateScene, NOON, type Rehearsed } from '../../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { readLetters } from '../../db/calls/letter-rows.ts';
import type { Database } from '../../db/databases.ts';
import { readProofs } from '../../db/evidence/proof-rows.ts';
import type { LetterKeeper } from '../carriers/post-carrier.ts';
import type { PostState } from '../carriers/post-port.ts';
import { KeptFiles } from '../kept-files.ts';
import { letterShelf } from './letter-shelf.ts';

let database: Database;
let people: Rehearsed[];
let shelf: LetterKeeper;
const files = new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-letters-')));
const pdf = Buffer.from('%PDF-1.7 a page');
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const page = { pdf, digest: sum(pdf), pages: 1, number: 'L1-2-3-AB' };

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 4);
  shelf = letterShelf(database.pool, files, () => NOON);
});
afterAll(() => database.close());

const keyOf = ({ key: { slot, borrower } }: Rehearsed, message = 1) => ({ slot, borrower, message });
const nameOf = (one: Rehearsed) => Object.values(keyOf(one)).join('-');
const told = (
  one: Rehearsed,
  state: PostState['state'],
  at: number,
  more: Partial<PostState> = {},
): PostState => ({
  order: 'P1',
  key: nameOf(one),
  state,
  tracking: 'RR1CN',
  reason: null,
  scan: null,
  at,
  ...more,
});

describe('the shelf of letters', () => {
  test('keeps a page and proves it once, however often it is made', async () => {
    const [one] = people as [Rehearsed];
    await shelf.made(nameOf(one), page);
    await shelf.made(nameOf(one), page);
    const kept = await files.read(one.key, page.digest);
    expect((await buffer(kept!.stream)).equals(pdf)).toBe(true);
    expect(await readLetters(database.pool, keyOf(one))).toMatchObject([
      { number: page.number, digest: page.digest, state: null },
    ]);
    const proofs = (await readProofs(database.pool, [one.key])).filter(({ kind }) => kind === 'letter');
    expect(proofs).toHaveLength(1);
    expect(
      JSON.stringify(proofs[0], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).toContain(page.digest);
  });

  test('refuses a page that is not what its digest says', async () => {
    const [, one] = people as [Rehearsed, Rehearsed];
    await expect(shelf.made(nameOf(one), { ...page, digest: 'a'.repeat(64) })).rejects.toThrow('differs');
    expect(await readLetters(database.pool, keyOf(one))).toEqual([]);
  });

  test('moves a letter on and never back, in whatever order and however often it is told', async () => {
    const [, , one] = people as [Rehearsed, Rehearsed, Rehearsed];
    await shelf.made(nameOf(one), page);
    const scan = Buffer.from('the envelope');
    const news = [
      told(one, 'posted', 100),
      told(one, 'in-transit', 200),
      told(one, 'returned', 300, { reason: 'moved', scan: 'P1-returned' }),
    ];
    for (const place of [2, 0, 1, 2, 0])
      await shelf.moved(nameOf(one), news[place]!, place === 2 ? { bytes: scan, digest: sum(scan) } : null);
    expect(await readLetters(database.pool, keyOf(one))).toMatchObject([
      { order: 'P1', tracking: 'RR1CN', state: 'returned', reason: 'moved', scan: sum(scan) },
    ]);
    expect((await files.read(one.key, sum(scan)))?.bytes).toBe(scan.length);
  });

  test('a picture that comes later is added', async () => {
    const [, , , one] = people as [Rehearsed, Rehearsed, Rehearsed, Rehearsed];
    await shelf.made(nameOf(one), page);
    const scan = Buffer.from('later');
    await shelf.moved(nameOf(one), told(one, 'returned', 300, { reason: 'unclaimed' }), null);
    await shelf.moved(nameOf(one), told(one, 'returned', 300, { reason: 'unclaimed' }), {
      bytes: scan,
      digest: sum(scan),
    });
    expect(await readLetters(database.pool, keyOf(one))).toMatchObject([
      { state: 'returned', scan: sum(scan) },
    ]);
  });

  test('erasing a borrower erases his pages and nobody else’s', async () => {
    const [one, , other] = people as [Rehearsed, Rehearsed, Rehearsed];
    await files.forget(one.key);
    expect(await files.read(one.key, page.digest)).toBeNull();
    expect(await files.read(other.key, page.digest)).not.toBeNull();
    expect(await files.read(one.key, '../../etc/passwd')).toBeNull();
  });
});
