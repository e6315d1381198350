/**
 * What is a call looked at for?
 *
 * One form for everybody, dated; what was answered names its form. Identity and the notice of recording come first because the law asks for
 * them before anything else is said; `grave` ones are shown by themselves, since no other yes makes up for them.
 */
import type { QualityQuestion } from '../../../rules/lead/quality-score.ts';

/** Its name with the day from which it is used. */
export const QUALITY_FORM = 'call@2026-11-01';

export const QUALITY_QUESTIONS: readonly QualityQuestion[] = [
  {
    id: 'identity-first',
    grave: true,
    en: 'Knew whom he spoke with before any debt was named',
    zh: '先核实身份，再提及债务',
  },
  { id: 'recording-told', grave: true, en: 'Said that the call is recorded', zh: '告知通话录音' },
  {
    id: 'facts-right',
    grave: false,
    en: 'Amount, day and consequence were right',
    zh: '金额、日期与后果表述正确',
  },
  { id: 'no-pressure', grave: true, en: 'No pressure, threat or shame', zh: '无施压、威胁或羞辱' },
  { id: 'hardship-heard', grave: false, en: 'Heard what is hard, and answered it', zh: '倾听困难并作出回应' },
  {
    id: 'step-agreed',
    grave: false,
    en: 'A next step was agreed, or plainly none',
    zh: '约定了下一步，或明确没有',
  },
  { id: 'tone', grave: false, en: 'Calm and polite throughout', zh: '全程平和有礼' },
];
