/**
 * How is a value of the gate kept as text, so that it comes back as it was?
 *
 * JSON, with what JSON cannot say written as an object of one field: sets, maps and bigints. Tables of clocks stand once at the
 * end and are named where they are used. A field that is not known is left out, and is not known again when it comes back.
 */

interface Table {
  readonly name: string;
  readonly offsets: readonly unknown[];
  readonly until: number;
}

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** The text of a value. Throws for what cannot be kept (a function): that is a mistake in the value. */
export function storedText(value: unknown): string {
  const tables = new Map<object, number>();
  const packed = pack(value, tables);
  return JSON.stringify({ value: packed, clocks: [...tables.keys()] });
}

/** The value of a text that `storedText` wrote. */
export function valueIn(text: string): unknown {
  const { value, clocks } = JSON.parse(text) as { value: Plain; clocks: readonly Table[] };
  return unpack(value, clocks);
}

function pack(value: unknown, tables: Map<object, number>): Plain {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`${value} cannot be kept`);
      return value;
    case 'bigint':
      return { $big: value.toString() };
    case 'object':
      return value === null ? null : packObject(value, tables);
    default:
      throw new Error(`a ${typeof value} cannot be kept`);
  }
}

/** What JSON writes as it should be is left as it is: copying it all would take longer than writing it. */
function packObject(value: object, tables: Map<object, number>): Plain {
  if (Array.isArray(value)) return packList(value, tables);
  if (value instanceof Set) return { $set: packList([...value], tables) };
  if (value instanceof Map)
    return { $map: [...value].map(([key, one]) => [pack(key, tables), pack(one, tables)]) };
  if (isClocks(value)) return { $clocks: numberOf(value, tables) };
  const fields = value as Readonly<Record<string, unknown>>;
  let packed: Record<string, Plain> | null = null;
  for (const name in fields) {
    const field = fields[name];
    if (field === undefined) continue;
    if (name.startsWith('$')) throw new Error(`a field "${name}" cannot be kept`);
    const one = pack(field, tables);
    if (one === field) continue;
    packed ??= { ...(fields as Record<string, Plain>) };
    packed[name] = one;
  }
  return packed ?? (value as Plain);
}

function packList(list: readonly unknown[], tables: Map<object, number>): Plain {
  let packed: Plain[] | null = null;
  for (let place = 0; place < list.length; place += 1) {
    const one = pack(list[place], tables);
    if (one === list[place]) continue;
    packed ??= [...(list as Plain[])];
    packed[place] = one;
  }
  return packed ?? (list as Plain[]);
}

function isClocks(value: object): value is Table {
  return 'offsets' in value && 'until' in value && 'name' in value;
}

function numberOf(table: Table, tables: Map<object, number>): number {
  const known = tables.get(table);
  if (known !== undefined) return known;
  tables.set(table, tables.size);
  return tables.size - 1;
}

function unpack(value: Plain, clocks: readonly Table[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((one) => unpack(one, clocks));
  const [first, ...more] = Object.entries(value);
  if (first !== undefined && more.length === 0 && first[0].startsWith('$'))
    return unpackMarked(first[0], first[1], clocks);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unpack(one, clocks)]));
}

function unpackMarked(mark: string, value: Plain, clocks: readonly Table[]): unknown {
  switch (mark) {
    case '$big':
      return BigInt(String(value));
    case '$clocks':
      return clocks[Number(value)];
    case '$set':
      return new Set((value as Plain[]).map((one) => unpack(one, clocks)));
    case '$map':
      return new Map(
        (value as Plain[][]).map((pair) => [unpack(pair[0]!, clocks), unpack(pair[1]!, clocks)]),
      );
    default:
      throw new Error(`a text with "${mark}" is not one of ours`);
  }
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
