import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { CHECKLISTS } from '../../../policy/house/court/bundle-lists.ts';
import { MOST_BROUGHT } from '../../../policy/house/court/court-terms.ts';
import { INSTALMENT, PRODUCTS } from '../../../policy/house/products.ts';
import { broughtKind, checkedBy, EXHIBIT_KINDS, missingIn } from '../../../rules/court/bundle-list.ts';
import { parseDay } from '../../../rules/days.ts';
import { CourtPost, type Debtor, debtorAt, gateOf, tryEverything } from '../../../tools/court/court-scene.ts';
import { longLoan } from '../../../tools/court/long-loan.ts';
import { verifyFile } from '../../../tools/evidence/evidence-commands.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { House } from '../../api/house.ts';
import { fillSmallBook, smallHouse } from '../../api/small-book.ts';
import { KeptFiles } from '../../contact/kept-files.ts';
import type { CaseRow } from '../../db/court/case-rows.ts';
import type { Database } from '../../db/databases.ts';
import { sealClosedDays, sha256 } from '../../evidence/seal.ts';
import { checkEvidence, exhibitFiles } from '../../evidence/verifying/evidence-check.ts';
import { toHex } from '../../evidence/verifying/file-parts.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { announceCase, approveCase, type Done, fileCase, openCase } from '../case-desk.ts';
import { bringPaper, takeBackBrought } from './brought-papers.ts';
import { makeBundle } from './make-bundle.ts';

const TODAY = parseDay('2026-11-22')!;
const BEGUN = TODAY - 40;
const FILES = mkdtempSync(join(tmpdir(), 'anhuan-brought-'));
const files = new KeptFiles(FILES);
// The small book knows the terms of a product by its number: in Britain the same loan is one of pounds.
const POUNDS = new Map(PRODUCTS).set(INSTALMENT.code, {
  ...INSTALMENT,
  currency: { code: 'GBP', digits: 2 },
});
const ROOM = { products: POUNDS, collecting: HOUSE, files, papers: files };
const SUIT = { path: 'suit', means: 'able', ground: 'pays-others', clause: false } as const;

let database: Database;
let house: House;
let post: CourtPost;
let debtor: Debtor;
let row: CaseRow;
let form: Uint8Array;

const acting = (by: string, today = TODAY) => ({ by, today, at: house.now(today) });
const done = (one: Done): CaseRow => {
  if (one.state !== 'done') throw new Error(`${one.why}: ${one.blockers.join()} ${one.gate.join()}`);
  return one.row;
};
const bring = (item: string, file: Uint8Array, key: CaseRow = row) =>
  bringPaper(database.pool, ROOM, key, acting('k41'), item, inPieces(file));
async function* inPieces(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += 1_000) yield file.subarray(at, at + 1_000);
}
const bundle = async () => {
  const one = await makeBundle(database.pool, ROOM, row, acting('k41'));
  if (one.state !== 'made') throw new Error(one.why);
  return one;
};
const onDisk = () =>
  readdirSync(FILES, { recursive: true }).filter((name) => /[0-9a-f]{64}$/.test(String(name)));

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  // The second and the fifth of the small book live in Britain.
  const lives = [1n, 2n, 3n, 4n, 5n].map((at) =>
    longLoan(TODAY, { id: 1_000_000n + at, borrower: 1_000n + at, principal: 20_000n, interest: 2_400n }),
  );
  await fillSmallBook(pool, TODAY, lives.length, lives);
  const usual = smallHouse(database);
  // Eight hours later it is day in London too.
  house = { ...usual, products: POUNDS, now: (day) => usual.now(day) + 8 * 60 };
  post = await CourtPost.open(pool, house, BEGUN);
  debtor = await debtorAt(house, 1);
  await tryEverything(house, debtor, BEGUN);
  await sealClosedDays(pool);
  row = done(await openCase(pool, ROOM, debtor, SUIT, acting('l21', BEGUN)));
  // Any PDF that was really set will do: the paper of the bundle itself.
  form = exhibitFiles((await bundle()).file).find(({ name }) => name.endsWith('paper-en.pdf'))!.bytes;
});
afterAll(async () => {
  await post?.close();
  await database?.close();
  rmSync(FILES, { recursive: true });
});

