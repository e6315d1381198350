/**
 * Which sentences do the house's texts share, and how is a text put together from its lines?
 *
 * One wording for each thing that is said often, in both languages. A line of a text is a paragraph where the way has room for
 * paragraphs; a text message is one.
 */
import type { Channel } from '../../rules/account.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { TextName, Tone } from '../../rules/words/approved-text.ts';

export interface HouseTemplate {
  readonly name: TextName;
  readonly version: number;
  readonly channel: Channel;
  readonly tone: Tone;
  readonly language: Language;
  /** Subject line, lock screen or envelope: what is seen without opening. */
  readonly outer: string | null;
  readonly body: string;
}

/** Where a text stands: its name, channel and tone. */
export type Place = readonly [name: TextName, channel: Channel, tone: Tone];

/** A text in both languages, each as its lines. */
export function both(
  [name, channel, tone]: Place,
  outer: { readonly zh: string; readonly en: string } | null,
  zh: readonly string[],
  en: readonly string[],
): HouseTemplate[] {
  const head = { name, version: 1, channel, tone } as const;
  const [none, blank] = ONE_LINE.has(channel) ? ['', ' '] : ['\n', '\n'];
  return [
    { ...head, language: 'zh-CN', outer: outer?.zh ?? null, body: zh.join(none) },
    { ...head, language: 'en', outer: outer?.en ?? null, body: en.join(blank) },
  ];
}

const ONE_LINE: ReadonlySet<Channel> = new Set<Channel>(['sms', 'push']);

/** What is seen of a message without opening it. */
export const SEEN = {
  zh: '您有一条来自 {lender} 的账户消息',
  en: 'A message from {lender} about your account',
};
/** What is seen of an envelope. */
export const ENVELOPE = { zh: '{name} 亲启', en: '{name} — private and confidential' };

export const ZH = {
  hello: '{name}您好，这里是{lender}。',
  choice: '您可以先还一部分、选择延期，或申请分期，大约需要 3 分钟。',
  rights:
    '明细与办理：{answer}。如有异议，请在同一处提出，核实期间不再催促。电话 {phone}，投诉：{complaint}。',
  code: '不确定是不是我们？请在官方页面输入核验码 {code}。我们绝不会要求向个人账户转账。',
  stop: '停止接收此类消息：{optOut}。',
  smsTail: '明细与异议：{answer}，核验码 {code}。投诉 {complaint}，退订{optOut}。',
} as const;

export const EN = {
  hello: 'Hello {name}, this is {lender}.',
  choice: 'You can pay part, choose a later date, or ask for instalments. It takes about 3 minutes.',
  rights:
    'See each figure and choose at {answer}. If something is wrong, tell us there; we wait while it is checked. Telephone {phone}. Complaints: {complaint}.',
  code: 'Not sure this is us? Enter the check code {code} at the official page. We never ask for a transfer to a private account.',
  stop: 'To stop these messages: {optOut}.',
  smsTail:
    'See figures or tell us if it is wrong: {answer}, check code {code}. Complaints: {complaint}. To stop: {optOut}.',
} as const;
