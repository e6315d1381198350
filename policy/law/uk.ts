/**
 * What do the UK's rules say about when a person may be contacted?
 *
 * CONC 7.9.4R forbids contact at unreasonable times and asks to respect how, when and where a person wishes to be contacted. It
 * names no clock; 8:00 to 21:00 is the guide that MCOB 13.5.4G gives for mortgages, taken here as a should for all.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';

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
const base = { jurisdiction: 'UK', from: dayOf(2014, 4, 1), to: null } as const;

export const UNITED_KINGDOM: readonly LawRule[] = [
  {
    ...base,
    id: 'UK-TIME',
    source: 'CONC 7.9.4R; clock from MCOB 13.5.4G',
    strength: 'should',
    confidence: 'V',
    says: {
      en: 'No contact at unreasonable times; usually 8:00 to 21:00 is reasonable.',
      zh: '不得在不合理的时间联系；通常8:00至21:00为合理时间。',
    },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf('08:00'),
      closes: clockOf('21:00'),
      ways: TIMED,
      unsettled: 'both',
      consent: 'any',
    },
  },
  {
    ...base,
    id: 'UK-TIME-NAMED',
    source: 'CONC 7.9.4R, 7.9.5G',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Reasonable requests about when to be contacted are respected, of someone on shifts for instance.',
      zh: '尊重当事人关于联系时间的合理要求，例如倒班工作者。',
    },
    bars: { kind: 'inconvenient-times', ways: TIMED, consent: 'any', talkMinutes: 30 },
  },
  {
    ...base,
    id: 'UK-TIME-NOW',
    source: 'CONC 7.9.4R',
    strength: 'should',
    confidence: 'P',
    says: {
      en: 'Who says that it does not suit now is left alone for the rest of the day.',
      zh: '当事人表示现在不便的，当日不再联系。',
    },
    bars: { kind: 'said-now', consent: 'any', talkMinutes: 30 },
  },
  {
    ...base,
    id: 'UK-PLACE-NAMED',
    source: 'CONC 7.9.4R, 7.9.5G',
    strength: 'must',
    confidence: 'V',
    says: {
      en: 'Reasonable requests about where to be contacted are respected.',
      zh: '尊重当事人关于联系地点的合理要求。',
    },
    bars: { kind: 'inconvenient-places' },
  },
  {
    ...base,
    id: 'UK-WORK',
    source: 'CONC 7.9.4R, 7.9.6R',
    strength: 'must',
    confidence: 'P',
    says: {
      en: 'No contact at work when the employer is known to forbid it.',
      zh: '已知雇主禁止的，不得联系至工作场所。',
    },
    bars: { kind: 'workplace' },
  },
];
