/**
 * Whom may a collector in China contact, by which way, who may do it, and when does the state of the debt forbid it?
 *
 * Rules as dated values in our own words, each with its source and how its text was seen. Nothing here is legal advice; a
 * house has each rule confirmed by counsel before it relies on it.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import type { Purpose, Role } from '../../rules/gate/situation.ts';

const STANDARD = dayOf(2025, 2, 28);
const GUIDELINE = dayOf(2026, 1, 30);
const CARDS = dayOf(2011, 1, 13);
const CIVIL_CODE = dayOf(2021, 1, 1);

/** Who stands in the debtor's place: who acts for him by law, or for his estate. */
const CIRCLE: readonly Role[] = ['executor', 'guardian', 'parent'];
/** What asks for no payment. */
const NOT_COLLECTING: readonly Purpose[] = [
  'legally-required',
  'requested-information',
  'confirm-opt-out',
  'confirm-end',
];

const WHO: readonly LawRule[] = [
  {
    id: 'CN-WHO',
    jurisdiction: 'CN',
    from: STANDARD,
    to: null,
    source: 'GB/T 45251-2025; 银行业协会催收工作指引 (2026); 商业银行信用卡业务监督管理办法第68条',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Collect from the debtor and guarantors only. Contact persons only when the debtor is lost, dead or lacks capacity, only for contact data or to pass on a message, never with a word of the debt.',
      zh: '只向债务人和担保人催收；仅在债务人失联、死亡或不具备完全民事行为能力时，才可为获取联系方式或转告而联系联系人，且不得透露债务。',
    },
    bars: {
      kind: 'contact-persons',
      circle: CIRCLE,
      related: ['spouse'],
      named: ['contact-person', 'emergency-contact', 'referee'],
      purposes: ['obtain-contact-data', 'relay-message', 'location'],
      lost: { failedCalls: 3, failedDays: 3 },
    },
  },
  {
    id: 'CN-WHO-STOP',
    jurisdiction: 'CN',
    from: STANDARD,
    to: null,
    source: 'GB/T 45251-2025; 银行业协会催收工作指引 (2026)',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'A third person who refuses to be contacted is left alone for good.',
      zh: '第三人明确拒绝的，不得再次联系。',
    },
    bars: { kind: 'third-party-opt-out', circle: CIRCLE },
  },
  {
    id: 'CN-DECEASED',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典第13条、第1145至1163条',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'A dead person is not contacted; the administrator of the estate is.',
      zh: '债务人死亡的，不再联系其本人，债务由遗产管理人在遗产范围内处理。',
    },
    bars: { kind: 'deceased', estate: false },
  },
  {
    id: 'CN-INCAPABLE',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典第21至23条',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'A person without full capacity is represented by a guardian and is not asked to pay himself.',
      zh: '无民事行为能力人、限制民事行为能力人由监护人代理，不得向其本人催收。',
    },
    bars: { kind: 'incapable' },
  },
  {
    id: 'CN-MINOR',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典第19、20、23条',
    strength: 'must',
    confidence: 'R',
    says: { en: 'A minor is not asked to pay.', zh: '不得向未成年人催收。' },
    bars: { kind: 'minor' },
  },
];

