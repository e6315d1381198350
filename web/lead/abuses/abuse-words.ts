import type { Catalogue } from '../../parts/words.tsx';

const en = {
  title: 'Abuse noted by agents',
  lead: 'Whoever was insulted or threatened presses a key at the desk. The next person he gets is a milder one, and after the second on a day a pause is offered. What is left for you: speak with him.',
  unseen: 'Not seen yet',
  all: 'All',
  none: 'Nothing was noted that you have not seen.',
  noneAtAll: 'No agent has noted abuse.',
  columns: { when: 'When', agent: 'Agent', person: 'Person', times: 'Times that day', what: 'Seen' },
  open: 'Open at the desk',
  gone: 'erased',
  times: (count: number) => (count > 1 ? `${count}: a pause was offered` : String(count)),
  see: 'I have seen it',
  seeOf: (worker: string, at: string) => `: ${worker}, ${at}`,
  seenBy: (who: string) => `seen by ${who}`,
};

const zh: typeof en = {
  title: '坐席登记的辱骂',
  lead: '坐席遭到辱骂或威胁时，在坐席台按一个键登记。系统随后为其安排较温和的客户；同一天第二次后建议休息。您要做的是：与本人谈一谈。',
  unseen: '未读',
  all: '全部',
  none: '没有未读的登记。',
  noneAtAll: '没有坐席登记过辱骂。',
  columns: { when: '时间', agent: '坐席', person: '客户', times: '当日次数', what: '是否已读' },
  open: '在坐席台查看',
  gone: '已删除',
  times: (count) => (count > 1 ? `${count} 次，已建议休息` : `${count} 次`),
  see: '我已了解',
  seeOf: (worker, at) => `：${worker}，${at}`,
  seenBy: (who) => `${who} 已读`,
};

export const ABUSE_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
