/**
 * What do Massachusetts and New York City add about when, where and how often?
 *
 * State and city rules also bind creditors who collect their own debts. Rules in our own words, each with its source and how
 * its text was seen; figures that are only remembered say so (confidence R).
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';

/** Calls and texts: 940 CMR 7.04(1)(f) names text messages and recorded messages beside calls (R). */
const BY_TELEPHONE: readonly Way[] = ['call', 'voicemail', 'sms'];
const EVERY_WAY: readonly Way[] = [
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
  'letter',
  'postcard',
  'visit',
];
const AT_HOURS: readonly Way[] = EVERY_WAY.filter((way) => way !== 'letter' && way !== 'postcard');

const massachusetts = {
  jurisdiction: 'US-MA',
  from: dayOf(2012, 3, 2),
  to: null,
  strength: 'must',
} as const;
const newYorkCity = { jurisdiction: 'US-NYC', strength: 'must' } as const;
/** Amended 6 RCNY 5-77 after three delays. */
const AMENDED = dayOf(2026, 9, 1);

export const MASSACHUSETTS: readonly LawRule[] = [
  {
    ...massachusetts,
    id: 'US-MA-TIME',
    source: '940 CMR 7.04(1), 7.05(3); 209 CMR 18.17',
    confidence: 'P',
    says: {
      en: 'Calls and visits only in the person’s waking hours: 8:00 to 21:00 unless others are known.',
      zh: '仅可在当事人清醒时段致电或上门：无已知情况时为8:00至21:00。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:00'),
      closes: clockOf('21:00'),
      ways: [...BY_TELEPHONE, 'visit'],
      unsettled: 'both',
      consent: 'direct',
      yieldsToWakingHours: true,
    },
  },
  {
    ...massachusetts,
    id: 'US-MA-7',
    source: '940 CMR 7.04(1)(f)',
    confidence: 'P',
    says: {
      en: 'At most two calls or texts in seven days for each debt to the home, mobile or other own number.',
      zh: '就每笔债务，七日内致电或发短信至住宅、手机或个人号码不超过两次。',
    },
    bars: {
      kind: 'call-attempts',
      most: 2,
      days: 7,
      ways: BY_TELEPHONE,
      across: 'institution_and_agencies',
      uncounted: ['busy', 'not-in-service'],
      folded: [],
      consent: null,
      excepted: ['attorney'],
      where: 'residence',
      presumed: false,
    },
  },
  {
    ...massachusetts,
    id: 'US-MA-30',
    source: '940 CMR 7.04(1)(g)',
    confidence: 'P',
    says: {
      en: 'At most two calls or texts in thirty days for each debt to any other place.',
      zh: '就每笔债务，三十日内致电或发短信至其他场所不超过两次。',
    },
    bars: {
      kind: 'call-attempts',
      most: 2,
      days: 30,
      ways: BY_TELEPHONE,
      across: 'institution_and_agencies',
      uncounted: ['busy', 'not-in-service'],
      folded: [],
      consent: null,
      excepted: ['attorney'],
      where: 'elsewhere',
      presumed: false,
    },
  },
  {
    ...massachusetts,
    id: 'US-MA-VISIT',
    source: '940 CMR 7.04(1), 7.05(3)',
    confidence: 'P',
    says: {
      en: 'At most one visit in thirty days for each debt; visits at which nobody was met do not count.',
      zh: '就每笔债务，三十日内上门不超过一次；未见到人的不计。',
    },
    bars: { kind: 'home-visits', most: 1, days: 30, per: 'debt', inVain: false },
  },
  {
    ...massachusetts,
    id: 'US-MA-VISIT-WORK',
    source: '940 CMR 7.04(1)',
    confidence: 'R',
    says: { en: 'No visit to the place of work.', zh: '不得到工作场所上门。' },
    bars: { kind: 'barred-place', ways: ['visit'], places: ['work'] },
  },
];

export const NEW_YORK_CITY: readonly LawRule[] = [
  {
    ...newYorkCity,
    id: 'US-NYC-TIME',
    from: dayOf(2010, 1, 1),
    to: null,
    source: '6 RCNY 5-77(b)(1)',
    confidence: 'R',
    says: {
      en: 'No contact before 8:00 or after 21:00 where the person is.',
      zh: '当事人所在地早上8点前、晚上9点后不得联系。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:00'),
      closes: clockOf('21:00'),
      ways: AT_HOURS,
      unsettled: 'both',
      consent: 'direct',
    },
  },
  {
    ...newYorkCity,
    id: 'US-NYC-TIME-NAMED',
    from: dayOf(2010, 1, 1),
    to: null,
    source: '6 RCNY 5-77(b)(1)',
    confidence: 'R',
    says: {
      en: 'No contact at a time the person is known to find inconvenient.',
      zh: '不得在已知当事人不便的时间联系。',
    },
    bars: { kind: 'inconvenient-times', ways: AT_HOURS, consent: 'direct', talkMinutes: 30 },
  },
  {
    ...newYorkCity,
    id: 'US-NYC-2IN7',
    from: dayOf(2010, 1, 1),
    to: AMENDED,
    source: '6 RCNY 5-77(b)(1)(iv), before its amendment',
    confidence: 'R',
    says: {
      en: 'At most two contacts in seven days, by whatever way but letters (until the amended rules).',
      zh: '七日内联系不超过两次（信件除外；修订生效前）。',
    },
    bars: {
      kind: 'all-ways',
      most: 2,
      days: 7,
      per: 'person',
      ways: AT_HOURS,
      across: 'institution_and_agencies',
      uncounted: ['busy', 'not-in-service', 'no-answer', 'unreachable', 'voicemail-unavailable'],
      folded: [],
      consent: { days: 7, needs: 'direct' },
      except: ['legally-required', 'litigation', 'requested-information', 'confirm-opt-out', 'confirm-end'],
    },
  },
  {
    ...newYorkCity,
    id: 'US-NYC-3IN7',
    from: AMENDED,
    to: null,
    source: '6 RCNY 5-77(b)(1)(iv) as amended, in force 2026-09-01',
    confidence: 'R',
    says: {
      en: 'At most three attempts in seven days for each account, over all ways together.',
      zh: '就每个账户，七日内各种方式合计联系不超过三次。',
    },
    bars: {
      kind: 'all-ways',
      most: 3,
      days: 7,
      per: 'debt',
      ways: EVERY_WAY,
      across: 'institution_and_agencies',
      uncounted: ['busy', 'not-in-service'],
      folded: ['student-loan'],
      consent: { days: 7, needs: 'direct' },
      except: ['legally-required', 'litigation', 'requested-information', 'confirm-opt-out', 'confirm-end'],
    },
  },
];
