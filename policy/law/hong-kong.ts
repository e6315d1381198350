/**
 * What does Hong Kong's code say about when and how a person may be contacted?
 *
 * The Code of Banking Practice (section 43) and the HKMA's guideline bar calls at unreasonable hours and persistent calls, and
 * name no clock and no number: 8:00 to 21:00 is the house's reading, a should.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf } from '../../rules/gate/local-time.ts';

const base = {
  jurisdiction: 'HK',
  from: dayOf(2015, 2, 6),
  to: null,
  strength: 'should',
  confidence: 'V',
} as const;

export const HONG_KONG: readonly LawRule[] = [
  {
    ...base,
    id: 'HK-TIME',
    source: 'HKAB Code of Banking Practice s.43: no calls at unreasonable hours; clock: the house',
    says: {
      en: 'No contact at unreasonable hours; 8:00 to 21:00 is taken as reasonable.',
      zh: '不得在不合理时间联系；以8:00至21:00为合理时间。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:00'),
      closes: clockOf('21:00'),
      ways: [
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
      ],
      unsettled: 'both',
      consent: 'any',
    },
  },
  {
    ...base,
    id: 'HK-TIME-NAMED',
    source: 'HKAB Code of Banking Practice s.43',
    says: {
      en: 'An hour the person has called inconvenient is unreasonable for him.',
      zh: '当事人告知不便的时间，即属不合理时间。',
    },
    bars: { kind: 'inconvenient-times', ways: 'all', consent: 'any', talkMinutes: 30 },
  },
  {
    ...base,
    id: 'HK-TIME-NOW',
    source: 'HKAB Code of Banking Practice s.43',
    says: {
      en: 'Who says that it does not suit now is left alone for the rest of the day.',
      zh: '当事人表示现在不便的，当日不再联系。',
    },
    bars: { kind: 'said-now', consent: 'any', talkMinutes: 30 },
  },
];
