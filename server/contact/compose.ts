/**
 * What exactly is sent to this person, now: which approved text, with which facts, and may it be sent?
 *
 * One message for all his debts that are still to be asked about. Every figure is what the rules reckon for that day. The text is
 * checked once more with its facts in place; whatever refuses is a refusal with its rule, never a text with a hole in it.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Letterhead } from '../../policy/house/letterhead.ts';
import { dayAt, type Minute } from '../../rules/gate/local-time.ts';
import type { Purpose, Way } from '../../rules/gate/situation.ts';
import type { Ladder } from '../../rules/strategy.ts';
import { codeText } from '../../rules/telling/check-code.ts';
import { consequenceOf, consequenceText } from '../../rules/telling/consequence.ts';
import {
  type Asking,
  DEBT_FACTS,
  dayIn,
  debtsToAsk,
  type Told,
  type ToldDebt,
  type Writing,
} from '../../rules/telling/debt-facts.ts';
import type { Language } from '../../rules/telling/language.ts';
import { messagePage } from '../../rules/telling/message-page.ts';
import type { Product } from '../../rules/terms.ts';
import {
  isTextName,
  TEXT_NAMES,
  type TextName,
  type TextShelf,
  textId,
} from '../../rules/words/approved-text.ts';
import type { Content } from '../../rules/words/saying.ts';
import type { TextFinding } from '../../rules/words/text-check.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';
import { zoneAround } from '../zone-table.ts';
import { answerFacts } from './answer-facts.ts';
import { checkOf, type Filed } from './word-check.ts';

/** A message that is wanted. `debts`: numbers of accounts; `replyTo`: what it answers in his log ("f12", "c7"). */
export interface Wanted {
  readonly way: Way;
  readonly template: string;
  readonly tone: string;
  readonly purpose: Purpose;
  readonly debts: readonly string[];
  readonly replyTo: string | null;
  /** Facts that the caller knows better than the rules of the ladder: for a lawyer's letter, what was really decided. */
  readonly given?: Readonly<Record<string, string>>;
}

/** Whom it is written to, with everything recorded about him. */
export interface Recipient extends PersonRows {
  readonly name: string;
  readonly language: Language;
}

/** What the house writes with. The same object for every message: what is ready is kept by it. */
export interface WritingHouse {
  readonly collecting: Collecting;
  readonly products: ReadonlyMap<number, Product>;
  readonly ladder: Ladder;
  readonly letterheads: Readonly<Record<Language, Letterhead>>;
  readonly texts: TextShelf;
  /** The code that an account and an entry of its borrower's log stand for; left out: none is sent. */
  readonly codeFor?: (account: bigint, asked: string) => string;
}

/** A message, ready to be permitted. */
export interface Composed {
  readonly state: 'composed';
  /** "overdue/sms/friendly@1". */
  readonly template: string;
  readonly language: Language;
  readonly outer: string | null;
  readonly body: string;
  readonly html: string | null;
  /** Accounts it is about: those that are still to be asked about. */
  readonly debts: readonly string[];
  /** Every fact that was filled in, by placeholder: what evidence keeps beside the text. */
  readonly facts: Readonly<Record<string, string>>;
  /** What the words amount to: for the gate's `Attempt.content`. */
  readonly content: readonly Content[];
  /** What the check of the filled text found: nothing. */
  readonly findings: readonly TextFinding[];
}

/** No message, and why. `rule`, `source`: what stands against it. */
export interface Refused {
  readonly state: 'refused';
  readonly why: 'nothing-to-ask' | 'nothing-to-answer' | 'no-approved-text' | 'words';
  readonly told: { readonly en: string; readonly zh: string };
  readonly rule: string;
  readonly source: string;
  readonly findings: readonly TextFinding[];
}

/** Writes a message for one person at one minute. `code`: by which he can check it. */
export function compose(
  wanted: Wanted,
  person: Recipient,
  minute: Minute,
  code: string,
  house: WritingHouse,
): Composed | Refused {
  const day = dayAt(zoneAround(house.collecting.timeZone, minute), minute);
  const { template, way, tone } = wanted;
  const { language } = person;
  if (!isTextName(template)) return noText(wanted, language);
  const writing = { language, day, short: way === 'sms' };
  const accounts = accountsFor(wanted, person, house);
  const told = TEXT_NAMES[template].asks ? debtsToAsk(accounts, askingOf(template), day) : null;
  if (told !== null && !isSome(told)) return NOTHING_TO_ASK;
  const name = told !== null && told.length > 1 ? severalOf(template) : template;
  const text = house.texts.textFor(name, way, tone, language, day);
  if (text === null) return noText({ ...wanted, template: name }, language);
  const { products, codeFor } = house;
  const own =
    told === null
      ? answerFacts({ name, person, accounts, products, replyTo: wanted.replyTo, writing, codeFor })
      : (fact: string) => askingFact(fact, told, writing, house);
  if (own === null) return NOTHING_TO_ANSWER;
  const check = checkOf(text, person, accounts, day, house);
  const facts: Record<string, string> = {};
  // Only what the text asks for is worked out.
  for (const fact of check.names) {
    const value =
      wanted.given?.[fact] ??
      (typeof own === 'function' ? own(fact) : ownOf(own, fact)) ??
      houseFact(fact, way, person, code, house);
    if (value !== undefined) facts[fact] = value;
  }
  const { findings, contents } = check.read(facts);
  if (findings.length > 0) return barred(findings);
  const { outer, body } = check.filled(facts);
  return {
    state: 'composed',
    template: textId(text),
    language,
    outer,
    body,
    html: way === 'email' || way === 'in-app' ? pageOf(outer, body, language, house) : null,
    debts: told === null ? accounts.map(({ account }) => String(account.id)) : told.map(({ id }) => id),
    facts,
    content:
      contents.length === 0 && wanted.purpose === 'confirm-opt-out' ? ['opt-out-confirmation'] : contents,
    findings,
  };
}

