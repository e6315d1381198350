/**
 * What does the house allow itself less than the law would?
 *
 * The house's own hours and caps, asked beside the law of every jurisdiction. They are choices, not law: another house
 * replaces this file. One budget for a person over all debts, numbers, agents and agencies.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';

const SPOKEN: readonly Way[] = ['call', 'voicemail', 'visit'];
const WRITTEN: readonly Way[] = [
  'in-app',
  'push',
  'sms',
  'email',
  'data-message',
  'social',
  'personal-account',
];
const EVERY_WAY: readonly Way[] = [...SPOKEN, ...WRITTEN, 'portal', 'letter', 'postcard'];
/** What the person asked for, or must be told, is no part of the budget. */
const EXCEPT = [
  'legally-required',
  'litigation',
  'requested-information',
  'confirm-opt-out',
  'confirm-end',
] as const;

const base = {
  jurisdiction: 'HOUSE',
  from: dayOf(2020, 1, 1),
  to: null,
  source: 'house rule',
  strength: 'must',
  confidence: 'V',
} as const;
const counted = {
  across: 'institution_and_agencies',
  uncounted: ['busy', 'not-in-service'],
  folded: [],
  consent: null,
} as const;

export const HOUSE_LIMITS: readonly LawRule[] = [
  {
    ...base,
    id: 'HOUSE-HOURS-SPOKEN',
    says: { en: 'We call and visit between 9:00 and 20:00.', zh: '仅在9:00至20:00致电或上门。' },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('09:00'),
      closes: clockOf('20:00'),
      ways: SPOKEN,
      unsettled: 'neither',
      consent: 'direct',
    },
  },
  {
    ...base,
    id: 'HOUSE-HOURS-WRITTEN',
    says: { en: 'We write between 8:30 and 21:00.', zh: '仅在8:30至21:00发送消息。' },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:30'),
      closes: clockOf('21:00'),
      ways: WRITTEN,
      unsettled: 'neither',
      consent: 'direct',
    },
  },
  {
    ...base,
    id: 'HOUSE-TIMES-NAMED',
    says: { en: 'We keep to the times a person has asked for.', zh: '尊重当事人提出的联系时间要求。' },
    bars: { kind: 'inconvenient-times', ways: 'all', consent: 'direct', talkMinutes: 30 },
  },
  {
    ...base,
    id: 'HOUSE-NOT-NOW',
    says: {
      en: 'Who says that it does not suit now is left alone for the rest of the day.',
      zh: '当事人表示现在不便的，当日不再联系。',
    },
    bars: { kind: 'said-now', consent: 'direct', talkMinutes: 30 },
  },
  {
    ...base,
    id: 'HOUSE-PLACES-NAMED',
    says: { en: 'We keep away from the places a person has named.', zh: '尊重当事人提出的联系地点要求。' },
    bars: { kind: 'inconvenient-places' },
  },
  {
    ...base,
    id: 'HOUSE-WORK',
    says: {
      en: 'We do not contact people at work where that is forbidden.',
      zh: '雇主禁止的，不联系至工作场所。',
    },
    bars: { kind: 'workplace' },
  },
  {
    ...base,
    id: 'HOUSE-TALKS',
    says: { en: 'We talk to a person at most once a day.', zh: '每人每日最多通话一次。' },
    bars: { kind: 'talks-a-day', most: 1, days: 1, across: 'institution_and_agencies' },
  },
  {
    ...base,
    id: 'HOUSE-TRIES',
    says: { en: 'We try a number at most three times a day.', zh: '同一号码每日最多尝试三次。' },
    bars: { kind: 'tries-at-address', most: 3, days: 1, across: 'institution_and_agencies', consent: null },
  },
  {
    ...base,
    id: 'HOUSE-DAY',
    says: {
      en: 'At most four contacts a day to one person, over all ways.',
      zh: '每人每日各种方式合计最多联系四次。',
    },
    bars: { ...counted, kind: 'all-ways', most: 4, days: 1, per: 'person', ways: EVERY_WAY, except: EXCEPT },
  },
  {
    ...base,
    id: 'HOUSE-WEEK',
    says: {
      en: 'At most ten contacts in seven days to one person, over all ways.',
      zh: '每人七日内各种方式合计最多联系十次。',
    },
    bars: { ...counted, kind: 'all-ways', most: 10, days: 7, per: 'person', ways: EVERY_WAY, except: EXCEPT },
  },
  {
    ...base,
    id: 'HOUSE-VISITS',
    says: { en: 'At most one visit in fourteen days to one person.', zh: '每人十四日内最多上门一次。' },
    bars: { kind: 'home-visits', most: 1, days: 14, per: 'person', inVain: true },
  },
];
