/**
 * Which marks does a text leave, so that nearly the same words are found again among a hundred thousand others?
 *
 * A mark is a hash of four Chinese characters or three words in a row; figures, signs and case are nothing, so another name, amount or
 * comma changes little. Of a long text the marks with the smallest hashes are kept: the same for every text, so what two texts share shows in
 * what is kept (Broder's sketches, 1997). The hash is keyed: a table of marks alone does not tell the words. Words that many people share
 * weigh little, but a family of copies is no common phrase: all of its marks are equally common, and the share stays whole.
 */

/** How many marks of a text are kept at most. */
export const MOST_MARKS = 128;
const CHARACTERS = 4;
const WORDS = 3;
/** Marks that a sentence needs for a whole voice. */
const LEAST_OF_SENTENCE = 3;

/** Two halves of a secret, 32 bits each. */
export interface MarkKey {
  readonly a: number;
  readonly b: number;
}

/** A piece of a text: a Chinese character or a word, and where it stands (UTF-16). */
interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly han: boolean;
  readonly sentence: number;
}

/** A Chinese character, a word, or the end of a sentence. */
const PIECE = /(\p{Script=Han})|([\p{L}][\p{L}\p{M}'’]*)|([。！？；!?;\n]+|\.(?=\s|$))/gu;

/** The pieces of a text, in order; figures and signs are left out. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let sentence = 0;
  for (const match of text.matchAll(PIECE)) {
    if (match[3] !== undefined) {
      sentence += 1;
      continue;
    }
    const from = match.index;
    pieces.push({
      text: match[0].normalize('NFKC').toLowerCase(),
      from,
      to: from + match[0].length,
      han: match[1] !== undefined,
      sentence,
    });
  }
  return pieces;
}

interface Shingle {
  readonly mark: number;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
}

/** Every mark of a text with the place it stands for. */
function shinglesOf(text: string, key: MarkKey): Shingle[] {
  const pieces = piecesOf(text);
  const found: Shingle[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const size = pieces[at]!.han ? CHARACTERS : WORDS;
    const last = pieces[at + size - 1];
    if (last === undefined) continue;
    let a = key.a;
    let b = key.b;
    for (let place = at; place < at + size; place += 1) {
      const { text: word } = pieces[place]!;
      for (let letter = 0; letter <= word.length; letter += 1) {
        const code = letter === word.length ? 0x1f : word.charCodeAt(letter);
        a = mix(a ^ code);
        b = Math.imul(b ^ code, 0x01000193) ^ (b >>> 15);
      }
    }
    found.push({
      mark: mix(a) * 65_536 + (mix(b) & 0xffff),
      from: pieces[at]!.from,
      to: last.to,
      sentence: pieces[at]!.sentence,
    });
  }
  return found;
}

/** Spreads every bit (the finaliser of MurmurHash3, in the public domain). */
function mix(number: number): number {
  let h = number | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A mark of the text at hand. `voice`: its part of the one voice that its sentence has. */
export interface TextMark {
  readonly mark: number;
  readonly sentence: number;
  readonly voice: number;
}

/** The marks that are kept of a text, ascending, each once: 48-bit numbers. `without`: marks of our own forms and phrases. */
export function textMarks(text: string, key: MarkKey, without: ReadonlySet<number> = new Set()): TextMark[] {
  const all = new Map<number, number>();
  for (const { mark, sentence } of shinglesOf(text, key))
    if (!without.has(mark) && !all.has(mark)) all.set(mark, sentence);
  const kept = [...all].sort(([x], [y]) => x - y).slice(0, MOST_MARKS);
  const counts = new Map<number, number>();
  for (const [, sentence] of kept) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  // A sentence of which next to nothing is left has no voice of its own.
  return kept.map(([mark, sentence]) => ({
    mark,
    sentence,
    voice: 1 / Math.max(LEAST_OF_SENTENCE, counts.get(sentence)!),
  }));
}

/** Every mark of texts that everybody may use: our own forms, phrases that laws and letters bring with them. */
export function commonMarks(texts: readonly string[], key: MarkKey): Set<number> {
  return new Set(texts.flatMap((text) => shinglesOf(text, key).map(({ mark }) => mark)));
}

/** How much a mark weighs that so many other people have: 1 for nobody or one, less the more they are. */
export function weightOf(people: number): number {
  return 1 / (1 + Math.log2(Math.max(1, people)));
}

export interface Alike {
  /** Share of the text at hand that the other has too, in ppm, by voice and weight. */
  readonly sharePpm: number;
  /** Weight of what both have: little is no evidence, whatever the share. */
  readonly weight: number;
}

/** How much of `one` the `other` has too. Marks above the point up to which both are kept say nothing and are left out. */
export function alike(
  one: readonly TextMark[],
  other: readonly number[],
  people: (mark: number) => number,
): Alike {
  const end = (count: number, last: number | undefined) =>
    count < MOST_MARKS ? Number.POSITIVE_INFINITY : (last ?? 0);
  const cut = Math.min(end(one.length, one.at(-1)?.mark), end(other.length, other.at(-1)));
  const others = new Set(other);
  const sentences = new Map<number, { own: number; shared: number }>();
  let weight = 0;
  for (const { mark, sentence, voice } of one) {
    if (mark > cut) break;
    const weighs = weightOf(people(mark));
    const sum = sentences.get(sentence) ?? { own: 0, shared: 0 };
    sentences.set(sentence, sum);
    sum.own += weighs * voice;
    if (!others.has(mark)) continue;
    sum.shared += weighs * voice;
    weight += weighs;
  }
  let whole = 0;
  let shared = 0;
  for (const sum of sentences.values()) {
    whole += sum.own;
    // A sentence of which half is the same is the same sentence, edited.
    shared += Math.min(sum.own, 2 * sum.shared);
  }
  return { sharePpm: whole === 0 ? 0 : Math.round((shared * 1_000_000) / whole), weight };
}

/** From which share on, and from which weight, two texts are shown to a person beside each other. */
export const TEXT_LIMITS = { sharePpm: 460_000, weight: 5 } as const;

/** Whether a person should look at them side by side. */
export function isNearText({ sharePpm, weight }: Alike): boolean {
  return sharePpm >= TEXT_LIMITS.sharePpm && weight >= TEXT_LIMITS.weight;
}

/** Runs of each text that the other has too, for the eye: [from, to) in UTF-16, joined where they touch. */
export function sharedRuns(one: string, other: string): [[number, number][], [number, number][]] {
  const key = { a: 1, b: 1 };
  const a = shinglesOf(one, key);
  const b = shinglesOf(other, key);
  const runs = (own: readonly Shingle[], theirs: readonly Shingle[]): [number, number][] => {
    const known = new Set(theirs.map(({ mark }) => mark));
    const found: [number, number][] = [];
    for (const { mark, from, to } of own) {
      if (!known.has(mark)) continue;
      const last = found.at(-1);
      if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
      else found.push([from, to]);
    }
    return found;
  };
  return [runs(a, b), runs(b, a)];
}
