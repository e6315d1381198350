/**
 * May this text be used, as a template and again when its facts are filled in?
 *
 * The words are read into what they amount to and which parts they have, and judged by the same rules as stated facts. Every
 * finding says where, which words, by which rule of which source, and what to write instead. A filled text is judged as
 * written and as the template it came from, so one that passes has passed as a template too.
 */
import type { Day } from '../days.ts';
import type { Outcome } from '../gate/finding.ts';
import type { Cited } from '../gate/law.ts';
import { type Advice, contentsIn, type Lexicon, partsIn, type Spotted } from './lexicon.ts';
import { fillIn, holesIn, isPlaceholder } from './placeholder.ts';
import { plainText } from './plain-text.ts';
import type { Content, Part, Saying } from './saying.ts';
import { judgeWords, type WordLaw, type WordVerdict } from './word-law.ts';

/** A text to be used. `outer` is what can be seen without opening it: subject line, lock screen, envelope. */
export interface Text {
  readonly body: string;
  readonly outer: string | null;
}

/** How it is to be used: everything but the words themselves. */
export interface Use extends Omit<Saying, 'contents' | 'parts'> {
  readonly day: Day;
  /** A sentence of a running talk: it need not have the parts of a whole text. */
  readonly excerpt: boolean;
  /** The institution's name as the text writes it. */
  readonly sender: string | null;
}

/** What is wrong, where, by which rule, and what to write instead. Positions are [start, end) in the text as written. */
export interface TextFinding {
  readonly where: 'body' | 'outer';
  readonly start: number;
  readonly end: number;
  /** The words found; empty where something lacks. */
  readonly words: string;
  /** What they amount to, or which part lacks. */
  readonly about: Content | Part | 'placeholder' | 'law';
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
  readonly rule: string;
  readonly source: string;
  readonly strength: Cited['strength'];
  readonly confidence: Cited['confidence'];
  readonly suggestion: Advice;
}

/** The law, the words it is read with, and the house's rule about what may be seen from outside. */
export interface WordBook {
  readonly law: WordLaw;
  readonly lexicon: Lexicon;
  /** Cited where the debt can be seen from outside, and which contents give it away there. */
  readonly outside: Cited & { readonly contents: readonly Content[]; readonly advice: Advice };
  /** Cited where a placeholder is unknown or left empty. */
  readonly whole: Cited & { readonly advice: Advice };
}

/** Judges a template: placeholders stand for the parts they will be. None found: it passes. */
export function checkTemplate(text: Text, use: Use, book: WordBook): TextFinding[] {
  const holes = gapsIn(text);
  const unknown = holes.filter(({ name }) => !isPlaceholder(name));
  const known = new Set(holesIn(text.body).map(({ name }) => name));
  return [...unknown.map((hole) => hollow(hole, book)), ...look(text, use, book, known).findings];
}

/** Judges a template with its facts, as it will be read; free text is a template without placeholders. */
export function checkFilled(
  text: Text,
  facts: Readonly<Record<string, string>>,
  use: Use,
  book: WordBook,
): TextFinding[] {
  return readFilled(text, facts, use, book, checkTemplate(text, use, book)).findings;
}

/** What was found in a text, and what its words amount to. */
export interface Reading {
  readonly findings: TextFinding[];
  readonly contents: readonly Content[];
}

/** The same with what the words amount to; `before` is what `checkTemplate` found of the text. */
export function readFilled(
  text: Text,
  facts: Readonly<Record<string, string>>,
  use: Use,
  book: WordBook,
  before: readonly TextFinding[],
): Reading {
  const given = Object.keys(facts).filter((name) => facts[name]!.trim() !== '');
  const usable = Object.fromEntries(given.map((name) => [name, facts[name]!]));
  const filled: Text = {
    body: fillIn(text.body, usable),
    outer: text.outer === null ? null : fillIn(text.outer, usable),
  };
  const holes = holesIn(text.body).map(({ name }) => name);
  const present = new Set(holes.filter((name) => Object.hasOwn(usable, name)));
  const left = gapsIn(filled).map((gap) => hollow(gap, book));
  const { findings, contents } = look(filled, use, book, present);
  const now = [...left, ...findings];
  return { findings: [...now, ...before.filter((old) => !now.some((one) => isSame(one, old)))], contents };
}

function isSame(one: TextFinding, other: TextFinding): boolean {
  return one.rule === other.rule && one.about === other.about && one.words === other.words;
}

/** The text as it would be read, with every fact in its place. */
export function filledText({ body, outer }: Text, facts: Readonly<Record<string, string>>): Text {
  return { body: fillIn(body, facts), outer: outer === null ? null : fillIn(outer, facts) };
}

function look(text: Text, use: Use, book: WordBook, filled: ReadonlySet<string>): Reading {
  const plain = plainText(text.body);
  const spotted = contentsIn(text.body, plain, book.lexicon);
  const parts = partsIn(plain, book.lexicon, filled, use.sender?.toLowerCase() ?? null);
  const contents = [...new Set(spotted.map(({ content }) => content))];
  const { verdicts, lacking } = judged(contents, parts, use, book);
  const unruled = lacking.filter((what) => what.startsWith('words.'));
  return {
    contents,
    findings: [
      ...verdicts.flatMap((verdict) => findingsOf(verdict, spotted, text.body, book)),
      ...unruled.map((what) => lawless(what, text.body, book)),
      ...outside(text, use, book),
    ],
  };
}

