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
import type { Placeholder } from '../../rules/words/placeholder.ts';
import type { Use } from '../../rules/words/text-check.ts';
import { plainUse } from './corpus-score.ts';
import type { HouseTemplate } from './templates.ts';

const WAYS: Readonly<Record<Channel, Way>> = {
  'in-app': 'in-app',
  push: 'push',
  sms: 'sms',
  'e-mail': 'email',
  call: 'call',
  letter: 'letter',
  visit: 'visit',
  court: 'court',
};

/** The use a template is approved for: by the institution itself (a letter: by its entrusted law firm), to the debtor. */
export function useOf({ channel }: Pick<HouseTemplate, 'channel'>, day: Day): Use {
  const plain = plainUse(day);
  return {
    ...plain,
    excerpt: false,
    way: WAYS[channel],
    form: channel === 'letter' ? 'collection-letter' : null,
    collector: { ...plain.collector, kind: 'bank' },
    fromLawyer: channel === 'letter',
  };
}

/** Facts to try a template with. */
export const TRIAL_FACTS: Readonly<Record<Language, Readonly<Record<Placeholder, string>>>> = {
  'zh-CN': {
    lender: '安还消费金融',
    name: '李女士',
    amount: '1,234.50 元',
    days: '5',
    date: '2026年11月8日',
    since: '2026年11月8日',
    by: '2026年11月30日',
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
  },
  en: {
    lender: 'Anhuan Consumer Finance',
    name: 'Ms Li',
    amount: '¥1,234.50',
    days: '5',
    date: '8 November 2026',
    since: '8 November 2026',
    by: '30 November 2026',
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
  },
};
