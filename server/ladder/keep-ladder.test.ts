import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LADDER, FIRST_STRATEGY } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { type Day, dayOf } from '../../rules/days.ts';
import { following, ladderOn, reignsTo } from '../../rules/ladder/ladder-in-force.ts';
import { compileStrategy, type Ladder, type Step } from '../../rules/strategy.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook } from '../api/small-book.ts';
import { seedTexts } from '../contact/approval.ts';
import { closeBook } from '../day-end/close-book.ts';
import type { Database } from '../db/databases.ts';
import { openDraft, readDraft, readSchedule, readVersions, saveDraft } from '../db/ladder/ladder-rows.ts';
import { verifyBook } from '../ledger/verify.ts';
import { type DryRun, dryRun } from './dry-run.ts';
import {
  approveVersion,
  keyText,
  refuseVersion,
  retireVersion,
  scheduleVersion,
  seedLadder,
  submitDraft,
} from './keep-ladder.ts';
import { LadderShelf, ladderAt, readScheduled } from './ladder-shelf.ts';
import { strategyFrom, strategyText } from './strategy-text.ts';

const TODAY = dayOf(2026, 11, 22);
const SEAT = ['CN', 'HOUSE'] as const;
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };
const FIRST = { strategy: 'gentle', version: 1 };

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  await seedTexts(database.pool, HOUSE_TEMPLATES);
  await seedLadder(database.pool, FIRST_STRATEGY);
});
afterAll(() => database.close());

/** The house's own steps with some of them changed. */
const changed = (changes: Readonly<Record<string, Partial<Step>>>): Step[] =>
  FIRST_STRATEGY.steps.map((step) => ({ ...step, ...changes[step.id] }));

async function handIn(steps: readonly Step[], by = 'Lin', why = 'Calls later') {
  const draft = await openDraft(database.pool, {
    ...{ strategy: 'gentle', basedOn: 1, author: by, body: strategyText({ steps }) },
  });
  return submitDraft(database.pool, draft, { by, why, day: TODAY, seat: SEAT });
}

async function close(night: Day) {
  const closing = await closeBook(database, night, RULES, { workers: 0, chunkSize: 10 });
  if (closing.state !== 'closed') throw new Error(closing.state);
  return closing.nights.at(-1)!;
}

/** All that a night planned, word for word. */
async function planOf(night: Day): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    `select account_id || ' ' || step || ' ' || state || ' ' || reason as line from contact where day = $1::date order by 1`,
    [new Date((night + 1) * 86_400_000).toISOString().slice(0, 10)],
  );
  return rows.map(({ line }) => line);
}

/** Steps of a trial as a night's report counts them. */
const counted = ({ steps }: DryRun['was']): Record<string, number> =>
  Object.fromEntries(
    Object.entries(steps)
      .flatMap(([step, { planned, held }]) => [
        [`${step}/planned`, planned],
        [`${step}/held`, held],
      ])
      .filter(([, count]) => count !== 0),
  );

const trial = (night: Day, was: Ladder, is: Ladder) =>
  dryRun(database.pool, { night, products: PRODUCTS, was, is, most: 1_000_000 });

describe('a version of the ladder', () => {
  test("the first is the house's own; seeding again changes nothing, other steps under its number are refused", async () => {
    await seedLadder(database.pool, FIRST_STRATEGY);
    expect((await readVersions(database.pool)).map(keyText)).toEqual(['gentle-1']);
    expect(await ladderAt(database.pool, TODAY, { ...FIRST_LADDER, version: 0 })).toEqual(FIRST_LADDER);
    const other = { ...FIRST_STRATEGY, steps: changed({ call: { day: 5 } }) };
    await expect(seedLadder(database.pool, other)).rejects.toThrow(/Other steps/);
    const { body } = (await readVersions(database.pool))[0]!;
    expect(strategyFrom('gentle', 1, body)).toEqual(FIRST_STRATEGY);
  });

  test('is not handed in with a call before a text message, without a reason, or by another than who wrote it', async () => {
    const steps = changed({ call: { day: 1 } });
    const early = await handIn(steps);
    expect(early).toMatchObject({ state: 'refused', why: 'faults' });
    expect('findings' in early && early.findings).toMatchObject([
      { step: 'call', field: 'day', hard: true, what: { zh: expect.stringContaining('先轻后重') } },
    ]);
    expect(await handIn(changed({ call: { day: 5 } }), 'Lin', ' ')).toMatchObject({ why: 'no-why' });
    expect(await handIn(FIRST_STRATEGY.steps)).toMatchObject({ why: 'same-steps' });
    const draft = await openDraft(database.pool, {
      ...{ strategy: 'gentle', basedOn: 1, author: 'Lin', body: strategyText({ steps }) },
    });
    const asked = { by: 'Mo', why: 'x', day: TODAY, seat: SEAT };
    expect(await submitDraft(database.pool, draft, asked)).toMatchObject({ why: 'not-yours' });
    const kept = (await readDraft(database.pool, draft))!;
    expect(await saveDraft(database.pool, { ...kept, body: kept.body })).toBe(true);
    expect(await saveDraft(database.pool, { ...kept, body: kept.body })).toBe(false);
  });

  test('a step without an approved text, and a week that is too full, are found', async () => {
    const firm = await handIn(changed({ 'sms-second': { tone: 'firm' } }));
    expect('findings' in firm && firm.findings).toMatchObject([
      { step: 'sms-second', field: 'tone', hard: true },
    ]);
    const { findingsOf } = await import('./keep-ladder.ts');
    const daily = {
      id: 'gentle',
      version: 9,
      steps: changed({ 'sms-repeat': { day: 6, every: 1, until: 40 } }),
    };
    const found = await findingsOf(database.pool, daily, TODAY, SEAT);
    expect(found.map(({ rule, hard }) => [rule, hard])).toContainEqual(['HOUSE-WEEK', false]);
  });
});

