/**
 * May this text go out with these facts, said fast enough for ten thousand a second?
 *
 * What depends on the text, its use and the law alone is judged once. What the facts add is judged once for each neutral form
 * (`neutral-form.ts`) and remembered while it is clean; anything else is read in full, each time, so that a finding always says
 * where and which words.
 */
import type { Lexicon } from './lexicon.ts';
import { NeutralForm } from './neutral-form.ts';
import { holesIn } from './placeholder.ts';
import type { Content } from './saying.ts';
import {
  checkTemplate,
  filledText,
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
/** Readings remembered for one text; more are forgotten all together. */
const MOST = 20_000;

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
  readonly #holes: readonly string[];
  readonly #form: NeutralForm;
  readonly #clean = new Map<string, readonly Content[]>();

  constructor(text: Text, use: Use, book: WordBook) {
    this.#text = text;
    this.#use = use;
    this.#book = book;
    this.#before = checkTemplate(text, use, book);
    this.#form = formOf(book.lexicon);
    const holes = [...holesIn(text.body), ...holesIn(text.outer ?? '')];
    this.#holes = [...new Set(holes.map(({ name }) => name))];
  }

  /** Finds in the filled text whatever `checkFilled` finds, and what its words amount to. */
  read(facts: Readonly<Record<string, string>>): Reading {
    // A recorded message is judged by every part it has: there a figure is not like another.
    if (this.#before.length > 0 || this.#use.way === 'voicemail') return this.#full(facts);
    let key = '';
    for (const name of this.#holes) {
      const fact = Object.hasOwn(facts, name) ? facts[name]! : '';
      key += `${AS_THEY_STAND.has(name) ? fact : this.#form.of(fact)}\u0000`;
    }
    const known = this.#clean.get(key);
    if (known !== undefined) return { findings: [], contents: known };
    const reading = this.#full(facts);
    if (reading.findings.length > 0) return reading;
    const neutral = this.#full(this.#neutral(facts));
    if (neutral.findings.length > 0) return reading;
    if (this.#clean.size >= MOST) this.#clean.clear();
    this.#clean.set(key, reading.contents);
    return reading;
  }

  /** The text with its facts in their places. */
  filled(facts: Readonly<Record<string, string>>): Text {
    return filledText(this.#text, facts);
  }

  #full(facts: Readonly<Record<string, string>>): Reading {
    return readFilled(this.#text, facts, this.#use, this.#book, this.#before);
  }

  #neutral(facts: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        AS_THEY_STAND.has(name) ? fact : this.#form.of(fact),
      ]),
    );
  }
}
