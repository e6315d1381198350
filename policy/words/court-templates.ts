/**
 * What is said to somebody before his debt is taken to court?
 *
 * The same facts on paper, in his inbox and beside what is filed: how much, since when, that it has been decided, and what can still be
 * done. A letter bears what the rules ask of a law firm's letter.
 */
import { both, EN, ENVELOPE, type HouseTemplate, SEEN, ZH } from './template-pieces.ts';

const SUED = {
  zh: '{lender}已决定：如仍未还清也未达成安排，将向有管辖权的法院提起诉讼。事由：{reason}。在此之前：',
  en: '{lender} has decided: if this is neither paid nor arranged, it takes the matter to court. Reason: {reason}. Until then:',
};
const ASKED = {
  zh: [
    '{name}：根据{basis}，以下款项至今未收到，合计 {total}，最长逾期 {days} 天。',
    '{lines}',
    SUED.zh,
    ZH.choice,
  ],
  en: [
    '{name}: under {basis}, these payments have not arrived, {total} in all, up to {days} days past due.',
    '{lines}',
    SUED.en,
    EN.choice,
  ],
};

/** The word before a suit: on paper, in his inbox, and beside what is filed. */
export const REFERRALS: readonly HouseTemplate[] = [
  ...both(
    ['referral', 'court', 'formal'],
    ENVELOPE,
    [...ASKED.zh, ZH.rights, ZH.code],
    [...ASKED.en, EN.rights, EN.code],
  ),
  ...both(
    ['referral', 'in-app', 'formal'],
    SEEN,
    [...ASKED.zh, ZH.rights, ZH.code],
    [...ASKED.en, EN.rights, EN.code],
  ),
  ...both(
    ['referral', 'letter', 'formal'],
    ENVELOPE,
    [
      ...ASKED.zh,
      '您有权查询每一笔金额、提出异议并提交证明材料，也负有按约定还款的义务。',
      '查询、还款、异议与证明材料：{answer}；电话 {phone}。投诉：{complaint}。',
      ZH.code,
      '{seal}',
    ],
    [
      ...ASKED.en,
      'You have the right to see each figure, to object and to send proof, and the duty to pay as agreed.',
      'Figures, ways to pay, objections and proof: {answer}, telephone {phone}. Complaints: {complaint}.',
      EN.code,
      '{seal}',
    ],
  ),
];
