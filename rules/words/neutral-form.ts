/**
 * Which facts can the lint not tell apart?
 *
 * Two filled texts that differ only in figures and in names that no pattern knows are read alike. A fact is reduced to a neutral
 * form: every digit to one digit, every Chinese character that stands in no pattern to one such character, every word of letters
 * in which no pattern's own letters stand to as many equal letters. Whatever a pattern could know stays as it is. So one reading
 * serves all texts of the same neutral form; a test holds this against the full check.
 */
import type { Lexicon } from './lexicon.ts';
import { plainText } from './plain-text.ts';

/** What the patterns of a lexicon know by itself: characters, and runs of letters. */
export class NeutralForm {
  readonly #han: ReadonlySet<string>;
  readonly #runs: readonly string[];
  readonly #short: ReadonlySet<string>;
  readonly #keepsDigits: boolean;
  readonly #words = new Map<string, string>();

  constructor({ phrases, parts }: Lexicon) {
    const sources = [...phrases.map(({ pattern }) => pattern), ...parts.flatMap(({ patterns }) => patterns)];
    const spelled = sources.map(lettersOf);
    this.#han = new Set(sources.flatMap((source) => [...source].filter((sign) => HAN.test(sign))));
    const runs = new Set(spelled.flatMap((letters) => letters.match(/[a-z]+/g) ?? []));
    this.#runs = [...runs].filter(({ length }) => length > 2);
    this.#short = new Set([...runs].filter(({ length }) => length <= 2));
    // Parts know telephone numbers by their digits: that they are there is stated by placeholders as well.
    this.#keepsDigits = phrases.some(({ pattern }) => /\d/.test(lettersOf(pattern)));
  }

  /** The neutral form of a fact. Facts of one form are read alike wherever they stand. */
  of(fact: string): string {
    return fact.replace(/[A-Za-z]+|[0-9]|\p{Script=Han}/gu, (piece) => this.#piece(piece));
  }

  #piece(piece: string): string {
    const known = this.#words.get(piece);
    if (known !== undefined) return known;
    const neutral = this.#neutral(piece);
    if (this.#words.size >= MOST_WORDS) this.#words.clear();
    this.#words.set(piece, neutral);
    return neutral;
  }

  #neutral(piece: string): string {
    if (/^\d$/.test(piece)) return this.#keepsDigits ? piece : '2';
    const { plain } = plainText(piece);
    if (HAN.test(piece)) return plain !== piece || this.#han.has(piece) ? piece : PLAIN_HAN;
    if (this.#short.has(plain) || this.#runs.some((run) => plain.includes(run))) return plain;
    return 'x'.repeat(plain.length);
  }
}

const MOST_WORDS = 50_000;
const HAN = /\p{Script=Han}/u;
/** A character that stands in no pattern (a test holds it). */
export const PLAIN_HAN = '甲';

/** The letters that a pattern names itself: without classes of characters, escapes and counts; an optional letter stands alone. */
function lettersOf(pattern: string): string {
  return pattern
    .replace(/\\p\{[^}]*\}|\\[bBdDwWsS]/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/\{\d*,?\d*\}/g, ' ')
    .replace(/([a-z])(?=[?*+])/g, ' $1 ');
}
