import type { Catalogue } from './parts/words.tsx';

const en = {
  title: 'Repay in peace',
  intro: 'One book of overdue accounts; whoever deals with it has a door of his own.',
  book: (accounts: string, pastDue: string) => `${accounts} accounts, ${pastDue} of them past due.`,
  noNight: 'No night has been closed yet. Close a day first, then come back.',
  borrower: 'Borrower',
  borrowerText: 'What do I owe and why, what happens next, what if I pay.',
  agent: 'Agent',
  agentText: 'Who is next and for what reason, and all that happened on an account.',
  lead: 'Lead',
  leadText: 'What is due today, who is with whom, what waits for a second pair of eyes.',
  studio: 'Studio',
  studioText: 'What the night did and whether it adds up, the ladder, the law, the texts, the figures.',
  compliance: 'Compliance',
  complianceText: 'Is anything wrong, how much was looked at to know it, which clocks run.',
  inboxes: 'What borrowers get',
  inboxesText: 'Every message as it arrived on a telephone, in a mailbox, on a lock screen.',
  stories: 'One account’s way',
  storiesText: 'From the first message to a judgment, and what stops it on each rung: every step opens.',
  samples: 'Look in as one of these borrowers',
};

const zh: typeof en = {
  title: '安心还款',
  intro: '同一本逾期账簿，每个人各有自己的入口。',
  book: (accounts, pastDue) => `共 ${accounts} 个账户，其中逾期 ${pastDue} 个。`,
  noNight: '尚未完成任何日终。请先完成一次日终再来查看。',
  borrower: '借款人',
  borrowerText: '欠多少、为什么、接下来怎样、还了会怎样。',
  agent: '坐席',
  agentText: '下一位是谁、为什么，以及账户上发生的一切。',
  lead: '主管',
  leadText: '今天什么到期、谁负责谁、哪些等待复核。',
  studio: '策略室',
  studioText: '日终做了什么、是否平衡，以及催收阶梯、法规、文本与图表。',
  compliance: '合规',
  complianceText: '有没有问题、查了多少才得出结论、哪些期限在走。',
  inboxes: '借款人收到什么',
  inboxesText: '每条消息到达手机、邮箱和锁屏时的样子。',
  stories: '一笔账户的全程',
  storiesText: '从第一条短信到判决，以及各阶段如何停下：每一步都可点开。',
  samples: '以其中一位借款人的身份查看',
};

export const FRONT_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
