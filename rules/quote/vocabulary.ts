/**
 * How is a word of a case read, strictly?
 *
 * A word turns a raw JSON value into its meaning, or reports the path where it stands. Nothing is skipped
 * and nothing is guessed: an unknown field, an unknown value and an absent needed field are all reported,
 * in the order in which they are met. A table of words is at once the reader and the TypeScript type.
 */
import type { Day } from '../days.ts';
import { parseDay } from '../days.ts';
import type { Currency, Fraction, Minor } from '../money.ts';
import { parseAmount, parseDecimal } from '../money.ts';

/** One reading of one case: the currency that gives amounts their digits, and what was not understood. */
export interface Reading {
  readonly currency: Currency;
  readonly unknown: string[];
}

/** A word reads a value that stands at path `at`; null means that it was reported in `reading.unknown`. */
export interface Word<T> {
  readonly read: (value: unknown, at: string, reading: Reading) => T | null;
  /** The words inside, by field name; of a list: those of each item, under the name `[]`. */
  readonly within?: Table;
}

/** Words by field name. */
export type Table = Readonly<Record<string, Word<unknown>>>;
/** What a word means. */
export type Meaning<W> = W extends Word<infer T> ? T : never;
type Needed<T extends Table> = { readonly [K in keyof T]: Meaning<T[K]> };
type Optional<T extends Table> = { readonly [K in keyof T]?: Meaning<T[K]> };

/** Reports a value that the word at `at` does not know; a long value is cut. */
function report(value: unknown, at: string, reading: Reading): null {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'absent');
  reading.unknown.push(`${at}=${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`);
  return null;
}

function wordOf<T>(meaning: (value: unknown, reading: Reading) => T | null): Word<T> {
  return { read: (value, at, reading) => meaning(value, reading) ?? report(value, at, reading) };
}

/** Any text: an id, a reason, a source. */
export const text: Word<string> = wordOf((value) => (typeof value === 'string' ? value : null));

/** true or false. */
export const truth: Word<boolean> = wordOf((value) => (typeof value === 'boolean' ? value : null));

/** A whole number that is not negative. */
export const count: Word<number> = wordOf((value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null,
);

/** A whole number above zero. */
export const positiveCount: Word<number> = wordOf((value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null,
);

/** An ISO date as a day number. */
export const day: Word<Day> = wordOf((value) => (typeof value === 'string' ? parseDay(value) : null));

/** A decimal string in major units, of either sign, as minor units. */
export const signedAmount: Word<Minor> = wordOf((value, reading) =>
  typeof value === 'string' ? parseAmount(value, reading.currency) : null,
);

/** A decimal string in major units as minor units; never negative. */
export const amount: Word<Minor> = wordOf((value, reading) => {
  const parsed = typeof value === 'string' ? parseAmount(value, reading.currency) : null;
  return parsed !== null && parsed >= 0n ? parsed : null;
});

/** A decimal string in percent as the exact number that is written: "0.8" is 8/10, not 8/1000. */
export const percent: Word<Fraction> = wordOf((value) => {
  const parsed = typeof value === 'string' ? parseDecimal(value) : null;
  return parsed !== null && parsed.num >= 0n ? parsed : null;
});

/** A value that is carried along unread (the expectation of a case is compared, not calculated with). */
export const unread: Word<unknown> = { read: (value) => value };

/** Exactly one of these words. */
export function oneOf<const W extends readonly string[]>(...words: W): Word<W[number]> {
  return wordOf((value) => words.find((word) => word === value) ?? null);
}

/** A list of values that are all read by `word`. */
export function listOf<T>(word: Word<T>): Word<readonly T[]> {
  return {
    ...(word.within && { within: { '[]': word } }),
    read(value, at, reading) {
      if (!Array.isArray(value)) return report(value, at, reading);
      const read: T[] = [];
      for (const [index, item] of value.entries()) {
        const meaning = word.read(item, `${at}[${index}]`, reading);
        if (meaning !== null) read.push(meaning);
      }
      return read.length === value.length ? read : null;
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with these needed and optional fields and no other. */
export function fields<N extends Table, O extends Table>(
  needed: N,
  optional: O,
): Word<Needed<N> & Optional<O>> {
  const table: Table = { ...needed, ...optional };
  return {
    within: table,
    read(value, at, reading) {
      if (!isRecord(value)) return report(value, at, reading);
      const before = reading.unknown.length;
      const prefix = at === '' ? '' : `${at}.`;
      const read: Record<string, unknown> = {};
      for (const [name, item] of Object.entries(value)) {
        const word = Object.hasOwn(table, name) ? table[name] : undefined;
        if (word === undefined) reading.unknown.push(prefix + name);
        else read[name] = word.read(item, prefix + name, reading);
      }
      for (const name of Object.keys(needed)) {
        if (!Object.hasOwn(value, name)) reading.unknown.push(`${prefix}${name}=absent`);
      }
      // Every field was read by the word of its own name, so the record has the type the tables spell out.
      return reading.unknown.length === before ? (read as Needed<N> & Optional<O>) : null;
    },
  };
}

/** Paths of all words inside a word ("lateFee[].kind"), by which a reader shows that it has passed none over. */
export function pathsWithin(word: Word<unknown>, at = ''): string[] {
  if (word.within === undefined) return [at];
  return Object.entries(word.within).flatMap(([name, inner]) =>
    pathsWithin(inner, name === '[]' || at === '' ? `${at}${name}` : `${at}.${name}`),
  );
}

/** An object whose field `type` says which of the tables its other fields follow. */
export function byType<K extends Readonly<Record<string, Word<object>>>>(
  kinds: K,
): Word<{ [T in keyof K]: { readonly type: T } & Meaning<K[T]> }[keyof K]> {
  return {
    read(value, at, reading) {
      if (!isRecord(value)) return report(value, at, reading);
      const { type, ...rest } = value;
      const word = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
      if (word === undefined) return report(type, `${at}.type`, reading);
      const meaning = word.read(rest, at, reading);
      if (meaning === null) return null;
      // `type` chose the word, so the pair is one member of the union.
      return { type, ...meaning } as { [T in keyof K]: { readonly type: T } & Meaning<K[T]> }[keyof K];
    },
  };
}
