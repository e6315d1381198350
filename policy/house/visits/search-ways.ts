/**
 * How may somebody be looked for who cannot be reached any more, and in which order?
 *
 * Each way is lawful by itself and the mildest comes first: what he gave us, what he uses, what is public, what a court gives out. Nobody
 * else is told of the debt, no list of contacts is read, and nobody asks relatives. A way is a permit of the gate where it is a contact, and
 * a recorded request where it is not. The source says on what it rests, and how sure our reading of it is (S: second hand).
 */
import type { SearchWay } from '../../../rules/visits/lost-search.ts';

const HIS_CONTRACT = 'PIPL 13(1)(2): necessary for the contract he concluded';

export const SEARCH_WAYS: readonly SearchWay[] = [
  {
    id: 'own-channels',
    kind: 'permit',
    source: 'GB/T 45251-2025 (5.3); house rule: milder first',
    confidence: 'S',
    from: '2020-01-01',
    says: {
      en: 'Every number, mailbox and the app that he gave us himself',
      zh: '本人预留的全部号码、邮箱和应用',
    },
    waitDays: 3,
  },
  {
    id: 'own-updates',
    kind: 'request',
    source: HIS_CONTRACT,
    confidence: 'S',
    from: '2020-01-01',
    says: {
      en: 'What he changed himself at the lender: address, number, salary account',
      zh: '本人在机构更新过的地址、号码、工资账户',
    },
    waitDays: 0,
  },
  {
    id: 'returned-letter',
    kind: 'request',
    source: 'House rule: letters',
    confidence: 'V',
    from: '2020-01-01',
    says: {
      en: 'What the post wrote on a letter that came back: moved, forwarding address',
      zh: '退信上邮政注明的迁移、转寄信息',
    },
    waitDays: 7,
  },
  {
    id: 'public-register',
    kind: 'request',
    source: 'PIPL 13(1)(6): made public by himself or by law, within reason',
    confidence: 'S',
    from: '2021-11-01',
    says: {
      en: 'Public registers of firms and courts, as far as they are open to everybody',
      zh: '向所有人公开的企业、法院登记信息',
    },
    waitDays: 0,
  },
  {
    id: 'credit-bureau',
    kind: 'request',
    source: 'Regulation on credit reporting 18: with his written consent in the contract',
    confidence: 'S',
    from: '2013-03-15',
    says: {
      en: 'His address at the credit bureau, where he agreed to such a query',
      zh: '经本人书面同意，查询征信系统中的地址',
    },
    waitDays: 0,
  },
  {
    id: 'contact-person',
    kind: 'permit',
    source: 'China Banking Association guideline 2026: only to reach the debtor, never the debt’s content',
    confidence: 'S',
    from: '2026-01-30',
    says: {
      en: 'The contact person he named, asked only to pass on that he should get in touch; never told of a debt',
      zh: '本人指定的联系人，只请其转告本人联系，不得透露债务',
    },
    waitDays: 7,
  },
  {
    id: 'court-order',
    kind: 'request',
    source: 'Civil Procedure Law 70: a court may have an address looked up once a claim lies before it',
    confidence: 'S',
    from: '2024-01-01',
    says: {
      en: 'The court’s own query, only in a claim that was approved',
      zh: '经批准起诉后由法院依法查询',
    },
    waitDays: 30,
  },
];
