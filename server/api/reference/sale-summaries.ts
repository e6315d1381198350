/**
 * What is each address about write-offs and sales of claims for, in one line?
 *
 * As in operation-summaries.ts, which puts all lines together.
 */
import type { Line } from './staff-summaries.ts';

const S = '/api/sale';
export const SALE: Readonly<Record<string, Line>> = {
  [`GET ${S}/write-offs`]: ['Proposals of write-offs, and what came back by month', '核销提案与按月回收'],
  [`GET ${S}/write-offs/file`]: ['The months as a table', '按月表格文件'],
  [`POST ${S}/write-offs`]: ['Propose a write-off', '提出核销'],
  [`POST ${S}/write-offs/{key}/agree`]: [
    'Agree; with the second person it is written off',
    '同意核销，第二人同意后生效',
  ],
  [`POST ${S}/write-offs/{key}/refuse`]: ['Refuse a proposal', '不同意核销'],
  [`POST ${S}/write-offs/{key}/undo`]: ['Take a write-off back; two people', '撤销核销，须两人'],
  [`GET ${S}/buyers`]: ['Buyers of claims, and papers that wait', '债权受让方与待定文件'],
  [`POST ${S}/buyers/papers`]: ['Propose a paper of a buyer', '提交受让方文件'],
  [`POST ${S}/buyers/papers/{paper}/decide`]: ['Decide a paper of somebody else', '审定他人提交的文件'],
  [`GET ${S}/sales`]: ['Sales, and money that waits to be passed on', '转让项目与待转交款项'],
  [`GET ${S}/sales/{sale}`]: [
    'One sale: lines, refusals with their texts, offers',
    '转让项目详情：清单、排除理由、报价',
  ],
  [`POST ${S}/sales`]: ['Draw a portfolio by a rule', '按规则组包'],
  [`POST ${S}/sales/{sale}/tape`]: ['Take the masked tape', '取出脱敏清单'],
  [`POST ${S}/sales/{sale}/offer`]: ['Offer the tape to buyers', '挂牌'],
  [`POST ${S}/sales/{sale}/offers`]: ['Put in a sealed price', '提交密封报价'],
  [`POST ${S}/sales/{sale}/award`]: ['Award the sale to an offer', '选定受让方'],
  [`POST ${S}/sales/{sale}/close`]: ['Close the sale: everything is asked once more', '交割：逐笔再次核对'],
  [`POST ${S}/sales/{sale}/drop`]: ['Let a sale come to nothing', '放弃转让'],
  [`POST ${S}/sales/{sale}/lines/{key}/back`]: ['Take a claim back; two people', '退回债权，须两人'],
  [`POST ${S}/money`]: ['Pass money on to whoever holds the claim', '转交误付款项'],
};
