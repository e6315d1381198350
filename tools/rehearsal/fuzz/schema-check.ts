/**
 * Does a value keep to a schema of the description?
 *
 * Written apart from what the server checks with, so that the two can disagree. A keyword that is not known here is an error: nothing
 * passes because it was not looked at.
 */
import type { ApiSchema } from '../../../server/api/reference/api-description.ts';

export type Schemas = Readonly<Record<string, ApiSchema>>;

/** Keywords that say nothing about what is allowed. */
const WORDS = new Set(['description', 'default', 'format', 'id', 'title', 'contentMediaType']);

/** Where and why `value` does not fit, in words; nothing when it does. Throws at a keyword that it does not know. */
export function misfits(value: unknown, schema: ApiSchema, schemas: Schemas, at = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, given]) => {
    if (WORDS.has(keyword)) return [];
    const check = CHECKS[keyword];
    if (check === undefined) throw new Error(`the keyword ${keyword} at ${at} is not known`);
    return check(value, given, { schema, schemas, at });
  });
}

interface Place {
  readonly schema: ApiSchema;
  readonly schemas: Schemas;
  readonly at: string;
}

type Check = (value: unknown, given: unknown, place: Place) => string[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const complain = (holds: boolean, { at }: Place, what: string): string[] => (holds ? [] : [`${at}: ${what}`]);

/** A limit that speaks of numbers alone, or of strings, or of lists. */
const limit =
  (
    measure: (value: unknown) => number | null,
    holds: (found: number, bound: number) => boolean,
    what: string,
  ): Check =>
  (value, given, place) => {
    const found = measure(value);
    return complain(
      found === null || holds(found, Number(given)),
      place,
      `${found} ${what} ${String(given)}`,
    );
  };

const number = (value: unknown) => (typeof value === 'number' ? value : null);
/** Code points, as JSON Schema counts a string. */
const length = (value: unknown) => (typeof value === 'string' ? [...value].length : null);
const items = (value: unknown) => (Array.isArray(value) ? value.length : null);
const atLeast = (found: number, bound: number) => found >= bound;
const atMost = (found: number, bound: number) => found <= bound;

const CHECKS: Readonly<Record<string, Check>> = {
  $ref: (value, given, { schemas, at }) => {
    const name = String(given).split('/').at(-1)!;
    const named = schemas[name];
    if (named === undefined) throw new Error(`there is no schema ${name}`);
    return misfits(value, named, schemas, at);
  },
  type: (value, given, place) =>
    complain(
      [given].flat().some((type) => isOfType(value, type)),
      place,
      `is no ${String(given)}`,
    ),
  const: (value, given, place) => complain(value === given, place, `is not ${JSON.stringify(given)}`),
  enum: (value, given, place) =>
    complain((given as unknown[]).includes(value), place, `${JSON.stringify(value)} is none of those named`),
  anyOf: (value, given, place) => complain(fitting(value, given, place) >= 1, place, 'fits no alternative'),
  oneOf: (value, given, place) =>
    complain(fitting(value, given, place) === 1, place, 'fits not one alternative'),
  minimum: limit(number, atLeast, 'is below'),
  maximum: limit(number, atMost, 'is above'),
  exclusiveMinimum: limit(number, (found, bound) => found > bound, 'is not above'),
  minLength: limit(length, atLeast, 'characters are fewer than'),
  maxLength: limit(length, atMost, 'characters are more than'),
  minItems: limit(items, atLeast, 'items are fewer than'),
  maxItems: limit(items, atMost, 'items are more than'),
  pattern: (value, given, place) =>
    complain(
      typeof value !== 'string' || new RegExp(String(given), 'u').test(value),
      place,
      `does not match ${String(given)}`,
    ),
  items: (value, given, { schema, schemas, at }) => {
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
    return Array.isArray(value)
      ? value
          .slice(first)
          .flatMap((one, place) => misfits(one, given as ApiSchema, schemas, `${at}[${first + place}]`))
      : [];
  },
  prefixItems: (value, given, { schemas, at }) =>
    Array.isArray(value)
      ? value.flatMap((one, place) => {
          const own = (given as ApiSchema[])[place];
          return own === undefined ? [] : misfits(one, own, schemas, `${at}[${place}]`);
        })
      : [],
  properties: (value, given, { schemas, at }) =>
    isObject(value)
      ? Object.entries(given as Schemas).flatMap(([name, one]) =>
          name in value ? misfits(value[name], one, schemas, `${at}.${name}`) : [],
        )
      : [],
  required: (value, given, place) =>
    isObject(value)
      ? (given as string[]).flatMap((name) => complain(name in value, place, `${name} is missing`))
      : [],
  propertyNames: (value, given, { schemas, at }) =>
    isObject(value)
      ? Object.keys(value).flatMap((name) => misfits(name, given as ApiSchema, schemas, at))
      : [],
  additionalProperties: (value, given, place) => {
    if (!isObject(value) || given === true) return [];
    const known = new Set(Object.keys((place.schema.properties ?? {}) as object));
    const others = Object.keys(value).filter((name) => !known.has(name));
    return others.flatMap((name) =>
      given === false
        ? complain(false, place, `${name} is not described`)
        : misfits(value[name], given as ApiSchema, place.schemas, `${place.at}.${name}`),
    );
  },
};

function fitting(value: unknown, given: unknown, { schemas, at }: Place): number {
  return (given as ApiSchema[]).filter((one) => misfits(value, one, schemas, at).length === 0).length;
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return typeof value === type;
  }
}