function pageOf(outer: string | null, body: string, language: Language, house: WritingHouse): string {
  const { lender, answer } = house.letterheads[language];
  return messagePage(outer ?? lender, body, { language, address: answer });
}

function askingOf(template: TextName): Asking {
  return template.startsWith('due-soon') ? 'due-soon' : 'overdue';
}

/** The text for several debts, where there is one of its own. */
function severalOf(template: TextName): TextName {
  const several = `${template}-several`;
  return isTextName(several) ? several : template;
}

/** The accounts it is about, with their terms; an answer that names none is about all. */
function accountsFor({ debts, template }: Wanted, person: Recipient, { products }: WritingHouse): Filed[] {
  const all = debts.length === 0 && isTextName(template) && !TEXT_NAMES[template].asks;
  return person.accounts.flatMap(({ account, facts }) => {
    const product = products.get(account.product);
    if (product === undefined || !(all || debts.includes(String(account.id)))) return [];
    return [{ account, product, facts }];
  });
}

function isSome(told: readonly ToldDebt[]): told is Told {
  return told.length > 0;
}

/** What a text says of the debts that it asks about; undefined: nothing under this name. */
function askingFact(fact: string, told: Told, writing: Writing, house: WritingHouse): string | undefined {
  switch (fact) {
    case 'reason':
      return reasonText(told, writing);
    case 'consequence':
      return consequenceText(consequenceOf(told, writing.day, house.ladder), writing);
    case 'basis':
      return basisText(told, writing, house);
    default:
      return DEBT_FACTS.get(fact)?.(told, writing);
  }
}

function basisText(told: Told, { language }: Writing, { letterheads }: WritingHouse): string | undefined {
  const { basis } = letterheads[language];
  const bases = [...new Set(told.flatMap(({ product }) => basis[product.id] ?? []))];
  return bases.length === 0 ? undefined : bases.join(language === 'en' ? ' and ' : '及');
}

/** Why the person is written to. */
function reasonText([first, another]: Told, writing: Writing): string {
  const english = writing.language === 'en';
  if (another !== undefined)
    return english ? 'these payments have not arrived in full on their days' : '以上款项未按约定日期足额到账';
  const on = dayIn(first.date, writing);
  return english ? `the payment agreed for ${on} has not arrived in full` : `约定于${on}的款项未足额到账`;
}

function ownOf(own: Readonly<Record<string, string>>, fact: string): string | undefined {
  return Object.hasOwn(own, fact) ? own[fact] : undefined;
}

/** What every text may say: of who writes, to whom, and the code by which it can be checked. */
function houseFact(
  fact: string,
  way: Way,
  { name, language }: Recipient,
  code: string,
  { letterheads }: WritingHouse,
): string | undefined {
  const letterhead = letterheads[language];
  switch (fact) {
    case 'name':
      return name;
    case 'code':
      return codeText(code);
    case 'optOut':
      return letterhead.optOut[way] ?? letterhead.answer;
    case 'lender':
    case 'answer':
    case 'phone':
    case 'complaint':
    case 'agent':
    case 'seal':
      return letterhead[fact];
    default:
      return undefined;
  }
}

const RULE = { rule: 'HOUSE-MESSAGES', source: 'House rules for words, version 1', findings: [] } as const;

const NOTHING_TO_ASK: Refused = {
  ...RULE,
  state: 'refused',
  why: 'nothing-to-ask',
  told: {
    en: 'None of these debts is to be asked about any more: paid, paused or written off.',
    zh: '这些款项均无需再联系：已还清、已暂停或已核销。',
  },
};

const NOTHING_TO_ANSWER: Refused = {
  ...RULE,
  state: 'refused',
  why: 'nothing-to-answer',
  told: { en: 'Nothing is recorded that this could answer.', zh: '没有可答复的记录。' },
};

function noText(
  { template, way, tone }: Pick<Wanted, 'template' | 'way' | 'tone'>,
  language: Language,
): Refused {
  const name = `${template}/${way}/${tone} (${language})`;
  return {
    ...RULE,
    state: 'refused',
    why: 'no-approved-text',
    told: { en: `No text is approved for ${name}.`, zh: `没有已批准的文本：${name}。` },
  };
}

function barred(findings: readonly TextFinding[]): Refused {
  const [first] = findings;
  if (first === undefined) throw new Error('a refusal of words has a finding');
  const { rule, source, words, about, suggestion } = first;
  const what = words === '' ? about : words;
  return {
    state: 'refused',
    why: 'words',
    told: { en: `“${what}”: ${suggestion.en}`, zh: `“${what}”：${suggestion.zh}` },
    rule,
    source,
    findings,
  };
}
