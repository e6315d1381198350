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
  readonly #runs: ReadonlySet<string>;
  /** Letters of the shortest and of the longest run. */
  readonly #lengths: readonly [number, number];
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
    this.#runs = new Set([...runs].filter(({ length }) => length > 2));
    const lengths = [...this.#runs].map(({ length }) => length);
    this.#lengths = [Math.min(...lengths), Math.max(...lengths)];
    this.#short = new Set([...runs].filter(({ length }) => length <= 2));
    // Parts know telephone numbers by their digits: that they are there is stated by placeholders as well.
    this.#keepsDigits = phrases.some(({ pattern }) => /\d/.test(lettersOf(pattern)));
  }

  /** The neutral form of a fact. Facts of one form are read alike wherever they stand. */
  of(fact: string): string {
    // Looked up it would take as long, and push out those that come again.
    if (fact.length <= SHORT) return this.#reduced(fact);
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
    let place = 0;
    while (place < fact.length) {
      const code = fact.charCodeAt(place);
      if (isLetter(code)) {
        const begins = place;
        do place += 1;
        while (place < fact.length && isLetter(fact.charCodeAt(place)));
        neutral += this.#word(fact.slice(begins, place));
        continue;
      }
      if (code >= 48 && code <= 57) neutral += this.#keepsDigits ? fact[place] : '2';
      else if (code >= 0x4e00 && code <= 0x9fff)
        neutral += this.#han.has(fact[place]!) ? fact[place] : PLAIN_HAN;
      else neutral += fact[place];
      place += 1;
    }
    return neutral;
  }

  #word(word: string): string {
    if (word.length <= FEW_LETTERS) return this.#reducedWord(word);
    let neutral = this.#words.get(word);
    if (neutral === undefined) {
      neutral = this.#reducedWord(word);
      if (this.#words.size >= MOST_WORDS) this.#words.clear();
      this.#words.set(word, neutral);
    }
    return neutral;
  }

  #reducedWord(word: string): string {
    const lower = word.toLowerCase();
    return this.#short.has(lower) || this.#hasRun(lower) ? lower : 'x'.repeat(lower.length);
  }

  /** True when a run of a pattern stands anywhere in a word. */
  #hasRun(word: string): boolean {
    const [shortest, longest] = this.#lengths;
    for (let from = 0; from + shortest <= word.length; from += 1) {
      const last = Math.min(word.length, from + longest);
      for (let to = from + shortest; to <= last; to += 1)
        if (this.#runs.has(word.slice(from, to))) return true;
    }
    return false;
  }
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Facts and words up to so many letters are reduced anew each time. */
const [SHORT, FEW_LETTERS] = [16, 4];

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
