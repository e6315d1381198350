/**
 * How are the words that suggest a kind of complaint found, and how good is the suggestion on texts it has not seen?
 *
 * One regression of all kinds at once over words and pairs of words (binary, L2, fixed order of steps), cut to the weightiest words and
 * rounded to whole numbers before anything is measured. Measured in five folds of whole groups of alike texts (`alike-groups.ts`), so
 * that a letter and its copy, or two of one template, are never on both sides.
 */
import { createHash } from 'node:crypto';
import { COMPLAINT_KINDS, type ComplaintKind } from '../../rules/complaint/complaint-kinds.ts';
import {
  hardshipAhead,
  type SuggestionModel,
  scoresOf,
  wordsIn,
} from '../../rules/complaint/kind-suggestion.ts';
import { chanceOf } from '../rehearsal/chance.ts';
import { alikeGroups } from './alike-groups.ts';

/** A text whose kind is known. */
export interface LabelledText {
  readonly text: string;
  readonly kind: ComplaintKind;
}

/** What was measured on texts the model had not seen. */
export interface Measured {
  readonly texts: number;
  readonly firstIsRight: number;
  readonly amongThree: number;
  readonly kinds: Readonly<
    Record<string, { readonly texts: number; readonly precision: number; readonly recall: number }>
  >;
  readonly hardship: { readonly precision: number; readonly recall: number; readonly said: number };
}

const FOLDS = 5;
/** Of what is learnt from, so many parts in turn are held back to find from when on hardship is said. */
const PARTS = 3;
const LEAST_TEXTS = 4;
const KEPT_WORDS = 5_000;
const SCALE = 100;
const ROUNDS = 14;
const RATE = 1;
const SHRINK = 0.0008;
const SEED = 20261122;

/** The issues of the CFPB's database as kinds of ours; whatever is not named is something else. */
export const CFPB_KINDS: Readonly<Record<string, ComplaintKind>> = {
  "Charged fees or interest you didn't expect": 'charges',
  'Problem when making payments': 'payments',
  "Loan payment wasn't credited to your account": 'payments',
  'Money was taken from your bank account on the wrong day or for the wrong amount': 'payments',
  'Struggling to pay your loan': 'hardship',
  'Problem with the payoff process at the end of the loan': 'settlement',
  'Incorrect information on your report': 'credit-record',
  'Improper use of your report': 'credit-record',
  "Problem with a company's investigation into an existing problem": 'credit-record',
  "Problem with a credit reporting company's investigation into an existing problem": 'credit-record',
  "Received a loan you didn't apply for": 'identity',
  'Getting the loan': 'contract',
  'Getting a line of credit': 'contract',
  'Problem with additional add-on products or services': 'contract',
  "Can't contact lender or servicer": 'service',
};

/** A text read once: its words, and the group of alike texts it stands in. */
interface ReadText {
  readonly kind: ComplaintKind;
  readonly words: ReadonlySet<string>;
  readonly group: string;
}

function readAll(texts: readonly LabelledText[]): ReadText[] {
  const words = texts.map(({ text }) => wordsIn(text));
  const heads = alikeGroups(words);
  return texts.map(({ kind }, place) => ({ kind, words: words[place]!, group: texts[heads[place]!]!.text }));
}

/** Trains on all texts. `version`: the day it is made. */
export function trainSuggestion(texts: readonly LabelledText[], version: string): SuggestionModel {
  return trained(readAll(texts), version);
}

function trained(read: readonly ReadText[], version: string): SuggestionModel {
  const held = Array.from({ length: PARTS }, (_, part) => {
    const model = fitted(
      read.filter(({ group }) => partOf(group, PARTS, 'part') !== part),
      version,
    );
    return read.flatMap(({ kind, words, group }) =>
      partOf(group, PARTS, 'part') === part
        ? [{ is: kind === 'hardship', ahead: hardshipAhead(scoresOf(words, model)) }]
        : [],
    );
  });
  return { ...fitted(read, version), hardshipFrom: bestFrom(held.flat()) };
}

/** Which of so many parts a group of texts belongs to; `which` makes the division another one. */
function partOf(group: string, parts: number, which: string): number {
  return createHash('sha256').update(`${which} ${group}`).digest().readUInt32BE() % parts;
}

