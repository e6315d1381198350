/**
 * When may the books of a lender treat a debt as lost?
 *
 * Dated terms in our own words, each with its source and how its text was seen: V word for word, P in part, S second hand, R from memory,
 * H a rule of the house. The Chinese measures on writing off bad debts (财金〔2017〕90号) could not be read here: what stands for them is a rule of
 * the house, stricter than what second-hand texts say of them, and counsel and the auditor confirm it before a house relies on it.
 */
import { dayOf } from '../../rules/days.ts';
import type { WriteOffTerms } from '../../rules/sale/write-off-due.ts';

const MEASURES = dayOf(2017, 8, 31);
const FFIEC = dayOf(2000, 6, 12);
const china = {
  jurisdiction: 'CN',
  from: MEASURES,
  to: null,
  confidence: 'S',
  least: null,
  most: null,
} as const;
const america = { jurisdiction: 'US', from: FFIEC, to: null, least: null, most: null, tried: [] } as const;

/** What a night does by itself: accounts it looks at, write-offs it proposes, days until it looks again at one that is barred. */
export interface WriteOffNight {
  readonly looks: number;
  readonly proposals: number;
  readonly againAfter: number;
}
export const WRITE_OFF_NIGHT: WriteOffNight = { looks: 1_000, proposals: 200, againAfter: 7 };

export const WRITE_OFF_TERMS: readonly WriteOffTerms[] = [
  {
    ...china,
    id: 'CN-WO-AGE',
    ground: 'age',
    of: 'any',
    days: 365,
    tried: ['sms', 'call'],
    source: '金融企业呆账核销管理办法（财金〔2017〕90号），原文未核对：追索一年以上',
    says: {
      en: 'Pursued for a year without result; the claim is kept though it leaves the books (账销案存).',
      zh: '追索一年以上未能收回；账销案存，继续保留追偿权利。',
    },
  },
  {
    ...china,
    id: 'CN-WO-DEATH',
    ground: 'death',
    of: 'any',
    days: 180,
    tried: [],
    source:
      '金融企业呆账核销管理办法（财金〔2017〕90号），原文未核对：借款人死亡，遗产不足清偿；半年为内部假设',
    says: {
      en: 'The borrower has died and in half a year the estate has not paid.',
      zh: '借款人死亡满半年，遗产未能清偿。',
    },
  },
  {
    ...china,
    id: 'CN-WO-INSOLVENCY',
    ground: 'insolvency',
    of: 'any',
    days: 180,
    tried: [],
    source: '金融企业呆账核销管理办法（财金〔2017〕90号），原文未核对：依法破产仍不能清偿；半年为内部假设',
    says: {
      en: 'Half a year of insolvency and the claim was not paid.',
      zh: '进入破产程序满半年仍未能清偿。',
    },
  },
  {
    ...america,
    id: 'US-WO-CLOSED',
    ground: 'age',
    of: 'instalment',
    days: 120,
    source:
      'FFIEC Uniform Retail Credit Classification and Account Management Policy, 65 FR 36903; OCC Bulletin 2000-20',
    confidence: 'P',
    says: { en: 'Closed-end credit is charged off at 120 days past due.', zh: '分期贷款逾期120天核销。' },
  },
  {
    ...america,
    id: 'US-WO-OPEN',
    ground: 'age',
    of: 'revolving',
    days: 180,
    source:
      'FFIEC Uniform Retail Credit Classification and Account Management Policy, 65 FR 36903; OCC Bulletin 2000-20',
    confidence: 'P',
    says: { en: 'Open-end credit is charged off at 180 days past due.', zh: '循环授信逾期180天核销。' },
  },
  {
    ...america,
    id: 'US-WO-INSOLVENCY',
    ground: 'insolvency',
    of: 'any',
    days: 60,
    source: 'FFIEC Uniform Retail Credit Classification and Account Management Policy, 65 FR 36903',
    confidence: 'S',
    says: { en: 'Within 60 days of the notice of an insolvency.', zh: '收到破产通知后60天内。' },
  },
  {
    ...america,
    id: 'US-WO-FRAUD',
    ground: 'fraud',
    of: 'any',
    days: 90,
    source: 'FFIEC Uniform Retail Credit Classification and Account Management Policy, 65 FR 36903',
    confidence: 'S',
    says: { en: 'Fraud: within 90 days of its discovery.', zh: '发现欺诈后90天内。' },
  },
  ...(['GB', 'HK', 'IN', 'EU'] as const).map(
    (jurisdiction): WriteOffTerms => ({
      jurisdiction,
      from: dayOf(2018, 1, 1),
      to: null,
      id: `${jurisdiction}-WO-AGE`,
      ground: 'age',
      of: 'any',
      days: 180,
      least: null,
      most: null,
      tried: ['sms', 'call'],
      source: 'House rule; IFRS 9 para 5.4.4 (no reasonable expectation of recovery) sets no days',
      confidence: 'R',
      says: {
        en: 'Half a year past due and everything milder tried.',
        zh: '逾期半年且较温和的方式均已尝试。',
      },
    }),
  ),
];
