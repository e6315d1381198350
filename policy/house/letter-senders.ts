/**
 * Who writes the house's letters, and what may be seen of him from outside?
 *
 * By the house's rule a letter comes from an entrusted law firm, named in the person's log before it may write. The return line stands
 * in the window of the envelope: an address and no name, so that nothing shows the trade. Whoever runs Anhuan puts his own in place
 * of these examples.
 */
import type { Language } from '../../rules/telling/language.ts';
import { LETTERHEADS } from './letterhead.ts';

/** The firm that is entrusted with letters, by its number among the agencies. */
export const LETTER_FIRM = 'letter-firm';

export const LETTER_SENDERS = {
  'zh-CN': {
    name: '示例律师事务所',
    returnLine: '浙江省杭州市西湖区示例路 1 号，310012',
    address: ['浙江省杭州市西湖区示例路 1 号', '310012'],
    phone: LETTERHEADS['zh-CN'].phone,
    complaint: LETTERHEADS['zh-CN'].complaint,
    signer: '示例律师',
    office: `受${LETTERHEADS['zh-CN'].lender}委托`,
    envelope: 'DL',
    subject: '关于您的账户',
    attachments: [],
  },
  en: {
    name: 'Example Law Firm',
    returnLine: '1 Example Road, Xihu, Hangzhou 310012, China',
    address: ['1 Example Road, Xihu, Hangzhou 310012', 'Zhejiang, China'],
    phone: LETTERHEADS.en.phone,
    complaint: LETTERHEADS.en.complaint,
    signer: 'A. Lawyer',
    office: `For ${LETTERHEADS.en.lender}`,
    envelope: 'DL',
    subject: 'About your account',
    attachments: [],
  },
} as const satisfies Readonly<Record<Language, object>>;
