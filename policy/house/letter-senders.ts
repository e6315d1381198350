/**
 * Under which letterhead does the house write itself, and what may be seen of it from outside?
 *
 * By the house's rule a letter that asks for money comes from an entrusted law firm under the firm's own letterhead (its engagement). What
 * the house itself has decided and must announce, confirms or regrets, it writes in its own name. The return line stands in the window of
 * the envelope: an address and no name, so that nothing shows the trade. Whoever runs Anhuan puts his own in place of these examples.
 */
import type { Language } from '../../rules/telling/language.ts';
import { LETTERHEADS } from './letterhead.ts';

/** The firm that is entrusted with letters where none is engaged, by its number among the agencies. */
export const LETTER_FIRM = 'letter-firm';

export const LETTER_SENDERS = {
  'zh-CN': {
    name: LETTERHEADS['zh-CN'].lender,
    returnLine: '浙江省杭州市西湖区示例路 1 号，310012',
    address: ['浙江省杭州市西湖区示例路 1 号', '310012'],
    phone: LETTERHEADS['zh-CN'].phone,
    complaint: LETTERHEADS['zh-CN'].complaint,
    signer: '账户服务部',
    office: LETTERHEADS['zh-CN'].lender,
    envelope: 'DL',
    subject: '关于您的账户',
    attachments: [],
  },
  en: {
    name: LETTERHEADS.en.lender,
    returnLine: '1 Example Road, Xihu, Hangzhou 310012, China',
    address: ['1 Example Road, Xihu, Hangzhou 310012', 'Zhejiang, China'],
    phone: LETTERHEADS.en.phone,
    complaint: LETTERHEADS.en.complaint,
    signer: 'Account services',
    office: LETTERHEADS.en.lender,
    envelope: 'DL',
    subject: 'About your account',
    attachments: [],
  },
} as const satisfies Readonly<Record<Language, object>>;

/** For whom a law firm writes, as it stands beside its name. */
export const WRITES_FOR: Readonly<Record<Language, string>> = {
  'zh-CN': `受${LETTERHEADS['zh-CN'].lender}委托`,
  en: `For ${LETTERHEADS.en.lender}`,
};
