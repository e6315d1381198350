/**
 * What do refusals about agencies say in Chinese? As in problem-words.ts.
 */
import type { ToldBoth } from './problem-words.ts';

export const AGENCY_PROBLEM_WORDS: readonly ToldBoth[] = [
  ['This contract cannot begin.', '此合同不能生效。'],
  ['Agree on it with the agency first.', '请先与机构约定此项。'],
  ['This cannot be proposed.', '不能提出此项。'],
  ['Correct it, or let the agency in first.', '请更正，或先准入该机构。'],
  ['No such paper waits.', '没有待决的该材料。'],
  ['Look at the list again: it may be decided.', '请重新查看列表：可能已作决定。'],
  ['This cannot be decided by you, or not any more.', '您不能决定此项，或已不能再决定。'],
  ['whoever proposes does not decide', '提出人不得决定'],
  ['Ask a second person.', '请由另一人决定。'],
  ['the contract lacks what is needed by now', '合同缺少现行要求的内容'],
  ['Refuse it.', '请予以拒绝。'],
  ['There is no such case, or it is so already.', '没有该账户，或已是此状态。'],
  ['There is nothing to declare.', '没有需要声明的内容。'],
  ['everything given back was declared', '已退回的均已声明'],
  ['Look at the list.', '请查看列表。'],
  ['Show a key that was made for an agency.', '请出示为委外机构签发的密钥。'],
  ['no such key', '没有该密钥'],
  ['Ask an administrator of the house for one.', '请向本机构管理员申请。'],
  ['This does not lie with you.', '此账户不在您名下。'],
  ['it was recalled, lies with somebody else, or does not exist', '已收回、在他处，或不存在'],
  ['Read your list again.', '请重新读取列表。'],
  ['There is no statement of this month.', '该月没有对账单。'],
  ['Statements are made in the first night after a month.', '对账单于次月首个日终生成。'],
  ['There is nothing to invoice.', '没有可提出的结算单。'],
  ['the month comes to nothing', '该月佣金为零'],
  ['Nothing is needed.', '无需处理。'],
  ['it was proposed before', '此前已提出'],
  ['No such invoice waits.', '没有待决的该结算单。'],
  ['the agency objects', '机构有异议'],
  ['Refuse it, settle the matter, and propose it anew.', '请先拒绝，处理异议后重新提出。'],
  ['There is no such certificate.', '没有该证明。'],
];