const HOW: readonly LawRule[] = [
  {
    id: 'CN-SRC',
    jurisdiction: 'CN',
    from: GUIDELINE,
    to: null,
    source: '银行业协会催收工作指引 (2026); 个人信息保护法第5、13条',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Contact data come from one of six lawful sources; an unknown source is none.',
      zh: '联系方式须来自六类合法渠道之一；来源不明的不得使用。',
    },
    bars: {
      kind: 'provenance',
      sources: [
        'contract',
        'reserved',
        'consent',
        'public',
        'told-by-contact',
        'credit-bureau',
        'used-by-person',
      ],
      without: ['visit', 'court', 'in-app', 'push', 'portal'],
    },
  },
  {
    id: 'CN-OWN',
    jurisdiction: 'CN',
    from: dayOf(2021, 11, 1),
    to: null,
    source: '个人信息保护法第8条; 银行业协会催收工作指引 (2026)',
    strength: 'must',
    confidence: 'P',
    says: {
      en: 'A number or address that is found to be somebody else’s, or not to work, is not used any more.',
      zh: '经核实属于他人或已失效的联系方式不得再用。',
    },
    bars: { kind: 'ownership', atLeast: 0 },
  },
  {
    id: 'CN-SMS',
    jurisdiction: 'CN',
    from: dayOf(2015, 6, 30),
    to: null,
    source: '通信短信息服务管理规定第18至20条; 消费者权益保护法第29条第3款',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Commercial messages need consent and stop when the person refuses.',
      zh: '商业性信息须经同意；明确拒绝的应当停止发送。',
    },
    bars: { kind: 'advertising' },
  },
  {
    id: 'CN-BAN-ACCOUNT',
    jurisdiction: 'CN',
    from: GUIDELINE,
    to: null,
    source: '银行业协会催收工作指引 (2026)，禁止行为',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'No private phones or social accounts of staff that the institution has not agreed to.',
      zh: '未经机构同意，不得使用催收人员个人电话、个人社交账号。',
    },
    bars: { kind: 'registered-channel' },
  },
  {
    id: 'CN-BAN-ENTRY',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典第1033条第2项; 银行业协会催收工作指引 (2026)',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Nobody enters a home or a place of work without consent.',
      zh: '未经同意不得进入他人住宅或工作场所。',
    },
    bars: { kind: 'home-entry', places: ['inside-home'] },
  },
  {
    id: 'CN-BAN-PUBLIC',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典第1032、1033条; 个人信息保护法第25条; 银行业协会催收工作指引 (2026)',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Nothing about a debt where the public or the person’s acquaintances can see it.',
      zh: '不得在公众或其社交联系人可见之处披露债务。',
    },
    bars: { kind: 'social-media' },
  },
  {
    id: 'CN-COVER',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典第1032条; 银行业协会催收工作指引 (2026)',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'No open cards, and nothing on an envelope that shows a debt.',
      zh: '不得使用明信片，信封上不得显示债务信息。',
    },
    bars: { kind: 'cover', addressed: false, marked: false },
  },
  {
    id: 'CN-SAYS-WHO',
    jurisdiction: 'CN',
    from: STANDARD,
    to: null,
    source: 'GB/T 45251-2025; 银行业协会催收工作指引 (2026)',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'Who collects says for which institution.',
      zh: '催收时应当表明机构与身份。',
    },
    bars: { kind: 'says-who', circle: CIRCLE, amountsTo: ['false_identity'] },
  },
  {
    id: 'CN-REC',
    jurisdiction: 'CN',
    from: CARDS,
    to: null,
    source: '商业银行信用卡业务监督管理办法第68条',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'The process of collection is recorded: a call that cannot be recorded is not made.',
      zh: '催收过程应当录音录像并保存；不能录音的电话不得拨打。',
    },
    bars: { kind: 'recording', ways: ['call'] },
  },
];

const BY: readonly LawRule[] = [
  {
    id: 'CN-OUT-TOLD',
    jurisdiction: 'CN',
    from: dayOf(2023, 3, 1),
    to: null,
    source: '银行保险机构消费者权益保护管理办法 (2022) 第41条',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Only an entrusted agency collects, and the debtor is told of it before.',
      zh: '委托外部机构催收的，应当事先告知债务人。',
    },
    bars: { kind: 'entrusted-agency' },
  },
  {
    id: 'CN-OUT-TRAINED',
    jurisdiction: 'CN',
    from: STANDARD,
    to: null,
    source: 'GB/T 45251-2025',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Collectors are trained and examined before the post.',
      zh: '催收人员上岗前应当接受培训并考核合格。',
    },
    bars: { kind: 'training', trained: true, certified: false },
  },
];

const DEBT: readonly LawRule[] = [
  {
    id: 'CN-PLAN-KEPT',
    jurisdiction: 'CN',
    from: CARDS,
    to: null,
    source: '商业银行信用卡业务监督管理办法第70条',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'While an individual instalment agreement is kept, issuer and agencies do not collect.',
      zh: '个性化分期还款协议履行期间，发卡行及其委托机构应当停止催收。',
    },
    bars: { kind: 'plan-kept', except: NOT_COLLECTING },
  },
  {
    id: 'CN-PAID',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典第557条',
    strength: 'must',
    confidence: 'R',
    says: { en: 'What is paid or settled is not collected.', zh: '已清偿或已结清的债务不得催收。' },
    bars: { kind: 'settled', except: NOT_COLLECTING },
  },
  {
    id: 'CN-UNLAWFUL',
    jurisdiction: 'CN',
    from: dayOf(2021, 3, 1),
    to: null,
    source: '刑法第293条之一; 民法典第680条',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'An unlawful debt, such as a usurious one, is not collected; to do so by force or harassment is a crime.',
      zh: '不得催收高利放贷等产生的非法债务；以暴力、骚扰等手段催收构成犯罪。',
    },
    bars: { kind: 'unlawful', flags: ['criminal_exposure'] },
  },
  {
    id: 'CN-TIME-BARRED',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典第192、193条',
    strength: 'should',
    confidence: 'V',
    says: {
      en: 'A debt past limitation may be asked for, without misleading; a person looks at it first.',
      zh: '诉讼时效届满的债务可以请求履行，但不得误导；应先经人工复核。',
    },
    bars: { kind: 'time-barred', bars: 'review', threats: [], except: NOT_COLLECTING },
  },
];

export const CHINA_PEOPLE: readonly LawRule[] = [...WHO, ...HOW, ...BY, ...DEBT];
