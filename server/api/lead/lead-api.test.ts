import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUALITY_QUESTIONS } from '../../../policy/house/desk/quality-form.ts';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { startVoiceExchange, type VoiceExchange } from '../../../tools/peers/voice-exchange.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { answeredOn, keepSamples } from '../../db/lead/sample-rows.ts';
import { keepMorning, readMorning } from '../../db/lead/waiting-people.ts';
import { transaction } from '../../db/pool.ts';
import { assignMorning } from '../../lead/assign-morning.ts';
import { drawSamples, isDrawn } from '../../lead/draw-samples.ts';
import { leadNight } from '../../lead/lead-night.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { AssignmentAnswer, MovedAnswer, PeopleAnswer } from './assignment-schema.ts';
import { callPeople, furnishTeam, promise, SCENE_EXCHANGE, sceneTelephone } from './lead-scene.ts';
import type { ApprovalsAnswer, LeadToday, TeamComplaints } from './lead-schema.ts';
import type { PromisedPeople, PromisesAnswer } from './promises-schema.ts';
import type { OwnQuality, QualityAnswer, SampleAnswer } from './quality-schema.ts';

const TODAY = parseDay('2026-11-22')!;

let database: Database;
let exchange: VoiceExchange;
let house: House;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 300);
  exchange = await startVoiceExchange(SCENE_EXCHANGE);
  house = { ...smallHouse(database), telephone: sceneTelephone(exchange) };
  await furnishTeam(house);
  app = await buildApplication(house, null);
  exchange.webhook = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/exchange/events`;
});
afterAll(async () => {
  await app?.close();
  await exchange?.close();
  await database?.close();
});

interface Problem {
  readonly detail: string;
  readonly errors: readonly { readonly where: string; readonly what: string }[];
}

async function get<T>(path: string): Promise<T> {
  const answer = await app.inject(`/api${path}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
}

async function post<T>(path: string, payload: object, status = 200): Promise<T> {
  const answer = await app.inject({ method: 'POST', url: `/api${path}`, payload });
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json<T>();
}

/** Who has whom, as the table says. */
async function holders(): Promise<Map<string, string>> {
  const { rows } = await database.pool.query<{ key: string; worker: string }>(
    `select slot || '-' || borrower_id as key, worker from assignment order by slot, borrower_id`,
  );
  return new Map(rows.map(({ key, worker }) => [key, worker]));
}

/** How many sessions of this book wait for another's lock. */
async function waitingForLocks(): Promise<number> {
  const { rows } = await database.pool.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows[0]!.waiting;
}

const sumOf = (answer: AssignmentAnswer) => answer.members.reduce((sum, { load }) => sum + load, 0);
const move = (body: object, status = 200) =>
  post<MovedAnswer & Problem>(
    '/lead/assignment/moves',
    { by: 'l21', why: 'more room there', ...body },
    status,
  );

