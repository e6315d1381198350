import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { formatDay } from '../../rules/days.ts';
import { liveEvidence, wordsOf } from '../../tools/evidence/evidence-scene.ts';
import { fillGateScene, NOON, type Rehearsed, TODAY } from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { keepRound, keptProposals } from '../agreements/kept-proposal.ts';
import { peopleWithNumber } from '../db/contact/reply-rows.ts';
import type { Database } from '../db/databases.ts';
import { liftLegalHolds, setLegalHold } from '../db/evidence/erasing.ts';
import { readProofs } from '../db/evidence/proof-rows.ts';
import { complaintsOf, keepComplaint } from '../db/gate/complaint-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { transaction } from '../db/pool.ts';
import { changeTelling, readTelling } from '../db/vault/told-rows.ts';
import { storedText } from '../gate/stored-text.ts';
import { eraseBorrower } from './erase.ts';
import { exportEvidence } from './evidence-export.ts';
import { appendProofs, openProofs } from './proof.ts';
import { checkEvidence } from './verifying/evidence-check.ts';

let database: Database;
let gone: Rehearsed;
let other: Rehearsed;
const YEARS_LATER = TODAY + 6 * 366;

beforeAll(async () => {
  database = await testDatabase();
  const people = await fillGateScene(database.pool, 6);
  [gone, other] = [people[1]!, people[2]!];
  await liveEvidence(database.pool, other, 30);
  await liveEvidence(database.pool, gone, 3);
});
afterAll(() => database.close());

const erase = (person: Rehearsed, day: number) =>
  eraseBorrower(database.pool, { key: person.key, day, at: NOON, why: 'asked by the person' }, HOUSE);
const make = ({ account }: Rehearsed) =>
  exportEvidence(database.pool, { account, contactsOnly: false, lender: 'x' });

