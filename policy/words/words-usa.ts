/**
 * What does the law of the United States say about the words of collection?
 *
 * Regulation F (12 CFR part 1006) binds third-party collectors; what states and cities add stands in `words-states.ts`. In our
 * own words, each with its source and how its text was seen.
 */
import { dayOf } from '../../rules/days.ts';
import type { Part } from '../../rules/words/saying.ts';
import type { WordRule } from '../../rules/words/word-law.ts';

const REG_F = dayOf(2021, 11, 30);
const COLLECTORS = ['third-party-collector', 'assignee'] as const;
/** Where a rule of Regulation F stands: it binds third-party collectors. */
export const federal = (
  id: string,
  source: string,
  confidence: WordRule['confidence'],
  en: string,
  zh: string,
) =>
  ({
    id,
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source,
    strength: 'must',
    confidence,
    says: { en, zh },
    collectors: COLLECTORS,
  }) as const;

/** Ways of electronic messages to an address of the person. */
export const ELECTRONIC = ['sms', 'email', 'data-message', 'social', 'in-app', 'push'] as const;

/** What may stand on Model Form B-1 (12 CFR 1006.34(c), (d)(3)). */
export const B1_PARTS: readonly Part[] = [
  'salutation',
  'consumer-name',
  'business-name',
  'business-name-reveals',
  'says-collector',
  'callback-number',
  'callback-request',
  'suggested-times',
  'account-reference',
  'opt-out',
  'attempt-to-collect',
  'information-use',
  'date-time',
];