function fitted(read: readonly ReadText[], version: string): SuggestionModel {
  const counts = new Map<string, number>();
  for (const { words } of read) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const names = [...counts].flatMap(([word, count]) => (count >= LEAST_TEXTS ? [word] : []));
  const places = new Map(names.map((word, place) => [word, place]));
  const kinds = COMPLAINT_KINDS.filter((kind) => read.some((one) => one.kind === kind));
  const rows = read.map(({ kind, words }) => ({
    kind: kinds.indexOf(kind),
    at: Int32Array.from([...words].flatMap((word) => places.get(word) ?? [])),
    share: 1 / Math.sqrt(words.size + 1),
  }));
  const { base, weights } = fitLines(rows, kinds.length, names.length);
  const heaviest = names
    .map((word, place) => ({
      word,
      own: weights.map((line) => Math.round(line[place]! * SCALE)),
      // What a word tells in all: how much, and how often it is there to tell it.
      tells: Math.max(...weights.map((line) => Math.abs(line[place]!))) * Math.sqrt(counts.get(word)!),
    }))
    .sort((a, b) => b.tells - a.tells || (a.word < b.word ? -1 : 1))
    .slice(0, KEPT_WORDS);
  return {
    version,
    kinds,
    base: base.map((one) => Math.round(one * SCALE)),
    words: Object.fromEntries(heaviest.map(({ word, own }) => [word, own])),
    hardshipFrom: 0,
  };
}

interface TrainingRow {
  readonly kind: number;
  readonly at: Int32Array;
  /** A long text has more words, not more to say: each counts by the root of their number. */
  readonly share: number;
}

/** All kinds against each other, by steps along the slope, in an order drawn once for each round. */
function fitLines(rows: readonly TrainingRow[], kinds: number, size: number) {
  const weights = Array.from({ length: kinds }, () => new Float64Array(size));
  const base = weights.map((_, kind) =>
    Math.log(rows.filter((row) => row.kind === kind).length / rows.length),
  );
  const order = [...rows];
  const chance = chanceOf(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round / 4);
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(chance() * (last + 1));
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    for (const { kind: own, at, share } of order) {
      const said = sharesOf(base.map((one, kind) => one + share * sumAt(weights[kind]!, at)));
      for (const [kind, line] of weights.entries()) {
        const step = rate * ((own === kind ? 1 : 0) - said[kind]!);
        base[kind] = base[kind]! + step * 0.05;
        for (const place of at) line[place] = line[place]! * (1 - SHRINK * rate) + step * share;
      }
    }
  }
  return { base, weights };
}

function sumAt(line: Float64Array, at: Int32Array): number {
  let sum = 0;
  for (const place of at) sum += line[place]!;
  return sum;
}

/** Scores as shares of one. */
function sharesOf(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - top));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

/** How far hardship must be ahead of the other kinds (below zero: behind) for precision and recall together to be best. */
function bestFrom(asked: readonly { readonly is: boolean; readonly ahead: number }[]): number {
  const all = asked.filter(({ is }) => is).length;
  let best = { from: 0, both: -1 };
  let right = 0;
  for (const [place, { is, ahead }] of asked.toSorted((a, b) => b.ahead - a.ahead).entries()) {
    if (is) right += 1;
    const both = (2 * right) / (place + 1 + all);
    if (both > best.both) best = { from: ahead, both };
  }
  return best.from;
}

/** Five times: trained on four fifths, asked about the fifth. */
export function measureSuggestion(texts: readonly LabelledText[]): Measured {
  const read = readAll(texts);
  const asked = Array.from({ length: FOLDS }, (_, held) => {
    const isHeld = ({ group }: ReadText) => partOf(group, FOLDS, 'fold') === held;
    const model = trained(
      read.filter((one) => !isHeld(one)),
      'fold',
    );
    return read.filter(isHeld).map(({ kind, words }): Asked => {
      const scores = scoresOf(words, model);
      return {
        kind,
        said: scores.slice(0, 3).map((one) => one.kind),
        hardship: hardshipAhead(scores) >= model.hardshipFrom,
      };
    });
  }).flat();
  return qualityOf(asked);
}

interface Asked {
  readonly kind: ComplaintKind;
  readonly said: readonly ComplaintKind[];
  readonly hardship: boolean;
}

function qualityOf(asked: readonly Asked[]): Measured {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const kinds = [...new Set(asked.map(({ kind }) => kind))].sort();
  const said = asked.filter(({ hardship }) => hardship);
  const rightlySaid = said.filter(({ kind }) => kind === 'hardship').length;
  return {
    texts: asked.length,
    firstIsRight: share(asked.filter(({ kind, said: [first] }) => first === kind).length, asked.length),
    amongThree: share(asked.filter(({ kind, said: all }) => all.includes(kind)).length, asked.length),
    kinds: Object.fromEntries(
      kinds.map((kind) => {
        const named = asked.filter(({ said: [first] }) => first === kind);
        const own = asked.filter((one) => one.kind === kind);
        const right = named.filter((one) => one.kind === kind).length;
        return [
          kind,
          { texts: own.length, precision: share(right, named.length), recall: share(right, own.length) },
        ];
      }),
    ),
    hardship: {
      precision: share(rightlySaid, said.length),
      recall: share(rightlySaid, asked.filter(({ kind }) => kind === 'hardship').length),
      said: said.length,
    },
  };
}
