/**
 * Why is a contact allowed or refused, in sentences that the borrower and the agent both read?
 *
 * A decision is told rule by rule: what it found, what the rule says, where it stands, and the facts it was decided from. The
 * minute from which it is possible is given in the time of the place where the borrower lives.
 */
import { civil } from '../days.ts';
import type { Outcome, Verdict } from '../gate/finding.ts';
import type { DayOutlook } from '../gate/first-minute.ts';
import type { Decision, Result } from '../gate/gate.ts';
import { clockText, localOf, type Minute, type Zone } from '../gate/local-time.ts';
import type { Way } from '../gate/situation.ts';
import { factsText } from './gate-facts.ts';
import { tellMissing } from './gate-missing.ts';
import {
  FACTOR_SENTENCES,
  FLAG_SENTENCES,
  REASON_SENTENCES,
  REQUIRED_SENTENCES,
  type Sentence,
  type Sentences,
} from './gate-sentences.ts';
import { capital, dayWords, type Language, MONTHS, withArticle } from './language.ts';

/** Who reads: "your time" is the borrower's own, "the borrower's time" is what an agent reads. */
export type Reader = 'borrower' | 'agent';

/** One rule's part of a decision. */
export interface ToldVerdict {
  readonly rule: string;
  readonly outcome: Outcome;
  /** What it found; empty where nothing speaks against the contact. */
  readonly told: readonly string[];
  /** What the rule says, in our own words. */
  readonly says: string;
  /** "GB/T 45251-2025 (5.3)" */
  readonly source: string;
  readonly strength: 'must' | 'should';
  /** What it was decided from: "time where the borrower lives: 22:30". */
  readonly from: readonly string[];
}

/** A decision in sentences. */
export interface ToldDecision {
  readonly result: Result;
  /** "A call may be made now." */
  readonly headline: string;
  /** Rules that refuse, need something or must be heard; then all others that looked. */
  readonly speaking: readonly ToldVerdict[];
  readonly silent: readonly ToldVerdict[];
  readonly missing: readonly string[];
  /** From when it is possible; null where it is possible now. */
  readonly again: string | null;
}

const WAYS: Readonly<Record<Way, Sentence>> = {
  'in-app': { en: 'in-app message', zh: '站内消息' },
  push: { en: 'push notice', zh: '推送' },
  sms: { en: 'text message', zh: '短信' },
  email: { en: 'e-mail', zh: '电子邮件' },
  'data-message': { en: 'electronic message', zh: '电子消息' },
  portal: { en: 'portal message', zh: '门户消息' },
  social: { en: 'social-media message', zh: '社交媒体消息' },
  'personal-account': { en: 'message from a private account', zh: '私人账号消息' },
  call: { en: 'call', zh: '电话' },
  voicemail: { en: 'voice message', zh: '语音留言' },
  letter: { en: 'letter', zh: '信函' },
  postcard: { en: 'postcard', zh: '明信片' },
  visit: { en: 'home visit', zh: '上门走访' },
  court: { en: 'court referral', zh: '诉讼移送' },
};

/** The name of a way in the middle of a sentence. */
export function wayName(way: Way, language: Language): string {
  return of(WAYS[way], language);
}

/** The first line of a decision, and from when it is possible: what a list of many has room for. */
export function tellShortly(
  { result, nextAllowedAt }: Decision,
  { way, at }: { readonly way: Way; readonly at: Minute },
  zones: readonly Zone[],
  language: Language,
  reader: Reader,
): Pick<ToldDecision, 'headline' | 'again'> {
  const isOpen = result === 'permit' || result === 'permit-with-flag';
  return {
    headline: headline(result, way, language),
    again: isOpen ? null : againText(nextAllowedAt, at, zones[0], language, reader),
  };
}

/** Tells a decision about a contact by `way`; `zones` are those of the situation it was decided in. */
export function tellDecision(
  decision: Decision,
  attempt: { readonly way: Way; readonly at: Minute },
  zones: readonly Zone[],
  language: Language,
  reader: Reader,
): ToldDecision {
  const told = decision.verdicts.map((verdict) => tellVerdict(verdict, zones, language));
  const speaks = ({ outcome }: ToldVerdict) => outcome !== 'pass';
  return {
    result: decision.result,
    ...tellShortly(decision, attempt, zones, language, reader),
    speaking: told.filter(speaks).sort((a, b) => HARDNESS[b.outcome] - HARDNESS[a.outcome]),
    silent: told.filter((one) => !speaks(one)),
    missing: [...new Set(decision.missing.map((code) => tellMissing(code, language)))],
  };
}

const HARDNESS: Readonly<Record<Outcome, number>> = {
  missing: 5,
  refuse: 4,
  require: 3,
  rebuttable: 2,
  flag: 1,
  pass: 0,
};

/** Ways that are made; all others are sent. */
const MADE: readonly Way[] = ['call', 'visit', 'court'];

