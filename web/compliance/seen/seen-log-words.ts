import type { Catalogue } from '../../parts/words.tsx';

interface SeenLogWords {
  readonly title: string;
  readonly lead: string;
  readonly account: string;
  readonly staff: string;
  readonly day: string;
  readonly search: string;
  readonly columns: readonly [string, string, string, string, string];
  readonly none: string;
  readonly alarms: string;
  readonly noAlarm: string;
  readonly alarm: (who: string, span: 'hour' | 'day') => string;
  readonly theirs: string;
  readonly looked: string;
  readonly worked: string;
  readonly opened: (field: string) => string;
}

export const SEEN_LOG_WORDS: Catalogue<SeenLogWords> = {
  en: {
    title: 'Who looked at whom',
    lead: 'Each look at one person by somebody who is signed in, and each covered field that was opened, with the reason given. A borrower reads the same about himself, by role and without names.',
    account: 'Account (number, or host:reference)',
    staff: 'Staff (number)',
    day: 'On day',
    search: 'Search',
    columns: ['When', 'Who', 'Person', 'What', 'Why'],
    none: 'No look was written down for this.',
    alarms: 'Alarms',
    noAlarm: 'Nobody wanted to open more than the house allows.',
    alarm: (who, span) =>
      `${who} wanted to open more covered fields in one ${span} than the house allows; nothing more was opened.`,
    theirs: 'What this person looked at',
    looked: 'looked',
    worked: 'worked on it',
    opened: (field) => `opened the ${field}`,
  },
  'zh-CN': {
    title: '查看记录',
    lead: '已登录人员对某一客户的每次查看，以及每次揭示被遮蔽的信息和所填理由。客户本人也能看到同样的记录，只按角色显示，不含姓名。',
    account: '账户（编号，或 机构:参考号）',
    staff: '人员（工号）',
    day: '日期',
    search: '检索',
    columns: ['时间', '人员', '客户', '内容', '理由'],
    none: '没有相关的查看记录。',
    alarms: '警示',
    noAlarm: '没有人试图超出规定的次数查看被遮蔽的信息。',
    alarm: (who, span) =>
      `${who} 在一${span === 'hour' ? '小时' : '天'}内试图查看的遮蔽信息超过规定次数，超出部分未予显示。`,
    theirs: '此人查看过什么',
    looked: '查看',
    worked: '处理',
    opened: (field) => `揭示${field}`,
  },
};
