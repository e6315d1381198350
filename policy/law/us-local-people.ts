/**
 * Whom may a collector contact in Massachusetts and New York City, beyond what federal law says?
 *
 * The rules of Massachusetts bind creditors too. Rules in our own words, each with its source and how its text was seen; most
 * are from memory or second hand, and none of this is legal advice.
 */
import { dayOf } from '../../rules/days.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import type { CollectorKind, Purpose, Role } from '../../rules/gate/situation.ts';

const BOUND: readonly CollectorKind[] = ['third-party-collector', 'assignee', 'authorised-firm'];
/** Who counts as the debtor, as in 12 CFR 1006.6(a). */
const CIRCLE: readonly Role[] = ['spouse', 'parent', 'guardian', 'executor'];
const REQUIRED: readonly Purpose[] = ['legally-required'];

const massachusetts = {
  jurisdiction: 'US-MA',
  from: dayOf(2012, 3, 2),
  to: null,
  strength: 'must',
} as const;

const MASSACHUSETTS: readonly LawRule[] = [
  {
    ...massachusetts,
    id: 'US-MA-3P',
    source: '940 CMR 7.05, 7.06; 209 CMR 18.16, 18.17',
    confidence: 'P',
    says: {
      en: 'Household members and others hear nothing of the debt; they may only be asked where the debtor is.',
      zh: '不得向家人及他人透露债务，仅可询问债务人下落。',
    },
    bars: {
      kind: 'third-parties',
      circle: CIRCLE,
      others: ['location', 'obtain-contact-data'],
      ownStaffOnly: false,
    },
  },
  {
    ...massachusetts,
    id: 'US-MA-ATTY',
    source: '940 CMR 7.04(1); 209 CMR 18.14(1)',
    confidence: 'R',
    says: {
      en: 'A debtor known to be represented is contacted through his lawyer.',
      zh: '债务人已委托律师的，应当联系其律师。',
    },
    bars: { kind: 'lawyer' },
  },
  {
    ...massachusetts,
    id: 'US-MA-ENTRY',
    source: '940 CMR 7.05(3)',
    confidence: 'P',
    says: { en: 'Visitors stay outside the home.', zh: '上门人员应当留在住宅之外。' },
    bars: { kind: 'home-entry', places: ['inside-home'] },
  },
  {
    ...massachusetts,
    id: 'US-MA-COVER',
    source: '940 CMR 7.04(2)',
    confidence: 'R',
    says: {
      en: 'No open cards, and nothing on an envelope that shows a debt.',
      zh: '不得使用明信片，信封上不得显示债务。',
    },
    bars: { kind: 'cover', addressed: false, marked: false },
  },
];

const newYork = {
  jurisdiction: 'US-NYC',
  from: dayOf(2010, 1, 1),
  to: null,
  strength: 'must',
  collectors: BOUND,
} as const;

const NEW_YORK: readonly LawRule[] = [
  {
    ...newYork,
    id: 'US-NYC-3P',
    source: '6 RCNY 5-77(b)',
    confidence: 'R',
    says: {
      en: 'Nobody else hears of the debt; others may only be asked where the consumer is.',
      zh: '不得向他人透露债务，仅可询问债务人下落。',
    },
    bars: {
      kind: 'third-parties',
      circle: CIRCLE,
      others: ['location', 'obtain-contact-data'],
      ownStaffOnly: false,
    },
  },
  {
    ...newYork,
    id: 'US-NYC-ATTY',
    source: '6 RCNY 5-77(b)(1)(i)',
    confidence: 'R',
    says: {
      en: 'A represented consumer is contacted through his lawyer.',
      zh: '债务人已委托律师的，应当联系其律师。',
    },
    bars: { kind: 'lawyer' },
  },
  {
    ...newYork,
    id: 'US-NYC-MEDIA',
    from: dayOf(2026, 9, 1),
    source: '6 RCNY 5-77(b), as amended',
    confidence: 'S',
    says: {
      en: 'A medium the person has asked not to be used is closed.',
      zh: '本人要求停用的联系方式不得再用。',
    },
    bars: { kind: 'channel-opt-out', required: REQUIRED },
  },
  {
    ...newYork,
    id: 'US-NYC-MEDIA-ADDRESS',
    from: dayOf(2026, 9, 1),
    source: '6 RCNY 5-77(b), as amended',
    confidence: 'S',
    says: {
      en: 'An address or number the person has asked not to be used is closed.',
      zh: '本人要求停用的邮箱、号码或地址不得再用。',
    },
    bars: { kind: 'address-opt-out', required: REQUIRED },
  },
];

export const MASSACHUSETTS_PEOPLE: readonly LawRule[] = MASSACHUSETTS;
export const NEW_YORK_PEOPLE: readonly LawRule[] = NEW_YORK;
