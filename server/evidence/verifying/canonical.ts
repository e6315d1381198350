/**
 * In which one way is a value written, so that two who write it write the same bytes?
 *
 * JSON with the fields of every object in the order of their code units, nothing between, whole numbers only (RFC 8785 for the
 * values we have). It runs in Node and in a browser.
 */

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** Signs that stand in a JSON string as themselves: nearly all we have are codes. */
const AS_ITSELF = /^[\w .,:/@+-]*$/;

const quoted = (text: string): string => (AS_ITSELF.test(text) ? `"${text}"` : JSON.stringify(text));

/** The canonical text of a value. Throws for a number that is not whole: nothing of ours is. */
export function canonical(value: Plain): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`${value} has no canonical form`);
    return String(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  let text = '';
  for (const name of Object.keys(value).sort())
    text += `${text === '' ? '' : ','}${quoted(name)}:${canonical(value[name]!)}`;
  return `{${text}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
