/**
 * What does Regulation F say about when, where and how often a person may be contacted?
 *
 * 12 CFR part 1006 with its official interpretation, in our own words; it binds debt collectors in the sense of 15 USC 1692a(6).
 * Nothing here is legal advice; a house has each rule confirmed by counsel before it relies on it.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf } from '../../rules/gate/local-time.ts';
import type { CollectorKind, Way } from '../../rules/gate/situation.ts';

/** Regulation F is in force since this day. */
const SINCE = dayOf(2021, 11, 30);

/** Whom it binds: a buyer of debts in default is taken as bound. */
export const REGULATION_F: readonly CollectorKind[] = ['third-party-collector', 'assignee'];
const NOT_BOUND: readonly CollectorKind[] = [
  'original-creditor',
  'bank',
  'consumer-finance',
  'small-loan',
  'private-lender',
  'authorised-firm',
];

/** Ways whose moment the collector chooses; when a letter arrives he does not (comment 6(b)(1)(i)-1 speaks of sending). */
const TIMED: readonly Way[] = [
  'in-app',
  'push',
  'sms',
  'email',
  'data-message',
  'portal',
  'social',
  'personal-account',
  'call',
  'voicemail',
  'visit',
];

const CALLS: readonly Way[] = ['call', 'voicemail'];
const CONSENT = { days: 7, needs: 'direct' } as const;
const base = {
  jurisdiction: 'US-FED',
  from: SINCE,
  to: null,
  strength: 'must',
  collectors: REGULATION_F,
} as const;

export const US_FEDERAL: readonly LawRule[] = [
  {
    ...base,
    id: 'US-COV',
    collectors: NOT_BOUND,
    source: '15 USC 1692a(6); 12 CFR 1006.2(i)',
    confidence: 'V',
    says: {
      en: 'Regulation F does not bind a creditor who collects his own debt in his own name; state law may.',
      zh: '以自己名义催收自有债权的债权人不受Regulation F约束，但州法可能适用。',
    },
    bars: { kind: 'not-bound', flag: 'check_state_law' },
  },
  {
    ...base,
    id: 'US-TIME',
    source: '12 CFR 1006.6(b)(1)(i), comments 6(b)(1)(i)-1, -2',
    confidence: 'V',
    says: {
      en: 'Before 8:00 and after 21:00 where the person is, contact is inconvenient, in every zone in which he may be.',
      zh: '当事人所在地（任何可能的时区）早上8点前、晚上9点后不得联系。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:00'),
      closes: clockOf('21:00'),
      ways: TIMED,
      unsettled: 'both',
      consent: 'direct',
    },
  },
  {
    ...base,
    id: 'US-TIME-NAMED',
    source: '12 CFR 1006.6(b)(1)(i), comments 6(b)(1)-1, -2; 6(b)(4)(i)-1',
    confidence: 'V',
    says: {
      en: 'No contact at a time the person is known to find inconvenient, also from the creditor’s file.',
      zh: '不得在已知当事人不便的时间联系，债权人档案中的记录同样适用。',
    },
    bars: { kind: 'inconvenient-times', ways: TIMED, consent: 'direct', talkMinutes: 30 },
  },
  {
    ...base,
    id: 'US-TIME-NOW',
    source: '12 CFR 1006.6(b)(1), comments 6(b)(1)-1; 6(b)(4)(i)-1',
    confidence: 'P',
    says: {
      en: 'Who says that it does not suit now is left alone for the rest of the day, and may be asked when it would.',
      zh: '当事人表示现在不便的，当日不再联系；可以询问何时方便，不得请求继续。',
    },
    bars: { kind: 'said-now', consent: 'direct', talkMinutes: 30 },
  },
  {
    ...base,
    id: 'US-PLACE',
    source: '12 CFR 1006.6(b)(1)(ii), comment 6(b)(1)(ii)-1',
    confidence: 'V',
    says: {
      en: 'No contact at a place the person is known to find inconvenient; a way not tied to a place is barred only while he is known to be there.',
      zh: '不得在已知当事人不便的地点联系；与地点无关的方式，仅在已知其身处该地时禁止。',
    },
    bars: { kind: 'inconvenient-places' },
  },
  {
    ...base,
    id: 'US-WORK',
    source: '12 CFR 1006.6(b)(3), comment 6(b)(3)-1',
    confidence: 'V',
    says: {
      en: 'No contact at work when the employer is known to forbid it.',
      zh: '已知雇主禁止的，不得联系至工作场所。',
    },
    bars: { kind: 'workplace' },
  },
  {
    ...base,
    id: 'US-7IN7',
    source: '12 CFR 1006.14(b)(2)(i)(A), (ii), (b)(3), (b)(4)',
    confidence: 'V',
    says: {
      en: 'More than seven calls in seven days of the calendar about one debt are presumed to harass.',
      zh: '就同一笔债务在连续七个自然日内拨打超过七次，推定为骚扰。',
    },
    bars: {
      kind: 'call-attempts',
      most: 7,
      days: 7,
      ways: CALLS,
      across: 'collector',
      uncounted: ['busy', 'not-in-service'],
      folded: ['student-loan'],
      consent: CONSENT,
      excepted: ['attorney'],
      where: null,
      presumed: true,
    },
  },
  {
    ...base,
    id: 'US-7TALK',
    source: '12 CFR 1006.14(b)(2)(i)(B), (ii), (b)(3), (b)(4)',
    confidence: 'V',
    says: {
      en: 'A call within seven days of a talk about the debt, its day the first, is presumed to harass.',
      zh: '就该债务通话后七日内（通话当日为第一日）再次拨打，推定为骚扰。',
    },
    bars: {
      kind: 'talk-rest',
      days: 7,
      across: 'collector',
      folded: ['student-loan'],
      consent: CONSENT,
      excepted: ['attorney'],
    },
  },
  {
    ...base,
    id: 'US-REBUT',
    source: '12 CFR 1006.14(b)(2)(i), comment 14(b)(2)(i)-2',
    confidence: 'P',
    says: {
      en: 'Calls in rapid succession, crowded into a day, after what was said or done before may harass although they are few.',
      zh: '次数虽未超限，但短时间内连续、集中一日拨打，或与此前言行相抵触的，仍可能构成骚扰。',
    },
    bars: {
      kind: 'call-pattern',
      rapidMinutes: 5,
      crowdedDay: 7,
      uncounted: ['busy', 'not-in-service'],
      across: 'collector',
      said: ['refuses-to-pay', 'does-not-owe', 'asks-for-no-contact'],
      abusive: ['obscene', 'accuses-of-crime', 'court-officer'],
    },
  },
];
