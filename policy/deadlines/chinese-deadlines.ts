/**
 * Which days and periods does China's law set for an overdue debt?
 *
 * Terms as dated values in our own words, each with its source and how its text was seen. Nothing here is legal advice; a
 * house has each confirmed by counsel before it relies on it.
 */
import { dayOf } from '../../rules/days.ts';
import type { DeadlineRule } from '../../rules/deadlines/deadline-law.ts';

const CIVIL_CODE = dayOf(2021, 1, 1);

const LIMITATION: readonly DeadlineRule[] = [
  {
    id: 'CN-LIM',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典 188, 189, 194, 195, 201–203; 总则编解释 35, 38',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'A claim runs three years from when the creditor knew, at most twenty from the injury; an obstacle in the last six months adds six months after it is gone; a last day off moves.',
      zh: '诉讼时效三年，最长二十年；最后六个月内有障碍的，自障碍消除之日起满六个月届满；末日为法定休假日的顺延。',
    },
    sets: {
      kind: 'limitation',
      runs: { years: 3 },
      outermost: { years: 20 },
      lastPart: { months: 6 },
      afterObstacle: { months: 6 },
      rolls: true,
    },
  },
  {
    id: 'CN-LIM-CARD',
    jurisdiction: 'CN',
    from: dayOf(2021, 5, 25),
    to: null,
    source: '最高人民法院关于审理银行卡民事纠纷案件若干问题的规定 3',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'A card issuer’s message, letter or mail to the number, address or mailbox the holder left with it interrupts limitation.',
      zh: '发卡行向持卡人预留的号码、地址、邮箱发送短信、信件、邮件催收的，诉讼时效中断。',
    },
    sets: {
      kind: 'reserved-point',
      debts: ['card'],
      ways: ['sms', 'letter', 'email'],
      needs: ['reserved-contact-point', 'send-record'],
    },
  },
  {
    id: 'CN-LIM-WAIVER',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典 197',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Giving up limitation beforehand is void.',
      zh: '对诉讼时效利益的预先放弃无效。',
    },
    sets: { kind: 'clause', clause: 'advance-waiver-of-limitation', valid: false },
  },
  {
    id: 'CN-ED',
    jurisdiction: 'CN',
    from: dayOf(2018, 12, 1),
    to: null,
    source: '法释〔2018〕19号 6, 7',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Two effective demands at least thirty days apart, and more than three months unpaid after the second.',
      zh: '两次有效催收，至少间隔三十日；第二次后超过三个月仍不归还。',
    },
    sets: {
      kind: 'effective-demand',
      debts: ['card'],
      days: 30,
      afterSecond: { months: 3 },
      pack: [
        'call-recording',
        'message-delivery-record',
        'letter-return-receipt',
        'email-delivery-record',
        'debtor-or-family-signature',
        'bank-signature-and-seal',
      ],
    },
  },
  {
    id: 'CN-ASSIGN',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典 546; 合同编通则解释 48',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'An assignment binds the debtor from the notice that reached him.',
      zh: '债权转让未通知债务人的，该转让对债务人不发生效力。',
    },
    sets: { kind: 'assignment', bindsFrom: 'notice' },
  },
];

const REPORTING: readonly DeadlineRule[] = [
  {
    id: 'CN-CR-FURNISH',
    jurisdiction: 'CN',
    from: dayOf(2013, 3, 15),
    to: null,
    source: '征信业管理条例 15, 29',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Credit information is reported with written consent; a negative item after the person was told.',
      zh: '提供信贷信息须事先取得书面同意；提供不良信息须事先告知本人。',
    },
    sets: { kind: 'furnish-by-consent', written: true, toldBeforeNegative: true },
  },
  {
    id: 'CN-CR-END',
    jurisdiction: 'CN',
    from: dayOf(2013, 3, 15),
    to: null,
    source: '征信业管理条例 16',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'A negative record is kept five years from the end of the conduct.',
      zh: '不良信息自不良行为终止之日起保存五年。',
    },
    sets: { kind: 'negative-record', from: 'conduct-ended', begins: { days: 0 }, runs: { years: 5 } },
  },
  {
    id: 'CN-CR-DISPUTE',
    jurisdiction: 'CN',
    from: dayOf(2013, 3, 15),
    to: null,
    source: '征信业管理条例 25',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'A disputed record is marked, checked and answered in writing within twenty days.',
      zh: '对异议信息作出标注，二十日内核查处理并书面答复。',
    },
    sets: { kind: 'credit-dispute-reply', within: { days: 20 }, mark: true },
  },
  {
    id: 'CN-CPL',
    jurisdiction: 'CN',
    from: dayOf(2020, 3, 1),
    to: null,
    source: '银行业保险业消费投诉处理管理办法 (2020)',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'A complaint is decided in 15 days, a complex one in 30, an exceptional one in 30 more.',
      zh: '投诉十五日内处理；复杂的三十日；特别复杂的经批准并告知可再延三十日。',
    },
    sets: { kind: 'complaint', simple: { days: 15 }, complex: { days: 30 }, extended: { days: 60 } },
  },
];

const CARDS = dayOf(2011, 1, 13);

