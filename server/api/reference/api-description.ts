/**
 * What does the description of the API say beyond the schemas that stand beside the routes?
 *
 * OpenAPI 3.1, made from those schemas: to each operation its line in both languages, the media types of what is no JSON, and the
 * refusals that any request may meet. Refusals are RFC 9457 problems. Schemas that nothing refers to are left out.
 */
import { PERMISSIONS } from '../../../policy/house/doors/permissions.ts';
import { summaryOf } from './operation-summaries.ts';

/** A piece of JSON Schema as the description holds it. */
export interface ApiSchema {
  readonly [keyword: string]: unknown;
}

export interface ApiContent {
  readonly [type: string]: { readonly schema?: ApiSchema };
}

export interface ApiAnswer {
  readonly description: string;
  readonly content?: ApiContent;
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ApiSchema;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-summary-zh-CN': string;
  readonly tags: readonly string[];
  /** Who may ask, where sessions are asked for. */
  readonly 'x-audience': readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  /** What a program's key must have been made for. */
  readonly 'x-scope'?: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: ApiContent };
  readonly responses: Readonly<Record<string, ApiAnswer>>;
}

export type ApiMethod = 'get' | 'post';

/** The description, as far as it is read here. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly components: { readonly schemas: Readonly<Record<string, ApiSchema>> };
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<ApiMethod, ApiOperation>>>>>;
}

const PROBLEM = '#/components/schemas/Problem';
const PDF = 'application/pdf';
const ACCOUNT = '/api/borrower/{host}/{reference}/accounts/{account}';

/** What an operation answers when that is no JSON. */
const GIVES: Readonly<Record<string, string>> = {
  [`GET ${ACCOUNT}/agreements/{agreement}/pdf`]: PDF,
  'GET /api/studio/letters/{account}/page': PDF,
  'GET /api/studio/orders/{order}/page': PDF,
  'GET /api/firm/orders/{order}/page': PDF,
  'GET /api/agent/calls/{call}/recording': 'audio/*',
  'GET /api/borrower/{host}/{reference}/calendar.ics': 'text/calendar',
  'POST /api/compliance/records/file': 'application/octet-stream',
  // A table of letters or a workbook, as it was asked for.
  'POST /api/compliance/registers/{register}': '*/*',
  [`GET ${ACCOUNT}/proof`]: 'application/octet-stream',
  'GET /api/borrower/{host}/{reference}/data/copy': 'text/html',
  'POST /api/court/cases/{case}/bundle': 'application/octet-stream',
  'GET /api/court/calendar/file': '*/*',
  'POST /api/court/bureau': '*/*',
  'GET /api/studio/figures/{figure}/export': '*/*',
  'GET /api/agencies/{agency}/statements/{month}/file': '*/*',
  'GET /api/agency/statements/{month}/file': '*/*',
  'GET /api/agencies/returns/{declaration}/certificate': PDF,
  'GET /api/agency/returns/{declaration}/certificate': PDF,
  'GET /api/sale/write-offs/file': 'text/csv',
  'POST /api/sale/sales/{sale}/tape': 'text/csv',
  'GET /api/events': 'text/event-stream',
  'GET /api/borrower/{host}/{reference}/visits/{visit}/calendar.ics': 'text/calendar',
  'GET /api/borrower/{host}/{reference}/visits/{visit}/faces/{staff}': 'image/*',
  'GET /api/lead/visits/cards/{staff}/face': 'image/*',
  'GET /api/visit/{visit}/calendar.ics': 'text/calendar',
  'GET /api/borrower/{host}/{reference}/visits/{visit}/sounds/{recording}': 'audio/*',
  'POST /api/lead/visits/{visit}/sounds/{recording}': 'audio/*',
  'GET /api/visit/map/{zoom}/{column}/{row}': 'image/*',
};

/** Operations that take a file. */
const TAKES_FILE = new Set([
  `POST ${ACCOUNT}/papers`,
  'POST /api/agent/calls/{call}/recording',
  'POST /api/court/cases/{case}/papers',
  'POST /api/visit/{visit}/sounds/{recording}/{seq}',
]);
const FILE = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
      },
    },
  },
};

const REFUSALS: Readonly<Record<string, string>> = {
  400: 'The request cannot be read',
  401: 'Nobody is signed in',
  403: 'Not for this caller',
  404: 'Not found',
  409: 'Not now',
  413: 'Too large',
  415: 'Not of a kind that can be read',
  422: 'The key was used for other content',
  429: 'Too many requests',
  500: 'A mistake of ours',
  503: 'Not available at the moment',
};

