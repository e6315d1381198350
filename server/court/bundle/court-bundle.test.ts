import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { CHECKLISTS } from '../../../policy/house/court/bundle-lists.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import { checkedBy, missingIn } from '../../../rules/court/bundle-list.ts';
import { parseDay } from '../../../rules/days.ts';
import { CourtPost, debtorAt, gateOf, tryEverything } from '../../../tools/court/court-scene.ts';
import { longLoan } from '../../../tools/court/long-loan.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { House } from '../../api/house.ts';
import { fillSmallBook, smallHouse } from '../../api/small-book.ts';
import type { CaseRow } from '../../db/court/case-rows.ts';
import type { Database } from '../../db/databases.ts';
import { signedFile } from '../../evidence/evidence-export.ts';
import { sealClosedDays, sha256 } from '../../evidence/seal.ts';
import { signerFor } from '../../evidence/signing.ts';
import { checkEvidence } from '../../evidence/verifying/evidence-check.ts';
import type {
  BundleRecord,
  EvidenceRecord,
  ExhibitRecord,
} from '../../evidence/verifying/evidence-records.ts';
import { RECORDS_TAG, toHex } from '../../evidence/verifying/file-parts.ts';
import { announceCase, approveCase, type Done, fileCase, openCase } from '../case-desk.ts';
import { type MadeBundle, makeBundle } from './make-bundle.ts';

const TODAY = parseDay('2026-11-22')!;
const BEGUN = TODAY - 20;
const ROOM = { products: PRODUCTS, collecting: HOUSE };
let database: Database;
let house: House;
let post: CourtPost;
let row: CaseRow;
let made: MadeBundle;

const acting = (by: string, today = TODAY) => ({ by, today, at: house.now(today) });
const done = (one: Done): CaseRow => {
  if (one.state !== 'done') throw new Error(`${one.why}: ${one.blockers.join()} ${one.gate.join()}`);
  return one.row;
};
const bundle = async () => {
  const one = await makeBundle(database.pool, ROOM, row, acting('k41'));
  if (one.state !== 'made') throw new Error(one.why);
  return one;
};

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await fillSmallBook(pool, TODAY, 1, [longLoan(TODAY)]);
  house = smallHouse(database);
  post = await CourtPost.open(pool, house, BEGUN);
  const debtor = await debtorAt(house, 0);
  await tryEverything(house, debtor, BEGUN);
  await sealClosedDays(pool);
  const suit = { path: 'suit', means: 'able', ground: 'pays-others', clause: false } as const;
  row = done(await openCase(pool, ROOM, debtor, suit, acting('l21', BEGUN)));
});
afterAll(async () => {
  await post.close();
  await database.close();
});

describe('the bundle of a loan of 24 months', () => {
  test('names what is missing before it is approved and announced, and nothing can be filed with it', async () => {
    const early = await bundle();
    expect(early.missing).toEqual(['notice', 'approval']);
    expect(checkEvidence(early.file)).toMatchObject({
      holds: true,
      about: { bundle: { missing: ['notice', 'approval'] } },
    });
  });

  test('then it is complete, holds by the stand-alone verifier, and is what is filed', async () => {
    const { pool } = database;
    done(await approveCase(pool, ROOM, row, acting('c11', BEGUN)));
    done(await announceCase(pool, ROOM, row, acting('l21', BEGUN)));
    await post.send(BEGUN);
    await sealClosedDays(pool);
    made = await bundle();
    expect(made.missing).toEqual([]);
    expect(made.digest).toBe(toHex(sha256(made.file)));
    const verdict = checkEvidence(made.file);
    expect(verdict.findings).toEqual([]);
    expect(verdict).toMatchObject({ holds: true, about: { bundle: { exhibits: 15, missing: [] } } });
    const filed = done(
      await fileCase(pool, { ...ROOM, gate: gateOf(house, house.now(TODAY)) }, row, acting('k41')),
    );
    expect(filed).toMatchObject({ stage: 'filed', bundle: made.digest });
  });

  test('its statement has every day from the opening, each owed sum is the one before and what was added', () => {
    const lines = JSON.parse(exhibit('statement').text) as Record<string, string>[];
    expect(lines.length).toBe(TODAY - parseDay('2024-11-05')!);
    const cents = (text: string) => BigInt(text.replace('.', ''));
    for (const [place, line] of lines.entries()) {
      if (place === 0) continue;
      const { lent, interest, penalty, fee, paid, owed } = line as Record<
        'lent' | 'interest' | 'penalty' | 'fee' | 'paid' | 'owed',
        string
      >;
      const before = cents(lines[place - 1]!.owed!);
      expect(cents(owed), line.day).toBe(
        before + cents(lent) + cents(interest) + cents(penalty) + cents(fee) - cents(paid),
      );
    }
    expect(lines.filter(({ paid }) => paid === '2240.00')).toHaveLength(12);
  });

  test('against the list of each place it is complete, or lacks only what a person must bring, with the reason', () => {
    const exhibits = recordsOf().filter((one): one is ExhibitRecord => one.of === 'exhibit');
    const lacks = CHECKLISTS.map(({ jurisdiction, items }) => {
      const missing = missingIn(checkedBy({ jurisdiction, items, court: { en: '', zh: '' } }, exhibits));
      // Nobody can say that it is missing without saying why, and nothing that could be met bears such a reason.
      for (const { id, cannot, meets } of items)
        expect([id, cannot !== undefined]).toEqual([id, meets.length === 0]);
      return [jurisdiction, missing];
    });
    expect(Object.fromEntries(lacks)).toEqual({
      CN: [],
      HK: [],
      UK: ['reply-form'],
      'US-FED': ['venue', 'validation', 'state-rules'],
      IN: ['bankers-book', 'court-fee'],
    });
  });

  test('its paper is a PDF in each language, the same bytes when it is made again', async () => {
    for (const kind of ['paper-zh', 'paper-en']) {
      const pdf = Buffer.from(exhibit(kind).text, 'base64');
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.length).toBeGreaterThan(30_000);
    }
  });
});