describe('D6: the file of a case in England and Wales', () => {
  test('lacks the forms that went with the letter until a person brings them; then it is made anew, true, and filed', async () => {
    const { pool } = database;
    done(await approveCase(pool, ROOM, row, acting('c11', BEGUN)));
    done(await announceCase(pool, ROOM, row, acting('l21', BEGUN)));
    await post.send(BEGUN);
    await sealClosedDays(pool);
    expect((await bundle()).missing).toEqual(['reply-form']);

    const brought = await bring('reply-form', form);
    expect(brought).toMatchObject({ state: 'done', row: { bundleOn: null, missing: null } });
    const room = { ...ROOM, gate: gateOf(house, house.now(TODAY)) };
    expect(await fileCase(pool, room, row, acting('k41'))).toMatchObject({ blockers: ['bundle-complete'] });

    const made = await bundle();
    expect(made.missing).toEqual([]);
    expect(checkEvidence(made.file)).toMatchObject({
      holds: true,
      about: { bundle: { exhibits: 16, missing: [] } },
    });
    const exhibit = exhibitFiles(made.file).find(({ name }) => name === '14-brought-reply-form.pdf');
    expect(Buffer.compare(exhibit!.bytes, form)).toBe(0);
    // The command that checks it writes each exhibit out as a file of its own.
    const out = mkdtempSync(join(tmpdir(), 'anhuan-exhibits-'));
    writeFileSync(join(out, 'bundle.html'), made.file);
    expect(verifyFile(join(out, 'bundle.html'), { exhibits: join(out, 'all'), json: true })).toBe(0);
    expect(readdirSync(join(out, 'all'))).toHaveLength(16);
    expect(Buffer.compare(readFileSync(join(out, 'all', exhibit!.name)), form)).toBe(0);
    rmSync(out, { recursive: true });
    // Whoever brought it, and this very file, stand in the chain beside the exhibit.
    const { rows } = await pool.query<{ data: string }>(
      `select data from person_fact where type = 'court-step' and borrower_id = $1 and data like '%"what":"paper"%'`,
      [row.borrower],
    );
    expect(rows.map(({ data }) => valueIn(data))).toMatchObject([
      { what: 'paper', kind: 'reply-form', by: 'k41', digest: toHex(sha256(form)) },
    ]);
    expect(done(await fileCase(pool, room, row, acting('k41')))).toMatchObject({ stage: 'filed' });
  });

  test('what was filed is not taken back; more may be brought as long as the case lives', async () => {
    expect(await takeBackBrought(database.pool, ROOM, row, acting('k41'), 1)).toMatchObject({
      why: 'not-now',
    });
    expect(await bring('reply-form', form)).toMatchObject({ state: 'done' });
  });
});

describe('a paper that a person brings', () => {
  let other: CaseRow;
  let before: number;
  const lacks = async () => {
    const one = await makeBundle(database.pool, ROOM, other, acting('k41'));
    return one.state === 'made' ? one.missing : [one.why];
  };
  beforeAll(async () => {
    const { pool } = database;
    other = done(await openCase(pool, ROOM, await debtorAt(house, 4), SUIT, acting('l21')));
    before = onDisk().length;
  });

  test('lies sealed: no byte of it in the clear', () => {
    for (const name of onDisk()) expect(readFileSync(join(FILES, String(name))).indexOf('%PDF')).toBe(-1);
  });

  test.each([
    ['for what is made here', 'notice', () => form, 'not-on-list'],
    ['for nothing that the list names', 'nonsense', () => form, 'not-on-list'],
    ['that is no paper', 'reply-form', () => Buffer.from('<html>%PDF-</html>'), 'not-a-paper'],
    ['that is damaged', 'reply-form', () => Buffer.from('%PDF-1.7\nand nothing more'), 'damaged'],
    ['that is empty', 'reply-form', () => Buffer.alloc(0), 'empty'],
  ] as const)('%s is refused by its name, and nothing of it stays', async (_what, item, file, why) => {
    expect(await bring(item, file(), other)).toMatchObject({ why });
    expect(onDisk()).toHaveLength(before);
  });

  test('is taken back whole: the file is gone, its step stays, the bundle lacks it again', async () => {
    done((await bring('reply-form', form, other)) as Done);
    const { pool } = database;
    expect(await lacks()).not.toContain('reply-form');
    done(await takeBackBrought(pool, ROOM, other, acting('k41'), 1));
    expect(onDisk()).toHaveLength(before);
    expect(await lacks()).toContain('reply-form');
    expect(await takeBackBrought(pool, ROOM, other, acting('k41'), 1)).toMatchObject({ why: 'no-paper' });
    expect(await takeBackBrought(pool, ROOM, other, acting('k41'), 9)).toMatchObject({ why: 'no-paper' });
  });

  test('finds the file full after so many', async () => {
    const one = await house.pool.query(
      'select 1 from court_paper where borrower_id = $1 and digest is null',
      [other.borrower],
    );
    expect(one.rowCount).toBe(1);
    for (let count = 0; count < MOST_BROUGHT; count += 1)
      done((await bring('reply-form', form, other)) as Done);
    expect(await bring('reply-form', form, other)).toMatchObject({ why: 'papers-full' });
    expect(onDisk()).toHaveLength(before + MOST_BROUGHT);
  });
});

describe('against the list of each place', () => {
  test.each(CHECKLISTS)(
    '$jurisdiction: complete with what is made here and what is brought for it',
    (list) => {
      const wanted = list.items.filter(({ cannot }) => cannot !== undefined).map(({ id }) => id);
      const made = EXHIBIT_KINDS.map((kind, place) => ({ number: place + 1, kind, empty: false }));
      expect(missingIn(checkedBy(list, made))).toEqual(wanted);
      const brought = wanted.map((id, place) => ({
        ...{ number: made.length + place + 1, kind: broughtKind(id), empty: false },
      }));
      expect(missingIn(checkedBy(list, [...made, ...brought]))).toEqual([]);
      // What is brought for something that is made here proves nothing: the product's own exhibit does.
      for (const { id, cannot } of list.items.filter((one) => one.cannot === undefined)) {
        expect(cannot).toBeUndefined();
        const instead = [{ number: 1, kind: broughtKind(id), empty: false }];
        expect(missingIn(checkedBy(list, instead)), id).toContain(id);
      }
    },
  );
});
