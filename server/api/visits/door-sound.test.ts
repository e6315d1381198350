import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_PIECE_BYTES, MOST_SOUND_BYTES } from '../../../policy/house/visits/visit-terms.ts';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { parseDay } from '../../../rules/days.ts';
import { bookFor, makeVisitable, openVisitors } from '../../../tools/pages/visits/visit-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { seedTexts } from '../../contact/approval.ts';
import { KeptFiles } from '../../contact/kept-files.ts';
import type { Database } from '../../db/databases.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { type OldDebtor, oldDebtors } from '../../db/visits/rehearsed-debtors.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { OwnVisits, VisitCaseShown } from './visits-schema.ts';

const TODAY = parseDay('2026-11-22')!;
const ATTEMPTS = Number(process.env.ANHUAN_ATTEMPTS ?? 300);
const FILES = mkdtempSync(join(tmpdir(), 'anhuan-door-sound-'));
/** How a recording of a telephone begins (EBML, webm), and two pieces that follow. */
const HEAD = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
  Buffer.alloc(300, 7),
]);
const PIECES = [HEAD, Buffer.alloc(900, 11), Buffer.alloc(700, 13)];
const ONE = '11111111-1111-4111-8111-111111111111';
const TWO = '22222222-2222-4222-8222-222222222222';
const THREE = '33333333-3333-4333-8333-333333333333';

let database: Database;
let app: FastifyInstance;
let house: House;
let person: OldDebtor;
let stranger: OldDebtor;
let visit: string;
let elsewhere: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await fillSmallBook(pool, TODAY, 120);
  await seedTexts(pool, HOUSE_TEMPLATES);
  await openVisitors(pool);
  house = { ...smallHouse(database, '11:25'), people: { origin: null }, papers: new KeptFiles(FILES) };
  const rows = await oldDebtors(pool, 2);
  [person, stranger] = rows as [OldDebtor, OldDebtor];
  const now = { today: TODAY, at: house.now(TODAY) };
  for (const [place, one] of rows.entries()) {
    const key = { slot: one.slot, borrower: one.borrower };
    const where = { lines: '文三路 1 号', spot: { latitude: 30_244_000, longitude: 120_152_000 } };
    await makeVisitable(pool, house, { key, accounts: [one.account], name: '杨光' }, where, now);
    const name = await bookFor(house, key, TODAY, place === 0 ? now.at + 5 : null);
    if (place === 0) visit = name;
    else elsewhere = name;
    tokens.set(`b${place}`, await openSession(pool, key, 'test'));
  }
  for (const [number, roles] of [
    ['l1', ['lead']],
    ['c1', ['compliance']],
    ['au', ['auditor']],
    ['f99', ['field']],
  ] as const) {
    await addStaff(pool, { number, login: number, name: number, roles: [...roles], agency: null }, null);
    tokens.set(number, await openSession(pool, { staff: number }, 'test'));
  }
  for (const number of ['f81', 'f82']) tokens.set(number, await openSession(pool, { staff: number }, 'test'));
  app = await buildApplication(house, null);
});
afterAll(async () => {
  await app?.close();
  await database?.close();
  rmSync(FILES, { recursive: true });
});

