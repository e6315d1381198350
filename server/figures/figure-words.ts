/**
 * What is each figure called, how is it defined, what does the field call it, and what can it not tell?
 *
 * Shown beside the picture and written into every exported workbook.
 */
import type { Language } from '../../rules/telling/language.ts';
import type { FigureName } from './figure-shape.ts';

export interface FigureWords {
  readonly name: string;
  readonly definition: string;
  /** What the field calls it, and where it is described. */
  readonly source: string;
  readonly cannotTell: string;
}

const en: Record<FigureName, FigureWords> = {
  rolls: {
    name: 'Roll rates',
    definition:
      'Of the accounts that stood in a bucket when the month began, the share that stood in each bucket when it ended (or stands now). The start is the count of the book at a month’s end, carried on by the passages.',
    source:
      'Roll rate, migration matrix (field usage; the matrix of R. Cyert, H. Davidson and G. Thompson, Management Science 8, 1962).',
    cannotTell:
      'Why accounts moved. A late-told payment shows on the day it was told: what was recorded before stays recorded. Accounts that joined the book in mid-month are not in its start.',
  },
  vintages: {
    name: 'Vintages',
    definition:
      'Accounts by the month in which they were opened, or taken over, here; the share that was ever 30, 60 or 90 days late or more, by months since then.',
    source: 'Vintage analysis, ever-30+/60+/90+ (field usage).',
    cannotTell:
      'Months are of different age: compare at the same month on book. Accounts that were taken over count from their taking over, with what was late already. Arrears that a late-told payment later healed still count as recorded.',
  },
  flow: {
    name: 'Flow between buckets',
    definition:
      'Picture: where accounts stood at the beginning and end of each month, without those that were current at both. Table: every passage of the period, so one account can count several times; principal is what it owed of it at that moment.',
    source: 'Flow rate, delinquency flow (field usage); H. R. Sankey’s diagram of flows, 1898.',
    cannotTell:
      'A passage is no loss and a return to current no payment: agreements and corrections move accounts too.',
  },
  recovery: {
    name: 'Recovery and what it cost',
    definition:
      'Money received, less what was reversed or taken back, on the day it was booked; past-due accounts by the bucket before the payment and by the last contact within thirty days before it. A reversal counts against the bucket and contact of the payment it reverses. Cost: contacts of the period at the house’s reckoned price; cost per 100: that cost over what was received after such a contact.',
    source:
      'Collections, amount recovered, cost to collect (field usage). Prices: policy/house/contact-costs.ts.',
    cannotTell:
      'That the contact brought the money: those who pay anyway are contacted too. Only a comparison with people who were left alone by chance can show that. Wages of people and systems are in the price of a contact or nowhere.',
  },
  contacts: {
    name: 'Contacts and what became of them',
    definition:
      'Contacts begun in the period, by way and step: sent; delivered (a receipt, a call that was connected, our own inbox); read (opened in our inbox, or somebody spoke); answered (a reply, a talk); paid (any payment on the account within seven days).',
    source: 'Contact funnel; right-party contact rate for calls (field usage).',
    cannotTell:
      'Whether a text message, e-mail, push or letter was read, and whether an e-mail or push arrived: nobody tells us. Paid means afterwards, not because of it. A step of the last seven days is still open.',
  },
  complaints: {
    name: 'Complaints',
    definition:
      'Complaints received in the period for every 10,000 contacts begun in it; of those decided in it, the share that was right.',
    source:
      'Complaints per 10,000 contacts and uphold rate, as the Financial Ombudsman Service (United Kingdom) uses the word upheld.',
    cannotTell:
      'How many were wronged and said nothing. A complaint may be about a contact of an earlier period; a small number swings.',
  },
  plans: {
    name: 'How long agreements are kept',
    definition:
      'The estimated share of agreements bound in the period that are kept for so many days or more. Those completed, withdrawn or still alive count until then and not as broken.',
    source:
      'Product-limit estimate: E. L. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958), 457–481.',
    cannotTell:
      'Much where few are still followed: look at the number at risk. It takes for granted that those who left early would have kept on as the others did.',
  },
  refusals: {
    name: 'Refusals by rule',
    definition:
      'Contacts planned for the days of the period that a rule stood against when the plan was judged in the night; one that two rules stand against counts for both.',
    source: 'Blocked attempts; the gate (docs/gate.md).',
    cannotTell:
      'Refusals at the instant of sending and by the agents’ own hand are in the evidence, not here.',
  },
  hours: {
    name: 'When people are contacted',
    definition:
      'Contacts by weekday and hour where the person lives; reached: connected or delivered, in our inbox opened. Quiet hours of the law are marked.',
    source: 'Best time to call (field usage).',
    cannotTell:
      'That an hour is good: who is called when is no chance. Hours in which nobody was contacted say nothing.',
  },
  silence: {
    name: 'Time to silence',
    definition:
      'From the moment the house was told of a payment, agreement, dispute or stop until nothing more could leave: the latest events, whatever the period.',
    source: 'Measured by this product; docs/contact.md.',
    cannotTell: 'What the carriers did with messages they already had.',
  },
  cure: {
    name: 'Cure',
    definition:
      'Accounts that became current, by the bucket they left, and whether the person was contacted by any way since the account fell behind.',
    source: 'Cure rate, self-cure (field usage).',
    cannotTell:
      'Who would have cured without the contact. An agreement that sets the account current counts as a cure.',
  },
};

