import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORK_ORDER } from '../../../policy/house/desk/work-order.ts';
import { type Day, formatDay, parseDay } from '../../../rules/days.ts';
import { chanceOf, weightOf } from '../../../rules/work/next-account.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { readDial } from '../../db/calls/dial-rows.ts';
import { keepWish } from '../../db/calls/wish-rows.ts';
import type { Database } from '../../db/databases.ts';
import { keepStaff } from '../../db/gate/fact-rows.ts';
import { transaction } from '../../db/pool.ts';
import { freshList } from '../../desk/take-next.ts';
import { lawFor } from '../../gate/law-for.ts';
import { permitAndMark } from '../../gate/permit-desk.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type {
  AbuseAnswer,
  GuideAnswer,
  HeldAnswer,
  NextAnswer,
  PersonAnswer,
  WorkAnswer,
  WorkItem,
} from './desk-schema.ts';

const TODAY = parseDay('2026-11-22') as Day;
let database: Database;
let app: FastifyInstance;
let late: FastifyInstance;
let house: House;

/** Everybody got a text message the day before: no call comes before one. */
async function sentBefore({ pool, collecting, products, now }: House): Promise<void> {
  const rows = await readDial(pool, { today: TODAY, now: 0, dayBegins: 0, daysBack: 90, size: 1_000 });
  await permitAndMark(
    pool,
    rows.map(({ slot, borrower, accounts }) => {
      const { at: _, ...attempt } = attemptOf('sms', accounts[0]!, 0, collecting);
      return { key: { slot, borrower }, attempt: { ...attempt, debts: accounts.map(String) } };
    }),
    {
      collecting,
      products,
      lawOf: (region) => lawFor(region, collecting),
      strategy: 'gentle@1',
      now: () => now(TODAY) - 1440 + 180,
    },
  );
}

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 360);
  await keepStaff(
    database.pool,
    ['w1', 'w2', 'w3', 'w4', 'w5', 'w9'].map((id) => ({ id, trained: true, certified: true })),
    [],
  );
  house = smallHouse(database);
  await sentBefore(house);
  app = await buildApplication(house, null);
  late = await buildApplication(smallHouse(database, '23:10'), null);
});
afterAll(async () => {
  await app.close();
  await late.close();
  await database.close();
});

async function get<T>(path: string, from = app): Promise<T> {
  const response = await from.inject(`/api/agent${path}`);
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as T;
}
async function post<T>(path: string, payload: object, status = 200, from = app): Promise<T> {
  const response = await from.inject({ method: 'POST', url: `/api/agent${path}`, payload });
  expect(response.statusCode, response.body).toBe(status);
  return response.json() as T;
}
const keyOf = ({ person }: WorkItem) => {
  const [slot, borrower] = person.split('-');
  return { slot: Number(slot), borrower: BigInt(borrower!) };
};
const give = (worker: string, more: object = {}) => post<NextAnswer>('/work/next', { worker, ...more });

