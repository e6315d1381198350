/**
 * What is each address about agencies for, in one line? As in operation-summaries.ts, which puts all lines together.
 */
import type { Line } from './staff-summaries.ts';

export const AGENCIES: Readonly<Record<string, Line>> = {
  'GET /api/agencies': ['Agencies, what ends soon, and papers that wait', '委外机构、即将到期事项与待决材料'],
  'GET /api/agencies/{agency}/cases': ['What lies with an agency, or came back', '在委与退回的账户'],
  'POST /api/agencies/papers': [
    'Propose a licence, contract, examination or rule',
    '提出许可、合同、考核或分案规则',
  ],
  'POST /api/agencies/papers/{paper}/decide': ['Decide what somebody else proposed', '决定他人提出的材料'],
  'POST /api/agencies/{agency}/recall': [
    'Take everything back from an agency, at once',
    '立即收回机构的全部账户',
  ],
  'POST /api/agencies/{agency}/cases/{key}': [
    'Recall, hold or release one account',
    '收回、暂停或恢复一个账户',
  ],
  'GET /api/agencies/reckoning': [
    'Scorecards, comparisons, statements and invoices',
    '评分卡、比较、对账单与结算单',
  ],
  'GET /api/agencies/{agency}/statements/{month}/lines': ['Lines of a statement', '对账单明细'],
  'GET /api/agencies/{agency}/statements/{month}/behind': [
    'The accounts behind a number of a scorecard',
    '评分卡数字所涉账户',
  ],
  'GET /api/agencies/{agency}/statements/{month}/file': ['A statement as a file', '对账单文件'],
  'POST /api/agencies/{agency}/statements/{month}/invoice': [
    'Propose the invoice of a statement',
    '按对账单提出结算单',
  ],
  'POST /api/agencies/invoices/{invoice}/decide': [
    'Agree to an invoice that somebody else proposed, or refuse it',
    '确认或拒绝他人提出的结算单',
  ],
  'GET /api/agencies/returns/{declaration}/certificate': [
    'Certificate that an agency gave everything back',
    '机构退案与删除证明',
  ],
  'GET /api/agency/returns/{declaration}/certificate': [
    'The own certificate of return and deletion',
    '本机构的退案与删除证明',
  ],
  'GET /api/agency/statements': ['Statements and invoices of the own agency', '本机构的对账单与结算单'],
  'GET /api/agency/statements/{month}/lines': ['Lines of an own statement', '本机构对账单明细'],
  'GET /api/agency/statements/{month}/file': ['An own statement as a file', '本机构对账单文件'],
  'POST /api/agency/invoices/{invoice}/hear': ['Accept an own invoice, or object', '认可结算单或提出异议'],
  'GET /api/agency/placements': ['What lies with the own agency', '本机构的在委账户'],
  'POST /api/agency/permits': ['Ask leave for one contact', '为一次联系申请许可'],
  'POST /api/agency/permits/{permit}/use': ['Use leave at this instant', '即刻使用许可'],
  'POST /api/agency/contacts': ['Report what came of a contact', '报告联系结果'],
  'GET /api/agency/returns': ['What was given back, and what was declared', '已退回的账户与已作的声明'],
  'POST /api/agency/returns': ['Declare that nothing of it is left', '声明相关信息已删除'],
};
