import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { buildApplication } from './application.ts';
import { fillSmallBook, smallHouse } from './small-book.ts';
import type { DoorsAnswer, NightAnswer, NightsAnswer, ProgressAnswer } from './studio-schema.ts';

let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 24);
  app = await buildApplication(smallHouse(database), null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string): Promise<T> {
  const response = await app.inject(`/api${path}`);
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as T;
}

test('the front page counts the book and offers borrowers that can be opened', async () => {
  const doors = await get<DoorsAnswer>('/doors');
  expect(doors).toMatchObject({ today: '2026-11-22', accounts: 24 });
  const late = await database.pool.query('select from account where oldest_due is not null');
  expect(doors.pastDue).toBe(late.rowCount);
  expect(doors.samples.length).toBeGreaterThan(2);
  for (const { host, reference } of doors.samples) await get(`/borrower/${host}/${reference}`);
});

describe('a night', () => {
  test('says how many planned contacts the gate would allow, and which rules refuse the others', async () => {
    const { gate, steps } = await get<NightAnswer>('/studio/nights/2026-11-21?language=en');
    expect(gate!.asked).toBe(steps.reduce((sum, { planned }) => sum + planned, 0));
    const refused = gate!.asked - gate!.possible;
    expect(refused).toBeGreaterThan(0);
    expect(gate!.refusals.reduce((sum, { contacts }) => sum + contacts, 0)).toBeGreaterThanOrEqual(refused);
    for (const { told } of gate!.refusals) expect(told).toMatch(/^[A-Z].*\.$/);
    const before = await get<NightAnswer>('/studio/nights/2026-11-20');
    expect(before.gate).toBeNull();
  });

  test('is reported with control totals that the books confirm', async () => {
    const { nights, book } = await get<NightsAnswer>('/studio/nights');
    expect(nights[0]).toMatchObject({ day: '2026-11-21', finished: true });
    expect(book.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(24);
    const report = await get<NightAnswer>('/studio/nights/2026-10-31');
    expect(report.control.length).toBeGreaterThan(0);
    expect(report.balances).toBe(true);
    const booked = await database.pool.query<{ total: bigint }>(
      `select sum(amount)::bigint as total from posting where day = '2026-10-31' and by_night`,
    );
    const shown = report.control.reduce((sum, { booked }) => sum + BigInt(booked.replace('.', '')), 0n);
    expect(shown).toBe(booked.rows[0]?.total);
    expect(report.month.passages.length).toBeGreaterThan(0);
  });

  test('that was not closed is refused', async () => {
    const response = await app.inject('/api/studio/nights/2026-11-22');
    expect(response.statusCode).toBe(404);
    expect((response.json() as { errors: { where: string }[] }).errors[0]?.where).toBe('params.day');
  });
});

test('the next day is closed once at a time, and its progress can be followed', async () => {
  const [first, second] = await Promise.all([
    app.inject({ method: 'POST', url: '/api/studio/next-day' }),
    app.inject({ method: 'POST', url: '/api/studio/next-day' }),
  ]);
  expect([first.statusCode, second.statusCode].sort()).toEqual([202, 409]);
  await vi.waitUntil(async () => (await get<ProgressAnswer>('/studio/progress')).state !== 'running', {
    timeout: 30_000,
    interval: 20,
  });
  const progress = await get<ProgressAnswer>('/studio/progress');
  expect(progress).toMatchObject({ state: 'done', day: '2026-11-22', error: null });
  expect(progress.of).toBeGreaterThan(0);
  const { today, nights } = await get<NightsAnswer>('/studio/nights');
  expect([today, nights[0]?.day]).toEqual(['2026-11-23', '2026-11-22']);
  expect((await get<NightAnswer>('/studio/nights/2026-11-22')).balances).toBe(true);
});
