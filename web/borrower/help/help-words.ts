import type { Catalogue } from '../../parts/words.tsx';

const en = {
  title: 'Help before a payment is due',
  asked: (due: string) =>
    `We wrote to you ahead of the payment of ${due}, because of what we see on this account:`,
  unasked: (due: string) => `Before the payment of ${due} we saw on this account:`,
  nothingLate:
    'Nothing is late. It is an offer: a reminder, another date or a smaller payment. You need do nothing.',
  heldBack: 'We did not write to you about it.',
  none: 'We have not written to you ahead of a payment lately.',
  how: 'We look only at payments and bills of this account, at nothing about you as a person. It never changes what you are offered or charged.',
  on: 'Early help is on.',
  off: 'Early help is off. We do not write ahead of payments because of this.',
  turnOff: 'Turn early help off',
  turnOn: 'Turn early help on',
  kept: 'Noted; it holds at once.',
  cancelled: (count: number) => `${count} ${count === 1 ? 'message' : 'messages'} that waited will not go.`,
};

const zh: typeof en = {
  title: '还款日之前的帮助',
  asked: (due) => `我们在 ${due} 还款日之前联系您，是因为本账户的以下情况：`,
  unasked: (due) => `在 ${due} 还款日之前，本账户有以下情况：`,
  nothingLate: '目前没有逾期。这只是一项提议：提醒、更改日期或减少每期金额。您无需做任何事。',
  heldBack: '我们没有因此联系您。',
  none: '近期没有在还款日之前因此联系过您。',
  how: '我们只看本账户的还款和账单，不看您的个人情况，也不会因此改变给您的方案或费用。',
  on: '提前帮助已开启。',
  off: '提前帮助已关闭，我们不会因此在还款日之前联系您。',
  turnOff: '关闭提前帮助',
  turnOn: '开启提前帮助',
  kept: '已记录，即刻生效。',
  cancelled: (count) => `等待中的 ${count} 条消息不再发出。`,
};

export const HELP_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
