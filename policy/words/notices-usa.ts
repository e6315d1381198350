/**
 * Which notices and disclosures does the law of the United States ask of a collector?
 *
 * The validation information, the notice before a post-dated cheque is deposited, and what a collector says of himself. In
 * our own words, each with its source and how its text was seen.
 */
import type { DisclosureRule } from '../../rules/words/disclosure.ts';
import type { NoticeRule } from '../../rules/words/statutory-notice.ts';
import type { WordRule } from '../../rules/words/word-law.ts';
import { AMERICAN_DEADLINES, FEDERAL_HOLIDAYS } from '../deadlines/american-deadlines.ts';
import { B1_PARTS, federal } from './words-usa.ts';

export const DISCLOSURES: readonly DisclosureRule[] = [
  {
    ...federal(
      'US-MINI',
      '12 CFR 1006.18(e)(1), (2); comment 18(e)(1)-1; 15 USC 1692e(11)',
      'V',
      'First: an attempt to collect, and what information is used for. Later: from a debt collector.',
      '首次：说明旨在催收债务及信息用途；其后：说明来自催收机构。',
    ),
    first: ['disclose_attempt_to_collect', 'disclose_information_use'],
    later: ['disclose_from_debt_collector'],
  },
];

const validation = (id: string, source: string, confidence: WordRule['confidence'], en: string, zh: string) =>
  ({ ...federal(id, source, confidence, en, zh), notice: 'validation' }) as const;

/** The days stand with the other deadlines of the law. */
const DEADLINES: readonly NoticeRule[] = AMERICAN_DEADLINES.flatMap(({ sets, ...cited }) =>
  sets.kind === 'validation-notice'
    ? [{ ...cited, notice: 'validation' as const, terms: { ...sets, kind: 'deadline' as const } }]
    : [],
);

export const NOTICES: readonly NoticeRule[] = [
  ...DEADLINES,
  {
    ...validation(
      'US-VN-FORM',
      '12 CFR 1006.34(a)(1)(ii), 1006.42(b); 15 USC 7001(c)',
      'P',
      'Electronically after the first communication only with consent under the E-SIGN Act; by word of mouth only in it.',
      '首次沟通之后以电子方式提供须有 E-SIGN 同意；口头提供仅限首次沟通之中。',
    ),
    terms: {
      kind: 'kept-form',
      electronic: ['sms', 'email', 'portal', 'data-message', 'social', 'in-app', 'push'],
      oral: ['call', 'voicemail', 'visit'],
    },
  },
  {
    ...validation(
      'US-VN-REACH',
      '12 CFR 1006.42(a), (c)',
      'P',
      'Sent so that it is expected to arrive; the last known address by mail is safe.',
      '须以预期能够送达的方式发送；邮寄至最后已知地址为安全港。',
    ),
    terms: { kind: 'reaches', safe: ['letter'] },
  },
  {
    ...validation(
      'US-VN-ESTATE',
      '12 CFR 1006.34(a)(1), comment 34(a)(1)-1',
      'V',
      'For a person known to be dead: to somebody named who may act for the estate.',
      '已知消费者死亡的，应向有权代表遗产的具名人提供。',
    ),
    terms: { kind: 'representative' },
  },
  {
    ...validation('US-VN-CARRIER', '12 CFR 1006.22(f)(1)', 'V', 'Not on a postcard.', '不得使用明信片。'),
    terms: { kind: 'plain-carrier', barred: ['postcard'] },
  },
  {
    ...validation(
      'US-VN-B1',
      '12 CFR 1006.34(d)(2), (3), 1006.38(b)(2); Model Form B-1',
      'P',
      'Model Form B-1 with no more than the optional disclosures is a safe harbour.',
      '使用 B-1 示范表格且仅附可选披露的，适用安全港。',
    ),
    terms: {
      kind: 'model-form',
      form: 'model-b1',
      mayAdd: B1_PARTS,
    },
  },
  {
    ...federal(
      'US-UNFAIR-DEPOSIT',
      '12 CFR 1006.22(c)(1); 15 USC 1692f(2)',
      'V',
      'A cheque post-dated by more than five days: written notice three to ten business days before the deposit.',
      '远期票据超过五日的，应在存入前三至十个工作日书面通知。',
    ),
    notice: 'deposit',
    terms: { kind: 'deposit-window', postdatedOver: 5, earliest: 10, latest: 3, holidays: FEDERAL_HOLIDAYS },
  },
];
