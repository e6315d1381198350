import type { Catalogue } from '../../parts/words.tsx';

const en = {
  title: 'Propose for him',
  lead: 'Ask what stands here, and say what each answer is for. The rules answer at once, at your level. He alone confirms, with the code that is sent to him.',
  back: 'Back to the account',
  link: 'Find an agreement with him',
  you: 'Your staff number',
  enter: 'Give your staff number first.',
  owed: 'Owed today',
  send: 'Send to him',
  sent: (minutes: number) =>
    `Sent to him with a code, good for ${minutes} minutes. Read the whole text to him; he confirms it himself.`,
  waits: 'It waits for his code. This page sees by itself when he confirms.',
  bound: 'He has confirmed: it is agreed, and everything planned is cancelled.',
  keys: [
    ['1–3', 'to an offer'],
    ['Enter', 'send or ask'],
    ['p', 'another proposal'],
  ] as readonly (readonly [string, string])[],
};

const zh: typeof en = {
  title: '代为协商',
  lead: '按下面的问题询问，并说明每项用途。系统按您的权限立即答复。只有本人能用收到的验证码确认。',
  back: '返回账户',
  link: '与其协商还款安排',
  you: '您的工号',
  enter: '请先填写工号。',
  owed: '今日欠款',
  send: '发给本人',
  sent: (minutes) => `已连同验证码发给本人，${minutes} 分钟内有效。请向其通读全文，由本人确认。`,
  waits: '等待本人输入验证码。本人确认后，此页自动更新。',
  bound: '本人已确认：安排生效，已计划的联系全部取消。',
  keys: [
    ['1–3', '到某个方案'],
    ['Enter', '发送或询问'],
    ['p', '再提一次'],
  ],
};

export const PROPOSING_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