/** A2, C2: who waits, why, in which order. */
describe('the list', () => {
  test.each(['next', 'amount', 'oldest'])(
    'pages ordered by %s join without a gap or a repetition',
    async (order) => {
      const whole = await get<WorkAnswer>(`/work?order=${order}&size=200`);
      expect(whole.items.length).toBeGreaterThan(20);
      const seen: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const page: WorkAnswer = await get(
          `/work?order=${order}&size=7${after === '' ? '' : `&after=${after}`}`,
        );
        seen.push(...page.items.map(({ person }) => person));
        after = page.next;
      }
      expect(seen).toEqual(whole.items.map(({ person }) => person));
      expect(new Set(seen).size).toBe(seen.length);
      const amounts = whole.items.map(({ overdue }) => Number(overdue));
      if (order === 'amount') expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    },
  );

  test('a row is a person with all his debts; it says why, and hides whom it is about', async () => {
    const { items, order, waiting } = await get<WorkAnswer>('/work?language=en&reason=today&size=200');
    expect(order).toContain('amount × chance');
    expect(waiting.today).toBe(items.length);
    for (const { reason, kind, name, phone } of items) {
      expect(kind).toBe('today');
      expect(reason).toMatch(/^(Call|Letter|Home visit|Court).* planned for today/);
      expect(name).toContain('*');
      expect(phone).toContain('****');
    }
  });

  test('the weight of a row is what the rule says', async () => {
    const { rows } = await database.pool.query<{
      overdue: bigint;
      weight: bigint;
      oldest: Day;
      reached: boolean;
    }>(
      `select w.overdue, w.weight, w.oldest_due as oldest,
              exists (select from phone_call c where c.slot = w.slot and c.borrower_id = w.borrower_id and outcome = 'spoke') as reached
         from waiting_person w where oldest_due is not null`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { overdue, weight, oldest, reached } of rows)
      expect(weight).toBe(weightOf(overdue, chanceOf(TODAY - oldest, reached, WORK_ORDER.chances)));
  });

  test('filters narrow the list', async () => {
    const { items } = await get<WorkAnswer>('/work?bucket=M2&product=instalment&channel=call&size=200');
    expect(items.length).toBeGreaterThan(0);
    for (const { bucket } of items) expect(bucket).toBe('M2');
  });

  test('who paid since the morning is not on it', async () => {
    const [first] = (await get<WorkAnswer>('/work?order=amount&size=1')).items;
    const { slot, borrower } = keyOf(first!);
    const before = await database.pool.query(
      'select account_id, oldest_due from account where slot = $1 and borrower_id = $2',
      [slot, borrower],
    );
    await database.pool.query('update account set oldest_due = null where slot = $1 and borrower_id = $2', [
      slot,
      borrower,
    ]);
    const after = await get<WorkAnswer>('/work?order=amount&size=200');
    expect(after.items.map(({ person }) => person)).not.toContain(first!.person);
    for (const { account_id, oldest_due } of before.rows)
      await database.pool.query('update account set oldest_due = $3 where slot = $1 and account_id = $2', [
        slot,
        account_id,
        oldest_due === null ? null : formatDay(oldest_due as Day),
      ]);
  });

  test('in the evening nobody is next, and the answer says from when', async () => {
    const { item, again } = await post<NextAnswer>('/work/next', { worker: 'w3', language: 'en' }, 200, late);
    expect(item).toBeNull();
    expect(again).toMatch(/at \d\d:\d\d/);
    await database.pool.query('update waiting_person set may_at = null');
  });
});

