/**
 * What must a buyer of claims have shown and signed, and how long must the prices lie sealed?
 *
 * The contract names each of these or nobody grants it. Assumptions of the house say so.
 */
import type { BuyerClause } from '../../rules/sale/buyer-paper.ts';

export const BUYER_CLAUSES: readonly BuyerClause[] = [
  { id: 'no-resale', source: 'CN-SALE-RESALE', says: { en: 'He does not sell on.', zh: '不得再次转让。' } },
  {
    id: 'conduct',
    source: 'CN-SALE-CONDUCT',
    says: {
      en: 'He collects by the same rules as we do: hours, caps, no third parties, no violence.',
      zh: '催收遵守与我方相同的规则：时段、频次、不扰第三人、禁止暴力。',
    },
  },
  {
    id: 'own-collection',
    source: 'CN-SALE-RESALE',
    says: {
      en: 'He collects himself or through offices that he names to us.',
      zh: '自行清收，或仅委托已告知我方的机构。',
    },
  },
  {
    id: 'agreements-honoured',
    source: 'House rule',
    says: {
      en: 'What we agreed with a borrower, and what he may not be contacted about, binds him too.',
      zh: '我方与借款人的约定及联系限制对其同样有约束力。',
    },
  },
  {
    id: 'data-protection',
    source: 'CN-PI-SHARE',
    says: {
      en: 'Data for this purpose alone, protected, deleted when the claim has ended.',
      zh: '个人信息仅用于本目的，妥善保护，债权终结后删除。',
    },
  },
  {
    id: 'buy-back',
    source: 'House rule',
    says: {
      en: 'What should not have been sold comes back at its part of the price.',
      zh: '不应转让的债权按对应价款退回。',
    },
  },
  {
    id: 'misdirected-money',
    source: '民法典 第546条',
    says: {
      en: 'Money that reaches the wrong one of us is passed on within five days.',
      zh: '误付款项五日内相互转交。',
    },
  },
  {
    id: 'bureau',
    source: 'House rule',
    says: {
      en: 'The credit record goes on without a new default.',
      zh: '征信记录衔接，不得新增重复逾期记录。',
    },
  },
];

/** House rule: bids are opened when this many days have passed since the tape was offered, for everybody at once. */
export const SEALED_DAYS = 5;
/** Assumption: a claim that proves unsaleable as of the cut-off day comes back within this many days of the closing (usual in such contracts). */
export const PUT_BACK_DAYS = 180;
/** House rule: the most claims in one sale, so that its closing is one transaction that holds nobody up. */
export const MOST_IN_A_SALE = 200;
