/**
 * Which texts are handed in: honest ones, and families made from one draft?
 *
 * Everybody fills in the same form about the same topics; one in three quotes the same law, as advice pages tell people to. A forged family
 * starts from one draft and every member is edited: names and amounts, synonyms, the order of sentences, words put in, sentences left
 * out, punctuation, or all of it. No member is a plain copy.
 */
import { CHINESE, ENGLISH, type Phrases } from './text-phrases.ts';

export const TEXT_EDITS = [
  'names-and-amounts',
  'synonyms',
  'reordered',
  'words-put-in',
  'sentence-left-out',
  'punctuation',
  'all-of-it',
] as const;
export type TextEdit = (typeof TEXT_EDITS)[number];

export type Chance = () => number;

const pick = <T>(from: readonly T[], chance: Chance): T => from[Math.floor(chance() * from.length)]!;

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const left = [...items];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const to = Math.floor(chance() * (at + 1));
    [left[at], left[to]] = [left[to]!, left[at]!];
  }
  return left;
}

/** What somebody writes: sentences with their slots filled. */
export interface Draft {
  readonly phrases: Phrases;
  readonly sentences: readonly string[];
  /** What he quotes besides. */
  readonly quotes: readonly string[];
}

function filled(text: string, phrases: Phrases, chance: Chance): string {
  const once = text.replace(/\{(\w+)\}/g, (_, slot: string) => pick(phrases.slots[slot]!, chance));
  return once.includes('{') ? filled(once, phrases, chance) : once;
}

/** A person's own words: one to three sentences of each part. */
export function draftOf(chance: Chance): Draft {
  const phrases = chance() < 0.6 ? CHINESE : ENGLISH;
  const sentences = phrases.patterns.flatMap((part) =>
    Array.from({ length: 1 + Math.floor(chance() * 2.4) }, () => filled(pick(part, chance), phrases, chance)),
  );
  const quotes = [
    ...(chance() < 1 / 3 ? phrases.quoted : []),
    ...(chance() < 1 / 4 ? [phrases.unknown] : []),
  ];
  return { phrases, sentences, quotes };
}

const ENDS = { zh: ['。', '！', '；', '，'], en: ['.', '!', ';', '...'] } as const;

function written(
  { phrases, quotes }: Draft,
  sentences: readonly string[],
  marks: readonly string[],
  chance: Chance,
): string {
  const zh = phrases === CHINESE;
  const lines = sentences.map((one) => `${one}${pick(marks, chance)}${phrases.join}`);
  const who = zh
    ? `申请人：${pick(phrases.slots.name!, chance)}某。`
    : ` Yours, ${pick(phrases.slots.name!, chance)}.`;
  return `${phrases.form}${phrases.join}${quotes.map((one) => one + phrases.join).join('')}${lines.join('')}${who}`;
}

/** An honest person's text. */
export function honestText(chance: Chance): string {
  const draft = draftOf(chance);
  return written(draft, draft.sentences, [draft.phrases === CHINESE ? '。' : '.'], chance);
}

/** What the members of a family get from their agent: longer than what most people write themselves. */
export function familyDraft(chance: Chance): Draft {
  for (;;) {
    const draft = draftOf(chance);
    if (draft.sentences.length >= 6) return draft;
  }
}

function withAmounts(sentence: string, phrases: Phrases, chance: Chance): string {
  const changed = sentence.replace(/[$£]?\d[\d,]*/g, () => pick(phrases.slots.amount!, chance));
  return (['place', 'when', 'who'] as const).reduce((text, slot) => {
    const word = phrases.slots[slot]!.find((one) => text.includes(one));
    return word !== undefined && chance() < 0.5
      ? text.replace(word, pick(phrases.slots[slot]!, chance))
      : text;
  }, changed);
}

function withSynonyms(sentence: string, phrases: Phrases, share: number, chance: Chance): string {
  return phrases.synonyms.reduce(
    (text, [from, to]) => (chance() < share ? text.replaceAll(from, to) : text),
    sentence,
  );
}

function withFillers(sentence: string, phrases: Phrases, chance: Chance): string {
  if (chance() < 0.35) return sentence;
  const filler = pick(phrases.fillers, chance);
  const cut = Math.floor(sentence.length * (0.25 + chance() * 0.5));
  const at = phrases.join === '' ? cut : Math.max(0, sentence.indexOf(' ', cut));
  return `${sentence.slice(0, at)}${phrases.join}${filler}${sentence.slice(at)}`;
}

/** A member of a family: its draft, edited in one way. */
export function forgedText(draft: Draft, edit: TextEdit, chance: Chance): string {
  const { phrases } = draft;
  const zh = phrases === CHINESE;
  let sentences = [...draft.sentences];
  const all = edit === 'all-of-it';
  if (edit === 'names-and-amounts' || all || chance() < 0.5)
    sentences = sentences.map((one) => withAmounts(one, phrases, chance));
  if (edit === 'synonyms' || all)
    sentences = sentences.map((one) => withSynonyms(one, phrases, all ? 0.5 : 0.8, chance));
  if (edit === 'words-put-in' || all)
    sentences = sentences.map((one) => (all && chance() < 0.5 ? one : withFillers(one, phrases, chance)));
  if (edit === 'sentence-left-out' || all) {
    const gone = Math.floor(chance() * sentences.length);
    sentences = sentences.filter((_, at) => at !== gone);
    const own = filled(pick(phrases.patterns.flat(), chance), phrases, chance);
    sentences.splice(Math.floor(chance() * sentences.length), 0, own);
  }
  if (edit === 'reordered' || all) sentences = shuffled(sentences, chance);
  const marks = edit === 'punctuation' || all ? ENDS[zh ? 'zh' : 'en'] : [zh ? '。' : '.'];
  // Members drop or add the law that everybody quotes.
  const quotes = all && chance() < 0.3 ? (draft.quotes.length > 0 ? [] : phrases.quoted) : draft.quotes;
  return written({ ...draft, quotes }, sentences, marks, chance);
}
