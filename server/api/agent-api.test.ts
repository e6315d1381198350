import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import type { AgentAccountAnswer, WorkAnswer } from './agent-schema.ts';
import { buildApplication } from './application.ts';
import { maskedMailbox, maskedName, maskedPhone } from './mask.ts';
import { fillSmallBook, smallHouse } from './small-book.ts';

let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 40);
  app = await buildApplication(smallHouse(database), null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string): Promise<T> {
  const response = await app.inject(`/api/agent${path}`);
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as T;
}

test('pages of the work list join without a gap or a repetition, in one order', async () => {
  const whole = await get<WorkAnswer>('/work?when=waiting&size=200');
  expect(whole.items.length).toBeGreaterThan(5);
  const seen: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const page: WorkAnswer = await get(`/work?when=waiting&size=3${after === '' ? '' : `&after=${after}`}`);
    seen.push(...page.items.map(({ key }) => key));
    after = page.next;
  }
  expect(seen).toEqual(whole.items.map(({ key }) => key));
  const amounts = whole.items.map(({ overdue }) => Number(overdue));
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
});

test('a row says why it is there and hides whom it is about', async () => {
  const { items, order } = await get<WorkAnswer>('/work?language=en');
  expect(order).toContain('largest amount past due first');
  expect(items.length).toBeGreaterThan(0);
  for (const { reason, name, phone, last } of items) {
    expect(reason).toMatch(/^Call planned for today/);
    expect(name).toContain('*');
    expect(phone).toContain('****');
    expect(last).toBe('2026-11-22');
  }
});

test('filters narrow the list', async () => {
  const { items } = await get<WorkAnswer>('/work?when=waiting&bucket=M2&product=instalment&channel=call');
  expect(items.length).toBeGreaterThan(0);
  for (const { bucket, product, channel } of items) {
    expect(bucket).toBe('M2');
    expect(product.en).toBe('Instalment loan');
    expect(channel).toBe('call');
  }
});

test('an account tells everything that happened, newest first, and why nobody or somebody is to act', async () => {
  const first = (await get<WorkAnswer>('/work?language=en')).items[0]!;
  const account = await get<AgentAccountAnswer>(`/accounts/${first.key}?language=en`);
  expect(account.reason).toBe('Call planned for today.');
  expect(account.person.name).toBe(first.name);
  const days = account.timeline.map(({ day }) => day);
  expect(days).toEqual(days.toSorted().reverse());
  expect(account.timeline.at(-1)?.told).toMatch(/was lent|was opened/);
  const events = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from event where account_id = $1 and not (type = 'accrued' and data like '%"postings":[]%')`,
    [first.account],
  );
  expect(account.timeline).toHaveLength(events.rows[0]!.count);
});

test('each way of contact says whether it is open now, by which rule it is not, and from when', async () => {
  const first = (await get<WorkAnswer>('/work?language=en')).items[0]!;
  const { gate, planned, timeline } = await get<AgentAccountAnswer>(`/accounts/${first.key}?language=en`);
  expect(gate.askedAtTold).toBe('at 10:30 on 22 November');
  const way = (channel: string) => gate.ways.find((one) => one.channel === channel)!;
  expect(way('sms')).toMatchObject({
    allowed: true,
    headline: 'A text message may be sent now.',
    again: null,
    until: '2026-11-22T02:35Z',
    speaking: [],
  });
  expect(way('sms').silent.length).toBeGreaterThan(5);
  expect(way('visit')).toMatchObject({ allowed: false, possibleAt: null, until: null });
  for (const may of gate.ways.filter(({ allowed }) => !allowed)) {
    expect(may.again).not.toBeNull();
    expect(may.speaking.length).toBeGreaterThan(0);
    for (const { told, source } of may.speaking)
      expect([told.length > 0, source !== '']).toEqual([true, true]);
  }
  const call = planned.find(({ day, channel }) => day === '2026-11-22' && channel === 'call')!;
  expect(call.gate.length).toBeGreaterThan(0);
  expect(timeline.find(({ told }) => told === call.why)?.gate).toEqual(call.gate);
});

test.each([
  ['/work?bucket=M99', 400, 'query.bucket'],
  ['/work?product=gold', 400, 'query.product'],
  ['/work?after=zzz', 400, 'query.after'],
  ['/work?size=0', 400, 'querystring.size'],
  ['/accounts/17', 400, 'params.key'],
  ['/accounts/17-999', 404, 'params.key'],
])('%s is refused with %i at %s', async (path, status, where) => {
  const response = await app.inject(`/api/agent${path}`);
  expect(response.statusCode).toBe(status);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect((response.json() as { errors: { where: string }[] }).errors[0]?.where).toBe(where);
});

test('names and numbers are masked to their ends', () => {
  expect(['李小明', 'Jane Smith', ''].map(maskedName)).toEqual(['李**', 'J*** S****', '']);
  expect(['13812345678', '12345', null].map(maskedPhone)).toEqual(['138****5678', '***45', null]);
  expect(['li@host.example', 'odd', null].map(maskedMailbox)).toEqual(['l***@host.example', '***', null]);
});