export const WORDS_USA: readonly WordRule[] = [
  {
    ...federal(
      'US-WORDS-LCM',
      '12 CFR 1006.2(d), (j); comments 2(d)-2, 2(j)-1 to -4',
      'V',
      'A limited-content message has four parts, at most four more, and nothing else.',
      '有限内容留言必须具备四项、至多另有四项，且无其他内容。',
    ),
    demands: {
      kind: 'limited-content',
      ways: ['voicemail'],
      required: ['business-name', 'callback-request', 'agent-name', 'callback-number'],
      optional: ['salutation', 'date-time', 'suggested-times', 'any-representative'],
      harmless: ['callback'],
    },
  },
  {
    ...federal(
      'US-WORDS-OPT-OUT',
      '12 CFR 1006.6(e)',
      'V',
      'Every electronic message tells a simple way to opt out of more to that address.',
      '每条电子消息都须说明停止向该地址发送的简便方法。',
    ),
    demands: {
      kind: 'required-parts',
      ways: ELECTRONIC,
      parts: [{ part: 'opt-out', add: 'add_opt_out_method' }],
      lacking: { reason: 'no_opt_out_in_message' },
      toDebtorOnly: true,
    },
  },
  {
    ...federal(
      'US-WORDS-DISCLOSURE',
      '12 CFR 1006.18(e)(1)',
      'V',
      'The first communication says both that it is an attempt to collect and how information is used.',
      '首次沟通须同时说明旨在催收债务以及所获信息的用途。',
    ),
    demands: {
      kind: 'required-parts',
      when: 'one-of-them',
      parts: [
        { part: 'attempt-to-collect', add: 'disclose_attempt_to_collect' },
        { part: 'information-use', add: 'disclose_information_use' },
      ],
      lacking: 'require',
    },
  },
  {
    ...federal(
      'US-WORDS-OTHERS',
      '12 CFR 1006.6(d)(1), 1006.6(a); 15 USC 1692c(b)',
      'V',
      'Nobody but the consumer, his lawyer and those who stand for him is told of the debt.',
      '除消费者、其律师及代其行事的人外，不得向任何人透露债务。',
    ),
    demands: {
      kind: 'outsiders',
      insiders: ['debtor', 'spouse', 'parent', 'guardian', 'executor', 'attorney', 'guarantor'],
    },
  },
  {
    ...federal(
      'US-WORDS-POSTCARD',
      '12 CFR 1006.22(f)(1); 15 USC 1692f(7)',
      'V',
      'No postcard about a debt.',
      '不得以明信片就债务进行沟通。',
    ),
    demands: { kind: 'open-card', bars: 'any' },
  },
  {
    ...federal(
      'US-WORDS-THREAT',
      '12 CFR 1006.14(c), 1006.18(b)(1), (c)(1); 15 USC 1692d(1), 1692e(4), (5)',
      'P',
      'No violence, no threat of arrest or of anything that cannot lawfully be done.',
      '不得以暴力、逮捕或依法不能采取的措施相威胁。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['violence', 'detention', 'tells-others'],
      reasons: ['threat', 'harassment'],
    },
  },
  {
    ...federal(
      'US-WORDS-ABUSE',
      '12 CFR 1006.14(d); 15 USC 1692d(2)',
      'V',
      'No obscene, profane or abusive words.',
      '不得使用淫秽、粗俗或辱骂性语言。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['obscene', 'shame'],
      reasons: ['abusive_language', 'harassment'],
    },
  },
  {
    ...federal(
      'US-WORDS-AUTHORITY',
      '12 CFR 1006.18(a), (b); 15 USC 1692e(1), (3), (9), (13)',
      'P',
      'Nobody may pose as a court, a government or their officer.',
      '不得冒充法院、政府机关或其人员。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['false-authority', 'court-officer'],
      reasons: ['impersonation', 'misleading_statement'],
      when: 'untrue',
    },
  },
  {
    ...federal(
      'US-WORDS-LAWYER',
      '12 CFR 1006.18(b); 15 USC 1692e(3)',
      'P',
      'Nobody but an attorney may speak as one.',
      '非律师不得以律师名义沟通。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['claims-lawyer'],
      reasons: ['impersonation', 'misleading_statement'],
      when: 'unless-lawyer',
    },
  },
  {
    ...federal(
      'US-WORDS-MISLEAD',
      '12 CFR 1006.18(a)–(d); 15 USC 1692e(2), (4), (5), (7), (10)',
      'P',
      'No false or misleading statement about the debt, its amount or what will follow.',
      '不得就债务、金额或后果作虚假或误导性陈述。',
    ),
    demands: {
      kind: 'barred-content',
      contents: [
        'fake-list',
        'legal-compulsion',
        'accuses-of-crime',
        'detention',
        'missed-delivery',
        'false-urgency',
        'exaggerated-amount',
      ],
      reasons: ['misleading_statement'],
    },
  },
  {
    ...federal(
      'US-WORDS-UNTRUE',
      '12 CFR 1006.18(a)–(c); 15 USC 1692e(5), (10)',
      'P',
      'No action may be announced that is not intended or cannot be taken.',
      '不得声称采取无意或无法采取的行动。',
    ),
    demands: {
      kind: 'barred-content',
      contents: 'any',
      reasons: ['misleading_statement'],
      when: 'known-untrue',
    },
  },
  {
    ...federal(
      'US-WORDS-FEE',
      '12 CFR 1006.22(b); 15 USC 1692f(1)',
      'V',
      'No amount that neither the agreement nor the law allows.',
      '不得收取合同或法律未准许的款项。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['extra-fee', 'private-payee'],
      reasons: ['unauthorised_fee', 'misleading_statement'],
    },
  },
  {
    ...federal(
      'US-WORDS-OVERSHADOW',
      '12 CFR 1006.38(b)(1); 15 USC 1692g(b)',
      'V',
      'Within the validation period nothing may overshadow the right to dispute.',
      '验证期内不得掩盖消费者提出异议的权利。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['demand-in-validation', 'threat-in-validation'],
      reasons: ['overshadowing'],
    },
  },
  {
    ...federal(
      'US-WORDS-TIME-BARRED',
      '12 CFR 1006.26(b)',
      'V',
      'No threat of a lawsuit on a debt on which limitation has run.',
      '不得就已过时效的债务威胁起诉。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['recovery-threat', 'legal-compulsion', 'threat-in-validation'],
      reasons: ['time_barred', 'misleading_statement'],
      when: 'time-barred',
    },
  },
  {
    ...federal(
      'US-WORDS-CONSENT',
      '12 CFR 1006.6(b)(4)(i), comment 6(b)(4)(i)-1',
      'V',
      'Whoever is reached at a bad time may be asked for a better one, not to go on.',
      '在不便时接通的，可询问方便的时间，不得请求继续。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['asks-inconvenient-consent'],
      reasons: ['inconvenient_time', 'inconvenient_place'],
    },
  },
  {
    ...federal(
      'US-WORDS-B1',
      '12 CFR 1006.34(d)(2), (3), 1006.38(b)(2); Model Form B-1',
      'P',
      'Model Form B-1 with no more than the optional disclosures is a safe harbour.',
      '使用 B-1 示范表格且仅附可选披露的，适用安全港。',
    ),
    demands: { kind: 'safe-form', form: 'model-b1', mayAdd: B1_PARTS },
  },
];