/** The records of the file, as a forger has them. */
function recordsOf(): (EvidenceRecord & { record?: number })[] {
  const text = made.file.toString();
  const from = text.lastIndexOf(RECORDS_TAG) + RECORDS_TAG.length;
  const records = JSON.parse(text.slice(from, text.indexOf('</script>', from))) as (EvidenceRecord & {
    record?: number;
  })[];
  return records.map(({ record: _, ...one }) => one as EvidenceRecord);
}
const exhibit = (kind: string) =>
  recordsOf().find((one): one is ExhibitRecord => one.of === 'exhibit' && one.kind === kind)!;

describe('a bundle that was tampered with', () => {
  test('a changed byte anywhere is found', () => {
    for (const word of ['"paid":"2240.00"', 'SHA-256', '"complete":true', 'class', '被告']) {
      const at = made.file.lastIndexOf(word);
      if (at < 0) continue;
      const file = Buffer.from(made.file);
      file[at + 2] = file[at + 2]! ^ 1;
      expect(checkEvidence(file).holds, word).toBe(false);
    }
  });

  /** Whoever holds the house's own key writes and signs anew: the records still speak against him. */
  test.each<[string, (records: EvidenceRecord[]) => EvidenceRecord[], string]>([
    [
      'an exhibit says something else',
      (all) =>
        all.map((one) => (isStatement(one) ? { ...one, text: one.text.replace('2240.00', '2239.00') } : one)),
      'exhibit',
    ],
    [
      'an exhibit and its own digest',
      (all) => all.map((one) => (isStatement(one) ? forged(one) : one)),
      'exhibit',
    ],
    ['an exhibit is left out', (all) => all.filter((one) => !isStatement(one)), 'index'],
    ['the index is left out', (all) => all.filter(({ of }) => of !== 'bundle'), 'index'],
    [
      'what is missing is called complete',
      (all) =>
        all.map((one) =>
          isBundle(one)
            ? {
                ...one,
                items: one.items.map((item, place) => (place === 0 ? { ...item, exhibit: null } : item)),
              }
            : one,
        ),
      'checklist',
    ],
    [
      'an item points to what proves nothing',
      (all) =>
        all.map((one) => (one.of === 'exhibit' && one.kind === 'contract' ? { ...one, empty: true } : one)),
      'checklist',
    ],
    [
      'the chains go on beside it',
      (all) =>
        all.map((one) =>
          isBundle(one)
            ? { ...one, heads: { ...one.heads, account: { seq: 1, hash: 'ab'.repeat(32) } } }
            : one,
        ),
      'head',
    ],
  ])('%s: found though it is signed anew', async (_name, change, code) => {
    const file = signedFile(change(recordsOf()), await signerFor(database.pool, TODAY - 1));
    const verdict = checkEvidence(file);
    expect(verdict.holds).toBe(false);
    expect(verdict.findings.map((one) => one.code)).toContain(code);
  });
});

const isStatement = (one: EvidenceRecord): one is ExhibitRecord =>
  one.of === 'exhibit' && one.kind === 'statement';
const isBundle = (one: EvidenceRecord): one is BundleRecord => one.of === 'bundle';
function forged(one: ExhibitRecord): ExhibitRecord {
  const text = one.text.replace('2240.00', '2239.00');
  return { ...one, text, sha256: toHex(sha256(Buffer.from(text))) };
}
