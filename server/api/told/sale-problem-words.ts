/**
 * What do refusals about write-offs and sales of claims say in Chinese?
 */
import type { ToldBoth } from './problem-words.ts';

export const SALE_PROBLEM_WORDS: readonly ToldBoth[] = [
  ['The account is proposed or written off already.', '该账户已提出核销或已核销。'],
  ['The proposal is not where this could follow.', '提案当前状态不能进行此步。'],
  ['A second person must say this.', '须由第二人确认。'],
  ['Something stands against the write-off.', '核销尚有障碍。'],
  ['The claim was sold: it must come back first.', '债权已转让，须先退回。'],
  ['No such buyer was let in.', '没有准入该受让方。'],
  ['Propose his admission first; a number has letters and digits.', '请先提交准入；编号由字母和数字组成。'],
  ['Somebody else must decide this paper.', '须由他人审定此文件。'],
  ['There is no such sale.', '没有该转让项目。'],
  ['Choose products of one currency.', '请选择同一币种的产品。'],
  ['The rule draws no claim.', '该规则未选出任何债权。'],
  ['The sale is not where this could follow.', '转让项目当前状态不能进行此步。'],
  ['There is no such offer.', '没有该报价。'],
  ['The buyer has made his offer already.', '该受让方已报价。'],
  ['The offers are sealed until their day.', '报价尚未到开启日。'],
  ['The buyer’s papers do not stand.', '受让方文件不齐或已失效。'],
  ['No claim of this sale may be sold.', '该项目中没有可转让的债权。'],
  ['The sale has no such claim.', '该项目中没有此债权。'],
  ['Something happened meanwhile.', '期间情况有变。'],
  ['The claim is not where this could follow.', '该债权当前状态不能进行此步。'],
  ['The second person must name the same sum.', '第二人须填写相同金额。'],
  ['No such money waits to be passed on.', '没有该待转交款项。'],
  ['Look at the sale again.', '请重新查看转让项目。'],
];
