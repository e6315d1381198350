/**
 * Which described act breaks which rule, and from how many contacts on must a person look?
 *
 * Acts that a law or code names, in each jurisdiction, with what they amount to; words of a call that are a breach whatever
 * their number; and the house's figures for the volume that no law puts a number to.
 */
import { type Day, dayOf } from '../../rules/days.ts';
import type { Flag, Reason } from '../../rules/gate/finding.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import type { VolumeAlarm } from '../../rules/gate/often/volume-alarm.ts';

/** What an act or words amount to under one rule. */
export interface Breach {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly from: Day;
  readonly to: Day | null;
  readonly source: string;
  readonly strength: 'must' | 'should';
  readonly confidence: 'V' | 'P' | 'S' | 'R';
  /** The acts, or what words amount to. */
  readonly acts: readonly string[];
  readonly reasons: readonly Reason[];
  readonly flags?: readonly Flag[];
  /** Only while one of the debts is unlawful (usurious, for instance). */
  readonly unlawfulDebt?: boolean;
}

const CN_BAN = {
  jurisdictions: ['CN'],
  from: dayOf(2021, 1, 1),
  to: null,
  source: '中国银行业协会 催收工作指引 (2026), 禁止行为; GB/T 45251-2025; 信用卡业务监督管理办法 68',
  strength: 'must',
  confidence: 'S',
} as const;
const CN_CIVIL = {
  ...CN_BAN,
  source: '民法典 1032, 1033',
  confidence: 'V',
} as const;
const CN_CRIME = {
  ...CN_BAN,
  from: dayOf(2021, 3, 1),
  source: '刑法 293之一',
  confidence: 'V',
} as const;
const US_FDCPA = {
  jurisdictions: ['US-FED', 'US-MA', 'US-NYC'],
  from: dayOf(1978, 3, 20),
  to: null,
  source: '15 USC 1692d-1692f; 12 CFR 1006.14, 1006.18, 1006.22',
  strength: 'must',
  confidence: 'P',
} as const;
const UK_CONC = {
  jurisdictions: ['UK'],
  from: dayOf(2014, 4, 1),
  to: null,
  source: 'CONC 7.3.10R, 7.9, 7.11',
  strength: 'must',
  confidence: 'V',
} as const;
const IN_RBI = {
  jurisdictions: ['IN'],
  from: dayOf(2022, 8, 12),
  to: null,
  source: 'RBI circular of 12 August 2022',
  strength: 'must',
  confidence: 'S',
} as const;
const HK_CODE = {
  jurisdictions: ['HK'],
  from: dayOf(2001, 12, 1),
  to: null,
  source: 'HKAB Code of Banking Practice s.43; HKMA 3.4.1',
  strength: 'should',
  confidence: 'V',
} as const;

/** What each act is, wherever a rule names it. */
const ACTS = {
  impersonation: { acts: ['impersonates_authority'], reasons: ['impersonation', 'misleading_statement'] },
  publicNotice: { acts: ['public_notice'], reasons: ['public_exposure'] },
  posters: { acts: ['posters_at_residence'], reasons: ['public_exposure', 'harassment'] },
  fiction: { acts: ['fictitious_consequence'], reasons: ['misleading_statement', 'threat'] },
  fee: { acts: ['demands_extra_fee'], reasons: ['unauthorised_fee'] },
  borrowing: { acts: ['urges_new_borrowing'], reasons: ['induces_borrowing', 'undue_pressure'] },
  overstating: { acts: ['overstates_amount'], reasons: ['misleading_statement', 'exaggerated_amount'] },
  threat: { acts: ['threat_of_violence'], reasons: ['threat', 'harassment'] },
  force: { acts: ['physical_violence'], reasons: ['harassment', 'threat'] },
  fear: { acts: ['intimidation'], reasons: ['threat', 'harassment'] },
  following: { acts: ['stalking', 'repeated_disturbance', 'bombardment'], reasons: ['harassment'] },
  telephoning: { acts: ['persistent_calls'], reasons: ['harassment'] },
  others: { acts: ['pestering_third_parties'], reasons: ['harassment', 'third_party_not_allowed'] },
  hiding: { acts: ['false_or_hidden_identity'], reasons: ['false_identity'] },
  entering: { acts: ['home_intrusion'], reasons: ['home_entry_without_consent', 'harassment'] },
} as const;

/** Acts that every one of these rules names. */
const EVERYWHERE = [
  ACTS.impersonation,
  ACTS.publicNotice,
  ACTS.posters,
  ACTS.fiction,
  ACTS.fee,
  ACTS.overstating,
  ACTS.following,
  ACTS.telephoning,
  ACTS.others,
  ACTS.hiding,
  ACTS.entering,
] as const;
/** Acts that may be crimes wherever they are done. */
const VIOLENT = [ACTS.threat, ACTS.force, ACTS.fear] as const;
const CRIMINAL = { flags: ['criminal_exposure'] } as const;

export const BREACHES: readonly Breach[] = [
  ...[CN_BAN, US_FDCPA, UK_CONC, IN_RBI, HK_CODE].flatMap((rule) => [
    ...EVERYWHERE.map((act) => ({ ...rule, ...act })),
    ...VIOLENT.map((act) => ({ ...rule, ...act })),
  ]),
  ...[CN_BAN, UK_CONC].map((rule) => ({ ...rule, ...ACTS.borrowing })),
  { ...CN_CIVIL, acts: ['bombardment', 'persistent_calls', 'repeated_disturbance'], reasons: ['harassment'] },
  {
    ...CN_CIVIL,
    ...CRIMINAL,
    acts: ['physical_violence', 'home_intrusion', 'impersonates_authority'],
    reasons: [],
  },
  {
    ...CN_CRIME,
    ...CRIMINAL,
    acts: [
      'physical_violence',
      'threat_of_violence',
      'home_intrusion',
      'intimidation',
      'stalking',
      'repeated_disturbance',
      'bombardment',
    ],
    reasons: ['unlawful_debt'],
    unlawfulDebt: true,
  },
];

/** Words of a call that are a breach however few the calls. */
export const WORDS: readonly Breach[] = [
  ...[CN_BAN, US_FDCPA, UK_CONC, IN_RBI, HK_CODE].flatMap((rule) => [
    { ...rule, acts: ['obscene'], reasons: ['abusive_language', 'harassment'] },
    { ...rule, acts: ['court-officer'], reasons: ['impersonation', 'misleading_statement'] },
    { ...rule, acts: ['accuses-of-crime'], reasons: ['misleading_statement', 'threat'] },
  ]),
  ...[CN_BAN, UK_CONC].flatMap((rule) => [
    { ...rule, acts: ['urges-borrowing'], reasons: ['induces_borrowing', 'undue_pressure'] },
  ]),
  {
    ...UK_CONC,
    acts: ['urges-sale', 'full-payment-at-once'],
    reasons: ['undue_pressure'],
  },
];

/** From this volume on a person looks: the house's figures, the law (12 CFR 1006.14(a), 民法典 1033) gives none. */
export const VOLUME: VolumeAlarm = {
  ways: ['call', 'voicemail', 'in-app', 'push', 'sms', 'email', 'data-message', 'social', 'personal-account'],
  across: 'institution_and_agencies',
  uncounted: ['busy', 'not-in-service'],
  much: 10,
  days: 7,
  messagesADay: 3,
  daysRunning: 3,
};
