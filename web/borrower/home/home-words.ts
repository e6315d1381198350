import type { Catalogue } from '../../parts/words.tsx';

const en = {
  hello: (name: string) => `${name}, this is what you owe`,
  dueNow: 'Past due today',
  inAll: 'Owed in all',
  nothingDue: 'Nothing is past due.',
  nextBy: (day: string) => `Next: by ${day}`,
  next: 'What happens next',
  nextOn: (day: string) => `On ${day}:`,
  nextStops: (amount: string) => `Paying ${amount} today stops it.`,
  nextAll: 'All steps',
  pay: (amount: string) => `Pay ${amount}`,
  rows: {
    name: 'What do you want to do?',
    agree: ['I cannot pay this', 'Later, in parts, or with help'],
    wrong: ['Something is wrong', 'Dispute an amount, a message or a call'],
    contacted: ['Who contacted me?', 'Every contact, and why'],
    caller: ['Is this caller genuine?', 'Ask for a word, or check a code'],
    ahead: ['Plan ahead', 'Due dates, reminders, budget'],
    mine: ['My settings and data', 'Hours, channels, copy, correct, erase'],
  },
  accounts: 'By account',
};

const zh: typeof en = {
  hello: (name) => `${name}，您的欠款如下`,
  dueNow: '今日逾期金额',
  inAll: '欠款合计',
  nothingDue: '没有逾期。',
  nextBy: (day) => `下一笔：${day} 前`,
  next: '接下来会怎样',
  nextOn: (day) => `${day}：`,
  nextStops: (amount) => `今天还 ${amount} 即可停止。`,
  nextAll: '全部步骤',
  pay: (amount) => `还 ${amount}`,
  rows: {
    name: '您想做什么？',
    agree: ['我还不上', '延期、分期，或寻求帮助'],
    wrong: ['有不对的地方', '对金额、消息或来电提出异议'],
    contacted: ['谁联系过我？', '每一次联系及原因'],
    caller: ['来电的是我们吗？', '问一个口令，或核对核验码'],
    ahead: ['提前安排', '还款日、提醒、预算'],
    mine: ['我的设置与资料', '时间、方式、副本、更正、删除'],
  },
  accounts: '按账户',
};

export const HOME_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
