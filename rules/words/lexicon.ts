/**
 * Which words of a text amount to what, and which parts does the text have?
 *
 * A lexicon is dated data: patterns over plain text, each with what it amounts to. A negation that turns a phrase around
 * ("we will not contact your employer") is part of its pattern, so a pattern never fires on it and nothing outside it can
 * silence it. The lint states facts only; whether they are lawful is judged by the rules.
 */
import type { Day } from '../days.ts';
import type { Cited } from '../gate/law.ts';
import type { PlainText } from './plain-text.ts';
import type { Content, Part } from './saying.ts';

/** Words that amount to something. `pattern` is a regular expression over plain text. */
export interface Phrase {
  readonly content: Content;
  readonly pattern: string;
}

/** How a part is recognised: by a pattern, by a placeholder of a template, or as all of other parts together. */
export interface PartWords {
  readonly part: Part;
  readonly patterns: readonly string[];
  readonly placeholders: readonly string[];
  readonly all?: readonly Part[];
}

/** What to write instead, in both languages. */
export interface Advice {
  readonly en: string;
  readonly zh: string;
}

export interface Lexicon extends Cited {
  readonly phrases: readonly Phrase[];
  /** The pieces of patterns that look behind for a denial: without them a pattern fires on denied words too. */
  readonly denials: readonly string[];
  readonly parts: readonly PartWords[];
  readonly adviceOn: Readonly<Record<Content, Advice>>;
  readonly adviceFor: Readonly<Partial<Record<Part, Advice>>>;
}

/** Words found, with their place in the text as written: [start, end). */
export interface Spotted {
  readonly content: Content;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** The lexicons in force on a day. */
export function lexiconsOn(lexicons: readonly Lexicon[], day: Day): Lexicon[] {
  return lexicons.filter(({ from, to }) => from <= day && (to === null || day < to));
}

/** Patterns made ready once for each lexicon: as they stand, and without their denials. */
interface Ready {
  readonly phrases: readonly Pattern[];
  readonly bare: readonly Pattern[];
  /** Patterns of each part, in the order of the lexicon. */
  readonly parts: readonly (readonly RegExp[])[];
}
interface Pattern {
  readonly content: Content;
  readonly pattern: RegExp;
}

const made = new WeakMap<Lexicon, Ready>();

function ready(lexicon: Lexicon): Ready {
  const known = made.get(lexicon);
  if (known !== undefined) return known;
  const compiled = (strip: readonly string[]) =>
    lexicon.phrases.map(({ content, pattern }) => ({
      content,
      pattern: new RegExp(
        strip.reduce((left, denial) => left.replaceAll(denial, ''), pattern),
        'gu',
      ),
    }));
  const parts = lexicon.parts.map(({ patterns }) => patterns.map((pattern) => new RegExp(pattern, 'u')));
  const fresh = { phrases: compiled([]), bare: compiled(lexicon.denials), parts };
  made.set(lexicon, fresh);
  return fresh;
}

/** Everything that is found in a text, in order of place. */
export function contentsIn(text: string, { plain, at }: PlainText, lexicon: Lexicon): Spotted[] {
  const { phrases, bare } = ready(lexicon);
  // A denial only takes away: where a pattern without it finds nothing, it need not be looked at.
  const places = bare.flatMap(({ pattern }, place) => (isIn(plain, pattern) ? [place] : []));
  if (places.length === 0) return [];
  const found = matchesIn(
    plain,
    places.map((place) => phrases[place]!),
  );
  const denied = matchesIn(
    plain,
    places.map((place) => bare[place]!),
  );
  return [...found, ...joinedOver(plain, found, denied, phrases)]
    .map(({ content, from, to }) => {
      const start = at[from]!;
      const end = endOf(at, to);
      return { content, start, end, words: text.slice(start, end) };
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function isIn(plain: string, pattern: RegExp): boolean {
  // A pattern remembers where it was; whoever looks for all matches begins there.
  pattern.lastIndex = 0;
  const found = pattern.test(plain);
  pattern.lastIndex = 0;
  return found;
}

interface Match {
  readonly content: Content;
  readonly from: number;
  readonly to: number;
}

function matchesIn(plain: string, patterns: readonly Pattern[]): Match[] {
  return patterns.flatMap(({ content, pattern }) =>
    [...plain.matchAll(pattern)]
      .filter(({ 0: { length } }) => length > 0)
      .map(({ index, 0: { length } }) => ({ content, from: index, to: index + length })),
  );
}

/**
 * What is found when denied words are taken out and their two sides are joined: words put into the middle of others, behind
 * something that sounds like a denial, must not hide them.
 */
function joinedOver(
  plain: string,
  found: readonly Match[],
  bare: readonly Match[],
  phrases: readonly Pattern[],
): Match[] {
  const key = ({ from, to }: Match) => `${from}-${to}`;
  const affirmed = new Set(found.map(key));
  const denied = bare.filter((match) => !affirmed.has(key(match)));
  return [...new Map(denied.map((cut) => [key(cut), cut])).values()].flatMap(({ from: cut, to: past }) =>
    matchesIn(plain.slice(0, cut) + plain.slice(past), phrases)
      .filter(({ from, to }) => from < cut && to > cut)
      .map(({ content, from, to }) => ({ content, from, to: to + past - cut })),
  );
}

/** Where the text as written goes on after the plain letter before `here`. */
function endOf(at: readonly number[], here: number): number {
  const last = at[here - 1]!;
  return at.slice(here).find((place) => place > last) ?? at.at(-1)!;
}

/** The parts that a text has; `filled` are placeholders that stand in it or were filled in. */
export function partsIn(
  { plain }: PlainText,
  lexicon: Lexicon,
  filled: ReadonlySet<string>,
  sender: string | null,
): Part[] {
  const found = new Set<Part>();
  const { parts } = ready(lexicon);
  lexicon.parts.forEach(({ part, placeholders }, place) => {
    if (placeholders.some((name) => filled.has(name)) || parts[place]!.some((pattern) => pattern.test(plain)))
      found.add(part);
  });
  if (sender !== null && sender !== '' && plain.includes(sender)) found.add('who');
  for (const { part, all } of lexicon.parts) if (all?.every((one) => found.has(one))) found.add(part);
  return [...found];
}
