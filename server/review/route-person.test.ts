import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { flagOf } from '../../rules/review/flag.ts';
import type { Verdict } from '../../rules/review/review-case.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook, smallHouse } from '../api/small-book.ts';
import type { Database } from '../db/databases.ts';
import { transaction } from '../db/pool.ts';
import { type CaseKey, keepReviewers, queueCounts, readQueue } from '../db/review/review-rows.ts';
import { slotOfBorrower } from '../db/slot.ts';
import { appealCase, routeToPerson, stepCase } from './route-person.ts';

let database: Database;
let at: number;
const key = { slot: slotOfBorrower(1n), borrower: 1n };

const NO: Verdict = {
  outcome: 'refused',
  reasons: ['not-affordable'],
  words: { zh: '超出负担', en: 'It could not be kept' },
  alternative: 'a plan of 36 months',
};

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 6);
  const house = smallHouse(database);
  at = house.now(await house.today());
  const { rows } = await database.pool.query(
    'select slot, borrower_id from borrower order by borrower_id limit 1',
  );
  Object.assign(key, { slot: rows[0].slot, borrower: rows[0].borrower_id });
  await keepReviewers(database.pool, [
    { id: 'a1', level: 1, trained: false },
    { id: 'a2', level: 1, trained: true },
    { id: 'l1', level: 2, trained: true },
    { id: 'h1', level: 3, trained: true },
  ]);
});
afterAll(() => database.close());

const route = (level: 1 | 2 | 3 = 2): Promise<CaseKey> =>
  transaction(database.pool, (client) =>
    routeToPerson(client, {
      subject: { key, account: null, about: 'application 1' },
      kind: 'application',
      why: 'above-limit',
      flags: [flagOf('near-text', 930_000)],
      at,
      by: null,
      level,
    }),
  );

describe('what is routed to a person', () => {
  test('waits with its clock and flags, and two who take it at once get one owner', async () => {
    const opened = await route();
    const [row] = await readQueue(database.pool, { decided: false, kind: null, size: 10 });
    expect(row).toMatchObject({ seq: opened.seq, about: 'application 1', why: 'above-limit' });
    expect(row!.case.dueAt).toBe(at + 3 * 1440);
    expect(row!.flags).toEqual([flagOf('near-text', 930_000)]);
    const steps = await Promise.all(
      ['a1', 'a2', 'l1', 'h1'].map((who) => stepCase(database.pool, opened, { act: 'claim' }, who, at)),
    );
    expect(steps.filter(({ state }) => state === 'done')).toHaveLength(1);
    expect(steps.filter((step) => step.state === 'refused' && step.why === 'taken')).toHaveLength(3);
  });

  test('is proposed, approved by another, appealed to a third; each step stands in the chain', async () => {
    const opened = await route();
    const step = (act: Parameters<typeof stepCase>[2], who: string) =>
      stepCase(database.pool, opened, act, who, at + 5);
    await step({ act: 'claim' }, 'a1');
    expect(await step({ act: 'decide', verdict: NO }, 'a1')).toMatchObject({
      row: { case: { proposed: { by: 'a1' }, decided: null } },
    });
    expect(await step({ act: 'approve' }, 'a1')).toEqual({ state: 'refused', why: 'own-proposal' });
    expect(await step({ act: 'approve' }, 'nobody')).toEqual({ state: 'refused', why: 'no-such-reviewer' });
    expect(await step({ act: 'approve' }, 'l1')).toMatchObject({ row: { case: { decided: { by: 'l1' } } } });
    const again = await appealCase(database.pool, opened, at + 10, '请再看一次');
    if (again.state === 'refused') throw new Error(again.why);
    expect(again.row.case).toMatchObject({ kind: 'appeal', notBy: ['l1', 'a1'], dueAt: at + 10 + 7 * 1440 });
    for (const who of ['a1', 'l1'])
      expect(await stepCase(database.pool, again.row, { act: 'claim' }, who, at + 11)).toEqual({
        state: 'refused',
        why: 'own-decision',
      });
    expect(await appealCase(database.pool, opened, at + 12, '')).toEqual({
      state: 'refused',
      why: 'appealed',
    });
    const { rows } = await database.pool.query(
      `select data from proof where slot = $1 and borrower_id = $2 and kind = 'review' order by seq`,
      [key.slot, key.borrower],
    );
    const steps = rows.map(({ data }) => JSON.parse(data)).filter((one) => one.case === opened.seq);
    expect(steps.map((one) => one.step)).toEqual(['opened', 'claim', 'decide', 'approve']);
    // The words are committed to, not written there.
    expect(JSON.stringify(steps)).not.toContain('超出负担');
    expect(steps[2].commits).toHaveProperty('zh');
  });

  test('the tables themselves refuse a decision by its proposer, by somebody barred, or without a reason', async () => {
    const opened = await route();
    const set = (columns: string) =>
      database.pool.query(
        `update review_case set ${columns} where slot = $1 and borrower_id = $2 and seq = $3`,
        [opened.slot, opened.borrower, opened.seq],
      );
    const refused = `outcome = 'refused', reasons = '{not-affordable}', alternative = 'x', proposed_by = 'a1', proposed_at = 1`;
    await expect(set(`${refused}, decided_by = 'a1', decided_at = 2`)).rejects.toThrow('four_eyes');
    await expect(set(`${refused}, not_by = '{l1}', decided_by = 'l1', decided_at = 2`)).rejects.toThrow(
      'somebody_else',
    );
    await expect(set(`outcome = 'refused', decided_by = 'l1', decided_at = 2`)).rejects.toThrow(
      'refused_with_reason',
    );
    await expect(set(`decided_by = 'l1', decided_at = 2`)).rejects.toThrow('check');
  });

  test('the lead sees how many wait, are late, wait for approval', async () => {
    const before = await queueCounts(database.pool, at);
    await route(1);
    expect((await queueCounts(database.pool, at)).waiting).toBe(before.waiting + 1);
    expect((await queueCounts(database.pool, at + 30 * 1440)).late).toBe(before.waiting + 1);
  });
});
