import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { type Day, parseDay } from '../../rules/days.ts';
import { DAY_MINUTES } from '../../rules/gate/local-time.ts';
import { type Smsc, startSmsc } from '../../tools/peers/smsc.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { buildApplication } from '../api/application.ts';
import { fillSmallBook, smallHouse } from '../api/small-book.ts';
import { seedTexts } from '../contact/approval.ts';
import { openInApp } from '../contact/carriers/in-app-carrier.ts';
import { openSmpp } from '../contact/carriers/smpp-carrier.ts';
import { ContactRoom } from '../contact/contact-room.ts';
import { closeBook } from '../day-end/close-book.ts';
import type { Key } from '../db/accounts.ts';
import { creditEventsOf } from '../db/credit/credit-rows.ts';
import type { Database } from '../db/databases.ts';
import { CORRECT_RECORD, repairsKept } from '../db/disputes/repair-rows.ts';
import { readTelling } from '../db/vault/told-rows.ts';
import { decideDispute } from '../disputes/settle-dispute.ts';
import { takeDispute } from '../disputes/take-dispute.ts';
import { lawFor } from '../gate/law-for.ts';
import { knownAt } from '../gate/silence.ts';
import { tellOfPeople } from '../gate/tell-person.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { reportCredit } from './credit-night.ts';

const TODAY = parseDay('2026-11-22')!;
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };
const TERMS = { products: PRODUCTS, collecting: HOUSE };
const LOGIN = { systemId: 'anhuan', password: 'loopback' };
let database: Database;
let smsc: Smsc;
let room: ContactRoom;
let day = TODAY;
/** Ten in the morning in China, and still yesterday nowhere in the book. */
const now = () => day * DAY_MINUTES + 10 * 60;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  await seedTexts(database.pool, HOUSE_TEMPLATES);
  smsc = await startSmsc({ ...LOGIN, receipts: 'at-once' });
  const usual = { perSecond: 2_000, together: 200, rank: 0 };
  room = await ContactRoom.open({
    pool: database.pool,
    products: PRODUCTS,
    ladder: FIRST_LADDER,
    collecting: HOUSE,
    now,
    today: async () => day,
    site: () => 'http://127.0.0.1:4300',
    open: async (hearer) => [
      {
        carrier: await openSmpp(
          {
            ...LOGIN,
            name: 'smpp',
            host: '127.0.0.1',
            port: smsc.port,
            from: '10690000',
            perSecond: 2_000,
            costOfPart: 450,
          },
          hearer('smpp'),
        ),
      },
      { carrier: openInApp({ ...usual, name: 'in-app' }) },
    ],
  });
});
afterAll(async () => {
  await room.close();
  await smsc.close();
  await database.close();
});

/** Sends in the morning, closes the night, tells the bureau: day after day up to and including `last`. */
async function liveTo(last: Day): Promise<void> {
  for (; day <= last; day += 1) {
    await room.morning(day);
    await closeBook({ pool: database.pool, url: database.url }, day, RULES, { workers: 0 });
    await reportCredit(database.pool, day, TERMS);
  }
}

/** The small book's account number `place`, and its borrower. */
async function accountAt(place: number): Promise<Key & { readonly borrower: bigint }> {
  const { rows } = await database.pool.query<Key & { borrower: bigint }>(
    'select slot, account_id as "accountId", borrower_id as borrower from account where account_id = $1',
    [1_000_001 + place],
  );
  return rows[0]!;
}
const toldOf = async (key: Key) =>
  (await creditEventsOf(database.pool, key)).map(({ day: on, act, why }) => [on - TODAY, act, why]);
const pay = (key: Key, id: string, valueOn: Day) =>
  enterFacts(
    database.pool,
    [{ key, fact: { id, type: 'paid', amount: 10_000_000n, valueOn } }],
    RULES,
    knownAt(now()),
  );

