/**
 * Which words may everybody use, so that two who use them are no more alike than two who fill in one form?
 *
 * Our own forms and declarations, the articles of law that advice pages tell people to quote, set phrases of letters. Their marks are left
 * out before texts are compared. It is a list and no statistic: a family of a thousand copies must not become "common" by its size.
 */
export const COMMON_TEXTS: readonly string[] = [
  '申请事项：个性化分期还款。申请人声明以上内容真实有效，愿意配合核实，如有不实愿承担相应责任。申请人：',
  '根据《商业银行信用卡业务监督管理办法》第七十条，在特殊情况下，确认信用卡欠款金额超出持卡人还款能力且持卡人仍有还款意愿的，发卡银行可以与持卡人平等协商，达成个性化分期还款协议。个性化分期还款协议的最长期限不得超过5年。',
  '请贵司依法保护消费者合法权益，在规定时限内给予书面答复。',
  'Subject: request for a repayment arrangement. I declare that the above is true and complete and agree that it may be checked. Yours, sincerely',
  'I understand that you must treat customers in financial difficulty with forbearance and due consideration.',
  'Please confirm in writing within the time limit that the rules set for complaints.',
];
