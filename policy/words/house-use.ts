/**
 * How is a template of the house used, and with which facts is it tried?
 *
 * A template is approved for a way, a paper and a reader; it is tried with plausible facts in its own language, so that the
 * check sees it as a borrower would.
 */
import type { Channel } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Way } from '../../rules/gate/situation.ts';
import type { Language } from '../../rules/telling/language.ts';
import { type ApprovedText, TEXT_NAMES } from '../../rules/words/approved-text.ts';
import type { Placeholder } from '../../rules/words/placeholder.ts';
import type { Use } from '../../rules/words/text-check.ts';
import { plainUse } from './corpus-score.ts';
import type { HouseTemplate } from './template-pieces.ts';

/** The gate’s name for a channel of the ladder. */
export const WAY_OF: Readonly<Record<Channel, Way>> = {
  'in-app': 'in-app',
  push: 'push',
  sms: 'sms',
  'e-mail': 'email',
  call: 'call',
  letter: 'letter',
  visit: 'visit',
  court: 'court',
};

/** The use a template of the house is approved for. */
export function useOf({ channel, name }: Pick<HouseTemplate, 'channel' | 'name'>, day: Day): Use {
  return textUse({ way: WAY_OF[channel], name }, day);
}

/** The use a text is approved for: by the institution itself (a demand by letter: by its entrusted law firm), to the debtor. */
export function textUse({ way, name }: Pick<ApprovedText, 'way' | 'name'>, day: Day): Use {
  const plain = plainUse(day);
  const isDemand = way === 'letter' && TEXT_NAMES[name].asks;
  return {
    ...plain,
    excerpt: false,
    asks: TEXT_NAMES[name].asks,
    way,
    form: isDemand ? 'collection-letter' : null,
    collector: { ...plain.collector, kind: 'bank' },
    fromLawyer: isDemand,
  };
}

/** The house's own templates as approved texts, in use from `day` on. */
export function approvedFrom(templates: readonly HouseTemplate[], day: Day): ApprovedText[] {
  return templates.map(({ channel, ...text }) => ({ ...text, way: WAY_OF[channel], from: day, to: null }));
}

/** Facts to try a template with. */
export const TRIAL_FACTS: Readonly<Record<Language, Readonly<Record<Placeholder, string>>>> = {
  'zh-CN': {
    lender: '安还消费金融',
    name: '李女士',
    amount: '1,234.50 元',
    total: '1,534.50 元',
    count: '2',
    lines:
      '· 循环消费信贷（尾号 0031）：1,234.50 元，2026年11月8日到期，逾期第 5 天。\n· 分期借款（尾号 0032）：300.00 元，2026年11月10日到期，逾期第 3 天。',
    days: '5',
    date: '2026年11月8日',
    since: '2026年11月8日',
    dailyPenalty: '0.62 元',
    consequence: '若 11 月 30 日前未还清也未达成安排，我们将按规定报送征信',
    reason: '第 3 期未按约定日期到账',
    basis: '《个人消费借款合同》第八条、民法典第六百七十五条',
    answer: 'app.example.com/h',
    code: '7K4-2QD',
    phone: '95000',
    complaint: '95000 转 3',
    optOut: '回复 T',
    agent: '客户经理 0231',
    place: '城东营业部',
    window: '12月3日 14:00',
    seal: '（盖章）',
    received: '500.00 元',
    receivedOn: '2026年11月12日',
    reportOn: '2026年12月15日',
    standing: '现在没有逾期款项',
    period: '2026年11月12日至2026年12月12日',
    stopped: '给您发短信',
    when: '2026年11月12日 14:05',
    agency: '示例服务公司',
    channel: '短信',
    oneTimeCode: '482915',
    holder: '示例资产管理公司',
    holderContact: '400-000-0000',
    holderLicence: '示例许可 001',
    claimCode: '3MK7-Q2XD',
    offer: '到2026年12月12日为止，还可以选最后一个方案：12 次，每次最多 102.88 元，合计 1,234.50 元',
  },
  en: {
    lender: 'Anhuan Consumer Finance',
    name: 'Ms Li',
    amount: '¥1,234.50',
    total: '¥1,534.50',
    count: '2',
    lines:
      '· Revolving credit (ending 0031): ¥1,234.50, due 8 November 2026, day 5.\n· Instalment loan (ending 0032): ¥300.00, due 10 November 2026, day 3.',
    days: '5',
    date: '8 November 2026',
    since: '8 November 2026',
    dailyPenalty: '¥0.62',
    consequence:
      'If nothing is agreed by 30 November we report it to the credit bureau; you can see the notice here',
    reason: 'the third instalment has not arrived on the agreed day',
    basis: 'clause 8 of the consumer loan agreement',
    answer: 'app.example.com/h',
    code: '7K4-2QD',
    phone: '1-800-555-0123',
    complaint: 'app.example.com/c',
    optOut: 'reply STOP',
    agent: 'Robin Smith',
    place: 'the branch in Eastgate',
    window: '3 December, 14:00',
    seal: '(seal)',
    received: '¥500.00',
    receivedOn: '12 November 2026',
    reportOn: '15 December 2026',
    standing: 'Nothing is past due now',
    period: '12 November 2026 to 12 December 2026',
    stopped: 'send you text messages',
    when: '12 November 2026, 14:05',
    agency: 'Example Services',
    channel: 'text message',
    oneTimeCode: '482915',
    holder: 'Example Asset Management',
    holderContact: '1-800-555-0199',
    holderLicence: 'Example licence 001',
    claimCode: '3MK7-Q2XD',
    offer: 'A last offer stands until 12 December 2026: 12 payments of at most ¥102.88, ¥1,234.50 in all',
  },
};
