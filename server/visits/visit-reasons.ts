/**
 * What does each reason against a step of a visit say, in both languages?
 *
 * The names are those of the guards of rules/visits/visit-course.ts and of what is looked at beside them; a test sees that each has a line.
 */
export interface Reason {
  readonly en: string;
  readonly zh: string;
}

export const VISIT_REASONS: Readonly<Record<string, Reason>> = {
  'message-not-failed': {
    en: 'No message was tried long enough ago.',
    zh: '短信等消息尚未尝试或未满等待期。',
  },
  'call-not-failed': { en: 'No call was tried long enough ago.', zh: '电话尚未尝试或未满等待期。' },
  'letter-not-failed': { en: 'No letter was tried long enough ago.', zh: '信函尚未尝试或未满等待期。' },
  'not-old-enough': { en: 'The debts are not late long enough.', zh: '逾期时间不够长。' },
  'not-large-enough': { en: 'The debts are too small.', zh: '金额不够大。' },
  'costs-more': { en: 'It would cost more than it can bring.', zh: '成本高于预期回收。' },
  barred: { en: 'The gate has something against it.', zh: '联系闸门不予许可。' },
  'declined-before': { en: 'He declined a visit not long ago.', zh: '借款人不久前已谢绝面谈。' },
  'another-visit': { en: 'Another visit to him is open.', zh: '已有一次面谈在进行中。' },
  'own-proposal': { en: 'Nobody approves his own proposal.', zh: '不能审批自己的提议。' },
  'approver-visits': { en: 'Who approves does not visit.', zh: '审批人不得走访。' },
  'proposer-visits': { en: 'Who proposes does not visit.', zh: '提议人不得走访。' },
  'not-two-visitors': { en: 'Two different people visit.', zh: '须由两名不同人员走访。' },
  'no-card': {
    en: 'A visitor needs a card in the register, a photograph and training.',
    zh: '走访人员须有登记的证件、照片和培训记录。',
  },
  'not-approved': { en: 'A second person has not approved it.', zh: '尚未经第二人批准。' },
  'no-window': {
    en: 'There is no hour that the law allows at that place.',
    zh: '该地点没有法律允许的时段。',
  },
  'not-the-borrower': { en: 'Only the borrower himself confirms.', zh: '只能由借款人本人确认。' },
  'not-offered': { en: 'This time was not offered.', zh: '该时段不在可选范围内。' },
  'too-late': { en: 'This time is over.', zh: '该时段已过。' },
  'not-confirmed': { en: 'The borrower has not confirmed an appointment.', zh: '借款人尚未确认预约。' },
  'not-his-visit': { en: 'Another visitor was named for it.', zh: '该走访由他人负责。' },
  'not-the-hour': { en: 'It is not the hour of the appointment.', zh: '不在约定时段内。' },
  'no-permit': { en: 'There was no leave, or it was taken back.', zh: '没有许可，或许可已被撤回。' },
  'not-now': { en: 'It has gone on, or is over.', zh: '已进入其他状态或已结束。' },
  'no-visit': { en: 'There is no such visit.', zh: '没有该走访。' },
  'no-borrower': { en: 'The book does not have this borrower.', zh: '账簿中没有该借款人。' },
  'no-address': { en: 'This is no address of his.', zh: '这不是其本人的地址。' },
};

/** What a reason says; one without a line is told by its name. */
export const reasonTold = (name: string): Reason => VISIT_REASONS[name] ?? { en: name, zh: name };
