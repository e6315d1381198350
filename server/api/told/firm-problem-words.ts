/**
 * What do refusals about law firms and their letters say in Chinese?
 *
 * As in problem-words.ts.
 */
import type { ToldBoth } from './problem-words.ts';

export const FIRM_WORDS: readonly ToldBoth[] = [
  ['There is no such order.', '没有该律师函委托。'],
  ['no order lies there', '此处没有委托'],
  ['No page was written yet.', '尚未生成函件页面。'],
  ['it was not given to the firm', '尚未交给律师事务所'],
  ['Look again when it was.', '交给之后再查看。'],
  ['This step cannot be taken.', '此步骤不能进行。'],
  ['there is no such order', '没有该委托'],
  ['it does not wait for this step', '它不在等待此步骤'],
  ['he proposed it himself', '由本人提出'],
  ['Another person decides.', '由另一人决定。'],
  ['there are no words for it any more', '已没有可用的文字'],
  ['Look at the account.', '请查看账户。'],
  ['no postal address is recorded', '未登记邮寄地址'],
  ['the page cannot be set', '页面无法排印'],
  ['the facts changed while the page was made', '生成页面期间事实有变'],
  ['Look at it again, then decide.', '请重新查看后再决定。'],
  ['the account lies with another firm for its letters', '该账户的律师函已委托另一家律师事务所'],
  ['Wait until that has ended.', '请等其结束。'],
  ['a precondition is not met', '有前提条件未满足'],
  ['See what is missing.', '请查看缺少什么。'],
  ['he is none of the firm’s lawyers', '不是该所的律师'],
  ['A lawyer of the firm signs.', '由该所律师签署。'],
  ['there is no such engagement', '没有该委托关系'],
  ['a number is none of the register', '编号不符合登记格式'],
  ['Write capitals and digits.', '请用大写字母和数字。'],
  ['no lawyer is named', '未填写律师'],
  ['Name one at least.', '请至少填写一名。'],
  ['a product is not one of the house', '产品不是本机构的产品'],
  ['it ends before it begins', '结束早于开始'],
  ['a licence ends before it begins', '执业许可在开始前已到期'],
  ['the firm is engaged already', '该律师事务所已在委托中'],
  ['End that engagement first.', '请先结束该委托。'],
  ['letters are proposed by trained workers of the house', '律师函由本机构受过培训的人员提出'],
  ['Give the number of one.', '请填写其工号。'],
  ['Record one first.', '请先登记。'],
  ['no law firm is engaged', '没有委托中的律师事务所'],
  ['Have one engaged first.', '请先委托一家。'],
  ['an order about him is open', '关于此人的委托尚未结束'],
  ['there is no such account', '没有该账户'],
];
