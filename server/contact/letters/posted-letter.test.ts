import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LETTER_FIRM, LETTER_SENDERS } from '../../../policy/house/letter-senders.ts';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { parseDay } from '../../../rules/days.ts';
import { type PostOffice, startPostOffice } from '../../../tools/peers/post-office.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { buildApplication } from '../../api/application.ts';
import type { House } from '../../api/house.ts';
import type { LetterAnswer, LettersAnswer } from '../../api/letters/letters-schema.ts';
import { fillSmallBook, smallHouse } from '../../api/small-book.ts';
import { readDial } from '../../db/calls/dial-rows.ts';
import { readLetters } from '../../db/calls/letter-rows.ts';
import type { Database } from '../../db/databases.ts';
import { keepAddresses, keepStaff } from '../../db/gate/fact-rows.ts';
import { type BorrowerKey, readLogs } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { lawFor } from '../../gate/law-for.ts';
import { permitAndMark } from '../../gate/permit-desk.ts';
import { knownAt } from '../../gate/silence.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { tellOfPeople, tellOutcomes } from '../../gate/tell-person.ts';
import { seedTexts } from '../approval.ts';
import { openPost } from '../carriers/post-carrier.ts';
import { ContactRoom } from '../contact-room.ts';
import { askMessage } from '../gather.ts';
import { KeptFiles } from '../kept-files.ts';
import { LetterPress } from './letter-press.ts';
import { letterShelf } from './letter-shelf.ts';

const press = new LetterPress();
let database: Database;
let house: House;
let office: PostOffice;
let room: ContactRoom;

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await fillSmallBook(pool, parseDay('2026-11-22')!, 120);
  house = smallHouse(database);
  office = await startPostOffice({ token: 'secret' });
  const today = await house.today();
  const now = () => house.now(today);
  const { products, ladder, collecting } = house;
  await seedTexts(pool, HOUSE_TEMPLATES);
  room = await ContactRoom.open({
    pool,
    products,
    ladder,
    collecting,
    now,
    today: async () => today,
    site: () => 'https://lender.example',
    open: async (hearer) => {
      const config = {
        name: 'post',
        address: office.address,
        token: 'secret',
        sender: LETTER_SENDERS,
        perSecond: 20,
        costOfLetter: 35_000,
        rank: 0,
        waitSeconds: 30,
      };
      const shelf = letterShelf(pool, new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-post-'))), now);
      return [{ carrier: await openPost(config, hearer('post'), shelf, press) }];
    },
  });
});
afterAll(async () => {
  await room.close();
  await office.close();
  await press.close();
  await database.close();
});

/** A text message and a call were tried: a letter may follow. */
async function triedBefore(key: BorrowerKey, account: bigint): Promise<void> {
  const { collecting, products } = house;
  const today = await house.today();
  for (const [channel, days] of [
    ['sms', 3],
    ['call', 2],
  ] as const) {
    const { at: _, ...attempt } = attemptOf(channel, account, 0, collecting);
    const now = () => house.now(today) - days * 1440;
    const [one] = await permitAndMark(database.pool, [{ key, attempt }], {
      collecting,
      products,
      lawOf: (region) => lawFor(region, collecting),
      strategy: 'gentle@1',
      now,
    });
    if (one?.permit == null) throw new Error(`${channel}: ${JSON.stringify(one?.missing)}`);
    if (channel === 'call')
      await tellOutcomes(database.pool, [
        { key, permit: one.permit, at: now(), ending: { type: 'outcome', outcome: 'no-answer' } },
      ]);
  }
}

