/** What is said about the papers of those who buy claims, and about the tape, in both languages? */
import type { Catalogue } from '../parts/words.tsx';

const en = {
  kinds: { admission: 'Admission', licence: 'Licence', contract: 'Contract', ending: 'Ending' },
  kind: 'Which paper',
  propose: 'Propose a paper of a buyer',
  refuse: 'Refuse',
  proposed: (by: string, day: string) => `proposed by ${by} on ${day}`,
  number: 'Number of the buyer',
  nameZh: 'Name in Chinese',
  nameEn: 'Name in English',
  contact: 'How borrowers reach him',
  licence: 'Number of the licence',
  grantedBy: 'Granted by',
  from: 'From',
  until: 'until',
  why: 'Why it ends',
  clauses: 'Clauses that he signed',
  clausesSigned: (count: number) => `${count} clauses`,
  tape: 'The tape',
  tapeSays:
    'What bidders see of each claim: its number in the sale, the sum and the age. No name, no account.',
  take: 'Take the tape (CSV)',
};

const zh: typeof en = {
  kinds: { admission: '准入', licence: '许可', contract: '合同', ending: '终止' },
  kind: '材料种类',
  propose: '提交受让方材料',
  refuse: '不同意',
  proposed: (by, day) => `${by} 于 ${day} 提交`,
  number: '受让方编号',
  nameZh: '中文名称',
  nameEn: '英文名称',
  contact: '借款人联系方式',
  licence: '许可编号',
  grantedBy: '发证机关',
  from: '自',
  until: '至',
  why: '终止原因',
  clauses: '已签条款',
  clausesSigned: (count) => `${count} 项条款`,
  tape: '资产清单',
  tapeSays: '竞价方只看到每笔债权在本次转让中的序号、金额和账龄，不含姓名和账号。',
  take: '下载资产清单（CSV）',
};

export const BUYER_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