/** Everything that the tables of this database hold, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const all = [];
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ text: string }>(`select t::text as text from ${name} t`);
    all.push(...rows.map(({ text }) => text));
  }
  return all.join('\n');
}

describe('erasure', () => {
  test('is refused while something is owed, under a hold, and while a law asks for the records', async () => {
    expect(await erase(gone, YEARS_LATER)).toMatchObject({ state: 'refused', reason: 'still-owed' });
    await database.pool.query(
      `update account set not_due = 0, billed = 0, revolving = 0, due_principal = 0, due_interest = 0, due_fee = 0, interest = 0, penalty = 0
        where slot = $1 and account_id = $2`,
      [gone.account.slot, gone.account.accountId],
    );
    await setLegalHold(database.pool, gone.key, 'case 7');
    expect(await erase(gone, YEARS_LATER)).toMatchObject({
      reason: 'legal-hold',
      why: { en: expect.stringContaining('case 7') },
    });
    expect(await liftLegalHolds(database.pool, gone.key)).toBe(1);
    const early = await erase(gone, TODAY + 30);
    expect(early).toMatchObject({ state: 'refused', reason: 'retention' });
    expect(early.state === 'refused' && early.until !== null && early.until > TODAY + 700).toBe(true);
    expect(await openProofs(database.pool, [{ ...gone.key, seq: 1 }])).toHaveProperty('size', 1);
  });

  test('with a recording is refused while nobody knows whether it holds a plan', async () => {
    expect(await erase(gone, YEARS_LATER)).toMatchObject({ state: 'refused', reason: 'not-known' });
  });

  test('makes his data unreadable and not to be guessed, and leaves every proof valid', async () => {
    // The same life without the recording, whose law nobody can compute.
    const people = await fillWithoutRecording();
    const before = await make(other);
    expect(await readTelling(database.pool, people.key)).toMatchObject({ name: 'GONE-NAME' });
    expect(await everything()).not.toContain('GONE-NAME');
    const complaint = {
      at: NOON,
      receivedOn: TODAY,
      dueOn: null,
      rule: null,
      kind: 'contact',
      via: 'portal',
      account: null,
    } as const;
    const told = {
      takenBy: null,
      theirNumber: null,
      suggested: null,
      hardship: false,
      about: 'contact 1',
      fact: 1,
    } as const;
    await transaction(database.pool, async (client) => {
      await lockBorrowers(client, [people.key]);
      await keepComplaint(client, { ...people.key, ...complaint, ...told, words: '我住院了' });
    });
    expect(await complaintsOf(database.pool, people.key)).toMatchObject([{ words: '我住院了' }]);
    expect(await everything()).not.toContain('我住院了');
    const rounds = () => keptProposals(database.pool, people.account, people.key.borrower);
    expect((await rounds())[0]!.stated!.circumstances).toEqual(STATED);
    // What he stated lies sealed from the first minute on, not only once he is erased.
    for (const word of STATED_WORDS) expect(await everything()).not.toContain(word);
    expect(await erase(people, YEARS_LATER)).toEqual({ state: 'erased', on: YEARS_LATER });
    expect(await erase(people, YEARS_LATER)).toEqual({ state: 'already-erased', on: YEARS_LATER });
    const left = await everything();
    for (const word of ['GONE-NAME', '13900000001', 'gone@example.cn', wordsOf(77)])
      expect(left).not.toContain(word);
    expect(await openProofs(database.pool, [{ ...people.key, seq: 1 }])).toHaveProperty('size', 0);
    const [sealed] = (
      await database.pool.query('select * from sealed where borrower_id = $1', [people.key.borrower])
    ).rows;
    expect(sealed).toBeUndefined();
    expect(await rounds()).toEqual([]);
    expect(await complaintsOf(database.pool, people.key)).toMatchObject([{ words: '', answer: null }]);
    for (const word of STATED_WORDS) expect(left).not.toContain(word);
    const { rows: borrowers } = await database.pool.query(
      'select region, key, sealed, phone_mark, email_mark from borrower where slot = $1 and borrower_id = $2',
      [people.key.slot, people.key.borrower],
    );
    expect(borrowers).toEqual([
      { region: 'CN', key: null, sealed: null, phone_mark: null, email_mark: null },
    ]);
    expect(await readTelling(database.pool, people.key)).toEqual({ name: '', phone: null, email: null });
    expect(await changeTelling(database.pool, people.key, { name: 'late' })).toBe(false);
    expect(await peopleWithNumber(database.pool, '00000001')).toEqual([]);
    // His own chain still holds, without a word of his; the other's file is what it was.
    const file = await make(people);
    const checked = checkEvidence(file);
    expect(checked.findings).toEqual([]);
    expect(file.toString()).not.toContain('"open"');
    expect(file.toString()).toContain('内容已删除');
    expect((await make(other)).equals(before)).toBe(true);
    expect(checkEvidence(before).holds).toBe(true);
  });

  test('is not undone by what comes in later: the proof stands without a text', async () => {
    const [row] = (await database.pool.query('select slot, borrower_id as borrower from erasure')).rows;
    await transaction(database.pool, (client) =>
      appendProofs(client, [
        {
          slot: row.slot,
          borrower: row.borrower,
          at: NOON,
          kind: 'reply',
          data: {},
          sealed: { body: 'late' },
        },
      ]),
    );
    const last = (await readProofs(database.pool, [row])).at(-1)!;
    expect(last.data).toBe('{"commits":{"body":null}}');
  });
});

/** What he stated in a negotiation, with figures that stand nowhere else. */
const STATED = {
  incomes: [{ amount: 73_137_311n, every: 'month', sure: 'usual' }],
  people: 3,
  area: 'rural',
  housing: 51_551_919n,
  unavoidable: 0n,
  otherDebts: 0n,
  onHand: 0n,
  salaryDate: 9,
  hardUntil: null,
} as const;
const STATED_WORDS = ['73137311', '51551919', 'salaryDate'];

async function fillWithoutRecording(): Promise<Rehearsed> {
  const { rows } = await database.pool.query(
    `select slot, borrower_id, account_id from account where borrower_id = 4`,
  );
  const { slot, borrower_id: borrower, account_id: accountId } = rows[0];
  await changeTelling(
    database.pool,
    { slot, borrower },
    { name: 'GONE-NAME', phone: '13900000001', email: 'gone@example.cn' },
  );
  await database.pool.query(
    `update account set not_due = 0, billed = 0, revolving = 0, due_principal = 0, due_interest = 0, due_fee = 0, interest = 0, penalty = 0
      where slot = $1 and account_id = $2`,
    [slot, accountId],
  );
  await transaction(database.pool, (client) =>
    appendProofs(client, [
      {
        slot,
        borrower,
        at: NOON,
        kind: 'contact',
        data: { permit: 1, day: formatDay(TODAY) },
        sealed: { body: wordsOf(77) },
      },
    ]),
  );
  const answer = {
    affordability: null,
    answer: 'person',
    offers: [],
    objections: [],
    reasons: [],
    by: TODAY,
  } as const;
  const asked = storedText({ kind: 'instalments', months: 6, amount: null, firstOn: null });
  const round = {
    ...{ borrower, at: NOON, day: TODAY, key: 'erased-round', byWhom: 'borrower', level: 'system' },
    ...{ asked, terms: 'agree-loan@1', answer: answer.answer },
  };
  await transaction(database.pool, (client) =>
    keepRound(client, { slot, accountId }, round, { circumstances: STATED, answer, offers: [] }),
  );
  return { key: { slot, borrower }, account: { slot, accountId } };
}
