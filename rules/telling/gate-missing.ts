/**
 * Which fact was not recorded, in a sentence?
 *
 * The gate names a missing fact by where it belongs ("people.borrower.alive"). Every code that a prohibition may name has its
 * sentence here; a test reads the prohibitions and finds one that has none.
 */
import type { Sentence } from './gate-sentences.ts';
import type { Language } from './language.ts';

const FIELDS: Readonly<Record<string, Sentence>> = {
  'collector.records': {
    en: 'It is not recorded whether contacts can be recorded at this moment.',
    zh: '没有记录当前能否录音。',
  },
  'collector.allowsPersonalDevices': {
    en: 'It is not recorded whether private phones and accounts are allowed.',
    zh: '没有记录是否允许使用私人电话和账号。',
  },
  'collector.ownName': {
    en: 'It is not recorded under which name is collected.',
    zh: '没有记录以何名义催收。',
  },
  'agencies.entrusted': {
    en: 'It is not recorded that this agency was entrusted with the account.',
    zh: '没有该机构受托办理此账户的记录。',
  },
  'agencies.debtorTold': {
    en: 'It is not recorded that the borrower was told of this agency.',
    zh: '没有已告知借款人受托机构的记录。',
  },
  'agencies.lawFirm': {
    en: 'It is not recorded whether the sender is an entrusted law firm.',
    zh: '没有记录发函方是否为受托律师事务所。',
  },
  'workers.trained': {
    en: 'It is not recorded that this person was trained and examined.',
    zh: '没有该人员已培训并考核的记录。',
  },
  'workers.certified': {
    en: 'It is not recorded that this person holds the certificate.',
    zh: '没有该人员持有资格证明的记录。',
  },
  'people.alive': { en: 'It is not recorded whether this person lives.', zh: '没有记录此人是否在世。' },
  'people.minor': { en: 'It is not recorded whether this person is of age.', zh: '没有记录此人是否成年。' },
  'people.capable': {
    en: 'It is not recorded whether this person can act in law.',
    zh: '没有记录此人是否具有完全民事行为能力。',
  },
  'people.bankrupt': {
    en: 'It is not recorded whether bankruptcy proceedings are open.',
    zh: '没有记录是否处于破产程序。',
  },
  'people.represented': {
    en: 'It is not recorded whether a lawyer acts for this person.',
    zh: '没有记录此人是否委托律师。',
  },
  'people.agreedToEntry': {
    en: 'It is not recorded whether this person agrees to a visit inside the home.',
    zh: '没有记录此人是否同意入户。',
  },
  'people.agreedToAdvertising': {
    en: 'It is not recorded whether this person agreed to advertising.',
    zh: '没有记录此人是否同意接收商业性信息。',
  },
  'people.identityChecked': {
    en: 'It is not recorded that this person’s identity was checked.',
    zh: '没有已核实此人身份的记录。',
  },
  'people.boundByGuarantee': {
    en: 'It is not recorded whether this person is bound by a guarantee.',
    zh: '没有记录此人是否承担担保责任。',
  },
  'people.employerForbids': {
    en: 'It is not recorded whether the employer allows private contact at work.',
    zh: '没有记录工作单位是否允许因私联系。',
  },
  'debts.owed': {
    en: 'It is not recorded whether the debt is still owed.',
    zh: '没有记录欠款是否仍未清偿。',
  },
  'debts.overdue': { en: 'It is not recorded whether the debt is past due.', zh: '没有记录欠款是否逾期。' },
  'debts.lawful': { en: 'It is not recorded that the debt is lawful.', zh: '没有债务合法的记录。' },
  'debts.timeBarred': {
    en: 'Nobody has looked whether the time to claim this debt has run out.',
    zh: '尚未核对这笔欠款是否已过诉讼时效。',
  },
  'debts.household': {
    en: 'It is not recorded whether the debt was made for the household.',
    zh: '没有记录债务是否用于家庭共同生活。',
  },
  'addresses.provenance': {
    en: 'It is not recorded where this number or address comes from.',
    zh: '没有记录该号码或地址的来源。',
  },
  'addresses.state': {
    en: 'It is not recorded whether this number or address is in use.',
    zh: '没有记录该号码或地址是否有效。',
  },
  'addresses.confidence': {
    en: 'It is not recorded how sure it is that this number or address is the borrower’s.',
    zh: '没有记录该号码或地址属于本人的把握程度。',
  },
  'addresses.lawfullyObtained': {
    en: 'It is not recorded that this number or address was obtained lawfully.',
    zh: '没有合法取得该号码或地址的记录。',
  },
  'addresses.byEmployer': {
    en: 'It is not recorded whether this mailbox is the employer’s.',
    zh: '没有记录该邮箱是否由工作单位提供。',
  },
  'attempt.booking': {
    en: 'It is not recorded that the borrower booked a visit and a second person approved it.',
    zh: '没有借款人预约上门并经第二人批准的记录。',
  },
  'attempt.saysCollector': {
    en: 'It is not settled whether the contact says who is calling.',
    zh: '尚未确定联系时是否表明身份。',
  },
  'attempt.envelope': { en: 'It is not settled what the envelope shows.', zh: '尚未确定信封上的内容。' },
  'attempt.advertising': {
    en: 'It is not settled whether the message is advertising.',
    zh: '尚未确定信息是否属于商业性信息。',
  },
  'attempt.content': { en: 'The words have not been checked.', zh: '内容尚未审核。' },
  steps: {
    en: 'It is not recorded which steps came before.',
    zh: '没有此前各步骤的记录。',
  },
  specialDays: {
    en: 'It is not recorded whether this is a day on which the family is left alone.',
    zh: '没有记录当日是否属于应予回避的日子。',
  },
};

