/**
 * Which kind of complaint may this text be, and does it speak of hardship?
 *
 * A suggestion to the person who reads it, never a decision: it fills a choice that he confirms or changes. For English a list of words with
 * whole-number weights, made by `./anhuan complaints train` and measured in docs/complaints.md; for Chinese a list of plain
 * words, unmeasured, and said so. The same text gives the same suggestion everywhere: whole numbers only.
 */
import { COMPLAINT_KINDS, type ComplaintKind } from './complaint-kinds.ts';

/** Weights of words and pairs of words by kind; a text's score is their sum over the words it has, and `base`. */
export interface SuggestionModel {
  readonly version: string;
  readonly base: Readonly<Partial<Record<ComplaintKind, number>>>;
  readonly weights: Readonly<Partial<Record<ComplaintKind, Readonly<Record<string, number>>>>>;
  /** Score of `hardship` from which it is said that the text speaks of it. */
  readonly hardshipFrom: number;
}

/** What is suggested: the likeliest kinds, best first, and whether hardship is spoken of. `because`: the words that told most. */
export interface Suggestion {
  readonly kinds: readonly { readonly kind: ComplaintKind; readonly score: number }[];
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

/** A long text has more words, not more to say: each counts by the root of their number. Rounded down to a whole number. */
export function scoreOf(
  words: ReadonlySet<string>,
  base: number,
  weights: Readonly<Record<string, number>>,
): number {
  let sum = 0;
  for (const word of words) sum += weights[word] ?? 0;
  return base + Math.floor(sum / Math.sqrt(words.size + 1));
}

function fromEnglish(text: string, { base, weights, hardshipFrom }: SuggestionModel): Suggestion {
  const words = wordsIn(text);
  if (words.size === 0) return { kinds: [], hardship: false, because: [] };
  const scored = COMPLAINT_KINDS.flatMap((kind) => {
    const own = weights[kind];
    if (own === undefined) return [];
    return [{ kind, score: scoreOf(words, base[kind] ?? 0, own) }];
  }).sort((a, b) => b.score - a.score);
  const best = scored[0];
  const own = (best && weights[best.kind]) ?? {};
  const because = [...words]
    .filter((word) => (own[word] ?? 0) > 0)
    .sort((a, b) => own[b]! - own[a]!)
    .slice(0, SHOWN_WORDS);
  const hardship = scored.find(({ kind }) => kind === 'hardship');
  return {
    kinds: scored.slice(0, SHOWN_KINDS),
    hardship: hardship !== undefined && hardship.score >= hardshipFrom,
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