const headers = (who: string) => ({ cookie: `anhuan-session=${tokens.get(who)}` });
const post = async (who: string, url: string, payload: object) => {
  const answer = await app.inject({ method: 'POST', url: `/api${url}`, headers: headers(who), payload });
  return { status: answer.statusCode, body: answer };
};
const get = (who: string, url: string) => app.inject({ url: `/api${url}`, headers: headers(who) });
async function piece(seq: number, bytes: Buffer, recording = ONE, who = 'f81', of = visit) {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/visit/${of}/sounds/${recording}/${seq}?by=${who}`,
    headers: { ...headers(who), 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([
      Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="p"\r\n\r\n'),
      bytes,
      Buffer.from('\r\n--x--\r\n'),
    ]),
  });
  const { state, why } = answer.json<{ state?: string; why?: string | null }>();
  return state === undefined ? answer.statusCode : why === null ? state : why;
}
const end = async (recording = ONE) =>
  (await post('f81', `/visit/${visit}/sounds/${recording}/end`, { by: 'f81' })).body.json<{ state: string }>()
    .state;
let entered = 0;
const enter = async (...bodies: object[]) => {
  const minute = house.now(TODAY);
  const entries = bodies.map((body) => {
    entered += 1;
    return { key: `sound-test-${entered}`, minute, body, deviceAt: new Date(minute * 60_000).toISOString() };
  });
  const done = await post('f81', `/visit/${visit}/entries`, { by: 'f81', entries });
  expect(done.status, done.body.body).toBe(200);
};
const agree = (given: boolean) => enter({ type: 'consent', of: 'recording', given });
const own = () => `/borrower/sample/${person.reference}/visits`;
const soundOf = async (): Promise<(string | null)[]> =>
  (await get('b0', own())).json<OwnVisits>().visits[0]!.sounds.map(({ sound }) => sound);
const hear = (who: string, recording = ONE, why = 'complaint') =>
  post(who, `/lead/visits/${visit}/sounds/${recording}`, { by: who, why });
const onDisk = () =>
  readdirSync(FILES, { recursive: true }).filter((name) => /[0-9a-f]{64}$/.test(String(name)));

describe('A4: sound at the door', () => {
  test('is not taken before he agreed, nor when he said no', async () => {
    const leave = (await post('f81', `/visit/${visit}/leave`, { by: 'f81' })).body.json<{ permit: number }>();
    await enter({ type: 'arrived', permit: leave.permit, asked: true, spot: null });
    expect(await piece(1, PIECES[0]!)).toBe('no-consent');
    await enter({ type: 'consent', of: 'entry', given: true });
    expect(await piece(1, PIECES[0]!)).toBe('no-consent');
    await agree(false);
    expect(await piece(1, PIECES[0]!)).toBe('no-consent');
    expect(onDisk()).toEqual([]);
  });

  test('is taken piece by piece, each once, sealed, and is whole when it is ended', async () => {
    await agree(true);
    expect(await piece(2, PIECES[1]!)).toBe('no-beginning');
    expect(await piece(1, Buffer.from('<html>no sound</html>'.repeat(9)))).toBe('not-a-sound');
    expect(await piece(1, Buffer.alloc(0))).toBe('empty');
    expect(await piece(1, Buffer.alloc(MOST_PIECE_BYTES + 1, 1))).toBe('too-large');
    expect(await piece(1, Buffer.alloc(MOST_PIECE_BYTES * 2, 1))).toBe(413);
    expect(onDisk()).toEqual([]);
    for (const [place, bytes] of PIECES.entries()) expect(await piece(place + 1, bytes)).toBe('kept');
    // The answer was lost: the same again.
    for (const [place, bytes] of PIECES.entries()) expect(await piece(place + 1, bytes)).toBe('known');
    expect(onDisk()).toHaveLength(3);
    for (const name of onDisk())
      expect(readFileSync(join(FILES, String(name))).includes(Buffer.alloc(50, 11))).toBe(false);
    expect([await end(), await end()]).toEqual(['kept', 'known']);
    expect(await piece(4, PIECES[1]!)).toBe('over');
  });

  test('he hears what was recorded of him, and nobody else of his', async () => {
    const [address] = await soundOf();
    const heard = await get('b0', address!.slice(4));
    expect([heard.statusCode, heard.headers['content-type']]).toEqual([200, 'audio/webm']);
    expect(Buffer.compare(heard.rawPayload, Buffer.concat(PIECES))).toBe(0);
    expect((await get('b1', address!.slice(4))).statusCode).toBe(403);
    const foreign = address!.replace(person.reference, stranger.reference).slice(4);
    expect((await get('b1', foreign)).statusCode).toBe(404);
  });

  test('of the house a lead and compliance hear it, with a reason that stands in his chain first', async () => {
    for (const who of ['l1', 'c1']) {
      const heard = await hear(who);
      expect([heard.status, heard.body.rawPayload.length]).toEqual([200, Buffer.concat(PIECES).length]);
    }
    expect((await hear('l1', ONE, 'curious')).status).toBe(400);
    for (const who of ['f81', 'f82', 'au', 'b0']) expect((await hear(who)).status, who).toBe(403);
    const { rows } = await database.pool.query<{ data: string }>(
      `select data from proof where kind = 'recording' and borrower_id = $1 order by seq`,
      [person.borrower],
    );
    const steps = rows.map(
      ({ data }) => JSON.parse(data) as { step: string; worker?: string; pieces?: number },
    );
    expect(steps.map(({ step, worker }) => [step, worker])).toEqual([
      ['begun', 'f81'],
      ['ended', undefined],
      ['heard', 'l1'],
      ['heard', 'c1'],
    ]);
    expect(steps[1]!.pieces).toBe(3);
    const seen = (
      await get('l1', `/lead/visits/accounts/${person.slot}-${person.account}`)
    ).json<VisitCaseShown>();
    expect(seen.sounds).toMatchObject([{ visit, recording: ONE, by: 'f81', gone: false }]);
  });

  test('when he no longer agrees all of it goes at once, and nothing more is taken; that there was one stays', async () => {
    expect(await piece(1, PIECES[0]!, TWO)).toBe('kept');
    await agree(false);
    expect(onDisk()).toEqual([]);
    expect(await piece(2, PIECES[1]!, TWO)).toBe('no-consent');
    expect(await soundOf()).toEqual([null, null]);
    expect((await hear('l1')).status).toBe(404);
    const { rows } = await database.pool.query(
      `select count(*)::int as count from proof where kind = 'recording' and data like '%withdrawn%'`,
    );
    expect(rows).toEqual([{ count: 2 }]);
  });

  test('when he agrees again a new one begins; the old ones stay gone', async () => {
    await agree(true);
    expect(await piece(2, PIECES[1]!, TWO)).toBe('over');
    expect(await piece(1, PIECES[0]!, THREE)).toBe('kept');
    expect((await soundOf()).map((sound) => sound === null)).toEqual([true, true, false]);
  });

  test('is bounded for the whole visit, however many recordings are begun', async () => {
    await database.pool.query('update visit_sound set bytes = $1 where recording = $2', [
      MOST_SOUND_BYTES,
      THREE,
    ]);
    expect(await piece(1, PIECES[0]!, '44444444-4444-4444-8444-444444444444')).toBe('too-large');
    expect(await piece(2, PIECES[1]!, THREE)).toBe('too-large');
  });

  test(`${ATTEMPTS} times somebody else sends or ends something: refused each time`, async () => {
    const before = onDisk().length;
    let seed = 20261124;
    const some = <T>(list: readonly T[]): T => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return list[(seed >>> 8) % list.length]!;
    };
    for (let count = 0; count < ATTEMPTS; count += 1) {
      // Another visitor; or she herself about a visit that nobody confirmed, or that does not exist.
      const [who, of] = some([
        ['f99', visit],
        ['f81', elsewhere],
        ['f81', '7-999999-1'],
        ['f99', elsewhere],
      ] as const);
      const recording = some([ONE, TWO, THREE]);
      const status =
        some([0, 1]) === 0
          ? await piece(some([1, 2, 3]), some(PIECES), recording, who, of)
          : (await post(who, `/visit/${of}/sounds/${recording}/end`, { by: who })).status;
      expect([403, 404], `${who} ${of} ${status}`).toContain(status);
    }
    expect(onDisk()).toHaveLength(before);
  });
});