describe('the next person', () => {
  test('may be contacted now, is claimed, and nobody else gets him', async () => {
    const workers = ['w1', 'w2', 'w3', 'w4', 'w5', 'w9'];
    const all = await Promise.all(workers.map((worker) => give(worker, { whose: 'all' })));
    const people = all.flatMap(({ item }) => (item === null ? [] : [item.person]));
    expect(people.length).toBeGreaterThan(1);
    expect(new Set(people).size).toBe(people.length);
    for (const { item } of all) if (item !== null) expect(item.allowed).toBe(true);
    const [mine] = all;
    await post('/work/open', { worker: 'w2', key: mine!.item!.key }, 409);
    const { items } = await get<WorkAnswer>('/work?size=200');
    expect(items.find(({ person }) => person === mine!.item!.person)?.claimedBy).toBe('w1');
    const again = await give('w1', {
      whose: 'all',
      leave: { key: mine!.item!.key, how: 'later', minutes: 60 },
    });
    expect(again.item!.person).not.toBe(mine!.item!.person);
    const put = (await get<WorkAnswer>('/work?size=200&language=en')).items.find(
      ({ person }) => person === mine!.item!.person,
    );
    expect(put).toMatchObject({ claimedBy: null, snoozed: expect.stringMatching(/11:30/) });
  });

  test('an agent who was not trained gets nobody, and takes nobody from the others', async () => {
    expect((await give('new', { whose: 'all' })).item).toBeNull();
    expect((await give('w4', { whose: 'all' })).item).not.toBeNull();
  });

  test('one who is done is off the list of today; a wish brings him back, and comes first', async () => {
    const { item } = await give('w1', { whose: 'all' });
    await post('/work/leave', { worker: 'w1', key: item!.key, how: 'done' });
    const listed = async () =>
      (await get<WorkAnswer>('/work?size=200')).items.find(({ person }) => person === item!.person);
    expect(await listed()).toBeUndefined();
    const now = house.now(TODAY);
    await transaction(database.pool, (client) =>
      keepWish(client, { ...keyOf(item!), at: now + 1, worker: 'w1', permit: null }),
    );
    await freshList(database.pool, TODAY, true);
    expect(await listed()).toMatchObject({ kind: 'call-back' });
  });

  test('handed over he lies with the other, with the note; the list of each shows his own', async () => {
    const { item } = await give('w2', { whose: 'all' });
    await post<HeldAnswer>(`/accounts/${item!.key}/hand-over`, { worker: 'w2', to: 'w2', note: 'x' }, 409);
    await post<HeldAnswer>(`/accounts/${item!.key}/hand-over`, {
      worker: 'w2',
      to: 'w9',
      note: 'speaks Cantonese',
    });
    const mine = (worker: string) => get<WorkAnswer>(`/work?whose=mine&worker=${worker}&size=200`);
    expect((await mine('w9')).items.map(({ person }) => person)).toEqual([item!.person]);
    expect((await mine('w2')).items).toEqual([]);
    const queue = await get<WorkAnswer>('/work?whose=queue&worker=w2&size=200');
    expect(queue.items.map(({ person }) => person)).not.toContain(item!.person);
    const { notes, liesWith } = await get<PersonAnswer>(`/accounts/${item!.key}/person?worker=w9`);
    expect(notes[0]).toMatchObject({ about: 'hand-over', words: '→ w9: speaks Cantonese' });
    expect(liesWith).toMatchObject({ worker: 'w9', by: 'w2' });
    expect((await give('w9')).item?.person).toBe(item!.person);
  });
});

/** B6: nobody is sent from one abuse into the next hard talk. */
test('after an abuse a milder one comes, once; the lead is told; after two a pause is offered', async () => {
  const { item } = await give('w5', { whose: 'all' });
  expect(await post<AbuseAnswer>(`/accounts/${item!.key}/abuse`, { worker: 'w5' })).toEqual({
    today: 1,
    pause: false,
  });
  const leave = { key: item!.key, how: 'done' };
  const next = await give('w5', { whose: 'all', leave });
  expect(next).toMatchObject({ milder: true, pause: false });
  const usual = await give('w5', { whose: 'all', leave: { key: next.item!.key, how: 'done' } });
  expect(usual.milder).toBe(false);
  expect(next.item!.daysPastDue).toBeLessThanOrEqual(usual.item!.daysPastDue);
  expect(await post<AbuseAnswer>(`/accounts/${usual.item!.key}/abuse`, { worker: 'w5' })).toEqual({
    today: 2,
    pause: true,
  });
  expect((await give('w5', { whose: 'all' })).pause).toBe(true);
  const told = await get<{ items: { abuse: string; worker: string; today: number }[] }>('/abuses');
  expect(told.items).toMatchObject([
    { worker: 'w5', today: 2 },
    { worker: 'w5', today: 2 },
  ]);
  await post('/abuses/seen', { by: 'lead', abuse: told.items[0]!.abuse });
  await post('/abuses/seen', { by: 'lead', abuse: told.items[0]!.abuse }, 409);
  expect((await get<{ items: unknown[] }>('/abuses')).items).toHaveLength(1);
  type Page = { items: { abuse: string; seenBy: string | null }[]; next: string | null };
  const first = await get<Page>('/abuses?which=all&size=1');
  const second = await get<Page>(`/abuses?which=all&size=1&after=${first.next}`);
  expect([...first.items, ...second.items].map(({ abuse }) => abuse)).toEqual(
    told.items.map(({ abuse }) => abuse),
  );
  expect([...first.items, ...second.items].map(({ seenBy }) => seenBy).toSorted()).toEqual(['lead', null]);
  expect(second.next).toBeNull();
});

