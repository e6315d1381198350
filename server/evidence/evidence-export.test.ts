import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../rules/days.ts';
import { liveEvidence, wordsOf } from '../../tools/evidence/evidence-scene.ts';
import { fillGateScene, type Rehearsed, TODAY } from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { exportEvidence, signedFile } from './evidence-export.ts';
import { publishedRoots, sha256 } from './seal.ts';
import { keyIdOf, signerFor } from './signing.ts';
import { beginningOf, chainBytes, type Numbered } from './verifying/chain-check.ts';
import { checkEvidence, type Means, recordFindings, type Verdict } from './verifying/evidence-check.ts';
import { type ChainRecord, type EvidenceRecord, isChain } from './verifying/evidence-records.ts';
import {
  partsOf as filePartsOf,
  fromBase64,
  markOf,
  RECORDS_TAG,
  toHex,
  unpackMarks,
} from './verifying/file-parts.ts';
import { lineFindings } from './verifying/line-places.ts';
import { keyFindings, sealWords } from './verifying/seal-check.ts';
import { sealWording } from './verifying/signed-texts.ts';

const partsOf = (bytes: Buffer) => {
  const parts = filePartsOf(bytes)!;
  return { ...parts, body: Buffer.from(parts.body) };
};

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

/** The records of a file with the numbers they bear. */
function recordsOf(bytes: Buffer): Numbered<EvidenceRecord>[] {
  const text = bytes.toString();
  const from = text.indexOf(RECORDS_TAG) + RECORDS_TAG.length;
  return JSON.parse(text.slice(from, text.indexOf('</script>', from)));
}

const make = (contactsOnly = false) =>
  exportEvidence(database.pool, { account: person.account, contactsOnly, lender: '安还示例' });

describe('an untouched file', () => {
  test('holds, by plain JavaScript and by Node alike, and is the same when it is made again', async () => {
    const checked = checkEvidence(file);
    expect(checked.findings.slice(0, 5)).toEqual([]);
    expect(checked).toMatchObject({
      holds: true,
      about: { contacts: CONTACTS, refusals: 1, unsealed: 0, published: false },
    });
    expect(checkEvidence(file, BY_NODE)).toEqual(checked);
    expect(file.equals(await make())).toBe(true);
    const roots = await publishedRoots(database.pool);
    expect(checkEvidence(file, { ...BY_NODE, roots })).toMatchObject({
      holds: true,
      about: { published: true },
    });
  });

  test('holds what is the borrower’s, refusals and their reasons too, and nothing of anybody else', async () => {
    const text = file.toString();
    for (const n of [1, 2, 11, 500])
      expect(text).toContain(`"text":${JSON.stringify(wordsOf(n)).replaceAll('<', '\\u003c')}`);
    expect(text).not.toContain(wordsOf(3));
    expect(text).toContain('REHEARSED-HOURS');
    expect(text).toContain('Three contacts a day at most.');
    for (const other of ['P1', 'P3', 'P4', 'P5']) expect(text).not.toContain(`"${other}"`);
    expect(
      text
        .match(/"id":"\d+"/g)!
        .every((id) => [`"id":"${person.key.borrower}"`, `"id":"${person.account.accountId}"`].includes(id)),
    ).toBe(true);
    const contacts = (await make(true)).toString();
    expect(contacts).not.toContain('"of":"account"');
    expect(checkEvidence(Buffer.from(contacts), BY_NODE).holds).toBe(true);
  });
});

/** The lines of the file with, for each record, where it begins and how many lines it has. */
function opened() {
  const lines = partsOf(file).body.toString().split('\n').slice(0, -1);
  const places: { from: number; count: number }[] = [];
  for (const [at, line] of lines.entries()) {
    if (line === '{') places.push({ from: at, count: 0 });
    else if (/^\},?$/.test(line)) places.at(-1)!.count = at - places.at(-1)!.from + 1;
  }
  const manifest = JSON.parse(partsOf(file).manifest);
  return { lines, places, marks: unpackMarks(fromBase64(manifest.marks)!) };
}

/** The marks of changed lines: only what differs is marked anew. */
function marksAfter(lines: readonly string[], marks: Int32Array, changed: readonly string[]): Int32Array {
  let from = 0;
  while (lines[from] === changed[from] && from < lines.length) from += 1;
  let same = 0;
  while (
    same < Math.min(lines.length, changed.length) - from &&
    lines.at(-1 - same) === changed.at(-1 - same)
  )
    same += 1;
  const after = new Int32Array(changed.length);
  after.set(marks.subarray(0, from));
  after.set(marks.subarray(marks.length - same), changed.length - same);
  for (let at = from; at < changed.length - same; at += 1) after[at] = markOf(changed[at]!);
  return after;
}