const zh: Record<FigureName, FigureWords> = {
  rolls: {
    name: '迁徙率',
    definition:
      '月初处于某账龄段的账户，到月末（或目前）处于各账龄段的比例。月初数为上月末对账簿的清点，按迁移记录推算。',
    source:
      '迁徙率、滚动率矩阵（行业用法；矩阵见 R. Cyert、H. Davidson、G. Thompson，Management Science 8，1962）。',
    cannotTell: '不说明原因。补录的还款记在得知之日，此前的记录保留。月中并入的账户不在月初数内。',
  },
  vintages: {
    name: '账龄组（Vintage）',
    definition: '按在本处开户（或接收）的月份分组，截至各账龄月曾逾期 30、60、90 天及以上的账户比例。',
    source: 'Vintage 分析，ever 30+/60+/90+（行业用法）。',
    cannotTell:
      '各月账龄不同，须在同一账龄月比较。接收的账户自接收起算，接收时已逾期的计入。后因补录还款而消除的逾期仍按当时记录计。',
  },
  flow: {
    name: '账龄段之间的流向',
    definition:
      '图：各月初与月末账户所处的账龄段，始终正常的不画。表：期内每次迁移，同一账户可计多次；本金为当时所欠本金。',
    source: '流转率（行业用法）；桑基图，H. R. Sankey，1898。',
    cannotTell: '迁移不等于损失，回正也不等于还款：安排与更正也会移动账户。',
  },
  recovery: {
    name: '回收与成本',
    definition:
      '按入账日统计的收款，减去冲正与退回；逾期账户按还款前的账龄段与此前三十天内最后一次联系的方式分列。冲正计入其所冲还款的账龄段与方式。成本：期内联系按本机构核定单价；每百元成本：该成本除以此类联系之后收到的款项。',
    source: '回收额、催收成本（行业用法）。单价见 policy/house/contact-costs.ts。',
    cannotTell:
      '不证明款项由联系带来：本来就会还的人也会被联系，只有与随机不联系的人比较才能说明。人员与系统费用仅在单价之内体现。',
  },
  contacts: {
    name: '联系及其结果',
    definition:
      '期内发起的联系，按方式与步骤：发出；送达（回执、接通、站内）；已读（站内打开或有人通话）；回应（回复或交谈）；还款（七天内账户有任何还款）。',
    source: '触达漏斗；电话为本人接通率（行业用法）。',
    cannotTell:
      '短信、邮件、推送、信函是否已读，邮件与推送是否送达，均无人告知。还款只表示在其后，不表示因其而还。最近七天的步骤尚未结束。',
  },
  complaints: {
    name: '投诉',
    definition: '期内收到的投诉与期内每万次联系之比；期内作出决定的投诉中成立的比例。',
    source: '每万次联系投诉数与成立率（英国金融申诉服务机构所称 upheld）。',
    cannotTell: '不知有多少人受委屈而未说。投诉可能针对更早的联系；数量小则波动大。',
  },
  plans: {
    name: '还款安排能履约多久',
    definition: '期内生效的安排，估计履约满若干天的比例。已完成、撤回或仍在履行的计至当日，不算违约。',
    source:
      '乘积极限估计：E. L. Kaplan、P. Meier，Journal of the American Statistical Association 53（1958），457–481。',
    cannotTell: '仍在观察的份数少时意义有限，请看在险数。它假定提前退出者会与其他人一样继续履约。',
  },
  refusals: {
    name: '按规则的不予许可',
    definition: '夜间审查计划时，规则阻止的期内计划联系；两条规则同时阻止的各计一次。',
    source: '被阻止的联系；联系闸门（docs/gate.md）。',
    cannotTell: '发送当刻的不予许可与坐席自行发起而被拒的，见存证，不在此处。',
  },
  hours: {
    name: '何时联系',
    definition: '按当事人所在地的星期与小时统计的联系；联系到：接通或送达，站内为打开。法定静默时段已标出。',
    source: '最佳联系时间（行业用法）。',
    cannotTell: '不证明某时段更好：何时联系谁并非随机。没有联系的时段说明不了什么。',
  },
  silence: {
    name: '静默用时',
    definition: '自得知还款、安排、异议或停止请求起，到不再有任何联系发出为止；取最近的事项，不受期间限制。',
    source: '本产品实测；docs/contact.md。',
    cannotTell: '运营商已收到的消息后来如何处理。',
  },
  cure: {
    name: '回正',
    definition: '恢复正常的账户，按离开的账龄段，以及自逾期以来是否以任何方式联系过本人。',
    source: '回正率、自愈率（行业用法）。',
    cannotTell: '不知谁不经联系也会回正。因达成安排而恢复正常的也计为回正。',
  },
};

