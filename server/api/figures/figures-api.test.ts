import type { FastifyInstance } from 'fastify';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../../policy/house/ladder.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import { type Day, formatDay, parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { closeBook } from '../../day-end/close-book.ts';
import type { Database } from '../../db/databases.ts';
import { countNight, recount } from '../../figures/count-figures.ts';
import { FIGURES } from '../../figures/figure-shape.ts';
import { knownAt } from '../../gate/silence.ts';
import { enterFacts } from '../../ledger/enter-facts.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { AccountsAnswer, FigureAnswer, FiguresAnswer } from './figures-schema.ts';

const TODAY = parseDay('2026-11-22') as Day;
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };
const COUNTED = { products: PRODUCTS, collecting: HOUSE };

let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  app = await buildApplication(smallHouse(database), null);
  await fillSmallBook(database.pool, TODAY, 60);
  const { rows } = await database.pool.query<{ slot: number; account_id: bigint }>(
    'select slot, account_id from account where oldest_due is not null order by 1, 2 limit 9',
  );
  for (const [place, { slot, account_id }] of rows.entries()) {
    const key = { slot, accountId: account_id };
    const fact = { id: `p${place}`, type: 'paid', valueOn: TODAY, amount: 12_345n } as const;
    await enterFacts(database.pool, [{ key, fact }], RULES, knownAt(TODAY * 1440 + 600));
  }
  await closeBook(database, TODAY, RULES, { workers: 0 });
  await countNight(database.pool, TODAY, COUNTED);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string): Promise<T> {
  const response = await app.inject({ url: `/api/studio/figures${path}` });
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as T;
}

describe('figures', () => {
  test('C8, A6, D1: the overview has the four together and a finding for every figure, in both languages', async () => {
    for (const language of ['en', 'zh-CN']) {
      const answer = await get<FiguresAnswer>(`?language=${language}`);
      expect(answer.period).toMatchObject({
        from: '2026-09-01',
        to: '2026-11-22',
        asOf: '2026-11-22',
        product: null,
      });
      expect(answer.figures.map(({ figure }) => figure)).toEqual([...FIGURES]);
      for (const { figure } of answer.figures) {
        const { finding } = await get<FigureAnswer>(`/${figure}?language=${language}`);
        expect(finding.length).toBeGreaterThan(8);
      }
      expect(Object.keys(answer.together!.now).sort()).toEqual(
        ['complaintTenths', 'complaints', 'contacts', 'kept', 'perPersonHundredths', 'recovered'].sort(),
      );
      expect(Number(answer.together!.now.recovered)).toBeGreaterThanOrEqual(9 * 123.45);
    }
  });

  test('behind every number of every table there are as many accounts as it says', async () => {
    let opened = 0;
    for (const figure of FIGURES) {
      const { columns, rows } = await get<FigureAnswer>(`/${figure}?language=en&from=2026-07-01`);
      for (const row of rows)
        for (const [place, { value, of }] of row.entries()) {
          if (of === undefined) continue;
          const all = await everything(figure, of);
          opened += 1;
          const kind = columns[place]!.kind;
          if (kind === 'count') expect(all, `${figure} ${of}`).toHaveLength(value as number);
          else if (kind === 'share') {
            const whole = row[1]!.value as number;
            expect(Math.round((all.length * 1_000_000) / whole), `${figure} ${of}`).toBe(value);
          } else {
            const sum = all.reduce((total, { amount }) => total + Math.round(Number(amount) * 100), 0);
            expect(sum, `${figure} ${of}`).toBe(Math.round(Number(value) * 100));
          }
        }
    }
    expect(opened).toBeGreaterThan(20);
  });

  test('names are masked, and each account has the key of its page', async () => {
    const [first] = await everything('flow', 'current~M1');
    expect(first).toMatchObject({
      key: expect.stringMatching(/^\d+-\d+$/),
      about: 'current → M1',
      amount: null,
    });
    expect(first!.who).toMatch(/\*/);
  });

  test('files: numbers are numbers, accounts are text, and a workbook says what it means', async () => {
    const csv = await app.inject({
      url: '/api/studio/figures/recovery/export?as=csv&language=en',
    });
    expect(csv.headers['content-disposition']).toBe(
      'attachment; filename="recovery-2026-09-01-2026-11-22.csv"',
    );
    expect(csv.body.split('\n')[0]).toMatch(/^\uFEFFLast contact before,M1 \(CNY\)/);
    expect(csv.body).toMatch(/\nNo contact,\d+(\.\d+)?,/);
    const list = await app.inject({
      url: '/api/studio/figures/flow/export?as=xlsx&language=en&of=current~M1',
    });
    const { sheets } = await readXlsx(list.rawPayload);
    expect(sheets.map(({ name }) => name)).toEqual(['Figure', 'Definition']);
    const [head, first] = sheets[0]!.rows;
    expect(head).toEqual(['Day', 'Account', 'Person (masked)', 'Product', 'About', 'Amount (CNY)']);
    expect(typeof first![1]).toBe('string');
    expect(sheets[1]!.rows.map(([name]) => name)).toContain('What it cannot tell');
    const figure = await app.inject({ url: '/api/studio/figures/recovery/export?as=xlsx&language=zh-CN' });
    const rows = (await readXlsx(figure.rawPayload)).sheets[0]!.rows;
    expect(rows[1]![0]).toBe('未联系');
    expect(typeof rows[1]![1]).toBe('number');
  });

  test('a product alone is a part of the whole', async () => {
    const sum = async (tail: string) => {
      const { rows } = await get<FigureAnswer>(`/flow?from=2026-07-01${tail}`);
      return rows.reduce((total, row) => total + (row[2]!.value as number), 0);
    };
    const [all, one, two] = [await sum(''), await sum('&product=1'), await sum('&product=2')];
    expect(one).toBeGreaterThan(0);
    expect(two).toBeGreaterThan(0);
    expect(one + two).toBe(all);
  });

  test.each([
    ['/flow/accounts?of=nothing', 404],
    ['/rolls/accounts?of=2026-13~M1~M2', 404],
    ['/silence/accounts?of=a~b', 404],
    ['/flow/accounts?of=M1~M2&after=zzz', 400],
    ['/flow?from=2026-11-30', 400],
    ['/nothing', 400],
    ['/flow/export?as=pdf', 400],
  ])('%s is refused with a reason', async (path, status) => {
    const response = await app.inject({ url: `/api/studio/figures${path}` });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ detail: expect.any(String) });
  });

  test('a book without a counted night says so', async () => {
    const empty = await testDatabase();
    const other = await buildApplication(smallHouse(empty), null);
    expect((await other.inject({ url: '/api/studio/figures' })).json()).toMatchObject({
      period: null,
      figures: [],
    });
    expect((await other.inject({ url: '/api/studio/figures/flow' })).statusCode).toBe(404);
    expect(await recount(empty.pool, COUNTED)).toBeNull();
    await other.close();
    await empty.close();
  });
});