describe('an account ten days late', () => {
  test('is announced by a text that says from when, waited for, and reported on that day and no other', async () => {
    const key = await accountAt(38);
    await liveTo(TODAY + 20);
    expect(await toldOf(key)).toEqual([[0, 'announce', 'announced_before']]);
    const { phone } = (await readTelling(database.pool, key))!;
    const texts = smsc.inbox.filter(({ to }) => to.endsWith(phone!.replace('+', '')));
    expect(texts.map(({ text }) => text).join('\n')).toMatch(/12月13日未还清.*征信/);
    await liveTo(TODAY + 21);
    expect(await toldOf(key)).toEqual([
      [0, 'announce', 'announced_before'],
      [21, 'report', 'late_and_announced'],
    ]);
  });

  test('is told again only when something changes: marked while disputed, ended when paid', async () => {
    const key = await accountAt(38);
    const debt = String(key.accountId);
    const who = { slot: key.slot, borrower: key.borrower };
    const dispute = {
      type: 'dispute',
      written: true,
      inPeriod: true,
      portion: 'all',
      debts: [debt],
    } as const;
    const [number] = await tellOfPeople(
      database.pool,
      [{ key: who, at: now(), fact: dispute }],
      knownAt(now()),
    );
    await liveTo(TODAY + 23);
    const answer = { type: 'verification-sent', of: `f${number}` } as const;
    await tellOfPeople(database.pool, [{ key: who, at: now(), fact: answer }], knownAt(now()));
    await liveTo(TODAY + 25);
    await pay(key, 'all', day);
    await liveTo(TODAY + 27);
    expect((await toldOf(key)).slice(2)).toEqual([
      [22, 'mark', 'dispute_open'],
      [24, 'unmark', 'dispute_answered'],
      [26, 'end', 'arrears_ended'],
    ]);
  });
});

test('a payment entered late that shows there was nothing to report takes the record back', async () => {
  const key = await accountAt(28);
  const before = await toldOf(key);
  expect(before.map(([, act]) => act)).toEqual(['announce', 'report']);
  await pay(key, 'late', TODAY - 5);
  await liveTo(TODAY + 28);
  expect((await toldOf(key)).slice(2)).toEqual([[28, 'correct', 'was_not_so_late']]);
});

test('a report of a debt that a dispute finds not to be his is taken back by the next night, once', async () => {
  const key = await accountAt(18);
  const who = { slot: key.slot, borrower: key.borrower };
  expect((await toldOf(key)).at(-1)?.[1]).toBe('report');
  const room = { ...RULES, collecting: HOUSE, lawOf: (region: string) => lawFor(region, HOUSE) };
  const brought = await takeDispute(
    database.pool,
    {
      ...{ key: who, region: 'CN-33', kind: 'identity', ground: 'wrong-person', accounts: [key.accountId] },
      ...{ amount: null, permit: null, told: null, words: 'Not me.', proof: null },
      ...{ via: 'portal', takenBy: 'borrower', request: 'not-me-1' },
    },
    room,
    day,
    knownAt(now()),
  );
  if (brought.state === 'refused') throw new Error(brought.refused);
  const { dispute } = brought.dispute;
  const decision = {
    outcome: 'upheld',
    reason: 'not-the-debtor',
    answer: 'Sorry.',
    by: 'c1',
    corrections: [],
  } as const;
  await decideDispute(database.pool, who, dispute, decision, room, day, knownAt(now() + 5));
  const repair = async () =>
    (await repairsKept(database.pool, who)).get(dispute)!.find((one) => one.repair === CORRECT_RECORD)!.state;
  expect(await repair()).toBe('asked');
  const from = day;
  await liveTo(from + 1);
  expect(await repair()).toBe('done');
  expect((await toldOf(key)).at(-1)).toEqual([from - TODAY, 'correct', 'not_his_debt']);
});

test('the interface to the bureau reads everything but announcements, once, page by page', async () => {
  const app = await buildApplication(smallHouse(database, '10:00'), null);
  const page = async (after: string | null) => {
    const url = `/api/studio/credit/events?size=3${after === null ? '' : `&after=${after}`}`;
    return (await app.inject({ url })).json<{
      items: { account: string; number: number; act: string }[];
      next: string | null;
    }>();
  };
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { items, next } = await page(after);
    seen.push(...items.map(({ account, number, act }) => `${account} ${number} ${act}`));
    if (next === null) break;
    after = next;
  }
  const { rows } = await database.pool.query<{ told: string }>(
    `select account_id || ' ' || seq || ' ' || act as told from credit_event where act <> 'announce' order by told`,
  );
  expect([...seen].sort()).toEqual(rows.map(({ told }) => told));
  expect(new Set(seen).size).toBe(seen.length);
  expect((await app.inject({ url: '/api/studio/credit/events?after=nonsense' })).statusCode).toBe(400);
  await app.close();
});

test('a night done again tells nothing twice, and nobody who keeps quiet about a pause or owes little is reported', async () => {
  const count = async () =>
    (await database.pool.query<{ count: number }>('select count(*)::int as count from credit_event')).rows[0]!
      .count;
  const before = await count();
  await reportCredit(database.pool, day - 1, TERMS);
  expect(await count()).toBe(before);
  const paused = await accountAt(4);
  expect((await toldOf(paused)).filter(([on, act]) => act === 'report' && Number(on) < 10)).toEqual([]);
});
