/**
 * How does a person read and try the API?
 *
 * One page made from the description: what each operation is for, what it takes and answers in the short notation that programmers
 * know, and a form that asks this very server. Without a script it can be read all the same.
 */
import type { Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import type { ApiDocument, ApiMethod, ApiOperation, ApiParameter, ApiSchema } from './api-description.ts';

const WORDS = {
  en: {
    title: 'The API',
    lead: 'Every address of this server. A form asks this very server: what is sent is done.',
    search: 'Search',
    document: 'OpenAPI 3.1 document',
    takes: 'Takes',
    answers: 'Answers',
    send: 'Send',
    body: 'Body (JSON)',
    file: 'File',
    schemas: 'Schemas',
    needed: 'needed',
    other: '中文',
    doors: {
      borrower: 'For the borrower',
      agent: 'For the agent',
      studio: 'For the studio',
      people: 'Signing in, and staff',
      verify: 'For everybody',
    },
    rest: 'For operation',
  },
  'zh-CN': {
    title: '接口说明',
    lead: '本服务器的全部地址。表单会直接请求本服务器：发送即执行。',
    search: '搜索',
    document: 'OpenAPI 3.1 文档',
    takes: '请求',
    answers: '响应',
    send: '发送',
    body: '请求体（JSON）',
    file: '文件',
    schemas: '数据结构',
    needed: '必填',
    other: 'English',
    doors: { borrower: '借款人', agent: '催收员', studio: '工作室', people: '登录与人员', verify: '所有人' },
    rest: '运维',
  },
} as const;

type Words = (typeof WORDS)[Language];
const METHODS: readonly ApiMethod[] = ['get', 'post'];

/** The page, whole. */
export function referencePage(document: ApiDocument, language: Language): string {
  const words = WORDS[language];
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ path, method, operation }];
    }),
  );
  const doors: Readonly<Record<string, string>> = words.doors;
  const byDoor = Map.groupBy(operations, ({ operation }) => doors[operation.tags[0] ?? ''] ?? words.rest);
  const parts = [...byDoor].map(
    ([door, all]) =>
      `<section><h2>${door}</h2>${all.map(({ path, method, operation }) => operationPart(path, method, operation, language)).join('')}</section>`,
  );
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) =>
      `<details id="schema-${name}"><summary>${name}</summary><pre>${shapeOf(schema)}</pre></details>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · Anhuan</title><link rel="stylesheet" href="/api/reference/page.css"><link rel="icon" href="data:,">
<script src="/api/reference/page.js" defer></script></head><body><main>
<header><h1>${words.title}</h1><a href="?language=${language === 'en' ? 'zh-CN' : 'en'}">${words.other}</a></header>
<p>${words.lead} <a href="/api/openapi.json">${words.document}</a></p>
<label>${words.search}<input type="search"></label>
${parts.join('\n')}
<section><h2>${words.schemas}</h2>${schemas.join('\n')}</section>
</main></body></html>
`;
}

function operationPart(path: string, method: ApiMethod, operation: ApiOperation, language: Language): string {
  const words = WORDS[language];
  const { parameters = [], requestBody, responses } = operation;
  const bodies = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
    schema === undefined ? [] : [schema],
  );
  const takes = bodies.map((schema) => `<h3>${words.takes}</h3><pre>${shapeOf(schema)}</pre>`).join('');
  const answers = Object.entries(responses).map(([code, { description, content = {} }]) => {
    const [type, one] = Object.entries(content)[0] ?? ['', {}];
    const shape = one.schema === undefined ? escaped(type) : shapeOf(one.schema);
    return `<pre>${code} ${escaped(description)} ${shape}</pre>`;
  });
  const line = language === 'en' ? operation.summary : operation['x-summary-zh-CN'];
  return `<details class="operation"><summary>${escaped(line)} <code>${method.toUpperCase()} ${escaped(path)}</code></summary>
${takes}<h3>${words.answers}</h3>${answers.join('')}
<form data-method="${method.toUpperCase()}" data-path="${escaped(path)}">${parameters.map((one) => field(one, words)).join('')}${bodyField(operation, words)}
<button>${words.send}</button><output></output></form></details>
`;
}

function field({ name, in: place, required, description = '', schema }: ApiParameter, words: Words): string {
  if (place === 'header') return '';
  const told = [required === true ? words.needed : '', escaped(description)].filter((one) => one !== '');
  const known = `data-in="${place}" name="${name}"${required === true ? ' required' : ''}`;
  const choices = Array.isArray(schema.enum) ? schema.enum.map(String) : null;
  const options = [...(required === true ? [] : ['']), ...(choices ?? [])];
  const control =
    choices === null
      ? `<input ${known}>`
      : `<select ${known}>${options.map((one) => `<option>${escaped(one)}</option>`).join('')}</select>`;
  return `<label>${name} <span class="hint">${told.join(' · ')}</span>${control}</label>`;
}

function bodyField({ requestBody }: ApiOperation, words: Words): string {
  if (requestBody === undefined) return '';
  if (requestBody.content['application/json'] === undefined)
    return `<label>${words.file}<input type="file"></label>`;
  return `<label>${words.body}<textarea spellcheck="false">{}</textarea></label>`;
}

/** A schema as HTML in the notation of TypeScript; names lead to their own entry. */
export function shapeOf(schema: ApiSchema, indent = ''): string {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1)!;
    return `<a href="#schema-${name}">${name}</a>`;
  }
  const any = (schema.anyOf ?? schema.oneOf) as readonly ApiSchema[] | undefined;
  if (any !== undefined) return any.map((one) => shapeOf(one, indent)).join(' | ');
  if (Array.isArray(schema.enum)) return escaped(schema.enum.map((one) => JSON.stringify(one)).join(' | '));
  if ('const' in schema) return escaped(JSON.stringify(schema.const));
  if (schema.type === 'array') return arrayOf(schema, indent);
  if (schema.type === 'object' && schema.properties !== undefined) return objectOf(schema, indent);
  if (schema.type === 'object') return '{ … }';
  return [schema.type ?? 'unknown'].flat().join(' | ');
}

function arrayOf({ items, prefixItems }: ApiSchema, indent: string): string {
  if (prefixItems !== undefined)
    return `[${(prefixItems as ApiSchema[]).map((one) => shapeOf(one, indent)).join(', ')}]`;
  return `(${shapeOf((items ?? {}) as ApiSchema, indent)})[]`;
}

function objectOf({ properties, required }: ApiSchema, indent: string): string {
  const deeper = `${indent}  `;
  const needed = new Set(Array.isArray(required) ? required : []);
  const lines = Object.entries(properties as Readonly<Record<string, ApiSchema>>).map(([name, one]) => {
    const note = typeof one.description === 'string' ? `  // ${escaped(one.description)}` : '';
    return `${deeper}${name}${needed.has(name) ? '' : '?'}: ${shapeOf(one, deeper)}${note}`;
  });
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}
