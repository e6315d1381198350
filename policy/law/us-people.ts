/**
 * Whom may a collector in the United States contact, by which way, and when does the state of person and debt forbid it?
 *
 * Regulation F and the federal statutes behind it, for debt collectors in the sense of 15 USC 1692a(6). Rules in our own words,
 * each with its source and how its text was seen; nothing here is legal advice.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import type { CollectorKind, Purpose, Role, Way } from '../../rules/gate/situation.ts';
import type { Content } from '../../rules/words/saying.ts';

const FDCPA = dayOf(1978, 3, 20);
const REG_F = dayOf(2021, 11, 30);
const BOUND: readonly CollectorKind[] = ['third-party-collector', 'assignee', 'authorised-firm'];
/** 12 CFR 1006.6(a): who counts as the consumer. */
const CIRCLE: readonly Role[] = ['spouse', 'parent', 'guardian', 'executor'];
const REQUIRED: readonly Purpose[] = ['legally-required'];
const NOT_COLLECTING: readonly Purpose[] = [
  'legally-required',
  'litigation',
  'requested-information',
  'confirm-opt-out',
  'confirm-end',
];
const THREATS: readonly Content[] = ['legal-compulsion', 'recovery-threat', 'threat-in-validation'];
const TEXTS: readonly Way[] = ['sms'];
const MAILBOX: readonly Way[] = ['email'];

const federal = {
  jurisdiction: 'US-FED',
  to: null,
  strength: 'must',
  collectors: BOUND,
} as const;

const WHOM: readonly LawRule[] = [
  {
    ...federal,
    id: 'US-3P',
    from: FDCPA,
    source: '15 USC 1692c(b), 1692b; 12 CFR 1006.6(a), (d)(1), 1006.10',
    confidence: 'V',
    says: {
      en: 'Nobody but the consumer, those who count as he, and his lawyer hears of the debt; others may only be asked where he is.',
      zh: '除债务人、视同债务人者及其律师外，不得就债务联系任何人；对他人仅可询问其下落。',
    },
    bars: {
      kind: 'third-parties',
      circle: CIRCLE,
      others: ['location', 'obtain-contact-data'],
      ownStaffOnly: false,
    },
  },
  {
    ...federal,
    id: 'US-LOCATION',
    from: FDCPA,
    source: '15 USC 1692b(1), (3); 12 CFR 1006.10(b)(1), (c)',
    confidence: 'V',
    says: {
      en: 'A third party is asked once where the consumer is, unless he asks for more or his answer is believed wrong and he now has the right one.',
      zh: '向第三人询问下落以一次为限，除非其要求或此前答复有误而现已知晓正确信息。',
    },
    bars: {
      kind: 'location-inquiry',
      purposes: ['location', 'obtain-contact-data'],
      circle: CIRCLE,
      limit: 1,
    },
  },
  {
    ...federal,
    id: 'US-ATTY',
    from: FDCPA,
    source: '15 USC 1692c(a)(2), 1692b(6); 12 CFR 1006.6(b)(2), 1006.10(b)(5)',
    confidence: 'V',
    says: {
      en: 'A represented consumer is not contacted: his lawyer is. What he starts himself may be answered.',
      zh: '债务人已委托律师的，应当联系其律师；债务人主动联系的可以回应。',
    },
    bars: { kind: 'lawyer' },
  },
  {
    ...federal,
    id: 'US-DECEASED',
    from: REG_F,
    source: '12 CFR 1006.6(a)(4), comment 34(a)(1)-1',
    confidence: 'P',
    says: {
      en: 'For a deceased consumer a named person who may act for the estate is addressed.',
      zh: '债务人死亡的，应当联系有权代表遗产的具名人员。',
    },
    bars: { kind: 'deceased', estate: true },
  },
  {
    jurisdiction: 'US-FED',
    to: null,
    strength: 'must',
    id: 'US-BK',
    from: FDCPA,
    source: '11 USC 362(a)(6), 524(a)(2)',
    confidence: 'S',
    says: {
      en: 'Bankruptcy stays all collection; a discharged debt is not collected.',
      zh: '破产程序中止一切催收；已免除的债务不得催收。',
    },
    bars: { kind: 'bankrupt' },
  },
  {
    ...federal,
    id: 'US-WORK-MAIL',
    from: REG_F,
    source: '12 CFR 1006.22(f)(3)',
    confidence: 'V',
    says: {
      en: 'No e-mail to a mailbox the employer provides, unless the consumer used it or agreed to it.',
      zh: '不得使用雇主提供的邮箱，除非债务人曾使用或同意使用。',
    },
    bars: {
      kind: 'employer-mailbox',
      ways: MAILBOX,
      opened: ['used-by-person', 'consent', 'prior-collector'],
    },
  },
];

