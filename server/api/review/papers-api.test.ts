import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { type ClamPeer, startClam } from '../../../tools/peers/scanning/clamd.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { FILE_FOLDERS, forgetFiles, KeptFiles } from '../../contact/kept-files.ts';
import type { Database } from '../../db/databases.ts';
import { emptyPlaces } from '../../db/evidence/erasing.ts';
import { transaction } from '../../db/pool.ts';
import { keepReviewers } from '../../db/review/review-rows.ts';
import { knownAt, Silence } from '../../gate/silence.ts';
import { takeStatement } from '../../review/take-statement.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';

let database: Database;
let house: House;
let app: FastifyInstance;
const home = mkdtempSync(join(tmpdir(), 'anhuan-papers-'));
const people: { slot: number; borrower: bigint; path: string }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 20);
  house = { ...smallHouse(database), papers: new KeptFiles(join(home, FILE_FOLDERS.papers)) };
  app = await buildApplication(house, null);
  await keepReviewers(database.pool, [
    { id: 'a1', level: 1, trained: true },
    { id: 'a2', level: 1, trained: false },
  ]);
  const { rows } = await database.pool.query(
    `select distinct on (a.borrower_id) a.slot, a.borrower_id as borrower, a.account_id as account, r.reference from account a
       join reference r on r.account_slot = a.slot and r.account_id = a.account_id order by a.borrower_id`,
  );
  for (const { slot, borrower, account, reference } of rows)
    people.push({ slot, borrower, path: `/api/borrower/sample/${reference}/accounts/${account}` });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

