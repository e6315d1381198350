/**
 * May this text go out with these facts, said fast enough for ten thousand a second?
 *
 * No pattern reaches over the end of a sentence, so a text is read sentence by sentence: those without facts once for ever, those
 * with facts once for each neutral form of their facts (`neutral-form.ts`). What all sentences together amount to is judged once
 * and remembered while it is in order; anything else is read in full, so that a finding always says where and which words.
 */
import { contentsIn, type Lexicon, partsIn } from './lexicon.ts';
import { NeutralForm } from './neutral-form.ts';
import { fillIn, holesIn } from './placeholder.ts';
import { plainText } from './plain-text.ts';
import type { Content, Part } from './saying.ts';
import {
  checkTemplate,
  isInOrder,
  type Reading,
  readFilled,
  type Text,
  type TextFinding,
  type Use,
  type WordBook,
} from './text-check.ts';

/** Facts that are the same in every message of a house: they are not reduced. */
const AS_THEY_STAND: ReadonlySet<string> = new Set([
  'lender',
  'answer',
  'phone',
  'complaint',
  'optOut',
  'seal',
  'agent',
  'place',
  'basis',
]);
/** Sentences remembered in one place; more are forgotten all together. */
const MOST = 20_000;

/** What a sentence amounts to and which parts it has. Equal ones have one number. */
interface Meaning {
  readonly number: number;
  readonly contents: readonly Content[];
  readonly parts: readonly Part[];
}

/** A sentence of a text. */
interface Sentence {
  readonly text: string;
  readonly holes: readonly string[];
  /** Those of them that are not the house's. */
  readonly own: readonly string[];
  /** Stands at the beginning: some words are only a greeting there. */
  readonly first: boolean;
  readonly where: 'body' | 'outer';
  /** By the neutral form of its own facts, with the house's as they stood last. */
  readonly meanings: Map<string, Meaning>;
}

/** What sentences of these meanings amount to together, when it is in order; null: it is not. */
interface Whole {
  readonly meanings: readonly Meaning[];
  readonly contents: readonly Content[] | null;
}

const forms = new WeakMap<Lexicon, NeutralForm>();

function formOf(lexicon: Lexicon): NeutralForm {
  let form = forms.get(lexicon);
  if (form === undefined) {
    form = new NeutralForm(lexicon);
    forms.set(lexicon, form);
  }
  return form;
}

/** A text made ready for one use under one law. */
export class QuickCheck {
  readonly #text: Text;
  readonly #use: Use;
  readonly #book: WordBook;
  readonly #before: readonly TextFinding[];
  readonly #form: NeutralForm;
  readonly #sentences: readonly Sentence[];
  /** The facts that the text asks for, each once. */
  readonly names: readonly string[];
  readonly #pieces: { readonly body: readonly string[]; readonly outer: readonly string[] | null };
  readonly #meanings = new Map<string, Meaning>();
  readonly #inOrder = new Map<string, readonly Content[]>();
  /** Facts of the house that were met last: looked at once. */
  readonly #standing = new Map<string, string>();
  #last: Whole = { meanings: [], contents: null };