/** By method and address as the routes write them. */
const ROW = new Map(PERMISSIONS.map((row) => [`${row.method} ${row.url}`, row]));
const SIGNED_IN = ['401', '403'];

/** What any request may meet; one that brings a body, these too. */
const ALWAYS = ['400', '500', '503'];
const WITH_BODY = ['413', '415'];
/** One whose answer is kept under the key that comes with it, these too. */
const WITH_KEY = ['409', '422'];

/** How one shows who one is. */
const SCHEMES = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A program’s key, "anh_…", made by an administrator on /people/keys; each address names its scope',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'anhuan-session',
    description: 'What signing in sets; over TLS its name is __Host-anhuan',
  },
} as const;

/** The whole description from what the schemas of the routes give. Throws when an operation has no line. */
export function describedApi(raw: ApiDocument): ApiDocument {
  const paths = Object.fromEntries(
    Object.entries(raw.paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, one]) => [method, described(method, path, one)]),
      ),
    ]),
  );
  const { schemas } = raw.components;
  const used = new Set<string>(['Problem']);
  const waiting: unknown[] = [paths, schemas.Problem];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const name of namesIn(next))
      if (!used.has(name)) {
        used.add(name);
        waiting.push(schemas[name]);
      }
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  const components = { ...raw.components, schemas: Object.fromEntries(kept), securitySchemes: SCHEMES };
  return { ...raw, paths, components };
}

function described(method: string, path: string, operation: ApiOperation): ApiOperation {
  const name = `${method.toUpperCase()} ${path}`;
  const row = ROW.get(name.replace(/\{(\w+)\}/g, ':$1').replace(/\/$/, ''));
  const who = row?.who ?? [];
  const refusals = [
    ...ALWAYS,
    ...(method === 'post' ? [...WITH_BODY, '403'] : []),
    ...(who.includes('public') ? [] : SIGNED_IN),
    ...(who.includes('machine') ? ['429'] : []),
    ...(operation.parameters?.some(({ name: one }) => one === 'idempotency-key') ? WITH_KEY : []),
  ];
  const responses: Record<string, ApiAnswer> = {};
  const done = name in GIVES ? ['200'] : [];
  for (const code of new Set([...done, ...Object.keys(operation.responses), ...refusals]))
    responses[code] = answerOf(code, operation.responses[code], GIVES[name]);
  return {
    ...operation,
    operationId: operationId(name),
    summary: summaryOf(name, 'en'),
    'x-summary-zh-CN': summaryOf(name, 'zh-CN'),
    'x-audience': who,
    ...(who.includes('public') || who.includes('provider') ? {} : { security: shownBy(who) }),
    ...(row?.scope == null ? {} : { 'x-scope': row.scope }),
    ...(TAKES_FILE.has(name) ? { requestBody: FILE } : {}),
    responses,
  };
}

function shownBy(who: readonly string[]): ApiOperation['security'] {
  const people = who.some((one) => one !== 'machine');
  return [...(who.includes('machine') ? [{ key: [] }] : []), ...(people ? [{ session: [] }] : [])];
}

function answerOf(code: string, given: ApiAnswer | undefined, gives: string | undefined): ApiAnswer {
  const schema = given?.content?.['application/json']?.schema;
  if (Number(code) >= 400 && (schema === undefined || schema.$ref === PROBLEM))
    return {
      description: REFUSALS[code] ?? 'Refused',
      content: { 'application/problem+json': { schema: { $ref: PROBLEM } } },
    };
  const description = schema === undefined || code !== '200' ? (given?.description ?? '') : 'Done';
  if (code === '204') return { description: 'Done, and nothing to say' };
  if (code === '200' && gives !== undefined) return { description: 'Done', content: { [gives]: {} } };
  return { ...given, description };
}

/** "POST /api/agent/calls/{call}/hang-up" → "postAgentCallsCallHangUp" */
function operationId(name: string): string {
  const words = name
    .replace(' /api', '')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '');
  const [method = '', ...rest] = words;
  return method.toLowerCase() + rest.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

/** The schemas a piece of the description refers to. */
export function namesIn(piece: unknown): string[] {
  if (Array.isArray(piece)) return piece.flatMap(namesIn);
  if (typeof piece !== 'object' || piece === null) return [];
  return Object.entries(piece).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.split('/').at(-1)!] : namesIn(value),
  );
}