/** A PNG of squares as a seed says, with whatever should stand before its data. */
function png(seed: number, more: Buffer[] = [], size = 240): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y < size; y += 1) {
    const row = Buffer.alloc(size + 1, 250);
    row[0] = 0;
    for (let x = 0; x < size; x += 1)
      if (((Math.imul((x >> 3) * 73 + (y >> 3) * 151 + 7, seed * 2654435761) >>> 13) & 3) === 0)
        row[x + 1] = 30;
    rows.push(row);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function pdf(text: string, more = '', trailer = '', end = ''): Buffer {
  const body = deflateSync(Buffer.from(`BT /F1 12 Tf (${text}) Tj ET`));
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R ${more}>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj\n5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj\n4 0 obj <</Length ${body.length} /Filter /FlateDecode>>\nstream\n`,
    ),
    body,
    Buffer.from(
      `\nendstream endobj\n6 0 obj <</Producer (iLovePDF) /CreationDate (D:20261101093000) /ModDate (D:20261105093000)>> endobj\ntrailer <</Root 1 0 R /Info 6 0 R ${trailer}>>\nstartxref\n0\n%%EOF\n${end}`,
    ),
  ]);
}

async function hand(
  who: number,
  file: Buffer,
  fields: Record<string, string> = { kind: 'other' },
  name = 'paper.pdf',
  door = app,
) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([new Uint8Array(file)]), name);
  const request = new Request('http://x', { method: 'POST', body: form });
  return door.inject({
    method: 'POST',
    url: `${people[who]!.path}/papers`,
    headers: { 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

const why = (answer: { json: () => { errors: { what: string }[] } }) => answer.json().errors[0]?.what;
const filesBelow = () =>
  readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

describe('a paper', () => {
  test('is sealed on the disk, waits for a person, expires by its kind, and is opened with a reason only', async () => {
    const file = png(3);
    const handed = await hand(0, file, { kind: 'payslip', issuedOn: '2026-11-01' });
    expect(handed.json()).toMatchObject({ handed: 1, again: false });
    expect(handed.json().items[0]).toMatchObject({
      kind: 'payslip',
      state: 'being-read',
      expiresOn: '2027-01-30',
      opened: 0,
    });
    const [kept] = filesBelow();
    const bytes = readFileSync(join(kept!.parentPath, kept!.name));
    expect(bytes.includes(file.subarray(8, 40))).toBe(false);
    expect(statSync(join(kept!.parentPath, kept!.name)).mode & 0o077).toBe(0);
    expect((await hand(0, file)).json()).toMatchObject({ handed: 1, again: true });
    const { items } = (await app.inject('/api/agent/review')).json();
    const one = items.find((row: { about: string }) => row.about === 'paper 1');
    const open = (body: object) =>
      app.inject({ method: 'POST', url: `/api/agent/review/${one.key}/open/0`, payload: body });
    expect((await open({ by: 'a1', why: '' })).statusCode).toBe(400);
    expect((await open({ by: 'nobody', why: 'to read it' })).statusCode).toBe(403);
    const sides = (await open({ by: 'a1', why: 'to read it' })).json();
    expect(Buffer.from(sides.own.paper.split(',')[1], 'base64').equals(file)).toBe(true);
    expect((await app.inject(`${people[0]!.path}/papers`)).json().items[0].opened).toBe(1);
    const { rows } = await database.pool.query('select worker, why from paper_look');
    expect(rows).toEqual([{ worker: 'a1', why: 'to read it' }]);
  });

  test('is refused with its own reason when it is none, locked, active, damaged or a bomb; nothing of it stays', async () => {
    const before = filesBelow().length;
    const bomb = deflateSync(Buffer.alloc(120 * 1024 * 1024));
    const bombed = Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj <</Type /Page>> endobj\n2 0 obj <</Length ${bomb.length} /Filter /FlateDecode>>\nstream\n`,
      ),
      bomb,
      Buffer.from('\nendstream endobj\nstartxref\n0\n%%EOF'),
    ]);
    const cases: [Buffer, string][] = [
      [Buffer.from('PK\u0003\u0004 a zip that calls itself a pdf'), 'not-a-paper'],
      [Buffer.from('<html>%PDF-</html>'), 'not-a-paper'],
      [Buffer.from('%PDF-1.7\nand nothing more'), 'damaged'],
      [pdf('locked', '', '/Encrypt 9 0 R'), 'encrypted'],
      [pdf('script', '/OpenAction <</S /J#61vaScript /JS (app.alert\\(1\\))>>'), 'active'],
      [pdf('files', '/Names <</EmbeddedFiles 9 0 R>>'), 'attached-files'],
      [bombed, 'unpacks-too-large'],
      [png(5).subarray(0, 300), 'broken-picture'],
      [Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100)]), 'broken-picture'],
      [Buffer.alloc(0), 'empty'],
      [Buffer.concat([png(6), Buffer.alloc(10 * 1024 * 1024)]), 'too-large'],
    ];
    for (const [file, reason] of cases) expect([reason, why(await hand(1, file))]).toEqual([reason, reason]);
    expect(filesBelow().length).toBe(before);
    expect((await app.inject(`${people[1]!.path}/papers`)).json().items).toEqual([]);
  });

  test('of two gigabytes is refused before any of it is read', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: `${people[1]!.path}/papers`,
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(2 * 1024 ** 3) },
    });
    expect([answer.statusCode, why(answer)]).toEqual([413, 'too-large']);
  });

  test('about health needs a consent of its own, and a kind and day that exist', async () => {
    expect(why(await hand(1, png(7), { kind: 'medical' }))).toBe('needs-consent');
    expect((await hand(1, png(7), { kind: 'medical', consent: 'yes' })).statusCode).toBe(200);
    expect((await hand(1, png(8), { kind: 'horoscope' })).statusCode).toBe(400);
    expect((await hand(1, png(8), { kind: 'other', issuedOn: '2026-02-30' })).statusCode).toBe(400);
    expect(
      (await app.inject(`/api/borrower/sample/${people[0]!.path.split('/')[4]}/accounts/999999/papers`))
        .statusCode,
    ).toBe(404);
  });

  test('that tells of an editor, of later changes and of another’s file is flagged, and kept all the same', async () => {
    const text =
      'We certify that the person named above earned what is stated here in the month of October and not a cent more than that';
    const first = await hand(2, pdf(text, '', '', '%%EOF\n'));
    expect(first.json().handed).toBe(1);
    expect((await hand(3, pdf(text, '', '', '%%EOF\n'))).json().handed).toBe(1);
    const edited = png(3, [chunk('tEXt', Buffer.from('Software\0Adobe Photoshop 25'))]);
    expect((await hand(4, edited)).json().handed).toBe(1);
    const { items } = (await app.inject('/api/agent/review')).json();
    const flags = (who: number) =>
      items
        .filter((row: { key: string }) =>
          row.key.startsWith(`${people[who]!.slot}-${people[who]!.borrower}-`),
        )
        .flatMap((row: { flags: { kind: string; facts: object }[] }) => row.flags.map(({ kind }) => kind))
        .sort();
    expect(flags(2)).toEqual(['changed-after', 'dates-disagree', 'edited-with']);
    expect(flags(3)).toEqual(['changed-after', 'dates-disagree', 'edited-with', 'same-file']);
    expect(flags(4)).toEqual(['edited-with', 'near-picture']);
    const one = items.find((row: { key: string }) =>
      row.key.startsWith(`${people[4]!.slot}-${people[4]!.borrower}-`),
    );
    const place = one.flags.findIndex(({ kind }: { kind: string }) => kind === 'near-picture');
    const opened = await app.inject({
      method: 'POST',
      url: `/api/agent/review/${one.key}/open/${place}`,
      payload: { by: 'a1', why: 'the same picture?' },
    });
    expect(opened.json().other.paper).toMatch(/^data:image\/png;base64,/);
    expect(opened.json().own.alike.length).toBeGreaterThan(50);
  });

  test('is taken back by its person while nobody has begun, and is gone with him', async () => {
    await hand(5, png(11));
    const before = filesBelow().length;
    const back = await app.inject({ method: 'POST', url: `${people[5]!.path}/papers/1/take-back` });
    expect(back.json().items[0]).toMatchObject({ state: 'taken-back', mayTakeBack: false });
    expect(filesBelow().length).toBe(before - 1);
    const { rows } = await database.pool.query(
      'select count(*)::int as n from likeness where borrower_id = $1',
      [people[5]!.borrower],
    );
    expect(rows[0].n).toBe(0);
    const flagged = await app.inject({ method: 'POST', url: `${people[4]!.path}/papers/1/take-back` });
    expect([flagged.statusCode, why(flagged)]).toEqual([409, 'being-decided']);
    const key = people[4]!;
    await transaction(database.pool, (client) => emptyPlaces(client, key));
    await forgetFiles(home, key);
    const gone = await database.pool.query(
      `select (select count(*) from likeness where borrower_id = $1)::int as marks,
              (select count(*) from paper where borrower_id = $1 and digest is not null)::int as papers`,
      [key.borrower],
    );
    expect(gone.rows[0]).toEqual({ marks: 0, papers: 0 });
  });
});

