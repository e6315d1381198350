/**
 * Which of the law's deadlines bar a charge or a plan?
 *
 * A moratorium and the length of a plan are kept with the deadlines, once; here they become limits on what falls into them or
 * runs longer. So is whom the rules on private lending bind.
 */
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import type { LimitRule } from '../../rules/limits/limit-rules.ts';
import { BRITISH_DEADLINES } from './british-deadlines.ts';
import { CHINESE_DEADLINES } from './chinese-deadlines.ts';

const NO_CHARGE = {
  en: 'In a moratorium no interest or fee accrues on its debts.',
  zh: '债务宽限期内，相关债务不得计收利息或费用。',
};
/** Whom the rules on private lending bind: the same lenders and loans for every question about them. */
export const PRIVATE_LENDING = termsOf(
  CHINESE_DEADLINES.filter(({ id }) => id === 'CN-4LPR'),
  'act',
)[0]!;

/** How long a plan may run, and how long a moratorium runs, are deadlines; here they bar what exceeds or falls into them. */
export const FROM_DEADLINES: readonly LimitRule[] = [...CHINESE_DEADLINES, ...BRITISH_DEADLINES].flatMap(
  ({ sets, ...cited }): LimitRule[] => {
    if (sets.kind === 'plan-length') return [{ ...cited, limits: sets }];
    return sets.kind === 'moratorium'
      ? [{ ...cited, id: `${cited.id}-CHARGE`, says: NO_CHARGE, limits: sets }]
      : [];
  },
);