describe('A2 C8: who has whom', () => {
  test('the morning gives out all who wait, and a second time changes nothing', async () => {
    const done = await assignMorning(database.pool, TODAY, house.products);
    expect(done.waiting).toBeGreaterThan(20);
    expect(done).toMatchObject({ given: done.waiting, left: 0, home: 0 });
    const before = await holders();
    expect(before.size).toBe(done.waiting);
    expect(await assignMorning(database.pool, TODAY, house.products)).toMatchObject({ given: 0, left: 0 });
    expect(await holders()).toEqual(before);
    const shown = await get<AssignmentAnswer>('/lead/assignment');
    expect(shown.members.map(({ worker }) => worker)).toEqual(['a17', 'a18', 'a19']);
    expect(sumOf(shown)).toBe(done.waiting);
    const loads = shown.members.map(({ load }) => load);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  test('two who write the same morning at once come after each other', async () => {
    const { pool } = database;
    const rows = await readMorning(pool, TODAY);
    expect(rows.length).toBeGreaterThan(0);
    const second = await transaction(pool, async (client) => {
      await keepMorning(client, TODAY, rows);
      const other = transaction(pool, (beside) => keepMorning(beside, TODAY, rows));
      await expect.poll(() => waitingForLocks()).toBe(1);
      return { other };
    });
    await second.other;
    expect(await readMorning(pool, TODAY)).toEqual(rows);
  });

  test('the people of an agent come page by page, masked, and every one once', async () => {
    const all: PeopleAnswer['items'] = [];
    for (let after: string | null = ''; after !== null; ) {
      const tail: string = after === '' ? '' : `&after=${after}`;
      const page: PeopleAnswer = await get<PeopleAnswer>(`/lead/assignment/people?worker=a17&size=5${tail}`);
      all.push(...page.items);
      after = page.next;
    }
    const own = [...(await holders())].filter(([, worker]) => worker === 'a17').map(([key]) => key);
    expect(all.map(({ key }) => key).sort()).toEqual(own.sort());
    expect(
      all.every(({ name, queue, daysLate }) => name.includes('*') && queue !== null && daysLate! > 0),
    ).toBe(true);
  });

  test('a lead moves some with a reason, and takes it back; what came later stays', async () => {
    const before = await holders();
    const some = [...before]
      .filter(([, worker]) => worker === 'a17')
      .map(([key]) => key)
      .slice(0, 3);
    const { round, moved, left } = await move({ people: some, to: 'a18' });
    expect({ moved, left }).toEqual({ moved: 3, left: [] });
    const [first] = some;
    const later = await move({ people: [first], to: 'a19' });
    const undone = await post<MovedAnswer>(`/lead/assignment/rounds/${round}/undo`, {
      by: 'l21',
      why: 'by mistake',
    });
    expect(undone.moved).toBe(2);
    expect((await holders()).get(first!)).toBe('a19');
    const again = await post<MovedAnswer>(`/lead/assignment/rounds/${later.round}/undo`, {
      by: 'l21',
      why: 'by mistake',
    });
    expect(again.moved).toBe(1);
    expect((await holders()).get(first!)).toBe('a18');
    // The undoing of an undoing puts everybody where the moves had put him.
    await post<MovedAnswer>(`/lead/assignment/rounds/${undone.round}/undo`, { by: 'l21', why: 'after all' });
    expect(some.map((key) => key)).toHaveLength(3);
    const now = await holders();
    expect(some.map((key) => now.get(key))).toEqual(['a18', 'a18', 'a18']);
    expect([...now.keys()]).toEqual([...before.keys()]);
    const { rounds } = await get<AssignmentAnswer>('/lead/assignment');
    expect(rounds[0]).toMatchObject({
      kind: 'undo',
      by: 'l21',
      why: 'after all',
      undoes: undone.round,
      moved: 2,
    });
  });

  test('nobody is put above his capacity; who does not fit is told', async () => {
    const { members } = await get<AssignmentAnswer>('/lead/assignment');
    const a19 = members.find(({ worker }) => worker === 'a19')!;
    await post('/lead/assignment/members', {
      by: 'l21',
      worker: 'a19',
      languages: ['zh-CN', 'en'],
      queues: [],
      capacity: a19.load + 2,
    });
    const answer = await move({ allOf: 'a17', to: 'a19' });
    expect(answer.moved).toBe(2);
    expect(new Set(answer.left.map(({ why }) => why))).toEqual(new Set(['no-room']));
    const after = (await get<AssignmentAnswer>('/lead/assignment')).members.find(
      ({ worker }) => worker === 'a19',
    )!;
    expect(after.load).toBe(after.capacity);
    await post(`/lead/assignment/rounds/${answer.round}/undo`, { by: 'l21', why: 'only tried' });
  });

  test('people in distress go to nobody who is not trained, whoever asks', async () => {
    const [key] = [...(await holders())].find(([, worker]) => worker === 'a17')!;
    const [slot, borrower] = key.split('-');
    await database.pool.query(
      `insert into review_case (slot, borrower_id, seq, kind, about, why, level, opened_at, due_at)
       values ($1, $2, 1, 'vulnerability', 'illness', 'said', 1, 0, 100)`,
      [slot, borrower],
    );
    expect(await move({ people: [key], to: 'a19' })).toMatchObject({
      moved: 0,
      left: [{ key, why: 'nobody' }],
    });
    await database.pool.query(`delete from review_case where kind = 'vulnerability'`);
  });

  test('who is away has his people with others, and has them again when he is back', async () => {
    const before = await holders();
    const today = formatDay(TODAY);
    const body = { by: 'l21', worker: 'a18', from: today, until: formatDay(TODAY + 1), why: 'ill' };
    const away = await post<AssignmentAnswer>('/lead/assignment/absences', body);
    expect(away.members.find(({ worker }) => worker === 'a18')).toMatchObject({
      load: 0,
      awayUntil: formatDay(TODAY + 1),
    });
    expect(sumOf(away)).toBe(before.size);
    expect(await move({ allOf: 'a17', to: 'a18' }, 409)).toMatchObject({ errors: [{ where: 'away' }] });
    const [{ absence }] = away.absences as [AssignmentAnswer['absences'][number]];
    await post(`/lead/assignment/absences/${absence}/end`, { by: 'l21' });
    expect(await holders()).toEqual(before);
    await post(`/lead/assignment/absences/${absence}/end`, { by: 'l21' }, 409);
  });

  test('what cannot be is refused with what to do', async () => {
    expect(await move({ allOf: 'a17', to: 'nobody-here' }, 404)).toMatchObject({
      errors: [{ where: 'no-such-worker' }],
    });
    expect(await move({ people: ['1-1'], to: 'a17' }, 409)).toMatchObject({
      errors: [{ where: 'nobody-chosen' }],
    });
    await move({ to: 'a17' }, 400);
    await move({ allOf: 'a17', to: 'a18', why: '' }, 400);
    await post('/lead/assignment/rounds/999999/undo', { by: 'l21', why: 'by mistake' }, 404);
    const member = { by: 'l21', worker: 'a17', languages: ['en'], queues: ['no-such'], capacity: 3 };
    await post('/lead/assignment/members', member, 400);
    const past = { by: 'l21', worker: 'a17', from: '2026-11-01', until: '2026-11-02', why: 'ill' };
    await post('/lead/assignment/absences', past, 400);
  });
});

describe('A2 A6: the team today', () => {
  let keys: string[] = [];

  test('states come from calls; refusals are those of the team; agents stand in order', async () => {
    keys = await callPeople(app, exchange, 'a17', 6, { talking: true });
    expect(keys).toHaveLength(6);
    const [barred] = (await get<{ items: { person: string }[] }>('/agent/calls/list?worker=a19&language=en'))
      .items;
    await post('/agent/calls', { person: barred!.person, worker: 'a19', extension: '1009' }, 409);
    const seen = await get<LeadToday>('/lead/today');
    expect(seen.agents.map(({ worker, state }) => [worker, state])).toEqual([
      ['a17', 'on-call'],
      ['a18', 'off'],
      ['a19', 'off'],
    ]);
    expect(seen.agents[0]).toMatchObject({ calls: 7, rightParty: 6 });
    expect(seen.refused.count).toBe(1);
    expect(seen.refused.items[0]).toMatchObject({ worker: 'a19' });
    expect(seen.refused.items[0]!.name).toContain('*');
    expect(seen.queues.reduce((sum, { waiting }) => sum + waiting, 0)).toBeGreaterThan(20);
    expect(
      seen.queues.every(
        ({ waiting, held, given, noRoom, nobody }) => waiting === held + given + noRoom + nobody,
      ),
    ).toBe(true);
    expect(seen.signedIn).toBe(false);
  });

  test('the night writes what a day came to, once', async () => {
    const account = await promise(app, house, TODAY, 2);
    expect(account.length).toBe(2);
    await database.pool.query(`insert into night (day, finished_at) values ($1, clock_timestamp())`, [
      formatDay(TODAY),
    ]);
    await leadNight(database.pool, TODAY, house.products);
    await leadNight(database.pool, TODAY, house.products);
    const { scored } = await get<LeadToday>('/lead/today');
    const a17 = scored.agents.find(({ worker }) => worker === 'a17')!;
    expect(a17).toMatchObject({ calls: 7, rightParty: 6, days: 1, quality: { score: null } });
    expect(scored.agents.find(({ worker }) => worker === 'a19')).toMatchObject({ calls: 0, refused: 1 });
  });

  test('B6: promises stand on their day with their amounts and lead to their people', async () => {
    const seen = await get<PromisesAnswer>('/lead/promises');
    expect(seen).toMatchObject({ month: '2026-11', asOf: formatDay(TODAY) });
    const pending = seen.days.filter((day) => day.pending > 0);
    expect(pending.reduce((sum, day) => sum + day.pending, 0)).toBe(2);
    const people = await get<PromisedPeople>(`/lead/promises/${pending[0]!.day}`);
    expect(people.items.length).toBe(pending[0]!.pending);
    for (const one of people.items)
      expect(one).toMatchObject({ kind: 'promise', state: 'pending', paid: '0.00' });
    await get<PromisesAnswer>('/lead/promises?month=2026-12');
    expect((await app.inject('/api/lead/promises?month=2026-13')).statusCode).toBe(400);
  });
});

describe('A6: calls that are looked at', () => {
  const ALL = QUALITY_QUESTIONS.map(({ id }) => ({ question: id, answer: 'yes', note: '' }));

  test('a tenth is drawn, the same every time, and nobody chooses', async () => {
    const key = Buffer.alloc(32, 7);
    const drawn = (day: number) =>
      Array.from({ length: 4_000 }, (_, n) => `17-${1000 + n}-3`).filter((call) =>
        isDrawn(key, call, day, 100_000),
      );
    expect(drawn(TODAY)).toEqual(drawn(TODAY));
    expect(drawn(TODAY).length).toBeGreaterThan(320);
    expect(drawn(TODAY).length).toBeLessThan(480);
    expect(drawn(TODAY + 1)).not.toEqual(drawn(TODAY));
    expect(await drawSamples(database.pool, TODAY)).toBe(0);
  });

  test('a form is whole, is filled once, and never by the agent himself; he reads what was found', async () => {
    const calls = await answeredOn(database.pool, TODAY);
    expect(calls.length).toBe(7);
    await keepSamples(database.pool, TODAY, 'call@2026-11-01', calls);
    const list = await get<QualityAnswer>('/lead/quality');
    expect(list.waiting).toBe(7);
    expect(list.items.every(({ worker }) => worker === 'a17')).toBe(true);
    const recorded = list.items.filter(({ recording }) => recording !== null);
    expect(recorded).toHaveLength(6);
    expect((await app.inject(recorded[0]!.recording!)).statusCode).toBe(200);
    const one = recorded[0]!.call;
    const fill = (call: string, body: object, status = 200) =>
      post<SampleAnswer & Problem>(
        `/lead/quality/${call}`,
        { by: 'l21', answers: ALL, coaching: null, ...body },
        status,
      );
    expect(await fill(one, { by: 'a17' }, 403)).toMatchObject({ errors: [{ where: 'own-call' }] });
    expect(await fill(one, { answers: ALL.slice(1) }, 400)).toMatchObject({
      errors: [{ where: 'unanswered' }],
    });
    const noes = ALL.map((one) => (one.question === 'recording-told' ? { ...one, answer: 'no' } : one));
    expect(await fill(one, { answers: noes }, 400)).toMatchObject({ errors: [{ where: 'no-without-note' }] });
    const noted = noes.map((one) => (one.answer === 'no' ? { ...one, note: 'not said at all' } : one));
    const { sample } = await fill(one, { answers: noted, coaching: 'Say it in the first sentence.' });
    expect(sample).toMatchObject({ reviewer: 'l21', grave: ['recording-told'], read: false });
    await fill(one, {}, 409);
    await fill('1-1-1', {}, 404);
    const { quality } = await get<OwnQuality>('/agent/quality?staff=a17');
    expect(quality).toEqual({ n: 1, score: null });
    for (const { call } of recorded.slice(1)) await fill(call, {});
    const own = await get<OwnQuality>('/agent/quality?staff=a17');
    expect(own.quality).toMatchObject({ n: 6, score: { mean: 98 } });
    expect(own.items.find(({ coaching }) => coaching !== null)).toMatchObject({ call: one, read: false });
    const read = await post<OwnQuality>('/agent/quality/read', { by: 'a17' });
    expect(read.items.every((sample) => sample.read)).toBe(true);
    expect((await get<OwnQuality>('/agent/quality?staff=a18')).items).toEqual([]);
    expect((await app.inject('/api/agent/quality')).statusCode).toBe(400);
  });
});

describe('C7 C8: what waits and what was complained about', () => {
  test('approvals say what whoever asks may do, and why not', async () => {
    const { rows } = await database.pool.query<{ slot: number; borrower: bigint }>(
      'select slot, borrower_id as borrower from borrower order by slot, borrower_id limit 1',
    );
    const { slot, borrower } = rows[0]!;
    const opened = house.now(TODAY);
    await database.pool.query(
      `insert into review_case (slot, borrower_id, seq, kind, about, why, level, opened_at, due_at, owner, owned_at, outcome,
                                proposed_by, proposed_at)
       values ($1, $2, 1, 'application', 'application 1', 'above-limit', 2, $3, $4, 'a17', $3, 'granted', 'a17', $3),
              ($1, $2, 2, 'paper', 'paper 1', 'flag', 3, $3, $4, null, null, null, null, null),
              ($1, $2, 3, 'paper', 'paper 2', 'flag', 1, $3, $4, null, null, null, null, null)`,
      [slot, borrower, opened, opened + 1440],
    );
    await database.pool.query(
      `insert into template_version (name, way, tone, language, version, body, digest, proposed_by)
       values ('overdue', 'sms', 'plain', 'en', 99, 'x', 'd', 's41')`,
    );
    const of = async (staff: string) => {
      const { items, level } = await get<ApprovalsAnswer>(
        `/lead/approvals${staff === '' ? '' : `?staff=${staff}`}`,
      );
      return {
        level,
        may: items
          .filter(({ kind }) => kind !== 'letter')
          .map(({ key, may, whyNot }) => [key.replace(/^\d+-\d+-/, ''), may ?? whyNot]),
      };
    };
    expect(await of('l21')).toEqual({
      level: 2,
      may: [
        ['1', 'approve'],
        ['2', 'above-limit'],
        ['overdue/sms/plain/en@99', 'approve'],
      ],
    });
    expect(await of('a17')).toEqual({
      level: 1,
      may: [
        ['1', 'own-proposal'],
        ['2', 'above-limit'],
        ['overdue/sms/plain/en@99', 'approve'],
      ],
    });
    expect((await of('s41')).may.at(-1)).toEqual(['overdue/sms/plain/en@99', 'own-proposal']);
    expect((await of('')).may[0]).toEqual(['1', 'say-who']);
  });

  test('complaints are counted by kind and by who has the person', async () => {
    const told = {
      host: 'sample',
      reference: 'A-1000002',
      kind: 'service',
      via: 'phone',
      by: 'a17',
      theirNumber: null,
    };
    await post('/studio/complaints', { ...told, words: 'Nobody answered my letter for weeks.' });
    const seen = await get<TeamComplaints>('/lead/complaints');
    expect(seen.kinds).toEqual([{ of: 'service', received: 1, open: 1, upheld: 0, late: 0 }]);
    expect(seen.clocks).toHaveLength(1);
    expect(seen.clocks[0]).toMatchObject({ kind: 'service', late: false });
  });
});
