/**
 * In which words is somebody told whether a caller is genuine, and what should he do now?
 *
 * Short, the same calm for every answer, nothing about debts. What to do next comes with each answer, above all with the
 * one that is not known.
 */
import type { Language } from './language.ts';

export type CallerAnswer = 'genuine' | 'expired' | 'revoked' | 'unknown';
export type CallerThing =
  | 'message'
  | 'call'
  | 'letter'
  | 'visit'
  | 'agency'
  | 'worker'
  | 'line'
  | 'card'
  | 'buyer';

/** What a sentence needs. `on`: day of the contact, already in words. */
export interface CallerFacts {
  readonly what: CallerThing | null;
  readonly by: string;
  readonly on: string | null;
  readonly lender: string;
  readonly hotline: string;
}

type Words = (facts: CallerFacts) => string[];

const ZH_THINGS: Readonly<Record<CallerThing, (facts: CallerFacts) => string>> = {
  message: ({ by, on }) => `这条消息由${by}于${on}发出。`,
  call: ({ by, on }) => `这通电话由${by}于${on}拨出。`,
  letter: ({ by, on }) => `这封信由${by}于${on}寄出。`,
  visit: ({ by, on }) => `${by}与您约在${on}见面。`,
  agency: ({ by, lender }) => `${by}是${lender}现在委托的机构。`,
  worker: ({ by }) => `这位工作人员现在属于${by}。`,
  line: ({ by }) => `这个号码现在属于${by}。`,
  card: ({ by }) => `这张证件现在有效，属于${by}。`,
  buyer: ({ by, lender }) => `${by}在${lender}的债权受让方名册中；您的债权现在归谁，请用债权码查询。`,
};

const EN_THINGS: Readonly<Record<CallerThing, (facts: CallerFacts) => string>> = {
  message: ({ by, on }) => `${by} sent this message on ${on}.`,
  call: ({ by, on }) => `${by} made this call on ${on}.`,
  letter: ({ by, on }) => `${by} sent this letter on ${on}.`,
  visit: ({ by, on }) => `${by} has an appointment with you on ${on}.`,
  agency: ({ by, lender }) => `${by} acts for ${lender} at present.`,
  worker: ({ by }) => `This member of staff works for ${by} at present.`,
  line: ({ by }) => `This number belongs to ${by} at present.`,
  card: ({ by }) => `This card is valid and belongs to ${by}.`,
  buyer: ({ by, lender }) =>
    `${by} stands in the register of those who bought claims from ${lender}. Whose yours is, your claim code tells.`,
};

const ZH_CAREFUL = '我们绝不会要求向个人账户转账，也不会索要密码或短信验证码。';
const EN_CAREFUL = 'We never ask for a transfer to a private account, a password or a one-time code.';

const ZH: Readonly<Record<CallerAnswer, Words>> = {
  genuine: (facts) => [
    facts.what === null ? '' : ZH_THINGS[facts.what](facts),
    ...(facts.what === 'line' ? ['来电显示可能被伪造：请对方说出您在“我的页面”里看到的一次性口令。'] : []),
    ZH_CAREFUL,
  ],
  expired: ({ hotline }) => [
    '这个核验码已过有效期。',
    `请不要按对方所说操作；有疑问请拨打 ${hotline}。`,
    ZH_CAREFUL,
  ],
  revoked: ({ by, hotline }) => [
    `${by}已不再代表我们联系客户。`,
    `请不要付款，也不要提供任何信息；请拨打 ${hotline} 告诉我们。`,
    ZH_CAREFUL,
  ],
  unknown: ({ hotline }) => [
    '我们没有查到。请核对是否输入正确。',
    `如果输入无误，对方不是我们：不要付款，不要提供信息，并请拨打 ${hotline} 告诉我们。`,
    ZH_CAREFUL,
  ],
};

const EN: Readonly<Record<CallerAnswer, Words>> = {
  genuine: (facts) => [
    facts.what === null ? '' : EN_THINGS[facts.what](facts),
    ...(facts.what === 'line'
      ? [
          'A number on a display can be faked: ask the caller to say the one-time word that your own page shows you.',
        ]
      : []),
    EN_CAREFUL,
  ],
  expired: ({ hotline }) => [
    'This code is too old to answer for anything.',
    `Do nothing the sender asks; if in doubt, ring ${hotline}.`,
    EN_CAREFUL,
  ],
  revoked: ({ by, hotline }) => [
    `${by} no longer acts for us.`,
    `Do not pay and do not give any details; please tell us at ${hotline}.`,
    EN_CAREFUL,
  ],
  unknown: ({ hotline }) => [
    'We do not know this. Please check what you typed.',
    `If it is right, this is not us: do not pay, do not give any details, and tell us at ${hotline}.`,
    EN_CAREFUL,
  ],
};

/** The answer in sentences, the most important first. */
export function tellCaller(answer: CallerAnswer, facts: CallerFacts, language: Language): string[] {
  const words = language === 'en' ? EN : ZH;
  return words[answer](facts).filter((sentence) => sentence !== '');
}
