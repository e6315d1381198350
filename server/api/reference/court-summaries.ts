/**
 * What is each address about courts and special paths for, in one line?
 *
 * As in operation-summaries.ts, which puts all lines together.
 */
import type { Line } from './staff-summaries.ts';

const C = '/api/court';
export const COURT: Readonly<Record<string, Line>> = {
  [`GET ${C}/cases`]: [
    'Cases by stage, and debts the ladder has brought to a court',
    '按阶段列出案件与拟起诉债务',
  ],
  [`GET ${C}/cases/{case}`]: [
    'One case: what stands against the next step, the numbers, the log',
    '案件详情：前提、成本与回收、记录',
  ],
  [`POST ${C}/cases`]: [
    'Weigh a debt and open its case, or write down why not',
    '评估并立案，或记录不起诉的理由',
  ],
  [`POST ${C}/cases/{case}/approve`]: ['Approve a case that another person opened', '批准他人发起的案件'],
  [`POST ${C}/cases/{case}/refuse`]: ['Refuse a case, with the reason', '不予批准并说明理由'],
  [`POST ${C}/cases/{case}/notice`]: ['Send the notice before the suit', '发出起诉前告知'],
  [`POST ${C}/cases/{case}/file`]: [
    'File the case: every precondition and the gate once more',
    '提交法院：再次核对全部前提与闸门',
  ],
  [`POST ${C}/cases/{case}/stage`]: ['Note what the court did, or how it ended', '登记法院进展或结案'],
  [`POST ${C}/cases/{case}/cost`]: ['Note what was laid out', '登记垫付费用'],
  [`POST ${C}/cases/{case}/papers`]: ['Bring a paper for an item of the court’s list', '提交清单所需的文件'],
  [`POST ${C}/cases/{case}/papers/{paper}/take-back`]: [
    'Take a paper back that was brought',
    '撤回已提交的文件',
  ],
  [`POST ${C}/cases/{case}/bundle`]: ['Make the bundle and take it', '生成并取出诉讼材料'],
  [`GET ${C}/calendar`]: ['Claims by the day on which limitation ends', '按诉讼时效届满日排列的债权'],
  [`GET ${C}/calendar/file`]: ['The same as a calendar or a table', '同上，日历或表格文件'],
  [`GET ${C}/paths`]: ['Debts on a special path', '走特别程序的债务'],
  [`POST ${C}/paths`]: ['Put a debt on a special path: all contact rests', '进入特别程序：停止联系'],
  [`POST ${C}/paths/{path}/step`]: ['A step was done, with its document', '登记步骤及其文件'],
  [`POST ${C}/paths/{path}/end`]: ['End the path', '结束特别程序'],
  [`POST ${C}/bureau`]: ['Take the file for the credit bureau', '取出征信报送文件'],
};