describe('a statement', () => {
  const state = async (who: number, text: string, facts: object = {}) => {
    const today = await house.today();
    const at = house.now(today);
    return transaction(database.pool, async (client) => {
      const silence = new Silence(knownAt(at));
      const { slot, borrower } = people[who]!;
      const taken = await takeStatement(
        client,
        {
          ...{
            key: { slot, borrower },
            account: null,
            source: 'application',
            about: 'application 1',
            text,
            facts,
          },
          ...{ told: null, consent: false, at, today },
        },
        silence,
      );
      await silence.fall(client);
      return taken;
    });
  };
  const TEXT =
    '上个月底我弟弟在南通船厂摔断锁骨，医药费全靠我垫付。房贷每月4700元已经断了两期，手头仅有320元。我从没想过逃避，只求把剩下的摊成二十四期，每期不超过830元。请别惊动家里老人，母亲心脏不好。';

  test('that somebody else made with a few words changed is shown to a person beside the other', async () => {
    expect((await state(6, TEXT)).flags).toEqual([]);
    const copy = TEXT.replace('弟弟', '堂哥').replace('4700', '5,200').replace('二十四', '三十六');
    const taken = await state(7, copy);
    expect(taken.flags).toMatchObject([
      {
        kind: 'near-text',
        leadsTo: 'person',
        other: { borrower: String(people[6]!.borrower), isPaper: false },
      },
    ]);
    const { slot, borrower, seq } = taken.cases[0]!;
    const sides = await app.inject({
      method: 'POST',
      url: `/api/agent/review/${slot}-${borrower}-${seq}/open/0`,
      payload: { by: 'a1', why: 'the same words' },
    });
    expect(sides.json().other.text).toBe(TEXT);
    expect(sides.json().own.marked.length).toBeGreaterThan(2);
  });

  test('that does not fit the one before asks a person; a text that sounds ill lets collection rest', async () => {
    expect((await state(8, 'I ask for a longer plan.', { income: 500000n, household: 3 })).flags).toEqual([]);
    const next = await state(8, 'I am in hospital with cancer and cannot pay now.', {
      income: 900000n,
      household: 2,
    });
    expect(next.flags.map(({ kind }) => kind).sort()).toEqual(['household-differs', 'income-differs']);
    expect(next.vulnerable).toEqual(['illness']);
    const { items } = (await app.inject('/api/agent/review?kind=vulnerability')).json();
    expect(items[0]).toMatchObject({ sensitive: true, hold: true });
    const step = (by: string) =>
      app.inject({
        method: 'POST',
        url: `/api/agent/review/${items[0].key}/step`,
        payload: { act: 'claim', by },
      });
    expect(why(await step('a2'))).toBe('not-trained');
    expect((await step('a1')).statusCode).toBe(200);
    const facts = await database.pool.query(
      'select type from person_fact where borrower_id = $1 order by seq',
      [people[8]!.borrower],
    );
    expect(facts.rows.at(-1)).toEqual({ type: 'hold' });
    await app.inject({
      method: 'POST',
      url: `/api/agent/review/${items[0].key}/step`,
      payload: {
        ...{ act: 'decide', by: 'a1' },
        verdict: {
          outcome: 'nothing-found',
          reasons: ['no-distress'],
          words: { zh: '本人否认', en: 'He says no' },
          alternative: null,
        },
      },
    });
    const after = await database.pool.query(
      'select type from person_fact where borrower_id = $1 order by seq',
      [people[8]!.borrower],
    );
    expect(after.rows.at(-1)).toEqual({ type: 'hold-lifted' });
  });

  test('about an illness is not kept in words without a consent of its own', async () => {
    const care = (consent: boolean) =>
      app.inject({
        method: 'POST',
        url: `${people[9]!.path}/care`,
        payload: { kinds: ['illness'], words: '我上周做了手术', consent },
      });
    expect((await care(false)).json()).toEqual({ restsUntilDecided: true, wordsKept: false });
    expect((await care(true)).json()).toEqual({ restsUntilDecided: true, wordsKept: true });
    const own = (await app.inject(`${people[9]!.path}/reviews`)).json().items;
    expect(own).toHaveLength(2);
    expect(own[0]).toMatchObject({ state: 'waiting', hold: true, mayAppeal: false });
  });
});

