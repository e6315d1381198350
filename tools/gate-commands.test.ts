import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '../server/db/databases.ts';
import { decide } from '../server/gate/permit-desk.ts';
import type { Call } from './commands.ts';
import { run } from './gate-question.ts';
import {
  fillGateScene,
  NIGHT,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  textAbout,
} from './rehearsal/gate-scene.ts';
import { testDatabase } from './test-database.ts';

let database: Database;
let person: Rehearsed;
let written = '';

beforeAll(async () => {
  database = await testDatabase();
  [person] = (await fillGateScene(database.pool, 1)) as [Rehearsed];
});
afterAll(() => database.close());
afterEach(() => vi.restoreAllMocks());

async function gate(words: Call['words'], options: Call['options'] = {}, json = false): Promise<number> {
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  const code = await run({ words, options, databaseUrl: database.url, json });
  vi.restoreAllMocks();
  return code;
}

const account = () => String(person.account.accountId);

describe('gate explain', () => {
  test('says rule by rule why not, in both languages, with the article and the time from which', async () => {
    const at = '2026-11-30T23:30';
    expect(await gate(['explain', null], { account: account(), way: 'sms', at })).toBe(0);
    expect(written).toMatch(/^account \d+, 2026-11-30 23:30 Asia\/Shanghai: refuse$/m);
    expect(written).toContain('CN-TIME · GB/T 45251-2025 (5.3) · must');
    expect(written).toContain('每日22:00至次日8:00不得催收');
    expect(written).toContain('No collection between 22:00 and 08:00');
  });

  test('as JSON names what each rule found, and the first minute at which time alone lifts it', async () => {
    await gate(['explain', null], { account: account(), way: 'sms', at: '2026-11-30T23:30' }, true);
    const said = JSON.parse(written);
    expect(said).toMatchObject({ result: 'refuse', way: 'sms' });
    const rule = said.verdicts.find(({ rule }: { rule: string }) => rule === 'CN-TIME');
    expect(rule).toMatchObject({
      outcome: 'refuse',
      reasons: ['time_of_day'],
      source: 'GB/T 45251-2025 (5.3)',
    });
  });

  test.each<[string, Call['options'], RegExp]>([
    ['no account', {}, /for whom/],
    ['an account that is not there', { account: '7' }, /no account "7"/],
    ['a way that is none', { account: '1', way: 'pigeon' }, /no way "pigeon"/],
    ['a minute that is none', { account: '1', at: 'noon' }, /"noon" is no minute/],
  ])('refuses %s', async (_, options, words) => {
    await expect(gate(['explain', null], options)).rejects.toThrow(words);
  });
});

describe('gate replay', () => {
  test('makes a kept decision again; one that was forged shows where, and exits with 1', async () => {
    const house = rehearsedHouse({ at: NIGHT }, rehearsedLaw('of that day', '08:00'));
    await decide(database.pool, [{ key: person.key, attempt: textAbout(person) }], house);
    const { borrower } = person.key;
    expect(await gate(['replay', `${borrower}-1`])).toBe(0);
    expect(written).toMatch(/refuse, law of that day \([0-9a-f]{12}…\), strategy gentle@1: identical/);
    await database.pool.query(
      `insert into decision (slot, borrower_id, seq, at, asked, result, law, strategy, inputs, answer)
       select slot, borrower_id, 2, at, asked, 'permit', law, strategy, inputs, replace(answer, 'time_of_day', 'none')
         from decision where borrower_id = $1 and seq = 1`,
      [borrower],
    );
    expect(await gate(['replay', `${borrower}-2`], {}, true)).toBe(1);
    expect(JSON.parse(written)).toMatchObject({
      identical: false,
      differences: [{ at: 'value.verdicts.0.reasons.0', was: '"none"', is: '"time_of_day"' }],
    });
  });

  test('of something else says what an ID looks like', async () => {
    await expect(gate(['replay', 'x'])).rejects.toThrow(/"x" is no decision/);
    await expect(gate(['replay', '1-99'])).rejects.toThrow(/no decision 1-99/);
    await expect(gate(['forget', null])).rejects.toThrow(/no "forget"/);
  });
});