function headline(result: Result, way: Way, language: Language): string {
  const name = wayName(way, language);
  const a = capital(withArticle(name));
  const done = MADE.includes(way) ? 'made' : 'sent';
  switch (result) {
    case 'permit':
      return language === 'en' ? `${a} may be ${done} now.` : `现在可以联系：${name}。`;
    case 'permit-with-flag':
      return language === 'en'
        ? `${a} may be ${done} now, and a person should know what follows.`
        : `现在可以联系：${name}，但须留意以下事项。`;
    case 'refuse-unless-rebutted':
      return language === 'en'
        ? `${a} may not be ${done} unless a person finds a reason that the rule names.`
        : `不可联系：${name}，除非经人工认定存在规则所列的理由。`;
    case 'refuse':
      return language === 'en' ? `${a} may not be ${done} now.` : `现在不可联系：${name}。`;
    default:
      return result satisfies never;
  }
}

/** One rule: the sentences of its codes, its own words, its place in the law, its facts. */
export function tellVerdict(verdict: Verdict, zones: readonly Zone[], language: Language): ToldVerdict {
  const { rule, outcome, from, values } = verdict;
  return {
    rule: rule.id,
    outcome,
    told: sentencesOf(verdict, language),
    says: language === 'en' ? rule.says.en : rule.says.zh,
    source: sourceText(rule.source, language),
    strength: rule.strength,
    from: factsText({ ...values, ...from }, zones[0], language),
  };
}

/** Where a rule stands. Laws are cited as they are called; the house's own rules are no law and have no title. */
export function sourceText(source: string, language: Language): string {
  return language === 'zh-CN' && /^house rule/i.test(source) ? '本机构规则' : source;
}

/** The sentences of what a finding carries: reasons, what is missing, what is required, flags and factors. */
export function sentencesOf(verdict: Verdict, language: Language): string[] {
  const { reasons = [], flags = [], factors = [], require = [], from } = verdict;
  const all = (codes: readonly string[], sentences: Sentences) =>
    codes.map((code) => tellCode(code, sentences, language));
  return [
    ...(verdict.outcome === 'missing'
      ? [tellMissing(String(from?.missing), language)]
      : all(reasons, REASON_SENTENCES)),
    ...all(require, REQUIRED_SENTENCES),
    ...all(flags, FLAG_SENTENCES),
    ...all(factors, FACTOR_SENTENCES),
  ];
}

/** The sentence of any code that stands against a contact: a reason, a requirement, a factor, or what is missing. */
export function tellCodeOf(code: string, language: Language): string {
  const found = REASON_SENTENCES[code] ?? REQUIRED_SENTENCES[code] ?? FACTOR_SENTENCES[code];
  return found === undefined ? tellMissing(code, language) : of(found, language);
}

/** What the gate said in the night about a contact planned for a day, in sentences. */
export function tellPreview(
  { possibleAt, against }: DayOutlook,
  zone: Zone | undefined,
  sourceOf: (rule: string) => string | null,
  language: Language,
): string[] {
  if (possibleAt !== null) {
    const time = zone === undefined ? '' : clockText(localOf(zone, possibleAt).clock);
    return [
      language === 'en'
        ? `As planned in the night it is possible from ${time} on that day.`
        : `按日终时的判断，当日 ${time} 起可以进行。`,
    ];
  }
  return against.map(({ rule, code }) => {
    const source = sourceOf(rule);
    const where =
      source === null ? '' : language === 'en' ? ` (${source})` : `（${sourceText(source, language)}）`;
    const why = tellCodeOf(code, language);
    return language === 'en' ? `Refused for that day: ${why}${where}` : `当日不可进行：${why}${where}`;
  });
}

function tellCode(code: string, sentences: Sentences, language: Language): string {
  const found = sentences[code];
  return found === undefined ? code : of(found, language);
}

function of(sentence: Sentence, language: Language): string {
  return language === 'en' ? sentence.en : sentence.zh;
}

/** "Possible again at 08:00 on 5 March, your time." The year is said where it is another. */
export function againText(
  next: Minute | null,
  at: Minute,
  zone: Zone | undefined,
  language: Language,
  reader: Reader,
): string {
  if (next === null || zone === undefined)
    return language === 'en'
      ? 'Waiting alone does not change this: something has to be settled first.'
      : '仅靠等待不会改变：须先解决上述事项。';
  const when = momentText(next, at, zone, language);
  if (language === 'en')
    return `Possible again ${when}, ${reader === 'borrower' ? 'your time' : 'the borrower’s time'}.`;
  return `${when}起可再联系（${reader === 'borrower' ? '您' : '借款人'}所在地时间）。`;
}

/** A minute as its place shows it: "at 08:00 on 5 March", "3月5日 08:00"; with the year where `from` lies in another. */
export function momentText(minute: Minute, from: Minute, zone: Zone, language: Language): string {
  const { day, clock } = localOf(zone, minute);
  const { year, month, date } = civil(day);
  const sameYear = civil(localOf(zone, from).day).year === year;
  if (language === 'en')
    return `at ${clockText(clock)} on ${sameYear ? `${date} ${MONTHS[month - 1]}` : dayWords(day, 'en')}`;
  return `${sameYear ? `${month}月${date}日` : dayWords(day, 'zh-CN')} ${clockText(clock)} `;
}
