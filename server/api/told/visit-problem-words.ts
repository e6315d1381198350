/**
 * What do refusals about visits say in Chinese?
 *
 * Made as in problem-words.ts; the reasons against a step have both languages already.
 */
import { VISIT_REASONS } from '../../visits/visit-reasons.ts';
import type { ToldBoth } from './problem-words.ts';

export const VISIT_PROBLEM_WORDS: readonly ToldBoth[] = [
  ['This visit cannot go on like this.', '此次走访不能这样继续。'],
  ['There is no such visit.', '没有该走访。'],
  ['This card was not given.', '证件未登记成功。'],
  [
    'it stands in no register, is another’s, or the person is no visitor',
    '未在登记簿中、属于他人，或该人员不是走访人员',
  ],
  ['Enter the card first.', '请先登记证件。'],
  ['Who took it does not count it.', '收款人不得自行清点。'],
  ['Nothing waits on this receipt.', '该收据没有待清点款项。'],
  ['What was handed in is not what was taken.', '上交金额与收取金额不符。'],
  ['It stays open until it agrees.', '金额一致前保持未结。'],
  ['This is not the next way.', '这不是下一种方式。'],
  ['Take the ways in their order.', '请按顺序进行。'],
  ...Object.values(VISIT_REASONS)
    .filter(({ en }) => en !== 'There is no such visit.')
    .map(({ en, zh }): ToldBoth => [en, zh]),
];
