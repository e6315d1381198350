/**
 * What does a court of this place want to see with a claim for a loan?
 *
 * One list per jurisdiction as far as its law was seen, each item with its source and the confidence of that reading. Not a lawyer's
 * advice: counsel adds what the court at hand wants. A place without a list has an incomplete bundle, and says so.
 */
import type { Checklist } from '../../../rules/court/bundle-list.ts';
import { brought, HOUSE_ITEMS, INDIA, item, USA } from './bundle-items.ts';

const CHINA: Checklist = {
  jurisdiction: 'CN',
  court: {
    en: 'People’s court at the defendant’s place or at the place agreed',
    zh: '被告住所地或约定地人民法院',
  },
  items: [
    item(
      'claim',
      {
        en: 'Statement of claim: parties, claims, facts and reasons',
        zh: '起诉状：当事人、诉讼请求、事实与理由',
      },
      '民事诉讼法 122, 123, 124',
      'P',
      'claim',
    ),
    item(
      'identity',
      { en: 'A definite defendant: name and address', zh: '明确的被告：姓名、住所' },
      '民事诉讼法 122（二）, 124（一）',
      'P',
      'identity',
    ),
    item(
      'contract',
      { en: 'The loan contract and its terms', zh: '借款合同及其条款' },
      '民诉法解释 90; 民法典 667, 668',
      'P',
      'contract',
    ),
    item(
      'statement',
      { en: 'Money lent, charged and paid, day by day', zh: '放款、计息、还款逐日明细' },
      '民诉法解释 90, 91',
      'P',
      'statement',
    ),
    item(
      'demands',
      { en: 'Demands for payment', zh: '催告记录' },
      '民法典 675, 195; 时效规定 8',
      'P',
      'demands',
    ),
    item(
      'delivery',
      { en: 'That a demand reached the debtor', zh: '催告到达债务人的证明' },
      '时效规定 8',
      'P',
      'delivery',
    ),
    item(
      'limitation',
      { en: 'That limitation has not run', zh: '未超过诉讼时效的计算' },
      '民法典 188, 192, 195',
      'V',
      'limitation',
    ),
    item(
      'fees',
      { en: 'The court fee, reckoned', zh: '案件受理费计算' },
      '诉讼费用交纳办法 13, 20, 22',
      'V',
      'fees',
    ),
    item(
      'notice',
      { en: 'The notice before the suit and its delivery', zh: '起诉前告知及送达' },
      'House rule: notice before filing',
      'V',
      'notice',
    ),
    ...HOUSE_ITEMS,
  ],
};

const BRITAIN: Checklist = {
  jurisdiction: 'UK',
  court: { en: 'County Court (England and Wales)', zh: '郡法院（英格兰和威尔士）' },
  items: [
    item('claim', { en: 'Particulars of claim', zh: '诉讼请求细目' }, 'CPR 16.2, 16.4', 'R', 'claim'),
    item(
      'identity',
      { en: 'Defendant’s name and address for service', zh: '被告姓名与送达地址' },
      'CPR 6.9; Practice Direction 16 para 2',
      'R',
      'identity',
    ),
    item(
      'contract',
      { en: 'The agreement in writing', zh: '书面协议' },
      'PAP for Debt Claims 3.1(a); Practice Direction 16 para 7.3',
      'R',
      'contract',
    ),
    item(
      'statement',
      { en: 'Up-to-date statement of account with interest and charges', zh: '含利息与费用的最新账单' },
      'PAP for Debt Claims 3.1(b)',
      'R',
      'statement',
    ),
    item(
      'notice',
      { en: 'Letter of claim, thirty days before', zh: '起诉前三十日的索偿函' },
      'PAP for Debt Claims 3, 4',
      'R',
      'notice',
    ),
    item(
      'delivery',
      { en: 'That the letter was sent to his address', zh: '信函已寄往其地址' },
      'PAP for Debt Claims 3.3',
      'R',
      'delivery',
    ),
    brought(
      'reply-form',
      {
        en: 'Reply form, information sheet and financial statement form that went with the letter',
        zh: '随函附上的答复表、说明与财务状况表',
      },
      'PAP for Debt Claims 3.1(e), Annexes 1, 2',
      'R',
      {
        en: 'The court’s own forms are enclosed by whoever posts the letter; their text is not kept here.',
        zh: '法院的表格由寄信人随函附上，此处未保存其文本。',
      },
    ),
    item(
      'limitation',
      { en: 'That limitation has not run', zh: '未超过诉讼时效' },
      'Limitation Act 1980 s.5',
      'R',
      'limitation',
    ),
    item(
      'fees',
      { en: 'The fee, reckoned', zh: '法庭费用' },
      'Civil Proceedings Fees Order 2008',
      'S',
      'fees',
    ),
    ...HOUSE_ITEMS,
  ],
};

const HONG_KONG: Checklist = {
  jurisdiction: 'HK',
  court: { en: 'Small Claims Tribunal', zh: '小额钱债审裁处' },
  items: [
    item(
      'claim',
      { en: 'Claim and particulars (Forms 1 and 2)', zh: '申索书及申索详情（表格1、2）' },
      'Judiciary: how to start a claim in the Small Claims Tribunal',
      'S',
      'claim',
    ),
    item(
      'identity',
      { en: 'Search of the defendant’s particulars', zh: '被告人资料查册' },
      'Judiciary: how to start a claim',
      'S',
      'identity',
    ),
    item(
      'contract',
      { en: 'The agreement', zh: '协议' },
      'Judiciary: documents required in a small claim case',
      'S',
      'contract',
    ),
    item(
      'statement',
      { en: 'Account of what is owed', zh: '欠款账目' },
      'Judiciary: documents required',
      'S',
      'statement',
    ),
    item(
      'demands',
      { en: 'Demands for payment', zh: '催款记录' },
      'Judiciary: documents required',
      'S',
      'demands',
    ),
    item(
      'limitation',
      { en: 'That limitation has not run', zh: '未超过时效' },
      'Limitation Ordinance (Cap. 347) s.4',
      'R',
      'limitation',
    ),
    item('fees', { en: 'The filing fee', zh: '入禀费' }, 'Cap. 338B', 'R', 'fees'),
    item(
      'notice',
      { en: 'The notice before the claim', zh: '申索前告知' },
      'House rule: notice before filing',
      'V',
      'notice',
    ),
    ...HOUSE_ITEMS,
  ],
};

const LISTS: readonly Checklist[] = [CHINA, HONG_KONG, BRITAIN, USA, INDIA];

/** The list of the first of these jurisdictions that has one; null: none. */
export function checklistFor(jurisdictions: readonly string[]): Checklist | null {
  for (const one of jurisdictions) {
    const list = LISTS.find(({ jurisdiction }) => jurisdiction === one);
    if (list !== undefined) return list;
  }
  return null;
}

export const CHECKLISTS = LISTS;
