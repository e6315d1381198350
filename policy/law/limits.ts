/**
 * Which limits does the law set on charges, plans and the order of payments?
 *
 * Numbers as dated values in our own words, each with its source and how its text was seen: V word for word, P in part,
 * S second hand, R from memory. Nothing here is legal advice; counsel confirms each rule before a house relies on it.
 */
import { dayOf } from '../../rules/days.ts';
import type { Cited } from '../../rules/gate/law.ts';
import type { ShareRule } from '../../rules/limits/debt-shares.ts';
import type { OverdraftGrades } from '../../rules/limits/legal-amount.ts';
import type { LimitRule } from '../../rules/limits/limit-rules.ts';
import { percentOf } from '../../rules/limits/percent.ts';
import { FROM_DEADLINES, PRIVATE_LENDING } from '../deadlines/deadline-limits.ts';
import { LOAN_PRIME_RATE } from './loan-prime-rate.ts';

const LICENSED = ['bank', 'consumer-finance', 'small-loan'] as const;
const BANK_LOANS = ['assisted-loan', 'mortgage', 'student-loan', 'medical', 'other'] as const;

export const LIMITS: readonly LimitRule[] = [
  ...FROM_DEADLINES,
  {
    id: 'CN-PRIVATE-1991',
    jurisdiction: 'CN',
    from: dayOf(1991, 8, 13),
    to: dayOf(2015, 9, 1),
    source: '法(民)发〔1991〕21号 第6条',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'Private loans: at most four times the bank lending rate of the same kind.',
      zh: '民间借贷利率最高不得超过银行同类贷款利率的四倍。',
    },
    limits: { kind: 'bank-rate-multiple', times: 4n, binding: PRIVATE_LENDING },
  },
  {
    id: 'CN-24-36',
    jurisdiction: 'CN',
    from: dayOf(2015, 9, 1),
    to: dayOf(2020, 8, 20),
    source: '法释〔2015〕18号 第26、29、30条',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'Private loans: courts support up to 24 % a year; what was paid up to 36 % stays paid; above that nothing was agreed.',
      zh: '民间借贷年利率24%以内受保护；24%至36%部分已付不退；超过36%部分无效。',
    },
    limits: {
      kind: 'two-lines',
      supported: percentOf('24'),
      void: percentOf('36'),
      noneAgreed: percentOf('6'),
      binding: PRIVATE_LENDING,
    },
  },
  {
    id: 'CN-4LPR',
    jurisdiction: 'CN',
    from: dayOf(2020, 8, 20),
    to: null,
    source: '民间借贷规定(法释〔2020〕17号) 第25、28、29、31条; 批复 法释〔2020〕27号',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Private loans: interest, overdue interest, and all charges for default together at most four times the one-year LPR of the day of the contract.',
      zh: '民间借贷利率、逾期利率及逾期利息、违约金、其他费用总计，不得超过合同成立时一年期贷款市场报价利率的四倍。',
    },
    limits: { kind: 'reference-multiple', times: 4n, rates: LOAN_PRIME_RATE, binding: PRIVATE_LENDING },
  },
  {
    id: 'CN-24-COURT',
    jurisdiction: 'CN',
    from: dayOf(2017, 8, 4),
    to: null,
    source: '法发〔2017〕22号 第2条',
    strength: 'must',
    confidence: 'R',
    collectors: LICENSED,
    says: {
      en: 'Loans of licensed lenders: a court reduces what interest, penalty and fees together exceed 24 % a year, if asked.',
      zh: '金融借款利息、复利、罚息、违约金和其他费用合计超过年利率24%的部分，借款人可请求调减。',
    },
    limits: {
      kind: 'yearly-cap',
      charges: ['default-charges-together', 'all-in-cost'],
      debts: 'all',
      cap: percentOf('24'),
      binds: 'accrual',
      above: 'review',
    },
  },
  {
    id: 'CN-24',
    jurisdiction: 'CN',
    from: dayOf(2025, 10, 1),
    to: null,
    source: '金规〔2025〕9号',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Assisted online loans of banks: the all-in cost of one loan at most 24 % a year.',
      zh: '互联网助贷业务单笔贷款综合融资成本不超过年化24%。',
    },
    limits: {
      kind: 'yearly-cap',
      charges: ['all-in-cost'],
      debts: ['assisted-loan'],
      cap: percentOf('24'),
      binds: 'contract',
      above: 'bar',
    },
  },
  {
    id: 'CN-CARD-RATE',
    jurisdiction: 'CN',
    from: dayOf(2017, 1, 1),
    to: dayOf(2021, 1, 1),
    source: '银发〔2016〕111号; 上下限 由 银发〔2020〕327号 取消',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Card credit: at most 0.05 % a day (365 days: 18.25 % a year); by agreement since 2021.',
      zh: '信用卡透支利率上限为日利率万分之五；2021年起由发卡机构与持卡人协商确定。',
    },
    limits: {
      kind: 'yearly-cap',
      charges: ['contract-rate'],
      debts: ['card'],
      cap: percentOf('18.25'),
      binds: 'accrual',
      above: 'bar',
    },
  },
  {
    id: 'CN-CARD-FEE',
    jurisdiction: 'CN',
    from: dayOf(2017, 1, 1),
    to: null,
    source: '银发〔2016〕111号',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Cards: no over-limit fee, no 滞纳金, no interest on service fees; damages only as agreed.',
      zh: '信用卡不得收取超限费、滞纳金，不得对服务费用计收利息；违约金由双方约定。',
    },
    limits: {
      kind: 'barred-charges',
      charges: ['interest-on-service-fee', 'over-limit-fee', 'late-fee'],
      debts: ['card'],
    },
  },
  {
    id: 'CN-CARD-FEE-DAMAGES',
    jurisdiction: 'CN',
    from: dayOf(2017, 1, 1),
    to: null,
    source: '银发〔2016〕111号',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'Cards: no interest on agreed damages for default.',
      zh: '信用卡违约金不得计收利息。',
    },
    limits: { kind: 'barred-charges', charges: ['interest-on-default-charge'], debts: ['card'] },
  },
  {
    id: 'CN-SURCHARGE',
    jurisdiction: 'CN',
    from: dayOf(2004, 1, 1),
    to: null,
    source: '银发〔2003〕251号 第3条',
    strength: 'must',
    confidence: 'R',
    collectors: ['bank', 'consumer-finance'],
    says: {
      en: 'Bank loans: after default the contract rate and at most half of it on top.',
      zh: '逾期贷款罚息利率在合同利率水平上最高加收50%。',
    },
    limits: { kind: 'surcharge', times: { num: 3n, den: 2n }, debts: BANK_LOANS },
  },
  {
    id: 'CN-PENALTY-2009',
    jurisdiction: 'CN',
    from: dayOf(2009, 5, 13),
    to: dayOf(2023, 12, 5),
    source: '法释〔2009〕5号 第29条',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'Agreed damages more than 30 % above the loss are generally excessive.',
      zh: '违约金超过损失百分之三十的，一般可认定过高。',
    },
    limits: { kind: 'penalty-excess', abovePercent: 30n },
  },
  {
    id: 'CN-PENALTY',
    jurisdiction: 'CN',
    from: dayOf(2023, 12, 5),
    to: null,
    source: '合同编通则解释(法释〔2023〕13号) 第65条第2款',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Agreed damages more than 30 % above the loss are generally excessive.',
      zh: '违约金超过损失百分之三十的，一般可认定过高。',
    },
    limits: { kind: 'penalty-excess', abovePercent: 30n },
  },
  {
    id: 'CN-UNLAWFUL',
    jurisdiction: 'CN',
    from: dayOf(2021, 1, 1),
    to: null,
    source: '民法典 第680条第1款; 刑法 第293条之一',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Usury is forbidden; nothing may be charged on a debt that the law does not protect.',
      zh: '禁止高利放贷；不受法律保护的债务不得收取任何费用。',
    },
    limits: { kind: 'unlawful-debt' },
  },
  {
    id: 'UK-FORB',
    jurisdiction: 'UK',
    from: dayOf(2014, 4, 1),
    to: null,
    source: 'CONC 7.3.4R with the guidance of 7.3.8G',
    strength: 'should',
    confidence: 'V',
    says: {
      en: 'A reasonable, affordable proposal is not refused without offering an alternative.',
      zh: '对合理且可负担的还款方案，不得在未提供替代方案时拒绝。',
    },
    limits: { kind: 'plan-refusal' },
  },
  {
    id: 'US-UNFAIR-AMOUNT',
    jurisdiction: 'US-FED',
    from: dayOf(2021, 11, 30),
    to: null,
    source: '12 CFR 1006.22(b); 15 USC 1692f(1)',
    strength: 'must',
    confidence: 'V',
    collectors: ['third-party-collector'],
    says: {
      en: 'Nothing is collected that the agreement or a law does not provide for.',
      zh: '协议或法律未规定的任何金额均不得收取。',
    },
    limits: { kind: 'unprovided-charge' },
  },
  {
    id: 'IN-PENAL-CAPITALISED',
    jurisdiction: 'IN',
    from: dayOf(2024, 4, 1),
    to: null,
    source: 'RBI/2023-24/53 (18 Aug 2023), paras 3(i)–(ii)',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'Penal charges bear no interest.',
      zh: '违约费用不得再计收利息。',
    },
    limits: { kind: 'barred-charges', charges: ['interest-on-default-charge'], debts: BANK_LOANS },
  },
  {
    id: 'IN-PENAL-RATE',
    jurisdiction: 'IN',
    from: dayOf(2024, 4, 1),
    to: null,
    source: 'RBI/2023-24/53 (18 Aug 2023), para 3(i)',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'A penalty is a charge of its own and is not added to the rate of interest.',
      zh: '违约应以违约费用方式收取，不得在利率上加收罚息。',
    },
    limits: { kind: 'surcharge', times: { num: 1n, den: 1n }, debts: BANK_LOANS },
  },
  {
    id: 'HK-EXTORTIONATE',
    jurisdiction: 'HK',
    from: dayOf(2022, 12, 30),
    to: null,
    source: 'Money Lenders Ordinance (Cap. 163), s. 24',
    strength: 'must',
    confidence: 'R',
    collectors: ['private-lender', 'original-creditor', 'assignee', 'third-party-collector', 'small-loan'],
    says: {
      en: 'No effective rate above 48 % a year.',
      zh: '实际年利率不得超过48%。',
    },
    limits: {
      kind: 'yearly-cap',
      charges: ['all-in-cost', 'contract-rate'],
      debts: 'all',
      cap: percentOf('48'),
      binds: 'contract',
      above: 'bar',
    },
  },
  {
    id: 'HK-EXTORTIONATE-PRESUMED',
    jurisdiction: 'HK',
    from: dayOf(2022, 12, 30),
    to: null,
    source: 'Money Lenders Ordinance (Cap. 163), s. 25',
    strength: 'must',
    confidence: 'R',
    collectors: ['private-lender', 'original-creditor', 'assignee', 'third-party-collector', 'small-loan'],
    says: {
      en: 'An effective rate above 36 % a year is presumed to be extortionate.',
      zh: '实际年利率超过36%的，推定为敲诈性利率。',
    },
    limits: {
      kind: 'yearly-cap',
      charges: ['all-in-cost', 'contract-rate'],
      debts: 'all',
      cap: percentOf('36'),
      binds: 'contract',
      above: 'review',
    },
  },
];

