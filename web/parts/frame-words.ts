import type { Catalogue } from './words.tsx';

const en = {
  thisLanguage: 'English',
  home: 'Anhuan',
  toContent: 'Skip to the content',
  doors: {
    borrower: 'Borrower',
    agent: 'Agent',
    studio: 'The night',
    inboxes: 'What borrowers get',
    people: 'People',
  },
  demo: 'Demonstration on this machine only: no door asks for a name yet.',
  businessDay: (day: string) => `Business day ${day}`,
  waiting: 'One moment: the figures are being fetched.',
  failed: 'This could not be shown.',
  unreachable: 'The server does not answer. Nothing was changed. Check that it is running, then try again.',
  again: 'Try again',
  quote: (code: string) => `If it stays so, quote the code ${code}.`,
  lostTitle: 'There is no such page.',
  lostText: 'The address may be mistyped or old.',
  toFront: 'To the front page',
  pastDue: (days: number) => (days === 1 ? '1 day past due' : `${days} days past due`),
  notPastDue: 'not past due',
  days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  aDay: 'a day',
  aYear: 'a year',
  from: 'from',
  to: 'to',
  charge: {
    formula: (base: string, rate: string, days: string, exact: string) =>
      `${base} × ${rate} × ${days} = ${exact}`,
    carried: 'Fractions of a fen are carried to the next day, never rounded up.',
  },
  bucketCurrent: 'current',
};

const zh: typeof en = {
  thisLanguage: '中文',
  home: '安还',
  toContent: '跳到正文',
  doors: {
    borrower: '借款人',
    agent: '坐席',
    studio: '日终',
    inboxes: '借款人收到什么',
    people: '人员',
  },
  demo: '本机演示：目前任何入口都无需登录。',
  businessDay: (day) => `业务日 ${day}`,
  waiting: '请稍候，正在取数。',
  failed: '暂时无法显示。',
  unreachable: '服务器没有应答，数据未作任何更改。请确认服务已启动，然后重试。',
  again: '重试',
  quote: (code) => `若仍不行，请提供代码 ${code}。`,
  lostTitle: '没有这个页面。',
  lostText: '地址可能有误或已失效。',
  toFront: '回到首页',
  pastDue: (days) => `逾期 ${days} 天`,
  notPastDue: '未逾期',
  days: (days) => `${days} 天`,
  aDay: '/日',
  aYear: '/年',
  from: '自',
  to: '至',
  charge: {
    formula: (base, rate, days, exact) => `${base} × ${rate} × ${days} = ${exact}`,
    carried: '不足一分的部分结转至次日，从不进位。',
  },
  bucketCurrent: '正常',
};

export const FRAME_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
