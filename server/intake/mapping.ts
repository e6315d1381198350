/**
 * What do a host's columns mean?
 *
 * A mapping is declared data: each column of the host's file becomes one field of one of our record kinds, with its
 * form (unit, format, enumeration) said, or is listed by name as not used. Nothing is guessed from a name. A
 * mapping is checked when it is loaded; what is wrong is said in words for the person who wrote it.
 * `docs/import.md` explains each part.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Trouble, wordsOf } from '../trouble.ts';
import { FIELDS, type FieldType, RECORD_KINDS, type RecordKind } from './host-record.ts';

const text = z.string().min(1);
const whole = z.number().int();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/**
 * How a cell is written. `amount`: in whole currency units ("major", 12.34) or in the smallest unit ("minor",
 * 1234).
 */
const CELL = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('text'), longest: whole.positive().optional() }),
  z.strictObject({
    is: z.literal('whole'),
    least: whole.optional(),
    most: whole.optional(),
    /** Letters behind the number that belong to every cell: " months". */
    suffix: text.optional(),
  }),
  z.strictObject({
    is: z.literal('amount'),
    unit: z.enum(['major', 'minor']),
    sign: z.enum(['positive', 'not-negative', 'any']),
  }),
  z.strictObject({ is: z.literal('percent'), most: whole.positive() }),
  z.strictObject({
    is: z.literal('day'),
    format: z.enum([
      'YYYY-MM-DD',
      'YYYYMMDD',
      'YYYY/MM/DD',
      'DD/MM/YYYY',
      'MM/DD/YYYY',
      'YYYY年MM月DD日',
      'Mon-YYYY',
    ]),
  }),
  z.strictObject({ is: z.literal('one-of'), values: z.record(z.string(), text) }),
]);
export type CellForm = z.infer<typeof CELL>;

const COLUMN = z.strictObject({ field: text, cell: CELL, emptyMeans: z.string().optional() });
export type Column = z.infer<typeof COLUMN>;

/** What a status of a loan tape says. Only a due date of the month and a count of missed instalments can be assumed. */
const STANDING = z.strictObject({
  state: z.enum(['open', 'paid', 'written-off']),
  /** Date of the month on which this standing's instalments are taken to fall due. */
  dueDate: whole.min(1).max(28).optional(),
  /** How many instalments are unpaid, counted from the last payment and held within these. */
  missedLeast: whole.min(0).optional(),
  missedMost: whole.min(0).optional(),
});
export type Standing = z.infer<typeof STANDING>;

const TABLE = z.strictObject({
  record: z.enum(RECORD_KINDS),
  columns: z.record(z.string(), COLUMN),
  /** Columns of the host that are not used, by name: any other unknown column is an error. */
  ignored: z.array(text),
  /** For a record kind without such a column: the id of the product every row belongs to. */
  product: text.optional(),
  currency: z.string().length(3).optional(),
  standings: z.record(z.string(), STANDING).optional(),
  /**
   * Printed rates are multiples of this many ppm: a finer contract rate may hide behind one (100: two digits of per
   * cent).
   */
  rateStepPpm: whole.positive().optional(),
});
export type TableMapping = z.infer<typeof TABLE>;

const MAPPING = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  /** Name space of the references: two hosts may both have an account 17. */
  host: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: text,
  credit: text.optional(),
  separator: z.string().length(1).optional(),
  language: z.enum(['zh-CN', 'en']),
  region: text,
  timeZone: text,
  /** Month at whose end the figures of the file stand, for files that do not say it themselves. */
  asOf: month.optional(),
  /** What the data do not say and the mapping assumes: printed with every import. */
  assumed: z.array(text),
  tables: z.array(TABLE).min(1),
});
export type Mapping = z.infer<typeof MAPPING>;

/** Field types that a form of cell can fill. */
const FILLS: Readonly<Record<CellForm['is'], readonly FieldType[]>> = {
  text: ['text', 'currency', 'product'],
  whole: ['whole'],
  amount: ['amount'],
  percent: ['percent'],
  day: ['day'],
  'one-of': ['word', 'product', 'currency'],
};

