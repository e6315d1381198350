/**
 * Which days and periods do the laws of the USA, Massachusetts and New York City set for an overdue debt?
 *
 * Terms as dated values in our own words, each with its source and how its text was seen. Regulation F binds debt collectors
 * in the sense of 15 USC 1692a(6), buyers of debts in default among them, not a creditor who collects in his own name.
 */
import { dayOf } from '../../rules/days.ts';
import type { DeadlineRule } from '../../rules/deadlines/deadline-law.ts';
import type { HolidayRule } from '../../rules/deadlines/working-day.ts';
import type { CollectorKind } from '../../rules/gate/situation.ts';

const REG_F = dayOf(2021, 11, 30);
const COLLECTORS: readonly CollectorKind[] = ['third-party-collector', 'assignee'];
const [MONDAY, THURSDAY] = [0, 3];

/** Legal public holidays of 5 USC 6103(a), on the days it names. */
export const FEDERAL_HOLIDAYS: readonly HolidayRule[] = [
  { month: 1, date: 1 },
  { month: 1, weekday: MONDAY, nth: 3 },
  { month: 2, weekday: MONDAY, nth: 3 },
  { month: 5, weekday: MONDAY, nth: -1 },
  { since: 2021, month: 6, date: 19 },
  { month: 7, date: 4 },
  { month: 9, weekday: MONDAY, nth: 1 },
  { month: 10, weekday: MONDAY, nth: 2 },
  { month: 11, date: 11 },
  { month: 11, weekday: THURSDAY, nth: 4 },
  { month: 12, date: 25 },
];

/** Legal holidays of Massachusetts (M.G.L. c.4 s.7(18)): Patriots' Day besides, and Sundays moved to Monday. */
const MASSACHUSETTS_HOLIDAYS: readonly HolidayRule[] = [
  ...FEDERAL_HOLIDAYS.map((holiday) =>
    'date' in holiday ? { ...holiday, sundayMovesToMonday: true } : holiday,
  ),
  { month: 4, weekday: MONDAY, nth: 3 },
];

const VALIDATION: readonly DeadlineRule[] = [
  {
    id: 'US-VN-PERIOD',
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source: '12 CFR 1006.34(b)(5); 5 USC 6103(a)',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'The validation period ends 30 days after receipt, which may be assumed five working days after the notice.',
      zh: '验证期于收到之后三十日届满；可推定在提供后第五个工作日收到。',
    },
    collectors: COLLECTORS,
    sets: {
      kind: 'validation-period',
      assumedAfterWorkingDays: 5,
      runs: { days: 30 },
      holidays: FEDERAL_HOLIDAYS,
    },
  },
  {
    id: 'US-VN',
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source: '12 CFR 1006.34(a)',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'The validation notice goes with the first communication or within five days of it.',
      zh: '债务验证通知须随首次沟通或于其后五日内提供。',
    },
    collectors: COLLECTORS,
    sets: { kind: 'validation-notice', within: { days: 5 }, holidays: FEDERAL_HOLIDAYS },
  },
  {
    id: 'US-MA-VN',
    jurisdiction: 'US-MA',
    from: dayOf(2012, 3, 2),
    to: null,
    source: '940 CMR 7.08(1)',
    strength: 'must',
    confidence: 'P',
    says: {
      en: 'The validation notice goes out within five business days of the first communication, creditors included.',
      zh: '首次沟通后五个营业日内提供验证通知，债权人自行催收亦同。',
    },
    sets: { kind: 'validation-notice', within: { workingDays: 5 }, holidays: MASSACHUSETTS_HOLIDAYS },
  },
  {
    id: 'US-DISP',
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source: '12 CFR 1006.6(c), 1006.38 with comments; 15 USC 1692g(b)',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'An electronic notice is written where the collector takes messages through that medium.',
      zh: '经催收人接受讯息的电子媒介作出的通知视为书面。',
    },
    collectors: COLLECTORS,
    sets: { kind: 'written', electronic: 'where-accepted' },
  },
  {
    id: 'US-TIME-SENT',
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source: '12 CFR 1006.6(b)(1), comment 6(b)(1)(i)-1',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'An electronic message counts at the time it is sent.',
      zh: '电子讯息以发出之时为准。',
    },
    collectors: COLLECTORS,
    sets: { kind: 'message-time', counts: 'sent' },
  },
];

