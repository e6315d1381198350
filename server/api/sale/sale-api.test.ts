import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUYER_CLAUSES } from '../../../policy/sale/buyer-clauses.ts';
import { parseDay } from '../../../rules/days.ts';
import { type Debtor, debtorAt, oweMuch } from '../../../tools/court/court-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
let house: House;
let app: FastifyInstance;
let debtor: Debtor;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  house = smallHouse(database);
  app = await buildApplication(house, null);
  debtor = await debtorAt(house, 46);
  await oweMuch(house, debtor, 30_000_00n, TODAY - 60, TODAY);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const get = async (url: string) => {
  const answer = await app.inject({ method: 'GET', url });
  return { status: answer.statusCode, body: answer.json() };
};
const post = async (url: string, payload: object) => {
  const answer = await app.inject({ method: 'POST', url, payload });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
};

describe('D1 C8: write-offs and sales over the API', () => {
  test('a write-off is proposed, agreed by two, listed masked and told to the borrower', async () => {
    const account = String(debtor.accountId);
    const asked = await post('/api/sale/write-offs', { account, why: 'age', by: 'l21' });
    expect(asked).toMatchObject({ status: 200, body: { state: 'proposed' } });
    const { key } = asked.body;
    expect(await post(`/api/sale/write-offs/${key}/agree`, { by: 'l21' })).toMatchObject({ status: 409 });
    expect(await post(`/api/sale/write-offs/${key}/agree`, { by: 'c11' })).toMatchObject({
      body: { state: 'written-off' },
    });
    const { body } = await get('/api/sale/write-offs?state=written-off');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ account, decidedBy: 'c11', agreedBy: 'l21' });
    expect(body.items[0].who).toContain('*');
    const own = await get(`/api/borrower/sample/A-${account}/accounts/${account}/claim`);
    expect(own).toMatchObject({ status: 200, body: { soldOn: null, holders: [], code: null } });
    expect(Number(own.body.left.replaceAll(',', ''))).toBeGreaterThan(30_000);
    const file = await app.inject({ method: 'GET', url: '/api/sale/write-offs/file' });
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body.split('\n')[0]).toBe('month,product,currency,accounts,sold,written_off,recovered');
    expect(await get('/api/sale/write-offs?after=xx')).toMatchObject({ status: 400 });
  });

  test('a buyer is let in; a sale is drawn, offered and priced; nobody reads the price, and the tape holds no account', async () => {
    const papers = [
      { kind: 'admission', name: { zh: '甲资产管理', en: 'First Assets' }, contact: '400-100-1000' },
      { kind: 'licence', number: 'AMC-7', grantedBy: 'NFRA', until: '2027-12-31' },
      {
        kind: 'contract',
        from: '2026-01-01',
        until: '2027-12-31',
        clauses: BUYER_CLAUSES.map(({ id }) => id),
      },
    ];
    for (const paper of papers) {
      const kept = await post('/api/sale/buyers/papers', { buyer: 'BUY001', by: 'l21', paper });
      const decide = `/api/sale/buyers/papers/${kept.body.paper}/decide`;
      expect(await post(decide, { by: 'l21', verdict: 'granted' })).toMatchObject({ status: 409 });
      expect(await post(decide, { by: 'c11', verdict: 'granted' })).toMatchObject({ status: 200 });
    }
    expect((await get('/api/sale/buyers')).body.buyers).toMatchObject([{ buyer: 'BUY001', lacks: [] }]);
    const products = [...house.products.values()]
      .filter(({ currency }) => currency.code === 'CNY')
      .map(({ code }) => code);
    const { body: drawn } = await post('/api/sale/sales', {
      by: 'l21',
      products,
      restedDays: 0,
      least: '1.00',
    });
    const url = `/api/sale/sales/${drawn.sale}`;
    expect(await post(`${url}/offer`, { by: 'l21' })).toMatchObject({ body: { state: 'offered' } });
    expect(await post(`${url}/offers`, { by: 'l21', buyer: 'BUY001', price: '5000.00' })).toMatchObject({
      status: 200,
    });
    expect(await post(`${url}/offers`, { by: 'l21', buyer: 'NONE01', price: '1.00' })).toMatchObject({
      status: 409,
    });
    const { body } = await get(url);
    expect(body.offers).toMatchObject([{ buyer: 'BUY001', price: null }]);
    expect(body.rules.map(({ id }: { id: string }) => id)).toContain('CN-SALE-RESALE');
    expect(await post(`${url}/award`, { by: 'l21', buyer: 'BUY001' })).toMatchObject({ status: 409 });
    expect(await post(`${url}/close`, { by: 'c11' })).toMatchObject({ status: 409 });
    const tape = await app.inject({ method: 'POST', url: `${url}/tape`, payload: { by: 'l21' } });
    expect(tape.body).toContain('claim_minor');
    expect(tape.body).not.toContain(String(debtor.accountId));
    expect(await post(`${url}/lines/1-1/back`, { by: 'l21' })).toMatchObject({ status: 404 });
    expect(await post('/api/sale/money', { by: 'l21', key: '1-1', payment: 'x' })).toMatchObject({
      status: 409,
    });
    expect((await get('/api/sale/sales')).body.items).toMatchObject([
      { sale: drawn.sale, state: 'offered', lines: 2 },
    ]);
    expect(await post(`${url}/drop`, { by: 'l21' })).toMatchObject({ body: { state: 'dropped' } });
    expect(await get('/api/sale/sales/999')).toMatchObject({ status: 404 });
  });

  test('the public page names buyers, and a code that is not known tells nothing', async () => {
    const page = await app.inject({ method: 'GET', url: '/claims?language=en&code=ABCD-EFGH' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('First Assets');
    expect(page.body).toContain('There is no such code.');
    expect(page.body).not.toContain(String(debtor.accountId));
    const strange = await app.inject({
      method: 'GET',
      url: `/claims?code=${encodeURIComponent('<script>')}`,
    });
    expect(strange.body).not.toContain('<script>');
  });
});