/** What is done to record `n`: the lines after it, and what must be said. */
type Attack = (
  lines: string[],
  place: { from: number; count: number },
  n: number,
) => { code: string; record: number; field?: string };

const ATTACKS: Record<string, Attack> = {
  flip: (lines, { from, count }, n) => {
    const at = from + count - 2;
    const field = /^"(\w+)"/.exec(lines[at]!)![1]!;
    const letter = lines[at]!.indexOf(':') + 2;
    lines[at] =
      `${lines[at]!.slice(0, letter)}${lines[at]![letter] === '0' ? '1' : '0'}${lines[at]!.slice(letter + 1)}`;
    return { code: 'changed', record: n, field };
  },
  delete: (lines, { from, count }, n) => {
    lines.splice(from, count);
    return { code: 'deleted', record: n };
  },
  insert: (lines, { from, count }, n) => {
    lines.splice(from, 0, ...lines.slice(from, from + count));
    return { code: 'inserted', record: n };
  },
  swap: (lines, { from, count }, n) => {
    const next = lines.slice(from + count);
    const end = from + count + next.findIndex((line) => /^\},?$/.test(line)) + 1;
    const [one, other] = [lines.slice(from, from + count), lines.slice(from + count, end)];
    lines.splice(from, end - from, ...other, ...one);
    return { code: 'moved', record: n + 1 };
  },
  'back-date': (lines, { from }, n) => {
    const at = lines.findIndex((line, place) => place > from && line.startsWith('"day":'));
    const day = parseDay(lines[at]!.slice(7, 17))!;
    lines[at] = `"day":"${formatDay(day - 1 - (n % 40))}"${lines[at]!.slice(18)}`;
    return { code: 'back-dated', record: n, field: 'day' };
  },
};

describe('each record of a file of 1,000 contacts', () => {
  test.each(Object.entries(ATTACKS))('%s: found, and the place is named', (name, attack) => {
    const { lines, places, marks } = opened();
    let tried = 0;
    for (const [n, place] of places.entries()) {
      if (name === 'swap' && n === places.length - 1) continue;
      if (
        name === 'back-date' &&
        !lines.slice(place.from, place.from + place.count).some((line) => line.startsWith('"day":'))
      )
        continue;
      const changed = [...lines];
      const { code, record, field } = attack(changed, place, n);
      const [first] = lineFindings(changed, marksAfter(lines, marks, changed), marks);
      expect([n, first?.code, first?.at.record, field === undefined ? undefined : first?.at.field]).toEqual([
        n,
        code,
        record,
        field,
      ]);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(CONTACTS);
  });

  test('is found from the records alone, without any mark or signature over the file', () => {
    const records = recordsOf(file);
    const keys = keyFindings(
      records.filter((one) => one.of === 'key'),
      sha256,
      BY_NODE.signed!,
    ).known;
    const known = new Map<string, boolean>();
    const signed: typeof BY_NODE.signed = (signature, text, key) => {
      const name = `${toHex(signature)}${toHex(text)}`;
      if (!known.has(name)) known.set(name, BY_NODE.signed!(signature, text, key));
      return known.get(name)!;
    };
    expect(recordFindings(records, keys, sha256, signed)).toEqual([]);
    for (const [n, record] of records.entries()) {
      if (!isChain(record) || n % 23 > 1) continue;
      const changed = [...records];
      const to = (change: object) =>
        changed.splice(n, 1, { ...record, ...change } as (typeof records)[number]);
      const attack = n % 6;
      if (attack === 0)
        to({ data: record.data.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)) });
      if (attack === 1) changed.splice(n, 1);
      if (attack === 2) changed.splice(n, 0, record);
      if (attack === 3) changed.splice(n, 2, records[n + 1]!, record);
      if (attack === 4) to({ day: formatDay(parseDay(record.day)! - 1) });
      if (attack === 5)
        to(record.open === undefined ? { kind: 'paid' } : { open: [{ ...record.open[0]!, text: '无' }] });
      const places = recordFindings(changed, keys, sha256, signed).map(({ at }) => at.record);
      expect([n, attack, places.some((at) => at !== undefined && Math.abs(at - n) <= 1)]).toEqual([
        n,
        attack,
        true,
      ]);
    }
  });
});