describe('the one screen', () => {
  test('shows all debts together, every event of each, and what may be done with all of them', async () => {
    const { items } = await get<WorkAnswer>('/work?size=200&language=en');
    const person = await get<PersonAnswer>(`/accounts/${items[0]!.key}/person?language=en&worker=w1`);
    expect(person.debts.length).toBe(items[0]!.debts);
    expect(person.who.name).toContain('*');
    expect(person.totals).toHaveLength(1);
    expect(person.gate.ways.length).toBeGreaterThan(4);
    const days = person.timeline.map(({ day }) => day);
    expect(days).toEqual(days.toSorted().reverse());
    expect(new Set(person.timeline.map(({ key }) => key)).size).toBe(days.length);
  });

  test('a note is sealed; a draft waits for its agent and goes with the note', async () => {
    const { items } = await get<WorkAnswer>('/work?size=5');
    const at = `/accounts/${items[1]!.key}`;
    await post(`${at}/draft`, { worker: 'w1', words: 'he sai' });
    const draft = async (worker: string) => (await get<PersonAnswer>(`${at}/person?worker=${worker}`)).draft;
    expect(await draft('w1')).toBe('he sai');
    expect(await draft('w2')).toBeNull();
    await post(`${at}/notes`, { worker: 'w1', words: 'he said he works nights' });
    await post(`${at}/notes`, { worker: 'w1', words: 'second' });
    await post(`${at}/notes/1/pin`, { worker: 'w1', pinned: true });
    const { notes } = await get<PersonAnswer>(`${at}/person?worker=w1`);
    expect(await draft('w1')).toBeNull();
    expect(notes.map(({ words, pinnedBy }) => [words, pinnedBy])).toEqual([
      ['he said he works nights', 'w1'],
      ['second', null],
    ]);
    const { rows } = await database.pool.query<{ found: boolean }>(
      `select bool_or(n::text like '%nights%') as found from note n`,
    );
    expect(rows[0]!.found).toBe(false);
    await post(`${at}/notes/9/pin`, { worker: 'w1', pinned: true }, 404);
  });

  test('the script has this person’s figures, no name, and says what must be said', async () => {
    const { items } = await get<WorkAnswer>('/work?size=200');
    const english = items.find(({ language }) => language === 'en')!;
    const guide = await get<GuideAnswer>(`/accounts/${english.key}/script?worker=w1`);
    const text = guide.lines.map(({ say }) => say).join(' ');
    expect(text).toContain('agent w1');
    expect(text).toMatch(/¥[\d,.]+/);
    expect([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()).toEqual(['code', 'name']);
    expect(guide.lines.filter(({ must }) => must.length > 0).length).toBeGreaterThan(3);
    expect(guide.cards.map(({ leads }) => leads)).toEqual([
      'agree',
      'dispute-payment',
      'dispute-debt',
      'stop',
      'care',
    ]);
  });
});

test.each([
  ['/work?bucket=M99', 400, 'query.bucket'],
  ['/work?product=gold', 400, 'query.product'],
  ['/work?after=zzz', 400, 'query.after'],
  ['/work?size=0', 400, 'querystring.size'],
  ['/accounts/17-999/person', 404, 'params.key'],
])('%s is refused with %i at %s', async (path, status, where) => {
  const response = await app.inject(`/api/agent${path}`);
  expect(response.statusCode).toBe(status);
  expect((response.json() as { errors: { where: string }[] }).errors[0]?.where).toBe(where);
});
