import { createHash, createHmac } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  fillGateScene,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
  textAbout,
} from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { homeFolder } from '../db/embedded/postgres.ts';
import { readProofs } from '../db/evidence/proof-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { transaction } from '../db/pool.ts';
import { decide, permitAndMark, use } from '../gate/permit-desk.ts';
import { knownAt } from '../gate/silence.ts';
import { tellOfPeople, tellOutcomes } from '../gate/tell-person.ts';
import { firstMaster } from '../vault/key-ring.ts';
import { hmacHex, masterOf } from './master-key.ts';
import { PERSON_BEGINNING, personHash } from './person-chain.ts';
import { appendProofs, type NewProof, openProofs } from './proof.ts';
import { commitment, newPersonKey, openText, personKeyOf, rewrapped, saltOf, sealText } from './sealing.ts';

let database: Database;
let people: Rehearsed[];
const law = rehearsedLaw('of the test', '08:00');
const house = () => rehearsedHouse({ at: NOON }, law);

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 5);
});
afterAll(() => database.close());

const append = (proofs: NewProof[]) =>
  transaction(database.pool, async (client) => {
    await lockBorrowers(client, proofs);
    return appendProofs(client, proofs);
  });

const chainOf = async ({ key }: Rehearsed) => readProofs(database.pool, [key]);

/** Whether each proof follows the one before it. */
async function isWhole(person: Rehearsed): Promise<boolean> {
  let before: Uint8Array = PERSON_BEGINNING;
  for (const [place, row] of (await chainOf(person)).entries()) {
    if (row.seq !== place + 1 || !personHash(before, row).equals(row.hash)) return false;
    before = row.hash;
  }
  return true;
}

describe('a chain of a person', () => {
  test('is appended in a batch, each person in his own numbering, on the open business day', async () => {
    const [a, b] = people as [Rehearsed, Rehearsed];
    const of = ({ key }: Rehearsed, n: number): NewProof => ({
      ...key,
      at: NOON,
      kind: 'reply',
      data: { n },
    });
    expect(await append([of(a, 1), of(b, 1), of(a, 2)])).toEqual([1, 1, 2]);
    expect(await append([of(a, 3)])).toEqual([3]);
    const rows = await chainOf(a);
    expect(rows.map(({ seq, day, data }) => [seq, day, data])).toEqual([
      [1, TODAY, '{"n":1}'],
      [2, TODAY, '{"n":2}'],
      [3, TODAY, '{"n":3}'],
    ]);
    expect(await isWhole(a)).toBe(true);
  });

  test('refuses to be changed, by the database itself', async () => {
    await expect(database.pool.query(`update proof set data = '{}'`)).rejects.toThrow(/append-only/);
    await expect(database.pool.query('delete from proof')).rejects.toThrow(/append-only/);
  });
});

describe('a contact', () => {
  test('is proven when it is marked: permit, digests, words under lock and key, what became of it', async () => {
    const person = people[2]!;
    const wording = { template: 'reminder@1', texts: { body: '尊敬的客户,您有一笔账单。' } };
    const [told] = await permitAndMark(
      database.pool,
      [{ key: person.key, attempt: textAbout(person), wording }],
      house(),
    );
    expect(told).toMatchObject({ result: 'permit', proof: 1 });
    await tellOutcomes(database.pool, [
      {
        key: person.key,
        permit: told!.permit!,
        at: NOON + 1,
        ending: { type: 'outcome', outcome: 'delivered' },
      },
    ]);
    const [contact, outcome] = await chainOf(person);
    expect(JSON.parse(contact!.data)).toMatchObject({
      permit: told!.permit,
      way: 'sms',
      template: 'reminder@1',
      commits: { body: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(contact!.data).not.toContain('尊敬');
    expect(JSON.parse(outcome!.data)).toMatchObject({ type: 'outcome', permit: told!.permit });
    expect(await isWhole(person)).toBe(true);
    const opened = await openProofs(database.pool, [{ ...person.key, seq: 1 }]);
    expect(opened.get(`${person.key.borrower}-1`)).toEqual(wording.texts);
  });

  test('that a stop meets in flight is proven as crossed; a permit asked for and used later, and a refusal, too', async () => {
    const person = people[3]!;
    const ask = { key: person.key, attempt: textAbout(person) };
    const [asked] = await decide(database.pool, [ask], house());
    await use(database.pool, [{ ...person.key, permit: asked!.permit! }], house());
    await tellOfPeople(
      database.pool,
      [
        {
          key: person.key,
          at: NOON + 2,
          fact: { type: 'hold', id: 'h1', hold: { kind: 'complaint' } as never },
        },
      ],
      knownAt(NOON + 2),
    );
    await decide(database.pool, [ask], rehearsedHouse({ at: NOON - 600 }, law));
    const kinds = (await chainOf(person)).map(({ kind, data }) => [kind, JSON.parse(data).type ?? null]);
    expect(kinds).toEqual([
      ['contact', null],
      ['fact', 'hold'],
      ['fact', 'crossed'],
      ['refusal', null],
    ]);
    expect(await isWhole(person)).toBe(true);
  });
});

describe('keys', () => {
  const place = { slot: 3, borrower: 77n };
  const master = masterOf(Buffer.alloc(32, 1));

  test('a text opens with its key at its place alone', () => {
    const { key, kept } = newPersonKey(master, place);
    expect(personKeyOf(place, kept, master)).toEqual(key);
    expect(hmacHex(key, 'x')).toBe(createHmac('sha256', key).update('x').digest('hex'));
    const sealed = sealText(key, place, 4, '你好');
    expect(openText(key, place, 4, sealed)).toBe('你好');
    expect(() => openText(key, place, 5, sealed)).toThrow();
    expect(() => openText(key, { ...place, borrower: 78n }, 4, sealed)).toThrow();
    expect(personKeyOf({ ...place, slot: 4 }, kept, master)).not.toEqual(key);
    expect(personKeyOf(place, kept, masterOf(Buffer.alloc(32, 2)))).not.toEqual(key);
    const next = masterOf(Buffer.alloc(32, 3));
    const again = rewrapped(next, place, kept, master);
    expect(personKeyOf(place, again, next)).toEqual(key);
    expect(personKeyOf(place, rewrapped(master, place, again, next), master)).toEqual(key);
    expect(personKeyOf(place, again, master)).not.toEqual(key);
    const wrapped = master.wrap(key, 'a');
    expect(master.unwrap(wrapped, 'a')).toEqual(key);
    expect(() => master.unwrap(wrapped, 'b')).toThrow();
    expect(() => masterOf(Buffer.alloc(32, 2)).unwrap(wrapped, 'a')).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => openText(key, place, 4, changed)).toThrow();
    }
  });

  test('a commitment says nothing without the key: the same text differs by person, proof and name', () => {
    const [a, b] = [newPersonKey(master, place).key, newPersonKey(master, place).key];
    const places: readonly Parameters<typeof saltOf>[] = [
      [a, 1, 'body'],
      [b, 1, 'body'],
      [a, 2, 'body'],
      [a, 1, 'outer'],
    ];
    expect(new Set(places.map((one) => commitment(...one, 'yes'))).size).toBe(4);
    for (const one of places) {
      const digest = createHash('sha256')
        .update(saltOf(...one))
        .update('还款 ✓')
        .digest('hex');
      expect(commitment(...one, '还款 ✓')).toBe(digest);
    }
  });

  test('the master key lies in a file that only its owner reads', () => {
    expect(firstMaster().id).toMatch(/^[0-9a-f]{16}$/);
    expect(statSync(join(homeFolder(), 'master-key')).mode & 0o777).toBe(0o600);
  });
});
