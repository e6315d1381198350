/**
 * What do refusals about visits say in Chinese?
 *
 * Made as in problem-words.ts.
 */
import type { ToldBoth } from './problem-words.ts';

export const VISIT_PROBLEM_WORDS: readonly ToldBoth[] = [
  ['There is no map of that place here.', '此处没有该地点的地图。'],
  ['This visit cannot go on like this.', '此次走访不能这样继续。'],
  ['There is no such visit.', '没有该走访。'],
  ['This cash is not counted.', '现金未清点。'],
  ['This card was not given.', '证件未登记成功。'],
  ['it has ended, is another’s, or the person is no visitor', '证件已停用、属于他人，或该人员不是走访人员'],
  ['Choose a number that was never used.', '请使用从未用过的证件号。'],
  ['There is no such visitor with a card.', '没有持证的该走访人员。'],
  ['There is no such address.', '没有该地址。'],
  ['Choose one that is shown.', '请选择所显示的地址。'],
  ['Who took it does not count it.', '收款人不得自行清点。'],
  ['Nothing waits on this receipt.', '该收据没有待清点款项。'],
  ['What was handed in is not what was taken.', '上交金额与收取金额不符。'],
  ['It stays open until it agrees.', '金额一致前保持未结。'],
  ['This is not the next way.', '这不是下一种方式。'],
  ['Take the ways in their order.', '请按顺序进行。'],
  ['No message was tried long enough ago.', '短信等消息尚未尝试或未满等待期。'],
  ['No call was tried long enough ago.', '电话尚未尝试或未满等待期。'],
  ['No letter was tried long enough ago.', '信函尚未尝试或未满等待期。'],
  ['The debts are not late long enough.', '逾期时间不够长。'],
  ['The debts are too small.', '金额不够大。'],
  ['It would cost more than it can bring.', '成本高于预期回收。'],
  ['The gate has something against it.', '联系闸门不予许可。'],
  ['He declined a visit not long ago.', '借款人不久前已谢绝面谈。'],
  ['Another visit to him is open.', '已有一次面谈在进行中。'],
  ['Nobody approves his own proposal.', '不能审批自己的提议。'],
  ['Who approves does not visit.', '审批人不得走访。'],
  ['Who proposes does not visit.', '提议人不得走访。'],
  ['Two different people visit.', '须由两名不同人员走访。'],
  [
    'A visitor needs a card in the register, a photograph and training.',
    '走访人员须有登记的证件、照片和培训记录。',
  ],
  ['A second person has not approved it.', '尚未经第二人批准。'],
  ['There is no hour that the law allows at that place.', '该地点没有法律允许的时段。'],
  ['Only the borrower himself confirms.', '只能由借款人本人确认。'],
  ['This time was not offered.', '该时段不在可选范围内。'],
  ['This time is over.', '该时段已过。'],
  ['The borrower has not confirmed an appointment.', '借款人尚未确认预约。'],
  ['Another visitor was named for it.', '该走访由他人负责。'],
  ['It is not the hour of the appointment.', '不在约定时段内。'],
  ['There was no leave, or it was taken back.', '没有许可，或许可已被撤回。'],
  ['It has gone on, or is over.', '已进入其他状态或已结束。'],
  ['The book does not have this borrower.', '账簿中没有该借款人。'],
  ['This is no address of his.', '这不是其本人的地址。'],
];
