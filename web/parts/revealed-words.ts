/** What does a masked field say: its names, its reasons, its half minute? */
import type { MaskedField, RevealReason } from '../../policy/house/doors/unmasking.ts';
import type { Catalogue } from './words.tsx';

interface RevealedWords {
  readonly fields: Readonly<Record<MaskedField, string>>;
  readonly show: string;
  readonly showField: (field: string) => string;
  readonly why: (field: string) => string;
  readonly reasons: Readonly<Record<RevealReason, string>>;
  readonly choose: string;
  readonly note: string;
  readonly logged: string;
  readonly open: string;
  readonly cancel: string;
  readonly none: string;
  readonly hide: string;
  readonly hidesIn: (seconds: number) => string;
}

export const REVEALED_WORDS: Catalogue<RevealedWords> = {
  en: {
    fields: { name: 'name', phone: 'telephone number', email: 'mailbox', address: 'postal address' },
    show: 'Show',
    showField: (field) => `Show the ${field}`,
    why: (field) => `Why do you need the ${field}?`,
    reasons: {
      speaking: 'I speak with this person, or am about to',
      identity: 'To make sure it is this person',
      correction: 'What is on file must be corrected',
      letter: 'A letter or a visit goes there',
      complaint: 'A complaint or dispute is looked into',
    },
    choose: 'Choose a reason',
    note: 'Note (may stay empty)',
    logged: 'Your name, the time and the reason are written down. The person can see that somebody looked.',
    open: 'Show it',
    cancel: 'Cancel',
    none: 'None on file',
    hide: 'Hide',
    hidesIn: (seconds) => `Masked again after ${seconds} seconds`,
  },
  'zh-CN': {
    fields: { name: '姓名', phone: '手机号', email: '邮箱', address: '通信地址' },
    show: '查看',
    showField: (field) => `查看${field}`,
    why: (field) => `为什么需要查看${field}？`,
    reasons: {
      speaking: '正在或即将与本人通话',
      identity: '核实是否为本人',
      correction: '需要更正登记信息',
      letter: '寄信或上门需要',
      complaint: '处理投诉或异议',
    },
    choose: '请选择理由',
    note: '备注（可不填）',
    logged: '系统会记录您的工号、时间和理由，本人可以看到有人查看过。',
    open: '确认查看',
    cancel: '取消',
    none: '未登记',
    hide: '隐藏',
    hidesIn: (seconds) => `${seconds} 秒后重新遮蔽`,
  },
};