const HOW: readonly LawRule[] = [
  {
    ...federal,
    id: 'US-MEDIA',
    from: REG_F,
    source: '12 CFR 1006.14(h)',
    confidence: 'V',
    says: {
      en: 'A medium the person has asked not to be used is closed, but for one confirmation, one answer, and what law requires.',
      zh: '本人要求停用的联系方式不得再用，一次确认、一次回复及法律要求的除外。',
    },
    bars: { kind: 'channel-opt-out', required: REQUIRED },
  },
  {
    ...federal,
    id: 'US-MEDIA-ADDRESS',
    from: REG_F,
    source: '12 CFR 1006.14(h)(1), comment 14(h)(1)-3.ii; 1006.6(e)',
    confidence: 'V',
    says: {
      en: 'An address or number the person has asked not to be used is closed for all his debts.',
      zh: '本人要求停用的邮箱、号码或地址，对其全部债务均不得再用。',
    },
    bars: { kind: 'address-opt-out', required: REQUIRED },
  },
  {
    ...federal,
    id: 'US-3P-STOP',
    from: FDCPA,
    source: '15 USC 1692d; 12 CFR 1006.14(a), (h)(1)',
    confidence: 'R',
    says: {
      en: 'A third party who refuses to be contacted is left alone.',
      zh: '第三人拒绝联系的，不得再联系。',
    },
    bars: { kind: 'third-party-opt-out', circle: CIRCLE },
  },
  {
    ...federal,
    id: 'US-CEASE',
    from: FDCPA,
    source: '15 USC 1692c(c); 12 CFR 1006.6(c)',
    confidence: 'V',
    says: {
      en: 'From receipt of a written notice there is no further contact, but to say that it ends or which remedy may or will be used.',
      zh: '收到书面停止通知后不得再联系，仅可告知催收终止、可能或将要采取的措施。',
    },
    bars: {
      kind: 'cease-notice',
      circle: CIRCLE,
      except: ['confirm-end', 'remedy-may', 'remedy-will'],
      exceptPurposes: ['confirm_collection_ends', 'notify_remedy_may_be_invoked', 'notify_remedy_intended'],
      beyond: ['legally-required', 'litigation'],
    },
  },
  {
    ...federal,
    id: 'US-SMS',
    from: REG_F,
    source: '12 CFR 1006.6(d)(5)',
    confidence: 'V',
    says: {
      en: 'A number is texted where the consumer texted from it or agreed, renewed or checked within the past 60 days.',
      zh: '仅可向债务人曾使用或同意的号码发送短信，且六十日内须续期或核验号码未转让。',
    },
    bars: { kind: 'sms-basis', ways: TEXTS, days: 60, sources: ['used-by-person', 'consent'] },
  },
  {
    ...federal,
    id: 'US-EMAIL',
    from: REG_F,
    source: '12 CFR 1006.6(d)(4)',
    confidence: 'P',
    says: {
      en: 'A mailbox is written to where the consumer used it or agreed, or the creditor or an earlier collector used it lawfully.',
      zh: '仅可向债务人使用或同意、或债权人及前催收人合法使用过的邮箱发送。',
    },
    bars: {
      kind: 'email-basis',
      ways: MAILBOX,
      sources: ['used-by-person', 'consent', 'reserved', 'contract', 'prior-collector'],
    },
  },
  {
    ...federal,
    id: 'US-OWN',
    from: FDCPA,
    source: '15 USC 1692c(b); 12 CFR 1006.6(d)(1), (d)(3)',
    confidence: 'V',
    says: {
      en: 'A number or address known to be somebody else’s is not used.',
      zh: '已知属于他人的号码或地址不得使用。',
    },
    bars: { kind: 'ownership', atLeast: 0 },
  },
  {
    ...federal,
    id: 'US-COVER',
    from: FDCPA,
    source: '15 USC 1692f(7), (8); 12 CFR 1006.22(f)(1), (2)',
    confidence: 'V',
    says: {
      en: 'No postcards, and nothing on an envelope that shows debt collection.',
      zh: '不得使用明信片，信封上不得显示催收字样。',
    },
    bars: { kind: 'cover', addressed: false, marked: false },
  },
  {
    ...federal,
    id: 'US-SOCIAL',
    from: REG_F,
    source: '12 CFR 1006.22(f)(4)',
    confidence: 'V',
    says: {
      en: 'Nothing on a platform where the public or the person’s contacts can see it.',
      zh: '不得在公众或其联系人可见的社交平台上联系。',
    },
    bars: { kind: 'social-media' },
  },
  {
    ...federal,
    id: 'US-SAYS-WHO',
    from: FDCPA,
    source: '15 USC 1692e(11); 12 CFR 1006.18(d), comment 18(d)-1.i; 1006.18(e)',
    confidence: 'V',
    says: {
      en: 'A collector says that it is one, also when it asks to be connected on a platform.',
      zh: '催收人应当表明身份，包括在社交平台请求添加好友时。',
    },
    bars: { kind: 'says-who', circle: CIRCLE, amountsTo: [] },
  },
  {
    ...federal,
    id: 'US-LCM',
    from: REG_F,
    source: '12 CFR 1006.2(j)',
    confidence: 'V',
    says: {
      en: 'A limited-content message is a voicemail and nothing else.',
      zh: '有限内容留言仅限语音信箱。',
    },
    bars: { kind: 'limited-content', nothingMore: false },
  },
];

