/**
 * What should be written instead, or added?
 *
 * One sentence in each language for every content that can be barred and every part that can lack. The tone is the house's:
 * facts first, the person's next step last.
 */
import type { Advice } from '../../rules/words/lexicon.ts';
import type { Content, Part } from '../../rules/words/saying.ts';

const STATE_FACTS: Advice = {
  en: 'State the amount, the day and what was decided, and not a word more.',
  zh: '只写金额、日期和已作出的决定，不多一个字。',
};
const NO_PRESSURE: Advice = {
  en: 'Offer choices: a part, a later date, instalments, a person to talk to.',
  zh: '给出选择：部分还款、延期、分期或人工沟通。',
};
const WHO_WE_ARE: Advice = {
  en: 'Say who you are and for which institution, with the check code.',
  zh: '说明本人身份与所代表机构，并附核验码。',
};
const ONLY_YOU: Advice = {
  en: 'Leave it out: the debt is spoken of with the debtor alone.',
  zh: '请删除：债务只与债务人本人沟通。',
};

export const ADVICE_ON: Readonly<Record<Content, Advice>> = {
  obscene: STATE_FACTS,
  'periodic-statement': STATE_FACTS,
  'opt-out-confirmation': { en: 'Confirm the opt-out and nothing else.', zh: '只确认退订，不写其他内容。' },
  'asks-convenient-time': { en: 'Ask for a better time and end the call.', zh: '询问方便的时间后结束通话。' },
  'asks-inconvenient-consent': {
    en: 'Ask for a better time instead of going on.',
    zh: '请改问方便的时间，不要请求继续。',
  },
  'debt-amount': STATE_FACTS,
  'payment-demand': NO_PRESSURE,
  callback: WHO_WE_ARE,
  'legal-compulsion': {
    en: 'Say what the contract provides and how to object; do not foretell a court.',
    zh: '写明合同约定与异议方式，不预言法院结果。',
  },
  'accuses-of-crime': {
    en: 'Being late is no crime: state the amount and the day.',
    zh: '逾期不等于犯罪：只写金额与日期。',
  },
  'demand-in-validation': {
    en: 'Say that the debt can be disputed until the period ends.',
    zh: '说明在期限届满前可以提出异议。',
  },
  'threat-in-validation': {
    en: 'Say that the debt can be disputed until the period ends; announce nothing.',
    zh: '说明在期限届满前可以提出异议，不预告措施。',
  },
  'missed-delivery': {
    en: 'Write that there is a message about the account, from whom, and how to read it.',
    zh: '写明有一条账户消息、来自谁、如何查看。',
  },
  'recovery-threat': {
    en: 'Only a step that was decided, with its day and how to prevent it.',
    zh: '只写已决定的步骤、日期与避免方式。',
  },
  'urges-sale': NO_PRESSURE,
  'urges-borrowing': NO_PRESSURE,
  'full-payment-at-once': NO_PRESSURE,
  'court-officer': WHO_WE_ARE,
  violence: STATE_FACTS,
  'false-authority': WHO_WE_ARE,
  'claims-lawyer': WHO_WE_ARE,
  detention: {
    en: 'Nobody is arrested for being late: say what was decided, with its day.',
    zh: '逾期不会被拘捕：只写已决定的事项与日期。',
  },
  'false-urgency': {
    en: 'Give the real date and what happens on it.',
    zh: '写明真实日期及届时会发生什么。',
  },
  shame: STATE_FACTS,
  'tells-others': ONLY_YOU,
  'fake-list': {
    en: 'Say only whether and when it is reported to the credit bureau, with the notice.',
    zh: '只写是否、何时报送征信，并附报送前告知。',
  },
  'exaggerated-amount': STATE_FACTS,
  'extra-fee': {
    en: 'Name only charges of the contract, with their clause.',
    zh: '只写合同约定的费用及条款。',
  },
  'private-payee': {
    en: 'Name the official ways to pay; we never ask for a transfer to a private account.',
    zh: '写明官方还款渠道；我们绝不会要求向个人账户转账。',
  },
  'debt-hint': ONLY_YOU,
  'limited-content': {
    en: 'Words that only ask to be called back belong on a voicemail: elsewhere say who writes.',
    zh: '仅请求回电的内容只用于语音留言，其他方式须写明发送方。',
  },
};

export const ADVICE_FOR: Readonly<Partial<Record<Part, Advice>>> = {
  who: { en: 'Say which institution writes: {lender}.', zh: '写明机构名称：{lender}。' },
  amount: { en: 'Say how much: {amount}.', zh: '写明金额：{amount}。' },
  date: { en: 'Say since when or until when: {since}, {by}.', zh: '写明日期：{since}、{by}。' },
  'how-to-query': { en: 'Say where each figure can be looked up: {answer}.', zh: '写明查询方式：{answer}。' },
  'how-to-object': {
    en: 'Say how to object: “If something is wrong, tell us at {answer}.”',
    zh: '写明异议方式：“如有异议，请在 {answer} 提出。”',
  },
  'how-to-complain': {
    en: 'Say where to complain: {complaint}.',
    zh: '写明投诉方式：{complaint}。',
  },
  'how-to-repay': {
    en: 'Say that a part, a later date or instalments are possible.',
    zh: '写明可以部分还款、延期或分期。',
  },
  'check-code': { en: 'Give the check code: {code}.', zh: '附核验码：{code}。' },
  'opt-out': { en: 'Say how to stop messages: {optOut}.', zh: '写明退订方法：{optOut}。' },
  'attempt-to-collect': {
    en: 'Add: this is an attempt to collect a debt.',
    zh: '补充：本次联系旨在催收债务。',
  },
  'information-use': {
    en: 'Add: any information obtained will be used for that purpose.',
    zh: '补充：所获信息将用于该目的。',
  },
  'debt-continues': {
    en: 'Say that the rest is still owed and may be pursued.',
    zh: '写明剩余债务仍然存在并可能被追讨。',
  },
  'name-and-balance': {
    en: 'Give the name and the balance: {name}, {amount}.',
    zh: '写明姓名与欠款余额：{name}、{amount}。',
  },
  'reason-and-basis': {
    en: 'Give the reason and the legal basis: {basis}.',
    zh: '写明事由与法律依据：{basis}。',
  },
  'rights-and-duties': { en: 'Say what the person may ask for and owes.', zh: '写明持卡人的权利与义务。' },
  'query-repay-object-evidence': {
    en: 'Say how to look up, repay, object and send proof.',
    zh: '写明查询、还款、提出异议及提供证明材料的途径。',
  },
  'issuer-contact': { en: 'Give the issuer’s contact: {phone}.', zh: '写明发卡银行联系方式：{phone}。' },
  seal: { en: 'Affix the seal: {seal}.', zh: '加盖公章：{seal}。' },
  'other-required': {
    en: 'Add the complaint line and the check code.',
    zh: '补充投诉渠道与核验码。',
  },
};