const RECORDS: readonly DeadlineRule[] = [
  {
    id: 'CN-REC-1',
    jurisdiction: 'CN',
    from: CARDS,
    to: null,
    source: '商业银行信用卡业务监督管理办法 68',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Collection is recorded, and the records kept two years at least. Applied to every debt.',
      zh: '对催收过程进行录音，录音资料至少保存二年。',
    },
    sets: {
      kind: 'retention',
      records: ['call-log', 'call-recording', 'document-given', 'compliance-evidence'],
      after: 'made',
      keep: { years: 2 },
    },
  },
  {
    id: 'CN-REC-2',
    jurisdiction: 'CN',
    from: dayOf(2024, 4, 18),
    to: null,
    source: '消费金融公司管理办法 (2024), article not found',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'A consumer-finance company keeps collection records five years.',
      zh: '消费金融公司催收记录至少保存五年。',
    },
    collectors: ['consumer-finance'],
    sets: {
      kind: 'retention',
      records: ['call-log', 'call-recording', 'document-given', 'compliance-evidence'],
      after: 'made',
      keep: { years: 5 },
    },
  },
  {
    id: 'CN-REC-PLAN',
    jurisdiction: 'CN',
    from: CARDS,
    to: null,
    source: '商业银行信用卡业务监督管理办法 70',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'The recording of a plan agreed orally is kept until the debt is cleared.',
      zh: '口头达成分期协议的，录音保存至欠款结清。',
    },
    sets: { kind: 'retention', records: ['call-recording'], after: 'oral-plan' },
  },
  {
    id: 'CN-REC-3',
    jurisdiction: 'CN',
    from: dayOf(2021, 11, 1),
    to: null,
    source: '个人信息保护法 56',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Impact assessments are kept three years.',
      zh: '个人信息保护影响评估报告和处理情况记录至少保存三年。',
    },
    sets: { kind: 'retention', records: ['impact-assessment'], after: 'made', keep: { years: 3 } },
  },
  {
    id: 'CN-REC-4',
    jurisdiction: 'CN',
    from: dayOf(2025, 1, 1),
    to: null,
    source: '网络数据安全管理条例 12',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Records of sharing or entrusting personal data are kept three years.',
      zh: '向其他处理者提供、委托处理个人信息的处理情况记录至少保存三年。',
    },
    sets: { kind: 'retention', records: ['sharing-record'], after: 'made', keep: { years: 3 } },
  },
  {
    id: 'CN-REC-DUTY',
    jurisdiction: 'CN',
    from: CARDS,
    to: null,
    source: '商业银行信用卡业务监督管理办法 68',
    strength: 'must',
    confidence: 'S',
    says: { en: 'Collection is recorded.', zh: '应当对催收过程进行录音。' },
    sets: { kind: 'recording', required: true },
  },
];

const CARES: readonly DeadlineRule[] = [
  {
    id: 'CN-PLAN',
    jurisdiction: 'CN',
    from: CARDS,
    to: null,
    source: '商业银行信用卡业务监督管理办法 70',
    strength: 'must',
    confidence: 'P',
    says: {
      en: 'An individual instalment plan runs five years at most.',
      zh: '个性化分期还款协议的最长期限不得超过五年。',
    },
    sets: { kind: 'plan-length', debts: ['card'], months: 60 },
  },
  ...(['annotate-account', 'verify-and-handle'] as const).map(
    (duty): DeadlineRule => ({
      id: `CN-OBJECTION-${duty}`,
      jurisdiction: 'CN',
      from: CARDS,
      to: null,
      source: '商业银行信用卡业务监督管理办法 69',
      strength: 'must',
      confidence: 'S',
      says: {
        en: 'An objection is marked on the account, checked and dealt with.',
        zh: '持卡人对欠款有异议的，应当在账户上标注，并及时核实处理。',
      },
      sets: { kind: 'duty', on: 'objection', duty, withAgents: false },
    }),
  ),
  {
    id: 'CN-CR-MARK',
    jurisdiction: 'CN',
    from: dayOf(2013, 3, 15),
    to: null,
    source: '征信业管理条例 25',
    strength: 'must',
    confidence: 'V',
    says: { en: 'A disputed credit record is marked as disputed.', zh: '对异议信息作出存在异议的标注。' },
    sets: { kind: 'duty', on: 'credit-record-dispute', duty: 'mark-as-disputed', withAgents: false },
  },
  {
    id: 'CN-4LPR',
    jurisdiction: 'CN',
    from: dayOf(2020, 8, 20),
    to: null,
    source: '民间借贷规定 1, 25; 法释〔2020〕27号',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Private loans are capped at four times the one-year LPR; licensed lenders and local financial organisations are outside.',
      zh: '民间借贷利率以合同成立时一年期LPR四倍为限；持牌金融机构和地方金融组织不适用。',
    },
    sets: {
      kind: 'act',
      collectors: ['private-lender'],
      debts: ['private-loan'],
      never: ['bank', 'consumer-finance', 'small-loan'],
    },
  },
];

export const CHINESE_DEADLINES: readonly DeadlineRule[] = [...LIMITATION, ...REPORTING, ...RECORDS, ...CARES];
