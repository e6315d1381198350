/**
 * What does China's law say about contacting an overdue borrower?
 *
 * Rules as dated values in our own words, each with its source and how its text was seen. Nothing here is legal advice; a
 * house has each rule confirmed by counsel before it relies on it.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf } from '../../rules/gate/local-time.ts';

export const CHINA: readonly LawRule[] = [
  {
    id: 'CN-TIME',
    jurisdiction: 'CN',
    from: dayOf(2025, 2, 28),
    to: null,
    source: 'GB/T 45251-2025 (5.3)',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'No collection between 22:00 and 08:00, unless the debtor has agreed to it.',
      zh: '每日22:00至次日8:00不得催收，债务人另有约定的除外。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:00'),
      closes: clockOf('22:00'),
      ways: 'all',
      openEnds: false,
    },
  },
];
