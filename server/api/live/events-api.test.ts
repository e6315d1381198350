import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { transaction } from '../../db/pool.ts';
import { knownAt, Silence, TOLD_EACH } from '../../gate/silence.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';

interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly accounts?: readonly string[]; readonly what?: string };
}

let database: Database;
let app: FastifyInstance;
let port: number;
let people: { slot: number; borrower: bigint; account: bigint }[];

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 24);
  app = await buildApplication(smallHouse(database), null);
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
  const { rows } = await database.pool.query<(typeof people)[number]>(
    `select distinct on (borrower_id) slot, borrower_id as borrower, account_id as account from account order by borrower_id`,
  );
  people = rows;
});
afterAll(async () => {
  await app.close();
  await database.close();
});

/** A reader of a stream: `next` waits for the next event, `end` goes away. */
class Reader {
  readonly #waiting: ((event: Event) => void)[] = [];
  readonly #read: Event[] = [];
  readonly end: () => void;
  ended = false;

  constructor(query: string, lastId: string | null = null) {
    const asked = request(
      { port, path: `/api/events?${query}`, headers: lastId === null ? {} : { 'last-event-id': lastId } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          const blocks = text.split('\n\n');
          text = blocks.pop()!;
          for (const block of blocks) this.#take(block);
        });
        response.on('close', () => {
          this.ended = true;
        });
      },
    );
    asked.on('error', () => {});
    asked.end();
    this.end = () => asked.destroy();
  }

  #take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const [id, event, data] = [field('id'), field('event'), field('data')];
    if (id === undefined || event === undefined) return;
    const one = { id, event, data: JSON.parse(data ?? '{}') as Event['data'] };
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#read.push(one);
    else waiting(one);
  }

  next(): Promise<Event> {
    const read = this.#read.shift();
    if (read !== undefined) return Promise.resolve(read);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

const tell = (place: number, what: string) => fall([people[place]!], what);
const fall = (some: readonly (typeof people)[number][], what: string) =>
  transaction(database.pool, async (client) => {
    const silence = new Silence(knownAt(0));
    for (const { slot, borrower } of some) silence.add({ slot, borrower }, `it became known: ${what}`);
    await silence.fall(client);
  });
const keyOf = (place: number) => `${people[place]!.slot}-${people[place]!.account}`;
const borrowerQuery = (place: number) => `door=borrower&host=sample&reference=A-${people[place]!.account}`;

describe('a stream', () => {
  test('tells in the order of commits; a borrower hears of himself alone, an agent of what he has open', async () => {
    const [own, desk, all] = [
      new Reader(borrowerQuery(0)),
      new Reader(`door=agent&accounts=${keyOf(1)},${keyOf(2)}`),
      new Reader('door=studio'),
    ];
    for (const reader of [own, desk, all]) expect((await reader.next()).event).toBe('again');
    for (const [place, what] of [
      [0, 'paid'],
      [1, 'dispute'],
      [3, 'hold'],
      [2, 'said'],
      [0, 'waived'],
    ] as const)
      await tell(place, what);
    const heard = async (reader: Reader, count: number) => {
      const events: Event[] = [];
      while (events.length < count) events.push(await reader.next());
      return events.map(({ data }) => data.what);
    };
    expect(await heard(all, 5)).toEqual(['paid', 'dispute', 'hold', 'said', 'waived']);
    expect(await heard(own, 2)).toEqual(['paid', 'waived']);
    expect(await heard(desk, 2)).toEqual(['dispute', 'said']);
    for (const reader of [own, desk, all]) reader.end();
  });

  test('goes on after the last word that was had, and says "again" when that is not known any more', async () => {
    const reader = new Reader('door=studio');
    await reader.next();
    await tell(0, 'first');
    const first = await reader.next();
    reader.end();
    await tell(1, 'second');
    await tell(0, 'third');
    const back = new Reader('door=studio', first.id);
    expect([await back.next(), await back.next()].map(({ data }) => data.what)).toEqual(['second', 'third']);
    back.end();
    const own = new Reader(borrowerQuery(0), first.id);
    expect((await own.next()).data.what).toBe('third');
    own.end();
    for (const strange of ['else-1', `${first.id}000`, 'x']) {
      const lost = new Reader('door=studio', strange);
      expect((await lost.next()).event).toBe('again');
      lost.end();
    }
  });

  test('says that anything may have changed after many at once, and after the database was gone', async () => {
    const reader = new Reader(borrowerQuery(0));
    await reader.next();
    const many = Array.from({ length: TOLD_EACH + 1 }, (_, at) => ({
      slot: 1,
      borrower: -1n - BigInt(at),
      account: 0n,
    }));
    await fall(many, 'import');
    expect((await reader.next()).event).toBe('again');
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'anhuan ear' and datname = current_database()`,
    );
    expect((await reader.next()).event).toBe('again');
    await tell(0, 'paid');
    expect((await reader.next()).data.what).toBe('paid');
    reader.end();
  });

  test('holds no name, number or amount', async () => {
    const reader = new Reader('door=studio');
    await reader.next();
    await tell(0, 'paid');
    expect((await reader.next()).data).toEqual({
      type: 'known',
      what: 'paid',
      accounts: expect.arrayContaining([keyOf(0)]),
      ended: null,
    });
    reader.end();
  });

  test.each([
    ['door=borrower', 400],
    ['door=agent&accounts=x', 400],
    ['door=borrower&host=sample&reference=A-none', 404],
  ])('is refused for %s', async (query, status) => {
    expect((await app.inject(`/api/events?${query}`)).statusCode).toBe(status);
  });
});

test('the agent’s page of a person who owes nothing past due any more, or whose collection is paused, is still shown', async () => {
  const accounts = await database.pool.query<{ slot: number; account: bigint }>(
    'select slot, account_id as account from account',
  );
  for (const { slot, account } of accounts.rows)
    expect((await app.inject(`/api/agent/accounts/${slot}-${account}?language=en`)).statusCode).toBe(200);
  const { slot, account } = accounts.rows.find((one) => one.account === 1_000_002n)!;
  const paid = await app.inject({
    method: 'POST',
    url: `/api/borrower/sample/A-${account}/accounts/${account}/pay`,
    headers: { 'idempotency-key': 'all-of-it-1' },
    payload: { amount: '100000.00' },
  });
  expect(paid.json()).toMatchObject({ state: 'entered', on: '2026-11-22', amount: '100000.00' });
  const shown = await app.inject(`/api/agent/accounts/${slot}-${account}?language=en`);
  expect(shown.statusCode).toBe(200);
});

test('a stream ends with its session: signed out, and ended from elsewhere', async () => {
  const closed = await buildApplication({ ...smallHouse(database), people: { origin: null } }, null);
  await closed.listen({ host: '127.0.0.1', port: 0 });
  const at = (closed.server.address() as AddressInfo).port;
  const row = { number: 'w-1', login: 'w-1', name: 'One', roles: ['lead'], agency: null } as const;
  await addStaff(database.pool, row, null);
  const cookies = await Promise.all(
    [0, 1].map(async () => `anhuan-session=${await openSession(database.pool, { staff: 'w-1' }, 'test')}`),
  );
  const ends = await Promise.all(
    cookies.map(
      (cookie) =>
        new Promise<{ over: Promise<void> }>((opened) => {
          const asked = request(
            { port: at, path: '/api/events?door=studio', headers: { cookie } },
            (response) => {
              const over = new Promise<void>((done) => void response.once('end', done));
              response.once('data', () => opened({ over }));
              response.resume();
            },
          );
          asked.end();
        }),
    ),
  );
  const tell = (url: string, cookie: string) =>
    closed.inject({ method: 'POST', url, payload: {}, headers: { cookie } });
  expect((await tell('/api/people/sessions/end-others', cookies[0]!)).json()).toEqual({ ended: 1 });
  await ends[1]!.over;
  await tell('/api/people/sign-out', cookies[0]!);
  await ends[0]!.over;
  await closed.close();
});
