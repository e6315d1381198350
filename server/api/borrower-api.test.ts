import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { HELD } from '../../rules/ledger.ts';
import { parseAmount } from '../../rules/money.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import type { AgentAccountAnswer } from './agent-schema.ts';
import { buildApplication } from './application.ts';
import type {
  AheadAnswer,
  BorrowerAnswer,
  ContactsAnswer,
  QuoteAnswer,
  StatementAnswer,
} from './borrower-schema.ts';
import { fillSmallBook, smallHouse } from './small-book.ts';

const TODAY = '2026-11-22';
const CNY = { code: 'CNY', digits: 2 };
const minor = (text: string) => parseAmount(text, CNY)!;

let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay(TODAY)!, 24);
  app = await buildApplication(smallHouse(database), null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string, status = 200): Promise<T> {
  const response = await app.inject(`/api${path}`);
  expect(response.statusCode, response.body).toBe(status);
  return response.json() as T;
}

const LOAN = '/borrower/sample/A-1000002/accounts/1000002';

test('a borrower reads why he is contacted in the words the agent reads, in his own time', async () => {
  const path = `${LOAN}/contacts?language=en`;
  const { gate, contacts } = await get<ContactsAnswer>(path);
  const agent = await get<AgentAccountAnswer>(`/agent/accounts/${await keyOf('1000002')}?language=en`);
  expect(gate.ways.map(({ channel }) => channel)).toEqual(agent.gate.ways.map(({ channel }) => channel));
  gate.ways.forEach((way, place) => {
    const other = agent.gate.ways[place]!;
    expect([way.headline, way.speaking, way.silent]).toEqual([other.headline, other.speaking, other.silent]);
    expect(way.again).toBe(other.again?.replace('the borrower’s time', 'your time') ?? null);
  });
  expect(contacts.length).toBeGreaterThan(3);
  for (const { why } of contacts) expect(why).toMatch(/planned for|held/);
});

async function keyOf(account: string): Promise<string> {
  const { rows } = await database.pool.query<{ slot: number }>(
    'select slot from account where account_id = $1',
    [account],
  );
  return `${rows[0]!.slot}-${account}`;
}

describe('what a borrower owes', () => {
  test('is the sum over the accounts of this borrower and of nobody else', async () => {
    const shown = await get<BorrowerAnswer>('/borrower/sample/A-1000002');
    expect(shown).toMatchObject({ today: TODAY, chosen: '1000002' });
    const owners = await database.pool.query<{ account_id: bigint; borrower_id: bigint }>(
      'select account_id, borrower_id from account',
    );
    const owner = owners.rows.find(({ account_id }) => account_id === 1_000_002n)?.borrower_id;
    const own = owners.rows
      .filter(({ borrower_id }) => borrower_id === owner)
      .map(({ account_id }) => String(account_id));
    expect(shown.accounts.map(({ account }) => account).sort()).toEqual(own.sort());
    const total = shown.accounts.reduce((sum, { position }) => sum + minor(position.owed), 0n);
    expect(minor(shown.totals[0]!.owed)).toBe(total);
  });

  test('is what the ledger has booked and what has accrued since, on every account', async () => {
    const rows = await database.pool.query<{ account_id: bigint; booked: bigint }>(
      `select account_id, not_due + billed + revolving + due_principal + due_interest + due_fee
              + interest + penalty + credit as booked from account`,
    );
    for (const { account_id, booked } of rows.rows) {
      const path = `/borrower/sample/A-${account_id}/accounts/${account_id}/statement`;
      const { account, charges, penalty, days } = await get<StatementAnswer>(path);
      const { position } = account;
      const parts = [
        position.notDue,
        position.billed,
        position.duePrincipal,
        position.interest,
        position.fee,
      ];
      const sum =
        parts.reduce((all, part) => all + minor(part), 0n) + minor(position.penalty) - minor(position.credit);
      expect(minor(position.owed)).toBe(sum);
      const events = await database.pool.query<{ booked: bigint }>(
        `select coalesce(sum(case when debit < $2 then amount else 0 end - case when credit < $2 then amount else 0 end), 0)::bigint
                as booked from posting where account_id = $1`,
        [account_id, HELD.length - 1],
      );
      expect(events.rows[0]?.booked).toBe(booked);
      const accrued = charges
        .filter(({ kind }) => kind === 'penalty')
        .reduce((all, { amount }) => all + minor(amount), 0n);
      const left =
        accrued + minor(penalty.entered) - minor(penalty.paid) - minor(penalty.waived) - minor(penalty.lost);
      expect(left).toBe(minor(position.penalty));
      expect(days[0]).toMatchObject({ day: TODAY, owed: position.owed });
      expect(minor(position.owed)).toBeGreaterThanOrEqual(booked);
    }
  });
});

