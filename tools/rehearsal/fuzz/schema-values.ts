/**
 * Which values does a schema of the description allow, and which ones come close?
 *
 * Arbitraries for fast-check: mostly values that fit, sometimes one that was spoiled in a place. Where a schema asks for some text, half
 * of the time an identifier stands there that the server itself has spoken of.
 */
import fc from 'fast-check';
import type { ApiSchema } from '../../../server/api/reference/api-description.ts';
import type { Schemas } from './schema-check.ts';

/** What the rehearsal knows of the book: identifiers by the name of the field that held them. */
export type Known = ReadonlyMap<string, readonly string[]>;

/** Under this name of no field stand the days that are tried. */
export const CIVIL_DAYS = 'a civil date';

const DEEPEST = 6;
/** Identifiers of other fields that are tried where they have the right form. */
const MOST_ALIKE = 60;
/** Texts that have broken programs: nothing, a zero byte, half of a pair, what is read as something else. */
const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '𠮷',
  '<b>',
  "'; --",
  '%',
  '../..',
  '0',
  '-1',
  'null',
  '٣',
  '9'.repeat(40),
];
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  2 ** 53,
  '',
  '\0',
  [],
  {},
  [[]],
  'x'.repeat(5_000),
];

/** Values that fit `schema`. `name`: of the field they stand in. */
export function valuesOf(
  schema: ApiSchema,
  schemas: Schemas,
  known: Known,
  name = '',
  depth = 0,
): fc.Arbitrary<unknown> {
  if (typeof schema.$ref === 'string')
    return valuesOf(schemas[schema.$ref.split('/').at(-1)!]!, schemas, known, name, depth + 1);
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const any = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(any))
    return fc.oneof(...(any as ApiSchema[]).map((one) => valuesOf(one, schemas, known, name, depth + 1)));
  const types = [schema.type ?? 'string'].flat();
  return fc.oneof(...types.map((type) => ofType(String(type), schema, schemas, known, name, depth)));
}

function ofType(
  type: string,
  schema: ApiSchema,
  schemas: Schemas,
  known: Known,
  name: string,
  depth: number,
): fc.Arbitrary<unknown> {
  const bound = (keyword: string, otherwise: number) => Number(schema[keyword] ?? otherwise);
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number': {
      const [min, max] = [
        Math.ceil(bound('minimum', bound('exclusiveMinimum', -1_000) + 1)),
        bound('maximum', 100_000),
      ];
      return fc.oneof(
        fc.integer({ min, max: Math.max(min, max) }),
        fc.constantFrom(min, Math.max(min, max)),
        fc.integer({ min: Math.max(min, 1), max: Math.max(min, Math.min(max, 4)) }),
      );
    }
    case 'array': {
      const maxLength = Math.min(bound('maxItems', 3), depth > DEEPEST ? 0 : 3);
      const one = valuesOf((schema.items ?? {}) as ApiSchema, schemas, known, name, depth + 1);
      return fc.array(one, {
        minLength: bound('minItems', 0),
        maxLength: Math.max(bound('minItems', 0), maxLength),
      });
    }
    case 'object':
      return objects(schema, schemas, known, depth);
    default:
      return texts(schema, known, name);
  }
}

function objects(schema: ApiSchema, schemas: Schemas, known: Known, depth: number): fc.Arbitrary<unknown> {
  const parts = Object.entries((schema.properties ?? {}) as Schemas).map(
    ([name, one]) => [name, valuesOf(one, schemas, known, name, depth + 1)] as const,
  );
  const requiredKeys = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  return fc.record(Object.fromEntries(parts), { requiredKeys });
}

function texts(schema: ApiSchema, known: Known, name: string): fc.Arbitrary<string> {
  const [min, max] = [Number(schema.minLength ?? 0), Math.min(Number(schema.maxLength ?? 40), 60)];
  const usual =
    typeof schema.pattern === 'string'
      ? fc.stringMatching(new RegExp(schema.pattern))
      : schema.description === 'A civil date, ISO 8601'
        ? fc.constantFrom(...(known.get(CIVIL_DAYS) ?? ['2026-11-22']))
        : fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.max(min, max) });
  const fits = typeof schema.pattern === 'string' ? new RegExp(schema.pattern) : null;
  const alike = fits === null ? [] : [...known.values()].flat().filter((text) => fits.test(text));
  const own = (known.get(name) ?? []).filter((text) => fits?.test(text) !== false);
  const others = alike.slice(0, MOST_ALIKE);
  return fc.oneof(
    { weight: 1, arbitrary: usual },
    ...(own.length === 0 ? [] : [{ weight: 6, arbitrary: fc.constantFrom(...own) }]),
    // What has the right form under another name: of another kind, or somebody else's.
    ...(others.length === 0 ? [] : [{ weight: 2, arbitrary: fc.constantFrom(...others) }]),
  );
}

/** Whether a text has the form that a parameter asks for: a number under the same name is not its key. */
export function hasForm({ pattern }: ApiSchema, text: string): boolean {
  return typeof pattern !== 'string' || new RegExp(pattern).test(text);
}

/** A text for a path or a query: what fits, or what has broken programs. */
export function addressTexts(
  schema: ApiSchema,
  schemas: Schemas,
  known: Known,
  name: string,
): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: valuesOf(schema, schemas, known, name).map(String) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  );
}

/** A body that was spoiled in one place: a field is gone, another is there, or its value is of another kind. */
export function spoiled(body: unknown): fc.Arbitrary<unknown> {
  if (typeof body !== 'object' || body === null || Object.keys(body).length === 0)
    return fc.constantFrom(...ODD_VALUES);
  const entries = Object.entries(body);
  const without = (name: string) => Object.fromEntries(entries.filter(([other]) => other !== name));
  return fc
    .tuple(fc.constantFrom(...entries), fc.nat(3), fc.constantFrom(...ODD_VALUES, ...ODD_TEXTS))
    .map(([[name], how, odd]) => {
      if (how === 0) return without(name);
      if (how === 1) return { ...body, unheardOf: odd };
      return { ...body, [name]: odd };
    });
}
