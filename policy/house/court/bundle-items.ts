/**
 * What does the house want in every bundle, and what is known of courts whose own rules are not kept here?
 *
 * For the USA and India no table of a state is kept: their lists name what stays missing, so that no bundle there is called complete.
 */
import type { Checklist, ChecklistItem } from '../../../rules/court/bundle-list.ts';

type Says = ChecklistItem['says'];
/** One item of a list. */
export const item = (
  id: string,
  says: Says,
  source: string,
  confidence: ChecklistItem['confidence'],
  ...meets: ChecklistItem['meets']
): ChecklistItem => ({ id, says, source, confidence, meets });

/** An item that a person brings, with the reason why nothing kept here meets it. */
export const brought = (
  id: string,
  says: Says,
  source: string,
  confidence: ChecklistItem['confidence'],
  cannot: Says,
): ChecklistItem => ({ id, says, source, confidence, meets: [], cannot });

/** What the house itself wants in every bundle. */
export const HOUSE_ITEMS: readonly ChecklistItem[] = [
  item(
    'approval',
    { en: 'Approval by a second person, with the two numbers', zh: '第二人批准，及成本与预期回收两个数字' },
    'House rule: four eyes before a court',
    'V',
    'approval',
  ),
  item(
    'decisions',
    { en: 'Every contact with its permit and the rules that allowed it', zh: '每次联系的许可及其依据' },
    'House rule: no contact without a permit',
    'V',
    'decisions',
  ),
  item(
    'agreements',
    {
      en: 'What was agreed and how it ended, or that nothing was',
      zh: '达成过的还款安排及其结果，或并无安排',
    },
    'House rule: milder first',
    'V',
    'agreements',
  ),
  item(
    'disputes',
    {
      en: 'What was disputed and how it was answered, or that nothing was',
      zh: '提出过的异议及答复，或并无异议',
    },
    'House rule: no suit while a dispute is open',
    'V',
    'disputes',
  ),
];

export const USA: Checklist = {
  jurisdiction: 'US-FED',
  court: { en: 'Court of the state where the consumer lives or signed', zh: '消费者居住地或签约地法院' },
  items: [
    brought(
      'venue',
      { en: 'That the court is where he lives or signed', zh: '法院为其居住地或签约地' },
      '15 USC 1692i(a)(2)',
      'R',
      {
        en: 'No place of signing is kept, and an address of today is no proof of where he lived then.',
        zh: '未保存签约地；现住址不能证明当时的住所。',
      },
    ),
    item('contract', { en: 'The agreement', zh: '协议' }, 'Rules of each state', 'R', 'contract'),
    item(
      'statement',
      { en: 'Itemised account since the itemisation date', zh: '自列明日起的分项账目' },
      '12 CFR 1006.34(c)(2)',
      'V',
      'statement',
    ),
    brought(
      'validation',
      { en: 'Validation notice and its delivery', zh: '债务确认通知及送达' },
      '12 CFR 1006.34',
      'V',
      {
        en: 'The notice was sent by the collector that had the debt, on its own paper.',
        zh: '确认通知由受托催收方以其自有文书发出。',
      },
    ),
    item(
      'limitation',
      { en: 'That the debt is not time-barred', zh: '未超过时效' },
      '12 CFR 1006.26(b)',
      'R',
      'limitation',
    ),
    brought(
      'state-rules',
      { en: 'What the rules of the state want', zh: '州规则所要求的材料' },
      'Rules of each state: none is kept here',
      'R',
      {
        en: 'The rules of the states are not kept here; counsel names what is wanted.',
        zh: '未收录各州规则，由律师列明所需材料。',
      },
    ),
    ...HOUSE_ITEMS,
  ],
};

export const INDIA: Checklist = {
  jurisdiction: 'IN',
  court: {
    en: 'Civil court, or Debts Recovery Tribunal above its limit',
    zh: '民事法院，或超过限额时的债务追偿法庭',
  },
  items: [
    item(
      'claim',
      { en: 'Plaint with verification', zh: '经核证的诉状' },
      'Code of Civil Procedure 1908, Order VI r.15, Order VII r.1',
      'R',
      'claim',
    ),
    item(
      'contract',
      { en: 'The agreement sued on', zh: '所据协议' },
      'Code of Civil Procedure 1908, Order VII r.14',
      'R',
      'contract',
    ),
    brought(
      'bankers-book',
      {
        en: 'Account copy certified under the Bankers’ Books Evidence Act',
        zh: '依银行簿册证据法核证的账目',
      },
      'Bankers’ Books Evidence Act 1891 s.2(8), 2A',
      'R',
      {
        en: 'The certificate is signed by the officer of the bank who keeps the books.',
        zh: '证书须由银行保管账簿的职员签署。',
      },
    ),
    item(
      'statement',
      { en: 'Statement of account', zh: '账目明细' },
      'Code of Civil Procedure 1908, Order VII r.14',
      'R',
      'statement',
    ),
    item(
      'notice',
      { en: 'Written notice before legal steps', zh: '采取法律措施前的书面通知' },
      'Draft RBI directions of 12 February 2026',
      'S',
      'notice',
    ),
    brought(
      'court-fee',
      { en: 'Court fee of the state', zh: '邦法规定的诉讼费' },
      'Court-fees Acts of the states: none is kept here',
      'R',
      {
        en: 'The fee acts of the states are not kept here; counsel reckons the fee.',
        zh: '未收录各邦收费法，由律师计算。',
      },
    ),
    ...HOUSE_ITEMS,
  ],
};