export const FIGURE_WORDS: Readonly<Record<Language, Record<FigureName, FigureWords>>> = { en, 'zh-CN': zh };

/** Words of tables and pictures. */
const columnsEn = {
  month: 'Month',
  bucket: 'Bucket',
  from: 'From',
  to: 'To',
  atStart: 'At the start',
  accounts: 'Accounts',
  principal: 'Principal',
  opened: 'Opened in',
  age: 'Months on book',
  ever: (days: number) => `Ever ${days}+`,
  channel: 'Last contact before',
  payments: 'Payments',
  received: 'Received',
  contacts: 'Contacts',
  cost: 'Cost',
  perHundred: 'Cost per 100',
  way: 'Way',
  step: 'Step',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  answered: 'Answered',
  paid: 'Paid',
  paidShare: 'Paid, share',
  kind: 'Kind',
  perTenThousand: 'Per 10,000 contacts',
  decided: 'Decided',
  upheld: 'Right',
  upheldShare: 'Right, share',
  plans: 'Agreements',
  broken: 'Broken',
  completed: 'Completed',
  alive: 'Alive',
  keptFor: (days: number) => `Kept ${days} days`,
  atRiskAt: (days: number) => `At risk on day ${days}`,
  day: 'Day',
  why: 'Why',
  rule: 'Rule',
  share: 'Share',
  weekday: 'Weekday',
  hour: 'Hour',
  reached: 'Reached',
  reachedShare: 'Reached, share',
  within: 'Within',
  events: 'Events',
  withoutContact: 'Without contact',
  afterContact: 'After a contact',
  lateDays: 'Days late, mean',
  current: 'current',
  none: 'nobody',
  noStep: 'no step',
  all: 'All',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  atHour: (weekday: string, hour: number) => `on ${weekday} at ${hour}:00`,
  milliseconds: (ms: string) => `${ms} ms`,
  more: 'longer',
};

const columnsZh: typeof columnsEn = {
  month: '月份',
  bucket: '账龄段',
  from: '自',
  to: '至',
  atStart: '月初',
  accounts: '账户数',
  principal: '本金',
  opened: '开户月份',
  age: '账龄月',
  ever: (days) => `曾 ${days}+`,
  channel: '此前最后一次联系',
  payments: '还款笔数',
  received: '收到',
  contacts: '联系次数',
  cost: '成本',
  perHundred: '每百元成本',
  way: '方式',
  step: '步骤',
  sent: '发出',
  delivered: '送达',
  read: '已读',
  answered: '回应',
  paid: '还款',
  paidShare: '还款占比',
  kind: '类别',
  perTenThousand: '每万次联系',
  decided: '已决定',
  upheld: '成立',
  upheldShare: '成立占比',
  plans: '安排',
  broken: '违约',
  completed: '完成',
  alive: '履行中',
  keptFor: (days) => `履约满 ${days} 天`,
  atRiskAt: (days) => `第 ${days} 天在险数`,
  day: '天',
  why: '原因',
  rule: '规则',
  share: '占比',
  weekday: '星期',
  hour: '小时',
  reached: '联系到',
  reachedShare: '联系到占比',
  within: '用时',
  events: '事项',
  withoutContact: '未经联系',
  afterContact: '联系之后',
  lateDays: '平均逾期天数',
  current: '正常',
  none: '未联系',
  noStep: '无步骤',
  all: '全部',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  atHour: (weekday, hour) => `${weekday} ${hour} 时`,
  milliseconds: (ms) => `${ms} 毫秒`,
  more: '更久',
};

export const COLUMN_WORDS: Readonly<Record<Language, typeof columnsEn>> = {
  en: columnsEn,
  'zh-CN': columnsZh,
};

/** Ways of contact as the gate names them, and "none". */
export const WAY_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'in-app': { en: 'In-app message', 'zh-CN': '站内消息' },
  push: { en: 'Push notice', 'zh-CN': '推送' },
  sms: { en: 'Text message', 'zh-CN': '短信' },
  email: { en: 'E-mail', 'zh-CN': '电子邮件' },
  call: { en: 'Call', 'zh-CN': '电话' },
  voicemail: { en: 'Voice message', 'zh-CN': '语音留言' },
  letter: { en: 'Letter', 'zh-CN': '律师函' },
  visit: { en: 'Home visit', 'zh-CN': '上门走访' },
  court: { en: 'Court file', 'zh-CN': '诉讼移送' },
  none: { en: 'No contact', 'zh-CN': '未联系' },
};
