/**
 * Which acts on collection are pending in India?
 *
 * A draft counts only where it is asked for by name; its date is the one proposed.
 */
import { dayOf } from '../../rules/days.ts';
import type { DeadlineRule } from '../../rules/deadlines/deadline-law.ts';

export const INDIAN_DEADLINES: readonly DeadlineRule[] = [
  {
    id: 'IN-2026',
    jurisdiction: 'IN',
    from: dayOf(2026, 7, 1),
    to: null,
    source: 'Draft RBI directions on recovery of 12 Feb 2026',
    strength: 'must',
    confidence: 'S',
    draft: 'in_rbi_draft_2026',
    says: {
      en: 'Draft conduct rules for regulated entities and their recovery agents.',
      zh: '印度储备银行催收行为指引草案。',
    },
    sets: {
      kind: 'act',
      collectors: ['bank', 'consumer-finance', 'third-party-collector'],
      debts: ['microfinance'],
      never: [],
    },
  },
];