async function everything(figure: string, of: string): Promise<AccountsAnswer['items']> {
  const items: AccountsAnswer['items'] = [];
  for (let after = ''; ; ) {
    const page = await get<AccountsAnswer>(
      `/${figure}/accounts?from=2026-07-01&size=3&of=${encodeURIComponent(of)}${after === '' ? '' : `&after=${after}`}`,
    );
    items.push(...page.items);
    if (page.next === null) return items;
    after = page.next;
  }
}

test('the night is told while it goes: what it has committed when it stopped in the middle, and nothing when it is finished', async () => {
  const night = TODAY + 1;
  const told = async () => (await app.inject({ url: '/api/studio/progress' })).json() as { night: unknown };
  expect((await told()).night).toBeNull();
  const stopped = closeBook(database, night, RULES, {
    workers: 0,
    chunkSize: 5,
    onProgress: ({ chunksDone }) => {
      if (chunksDone === 3) throw new Error('stopped in the middle');
    },
  });
  await expect(stopped).rejects.toThrow('stopped in the middle');
  const { night: live } = await told();
  expect(live).toMatchObject({ day: formatDay(night), chunks: 3, setAside: 0, accounts: expect.any(Number) });
  const { rows } = await database.pool.query<{ accounts: number }>(
    "select sum((totals ->> 'accounts')::int)::int as accounts from chunk where day = $1",
    [formatDay(night)],
  );
  expect(live).toMatchObject({ accounts: rows[0]!.accounts });
  expect((await closeBook(database, night, RULES, { workers: 0, chunkSize: 5 })).state).toBe('closed');
  expect((await told()).night).toBeNull();
});