/** What may be missing as a whole. */
const WHOLES: Readonly<Record<string, Sentence>> = {
  'attempt.address': {
    en: 'There is no number or address for this on file.',
    zh: '没有可用于此的号码或地址。',
  },
  'attempt.debts': { en: 'It is not said which debt it is about.', zh: '没有说明涉及哪一笔欠款。' },
  'attempt.place': { en: 'It is not said where the visit would be.', zh: '没有说明上门地点。' },
  'people.debtor': { en: 'The borrower is not on file.', zh: '档案中没有借款人。' },
  zones: {
    en: 'It is not known which time it is where the borrower lives.',
    zh: '不清楚借款人所在地的时间。',
  },
  rules: {
    en: 'The law of the place where the borrower lives has not been recorded for this kind of lender.',
    zh: '尚未录入借款人所在地适用于本类机构的法规。',
  },
  prohibitions: {
    en: 'A rule names a prohibition that this version does not have.',
    zh: '有一条规则引用了本版本没有的禁止事项。',
  },
  calendar: {
    en: 'The public holidays of that year have not been recorded.',
    zh: '尚未录入该年度的法定节假日。',
  },
  addresses: { en: 'There is no number or address for this on file.', zh: '档案中没有可用的号码或地址。' },
  people: { en: 'This person is not on file.', zh: '档案中没有此人。' },
  debts: { en: 'This debt is not on file.', zh: '档案中没有这笔欠款。' },
  workers: { en: 'It is not said who makes the contact.', zh: '没有说明由谁进行联系。' },
  agencies: { en: 'This agency is not on file.', zh: '档案中没有该机构。' },
};

/** The sentence of a missing fact ("people.borrower.alive"). One that nobody foresaw is named as it is. */
export function tellMissing(code: string, language: Language): string {
  const [area = '', ...rest] = code.split('.');
  const field = `${area}.${rest.at(-1)}`;
  const found = FIELDS[code] ?? FIELDS[field] ?? WHOLES[code] ?? WHOLES[area];
  if (found !== undefined) return language === 'en' ? found.en : found.zh;
  return language === 'en' ? `“${code}” has not been recorded.` : `没有“${code}”的记录。`;
}

/** Every code that has a sentence of its own. */
export const MISSING_CODES: readonly string[] = [...Object.keys(FIELDS), ...Object.keys(WHOLES)];
