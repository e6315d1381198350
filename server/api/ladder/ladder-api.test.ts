import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LADDER, FIRST_STRATEGY } from '../../../policy/house/ladder.ts';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { type Day, dayOf } from '../../../rules/days.ts';
import { PROHIBITIONS } from '../../../rules/gate/prohibitions.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { seedTexts } from '../../contact/approval.ts';
import type { Database } from '../../db/databases.ts';
import { openDay } from '../../db/night.ts';
import { seedLadder } from '../../ladder/keep-ladder.ts';
import { LadderShelf } from '../../ladder/ladder-shelf.ts';
import { buildApplication } from '../application.ts';
import type { LawAnswer, LawAsking } from '../law/law-schema.ts';
import { prohibitionFile } from '../law/prohibition-files.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type {
  AccountsAnswer,
  ChangesAnswer,
  LadderAnswer,
  LaddersAnswer,
  TrialAnswer,
} from './ladder-schema.ts';

const TODAY = dayOf(2026, 11, 22);
const S = '/api/studio';
let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 40);
  await seedTexts(database.pool, HOUSE_TEMPLATES);
  await seedLadder(database.pool, FIRST_STRATEGY);
  const ladders = new LadderShelf(database.pool, FIRST_LADDER);
  const today = async (): Promise<Day> => {
    const day = (await openDay(database.pool))!;
    await ladders.look(day);
    return day;
  };
  const house = {
    ...smallHouse(database),
    ...{ ladders, today },
    get ladder() {
      return ladders.current;
    },
  };
  app = await buildApplication(house, null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string): Promise<T> {
  const answer = await app.inject({ url: S + path });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
async function post<T>(path: string, body: object, status = 200): Promise<T> {
  const answer = await app.inject({ method: 'POST', url: S + path, payload: body });
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json();
}

describe('ladders', () => {
  test('from a draft to a version in force and back, with every refusal on the way', async () => {
    const list = await get<LaddersAnswer>('/ladders');
    expect(list).toMatchObject({ today: '2026-11-22', inForce: 'gentle-1', firstNight: '2026-11-22' });
    const opened = await post<{ key: string; draft: number }>(
      '/ladders/drafts',
      { from: 'gentle-1', by: 'Lin' },
      201,
    );
    const { steps, draft } = await get<LadderAnswer>(`/ladders/${opened.key}`);
    const save = (changed: typeof steps, revision: number, status = 200) =>
      post<{ revision: number; judged: LadderAnswer['judged'] }>(
        `/ladders/drafts/${opened.draft}`,
        { steps: changed, revision, by: 'Lin' },
        status,
      );
    const early = steps.map((step) => (step.id === 'call' ? { ...step, day: 1 } : step));
    // A count that no column holds is no revision.
    await save(early, 2 ** 40, 400);
    const { judged } = await save(early, draft!.revision);
    expect(judged).toMatchObject({ load: null, findings: [{ step: 'call', hard: true }] });
    await save(early, draft!.revision, 409);
    await post(`/ladders/drafts/${opened.draft}/submit`, { by: 'Lin', why: 'Sooner' }, 409);

    const later = steps.map((step) => (step.id === 'sms-second' ? { ...step, day: 4 } : step));
    expect((await save(later, draft!.revision + 1)).judged.findings.filter(({ hard }) => hard)).toEqual([]);
    const { changes } = await get<ChangesAnswer>(
      `/ladders/${opened.key}/changes?against=gentle-1&language=en`,
    );
    expect(changes.map(({ told }) => told)).toEqual(['Text message moved from day 3 to day 4 (sms-second).']);
    await post(`/ladders/drafts/${opened.draft}/submit`, { by: 'Mo', why: 'x' }, 409);
    const made = await post<{ key: string }>(`/ladders/drafts/${opened.draft}/submit`, {
      by: 'Lin',
      why: 'Calmer',
    });
    expect(made.key).toBe('gentle-2');
    await post('/ladders/gentle-2/schedule', { by: 'Lin', why: 'now', from: '2026-11-22' }, 409);
    await post('/ladders/gentle-2/approve', { by: 'Lin', why: 'mine' }, 409);
    await post('/ladders/gentle-2/approve', { by: 'Qian', why: 'Read and tried' });
    await post('/ladders/gentle-2/schedule', { by: 'Lin', why: 'now', from: '2026-11-21' }, 409);
    await post('/ladders/gentle-2/schedule', { by: 'Lin', why: 'now', from: '2026-11-22' });
    expect((await get<LaddersAnswer>('/ladders')).inForce).toBe('gentle-2');
    await post('/ladders/gentle-1/schedule', { by: 'Lin', why: 'Too many complaints', from: '2026-11-22' });
    const after = await get<LaddersAnswer>('/ladders');
    expect(after.inForce).toBe('gentle-1');
    expect(after.said.map(({ key }) => key)).toEqual(['gentle-1', 'gentle-2', 'gentle-1']);
  });

  test('real accounts are shown masked, under both', async () => {
    const shown = await get<AccountsAnswer>('/ladders/gentle-2/accounts?stage=early');
    expect(shown.accounts.length).toBeGreaterThan(0);
    for (const { name, was, is } of shown.accounts) {
      expect(name).toMatch(/\*/);
      expect(was.length + is.length).toBeGreaterThan(0);
    }
    const { account } = shown.accounts[0]!;
    const own = await get<AccountsAnswer>(`/ladders/gentle-2/accounts?reference=${account.split('-')[1]}`);
    expect(own.accounts.map((one) => one.account)).toEqual([account]);
    const none = await app.inject({ url: `${S}/ladders/gentle-2/accounts?reference=nobody` });
    expect(none.statusCode).toBe(404);
  });

  test('a dry run of the version in force changes nobody, another one says whom it changes', async () => {
    const run = async (key: string): Promise<TrialAnswer> => {
      let answer = await post<TrialAnswer>('/ladders/trials', { key }, 202);
      while (answer.state === 'running') {
        await new Promise((resolve) => setImmediate(resolve)); // the thread's own words come in between
        answer = await get<TrialAnswer>(`/ladders/trials/${answer.trial}`);
      }
      return answer;
    };
    const same = await run('gentle-1');
    expect(same).toMatchObject({ state: 'done', result: { changed: 0, whole: true } });
    const other = await run('gentle-2');
    expect(other.error).toBeNull();
    expect(other.result).toMatchObject({ was: 'gentle@1', is: 'gentle@2', night: '2026-11-22' });
    expect(other.result!.pressure.was.people).toBeGreaterThan(0);
  }, 60_000);
});

describe('law', () => {
  test('every rule says what it says in both languages, with its source, and its prohibition has a file', async () => {
    const { rules, serves } = await get<LawAnswer>('/law');
    expect(rules.length).toBeGreaterThan(150);
    expect(serves).toContain('CN');
    for (const { says, source } of rules)
      expect([says.en, says.zh, source].every((text) => text !== '')).toBe(true);
    for (const kind of Object.keys(PROHIBITIONS)) {
      const file = prohibitionFile(kind);
      expect(file !== null && existsSync(join(import.meta.dirname, '..', '..', '..', file)), kind).toBe(true);
    }
    expect(rules.some(({ refusals }) => (refusals ?? 0) > 0)).toBe(true);
  });

  test('a made-up case is answered by the gate, rule by rule', async () => {
    const ask = (change: object) =>
      post<LawAsking>('/law/ask', {
        language: 'en',
        region: 'CN-33',
        channel: 'sms',
        at: '2026-11-23T10:30',
        ...change,
      });
    expect((await ask({})).may).toMatchObject({ allowed: true });
    const refusing = async (change: object) => {
      const { may } = await ask(change);
      expect(may.allowed).toBe(false);
      return may.speaking.filter(({ outcome }) => outcome === 'refuse').map(({ rule }) => rule);
    };
    expect(await refusing({ at: '2026-11-23T23:30' })).toContain('CN-TIME');
    expect(await refusing({ holds: ['hardship'] })).not.toEqual([]);
    expect(await refusing({ channel: 'call', talksToday: 3, tried: ['sms'] })).toContain('CN-FREQ-1');
    expect(await refusing({ messagesThisWeek: 12 })).toContain('HOUSE-WEEK');
    expect(await refusing({ optedOut: true })).not.toEqual([]);
    const none = await app.inject({
      method: 'POST',
      url: `${S}/law/ask`,
      payload: { region: 'GB', channel: 'sms', at: '2026-02-30T10:00' },
    });
    expect(none.statusCode).toBe(400);
  });
});
