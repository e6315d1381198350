import type { Catalogue } from '../parts/words.tsx';

const en = {
  title: 'Replies',
  lead: 'What people wrote back and nobody has answered yet, oldest first. A stop or a wrong number counts already.',
  none: 'Every reply has been answered.',
  nobody: 'Nobody whom we know',
  and: ' and ',
  account: (number: string) => `Account ${number}`,
  answered: 'Answered',
  by: 'Your number',
  about: 'About account',
  turns: {
    complaint: 'It is a complaint',
    debt: 'Disputes the debt',
    amount: 'Disputes the amount',
    payment: 'A payment is missing',
    identity: 'Is not the debtor',
  },
  turned: 'Give your number; one key then makes a case of his words, with its clock.',
  meanings: {
    stop: 'Stop: kept, but the number is nobody’s whom we know.',
    'stop-in-words': 'Holds a wish to be left alone: it counts as said.',
    'wrong-number': 'Says that the number is wrong: the number is not used any more.',
  },
  ways: { sms: 'Text message', email: 'E-mail', 'in-app': 'In-app message' } as Readonly<
    Record<string, string>
  >,
};

const zh: typeof en = {
  title: '回复',
  lead: '尚未有人答复的来信，最早的在前。退订和号码有误已即时生效。',
  none: '所有回复均已处理。',
  nobody: '未知的人',
  and: '、',
  account: (number) => `账户 ${number}`,
  answered: '已答复',
  by: '您的工号',
  about: '涉及账户',
  turns: {
    complaint: '这是投诉',
    debt: '对欠款有异议',
    amount: '对金额有异议',
    payment: '还款未入账',
    identity: '并非本人',
  },
  turned: '填写工号后，一键立案：原文随案，时限即起。',
  meanings: {
    stop: '退订：已保存，但号码不属于我们认识的人。',
    'stop-in-words': '含有不再联系的意愿：已按此处理。',
    'wrong-number': '称号码有误：该号码不再使用。',
  },
  ways: { sms: '短信', email: '电子邮件', 'in-app': '站内消息' },
};

export const REPLY_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
