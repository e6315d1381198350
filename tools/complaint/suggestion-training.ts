/**
 * How are the words that suggest a kind of complaint found, and how good is the suggestion on texts it has not seen?
 *
 * One line of regression for each kind over words and pairs of words (binary, L2, fixed order of steps), cut to the weightiest and rounded to whole numbers before
 * anything is measured. Measured in five folds by the hash of the text, so that the same letter sent twice is never on both sides.
 */
import { createHash } from 'node:crypto';
import type { ComplaintKind } from '../../rules/complaint/complaint-kinds.ts';
import {
  type SuggestionModel,
  scoreOf,
  suggestKinds,
  wordsIn,
} from '../../rules/complaint/kind-suggestion.ts';

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
const LEAST_TEXTS = 4;
const KEPT_WORDS = 700;
const SCALE = 100;
const ROUNDS = 14;
const RATE = 0.5;
const SHRINK = 0.0008;

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

/** Trains on all texts. `version`: the day it is made. */
export function trainSuggestion(texts: readonly LabelledText[], version: string): SuggestionModel {
  const read = texts.map(({ text, kind }) => ({ kind, words: [...wordsIn(text)] }));
  const counts = new Map<string, number>();
  for (const { words } of read) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const places = new Map<string, number>();
  for (const [word, count] of counts) if (count >= LEAST_TEXTS) places.set(word, places.size);
  const rows = read.map(({ kind, words }) => ({
    kind,
    at: Int32Array.from(words.flatMap((word) => places.get(word) ?? [])),
  }));
  const names = [...places.keys()];
  const kinds = [...new Set(texts.map(({ kind }) => kind))].sort();
  const base: Partial<Record<ComplaintKind, number>> = {};
  const weights: Partial<Record<ComplaintKind, Record<string, number>>> = {};
  for (const kind of kinds) {
    const line = fitLine(rows, kind, names.length);
    base[kind] = Math.round(line.base * SCALE);
    weights[kind] = Object.fromEntries(
      names
        .map((name, place) => [name, Math.round(line.weights[place]! * SCALE)] as const)
        .filter(([, weight]) => weight !== 0)
        .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1))
        .slice(0, KEPT_WORDS),
    );
  }
  const open: SuggestionModel = { version, base, weights, hardshipFrom: 0 };
  return { ...open, hardshipFrom: bestThreshold(texts, open) };
}

/** One kind against all others, by steps along the slope in the order of the texts. */
function fitLine(
  rows: readonly { readonly kind: ComplaintKind; readonly at: Int32Array }[],
  kind: ComplaintKind,
  size: number,
): { base: number; weights: Float64Array } {
  const weights = new Float64Array(size);
  let base = -1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round / 4);
    for (const { kind: own, at } of rows) {
      // A long text has more words, not more to say: each counts by the root of their number.
      const share = 1 / Math.sqrt(at.length + 1);
      let sum = base;
      for (const place of at) sum += weights[place]! * share;
      const step = rate * ((own === kind ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
      base += step * 0.1;
      for (const place of at) weights[place]! += step * share - SHRINK * rate * weights[place]!;
    }
  }
  return { base, weights };
}

/** The score of hardship at which precision and recall together are best on these texts. */
function bestThreshold(texts: readonly LabelledText[], model: SuggestionModel): number {
  const scored = texts.map(({ text, kind }) => ({
    is: kind === 'hardship',
    score: hardshipScore(text, model),
  }));
  let best = { at: 0, both: -1 };
  for (const { score: at } of scored) {
    const said = scored.filter(({ score }) => score >= at);
    const right = said.filter(({ is }) => is).length;
    const both = (2 * right) / (said.length + scored.filter(({ is }) => is).length);
    if (both > best.both || (both === best.both && at < best.at)) best = { at, both };
  }
  return best.at;
}

function hardshipScore(text: string, { base, weights }: SuggestionModel): number {
  return scoreOf(wordsIn(text), base.hardship ?? 0, weights.hardship ?? {});
}

/** Five times: trained on four fifths, asked about the fifth. */
export function measureSuggestion(texts: readonly LabelledText[]): Measured {
  const fold = (text: string) => createHash('sha256').update(text).digest().readUInt32BE() % FOLDS;
  const asked: {
    readonly kind: ComplaintKind;
    readonly said: readonly ComplaintKind[];
    readonly hardship: boolean;
  }[] = [];
  for (let held = 0; held < FOLDS; held += 1) {
    const model = trainSuggestion(
      texts.filter(({ text }) => fold(text) !== held),
      'fold',
    );
    for (const { text, kind } of texts.filter((one) => fold(one.text) === held)) {
      const { kinds, hardship } = suggestKinds(text, model);
      asked.push({ kind, said: kinds.map((one) => one.kind), hardship });
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const kinds = [...new Set(texts.map(({ kind }) => kind))].sort();
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