const DEBT: readonly LawRule[] = [
  {
    ...federal,
    id: 'US-DISP',
    from: FDCPA,
    source: '15 USC 1692g(b); 12 CFR 1006.38(d)(2)',
    confidence: 'V',
    says: {
      en: 'A written dispute in the validation period stops collection of what is disputed until verification or a judgment is sent.',
      zh: '核实期内书面提出异议的，在寄送核实资料或判决前停止催收有异议部分。',
    },
    bars: {
      kind: 'disputed',
      written: true,
      inPeriod: true,
      partOnly: true,
      except: ['legally-required', 'requested-information', 'confirm-opt-out', 'confirm-end'],
      until: 'verification_or_judgment_sent',
    },
  },
  {
    ...federal,
    id: 'US-PAID',
    from: FDCPA,
    source: '15 USC 1692e(2)(A), 1692f(1)',
    confidence: 'R',
    says: { en: 'What is not owed is not asked for.', zh: '不欠的债不得催收。' },
    bars: { kind: 'settled', except: NOT_COLLECTING },
  },
  {
    ...federal,
    id: 'US-UNLAWFUL',
    from: FDCPA,
    source: '15 USC 1692f(1); 12 CFR 1006.22(b)',
    confidence: 'V',
    says: {
      en: 'An amount that neither the agreement nor law allows is not collected.',
      zh: '合同和法律均不允许的款项不得催收。',
    },
    bars: { kind: 'unlawful', flags: ['legal_review'] },
  },
  {
    ...federal,
    id: 'US-TBD',
    from: REG_F,
    source: '12 CFR 1006.26(b)',
    confidence: 'R',
    says: {
      en: 'No suit and no threat of a suit for a time-barred debt.',
      zh: '诉讼时效届满的债务不得起诉或以起诉相威胁。',
    },
    bars: {
      kind: 'time-barred',
      bars: 'threats',
      threats: THREATS,
      except: ['requested-information', 'confirm-opt-out', 'confirm-end'],
    },
  },
];

export const US_PEOPLE: readonly LawRule[] = [...WHOM, ...HOW, ...DEBT];