/** Orders in which a payment is spread. */
export const SHARES: readonly ShareRule[] = [
  {
    id: 'CN-ALLOC-2009',
    jurisdiction: 'CN',
    from: dayOf(2009, 5, 13),
    to: dayOf(2021, 1, 1),
    source: '法释〔2009〕5号 第20、21条',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'Debts that are due, least secured, heaviest, earliest due, in proportion; costs, interest, principal.',
      zh: '先到期、缺乏担保或担保最少、负担较重、先到期、按比例；先费用、利息，后主债务。',
    },
    shares: {
      debts: { precedence: ['due', 'least-secured', 'heaviest', 'earliest-due'], sparesDisputed: false },
      parts: ['costs', 'interest', 'principal'],
    },
  },
  {
    id: 'CN-ALLOC',
    jurisdiction: 'CN',
    from: dayOf(2021, 1, 1),
    to: null,
    source: '民法典 第560、561条',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'The debtor names the debt; else those due, least secured, heaviest, earliest due, in proportion. Costs, interest, principal.',
      zh: '债务人指定；未指定的，先到期、缺乏担保或担保最少、负担较重、先到期、按比例。先费用、利息，后主债务。',
    },
    shares: {
      debts: { precedence: ['due', 'least-secured', 'heaviest', 'earliest-due'], sparesDisputed: false },
      parts: ['costs', 'interest', 'principal'],
    },
  },
  {
    id: 'US-ALLOC',
    jurisdiction: 'US-FED',
    from: dayOf(2021, 11, 30),
    to: null,
    source: '12 CFR 1006.30(c); 15 USC 1692h',
    strength: 'must',
    confidence: 'R',
    collectors: ['third-party-collector'],
    says: {
      en: 'One payment for several debts goes where the consumer directs, never to a debt he disputes; else the oldest first, our choice.',
      zh: '一笔款项偿还多笔债务的，按消费者指示分配，不得用于有争议的债务；无指示的，本规则按先到期优先。',
    },
    shares: { debts: { precedence: ['due', 'earliest-due'], sparesDisputed: true }, parts: null },
  },
];

/** From which amounts on an overdraft may be a crime. */
export const OVERDRAFT: Cited & { readonly grades: OverdraftGrades } = {
  id: 'CN-ED-AMOUNT',
  jurisdiction: 'CN',
  from: dayOf(2018, 12, 1),
  to: null,
  source: '法释〔2018〕19号 第8、9条',
  strength: 'must',
  confidence: 'V',
  says: {
    en: 'Malicious overdraft: principal of 50,000 yuan (large), 500,000 (huge), 5 million (enormous), when the crime is reported.',
    zh: '恶意透支数额：五万元以上为较大，五十万元以上为巨大，五百万元以上为特别巨大，按公安机关立案时的本金计算。',
  },
  grades: { large: 5_000_000n, huge: 50_000_000n, enormous: 500_000_000n },
};
