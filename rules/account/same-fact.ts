/**
 * Does a sender say again what he said before, or something else under the same reference?
 */

/** Equal in every part; an agreement has parts of its own. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [known, told] = [new Map<string, unknown>(Object.entries(a)), Object.entries(b)];
  return known.size === told.length && told.every(([name, value]) => isSame(known.get(name), value));
}
