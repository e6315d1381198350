/**
 * What does the house ask of its own words, beyond the law?
 *
 * Stricter than any one jurisdiction and the same everywhere: who writes, how much, since when, how to look it up, object and
 * complain, how to check that it is us; no pressure, no urgency that is invented, nothing of a debt on a voicemail, a lock
 * screen, a subject line or an envelope.
 */
import { dayOf } from '../../rules/days.ts';
import type { RequiredParts } from '../../rules/words/required-parts.ts';
import type { Part } from '../../rules/words/saying.ts';
import type { WordRule } from '../../rules/words/word-law.ts';

const HOUSE = {
  jurisdiction: 'HOUSE',
  from: dayOf(2026, 1, 1),
  to: null,
  source: 'House rules for words, version 1',
  strength: 'must',
  confidence: 'V',
} as const;

const parts = (...names: readonly Part[]): RequiredParts['parts'] =>
  names.map((part) => ({ part, add: `part_${part}` }));

export const WORDS_HOUSE: readonly WordRule[] = [
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-SMS',
    says: {
      en: 'A text message says who writes, how much, since when, how to object or complain, and how to stop messages.',
      zh: '短信须写明发送方、金额、日期、异议与投诉方式及退订方法。',
    },
    demands: {
      kind: 'required-parts',
      ways: ['sms'],
      when: 'asking',
      parts: parts('who', 'amount', 'date', 'how-to-query', 'how-to-object', 'how-to-complain', 'opt-out'),
      lacking: 'require',
      toDebtorOnly: true,
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-MAIL',
    says: {
      en: 'A message in the app, an e-mail or a letter also says how to check that it comes from us.',
      zh: '站内消息、电子邮件、信函另须写明核验方式。',
    },
    demands: {
      kind: 'required-parts',
      ways: ['in-app', 'portal', 'email', 'letter', 'court'],
      when: 'asking',
      parts: parts(
        'who',
        'amount',
        'date',
        'how-to-query',
        'how-to-object',
        'how-to-complain',
        'how-to-repay',
        'check-code',
      ),
      lacking: 'require',
      toDebtorOnly: true,
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-EMAIL-STOP',
    says: { en: 'An e-mail says how to stop e-mails.', zh: '电子邮件须写明停止接收的方法。' },
    demands: {
      kind: 'required-parts',
      ways: ['email'],
      when: 'asking',
      parts: parts('opt-out'),
      lacking: 'require',
      toDebtorOnly: true,
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-PUSH',
    says: { en: 'A push notice says who writes.', zh: '推送须写明发送方。' },
    demands: { kind: 'required-parts', ways: ['push'], parts: parts('who'), lacking: 'require' },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-ANSWER',
    says: {
      en: 'Whatever is written says who writes and how to check that it is us.',
      zh: '所有书面消息须写明发送方与核验方式。',
    },
    demands: {
      kind: 'required-parts',
      ways: ['sms', 'in-app', 'portal', 'email', 'letter', 'court'],
      parts: parts('who', 'check-code'),
      lacking: 'require',
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-TALK',
    says: {
      en: 'A call or visit says who speaks for whom, and how to object, complain and check.',
      zh: '电话与上门须说明身份、所代表机构及异议、投诉、核验方式。',
    },
    demands: {
      kind: 'required-parts',
      ways: ['call', 'visit'],
      parts: parts('who', 'how-to-object', 'how-to-complain', 'check-code'),
      lacking: 'require',
      toDebtorOnly: true,
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-PRESSURE',
    says: {
      en: 'Nobody is pressed to pay all at once, to sell a home, to borrow, or by invented urgency.',
      zh: '不得施压要求一次性全额还款、变卖住房、借款，或虚构紧迫性。',
    },
    demands: {
      kind: 'barred-content',
      contents: ['urges-sale', 'urges-borrowing', 'full-payment-at-once', 'false-urgency'],
      reasons: ['undue_pressure'],
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-NEVER',
    says: {
      en: 'Never a threat, an insult, a false authority, an invented list or fee, or a word about telling others.',
      zh: '绝不威胁、侮辱、冒充权威、虚构名单或费用，绝不提及告知他人。',
    },
    demands: {
      kind: 'barred-content',
      contents: [
        'violence',
        'detention',
        'obscene',
        'shame',
        'tells-others',
        'false-authority',
        'court-officer',
        'fake-list',
        'legal-compulsion',
        'accuses-of-crime',
        'missed-delivery',
        'exaggerated-amount',
        'extra-fee',
        'private-payee',
        'asks-inconvenient-consent',
      ],
      reasons: ['threat', 'misleading_statement'],
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-LAWYER',
    says: { en: 'Only an entrusted law firm writes as lawyers.', zh: '仅受托律师事务所可以律师名义发函。' },
    demands: {
      kind: 'barred-content',
      contents: ['claims-lawyer'],
      reasons: ['impersonation'],
      when: 'unless-lawyer',
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-LIMITATION',
    says: {
      en: 'Where limitation has run, no word of courts.',
      zh: '诉讼时效届满的，不得提及诉讼。',
    },
    demands: {
      kind: 'barred-content',
      contents: ['recovery-threat', 'legal-compulsion'],
      reasons: ['time_barred'],
      when: 'time-barred',
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-VOICEMAIL',
    says: {
      en: 'A voicemail says nothing of a debt.',
      zh: '语音留言不得透露债务。',
    },
    demands: {
      kind: 'limited-content',
      ways: ['voicemail'],
      required: ['business-name', 'callback-request', 'agent-name', 'callback-number'],
      optional: ['salutation', 'date-time', 'suggested-times', 'any-representative', 'who', 'date'],
      harmless: ['callback'],
      must: ['voicemail'],
    },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-OTHERS',
    says: {
      en: 'Nobody but the debtor and who acts for him is told.',
      zh: '除债务人及其代理人外，不告知任何人。',
    },
    demands: { kind: 'outsiders', insiders: ['debtor', 'attorney', 'executor', 'guardian', 'guarantor'] },
  },
  {
    ...HOUSE,
    id: 'HOUSE-WORDS-CARD',
    says: { en: 'Nothing of a debt on an open card.', zh: '明信片不得透露债务。' },
    demands: { kind: 'open-card', bars: 'any' },
  },
];
