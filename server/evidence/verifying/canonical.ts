/**
 * In which one way is a value written, so that two who write it write the same bytes?
 *
 * JSON with the fields of every object in the order of their code units, nothing between, whole numbers only (RFC 8785 for the
 * values we have). It runs in Node and in a browser.
 */

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** The canonical text of a value. Throws for a number that is not whole: nothing of ours is. */
export function canonical(value: Plain): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`${value} has no canonical form`);
    return String(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name]!)}`);
  return `{${fields.join(',')}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
