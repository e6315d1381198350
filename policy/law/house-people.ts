/**
 * What does the house ask of itself, beyond the law, about whom it contacts, how, and when it is silent?
 *
 * These are choices of the house: stricter than any law it works under, and asked together with it. They are data like the law,
 * dated and versioned; a scenario that asks a law alone does not meet them.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import type { Purpose, Role } from '../../rules/gate/situation.ts';

const CIRCLE: readonly Role[] = ['executor', 'guardian', 'parent'];
/** What a person asked for, what a law or a court demands, and word that something ends. */
const NOT_COLLECTING: readonly Purpose[] = [
  'legally-required',
  'litigation',
  'requested-information',
  'confirm-opt-out',
  'confirm-end',
];

const house = {
  jurisdiction: 'HOUSE',
  from: dayOf(2020, 1, 1),
  to: null,
  strength: 'must',
  confidence: 'V',
} as const;

export const HOUSE_PEOPLE: readonly LawRule[] = [
  {
    ...house,
    id: 'HOUSE-MILDER-FIRST',
    source: 'House rule: milder first',
    says: {
      en: 'No call before a message, no letter before a call, no visit and no court before a letter, unless it was tried or is impossible.',
      zh: '先短信后电话，先电话后信函，先信函后上门或诉讼；前一步未尝试且并非不可行的，不得进行下一步。',
    },
    bars: {
      kind: 'milder-step',
      before: { call: 'message', voicemail: 'message', letter: 'call', visit: 'letter', court: 'letter' },
    },
  },
  {
    ...house,
    id: 'HOUSE-VISIT',
    source: 'House rule: visits',
    says: {
      en: 'A visit is booked by the borrower and approved by a second person.',
      zh: '上门须由借款人预约确认，并经第二人批准。',
    },
    bars: { kind: 'visit-approval' },
  },
  {
    ...house,
    id: 'HOUSE-ENTRY',
    source: 'House rule: visits',
    says: { en: 'Nobody enters a home without consent.', zh: '未经同意不得进入住宅。' },
    bars: { kind: 'home-entry', places: ['inside-home'] },
  },
  {
    ...house,
    id: 'HOUSE-LAW-FIRM',
    source: 'House rule: letters',
    says: { en: 'Letters are sent by an entrusted law firm only.', zh: '信函只能由受托律师事务所寄出。' },
    bars: { kind: 'law-firm-letter' },
  },
  {
    ...house,
    id: 'HOUSE-AGENCY',
    source: 'House rule: agencies',
    says: {
      en: 'An agency is entrusted with the debt and the borrower has been told.',
      zh: '催收机构须受托，且已告知借款人。',
    },
    bars: { kind: 'entrusted-agency' },
  },
  {
    ...house,
    id: 'HOUSE-TRAINED',
    source: 'House rule: staff',
    says: { en: 'Who contacts borrowers has been trained and examined.', zh: '联系借款人者须经培训考核。' },
    bars: { kind: 'training', trained: true, certified: false },
  },
  {
    ...house,
    id: 'HOUSE-RECORDED',
    source: 'House rule: recordings',
    says: { en: 'A call that cannot be recorded is not made.', zh: '不能录音的电话不得拨打。' },
    bars: { kind: 'recording', ways: ['call'] },
  },
  {
    ...house,
    id: 'HOUSE-OWNERSHIP',
    source: 'House rule: addresses',
    says: {
      en: 'A number or address is used only when it is the person’s with a certainty of at least 80 in 100.',
      zh: '只使用确属本人（把握不低于百分之八十）的号码和地址。',
    },
    bars: { kind: 'ownership', atLeast: 80 },
  },
  {
    ...house,
    id: 'HOUSE-VOICEMAIL',
    source: 'House rule: recorded messages',
    says: { en: 'A recorded message never tells of the debt.', zh: '语音留言不得提及债务。' },
    bars: { kind: 'limited-content', nothingMore: true },
  },
  {
    ...house,
    id: 'HOUSE-IDENTITY',
    source: 'House rule: identity first',
    says: {
      en: 'Nothing of the debt is told before the person is known to be the borrower.',
      zh: '核实本人身份之前不得透露债务。',
    },
    bars: { kind: 'identity', ways: ['call', 'visit'] },
  },
  {
    ...house,
    id: 'HOUSE-COVER',
    source: 'House rule: letters',
    says: {
      en: 'Letters are addressed to the person, marked private, and show no debt.',
      zh: '信件须写明收件人、标注私密，且不显示债务。',
    },
    bars: { kind: 'cover', addressed: true, marked: true },
  },
  {
    ...house,
    id: 'HOUSE-MEDIA',
    source: 'House rule: wishes',
    says: { en: 'A medium the person does not want is not used.', zh: '本人不愿使用的联系方式不得使用。' },
    bars: { kind: 'channel-opt-out', required: ['legally-required'] },
  },
  {
    ...house,
    id: 'HOUSE-ADDRESS',
    source: 'House rule: wishes',
    says: { en: 'An address the person does not want is not used.', zh: '本人不愿使用的地址不得使用。' },
    bars: { kind: 'address-opt-out', required: ['legally-required'] },
  },
  {
    ...house,
    id: 'HOUSE-WRITTEN-STOP',
    source: 'House rule: wishes',
    says: {
      en: 'After a written stop there is only what the law demands, and answers.',
      zh: '收到书面停止要求后，只作法律要求的通知和答复。',
    },
    bars: {
      kind: 'cease-notice',
      circle: CIRCLE,
      except: ['confirm-end', 'remedy-may', 'remedy-will'],
      exceptPurposes: ['confirm_collection_ends', 'notify_remedy_may_be_invoked', 'notify_remedy_intended'],
      beyond: ['legally-required', 'litigation'],
    },
  },
  {
    ...house,
    id: 'HOUSE-LAWYER',
    source: 'House rule: representation',
    says: {
      en: 'A represented borrower is contacted through his lawyer.',
      zh: '借款人已委托律师的，联系其律师。',
    },
    bars: { kind: 'lawyer' },
  },
  {
    ...house,
    id: 'HOUSE-DECEASED',
    source: 'House rule: silence',
    says: { en: 'The dead are not contacted.', zh: '不得联系已故者。' },
    bars: { kind: 'deceased', estate: false },
  },
  {
    ...house,
    id: 'HOUSE-MINOR',
    source: 'House rule: silence',
    says: { en: 'A minor is not asked to pay.', zh: '不得向未成年人催收。' },
    bars: { kind: 'minor' },
  },
  {
    ...house,
    id: 'HOUSE-BANKRUPT',
    source: 'House rule: silence',
    says: { en: 'A bankrupt person is not asked to pay.', zh: '不得向破产者催收。' },
    bars: { kind: 'bankrupt' },
  },
  {
    ...house,
    id: 'HOUSE-DISPUTE',
    source: 'House rule: silence',
    says: { en: 'While a dispute is open there is no collection.', zh: '异议未处理完毕前不得催收。' },
    bars: {
      kind: 'disputed',
      written: false,
      inPeriod: false,
      partOnly: false,
      except: NOT_COLLECTING,
      until: null,
    },
  },
  {
    ...house,
    id: 'HOUSE-COMPLAINT',
    source: 'House rule: silence',
    says: { en: 'While a complaint is open there is no collection.', zh: '投诉未办结前不得催收。' },
    bars: { kind: 'complaint-open', except: NOT_COLLECTING },
  },
  {
    ...house,
    id: 'HOUSE-HARDSHIP',
    source: 'House rule: silence',
    says: { en: 'While a hardship case is open there is no collection.', zh: '困难援助期间不得催收。' },
    bars: { kind: 'hardship', except: NOT_COLLECTING },
  },
  {
    ...house,
    id: 'HOUSE-DISASTER',
    source: 'House rule: silence',
    says: { en: 'Nobody in a disaster area is asked to pay.', zh: '不得向灾区借款人催收。' },
    bars: { kind: 'disaster', except: NOT_COLLECTING },
  },
  {
    ...house,
    id: 'HOUSE-PLAN-KEPT',
    source: 'House rule: silence',
    says: { en: 'A plan that is kept is not collected beside.', zh: '还款计划履行期间不得催收。' },
    bars: { kind: 'plan-kept', except: NOT_COLLECTING },
  },
  {
    ...house,
    id: 'HOUSE-PLAN-PREPARED',
    source: 'House rule: silence',
    says: {
      en: 'While a plan is worked out there is no collection for 30 days, and 30 more where there is progress.',
      zh: '商定还款计划期间三十日内不催收，有进展再延三十日。',
    },
    bars: { kind: 'plan-preparation', suspendDays: 30, extensionDays: 30, except: NOT_COLLECTING },
  },
  {
    ...house,
    id: 'HOUSE-STOP',
    source: 'House rule: silence',
    says: {
      en: 'A stop ordered by the house silences every channel.',
      zh: '机构下达停止指令后，一切渠道静默。',
    },
    bars: { kind: 'stop-order', except: ['legally-required'] },
  },
  {
    ...house,
    id: 'HOUSE-PAID',
    source: 'House rule: silence',
    says: {
      en: 'What is paid is not asked for, and what is not overdue by message alone.',
      zh: '已还清的不得催收；未逾期的只可以消息提醒。',
    },
    bars: {
      kind: 'settled',
      except: NOT_COLLECTING,
      onlyOverdue: ['call', 'voicemail', 'letter', 'postcard', 'visit', 'court'],
    },
  },
];