function judged(contents: readonly Content[], parts: readonly Part[], use: Use, { law }: WordBook) {
  const { day, sender: _, excerpt, ...rest } = use;
  return judgeWords({ ...rest, contents, parts: excerpt ? null : parts }, law, day);
}

/** True when words that amount to this and have these parts give nothing to find. */
export function isInOrder(
  contents: readonly Content[],
  parts: readonly Part[],
  use: Use,
  book: WordBook,
): boolean {
  const { verdicts, lacking } = judged(contents, parts, use, book);
  return lacking.length === 0 && verdicts.every(({ outcome }) => outcome === 'pass' || outcome === 'flag');
}

/** A refusing verdict, laid on the words it is about; one about nothing in particular stands at the end. */
function findingsOf(
  verdict: WordVerdict,
  spotted: readonly Spotted[],
  body: string,
  book: WordBook,
): TextFinding[] {
  const { outcome, rule, from, reasons = [] } = verdict;
  if (outcome === 'pass' || outcome === 'flag') return [];
  const cited = citedOf(rule);
  const about = (from?.contents ?? []) as readonly Content[];
  const places = spotted
    .filter(({ content }) => about.includes(content))
    .map(({ content, start, end, words }) => ({
      ...cited,
      where: 'body' as const,
      start,
      end,
      words,
      about: content,
      outcome,
      reasons,
      suggestion: book.lexicon.adviceOn[content],
    }));
  const gaps = ((from?.lacking ?? []) as readonly Part[]).map((part) => ({
    ...atEnd(body, cited, outcome, reasons),
    about: part,
    suggestion: book.lexicon.adviceFor[part] ?? rule.says,
  }));
  if (places.length + gaps.length > 0) return [...places, ...gaps];
  return [{ ...atEnd(body, cited, outcome, reasons), about: 'law' as const, suggestion: rule.says }];
}

function atEnd(
  body: string,
  cited: ReturnType<typeof citedOf>,
  outcome: Outcome,
  reasons: readonly string[],
) {
  return {
    ...cited,
    where: 'body' as const,
    start: body.length,
    end: body.length,
    words: '',
    outcome,
    reasons,
  };
}

function citedOf({ id, source, strength, confidence }: Cited) {
  return { rule: id, source, strength, confidence };
}

/** What of the debt can be seen without opening: subject line, lock screen, envelope, and a push message as a whole. */
function outside({ body, outer }: Text, { way }: Use, { outside: bar, lexicon }: WordBook): TextFinding[] {
  const seen: ['body' | 'outer', string][] = [];
  if (outer !== null) seen.push(['outer', outer]);
  if (way === 'push') seen.push(['body', body]);
  return seen.flatMap(([where, text]) => [
    ...contentsIn(text, plainText(text), lexicon)
      .filter(({ content }) => bar.contents.includes(content))
      .map(({ content, start, end, words }) => ({
        ...citedOf(bar),
        where,
        start,
        end,
        words,
        about: content,
        outcome: 'refuse' as const,
        reasons: ['third_party_disclosure'],
        suggestion: bar.advice,
      })),
    ...holesIn(text)
      .filter(({ name }) => TELLING_HOLES.has(name))
      .map(({ start, end }) => ({
        ...citedOf(bar),
        where,
        start,
        end,
        words: text.slice(start, end),
        about: 'placeholder' as const,
        outcome: 'refuse' as const,
        reasons: ['third_party_disclosure'],
        suggestion: bar.advice,
      })),
  ]);
}

/** Facts that give the debt away wherever they stand. */
const TELLING_HOLES: ReadonlySet<string> = new Set([
  'amount',
  'total',
  'count',
  'lines',
  'days',
  'date',
  'since',
  'received',
  'receivedOn',
  'reportOn',
  'standing',
  'period',
  'dailyPenalty',
  'consequence',
  'reason',
  'basis',
]);

interface Gap {
  readonly where: 'body' | 'outer';
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Every placeholder of a text, inside and outside. */
function gapsIn({ body, outer }: Text): Gap[] {
  const of = (where: Gap['where'], text: string) =>
    holesIn(text).map((hole) => ({ ...hole, where, words: text.slice(hole.start, hole.end) }));
  return [...of('body', body), ...of('outer', outer ?? '')];
}

function hollow({ where, start, end, words }: Gap, { whole }: WordBook): TextFinding {
  return {
    ...citedOf(whole),
    where,
    start,
    end,
    words,
    about: 'placeholder',
    outcome: 'missing',
    reasons: ['missing_fact'],
    suggestion: whole.advice,
  };
}

function lawless(what: string, body: string, { whole }: WordBook): TextFinding {
  return {
    ...atEnd(body, citedOf(whole), 'missing', ['missing_fact']),
    about: 'law',
    suggestion: {
      en: `There are no rules for ${what}: record them first.`,
      zh: `缺少规则 ${what}，请先录入。`,
    },
  };
}
