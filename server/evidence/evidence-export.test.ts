import { createPublicKey, hash, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveEvidence, wordsOf } from '../../tools/rehearsal/evidence-scene.ts';
import { fillGateScene, type Rehearsed } from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { exportEvidence } from './evidence-export.ts';
import { sha256 } from './seal.ts';
import { checkEvidence, type Means } from './verifying/evidence-check.ts';

let database: Database;
let person: Rehearsed;
let file: Buffer;

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
/** The same arithmetic by Node: a fraction of the time, and a second opinion on the plain one. */
const BY_NODE: Means = {
  sha256,
  signed: (signature, text, key) =>
    signature.length === 64 &&
    verify(
      null,
      text,
      createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' }),
      signature,
    ),
};
const CONTACTS = 1000;

beforeAll(async () => {
  database = await testDatabase();
  const people = await fillGateScene(database.pool, 5);
  person = people[1]!;
  await liveEvidence(database.pool, person, CONTACTS);
  file = await make();
});
afterAll(() => database.close());

const make = (contactsOnly = false) =>
  exportEvidence(database.pool, { account: person.account, contactsOnly, lender: '安还示例' });

describe('an untouched file', () => {
  test('holds, by plain JavaScript and by Node alike', () => {
    const checked = checkEvidence(file);
    expect(checked.findings.slice(0, 5)).toEqual([]);
    expect(checked).toMatchObject({
      holds: true,
      about: { contacts: CONTACTS, refusals: 1, published: false },
    });
    expect(checkEvidence(file, BY_NODE)).toEqual(checked);
    console.log(file.length, checked.about);
  });
});
