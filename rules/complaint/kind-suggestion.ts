/**
 * Which kind of complaint may this text be, and does it speak of hardship?
 *
 * A suggestion to the person who reads it, never a decision: it fills a choice that he confirms or changes. For English a list of words with
 * whole-number weights, made by `./anhuan complaints train` and measured in docs/complaints.md; for Chinese a list of plain
 * words, unmeasured, and said so. The same text gives the same suggestion everywhere: whole numbers only.
 */
import { COMPLAINT_KINDS, type ComplaintKind } from './complaint-kinds.ts';

/** Weights of words and pairs of words for each of `kinds`, in its order; a text's score is `base` and their sum over the words it has. */
export interface SuggestionModel {
  readonly version: string;
  readonly kinds: readonly ComplaintKind[];
  readonly base: readonly number[];
  readonly words: Readonly<Record<string, readonly number[]>>;
  /** How far `hardship` must be ahead of the best other kind (below zero: behind) for it to be said that the text speaks of it. */
  readonly hardshipFrom: number;
}

/** A kind with its score. */
export interface ScoredKind {
  readonly kind: ComplaintKind;
  readonly score: number;
}

/** What is suggested: the likeliest kinds, best first, and whether hardship is spoken of. `because`: the words that told most. */
export interface Suggestion {
  readonly kinds: readonly ScoredKind[];
  readonly hardship: boolean;
  readonly because: readonly string[];
}

const SHOWN_KINDS = 3;
const SHOWN_WORDS = 6;

/** Chinese words that name a kind. */
const CHINESE: Readonly<Partial<Record<ComplaintKind, readonly string[]>>> = {
  charges: ['利息', '罚息', '违约金', '手续费', '费用', '年化', '高利'],
  payments: ['没入账', '未入账', '扣款', '多扣', '重复扣', '还款失败', '已经还'],
  hardship: ['失业', '生病', '住院', '困难', '没有收入', '还不起', '延期', '协商', '分期', '减免', '受灾'],
  settlement: ['结清', '提前还款', '结清证明'],
  'credit-record': ['征信', '信用记录', '逾期记录'],
  identity: ['不是我', '冒用', '被盗', '诈骗', '没有借'],
  contract: ['会员费', '保险', '捆绑', '办理时', '合同'],
  contact: ['骚扰', '爆通讯录', '威胁', '辱骂', '联系家人', '催收', '半夜', '单位', '轰炸'],
  service: ['没人接', '客服', '不回复', '联系不上'],
};
const HARDSHIP: readonly string[] = ['失业', '生病', '住院', '困难', '没有收入', '还不起', '受灾', '去世'];

/** The words of an English text and each two that follow one another, once each, without figures and scrubbed parts. */
export function wordsIn(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replaceAll(/x{2,}/g, ' ')
    .match(/[a-z][a-z']+/g);
  const found = new Set<string>();
  (words ?? []).forEach((word, place) => {
    found.add(word);
    const before = words![place - 1];
    if (before !== undefined) found.add(`${before} ${word}`);
  });
  return found;
}

/** Suggests kinds for a text; an empty one suggests nothing. */
export function suggestKinds(text: string, model: SuggestionModel): Suggestion {
  return /\p{Script=Han}/u.test(text) ? fromChinese(text) : fromEnglish(text, model);
}

/** All kinds, best first. A long text has more words, not more to say: each counts by the root of their number, rounded down. */
export function scoresOf(found: ReadonlySet<string>, { kinds, base, words }: SuggestionModel): ScoredKind[] {
  const sums = kinds.map(() => 0);
  for (const word of found) {
    const own = Object.hasOwn(words, word) ? words[word]! : [];
    for (const [place, weight] of own.entries()) sums[place] = sums[place]! + weight;
  }
  const root = Math.sqrt(found.size + 1);
  return kinds
    .map((kind, place) => ({ kind, score: base[place]! + Math.floor(sums[place]! / root) }))
    .sort((a, b) => b.score - a.score);
}

/** How far hardship is ahead of the best other kind; below zero where it is behind. Scores stand best first. */
export function hardshipAhead(scores: readonly ScoredKind[]): number {
  const own = scores.find(({ kind }) => kind === 'hardship')?.score ?? Number.NEGATIVE_INFINITY;
  const other = scores.find(({ kind }) => kind !== 'hardship')?.score ?? 0;
  return own - other;
}

function fromEnglish(text: string, model: SuggestionModel): Suggestion {
  const found = wordsIn(text);
  if (found.size === 0) return { kinds: [], hardship: false, because: [] };
  const scores = scoresOf(found, model);
  const best = scores[0] === undefined ? -1 : model.kinds.indexOf(scores[0].kind);
  const tells = (word: string) => (Object.hasOwn(model.words, word) ? (model.words[word]![best] ?? 0) : 0);
  const because = [...found]
    .filter((word) => tells(word) > 0)
    .sort((a, b) => tells(b) - tells(a))
    .slice(0, SHOWN_WORDS);
  return {
    kinds: scores.slice(0, SHOWN_KINDS),
    hardship: hardshipAhead(scores) >= model.hardshipFrom,
    because,
  };
}

function fromChinese(text: string): Suggestion {
  const found = COMPLAINT_KINDS.flatMap((kind) => {
    const words = (CHINESE[kind] ?? []).filter((word) => text.includes(word));
    return words.length === 0 ? [] : [{ kind, score: words.length, words }];
  }).sort((a, b) => b.score - a.score);
  return {
    kinds: found.slice(0, SHOWN_KINDS).map(({ kind, score }) => ({ kind, score })),
    hardship: HARDSHIP.some((word) => text.includes(word)),
    because: found[0]?.words.slice(0, SHOWN_WORDS) ?? [],
  };
}
