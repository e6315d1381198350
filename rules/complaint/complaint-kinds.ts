/**
 * What can a complaint be about, how did it come, and what was its cause?
 *
 * Closed lists: statistics, clocks and answers stand on them. The kinds are those of the market's own lists brought together (CFPB
 * issues of loans; 银行业保险业消费投诉 kinds), each with the words a person reads.
 */

export const COMPLAINT_KINDS = [
  'charges',
  'payments',
  'hardship',
  'settlement',
  'credit-record',
  'identity',
  'contract',
  'contact',
  'service',
  'other',
] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

export const COMPLAINT_VIAS = ['portal', 'phone', 'email', 'letter', 'sms', 'branch', 'regulator'] as const;
export type ComplaintVia = (typeof COMPLAINT_VIAS)[number];

/** Where a valid complaint came from; `of` names which one. */
export const COMPLAINT_CAUSES = [
  'strategy',
  'template',
  'agent',
  'agency',
  'carrier',
  'data',
  'product',
  'delay',
  'none',
] as const;
export type ComplaintCause = (typeof COMPLAINT_CAUSES)[number];

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const COMPLAINT_WORDS: Readonly<Record<ComplaintKind, Words>> = {
  charges: { zh: '息费有误或没有说清', en: 'Interest, fees or penalty wrong or unexplained' },
  payments: { zh: '还款没有入账或扣款有误', en: 'A payment not credited, or money taken wrongly' },
  hardship: { zh: '无力按期偿还，协商不成', en: 'Cannot keep up, and no agreement was possible' },
  settlement: { zh: '结清或提前还款遇到问题', en: 'Trouble with paying off or settling' },
  'credit-record': { zh: '征信记录有误', en: 'A wrong credit record' },
  identity: { zh: '不是我的债务，或冒用身份', en: 'Not my debt, or somebody used my name' },
  contract: { zh: '办理贷款或附加产品的问题', en: 'How the loan or an extra product was sold' },
  contact: {
    zh: '联系方式、时间、频次或言辞不当',
    en: 'How, when, how often or in which words we contacted',
  },
  service: { zh: '找不到人或没有答复', en: 'Nobody to reach, or no answer' },
  other: { zh: '其他', en: 'Something else' },
};

export const CAUSE_WORDS: Readonly<Record<ComplaintCause, Words>> = {
  strategy: { zh: '策略步骤', en: 'A step of the strategy' },
  template: { zh: '文本模板', en: 'A text' },
  agent: { zh: '坐席', en: 'An agent' },
  agency: { zh: '受托机构', en: 'An agency' },
  carrier: { zh: '通道', en: 'A carrier' },
  data: { zh: '数据错误', en: 'Wrong data' },
  product: { zh: '产品条款', en: 'Terms of the product' },
  delay: { zh: '处理延误', en: 'A delay' },
  none: { zh: '没有过错', en: 'Nothing was wrong' },
};