/** A mapping from unknown data, or what is wrong with it. */
export function checkMapping(
  data: unknown,
): { readonly mapping: Mapping } | { readonly wrong: readonly string[] } {
  const parsed = MAPPING.safeParse(data);
  if (!parsed.success)
    return {
      wrong: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'mapping'}: ${message}`),
    };
  const mapping = parsed.data;
  const wrong = mapping.tables.flatMap((table, place) =>
    wrongIn(table, mapping).map((what) => `table ${place + 1} (${table.record}): ${what}`),
  );
  mapping.tables.forEach((one, place) => {
    const other = mapping.tables.findIndex((table, at) => at < place && mistakable(one, table));
    if (other >= 0) wrong.push(`tables ${other + 1} and ${place + 1} cannot be told apart by their columns`);
  });
  return wrong.length > 0 ? { wrong } : { mapping };
}

function wrongIn(table: TableMapping, mapping: Mapping): string[] {
  const wrong: string[] = [];
  const kind = fieldsOf(table.record);
  const filled = new Map<string, string>();
  for (const [name, { field, cell }] of Object.entries(table.columns)) {
    const about = kind[field];
    if (about === undefined) wrong.push(`column "${name}": a ${table.record} has no field "${field}"`);
    else if (!FILLS[cell.is].includes(about.type))
      wrong.push(`column "${name}": "${cell.is}" cannot fill "${field}", which is of type ${about.type}`);
    if (filled.has(field)) wrong.push(`"${field}" comes from both "${filled.get(field)}" and "${name}"`);
    filled.set(field, name);
    if (table.ignored.includes(name)) wrong.push(`column "${name}" is both used and ignored`);
  }
  for (const [field, about] of Object.entries(kind)) {
    if (!about.required || filled.has(field)) continue;
    if (about.type === 'product' && table.product !== undefined) continue;
    if (about.type === 'currency' && table.currency !== undefined) continue;
    wrong.push(`no column fills "${field}"`);
  }
  if ((table.record === 'card' || table.record === 'loan') && mapping.asOf === undefined)
    wrong.push('"asOf" must say at which month’s end the figures stand');
  if (table.record === 'loan') wrong.push(...wrongStandings(table));
  return wrong;
}

/** Every status of the host leads to a standing, and every open standing says what it assumes. */
function wrongStandings(table: TableMapping): string[] {
  const wrong: string[] = [];
  const column = Object.values(table.columns).find(({ field }) => field === 'standing');
  const words = column?.cell.is === 'one-of' ? new Set(Object.values(column.cell.values)) : new Set<string>();
  for (const word of words)
    if (table.standings?.[word] === undefined) wrong.push(`"standings" does not say what "${word}" is`);
  for (const [word, standing] of Object.entries(table.standings ?? {})) {
    if (!words.has(word)) wrong.push(`standing "${word}" comes from no status of the host`);
    const { state, dueDate, missedLeast, missedMost } = standing;
    if (state !== 'open') continue;
    if (
      dueDate === undefined ||
      missedLeast === undefined ||
      missedMost === undefined ||
      missedLeast > missedMost
    )
      wrong.push(`standing "${word}" is open: it needs dueDate, missedLeast and missedMost`);
  }
  return wrong;
}

/** True when a file of one table would also be a file of the other. */
function mistakable(one: TableMapping, other: TableMapping): boolean {
  const fits = (a: TableMapping, b: TableMapping) => requiredColumns(a).every((name) => name in b.columns);
  return fits(one, other) || fits(other, one);
}

/** Columns that must stand in a file of this table. */
export function requiredColumns(table: TableMapping): string[] {
  const kind = fieldsOf(table.record);
  return Object.entries(table.columns)
    .filter(([, { field, emptyMeans }]) => kind[field]?.required === true && emptyMeans === undefined)
    .map(([name]) => name);
}

function fieldsOf(kind: RecordKind): Readonly<Record<string, { type: FieldType; required: boolean }>> {
  return FIELDS[kind];
}

/**
 * Which table of the mapping a file with these columns is, or what is wrong with the columns. The table whose
 * required columns all stand there; without one, the table that shares most columns tells what is missing.
 */
export function tableFor(
  mapping: Mapping,
  columns: readonly string[],
): { readonly table: TableMapping } | { readonly wrong: readonly string[] } {
  const missing = (table: TableMapping) => requiredColumns(table).filter((name) => !columns.includes(name));
  const shared = (table: TableMapping) => columns.filter((name) => name in table.columns).length;
  const [table] = [...mapping.tables].sort(
    (a, b) => Math.sign(missing(a).length) - Math.sign(missing(b).length) || shared(b) - shared(a),
  );
  if (table === undefined) return { wrong: ['the mapping has no table'] };
  const wrong = missing(table).map((name) => `the column "${name}" is missing`);
  for (const name of columns)
    if (!(name in table.columns) && !table.ignored.includes(name))
      wrong.push(`the column "${name}" is not known to the mapping "${mapping.id}"`);
  return wrong.length > 0 ? { wrong: wrong.map((what) => `${what} (read as ${table.record})`) } : { table };
}

/** A mapping from a JSON file of the user. */
export function readMapping(path: string): Mapping {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Trouble(
      `${path}: no mapping can be read from it (${wordsOf(error)}).`,
      'A mapping is a JSON file: docs/import.md.',
    );
  }
  return soundMapping(data, path);
}

/** The mapping, when it is sound; else `Trouble` with everything that is wrong. */
export function soundMapping(data: unknown, name: string): Mapping {
  const checked = checkMapping(data);
  if ('mapping' in checked) return checked.mapping;
  throw new Trouble(
    `The mapping ${name} is wrong:\n  ${checked.wrong.join('\n  ')}`,
    'docs/import.md explains mappings.',
  );
}
