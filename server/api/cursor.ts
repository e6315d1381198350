/**
 * Where does the next page begin?
 *
 * Behind the last row of the one before, by the values it was ordered by. The text means nothing to a caller and may
 * change; one that we did not write is refused.
 */
import { Refused } from './problem.ts';

/** The text that stands for the last row of a page. */
export function writeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The cursor behind a page of `size`; null where it is the last. `rows`: one more than the page, if there are so many. */
export function nextOf<T>(
  rows: readonly T[],
  size: number,
  valuesOf: (last: T) => readonly (string | number | bigint)[],
): string | null {
  const last = rows[size - 1];
  return rows.length > size && last !== undefined ? writeCursor(valuesOf(last).map(String)) : null;
}

/** The values of a cursor, each a whole number; refused when it is not one of ours. */
export function readCursor(text: string, length: number): bigint[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === 'string')
    )
      return values.map((value) => BigInt(value as string));
  } catch {
    // falls through: whatever it is, it is not ours
  }
  throw new Refused(400, 'The page cannot be found.', [
    {
      where: 'query.after',
      what: 'not a cursor of ours',
      todo: 'Leave it out to begin with the first page.',
    },
  ]);
}
