import type { Catalogue } from './words.tsx';

const en = {
  what: {
    paid: 'A payment has come in',
    reversed: 'A payment was taken back',
    'charged-back': 'The payer’s bank took money back',
    charged: 'A charge was entered',
    waived: 'Something was waived',
    'written-off': 'The account was written off in the books',
    paused: 'Collection was paused',
    resumed: 'A pause has ended',
    said: 'The borrower has asked to be left alone, or said something else that counts',
    'opt-out': 'A way of contact is not wanted any more',
    'cease-received': 'No contact is wanted any more',
    preference: 'Hours that suit have been named',
    consent: 'Contact was agreed to',
    'consent-withdrawn': 'An agreement to be contacted was withdrawn',
    dispute: 'The debt is disputed',
    complaint: 'A complaint was made',
    hold: 'A hold was set',
    'hold-lifted': 'A hold was lifted',
    person: 'Something about the person has become known',
    inbound: 'The borrower has written',
    'number-wrong': 'The number is somebody else’s',
    'number-invalid': 'The number does not exist',
  } as Readonly<Record<string, string>>,
  other: 'Something new has become known',
  sentence: (text: string) => `${text}.`,
  ended: (time: string, cancelled: number, crossed: number) =>
    `Silence after ${time}: ${many(cancelled, 'message that waited', 'messages that waited')} will not go${
      crossed === 0 ? '.' : `, ${many(crossed, 'contact was', 'contacts were')} on the way already.`
    }`,
  leaving: 'Something is still being handed over: the time is known when it has ended.',
  nothing: 'Nothing was waiting and nothing was on the way.',
  milliseconds: (ms: number) =>
    ms < 1 ? 'under 1 ms' : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`,
};

const many = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;

const zh: typeof en = {
  what: {
    paid: '收到一笔还款',
    reversed: '一笔还款被冲正',
    'charged-back': '付款人银行收回了款项',
    charged: '记入一笔费用',
    waived: '有款项被减免',
    'written-off': '账户已作核销处理',
    paused: '催收已暂停',
    resumed: '暂停已结束',
    said: '借款人要求不再联系，或说了其他有影响的话',
    'opt-out': '不再希望以某种方式被联系',
    'cease-received': '不再希望被联系',
    preference: '指定了方便的时间',
    consent: '同意被联系',
    'consent-withdrawn': '撤回了联系的同意',
    dispute: '对债务提出异议',
    complaint: '提出了投诉',
    hold: '设定了暂停',
    'hold-lifted': '暂停已解除',
    person: '得知了借款人的新情况',
    inbound: '借款人来信',
    'number-wrong': '号码属于他人',
    'number-invalid': '号码不存在',
  },
  other: '得知了新情况',
  sentence: (text) => `${text}。`,
  ended: (time, cancelled, crossed) =>
    `${time}后静默：等待中的 ${cancelled} 条消息不再发出${crossed === 0 ? '。' : `，${crossed} 次联系当时已在途中。`}`,
  leaving: '尚有内容正在交出，结束后即知用时。',
  nothing: '当时没有等待发出的消息，也没有在途的联系。',
  milliseconds: (ms) =>
    ms < 1 ? '不到 1 毫秒' : ms < 1000 ? `${Math.round(ms)} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`,
};

export const KNOWN_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
