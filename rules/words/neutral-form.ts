/**
 * Which facts can the lint not tell apart?
 *
 * Two filled texts that differ only in figures and in names that no pattern knows are read alike. A fact is reduced to a neutral
 * form: every digit to one digit, every Chinese character that stands in no pattern to one such character, every word of letters
 * in which no pattern's own letters stand to as many equal letters. Whatever a pattern could know stays as it is. So one reading
 * serves all texts of the same neutral form; a test holds this against the full check.
 */
import type { Lexicon } from './lexicon.ts';
import { formsOfHan } from './plain-text.ts';

/** What the patterns of a lexicon know by itself: characters, and runs of letters. */
export class NeutralForm {
  readonly #han: ReadonlySet<string>;
  readonly #runs: readonly string[];
  readonly #short: ReadonlySet<string>;
  readonly #keepsDigits: boolean;
  readonly #words = new Map<string, string>();
  /** Of facts that were met: dates, reasons and consequences are the same for many. */
  readonly #facts = new Map<string, string>();

  constructor({ phrases, parts }: Lexicon) {
    const sources = [...phrases.map(({ pattern }) => pattern), ...parts.flatMap(({ patterns }) => patterns)];
    const spelled = sources.map(lettersOf);
    this.#han = new Set(
      sources.flatMap((source) => [...source].filter((sign) => HAN.test(sign)).flatMap(formsOfHan)),
    );
    const runs = new Set(spelled.flatMap((letters) => letters.match(/[a-z]+/g) ?? []));
    this.#runs = [...runs].filter(({ length }) => length > 2);
    this.#short = new Set([...runs].filter(({ length }) => length <= 2));
    // Parts know telephone numbers by their digits: that they are there is stated by placeholders as well.
    this.#keepsDigits = phrases.some(({ pattern }) => /\d/.test(lettersOf(pattern)));
  }

  /** The neutral form of a fact. Facts of one form are read alike wherever they stand. */
  of(fact: string): string {
    let neutral = this.#facts.get(fact);
    if (neutral === undefined) {
      neutral = this.#reduced(fact);
      if (this.#facts.size >= MOST_FACTS) this.#facts.clear();
      this.#facts.set(fact, neutral);
    }
    return neutral;
  }

  #reduced(fact: string): string {
    let neutral = '';
    let word = '';
    for (let place = 0; place < fact.length; place += 1) {
      const code = fact.charCodeAt(place);
      const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
      if (isLetter) word += fact[place];
      else {
        if (word !== '') neutral += this.#word(word);
        word = '';
        if (code >= 48 && code <= 57) neutral += this.#keepsDigits ? fact[place] : '2';
        else if (code >= 0x4e00 && code <= 0x9fff)
          neutral += this.#han.has(fact[place]!) ? fact[place] : PLAIN_HAN;
        else neutral += fact[place];
      }
    }
    return word === '' ? neutral : neutral + this.#word(word);
  }

  #word(word: string): string {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const lower = word.toLowerCase();
    const isKnown = this.#short.has(lower) || this.#runs.some((run) => lower.includes(run));
    const neutral = isKnown ? lower : 'x'.repeat(lower.length);
    if (this.#words.size >= MOST_WORDS) this.#words.clear();
    this.#words.set(word, neutral);
    return neutral;
  }
}

const MOST_WORDS = 50_000;
const MOST_FACTS = 20_000;
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
