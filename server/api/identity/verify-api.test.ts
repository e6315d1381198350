import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { CheckAnswer } from './verify-schema.ts';

type App = Awaited<ReturnType<typeof buildApplication>>;
let database: Awaited<ReturnType<typeof testDatabase>>;
let app: App;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 6);
  app = await buildApplication(smallHouse(database), null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const ask = (payload: object, address: string, language = 'en') =>
  app.inject({ method: 'POST', url: `/api/verify?language=${language}`, payload, remoteAddress: address });

test('what is not known is answered like everything else, in both languages, and kept by nobody', async () => {
  const answers = await Promise.all(
    ['en', 'zh-CN'].map((language) => ask({ what: '7K4C-2QD9', ending: '5678' }, '127.0.0.2', language)),
  );
  for (const answer of answers) {
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json<CheckAnswer>()).toMatchObject({ answer: 'unknown', what: null, by: null, on: null });
  }
  expect(answers[0]!.json<CheckAnswer>().told[0]).toBe('We do not know this. Please check what you typed.');
  expect(answers[1]!.json<CheckAnswer>().told[0]).toBe('我们没有查到。请核对是否输入正确。');
});

test('the page asks and answers without a script, and repeats nothing that was typed', async () => {
  const page = await app.inject({ url: '/verify', headers: { 'accept-language': 'en-GB,en;q=0.9' } });
  expect(page.body).toContain('Is this really us?');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  const answer = await app.inject({
    method: 'POST',
    url: '/verify?language=zh-CN',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'what=%3Cb%3Ebold&ending=1234',
    remoteAddress: '127.0.0.3',
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('查无此项');
  expect(answer.body).not.toContain('bold');
  const empty = await app.inject({
    method: 'POST',
    url: '/verify?language=en',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'what=&ending=',
    remoteAddress: '127.0.0.3',
  });
  expect([empty.statusCode, empty.body.includes('Type at least three characters.')]).toEqual([400, true]);
});

test('the code of a letter stands in the form already, and nothing else does', async () => {
  const page = await app.inject({ url: '/verify/7k4c2qd9?language=en' });
  expect(page.body).toContain('value="7K4C-2QD9"');
  const other = await app.inject({ url: '/verify/%22%3E%3Cb%3E?language=en' });
  expect([other.statusCode, other.body.includes('<b>')]).toEqual([200, false]);
});

test('who asks too often is told to wait, others are not', async () => {
  const statuses: number[] = [];
  for (let one = 0; one < 22; one += 1)
    statuses.push((await ask({ what: `X${one}0000` }, '127.0.0.9')).statusCode);
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
  expect(statuses.slice(20)).toEqual([429, 429]);
  expect((await ask({ what: 'X0000' }, '127.0.0.10')).statusCode).toBe(200);
});

test('a question that cannot be one is refused with its place', async () => {
  const answer = await ask({ what: 'x' }, '127.0.0.11');
  expect(answer.statusCode).toBe(400);
  expect(answer.json<{ errors: { where: string }[] }>().errors[0]?.where).toBe('body.what');
});
