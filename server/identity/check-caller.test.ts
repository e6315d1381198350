import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MINUTES } from '../../rules/gate/local-time.ts';
import { codeText } from '../../rules/telling/check-code.ts';
import { tryCodes } from '../../tools/rehearsal/contact/code-tries.ts';
import {
  fillGateScene,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  textAbout,
} from '../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { keepAddresses } from '../db/gate/fact-rows.ts';
import { endRegistered, enterRegister } from '../db/identity/register-rows.ts';
import { permitAndMark } from '../gate/permit-desk.ts';
import { checkCaller } from './check-caller.ts';
import { drawWord, tellWord, wordOf } from './one-time-word.ts';

const SEED = 20261122;
const ENDING = '0000';
const house = rehearsedHouse({ at: NOON }, rehearsedLaw('test', '08:00'));
let database: Database;
let people: Rehearsed[];

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 60);
});
afterAll(() => database.close());

const check = (what: string, ending = '', at = NOON) =>
  checkCaller(database.pool, { what, ending }, at, house.collecting.collector.id);

async function sentTo(person: Rehearsed, change = {}): Promise<string> {
  await permitAndMark(
    database.pool,
    [{ key: person.key, attempt: { ...textAbout(person), ...change } }],
    house,
  );
  const { rows } = await database.pool.query<{ code: string }>(
    'select code from permit where slot = $1 and borrower_id = $2 order by permit desc limit 1',
    [person.key.slot, person.key.borrower],
  );
  return rows[0]!.code;
}

test('a code answers to whoever received it, on any of his numbers, for as long as its kind lasts', async () => {
  const person = people[0]!;
  const code = await sentTo(person);
  const genuine = { answer: 'genuine', what: 'message', at: NOON };
  expect(await check(codeText(code), ENDING)).toMatchObject(genuine);
  expect(await check(code.toLowerCase(), ` ${ENDING} `, NOON + 90 * DAY_MINUTES)).toMatchObject(genuine);
  expect(await check(code, ENDING, NOON + 90 * DAY_MINUTES + 1)).toEqual({ answer: 'expired' });
  expect(await check(code, '1234')).toEqual({ answer: 'unknown' });
  expect(await check(code)).toEqual({ answer: 'unknown' });
  await keepAddresses(database.pool, [
    {
      ...person.key,
      id: 'mail',
      of: 'borrower',
      kind: 'email',
      literal: 'jane.smith@example.com',
      use: null,
      timeZone: null,
      provenance: 'contract',
      state: 'active',
      belongsTo: null,
      confidence: 90,
      lawful: true,
      byEmployer: false,
    },
  ]);
  expect(await check(code, 'MITH')).toMatchObject(genuine);
});

test('the code of a call is over the day after', async () => {
  const code = await sentTo(people[1]!, { way: 'call' });
  expect(await check(code, ENDING, NOON + DAY_MINUTES)).toMatchObject({ answer: 'genuine', what: 'call' });
  expect(await check(code, ENDING, NOON + DAY_MINUTES + 1)).toEqual({ answer: 'expired' });
});

test('what acts for an agency ends with it, and nobody speaks for one that is not registered', async () => {
  const agency = { zh: '诚信服务', en: 'Fair Service' };
  await enterRegister(database.pool, [
    { kind: 'agency', id: 'AG1', name: agency, actsFor: null },
    { kind: 'worker', id: 'AG10231', name: { zh: '员工', en: 'Staff' }, actsFor: 'AG1' },
    { kind: 'line', id: '1088880000', name: { zh: '线路', en: 'Line' }, actsFor: 'AG1' },
    { kind: 'worker', id: 'B7', name: { zh: '员工', en: 'Staff' }, actsFor: 'NOBODY' },
    { kind: 'line', id: '95000', name: { zh: '客服', en: 'Hotline' }, actsFor: null },
  ]);
  const code = await sentTo(people[2]!, { by: 'ag-1' });
  const stranger = await sentTo(people[3]!, { by: 'z9' });
  expect(await check('ag1-0231')).toMatchObject({ answer: 'genuine', what: 'worker', by: agency });
  expect(await check('+86 10 8888-0000')).toMatchObject({ answer: 'genuine', what: 'line', by: agency });
  expect(await check(code, ENDING)).toMatchObject({ answer: 'genuine', by: agency });
  expect(await check(stranger, ENDING)).toEqual({ answer: 'unknown' });
  expect((await check('B7')).answer).toBe('unknown');
  expect(await check('b-7')).toEqual(await check('b 7'));
  expect(await endRegistered(database.pool, 'agency', 'AG1')).toBe(true);
  for (const [what, ending] of [['AG10231'], ['01088880000'], ['AG1'], [code, ENDING]] as const)
    expect(await check(what, ending)).toEqual({ answer: 'revoked', by: agency });
  expect(await check('95000')).toMatchObject({ answer: 'genuine', what: 'line' });
});

test(`no code that is drawn, changed, copied, unsent, old or ended is genuine (seed ${SEED})`, async () => {
  const outcome = await tryCodes(database.pool, people.slice(20), house, {
    tries: 800,
    seed: SEED,
    ending: ENDING,
  });
  expect(outcome.accepted).toEqual([]);
  expect(outcome.genuineRefused).toBe(0);
  expect(outcome.genuine).toBeGreaterThan(15);
  expect(Object.keys(outcome.tries).length).toBe(8);
});

test('a word is told once, to an agent with a permitted call to this very person', async () => {
  const [called, other] = [people[10]!, people[11]!];
  expect(await wordOf(database.pool, called.key)).toBeNull();
  await sentTo(called, { way: 'call' });
  expect(await tellWord(database.pool, called.key, 'w1', NOON)).toEqual({ state: 'refused', why: 'no-word' });
  const first = await drawWord(database.pool, called.key, 'en');
  const second = await drawWord(database.pool, called.key, 'zh-CN');
  expect(second.seq).toBe(first.seq + 1);
  expect(await tellWord(database.pool, called.key, 'w1', NOON + 61)).toEqual({
    state: 'refused',
    why: 'no-call',
  });
  expect(await tellWord(database.pool, called.key, 'w1', NOON + 5)).toEqual({
    state: 'told',
    word: second.word,
  });
  expect(await tellWord(database.pool, called.key, 'w2', NOON + 5)).toEqual({
    state: 'refused',
    why: 'told-before',
  });
  expect(await wordOf(database.pool, called.key)).toMatchObject({ good: false, toldTo: 'w1' });
  await drawWord(database.pool, other.key, 'en');
  expect(await tellWord(database.pool, other.key, 'w1', NOON)).toEqual({ state: 'refused', why: 'no-call' });
});
