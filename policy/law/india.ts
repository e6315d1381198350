/**
 * What do the Reserve Bank of India's rules say about when a borrower may be contacted?
 *
 * The circular of August 2022 sets hours for calls and leaves microfinance to its own directions; draft directions of February
 * 2026 add visits and days of sorrow and joy, and count only where they are assumed to be in force.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf } from '../../rules/gate/local-time.ts';

const base = { jurisdiction: 'IN', from: dayOf(2022, 8, 12), to: null, strength: 'must' } as const;
const draft = { ...base, from: dayOf(2026, 7, 1), draft: 'in_rbi_draft_2026', confidence: 'S' } as const;
const DRAFT_SOURCE = 'RBI draft directions of 12 February 2026';

export const INDIA: readonly LawRule[] = [
  {
    ...base,
    id: 'IN-TIME',
    source: 'RBI circular of 12 August 2022 on recovery agents',
    confidence: 'S',
    says: {
      en: 'No recovery calls before 8:00 or after 19:00; microfinance loans have their own hours.',
      zh: '早上8点前、晚上7点后不得致电催收；小额信贷另有规定。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:00'),
      closes: clockOf('19:00'),
      ways: ['call', 'voicemail'],
      unsettled: 'both',
      consent: 'any',
      debts: { except: ['microfinance'] },
    },
  },
  {
    ...base,
    id: 'IN-MF-TIME',
    from: dayOf(2022, 4, 1),
    source: 'RBI Master Direction on microfinance loans, 2022',
    confidence: 'R',
    says: {
      en: 'Microfinance: recovery calls and visits between 9:00 and 18:00 only.',
      zh: '小额信贷：仅可在9:00至18:00致电或上门催收。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('09:00'),
      closes: clockOf('18:00'),
      ways: ['call', 'voicemail', 'visit'],
      unsettled: 'both',
      consent: 'any',
      debts: { only: ['microfinance'] },
    },
  },
  {
    ...base,
    id: 'IN-TIME-NAMED',
    strength: 'should',
    source: 'RBI Fair Practices Code: no calls at odd hours',
    confidence: 'S',
    says: {
      en: 'Times that a borrower has called inconvenient are respected.',
      zh: '尊重借款人告知的不便时间。',
    },
    bars: { kind: 'inconvenient-times', ways: 'all', consent: 'any', talkMinutes: 30 },
  },
  {
    ...draft,
    id: 'IN-DRAFT-TIME',
    source: DRAFT_SOURCE,
    says: {
      en: 'Calls and visits between 8:00 and 19:00 only.',
      zh: '仅可在8:00至19:00致电或上门。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:00'),
      closes: clockOf('19:00'),
      ways: ['call', 'voicemail', 'visit'],
      unsettled: 'both',
      consent: 'any',
      debts: { except: ['microfinance'] },
    },
  },
  {
    ...draft,
    id: 'IN-DRAFT-DAYS',
    source: DRAFT_SOURCE,
    says: {
      en: 'No contact on bereavement, natural calamity, marriage or festivals.',
      zh: '丧事、自然灾害、婚礼、节日期间不得联系。',
    },
    bars: {
      kind: 'special-days',
      kinds: ['bereavement', 'calamity', 'wedding', 'festival'],
      daysAfter: 0,
    },
  },
];