  constructor(text: Text, use: Use, book: WordBook) {
    this.#text = text;
    this.#use = use;
    this.#book = book;
    this.#before = checkTemplate(text, use, book);
    this.#form = formOf(book.lexicon);
    this.names = [...new Set(holesIn(text.body + (text.outer ?? '')).map(({ name }) => name))];
    this.#pieces = { body: piecesOf(text.body), outer: text.outer === null ? null : piecesOf(text.outer) };
    this.#sentences = [
      ...sentencesIn(text.body, 'body'),
      ...(text.outer === null ? [] : sentencesIn(text.outer, 'outer')),
    ];
  }

  /** Finds in the filled text whatever `checkFilled` finds, and what its words amount to. */
  read(facts: Readonly<Record<string, string>>): Reading {
    // A recorded message is judged by every part it has, and a text that is not approved by every place in it.
    if (this.#before.length > 0 || this.#use.way === 'voicemail') return this.#full(facts);
    if (!this.#stands(facts)) return this.#full(facts);
    const { meanings: before } = this.#last;
    const meanings: Meaning[] = [];
    let isAsBefore = before.length === this.#sentences.length;
    for (let place = 0; place < this.#sentences.length; place += 1) {
      const meaning = this.#meaningOf(this.#sentences[place]!, facts);
      if (meaning === null) return this.#full(facts);
      meanings.push(meaning);
      isAsBefore &&= meaning === before[place];
    }
    if (!isAsBefore) this.#last = { meanings, contents: this.#contentsOf(meanings) };
    const { contents } = this.#last;
    return contents === null ? this.#full(facts) : { findings: [], contents };
  }

  /** Looks at the house's facts; one that is not as it was last makes the readings of its sentences void. False: one lacks, or has a brace. */
  #stands(facts: Readonly<Record<string, string>>): boolean {
    for (const name of this.names) {
      if (!AS_THEY_STAND.has(name)) continue;
      const fact = Object.hasOwn(facts, name) ? facts[name]! : '';
      if (this.#standing.get(name) === fact) continue;
      if (isHollow(fact)) return false;
      this.#standing.set(name, fact);
      for (const { holes, meanings } of this.#sentences) if (holes.includes(name)) meanings.clear();
    }
    return true;
  }

  #contentsOf(meanings: readonly Meaning[]): readonly Content[] | null {
    const key = meanings.map(({ number }) => number).join();
    return this.#inOrder.get(key) ?? this.#judge(key, meanings);
  }

  /** What all sentences together amount to, when it is in order; null: it is not, and the full check says why. */
  #judge(key: string, meanings: readonly Meaning[]): readonly Content[] | null {
    const seen = new Set<Content>();
    const contents = new Set<Content>();
    const parts = new Set<Part>();
    meanings.forEach((meaning, place) => {
      const { where } = this.#sentences[place]!;
      const isSeen = where === 'outer' || this.#use.way === 'push';
      for (const content of meaning.contents) {
        if (isSeen) seen.add(content);
        if (where === 'body') contents.add(content);
      }
      if (where === 'body') for (const part of meaning.parts) parts.add(part);
    });
    const { lexicon, outside } = this.#book;
    for (const { part, all } of lexicon.parts) if (all?.every((one) => parts.has(one))) parts.add(part);
    const said = [...contents];
    if (outside.contents.some((content) => seen.has(content))) return null;
    if (!isInOrder(said, [...parts], this.#use, this.#book)) return null;
    if (this.#inOrder.size >= MOST) this.#inOrder.clear();
    this.#inOrder.set(key, said);
    return said;
  }

  /** Null: a fact lacks, or has a brace in it. */
  #meaningOf(sentence: Sentence, facts: Readonly<Record<string, string>>): Meaning | null {
    let key = '';
    for (const name of sentence.own) {
      const fact = Object.hasOwn(facts, name) ? facts[name]! : '';
      if (isHollow(fact)) return null;
      key += key === '' ? this.#form.of(fact) : `\u0000${this.#form.of(fact)}`;
    }
    const known = sentence.meanings.get(key);
    if (known !== undefined) return known;
    const neutral = Object.fromEntries(
      sentence.holes.map((name) => [name, this.#standing.get(name) ?? this.#form.of(facts[name]!)]),
    );
    const meaning = this.#readSentence(sentence, neutral);
    if (sentence.meanings.size >= MOST) sentence.meanings.clear();
    sentence.meanings.set(key, meaning);
    return meaning;
  }

  #readSentence({ text, holes, first }: Sentence, facts: Readonly<Record<string, string>>): Meaning {
    const { lexicon } = this.#book;
    // A full stop before it: what is a greeting at the beginning of a text is none in the middle.
    const filled = `${first ? '' : '。'}${fillIn(text, facts)}`;
    const plain = plainText(filled);
    const contents = [...new Set(contentsIn(filled, plain, lexicon).map(({ content }) => content))].sort();
    const parts = partsIn(plain, lexicon, new Set(holes), this.#use.sender?.toLowerCase() ?? null).sort();
    const key = `${contents}|${parts}`;
    let meaning = this.#meanings.get(key);
    if (meaning === undefined) {
      meaning = { number: this.#meanings.size, contents, parts };
      this.#meanings.set(key, meaning);
    }
    return meaning;
  }

  /** The text with its facts in their places. */
  filled(facts: Readonly<Record<string, string>>): Text {
    const { body, outer } = this.#pieces;
    return { body: joined(body, facts), outer: outer === null ? null : joined(outer, facts) };
  }

  #full(facts: Readonly<Record<string, string>>): Reading {
    return readFilled(this.#text, facts, this.#use, this.#book, this.#before);
  }
}

/** Nothing to read, or with a brace in it, or with the sign that stands between two facts. */
function isHollow(fact: string): boolean {
  if (fact.includes('{') || fact.includes('}') || fact.includes('\u0000')) return true;
  const first = fact.charCodeAt(0);
  return !(first > 32 && first < 127) && fact.trim() === '';
}

/** A text cut at its placeholders: words and names of facts by turns. */
function piecesOf(text: string): string[] {
  return text.split(/\{([^{}]*)\}/);
}

function joined(pieces: readonly string[], facts: Readonly<Record<string, string>>): string {
  let text = pieces[0]!;
  for (let place = 1; place < pieces.length; place += 2) {
    const name = pieces[place]!;
    text += (Object.hasOwn(facts, name) ? facts[name]! : `{${name}}`) + pieces[place + 1]!;
  }
  return text;
}

/** A text cut after its full stops. */
function sentencesIn(text: string, where: Sentence['where']): Sentence[] {
  return text
    .split(/(?<=[。！？]|[.!?](?=\s))/u)
    .filter((piece) => piece.trim() !== '')
    .map((piece, place) => ({
      text: piece,
      holes: [...new Set(holesIn(piece).map(({ name }) => name))],
      own: [...new Set(holesIn(piece).map(({ name }) => name))].filter((name) => !AS_THEY_STAND.has(name)),
      first: place === 0,
      where,
      meanings: new Map(),
    }));
}
