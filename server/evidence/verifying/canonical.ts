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

/** Names of fields as they stand in a text: there are few of them, and each comes again and again. */
const named = new Map<string, string>();
const MOST_NAMES = 1_000;

function nameText(name: string): string {
  let text = named.get(name);
  if (text === undefined) {
    text = `${quoted(name)}:`;
    if (named.size < MOST_NAMES) named.set(name, text);
  }
  return text;
}

/** So many names are put in their places one by one: nearly all stand there already. */
const FEW_NAMES = 32;

/** In the order of their code units. */
function inOrder(names: string[]): string[] {
  if (names.length > FEW_NAMES) return names.sort();
  for (let place = 1; place < names.length; place += 1) {
    const name = names[place]!;
    let before = place - 1;
    while (before >= 0 && names[before]! > name) {
      names[before + 1] = names[before]!;
      before -= 1;
    }
    names[before + 1] = name;
  }
  return names;
}

/** The canonical text of a value. Throws for a number that is not whole: nothing of ours is. */
export function canonical(value: Plain): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`${value} has no canonical form`);
    return String(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  let text = '{';
  const names = inOrder(Object.keys(value));
  for (let place = 0; place < names.length; place += 1) {
    const name = names[place]!;
    text += (place === 0 ? '' : ',') + nameText(name) + canonical(value[name]!);
  }
  return `${text}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
