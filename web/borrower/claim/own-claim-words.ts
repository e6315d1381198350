/** What does the borrower read of a claim that was written off or sold? */
import type { Catalogue } from '../../parts/words.tsx';

const en = {
  title: 'Your claim',
  lost: (day: string) =>
    `On ${day} we wrote this account off in our books. That changes how we keep our accounts, and nothing else.`,
  stays: [
    'What you owe stays owed; nothing is added to it any more.',
    'Your objections, arrangements and rights stay as they were.',
    'What you pay from now on counts in full.',
  ],
  left: 'Still owed',
  back: 'Paid since',
  sold: (day: string) => `Since ${day} the claim belongs to somebody else. We ask you for nothing more.`,
  soldSince: (day: string) => `Sold on ${day}`,
  soldTo: (name: string) => `The claim now belongs to ${name}.`,
  another: 'The claim now belongs to somebody else.',
  owesUs: 'You owe us nothing of it. We do not contact you about it any more.',
  payThem: 'From that day on you pay them, not us.',
  checkFirst: 'Check before you pay anybody:',
  mayObject: 'Something was open, paid or wrong before the sale? Tell us, and we look at it again.',
  object: 'Dispute it',
  holders: 'Who held it, and when',
  us: 'we',
  since: (from: string, until: string | null) => (until === null ? `since ${from}` : `${from} to ${until}`),
  licence: 'Licence',
  contact: 'Contact',
  code: 'Claim code',
  check: 'Check who holds the claim',
  money: 'Money you sent us after the sale',
  waits: 'goes to the holder in the next days',
  passed: (day: string) => `passed on to the holder on ${day}`,
};

const zh: typeof en = {
  title: '您的债权情况',
  lost: (day) => `${day}，我们在账务上核销了此账户。这只改变我们的记账方式，其他一概不变。`,
  stays: ['欠款义务不变，但不再增加任何费用。', '您的异议、约定和权利不变。', '今后还的每一笔款都全额计入。'],
  left: '尚欠',
  back: '核销后已还',
  sold: (day) => `自${day}起，该债权归他人所有。我们不再向您收款。`,
  soldSince: (day) => `已于 ${day} 转让`,
  soldTo: (name) => `该债权现归${name}所有。`,
  another: '该债权现归他人所有。',
  owesUs: '您不再欠我方此款，我方也不再就此联系您。',
  payThem: '自该日起请向持有人还款，不要付给我方。',
  checkFirst: '付款前请先核对：',
  mayObject: '转让前已有争议、已还款或有误？请告诉我们，我们会重新核查。',
  object: '提出异议',
  holders: '债权归属记录',
  us: '我方',
  since: (from, until) => (until === null ? `自 ${from}` : `${from} 至 ${until}`),
  licence: '许可编号',
  contact: '联系方式',
  code: '债权码',
  check: '核对债权归属',
  money: '转让后付给我方的款项',
  waits: '将于近日转交持有人',
  passed: (day) => `已于 ${day} 转交持有人`,
};

export const OWN_CLAIM_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
