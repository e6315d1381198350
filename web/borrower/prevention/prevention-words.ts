import type { Catalogue } from '../../parts/words.tsx';

const en = {
  link: 'Plan ahead',
  linkText: 'Due days, reminders, budget',
  title: 'Plan ahead',
  back: 'All my accounts',
  dates: {
    title: 'My due days',
    none: 'Nothing is due within a year, as far as we know today.',
    calendar: 'Take them into my calendar',
    calendarText: 'A file for any calendar. It shows only “Due day”; the amount stands in the details.',
    more: (count: number) => `${count} more`,
  },
  reminders: {
    title: 'Remind me before a due day',
    text: 'You choose how, how early and when. Nobody else sees it, and it costs nothing.',
    none: 'You have set no reminder.',
    way: 'How',
    ways: { 'in-app': 'Inbox', push: 'This device', sms: 'Text message', email: 'E-mail' },
    days: 'Days before',
    at: 'At',
    one: (way: string, days: number, at: string) =>
      `${way}, ${days === 0 ? 'on the due day' : days === 1 ? 'one day before' : `${days} days before`}, at ${at}`,
    add: 'Add this reminder',
    remove: 'Remove',
    removeOne: (which: string) => `Remove: ${which}`,
    kept: 'Kept.',
    full: 'Six reminders are set; remove one first.',
  },
  budget: {
    title: 'My month',
    text: 'Only for you: these figures stay in this browser and are sent to nobody.',
    income: 'What comes in each month',
    living: 'Living: rent, food, transport, medicine',
    other: 'Other debts',
    spare: 'Set aside for the unexpected',
    due: (days: string) => `Due here until ${days}`,
    left: 'Left over',
    enough: 'It is enough, with something left.',
    short: (amount: string) =>
      `${amount} are missing. Better ask for a later date or smaller instalments now than be late.`,
    clear: 'Forget these figures',
  },
  credit: {
    title: 'My credit record',
    states: {
      clear: 'We have reported nothing about this account.',
      late: 'We have reported nothing. Before anything is reported, we tell you and wait.',
      announced: 'We have told you that these arrears may be reported. Nothing is reported yet.',
      reported: 'These arrears stand at the credit bureau.',
      ended: 'The arrears are over; the record runs out by itself.',
    },
    from: (day: string) =>
      `Not before ${day}. Paying, an arrangement or an objection keeps it from being reported.`,
    record: (since: string, on: string) => `Late since ${since}, reported on ${on}`,
    marked: 'Marked as disputed.',
    leaves: (day: string) => `Shown until ${day}, then never again.`,
    runs: 'Its time begins to run when the arrears are paid.',
    order: (months: number) =>
      months === 0
        ? 'No full month in order yet.'
        : months === 1
          ? 'One month in order.'
          : `${months} months in order in a row.`,
    orderText: 'Months in which everything was paid in time. They are what lenders look at first.',
    history: 'What was told, and when',
    acts: {
      announce: 'You were told before',
      report: 'Reported',
      update: 'Reported again: other number of days',
      mark: 'Marked as disputed',
      unmark: 'Mark taken away',
      end: 'Reported as paid',
      correct: 'Taken back: it was not so',
    },
    days: (days: number) =>
      days === 0 ? 'nothing past due' : days === 1 ? '1 day past due' : `${days} days past due`,
  },
};

const zh: typeof en = {
  link: '提前安排',
  linkText: '还款日、提醒、预算',
  title: '提前安排',
  back: '全部账户',
  dates: {
    title: '我的还款日',
    none: '就目前所知，一年内没有到期款项。',
    calendar: '放进我的日历',
    calendarText: '适用于任何日历。日历上只显示“还款日”，金额写在详情里。',
    more: (count) => `还有 ${count} 个`,
  },
  reminders: {
    title: '还款日前提醒我',
    text: '方式、提前几天、几点，都由您定。别人看不到，不收费。',
    none: '还没有设置提醒。',
    way: '方式',
    ways: { 'in-app': '站内消息', push: '本设备', sms: '短信', email: '电子邮件' },
    days: '提前天数',
    at: '时间',
    one: (way, days, at) => `${way}，${days === 0 ? '还款日当天' : `提前 ${days} 天`} ${at}`,
    add: '添加这条提醒',
    remove: '删除',
    removeOne: (which) => `删除：${which}`,
    kept: '已保存。',
    full: '已有六条提醒，请先删除一条。',
  },
  budget: {
    title: '我的这个月',
    text: '只给您自己看：这些数字只保存在本浏览器，不会发送给任何人。',
    income: '每月收入',
    living: '生活开支：房租、饮食、交通、药品',
    other: '其他债务',
    spare: '留作应急',
    due: (day) => `截至 ${day} 在这里到期`,
    left: '结余',
    enough: '够用，还有结余。',
    short: (amount) => `还差 ${amount}。现在申请延期或更小的分期，好过逾期。`,
    clear: '清除这些数字',
  },
  credit: {
    title: '我的信用记录',
    states: {
      clear: '这个账户没有报送过任何信息。',
      late: '还没有报送。报送之前，我们会先告知您并等待。',
      announced: '已告知您这笔逾期可能报送，目前还没有报送。',
      reported: '这笔逾期已报送征信机构。',
      ended: '逾期已经结束，记录到期自动删除。',
    },
    from: (day) => `最早 ${day}。还清、达成安排或提出异议，就不会报送。`,
    record: (since, on) => `${since} 起逾期，${on} 报送`,
    marked: '已标注异议。',
    leaves: (day) => `保存至 ${day}，之后不再展示。`,
    runs: '还清之日起开始计算保存期限。',
    order: (months) => (months === 0 ? '还没有完整的按时月份。' : `连续 ${months} 个月按时。`),
    orderText: '全部按时还清的月份。放款机构首先看的就是它。',
    history: '何时报送过什么',
    acts: {
      announce: '事先告知',
      report: '已报送',
      update: '更新报送：天数有变化',
      mark: '标注异议',
      unmark: '取消标注',
      end: '报送：已还清',
      correct: '已撤回：与事实不符',
    },
    days: (days) => (days === 0 ? '没有逾期' : `逾期 ${days} 天`),
  },
};

export const PREVENTION_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
