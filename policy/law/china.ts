/**
 * What does China's law say about when and how often an overdue borrower may be contacted?
 *
 * Rules as dated values in our own words, each with its source and how its text was seen. Nothing here is legal advice; a
 * house has each rule confirmed by counsel before it relies on it.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf } from '../../rules/gate/local-time.ts';

/** GB/T 45251-2025 is in force since this day; the NIFA guideline that it replaced since that one. */
const STANDARD = dayOf(2025, 2, 28);
const GUIDELINE_2024 = dayOf(2024, 5, 15);
const ASSOCIATION = dayOf(2026, 1, 30);
const CIVIL_CODE = dayOf(2021, 1, 1);

const HOURS = {
  kind: 'quiet-hours',
  opens: clockOf('08:00'),
  closes: clockOf('22:00'),
  ways: 'all',
  unsettled: 'opens',
  consent: 'any',
} as const;

export const CHINA: readonly LawRule[] = [
  {
    id: 'CN-TIME-2024',
    jurisdiction: 'CN',
    from: GUIDELINE_2024,
    to: STANDARD,
    source: '互联网金融 贷后催收业务指引 (NIFA, 2024), repealed by GB/T 45251-2025',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'No collection between 22:00 and 08:00, unless the debtor has agreed to it.',
      zh: '每日22:00至次日8:00不得催收，债务人另有约定的除外。',
    },
    bars: HOURS,
  },
  {
    id: 'CN-TIME',
    jurisdiction: 'CN',
    from: STANDARD,
    to: null,
    source: 'GB/T 45251-2025 (5.3)',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'No collection between 22:00 and 08:00, unless the debtor has agreed to it.',
      zh: '每日22:00至次日8:00不得催收，债务人另有约定的除外。',
    },
    bars: HOURS,
  },
  {
    id: 'CN-TIME-NAMED',
    jurisdiction: 'CN',
    from: CIVIL_CODE,
    to: null,
    source: '民法典 1032, 1033',
    strength: 'should',
    confidence: 'P',
    says: {
      en: 'A time that the person has called inconvenient is left alone: his private peace is protected.',
      zh: '当事人已告知不便的时间不联系，以免侵扰其私人生活安宁。',
    },
    bars: { kind: 'inconvenient-times', ways: 'all', consent: 'any', talkMinutes: 30 },
  },
  {
    id: 'CN-FREQ-2024',
    jurisdiction: 'CN',
    from: GUIDELINE_2024,
    to: STANDARD,
    source: '互联网金融 贷后催收业务指引 (NIFA, 2024), repealed by GB/T 45251-2025',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'At most three calls a day that come to a talk, institution and agencies together.',
      zh: '金融机构与第三方合计，每日接通电话不超过三次。',
    },
    bars: { kind: 'talks-a-day', most: 3, days: 1, across: 'institution_and_agencies' },
  },
  {
    id: 'CN-FREQ-1',
    jurisdiction: 'CN',
    from: STANDARD,
    to: null,
    source: 'GB/T 45251-2025 (5.3); adding up over agencies as in the 2024 guideline',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'At most three effective calls a day to one debtor, robots included, institution and agencies together.',
      zh: '对同一债务人主动催收的有效通话（含智能语音）每日不超过三次，机构与第三方合计。',
    },
    bars: { kind: 'talks-a-day', most: 3, days: 1, across: 'institution_and_agencies' },
  },
  {
    id: 'CN-FREQ-2',
    jurisdiction: 'CN',
    from: ASSOCIATION,
    to: null,
    source: '中国银行业协会 催收工作指引 (2026)',
    strength: 'should',
    confidence: 'S',
    says: {
      en: 'Unanswered calls to one number should not pass six a day, unless otherwise agreed.',
      zh: '未接通的，对同一联系方式每日拨打不宜超过六次，另有约定的除外。',
    },
    bars: {
      kind: 'tries-at-address',
      most: 6,
      days: 1,
      across: 'institution_and_agencies',
      consent: { days: 7, needs: 'any' },
    },
  },
];
