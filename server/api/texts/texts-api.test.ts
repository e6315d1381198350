import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { openShelf, seedTexts } from '../../contact/approval.ts';
import type { Database } from '../../db/databases.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { MarkAnswer, PreviewAnswer, TextAnswer, TextsAnswer } from './texts-schema.ts';

const DAY = parseDay('2026-11-22')!;
let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, DAY, 24);
  await seedTexts(database.pool, HOUSE_TEMPLATES);
  app = await buildApplication(smallHouse(database), null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string): Promise<T> {
  const response = await app.inject(`/api/studio${path}`);
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as T;
}

async function post(path: string, payload: object) {
  const response = await app.inject({ method: 'POST', url: `/api/studio${path}`, payload });
  return { status: response.statusCode, body: response.json() as Record<string, unknown> };
}

const PLACE = { name: 'overdue', way: 'sms', tone: 'friendly', language: 'zh-CN' } as const;
const GOOD =
  '【{lender}】您好，{date}应还 {amount}，尚未收到，逾期第 {days} 天。可部分还款、延期或分期，明细与异议：{answer}，核验码 {code}。投诉 {complaint}，退订{optOut}。';

describe('the list', () => {
  test('has every text of the house in use, each by two names, and seeding again changes nothing', async () => {
    await seedTexts(database.pool, HOUSE_TEMPLATES);
    const { texts, laws, samples } = await get<TextsAnswer>('/texts');
    expect(texts).toHaveLength(HOUSE_TEMPLATES.length);
    for (const { state, proposedBy, approved } of texts) {
      expect(state).toBe('in-use');
      expect(approved!.by).not.toBe(proposedBy);
    }
    expect(laws).toContain('CN');
    expect(samples.length).toBeGreaterThan(2);
    for (const { name } of samples) expect(name).toContain('*');
  });

  test('of other words under a number that is taken, seeding says so and changes nothing', async () => {
    const [first] = HOUSE_TEMPLATES;
    await expect(seedTexts(database.pool, [{ ...first!, body: `${first!.body} ` }])).rejects.toThrow(
      /Other words/,
    );
  });
});

describe('approval', () => {
  test('needs another person, and then the new version is the one in use', async () => {
    const proposed = await post('/texts', { ...PLACE, outer: null, body: GOOD, by: 'Zhao' });
    expect(proposed).toEqual({ status: 201, body: { key: 'overdue.sms.friendly.zh-CN.2' } });
    const { key } = proposed.body as MarkAnswer;
    expect((await get<TextAnswer>(`/texts/${key}`)).findings).toEqual([]);
    expect(await post(`/texts/${key}/approve`, { by: ' Zhao ' })).toMatchObject({ status: 409 });
    expect(await post(`/texts/${key}/approve`, { by: ' ' })).toMatchObject({ status: 400 });
    const before = (await openShelf(database.pool)).textFor('overdue', 'sms', 'friendly', 'zh-CN', DAY);
    expect(before!.version).toBe(1);
    expect(await post(`/texts/${key}/approve`, { by: 'Qian' })).toEqual({ status: 200, body: { key } });
    expect(await post(`/texts/${key}/approve`, { by: 'Sun' })).toMatchObject({ status: 409 });
    const shelf = await openShelf(database.pool);
    expect(shelf.textFor('overdue', 'sms', 'friendly', 'zh-CN', DAY)!.body).toBe(GOOD);
    expect(shelf.textFor('overdue', 'sms', 'friendly', 'zh-CN', DAY - 1)!.version).toBe(1);
    expect(await post(`/texts/${key}/retire`, { by: 'Zhao' })).toMatchObject({ status: 200 });
    const after = (await openShelf(database.pool)).textFor('overdue', 'sms', 'friendly', 'zh-CN', DAY);
    expect(after!.version).toBe(1);
  });

  test('is refused while anything stands against the text, which the answer names', async () => {
    const body = GOOD.replace('可部分还款', '再不还就通知您的单位领导。可部分还款');
    const { body: made } = await post('/texts', { ...PLACE, outer: null, body, by: 'Zhao' });
    const { key } = made as MarkAnswer;
    const { findings } = await get<TextAnswer>(`/texts/${key}`);
    expect(findings.map(({ about }) => about)).toContain('tells-others');
    for (const { suggestion, source } of findings) {
      expect(suggestion.zh).not.toBe('');
      expect(source).not.toBe('');
    }
    expect(await post(`/texts/${key}/approve`, { by: 'Qian' })).toMatchObject({ status: 409 });
  });

  test('the same words are proposed once', async () => {
    expect(await post('/texts', { ...PLACE, outer: null, body: GOOD, by: 'Li' })).toMatchObject({
      status: 409,
    });
  });

  test('two proposals at once get two numbers', async () => {
    const place = { ...PLACE, tone: 'plain' };
    const both = await Promise.all(
      ['一', '二'].map((word) => post('/texts', { ...place, outer: null, body: `${GOOD}${word}`, by: 'Li' })),
    );
    expect(both.map(({ body }) => body.key).sort()).toEqual([
      'overdue.sms.plain.zh-CN.2',
      'overdue.sms.plain.zh-CN.3',
    ]);
  });

  test('the tables hold it by themselves: nobody approves his own, nothing is changed', async () => {
    const sign = (by: string) =>
      database.pool.query(
        `insert into template_mark select name, way, tone, language, version, proposed_by, 'approved', $1, '2026-11-22', '', now()
           from template_version where proposed_by = $1 and tone = 'plain' limit 1`,
        [by],
      );
    await expect(sign('Li')).rejects.toThrow(/check/);
    await expect(database.pool.query(`update template_version set body = ''`)).rejects.toThrow();
    await expect(database.pool.query('delete from template_mark')).rejects.toThrow();
  });
});

describe('a preview', () => {
  test('is made of the account’s own figures and a masked name', async () => {
    const { samples } = await get<TextsAnswer>('/texts');
    const account = samples[0]!.account;
    const ask = { account, ...PLACE, draft: null };
    for (const way of ['sms', 'email', 'in-app', 'push'])
      for (const language of ['zh-CN', 'en']) {
        const { status, body } = await post('/texts/preview', { ...ask, way, language });
        expect(status).toBe(200);
        const { composed } = body as unknown as PreviewAnswer;
        expect(composed, JSON.stringify(body)).not.toBeNull();
        expect(composed!.parts === null).toBe(way !== 'sms');
        if (way === 'sms') expect(composed!.parts).toBeLessThanOrEqual(3);
        if (way === 'email') expect(composed!.body).toContain('*');
        expect(composed!.body).not.toMatch(/[{}]/);
      }
  });

  test('of a draft says what stands against it', async () => {
    const { samples } = await get<TextsAnswer>('/texts');
    const draft = { outer: null, body: `${GOOD}不还就坐牢。` };
    const { body } = await post('/texts/preview', { account: samples[0]!.account, ...PLACE, draft });
    const { composed, refused, findings } = body as unknown as PreviewAnswer;
    expect(composed).toBeNull();
    expect(refused).toMatchObject({ why: 'words' });
    expect(findings).toContainEqual(expect.objectContaining({ about: 'detention', words: '坐牢' }));
  });

  test('of an account that is not there is refused', async () => {
    expect(await post('/texts/preview', { account: '1-9', ...PLACE, draft: null })).toMatchObject({
      status: 404,
    });
  });
});
