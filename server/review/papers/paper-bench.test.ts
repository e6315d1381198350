import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { fillSmallBook } from '../../api/small-book.ts';
import { KeptFiles } from '../../contact/kept-files.ts';
import type { Database } from '../../db/databases.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { casesOf } from '../../db/review/review-rows.ts';
import { PaperBench } from './paper-bench.ts';
import { lookAtPaper } from './paper-look.ts';
import { takePaper } from './take-paper.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
let people: BorrowerKey[];
beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 4);
  const { rows } = await database.pool.query<BorrowerKey>(
    'select distinct slot, borrower_id as borrower from account order by borrower_id',
  );
  people = rows;
});
afterAll(() => database.close());

/** A PDF whose one page shows `text`; `more` stands in its catalogue. */
function pdf(text: string, more = ''): Buffer {
  const page = deflateSync(Buffer.from(`BT /F1 12 Tf (${text}) Tj ET`));
  const stream = (number: number, body: Buffer) => [
    Buffer.from(`${number} 0 obj <</Length ${body.length} /Filter /FlateDecode>>\nstream\n`),
    body,
    Buffer.from('\nendstream endobj\n'),
  ];
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R ${more}>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R>> endobj\n`,
    ),
    ...stream(4, page),
    Buffer.from('trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'),
  ]);
}
async function* pieces(file: Buffer) {
  yield file;
}
const hand = (key: BorrowerKey, file: Buffer, bench: PaperBench) =>
  takePaper(
    {
      pool: database.pool,
      files: new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-bench-'))),
      bench,
    },
    {
      ...{ key, account: null, kind: 'other', issuedOn: null, consent: false },
      ...{ at: TODAY * 1440 + 700, today: TODAY },
    },
    pieces(file),
  );

test('the thread says of each of many at once what the code says of it', async () => {
  const bench = new PaperBench();
  const files = [
    pdf('one paper of many, with words'),
    Buffer.from('no paper'),
    pdf('another paper, with words'),
  ];
  expect(await Promise.all(files.map((file) => bench.look(file)))).toEqual(files.map(lookAtPaper));
});

test('a paper that the thread dies of is kept and flagged for a person, and the next one is read', async () => {
  const key = people[0]!;
  // Eight hundred thousand pages by its own account: each is a word on the heap of the thread.
  const bench = new PaperBench({ megabytes: 24 });
  const deadly = pdf('a paper', '/Type/Page '.repeat(800_000));
  expect(await hand(key, deadly, bench)).toMatchObject({
    state: 'kept',
    flags: [{ kind: 'not-comparable', facts: { why: 'thread-died' }, leadsTo: 'person' }],
  });
  const [waiting] = await casesOf(database.pool, key);
  expect(waiting).toMatchObject({ why: 'flagged', case: { kind: 'paper', decided: null } });
  expect(await hand(key, pdf('a paper that can be read, with words'), bench)).toMatchObject({ flags: [] });
});

test('a paper that takes too long is kept and flagged; what is none is refused all the same', async () => {
  const bench = new PaperBench({ milliseconds: 0 });
  expect(await hand(people[1]!, pdf('a slow paper'), bench)).toMatchObject({
    state: 'kept',
    flags: [{ kind: 'not-comparable', facts: { why: 'too-slow' } }],
  });
  expect(await hand(people[1]!, Buffer.from('no paper at all'), bench)).toEqual({
    state: 'refused',
    why: 'not-a-paper',
  });
});