describe('a paper in a house with a scanner of viruses', () => {
  const VIRUS = 'what this test calls a virus';
  let clam: ClamPeer;
  let guarded: FastifyInstance;
  beforeAll(async () => {
    clam = await startClam(VIRUS);
    guarded = await buildApplication({ ...house, scanner: clam }, null);
  });
  afterAll(async () => {
    await guarded.close();
    await clam.close();
  });

  test('goes through it before anything else reads it; what it finds, or could not look at, is not kept', async () => {
    const before = filesBelow().length;
    const clean = pdf('A payslip of the month of October with what was earned in it', '', '', '');
    const found = await hand(
      12,
      pdf(`words and ${VIRUS}`, '', '', ''),
      { kind: 'other' },
      'paper.pdf',
      guarded,
    );
    // Its text is packed within the file: what the scanner sees is the file.
    expect([found.statusCode, clam.seen.length]).toEqual([200, 1]);
    const plain = Buffer.concat([clean, Buffer.from(`\n% ${VIRUS}`)]);
    expect(why(await hand(12, plain, { kind: 'other' }, 'paper.pdf', guarded))).toBe('virus');
    clam.mood = 'limit';
    const unread = await hand(12, clean, { kind: 'other' }, 'paper.pdf', guarded);
    expect([unread.statusCode, why(unread)]).toEqual([503, 'not-scanned']);
    expect(filesBelow()).toHaveLength(before + 1);
    clam.mood = 'scans';
    expect((await hand(12, clean, { kind: 'other' }, 'paper.pdf', guarded)).statusCode).toBe(200);
  });
});