describe('every kind of byte', () => {
  test('a flipped bit anywhere makes the file untrue', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(file);
        changed[at]! ^= 1 << bit;
        expect(checkEvidence(changed, BY_NODE).holds).toBe(false);
      }),
      { seed: 20261122, numRuns: 20 },
    );
  });

  test.each<[string, (text: string) => string, object]>([
    [
      'a text in the readable part',
      (text) => text.replace('<blockquote>第 11 条', '<blockquote>第 12 条'),
      { code: 'changed', at: { field: 'readable part', record: expect.any(Number) } },
    ],
    [
      'a result in the readable part',
      (text) => text.replace('许可 · permitted</p>', '不许可 · refused</p>'),
      { code: 'changed' },
    ],
    [
      'a proof of inclusion',
      (text) =>
        text.replace(/"slotPath":\["[0-9a-f]/, (part) =>
          part.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
        ),
      { code: 'changed', at: { field: 'slotPath' } },
    ],
    [
      'a seal',
      (text) => text.replace('\\"count\\":', '\\"count\\":1'),
      { code: 'changed', at: { field: 'text' } },
    ],
    [
      'a public key',
      (text) => text.replace(/"public":"../, '"public":"00'),
      { code: 'changed', at: { field: 'public' } },
    ],
    ['the manifest', (text) => text.replace(/"bytes":(\d)/, '"bytes":1$1'), { code: 'bytes' }],
    ['the marks', (text) => text.replace(/"marks":"...../, '"marks":"AAAAA'), { code: 'manifest' }],
    [
      'the signature',
      (text) =>
        text.replace(/(id="anhuan-signature">\n)./, (part) =>
          part.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')),
        ),
      { code: 'manifest' },
    ],
    ['something behind the end', (text) => `${text} `, { code: 'end' }],
    ['the end cut off', (text) => text.slice(0, -8), { code: 'end' }],
    [
      'the manifest cut off',
      (text) => text.slice(0, text.indexOf('id="anhuan-manifest"')),
      { code: 'no-file' },
    ],
    ['no file at all', () => 'x', { code: 'no-file' }],
    ['a line of another system', (text) => text.replace('<body>\n', '<body>\r\n'), { code: 'changed' }],
  ])('%s is named', (_, change, expected) => {
    const changed = change(file.toString());
    expect(changed).not.toBe(file.toString());
    const { holds, findings } = checkEvidence(Buffer.from(changed), BY_NODE);
    expect(holds).toBe(false);
    expect(findings[0]).toMatchObject(expected);
    expect(findings[0]!.zh).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a house that is dishonest itself', () => {
  /** Everything hashed and signed anew, by the house's own key. */
  async function signedAgain(change: (records: EvidenceRecord[]) => void): Promise<Verdict> {
    const records = recordsOf(file).map(({ record: _, ...one }) => one as EvidenceRecord);
    change(records);
    let before: Uint8Array | null = null;
    for (const [n, record] of records.entries())
      if (record.of === 'person') {
        before ??= beginningOf('person', sha256);
        before = sha256(chainBytes(before, record)!);
        records[n] = { ...record, hash: toHex(before) };
      }
    const signer = await signerFor(database.pool, TODAY);
    return checkEvidence(signedFile(records, signer), BY_NODE);
  }

  test('cannot date a contact back into a sealed day, drop one, or add one', async () => {
    expect((await signedAgain(() => {})).holds).toBe(true);
    const at = (records: EvidenceRecord[]) =>
      records.findIndex((one) => one.of === 'person' && one.seq === 500);
    const dated = await signedAgain((records) => {
      const record = records[at(records)] as ChainRecord;
      records[at(records)] = { ...record, day: formatDay(parseDay(record.day)! - 3) };
    });
    expect(dated.findings.map(({ code }) => code)).toContain('inclusion');
    const dropped = await signedAgain((records) => {
      const from = at(records);
      records.splice(from, 1);
      for (const [n, one] of records.entries())
        if (n >= from && one.of === 'person') records[n] = { ...one, seq: one.seq - 1 };
    });
    expect(dropped.findings.map(({ code }) => code)).toContain('inclusion');
  });

  test('that seals everything anew is found by the list that was published before', async () => {
    const roots = await publishedRoots(database.pool);
    const pair = generateKeyPairSync('ed25519');
    const bytes = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url');
    const id = keyIdOf(bytes);
    const records = recordsOf(file).map(({ record: _, ...one }): EvidenceRecord => {
      if (one.of === 'key') return { ...one, key: id, public: bytes.toString('hex') };
      return one as EvidenceRecord;
    });
    let previous: string | null = null;
    for (const [n, one] of records.entries()) {
      if (one.of !== 'seal') continue;
      const text: string = sealWording({
        ...sealWords(one.text)!,
        key: id,
        previous: previous ?? sealWords(one.text)!.previous,
      });
      previous = toHex(sha256(Buffer.from(text)));
      records[n] = {
        ...one,
        text,
        signature: sign(null, Buffer.from(text), pair.privateKey).toString('hex'),
      };
    }
    const forged = signedFile(records, {
      id,
      sign: (text) => sign(null, Buffer.from(text), pair.privateKey),
    });
    expect(checkEvidence(forged, BY_NODE)).toMatchObject({
      holds: true,
      about: { key: id, published: false },
    });
    const { holds, findings } = checkEvidence(forged, { ...BY_NODE, roots });
    expect(holds).toBe(false);
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['unknown-key', 'published']));
  });
});
