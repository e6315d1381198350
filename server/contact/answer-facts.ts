/**
 * What does a message say that answers: a stop confirmed, money received, an arrangement, a pause, an apology?
 *
 * Its facts are looked up where they were recorded: in the person's log under what it answers ("f12" is a fact, "c7" a contact), or on
 * his accounts. Where nothing is recorded there is nothing to confirm, and the text is not written.
 */
import { creditTermsOn } from '../../policy/house/credit-reporting.ts';
import type { Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { reasonSentence } from '../../rules/dispute/verdict-words.ts';
import { clockText, dayAt, localOf, type Minute } from '../../rules/gate/local-time.ts';
import type { Hold, Way } from '../../rules/gate/situation.ts';
import { sum } from '../../rules/money.ts';
import { dayIn, type Writing } from '../../rules/telling/debt-facts.ts';
import { latenessOf } from '../../rules/telling/forecast.ts';
import { moneyText } from '../../rules/telling/language.ts';
import type { Product } from '../../rules/terms.ts';
import type { TextName } from '../../rules/words/approved-text.ts';
import { noticeFacts, type PlanNotice } from '../agreements/plan-notice.ts';
import type { AttemptRow, FiledAccount, PersonRows } from '../db/gate/person-rows.ts';
import type { PersonFact } from '../gate/person-log.ts';
import { valueIn } from '../gate/stored-text.ts';
import { movedAnswer } from '../sale/sale-notice.ts';
import { zoneAround } from '../zone-table.ts';

/** What is to be answered, and all that is known. */
export interface Answering {
  readonly name: TextName;
  readonly person: PersonRows;
  /** Those of his accounts that it is about; all when none is named. */
  readonly accounts: readonly FiledAccount[];
  readonly products: ReadonlyMap<number, Product>;
  readonly replyTo: string | null;
  readonly writing: Writing;
  /** The code that an account and an entry of the person's log stand for. */
  readonly codeFor: ((account: bigint, asked: string) => string) | undefined;
}

/** The facts of an answer by placeholder; null: nothing is recorded that could be answered. */
export function answerFacts(asked: Answering): Record<string, string> | null {
  switch (asked.name) {
    case 'confirm-stop':
      return stopped(asked);
    case 'payment-received':
      return received(asked);
    case 'agreement-code':
    case 'sign-in-code':
      return confirming(asked);
    case 'agreement-made':
      return held(asked, (kind) => kind === 'plan-kept');
    case 'hold-made':
      return held(asked, (kind) => kind !== 'plan-kept');
    case 'apology':
      return regretted(asked);
    case 'agency-notice':
      return entrusted(asked);
    case 'credit-notice':
      return announced(asked);
    case 'complaint-answered':
      return complained(asked);
    case 'proposal-answered':
      return asked.accounts.length === 0 ? null : {};
    case 'offer-ending':
    case 'plan-missed':
    case 'plan-broken':
    case 'plan-completed':
      return noticed(asked, asked.name);
    default:
      return movedAnswer(asked.name, asked.person, asked.replyTo, asked.writing);
  }
}

interface Recorded<Type extends PersonFact['type']> {
  readonly id: string;
  readonly at: Minute;
  readonly fact: Extract<PersonFact, { type: Type }>;
}

/** What is recorded of a type, in order. */
function recorded<Type extends PersonFact['type']>({ facts }: PersonRows, type: Type): Recorded<Type>[] {
  return facts
    .filter((row) => row.type === type)
    .map(({ seq, at, data }) => ({
      id: `f${seq}`,
      at,
      fact: { type, ...(valueIn(data) as object) } as Recorded<Type>['fact'],
    }));
}

/** The one that is answered, or the last. */
function chosen<One extends { readonly id: string }>(
  all: readonly One[],
  replyTo: string | null,
): One | undefined {
  return replyTo === null ? all.at(-1) : all.find(({ id }) => id === replyTo);
}

const WAY_WORDS: Readonly<Partial<Record<Way, { readonly en: string; readonly zh: string }>>> = {
  'in-app': { en: 'in-app message', zh: '站内消息' },
  push: { en: 'push notice', zh: '推送' },
  sms: { en: 'text message', zh: '短信' },
  email: { en: 'e-mail', zh: '电子邮件' },
  call: { en: 'telephone', zh: '电话' },
  voicemail: { en: 'recorded message', zh: '语音留言' },
  letter: { en: 'letter', zh: '信函' },
  visit: { en: 'visit', zh: '上门' },
};

/** The code he asked for in his session, for the one account it is about. */
function confirming({ person, accounts, replyTo, codeFor }: Answering): Record<string, string> | null {
  const [filed, another] = accounts;
  const asked = recorded(person, 'inbound').some(({ id }) => id === replyTo);
  if (filed === undefined || another !== undefined || !asked || codeFor === undefined) return null;
  return { oneTimeCode: codeFor(filed.account.id, replyTo!) };
}

function stopped({ person, replyTo, writing }: Answering): Record<string, string> | null {
  const stop = chosen(recorded(person, 'opt-out'), replyTo);
  if (stop === undefined) return null;
  const { scope, way } = stop.fact;
  const words = way === null ? undefined : WAY_WORDS[way];
  const english = writing.language === 'en';
  if (scope === 'way' && words !== undefined)
    return { stopped: english ? `contact you by ${words.en}` : `通过${words.zh}联系您` };
  if (scope === 'address') return { stopped: english ? 'use this address' : '使用这个号码或地址' };
  return { stopped: english ? 'contact you unless you write first' : '主动联系您' };
}

function received({ accounts, products, replyTo, writing }: Answering): Record<string, string> | null {
  const { language, day } = writing;
  const paid = accounts
    .flatMap(({ account, facts }) => {
      const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
      return facts.flatMap((fact) =>
        fact.type === 'paid' && !undone.has(fact.id) && fact.valueOn <= day
          ? [{ id: fact.id, fact, product: products.get(account.product) }]
          : [],
      );
    })
    .sort((a, b) => a.fact.valueOn - b.fact.valueOn);
  const last = chosen(paid, replyTo);
  if (last?.product === undefined) return null;
  return {
    received: moneyText(last.fact.amount, last.product.currency, language),
    receivedOn: dayIn(last.fact.valueOn, writing),
    standing: standing(accounts, products, writing),
  };
}

/** What is still past due, by currency. */
function standing(
  accounts: readonly FiledAccount[],
  products: ReadonlyMap<number, Product>,
  { day, language }: Writing,
): string {
  const late = accounts.flatMap(({ account }) => {
    const product = products.get(account.product);
    const overdue = product === undefined ? 0n : latenessOf(account, day, product).overdue;
    return product === undefined || overdue <= 0n ? [] : [{ currency: product.currency, overdue }];
  });
  if (late.length === 0) return language === 'en' ? 'Nothing is past due now' : '现在没有逾期款项';
  const sums = [...Map.groupBy(late, ({ currency }) => currency.code).values()].map((group) =>
    moneyText(sum(group.map(({ overdue }) => overdue)), group[0]!.currency, language),
  );
  return language === 'en' ? `Still past due: ${sums.join(' and ')}` : `还有 ${sums.join('和 ')} 未到账`;
}

const HOLD_WORDS: Readonly<Record<Hold['kind'], { readonly en: string; readonly zh: string }>> = {
  'breathing-space': { en: 'breathing space', zh: '喘息期' },
  'breathing-space-crisis': { en: 'breathing space', zh: '喘息期' },
  hardship: { en: 'your situation', zh: '您目前的情况' },
  disaster: { en: 'the disaster where you live', zh: '您所在地受灾' },
  'plan-kept': { en: 'your arrangement', zh: '您的还款安排' },
  complaint: { en: 'your complaint is being looked at', zh: '您的投诉正在处理' },
  house: { en: 'your request', zh: '您的要求' },
};

function held(
  { person, accounts, replyTo, writing }: Answering,
  fits: (kind: Hold['kind']) => boolean,
): Record<string, string> | null {
  const english = writing.language === 'en';
  const lifted = new Set(recorded(person, 'hold-lifted').map(({ fact }) => fact.id));
  const holds = recorded(person, 'hold').filter(
    ({ fact }) => fits(fact.hold.kind) && !lifted.has(fact.id) && isOpen(fact.hold.to, writing.day),
  );
  const hold = chosen(holds, replyTo)?.fact.hold;
  if (hold !== undefined)
    return {
      period: periodText(hold.from, hold.to, writing),
      reason: HOLD_WORDS[hold.kind][english ? 'en' : 'zh'],
    };
  const pause = accounts
    .flatMap(({ account, facts }) => {
      const { pausedFrom, pausedTo } = account;
      if (pausedFrom === null || pausedTo === null || pausedTo <= writing.day) return [];
      return [{ from: pausedFrom, to: pausedTo, kind: pauseKind(facts, pausedFrom, pausedTo) }];
    })
    .find(({ kind }) => fits(kind));
  if (pause === undefined || replyTo?.startsWith('f')) return null;
  return {
    period: periodText(pause.from, pause.to - 1, writing),
    reason: HOLD_WORDS[pause.kind][english ? 'en' : 'zh'],
  };
}

function isOpen(to: Day | null, day: Day): boolean {
  return to === null || to >= day;
}

function pauseKind(facts: readonly Fact[], from: Day, to: Day): Hold['kind'] {
  const reason = facts.flatMap((fact) =>
    fact.type === 'paused' && fact.from < to && fact.to > from ? [fact.reason] : [],
  )[0];
  if (reason === 'plan') return 'plan-kept';
  return reason !== undefined && Object.hasOwn(HOLD_WORDS, reason) ? (reason as Hold['kind']) : 'house';
}

/** From a day to a last day; null: until it is lifted. */
function periodText(from: Day, to: Day | null, writing: Writing): string {
  const first = dayIn(from, writing);
  if (to === null) return writing.language === 'en' ? `from ${first} on` : `自${first}起`;
  const last = dayIn(to, writing);
  return writing.language === 'en' ? `${first} to ${last}` : `${first}至${last}`;
}

function regretted({
  person,
  accounts,
  products,
  replyTo,
  writing,
}: Answering): Record<string, string> | null {
  const contact = person.attempts.find(({ permit }) => `c${permit}` === replyTo);
  if (contact === undefined) return null;
  const reason = whyNot(contact, person, accounts, products, writing);
  if (reason === null) return null;
  const { language } = writing;
  const { day, clock } = localOf(zoneAround(person.timeZone, contact.at), contact.at);
  const when = dayIn(day, writing);
  const words = WAY_WORDS[contact.way as Way];
  return {
    when: language === 'en' ? `${when} at ${clockText(clock)}` : `${when} ${clockText(clock)}`,
    channel: words === undefined ? contact.way : words[language === 'en' ? 'en' : 'zh'],
    reason,
  };
}

/** Why a contact should not have been made, as far as it is recorded by now; null: nothing says so. */
function whyNot(
  { at, debts, permit }: AttemptRow,
  person: PersonRows,
  accounts: readonly FiledAccount[],
  products: ReadonlyMap<number, Product>,
  { language }: Writing,
): string | null {
  const say = (en: string, zh: string) => (language === 'en' ? en : zh);
  const day = dayAt(zoneAround(person.timeZone, at), at);
  const isBefore = (one: { readonly at: Minute }) => one.at <= at;
  if (recorded(person, 'opt-out').some(isBefore))
    return say('you had asked us to stop', '您此前已要求停止联系');
  if (recorded(person, 'dispute').some(isBefore))
    return say('your objection was being looked at', '您的异议正在核实');
  const covers = (from: Day, to: Day | null) => from <= day && (to === null || day <= to);
  if (recorded(person, 'hold').some(({ fact: { hold } }) => covers(hold.from, hold.to)))
    return say('contact was paused', '当时应当暂停联系');
  const about = debts.split(' ');
  const asked = accounts.filter(({ account }) => about.includes(String(account.id)));
  if (
    asked.some(({ account: { pausedFrom, pausedTo } }) => pausedFrom !== null && covers(pausedFrom, pausedTo))
  )
    return say('contact was paused', '当时应当暂停联系');
  const paid = asked.filter(({ account, facts }) => {
    const product = products.get(account.product);
    const current = product !== undefined && latenessOf(account, day, product).daysPastDue === 0;
    return current && facts.some((fact) => fact.type === 'paid' && fact.valueOn <= day);
  });
  if (paid.length > 0 && paid.length === asked.length)
    return say('your payment had arrived', '您的还款已经到账');
  return foundIn(person, permit, language);
}

/** What was found when the contact itself was disputed; null where nothing was found wrong with it. */
function foundIn(person: PersonRows, permit: number, language: Writing['language']): string | null {
  const found = recorded(person, 'dispute-step').findLast(
    ({ fact }) => fact.permit === permit && (fact.step === 'judged' || fact.step === 'decided'),
  )?.fact;
  if (found === undefined || found.verdict === 'right' || found.outcome === 'rejected') return null;
  const [reason] = found.reasons ?? [];
  if (reason === undefined) return language === 'en' ? 'we looked, and you are right' : '经核查，您所说属实';
  const { en, zh } = reasonSentence(reason);
  return language === 'en' ? `${en.charAt(0).toLowerCase()}${en.slice(1, -1)}` : zh.slice(0, -1);
}

/** One that was called off meanwhile is announced no more. */
function entrusted({ person, replyTo, writing }: Answering): Record<string, string> | null {
  const all = recorded(person, 'agency');
  const named = all.filter(({ fact: { agency } }) => agency.entrusted === true);
  const last = chosen(named, replyTo)?.fact;
  const now = all.findLast(({ fact }) => fact.agency.id === last?.agency.id);
  if (last === undefined || now?.fact.agency.entrusted === false) return null;
  return { agency: last.named?.[writing.language === 'en' ? 'en' : 'zh'] ?? last.agency.id };
}

/** What is announced to be reported: the oldest debt of those asked about, and the first day on which it may be. */
function announced({ accounts, products, writing }: Answering): Record<string, string> | null {
  const { day, language } = writing;
  const late = accounts
    .flatMap(({ account }) => {
      const product = products.get(account.product);
      const since = account.oldestDue;
      if (product === undefined || since === null) return [];
      const { overdue, daysPastDue } = latenessOf(account, day, product);
      return daysPastDue === 0 ? [] : [{ since, overdue, daysPastDue, currency: product.currency }];
    })
    .sort((a, b) => a.since - b.since)[0];
  if (late === undefined) return null;
  const { reportAt, waitDays } = creditTermsOn(day);
  return {
    date: dayIn(late.since, writing),
    amount: moneyText(late.overdue, late.currency, language),
    reportOn: dayIn(Math.max(day + waitDays, day + reportAt - late.daysPastDue), writing),
  };
}

/** What is told of an agreement, as it stands when the message is written. */
function noticed(
  { person, accounts, products, replyTo, writing }: Answering,
  name: PlanNotice['what'],
): Record<string, string> | null {
  const [filed, another] = accounts;
  const product = filed === undefined ? undefined : products.get(filed.account.product);
  const told = recorded(person, 'plan-notice').find(({ id }) => id === replyTo)?.fact;
  if (filed === undefined || another !== undefined || product === undefined || told?.what !== name)
    return null;
  const { account } = filed;
  return name === 'plan-completed' && account.plan === null
    ? { standing: standing(accounts, products, writing) }
    : noticeFacts(told, account, product, writing);
}

/** The day of the complaint that was decided last. */
function complained({ person, writing }: Answering): Record<string, string> | null {
  const last = recorded(person, 'complaint').findLast(({ fact }) => fact.pending);
  if (last === undefined) return null;
  return { receivedOn: dayIn(dayAt(zoneAround(person.timeZone, last.at), last.at), writing) };
}
