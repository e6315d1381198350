/**
 * Which types do the addresses of the API have, for whoever asks them from TypeScript?
 *
 * From the description, made short: what is answered when all is well, what is asked, and nothing of lengths, patterns and refusals,
 * which types cannot hold. `web/api/operations.d.ts` is this text; a test beside the description renews it with `-u`.
 */
import openapiTS, { astToString } from 'openapi-typescript';
import type { ApiDocument } from '../../server/api/reference/api-description.ts';

const OPENING = `/**
 * What may be asked at which address of the API, and what is answered?
 *
 * Made from docs/openapi.json; never written by hand: \`npx vitest run server/api/reference -u\` renews it.
 */
`;

/** Keywords that no type can hold. */
const LEFT_OUT = new Set([
  ...['pattern', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['minItems', 'maxItems', 'x-summary-zh-CN', 'x-scope', 'summary', 'description'],
]);
/** What stands there for readers and for signing in. */
const NOT_TYPES = new Set(['x-audience', 'security', 'securitySchemes']);
/** Lines by which the generator says that something is not there. */
const NOT_THERE =
  /^ +(put|delete|options|head|patch|trace|get|post|query|header|path|cookie|requestBody)\?: never;\n/gm;
const ANY_HEADERS = /^ +headers: \{\n +\[name: string\]: unknown;\n +\};\n/gm;
const NO_PARAMETERS = /^ +parameters: \{\s*\};\n/gm;

/** The text of the types. */
export async function operationTypes(document: ApiDocument): Promise<string> {
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, one]) => {
          const responses = Object.entries(one.responses).filter(([status]) => status.startsWith('2'));
          return [method, { ...one, responses: Object.fromEntries(responses) }];
        }),
      ),
    ]),
  );
  const short = shortened({ ...document, paths }) as Parameters<typeof openapiTS>[0];
  const text = astToString(await openapiTS(short, { alphabetize: true, defaultNonNullable: false }));
  return `${OPENING}${text.replace(NOT_THERE, '').replace(ANY_HEADERS, '').replace(NO_PARAMETERS, '')}`;
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // A field may be called like a keyword: what it holds is a schema then.
      .filter(([name, one]) => !NOT_TYPES.has(name) && !(LEFT_OUT.has(name) && typeof one !== 'object'))
      .map(([name, one]) => [name, shortened(one)]),
  );
}