describe('the statement by day', () => {
  test('adds up from each day to the next, newest first', async () => {
    const { days } = await get<StatementAnswer>(`${LOAN}/statement?from=2026-08-01&language=en`);
    expect(days.length).toBeGreaterThan(60);
    for (const [index, line] of days.entries()) {
      const before = days[index + 1];
      if (before === undefined) break;
      const added = minor(line.lent) + minor(line.interest) + minor(line.penalty) + minor(line.fee);
      const taken = minor(line.paid) + minor(line.waived) + minor(line.lost);
      expect(minor(line.owed), line.day).toBe(minor(before.owed) + added - taken);
    }
  });

  test('tells a day in the language that is asked for, with the derivation of its charge', async () => {
    const query = 'from=2026-10-29&to=2026-10-30';
    const english = await get<StatementAnswer>(`${LOAN}/statement?${query}&language=en`);
    expect(english.days[0]).toMatchObject({
      day: '2026-10-30',
      told: ['¥111.12 arrived (principal ¥93.12, interest ¥16.00, penalty interest ¥2.00).'],
      penalty: '0.20',
      charges: [
        { kind: 'penalty', base: '333.37', rate: { ppm: '600', perDays: 1 }, days: 1, exact: '0.200022' },
      ],
    });
    const chinese = await get<StatementAnswer>(`${LOAN}/statement?${query}&language=zh-CN`);
    expect(chinese.days[0]?.told[0]).toContain('收到还款 111.12 元');
  });
});

describe('what comes next', () => {
  test('names the days, what stops it, and what waiting costs', async () => {
    const ahead = await get<AheadAnswer>(`${LOAN}/ahead?language=en`);
    const { account } = await get<StatementAnswer>(`${LOAN}/statement`);
    expect(ahead.stops.pay).toBe(account.position.overdue);
    expect(ahead.waiting.map(({ days }) => days)).toEqual([1, 7, 30]);
    expect(ahead.waiting[0]?.cost).toBe(account.position.nextDay);
    expect(ahead.coming.map(({ day }) => day)).toEqual(ahead.coming.map(({ day }) => day).toSorted());
  });

  test('shows what the minimum changes on a bill that waits for its due day', async () => {
    const ahead = await get<AheadAnswer>('/borrower/sample/A-1000004/accounts/1000004/ahead');
    expect(ahead.choices.map(({ kind, pay }) => [kind, pay])).toEqual([
      ['nothing', '0.00'],
      ['minimum', '300.00'],
      ['full', '3000.00'],
    ]);
    expect(ahead.choices.map(({ daysPastDue }) => daysPastDue > 0)).toEqual([true, false, false]);
    expect(ahead.choices.map(({ cost }) => cost !== '0.00')).toEqual([true, true, false]);
  });
});

describe('a quote', () => {
  test('splits the payment, ends the arrears and says what it saves; the book does not move', async () => {
    const { overdue } = (await get<StatementAnswer>(`${LOAN}/statement`)).account.position;
    const quote = await get<QuoteAnswer>(
      `${LOAN}/quote?pay=${overdue}&on=${TODAY}&day=2026-11-27&language=en`,
    );
    expect(quote.paid?.outcome.position).toMatchObject({ overdue: '0.00', daysPastDue: 0, penalty: '0.00' });
    expect(quote.paid?.told[0]).toContain(`¥${overdue} arrived`);
    const saved = minor(quote.without.cost) - minor(quote.paid!.outcome.cost);
    expect(minor(quote.paid!.saves)).toBe(saved);
    expect(saved).toBeGreaterThan(0n);
    const again = await get<StatementAnswer>(`${LOAN}/statement`);
    expect(again.account.position.overdue).toBe(overdue);
  });
});

describe('what is refused', () => {
  test.each([
    ['/borrower/sample/A-404', 404, 'params.reference'],
    ['/borrower/sample/A-1000002/accounts/1000003/statement', 404, 'params.account'],
    ['/borrower/sample/A-1000002/accounts/x/statement', 400, 'params.account'],
    [`${LOAN}/statement?from=2026-02-31`, 400, 'querystring.from'],
    [`${LOAN}/statement?from=2020-01-01&to=2026-11-22`, 200, ''],
    [`${LOAN}/statement?language=fr`, 400, 'querystring.language'],
    [`${LOAN}/quote?pay=abc`, 400, 'querystring.pay'],
    [`${LOAN}/quote?pay=1.234`, 400, 'query.pay'],
    [`${LOAN}/quote?pay=-5.00`, 400, 'query.pay'],
    [`${LOAN}/quote?pay=5.00&on=2026-11-21`, 400, 'query.on'],
    [`${LOAN}/quote?day=2099-01-01`, 400, 'query.day'],
  ])('%s: %i', async (path, status, where) => {
    const response = await app.inject(`/api${path}`);
    expect(response.statusCode).toBe(status);
    if (status === 200) return;
    expect(response.headers['content-type']).toContain('application/problem+json');
    const problem = response.json() as {
      status: number;
      detail: string;
      errors: { where: string; what: string; todo: string }[];
    };
    expect(problem).toMatchObject({ status, instance: `/api${path.split('?')[0]}` });
    expect(problem.errors.map((error) => error.where)).toContain(where);
    for (const { what, todo } of problem.errors) expect(what && todo).toBeTruthy();
    expect(problem.detail).not.toBe('');
  });

  test('an address that nothing serves is a problem too', async () => {
    const response = await app.inject('/api/nowhere');
    expect(response.statusCode).toBe(404);
    expect(response.headers['content-type']).toContain('application/problem+json');
  });
});

test('the API describes itself in OpenAPI 3.1', async () => {
  const description = await get<{ openapi: string; paths: Record<string, unknown> }>('/openapi.json');
  expect(description.openapi).toBe('3.1.0');
  expect(Object.keys(description.paths)).toEqual(
    expect.arrayContaining([
      '/api/doors',
      '/api/agent/work',
      '/api/studio/next-day',
      '/api/borrower/{host}/{reference}',
    ]),
  );
});