describe('between two nights', () => {
  const STEPS = changed({ 'sms-second': { day: 4 }, letter: { day: 34 }, 'e-mail': { day: 9, every: 10 } });
  const NEXT = { strategy: 'gentle', version: 2 };

  test('is approved by another person, put into force from a night to come, and the nights before stay as they were', async () => {
    const { pool } = database;
    expect(await handIn(STEPS)).toMatchObject({ state: 'done', done: NEXT });
    const deciding = { by: 'Lin', why: 'Seen', day: TODAY };
    expect(await approveVersion(pool, NEXT, deciding, SEAT)).toMatchObject({ why: 'own-version' });
    const from = { ...deciding, by: 'Qian', from: TODAY + 1 };
    expect(await scheduleVersion(pool, NEXT, from)).toMatchObject({ why: 'not-approved' });
    expect(await approveVersion(pool, NEXT, { ...deciding, by: 'Qian' }, SEAT)).toMatchObject({
      state: 'done',
    });
    expect(await refuseVersion(pool, NEXT, { ...deciding, by: 'Qian' })).toMatchObject({ why: 'marked' });
    expect(await scheduleVersion(pool, NEXT, { ...from, from: TODAY - 1 })).toMatchObject({
      why: 'too-early',
    });
    const before = await planOf(TODAY - 1);

    // What another version would do is what it then does: tried before it was said, and on the night itself.
    const first = await trial(TODAY, FIRST_LADDER, FIRST_LADDER);
    expect(first).toMatchObject({ changed: 0, whole: true, broken: 0 });
    expect(await scheduleVersion(pool, NEXT, from)).toMatchObject({ state: 'done' });
    const report = await close(TODAY);
    expect(counted(first.was)).toEqual(report.steps);

    const night = TODAY + 1;
    const reigns = reignsTo((await readScheduled(pool)).slice(0, 1), TODAY);
    const compiled = compileStrategy({ id: 'gentle', version: 2, steps: STEPS });
    if ('refused' in compiled) throw new Error('it was approved');
    const thought = following(compiled.ladder, reigns, night);
    const now = (await ladderAt(pool, night, FIRST_LADDER))!;
    expect(now).toEqual(thought);
    const tried = await trial(night, FIRST_LADDER, thought);
    expect(tried.changed).toBeGreaterThan(0);
    const after = await close(night);
    expect(counted(tried.is)).toEqual(after.steps);
    expect(counted(tried.was)).not.toEqual(after.steps);

    expect(await planOf(TODAY - 1)).toEqual(before);
    expect((await planOf(TODAY)).every((line) => line.includes('gentle@1'))).toBe(true);
    const planned = await planOf(night);
    expect(planned.length).toBeGreaterThan(0);
    expect(planned.every((line) => line.includes('gentle@2'))).toBe(true);
    expect((await verifyBook(pool, RULES)).broken).toEqual([]);
  });

  test('a version is rolled back by one more row, and every night keeps the version that it had', async () => {
    const { pool } = database;
    const shelf = new LadderShelf(pool, FIRST_LADDER);
    await shelf.look(TODAY + 2);
    expect(shelf.current).toMatchObject({ version: 2, since: TODAY + 1 });
    const back = { by: 'Lin', why: 'Too many complaints', day: TODAY + 2, from: TODAY + 2 };
    expect(await scheduleVersion(pool, FIRST, back)).toMatchObject({ state: 'done' });
    await shelf.renew();
    expect(shelf.current).toMatchObject({ version: 1, since: TODAY + 2 });
    expect([TODAY - 30, TODAY, TODAY + 1, TODAY + 2].map((day) => shelf.on(day).version)).toEqual([
      1, 1, 2, 1,
    ]);
    const tried = await trial(TODAY + 2, shelf.current, shelf.current);
    const report = await close(TODAY + 2);
    expect(counted(tried.is)).toEqual(report.steps);
    for (let night = TODAY + 3; night < TODAY + 12; night += 1) {
      const each = await trial(night, shelf.on(night), shelf.on(night));
      expect(counted(each.was)).toEqual((await close(night)).steps);
    }
    expect((await verifyBook(pool, RULES)).broken).toEqual([]);
    const { rows } = await pool.query(
      `select account_id, step from contact where step in ('letter', 'notice', 'sms-first') and state <> 'cancelled'
        and day between $1::date and $2::date group by account_id, step having count(*) > 1`,
      ['2026-11-23', '2026-12-04'],
    );
    expect(rows).toEqual([]);
  });

  test('a version that was retired cannot come back, and no row can be changed', async () => {
    const { pool } = database;
    const deciding = { by: 'Qian', why: 'Superseded', day: TODAY + 2 };
    expect(await retireVersion(pool, NEXT, deciding)).toMatchObject({ state: 'done' });
    expect(await scheduleVersion(pool, NEXT, { ...deciding, from: TODAY + 40 })).toMatchObject({
      why: 'not-approved',
    });
    for (const table of ['ladder_version', 'ladder_mark', 'ladder_schedule'])
      await expect(pool.query(`delete from ${table}`)).rejects.toThrow();
    await expect(
      pool.query(
        `insert into ladder_mark (strategy, version, author, mark, by_whom, why, day)
         values ('gentle', 3, 'Lin', 'approved', 'Lin', 'x', now())`,
      ),
    ).rejects.toThrow();
    expect((await readSchedule(pool)).map(({ version }) => version)).toEqual([1, 2, 1]);
    expect(ladderOn(await readScheduled(pool), TODAY + 1)?.version).toBe(2);
  });
});
