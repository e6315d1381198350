/**
 * What do refusals about courts and special paths say in Chinese?
 */
import type { ToldBoth } from './problem-words.ts';

export const COURT_PROBLEM_WORDS: readonly ToldBoth[] = [
  ['There is no such case.', '没有该案件。'],
  [
    'The house does not sue there: no terms are written down for this place and currency.',
    '未设置该地区与币种的诉讼条款，不在当地起诉。',
  ],
  ['The debt has an open case already.', '该债务已有未结案件。'],
  ['The case is not where this could follow.', '案件当前阶段不能进行此步。'],
  ['Something stands against it.', '尚有前提未满足。'],
  ['There is no postal address to which the notice could go.', '没有可寄送告知的邮寄地址。'],
  ['The gate does not allow the filing.', '闸门不予许可提交法院。'],
  [
    'The case rests: an agreement, a payment, a dispute or a hold stands.',
    '案件暂停：存在安排、还款、异议或暂停。',
  ],
  ['Say what was adjudged.', '请填写判决金额。'],
  ['The step cannot lie on that day.', '该步骤的日期不成立。'],
  ['The judgment can still be appealed.', '判决仍在上诉期内。'],
  [
    'The list of this court names no such paper that a person brings.',
    '该法院清单中没有须由人工提交的此项文件。',
  ],
  [
    'The case has as many papers, or as large ones, as one file can hold.',
    '该案件的文件数量或大小已达上限。',
  ],
  ['There is no such paper with this case.', '该案件没有此文件。'],
  ['The amount cannot be read.', '金额无法读取。'],
  ['Write digits with a point, such as 1234.50.', '请写带小数点的数字，如 1234.50。'],
  ['A cost is more than nothing.', '费用必须大于零。'],
  ['Write what was paid, such as 1234.50.', '请填写实际支付的金额，如 1234.50。'],
  ['Look at the case: it says what is missing.', '请查看案件：其中列明所缺。'],
  ['Look at the case again.', '请重新查看案件。'],
  ['There is no such open path.', '没有该进行中的特别程序。'],
  ['Such a path is open already.', '同类特别程序已在进行。'],
  ['The path has no such step.', '该程序没有此步骤。'],
  ['The path has no such end.', '该程序没有此结束方式。'],
  ['The step was done before.', '该步骤已完成。'],
  ['An earlier step is still to be done.', '前一步骤尚未完成。'],
  ['The step needs one of its documents.', '该步骤须附规定文件之一。'],
  ['Steps that this end needs are still to be done.', '以此结束所需的步骤尚未完成。'],
  ['The file has faults and is not handed out.', '文件有误，不予提供。'],
  ['Tell whoever runs the house: this is a mistake of ours.', '请告知系统管理者：这是我们的错误。'],
];
