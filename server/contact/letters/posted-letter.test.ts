import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { LetterRoom } from '../../../tools/letters/letter-room.ts';
import {
  addressFor,
  engageFirm,
  FIRM,
  LAWYER,
  trainWorkers,
  triedBefore,
} from '../../../tools/letters/letter-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { House } from '../../api/house.ts';
import { fillSmallBook, smallHouse } from '../../api/small-book.ts';
import { readLetters } from '../../db/calls/letter-rows.ts';
import type { Database } from '../../db/databases.ts';
import { readLawyers } from '../../db/firms/engagement-rows.ts';
import { type LateBorrower, latestDebts } from '../../db/firms/letter-placing.ts';
import { type OrderKey, readOrder } from '../../db/firms/order-rows.ts';
import { readLogs } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { giveLetter } from '../../firms/give-letter.ts';
import { isSignedBy } from '../../firms/lawyer-key.ts';
import { proposeLetter } from '../../firms/propose-letter.ts';
import { signLetter } from '../../firms/sign-letter.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { askMessage } from '../gather.ts';

let database: Database;
let house: House;
let letters: LetterRoom;
let people: LateBorrower[];
let engagement: number;

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  const today = parseDay('2026-11-22')!;
  await fillSmallBook(pool, today, 120);
  house = smallHouse(database);
  await trainWorkers(pool);
  engagement = await engageFirm(pool, today, house.now(today));
  letters = await LetterRoom.open(house);
  people = await latestDebts(pool, 'zh-CN', 8);
});
afterAll(async () => {
  await letters?.close();
  await database?.close();
});

const writing = () => ({ ...house, press: letters.press });

/** A borrower who was texted and called in vain and whose letter lies with the firm. */
async function given(row: LateBorrower): Promise<OrderKey> {
  const { pool } = database;
  const key = { slot: row.slot, borrower: row.borrower };
  await triedBefore(house, key, row.accountId);
  await addressFor(pool, key, row.name);
  const proposed = await proposeLetter(house, row, 'a17');
  if (proposed.state !== 'proposed') throw new Error(JSON.stringify(proposed));
  expect(await giveLetter(writing(), proposed.order, 'a17')).toMatchObject({ why: 'own-proposal' });
  const gave = await giveLetter(writing(), proposed.order, 'l21');
  expect(
    gave,
    JSON.stringify(gave, (_, value) => String(value)),
  ).toMatchObject({ state: 'done' });
  return proposed.order;
}

test('a letter that nobody signed does not go out, whoever asked for it', async () => {
  const row = people[0]!;
  const key = { slot: row.slot, borrower: row.borrower };
  const today = await house.today();
  const at = house.now(today);
  const message = await transaction(database.pool, (client) =>
    askMessage(client, {
      key,
      ...({ way: 'letter', template: 'letter', tone: 'formal', purpose: 'collect' } as const),
      debts: [String(row.accountId)],
      ...{ replyTo: null, day: today, notBefore: at, notAfter: at + 600 },
    }),
  );
  await addressFor(database.pool, key, row.name);
  await letters.room.drain();
  const { rows } = await database.pool.query(
    'select state, why from message where slot = $1 and borrower_id = $2 and message = $3',
    [key.slot, key.borrower, message],
  );
  expect(rows).toEqual([{ state: 'refused', why: 'letter lacks: signed' }]);
});

test('a signed letter is judged, set as it was signed, posted, and its return is known in the person’s log', async () => {
  const { pool } = database;
  const row = people[1]!;
  const order = await given(row);
  const who = { staff: 'f81', firm: FIRM };
  // He is told of the firm before it may sign.
  expect(await signLetter(writing(), order, who)).toMatchObject({ why: 'lacks', what: ['borrower-told'] });
  await letters.room.drain();
  const signed = await signLetter(writing(), order, who);
  expect(
    signed.state,
    JSON.stringify(signed, (_, value) => String(value)),
  ).toBe('done');
  const kept = (await readOrder(pool, order))!;
  const [lawyer] = (await readLawyers(pool, [engagement])).filter((one) => one.lawyer === LAWYER);
  const statement = {
    ...{ number: kept.number!, digest: kept.digest!, firm: FIRM, lawyer: LAWYER, at: kept.signedAt! },
  };
  expect(isSignedBy(lawyer!.public, statement, kept.signature!)).toBe(true);
  expect(isSignedBy(lawyer!.public, { ...statement, at: statement.at + 1 }, kept.signature!)).toBe(false);

  await letters.room.drain();
  const message = kept.message!;
  const sent = await pool.query<{ state: string; why: string | null; permit: number }>(
    'select state, why, permit from message where slot = $1 and borrower_id = $2 and message = $3',
    [order.slot, order.borrower, message],
  );
  expect(sent.rows[0]).toMatchObject({ state: 'sent', why: null });
  const [[post, letter] = []] = [...letters.office.inbox];
  const digest = createHash('sha256').update(letter!.pdf).digest('hex');
  expect(digest).toBe(kept.page);
  expect(await readLetters(pool, { ...order, message })).toMatchObject([{ digest, number: kept.number }]);
  if (spawnSync('pdftotext', ['-v']).error === undefined) {
    const file = join(mkdtempSync(join(tmpdir(), 'anhuan-letter-')), 'letter.pdf');
    writeFileSync(file, letter!.pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const part of [row.name, '明正律师事务所', '沈知行', LAWYER, '目前未决定采取进一步措施'])
      expect(text).toContain(part);
    expect(text).toMatch(/核验码\s+[2-9A-Z]{4}-[2-9A-Z]{4}/);
  }
  letters.office.move(post!, 'posted');
  letters.office.move(post!, 'returned', { reason: 'unknown-address', scan: Buffer.from('the envelope') });
  await letters.office.heard();
  expect(await readLetters(pool, { ...order, message })).toMatchObject([
    {
      order: post,
      state: 'returned',
      reason: 'unknown-address',
      scan: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  const log = (await readLogs(pool, [order]))(order.borrower);
  const ended = log.facts.filter(({ type, permit }) => type === 'outcome' && permit === sent.rows[0]!.permit);
  expect(ended.map(({ data }) => (valueIn(data) as { outcome: string }).outcome)).toContain('bounced');
  // An address at which nobody lives: contact is lost there until another is found.
  const dead = log.facts.filter(({ type }) => type === 'number-invalid');
  expect(dead.map(({ data }) => valueIn(data))).toEqual([{ address: 'postal' }]);
});
