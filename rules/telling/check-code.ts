/**
 * How is the code of a permit written, and how is it read when somebody types it in?
 *
 * Eight signs out of thirty that are not taken for one another (no 0/O, 1/I/L, U/V); shown in two groups. Read without regard
 * to case, spaces, hyphens and full-width forms, as people copy from a small screen or a letter.
 */

/** The signs of a code. 30⁸ ≈ 6.6 · 10¹¹ codes; 4.7 · 10¹¹ of them spell no word, and are given. */
export const CODE_SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** "7K4C2QD9" as people see it: "7K4C-2QD9". */
export function codeText(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** A code as typed; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\-–—·.]/g, '')
    .toUpperCase();
  return code.length === LENGTH && [...code].every((sign) => CODE_SIGNS.includes(sign)) ? code : null;
}
