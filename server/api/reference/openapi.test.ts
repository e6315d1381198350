import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { operationTypes } from '../../../tools/serving/operation-types.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import { type ApiSchema, namesIn } from './api-description.ts';
import { NAMED_OPERATIONS } from './operation-summaries.ts';
import { apiDocument } from './reference-api.ts';

let database: Database;
let app: FastifyInstance;
beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 6);
  app = await buildApplication(smallHouse(database), null);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const MOST_INTEGER = 2_147_483_647;

const operations = () =>
  Object.entries(apiDocument(app).paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );

describe('the description', () => {
  test('is the committed one; `npx vitest run server/api/reference -u` renews it', async () => {
    const text = `${JSON.stringify(apiDocument(app), null, 1)}\n`;
    await expect(text).toMatchFileSnapshot('../../../docs/openapi.json');
  });

  test('gives the types that pages and programs ask with; the same command renews them', async () => {
    const text = await operationTypes(apiDocument(app));
    expect(text.length).toBeLessThan(400_000);
    await expect(text).toMatchFileSnapshot('../../../web/api/operations.d.ts');
  });

  test('has for each operation one line, one door, an answer, and refusals that are problems', () => {
    for (const { name, operation } of operations()) {
      expect(operation.summary, name).not.toBe('');
      expect(operation.tags, name).toHaveLength(1);
      const answers = Object.entries(operation.responses);
      expect(answers.filter(([code]) => code.startsWith('2')).length, name).toBeGreaterThan(0);
      for (const [code, { content }] of answers.filter(([one]) => Number(one) >= 400 && one !== '503'))
        expect(Object.keys(content ?? {}), `${name} ${code}`).toEqual(['application/problem+json']);
    }
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('asks for no whole number that no column of the book holds', () => {
    const { paths, components } = apiDocument(app);
    const loose = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { parameters = [], requestBody }]) => {
        const body = requestBody?.content['application/json']?.schema;
        return [...parameters.map(({ name, schema }) => ({ name, schema })), { name: 'body', schema: body }]
          .flatMap(({ name, schema }) => looseNumbers(schema, components.schemas, name))
          .map((where) => `${method.toUpperCase()} ${path}: ${where}`);
      }),
    );
    expect(loose).toEqual([]);
  });

  test('names nothing that is not served, and refers to nothing that is not there', () => {
    const served = operations().map(({ name }) => name);
    const demonstration = (name: string) => /\/api\/(far-ends|people\/demo)/.test(name);
    expect(NAMED_OPERATIONS.filter((name) => !demonstration(name)).toSorted()).toEqual(served.toSorted());
    const { paths, components } = apiDocument(app);
    for (const name of namesIn([paths, components.schemas])) expect(components.schemas).toHaveProperty(name);
  });
});

/** Where a schema allows whole numbers beyond four bytes. */
function looseNumbers(
  schema: ApiSchema | undefined,
  schemas: Record<string, ApiSchema>,
  at: string,
): string[] {
  if (schema === undefined) return [];
  if (typeof schema.$ref === 'string')
    return looseNumbers(schemas[schema.$ref.split('/').at(-1)!], schemas, at);
  const [least, most] = [
    schema.minimum ?? schema.exclusiveMinimum,
    schema.maximum ?? schema.exclusiveMaximum,
  ];
  const held = Number(least) >= -MOST_INTEGER && Number(most) <= MOST_INTEGER;
  const own = [schema.type].flat().includes('integer') && !held ? [at] : [];
  const parts: [string, ApiSchema][] = [
    ...Object.entries((schema.properties ?? {}) as Record<string, ApiSchema>),
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((some) =>
      ((some ?? []) as ApiSchema[]).map((one): [string, ApiSchema] => ['', one]),
    ),
    ...(schema.items === undefined ? [] : [['[]', schema.items as ApiSchema] satisfies [string, ApiSchema]]),
  ];
  return [...own, ...parts.flatMap(([name, one]) => looseNumbers(one, schemas, `${at}.${name}`))];
}

describe('the page of it', () => {
  test.each([
    ['en', 'The API', 'Book a payment (demonstration)'],
    ['zh-CN', '接口说明', '登记一笔还款（演示）'],
  ])('shows every operation in %s and loads nothing from elsewhere', async (language, title, line) => {
    const { body } = await app.inject(`/api/reference?language=${language}`);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain(line);
    expect(body.match(/<details class="operation">/g)).toHaveLength(operations().length);
    const loaded = [...body.matchAll(/(?:src|href)="(?![#?])([^"]*)"/g)].map(([, address]) => address!);
    for (const address of loaded.filter((one) => one.startsWith('/')))
      expect((await app.inject(address)).statusCode, address).toBe(200);
    expect(loaded.filter((one) => !one.startsWith('/') && one !== 'data:,')).toEqual([]);
  });
});

const JSON_TYPE = 'application/json';
const UPLOAD = 'multipart/form-data; boundary=x';
const OWN = '/api/borrower/sample/A-1000002';
const LARGE = '9007199254740991';

// Each of these was once answered with 500, or in a way that the description did not know.
test.each([
  [
    'a number no column holds',
    'POST',
    '/api/agent/replies/answered',
    `{"slot":${LARGE},"reference":"x"}`,
    JSON_TYPE,
    400,
  ],
  ['a dispute no column holds', 'POST', `${OWN}/disputes/${LARGE}/withdraw`, '', '', 400],
  ['another', 'POST', `${OWN}/disputes/${LARGE}/appeal`, '', '', 400],
  ['a message no column holds', 'GET', `${OWN}/messages?before=${LARGE}`, '', '', 400],
  ['an instant no clock shows', 'GET', '/api/studio/silence?before=1e300', '', '', 400],
  [
    'an amount no column holds',
    'POST',
    `${OWN}/accounts/1000002/pay`,
    `{"amount":"${'9'.repeat(40)}"}`,
    JSON_TYPE,
    400,
  ],
  ['a month no day of the book is in', 'GET', '/api/agencies/reckoning?month=7804-11', '', '', 400],
  ['a zero byte in an address', 'GET', '/api/borrower/%00/A-1', '', '', 400],
  ['a zero byte in a body', 'POST', '/api/verify', '{"what":"abc\\u0000def"}', JSON_TYPE, 400],
  ['an upload that breaks off', 'POST', `${OWN}/accounts/1000002/papers`, '--x\r\n\r\n', UPLOAD, 400],
  [
    'an upload without its boundary',
    'POST',
    `${OWN}/accounts/1000002/papers`,
    'x',
    'multipart/form-data',
    400,
  ],
  ['no upload at all', 'POST', `${OWN}/accounts/1000002/papers`, '{}', JSON_TYPE, 415],
  ['no upload at all', 'POST', '/api/agent/calls/1-1-1/recording', '{}', JSON_TYPE, 415],
] as const)('%s is refused as a problem: %s %s', async (_, method, url, payload, type, status) => {
  const sent = payload === '' ? {} : { payload, headers: { 'content-type': type } };
  const answer = await app.inject({ method, url, ...sent });
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});
