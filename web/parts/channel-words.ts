import type { Channel } from '../../rules/account.ts';
import type { Catalogue } from './words.tsx';

const en: Record<Channel, string> = {
  'in-app': 'In-app message',
  push: 'Push notice',
  sms: 'Text message',
  'e-mail': 'E-mail',
  call: 'Call',
  letter: 'Letter',
  visit: 'Home visit',
  court: 'Court file',
};

const zh: typeof en = {
  'in-app': '站内消息',
  push: '推送',
  sms: '短信',
  'e-mail': '电子邮件',
  call: '电话',
  letter: '律师函',
  visit: '上门走访',
  court: '诉讼移送',
};

export const CHANNEL_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
