/**
 * Whom may a collector contact in the United Kingdom, India and Hong Kong, by which way, and when does the state of the debt forbid it?
 *
 * Rules in our own words, each with its source and how its text was seen; nothing here is legal advice. The moratorium is the law
 * of England and Wales. The Hong Kong code is not law but what institutions are expected to keep.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import type { Purpose, Role, Way } from '../../rules/gate/situation.ts';

const CIRCLE: readonly Role[] = ['executor', 'guardian', 'parent'];
const NOT_COLLECTING: readonly Purpose[] = [
  'legally-required',
  'litigation',
  'requested-information',
  'confirm-opt-out',
  'confirm-end',
];
const SPOKEN: readonly Way[] = ['call', 'visit', 'voicemail'];

const conc = {
  jurisdiction: 'UK',
  from: dayOf(2014, 4, 1),
  to: null,
  strength: 'must',
} as const;

const KINGDOM: readonly LawRule[] = [
  {
    ...conc,
    id: 'UK-3P',
    source: 'CONC 7.9.6R, 7.9.7R; 7.1.4R',
    confidence: 'V',
    says: {
      en: 'Nobody but the customer, a guarantor and whoever acts for him is contacted or told of the debt.',
      zh: '除客户、担保人及其代理人外，不得联系他人或透露债务。',
    },
    bars: { kind: 'third-parties', circle: CIRCLE, others: [], ownStaffOnly: false },
  },
  {
    ...conc,
    id: 'UK-3P-STOP',
    source: 'CONC 7.9.4R, 7.9.7R',
    confidence: 'R',
    says: { en: 'A third person who refuses is left alone.', zh: '第三人拒绝的，不得再联系。' },
    bars: { kind: 'third-party-opt-out', circle: CIRCLE },
  },
  {
    ...conc,
    id: 'UK-IDENTITY',
    source: 'CONC 7.9.10R',
    confidence: 'V',
    says: {
      en: 'Details of a debt are told only after it is established that the person is the customer or acts for him.',
      zh: '在核实对方为客户本人或其代理人之前，不得透露债务详情。',
    },
    bars: { kind: 'identity', ways: SPOKEN },
  },
  {
    ...conc,
    id: 'UK-HOW',
    source: 'CONC 7.9.4R',
    confidence: 'V',
    says: {
      en: 'Reasonable requests how to be contacted are kept.',
      zh: '应当尊重客户关于联系方式的合理要求。',
    },
    bars: { kind: 'channel-opt-out', required: ['legally-required'] },
  },
  {
    ...conc,
    id: 'UK-WHERE',
    source: 'CONC 7.9.4R',
    confidence: 'V',
    says: {
      en: 'Reasonable requests at which number or address to be contacted are kept.',
      zh: '应当尊重客户关于联系号码和地址的合理要求。',
    },
    bars: { kind: 'address-opt-out', required: ['legally-required'] },
  },
  {
    ...conc,
    id: 'UK-OWN',
    source: 'CONC 7.9.7R',
    confidence: 'V',
    says: {
      en: 'A number or address known to be somebody else’s is not used.',
      zh: '已知属于他人的号码或地址不得使用。',
    },
    bars: { kind: 'ownership', atLeast: 0 },
  },
  {
    ...conc,
    id: 'UK-COVER',
    source: 'CONC 7.9.7R, 7.9.8G',
    strength: 'should',
    confidence: 'V',
    says: {
      en: 'Post is addressed to the customer, marked private, and shows no name that tells of debt collection.',
      zh: '信件应当写明收件人、标注私密，且不显示表明催收的名称。',
    },
    bars: { kind: 'cover', addressed: true, marked: true },
  },
  {
    ...conc,
    id: 'UK-PUBLIC',
    source: 'CONC 7.9.7R(1)',
    confidence: 'V',
    says: {
      en: 'Nothing that is likely to embarrass the customer in public.',
      zh: '不得使客户在公众面前难堪。',
    },
    bars: { kind: 'social-media' },
  },
  {
    ...conc,
    id: 'UK-SAYS-WHO',
    source: 'CONC 7.9.5R',
    confidence: 'R',
    says: {
      en: 'Who contacts a customer says for whom, in which role and why.',
      zh: '联系客户时应当说明所代表的机构、身份和目的。',
    },
    bars: { kind: 'says-who', circle: CIRCLE, amountsTo: ['false_identity'] },
  },
  {
    ...conc,
    id: 'UK-ENTRY',
    source: 'CONC 7.9.14R(4)',
    confidence: 'V',
    says: {
      en: 'Nobody enters a customer’s property without consent or a court order.',
      zh: '未经同意或法院命令，不得进入客户的住所。',
    },
    bars: { kind: 'home-entry', places: ['inside-home'] },
  },
  {
    ...conc,
    id: 'UK-VISIT-PLACE',
    source: 'CONC 7.9.14R(3)',
    confidence: 'V',
    says: {
      en: 'No visit at an inappropriate place, such as work, without express consent.',
      zh: '未经明确同意，不得在工作场所等不适当地点拜访客户。',
    },
    bars: { kind: 'home-entry', places: ['work'] },
  },
  {
    ...conc,
    id: 'UK-CAPACITY',
    source: 'CONC 7.10',
    confidence: 'R',
    says: {
      en: 'Pursuit is suspended while a customer may lack mental capacity.',
      zh: '客户可能缺乏行为能力时，应当暂停追讨。',
    },
    bars: { kind: 'incapable' },
  },
  {
    ...conc,
    id: 'UK-DECEASED',
    source: 'CONC 7.9.6R, 7.9.7R',
    confidence: 'R',
    says: {
      en: 'A dead person is not contacted; who acts for the estate is.',
      zh: '客户死亡的，应当联系遗产代理人。',
    },
    bars: { kind: 'deceased', estate: true },
  },
  {
    ...conc,
    id: 'UK-SUSP',
    source: 'CONC 7.3.11R, 7.3.12G',
    confidence: 'R',
    says: {
      en: 'Pursuit rests while a plan is worked out: usually 30 days, and 30 more where there is progress.',
      zh: '制定还款计划期间暂停追讨，通常三十日，有进展的可再延三十日。',
    },
    bars: { kind: 'plan-preparation', suspendDays: 30, extensionDays: 30, except: NOT_COLLECTING },
  },
  {
    ...conc,
    id: 'UK-DISPUTE',
    source: 'CONC 7.14.1R',
    confidence: 'R',
    says: {
      en: 'Steps to recover are suspended while a debt is disputed on what may be valid grounds.',
      zh: '客户以可能成立的理由提出异议的，应当暂停追讨。',
    },
    bars: {
      kind: 'disputed',
      written: false,
      inPeriod: false,
      partOnly: false,
      except: ['legally-required', 'requested-information', 'confirm-opt-out', 'confirm-end'],
      until: null,
    },
  },
  {
    ...conc,
    id: 'UK-FORB',
    source: 'CONC 7.3.4R',
    confidence: 'V',
    says: {
      en: 'A customer in difficulty is treated with forbearance and due consideration.',
      zh: '对陷入困难的客户应当给予宽限和适当考虑。',
    },
    bars: { kind: 'hardship', except: NOT_COLLECTING },
  },
  {
    ...conc,
    id: 'UK-PLAN-KEPT',
    source: 'CONC 7.3.4R, 7.3.10R',
    strength: 'should',
    confidence: 'R',
    says: { en: 'A plan that is kept is not pursued beside.', zh: '还款计划履行期间不得另行追讨。' },
    bars: { kind: 'plan-kept', except: NOT_COLLECTING },
  },
  {
    ...conc,
    id: 'UK-PAID',
    source: 'CONC 7.11.1R, 7.11.6R',
    confidence: 'R',
    says: { en: 'What is not owed is not asked for.', zh: '不欠的债不得追讨。' },
    bars: { kind: 'settled', except: NOT_COLLECTING },
  },
  {
    ...conc,
    id: 'UK-TIME-BARRED',
    source: 'CONC 7.15.4R, 7.15.8R',
    confidence: 'R',
    says: {
      en: 'A statute-barred debt is not pursued where nobody was in contact while the period ran, nor after the customer has said that he will not pay.',
      zh: '时效期内未与客户联系、或客户已表示不再支付的，不得追讨时效届满的债务。',
    },
    bars: { kind: 'time-barred', bars: 'pursuit', threats: [], except: NOT_COLLECTING },
  },
  {
    id: 'UK-BS',
    jurisdiction: 'UK',
    from: dayOf(2021, 5, 4),
    to: null,
    source: 'Debt Respite Scheme Regulations 2020 (SI 2020/1311), reg. 7, 26, 32',
    strength: 'must',
    confidence: 'P',
    says: {
      en: 'During a breathing space the debt is not demanded: 60 days, or crisis treatment and 30 days more.',
      zh: '债务喘息期内不得催讨：标准期六十日；心理危机期为治疗期间加三十日。',
    },
    bars: {
      kind: 'moratorium',
      standardDays: 60,
      daysAfterTreatment: 30,
      except: ['legally-required', 'requested-information', 'confirm-opt-out', 'confirm-end'],
      exceptPurposes: ['legally_required_communication', 'provide_requested_information'],
    },
  },
];

const rbi = {
  jurisdiction: 'IN',
  from: dayOf(2022, 8, 12),
  to: null,
  strength: 'must',
} as const;
const draft = { ...rbi, from: dayOf(2026, 7, 1), draft: 'in_rbi_draft_2026' } as const;

const INDIA: readonly LawRule[] = [
  {
    ...rbi,
    id: 'IN-3P',
    source: 'RBI circular of 12 August 2022',
    confidence: 'S',
    says: {
      en: 'Only the borrower and the guarantor are contacted; family, referees and friends are left in peace.',
      zh: '只可联系借款人和担保人，不得打扰其家人、推荐人和朋友。',
    },
    bars: { kind: 'third-parties', circle: CIRCLE, others: [], ownStaffOnly: false },
  },
  {
    ...rbi,
    id: 'IN-3P-STOP',
    source: 'RBI circular of 12 August 2022',
    confidence: 'R',
    says: { en: 'A third person who refuses is left alone.', zh: '第三人拒绝的，不得再联系。' },
    bars: { kind: 'third-party-opt-out', circle: CIRCLE },
  },
  {
    ...rbi,
    id: 'IN-PUBLIC',
    source: 'RBI circular of 12 August 2022',
    confidence: 'S',
    says: { en: 'No public humiliation.', zh: '不得当众羞辱借款人。' },
    bars: { kind: 'social-media' },
  },
  {
    ...rbi,
    id: 'IN-COVER',
    source: 'RBI circular of 12 August 2022',
    confidence: 'R',
    says: {
      en: 'No open cards, and nothing on an envelope that shows a debt.',
      zh: '不得使用明信片，信封上不得显示债务。',
    },
    bars: { kind: 'cover', addressed: false, marked: false },
  },
  {
    ...rbi,
    id: 'IN-SAYS-WHO',
    source: 'RBI circular of 12 August 2022',
    confidence: 'S',
    says: { en: 'No anonymous or misleading contact.', zh: '不得匿名或以误导方式联系。' },
    bars: { kind: 'says-who', circle: CIRCLE, amountsTo: ['false_identity'] },
  },
  {
    ...rbi,
    id: 'IN-OWN',
    source: 'RBI circular of 12 August 2022',
    confidence: 'R',
    says: {
      en: 'A number or address known to be somebody else’s is not used.',
      zh: '已知属于他人的号码或地址不得使用。',
    },
    bars: { kind: 'ownership', atLeast: 0 },
  },
  {
    ...draft,
    id: 'IN-DR-TOLD',
    source: 'RBI draft directions of 12 February 2026',
    confidence: 'S',
    says: {
      en: 'The borrower is told who the recovery agent is before he acts.',
      zh: '回收代理行动之前应当告知借款人其身份。',
    },
    bars: { kind: 'entrusted-agency' },
  },
  {
    ...draft,
    id: 'IN-DR-CERT',
    source: 'RBI draft directions of 12 February 2026',
    confidence: 'S',
    says: {
      en: 'Recovery agents hold the certificate of their institute.',
      zh: '回收代理人员须持有规定的证书。',
    },
    bars: { kind: 'training', trained: true, certified: true },
  },
  {
    ...draft,
    id: 'IN-DR-REC',
    source: 'RBI draft directions of 12 February 2026',
    confidence: 'S',
    says: { en: 'Recovery calls are recorded.', zh: '催收电话应当录音。' },
    bars: { kind: 'recording', ways: ['call'] },
  },
];

const code = {
  jurisdiction: 'HK',
  from: dayOf(2001, 12, 1),
  to: null,
  strength: 'should',
} as const;

const HONG_KONG: readonly LawRule[] = [
  {
    ...code,
    id: 'HK-3P',
    source: 'HKAB Code of Banking Practice 43.2(a)(iv), 43.3',
    confidence: 'V',
    says: {
      en: 'Nothing is recovered from people without a guarantee contract; referees may only be asked where the debtor is, by the institution’s own staff.',
      zh: '不得向未签担保合约的人追讨；仅机构自身职员可向咨询人查询债务人下落。',
    },
    bars: {
      kind: 'third-parties',
      circle: CIRCLE,
      others: ['location', 'obtain-contact-data'],
      ownStaffOnly: true,
    },
  },
  {
    ...code,
    id: 'HK-3P-STOP',
    source: 'HKAB Code of Banking Practice 43.2(a)(iv)',
    confidence: 'V',
    says: { en: 'Referees, family and friends are not pestered.', zh: '不得滋扰咨询人、家人和朋友。' },
    bars: { kind: 'third-party-opt-out', circle: CIRCLE },
  },
  {
    ...code,
    id: 'HK-IDENTITY',
    source: 'HKAB Code of Banking Practice 43.1',
    confidence: 'V',
    says: {
      en: 'Customer information is strictly confidential: nothing is told before the person is known to be the debtor.',
      zh: '客户资料严格保密：未核实身份前不得透露债务。',
    },
    bars: { kind: 'identity', ways: SPOKEN },
  },
  {
    ...code,
    id: 'HK-PUBLIC',
    source: 'HKAB Code of Banking Practice 43.1, 43.2(a)(i)',
    confidence: 'V',
    says: { en: 'Nothing that humiliates the debtor in public.', zh: '不得公开羞辱债务人。' },
    bars: { kind: 'social-media' },
  },
  {
    ...code,
    id: 'HK-COVER',
    source: 'HKAB Code of Banking Practice 43.1',
    confidence: 'R',
    says: {
      en: 'No open cards, and nothing on an envelope that shows a debt.',
      zh: '不得使用明信片，信封上不得显示债务。',
    },
    bars: { kind: 'cover', addressed: false, marked: false },
  },
  {
    ...code,
    id: 'HK-SAYS-WHO',
    source: 'HKAB Code of Banking Practice 43.2(b)(i), (ii)',
    confidence: 'V',
    says: {
      en: 'No false names, no anonymous calls or unidentifiable notes.',
      zh: '不得使用假名，不得匿名致电或留下不具名字条。',
    },
    bars: { kind: 'says-who', circle: CIRCLE, amountsTo: ['false_identity'] },
  },
  {
    ...code,
    id: 'HK-OWN',
    source: 'HKAB Code of Banking Practice 43.1',
    confidence: 'R',
    says: {
      en: 'A number or address known to be somebody else’s is not used.',
      zh: '已知属于他人的号码或地址不得使用。',
    },
    bars: { kind: 'ownership', atLeast: 0 },
  },
  {
    ...code,
    id: 'HK-OUT-TOLD',
    source: 'HKAB Code of Banking Practice, chapter on debt collection agencies',
    confidence: 'R',
    says: {
      en: 'The customer is told in writing before an agency is appointed.',
      zh: '委任收数公司前应当书面通知客户。',
    },
    bars: { kind: 'entrusted-agency' },
  },
  {
    ...code,
    id: 'HK-BANKRUPT',
    source: 'HKAB Code of Banking Practice, chapter on debt collection agencies',
    confidence: 'S',
    says: {
      en: 'Collection stops once the debtor is adjudged bankrupt.',
      zh: '债务人被判定破产后应当停止追讨。',
    },
    bars: { kind: 'bankrupt' },
  },
];

export const KINGDOM_PEOPLE: readonly LawRule[] = KINGDOM;
export const INDIA_PEOPLE: readonly LawRule[] = INDIA;
export const HONG_KONG_PEOPLE: readonly LawRule[] = HONG_KONG;
