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

/** Everything that is found in a text, in order of place. */
export function contentsIn(text: string, { plain, at }: PlainText, lexicon: Lexicon): Spotted[] {
  return lexicon.phrases
    .flatMap(({ content, pattern }) =>
      [...plain.matchAll(new RegExp(pattern, 'gu'))]
        .filter(({ 0: { length } }) => length > 0)
        .map(({ index, 0: { length } }) => {
          const start = at[index]!;
          const end = endOf(at, index + length);
          return { content, start, end, words: text.slice(start, end) };
        }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
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
  for (const { part, patterns, placeholders } of lexicon.parts)
    if (
      placeholders.some((name) => filled.has(name)) ||
      patterns.some((pattern) => new RegExp(pattern, 'u').test(plain))
    )
      found.add(part);
  if (sender !== null && sender !== '' && plain.includes(sender)) found.add('who');
  for (const { part, all } of lexicon.parts) if (all?.every((one) => found.has(one))) found.add(part);
  return [...found];
}