test('a letter that is asked for is judged, set, posted, and its return is known in the person’s log', async () => {
  const { pool } = database;
  const today = await house.today();
  const [row] = (await readDial(pool, { today, now: 0, dayBegins: 0, daysBack: 7, size: 100 })).filter(
    ({ language }) => language === 'zh-CN',
  );
  const key = { slot: row!.slot, borrower: row!.borrower };
  await triedBefore(key, row!.accounts[0]!);
  await keepAddresses(pool, [
    {
      ...key,
      id: 'postal',
      of: 'borrower',
      kind: 'postal',
      literal: `${row!.name}\n浙江省杭州市余杭区五常街道\n西溪路 556 号\n310023`,
      use: 'home',
      timeZone: null,
      provenance: 'contract',
      state: 'active',
      belongsTo: null,
      confidence: 90,
      lawful: true,
      byEmployer: false,
    },
  ]);
  const at = house.now(today);
  const agency = { id: LETTER_FIRM, entrusted: true, debtorTold: true, lawFirm: true };
  await tellOfPeople(pool, [{ key, at: at - 1440, fact: { type: 'agency', agency } }], knownAt(at));
  const message = await transaction(pool, (client) =>
    askMessage(client, {
      key,
      way: 'letter',
      template: 'letter',
      tone: 'formal',
      purpose: 'collect',
      debts: row!.accounts.map(String),
      replyTo: null,
      day: today,
      notBefore: at,
      notAfter: at + 600,
    }),
  );
  await room.drain();
  const { rows } = await pool.query<{ state: string; why: string | null; permit: number }>(
    'select state, why, permit from message where slot = $1 and borrower_id = $2 and message = $3',
    [key.slot, key.borrower, message],
  );
  expect(rows[0]).toMatchObject({ state: 'sent', why: null });
  const [[order, letter] = []] = [...office.inbox];
  const digest = createHash('sha256').update(letter!.pdf).digest('hex');
  expect(await readLetters(pool, { ...key, message })).toMatchObject([{ digest, pages: 1 }]);
  if (spawnSync('pdftotext', ['-v']).error === undefined) {
    const file = join(mkdtempSync(join(tmpdir(), 'anhuan-letter-')), 'letter.pdf');
    writeFileSync(file, letter!.pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text).toContain(row!.name);
    expect(text).toMatch(/核验码\s+[2-9A-Z]{4}-[2-9A-Z]{4}/);
  }
  office.move(order!, 'posted');
  office.move(order!, 'returned', { reason: 'unknown-address', scan: Buffer.from('the envelope') });
  await office.heard();
  expect(await readLetters(pool, { ...key, message })).toMatchObject([
    { order, state: 'returned', reason: 'unknown-address', scan: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  const log = (await readLogs(pool, [key]))(key.borrower);
  const ended = log.facts.filter(({ type, permit }) => type === 'outcome' && permit === rows[0]!.permit);
  expect(ended.map(({ data }) => (valueIn(data) as { outcome: string }).outcome)).toContain('bounced');
});

test('a letter is looked at and ordered by an authorised person, refused with the reason before text and telephone were tried', async () => {
  const { pool } = database;
  const today = await house.today();
  const app = await buildApplication(house, null);
  const rows = (await readDial(pool, { today, now: 0, dayBegins: 0, daysBack: 7, size: 100 })).filter(
    ({ language, accounts }) => language === 'zh-CN' && accounts.length === 1,
  );
  const row = rows.at(-1)!;
  const key = { slot: row.slot, borrower: row.borrower };
  const account = row.accounts[0]!;
  const address = `/api/studio/letters/${key.slot}-${account}`;
  await keepStaff(
    pool,
    [
      { id: 'a17', trained: true, certified: true },
      { id: 'a19', trained: false, certified: null },
    ],
    [],
  );
  const order = (by: string, language = 'en') =>
    app.inject({ method: 'POST', url: `${address}/orders`, payload: { by, language } });
  const early = await order('a17');
  expect(early.statusCode).toBe(409);
  const whats = early.json().errors.map(({ what }: { what: string }) => what);
  expect(whats).toContainEqual(
    expect.stringMatching(/A milder step comes first.*no letter before a call.*\(House rule: milder first\)/),
  );
  expect((await order('a17', 'zh-CN')).json().detail).toMatch(/[\u4e00-\u9fa5]/);
  const kept = await pool.query(
    `select from decision where slot = $1 and borrower_id = $2 and result = 'refuse'`,
    [key.slot, key.borrower],
  );
  expect(kept.rowCount).toBe(2);

  await triedBefore(key, account);
  const at = house.now(today);
  const agency = { id: LETTER_FIRM, entrusted: true, debtorTold: true, lawFirm: true };
  await tellOfPeople(pool, [{ key, at: at - 1440, fact: { type: 'agency', agency } }], knownAt(at));
  const postal = { id: 'postal', of: 'borrower', kind: 'postal', use: 'home', timeZone: null } as const;
  const sure = { provenance: 'contract', state: 'active', belongsTo: null, confidence: 90 } as const;
  const literal = `${row.name}\n浙江省杭州市余杭区五常街道\n西溪路 557 号\n310023`;
  await keepAddresses(pool, [{ ...key, ...postal, ...sure, literal, lawful: true, byEmployer: false }]);
  const seen = (await app.inject(`${address}?language=en`)).json<LetterAnswer>();
  expect(seen).toMatchObject({ may: { allowed: true }, addressed: true, orderedToday: false });
  expect(seen.name).not.toBe(row.name);
  const page = await app.inject(seen.page!);
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(page.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await app.inject(seen.page!)).rawPayload.equals(page.rawPayload)).toBe(true);

  expect((await order('a19')).statusCode).toBe(403);
  expect((await order('nobody')).statusCode).toBe(403);
  const before = office.inbox.size;
  const ordered = await order('a17');
  expect(ordered.statusCode).toBe(201);
  expect((await order('a17')).statusCode).toBe(409);
  await room.drain();
  expect(office.inbox.size).toBe(before + 1);
  const list = (await app.inject('/api/studio/letters')).json<LettersAnswer>();
  expect(list.ordered.find(({ account: one }) => one === `${key.slot}-${account}`)).toMatchObject({
    state: 'sent',
    number: expect.stringMatching(/^L/),
    name: expect.stringContaining('*'),
  });
  await app.close();
});