const RECORDS: readonly DeadlineRule[] = [
  {
    id: 'US-FURN',
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source: '12 CFR 1006.30(a)(1), comments 30(a)(1)-2, -3',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Nothing is furnished before a talk, or a letter or message that did not come back within 14 days.',
      zh: '报送前须已交谈，或已寄发信函、讯息且十四日内未退回。',
    },
    collectors: COLLECTORS,
    sets: { kind: 'furnish-after-contact', waitDays: 14 },
  },
  {
    id: 'US-RET-A',
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source: '12 CFR 1006.100(a)',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Evidence of compliance or the lack of it is kept until three years after the last collection activity.',
      zh: '合规或不合规的证据保存至最后一次催收活动后三年。',
    },
    collectors: COLLECTORS,
    sets: {
      kind: 'retention',
      records: ['call-log', 'document-given', 'compliance-evidence'],
      after: 'last-activity',
      keep: { years: 3 },
    },
  },
  {
    id: 'US-RET-B',
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source: '12 CFR 1006.100(b)',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'A recording of a call is kept three years after the call.',
      zh: '通话录音自通话之日起保存三年。',
    },
    collectors: COLLECTORS,
    sets: { kind: 'retention', records: ['call-recording'], after: 'made', keep: { years: 3 } },
  },
  {
    id: 'US-RET-NONE',
    jurisdiction: 'US-FED',
    from: REG_F,
    to: null,
    source: '12 CFR 1006.100, comments',
    strength: 'must',
    confidence: 'V',
    says: { en: 'No call need be recorded.', zh: '无录音义务。' },
    collectors: COLLECTORS,
    sets: { kind: 'recording', required: false },
  },
  {
    id: 'US-NYC-RET',
    jurisdiction: 'US-NYC',
    from: dayOf(2026, 9, 1),
    to: null,
    source: '6 RCNY 2-193',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'Records, oral communications among them, are kept three years.',
      zh: '各项记录（含口头沟通）保存三年。',
    },
    sets: {
      kind: 'retention',
      records: ['call-log', 'call-recording', 'document-given', 'compliance-evidence'],
      after: 'last-activity',
      keep: { years: 3 },
    },
  },
  {
    id: 'US-FCRA-END',
    jurisdiction: 'US-FED',
    from: dayOf(1998, 1, 1),
    to: null,
    source: '15 USC 1681c(a)(4), (c)(1)',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'A collection account is reported for seven years that begin 180 days after the delinquency.',
      zh: '催收账户自逾期起一百八十日后再报告七年。',
    },
    sets: { kind: 'negative-record', from: 'delinquency', begins: { days: 180 }, runs: { years: 7 } },
  },
  {
    id: 'US-FCRA-DISPUTE',
    jurisdiction: 'US-FED',
    from: dayOf(1998, 1, 1),
    to: null,
    source: '15 USC 1681s-2(a)(3), (b)(2), 1681i(a)(1)',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'A disputed record is reported as disputed and answered in 30 days.',
      zh: '异议记录须标注，三十日内答复。',
    },
    sets: { kind: 'credit-dispute-reply', within: { days: 30 }, mark: true },
  },
  {
    id: 'US-NYC-5-77',
    jurisdiction: 'US-NYC',
    from: dayOf(2026, 9, 1),
    to: null,
    source: '6 RCNY 5-77 as amended; put off three times',
    strength: 'must',
    confidence: 'S',
    says: {
      en: 'The amended rules of New York City bind collectors, and creditors once they begin debt collection procedures.',
      zh: '纽约市修订规则自2026年9月1日起适用于催收人及进入催收程序的债权人。',
    },
    sets: {
      kind: 'act',
      collectors: ['third-party-collector', 'assignee', 'original-creditor', 'bank'],
      debts: [],
      never: [],
    },
  },
];

export const AMERICAN_DEADLINES: readonly DeadlineRule[] = [...VALIDATION, ...RECORDS];
