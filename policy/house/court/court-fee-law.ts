/**
 * Which scales of court fees are in force where, since when?
 *
 * Law as dated values, each with its source and how its text was seen (V word for word, P in part, S second hand, R from memory). A place
 * without a row has no known fee: a case there is not reckoned as if it were free. In the USA and in India fees are set by each court
 * or state, and Hong Kong's bands since 2018 were not seen: none of those tables is kept here. Amounts in minor units.
 */

import type { DelayRate } from '../../../rules/court/award-interest.ts';
import type { FeeScale } from '../../../rules/court/court-fee.ts';
import { dayOf } from '../../../rules/days.ts';

const CN = {
  jurisdiction: 'CN',
  from: dayOf(2007, 4, 1),
  to: null,
  strength: 'must',
  currency: 'CNY',
  cumulative: true,
  rounding: 'half-up',
  largestClaim: null,
} as const;
/** Yuan, pounds or dollars in minor units. */
const whole = (units: number): bigint => BigInt(units) * 100n;

const CHINA: readonly FeeScale[] = [
  {
    ...CN,
    id: 'CN-FEE-CLAIM',
    kind: 'claim',
    confidence: 'V',
    source: '诉讼费用交纳办法（国务院令第481号）13（一）, 15, 16',
    says: {
      en: 'Property claims pay by bands, added up; half where the simplified procedure is used, where the parties are reconciled, or where the claim is withdrawn.',
      zh: '财产案件按比例分段累计交纳；适用简易程序、调解结案或撤诉的，减半交纳。',
    },
    bands: [
      { upTo: whole(10_000), fixed: whole(50) },
      { upTo: whole(100_000), sharePpm: 25_000n },
      { upTo: whole(200_000), sharePpm: 20_000n },
      { upTo: whole(500_000), sharePpm: 15_000n },
      { upTo: whole(1_000_000), sharePpm: 10_000n },
      { upTo: whole(2_000_000), sharePpm: 9_000n },
      { upTo: whole(5_000_000), sharePpm: 8_000n },
      { upTo: whole(10_000_000), sharePpm: 7_000n },
      { upTo: whole(20_000_000), sharePpm: 6_000n },
      { upTo: null, sharePpm: 5_000n },
    ],
    atMost: null,
    // Small claims are tried by the simplified procedure (民事诉讼法 165).
    partsPpm: { simplified: 500_000n, small: 500_000n, reconciled: 500_000n, withdrawn: 500_000n },
    advanced: true,
  },
  {
    ...CN,
    id: 'CN-FEE-ENFORCE',
    kind: 'enforcement',
    confidence: 'S',
    source: '诉讼费用交纳办法 14（一）1, 20, 38',
    says: {
      en: 'Enforcement pays by bands; it is taken from the debtor and not laid out by the applicant.',
      zh: '申请执行费分段累计；由被执行人负担，执行后交纳。',
    },
    bands: [
      { upTo: whole(10_000), fixed: whole(50) },
      { upTo: whole(500_000), sharePpm: 15_000n },
      { upTo: whole(5_000_000), sharePpm: 10_000n },
      { upTo: whole(10_000_000), sharePpm: 5_000n },
      { upTo: null, sharePpm: 1_000n },
    ],
    atMost: null,
    partsPpm: {},
    advanced: false,
  },
  {
    ...CN,
    id: 'CN-FEE-PRESERVE',
    kind: 'preservation',
    confidence: 'S',
    source: '诉讼费用交纳办法 14（二）',
    says: {
      en: 'Preservation pays by bands and never more than 5,000 yuan.',
      zh: '申请保全措施分段累计，最多不超过5000元。',
    },
    bands: [
      { upTo: whole(1_000), fixed: whole(30) },
      { upTo: whole(100_000), sharePpm: 10_000n },
      { upTo: null, sharePpm: 5_000n },
    ],
    atMost: whole(5_000),
    partsPpm: {},
    advanced: true,
  },
];

const UK = {
  jurisdiction: 'UK',
  from: dayOf(2021, 5, 25),
  to: null,
  strength: 'must',
  currency: 'GBP',
  cumulative: false,
  rounding: 'down',
  largestClaim: null,
  atMost: whole(10_000),
  partsPpm: {},
  advanced: true,
} as const;

const BRITAIN: readonly FeeScale[] = [
  {
    ...UK,
    id: 'UK-FEE-CLAIM',
    kind: 'claim',
    confidence: 'S',
    source: 'Civil Proceedings Fees Order 2008, Schedule 1, fee 1.1; HMCTS leaflet EX50',
    says: {
      en: 'Money claims pay a fixed sum up to 10,000 pounds, then five per cent up to 200,000, then 10,000.',
      zh: '金钱请求：1万英镑以下按档定额，1万至20万按5%，20万以上1万英镑。',
    },
    bands: [
      { upTo: whole(300), fixed: whole(35) },
      { upTo: whole(500), fixed: whole(50) },
      { upTo: whole(1_000), fixed: whole(70) },
      { upTo: whole(1_500), fixed: whole(80) },
      { upTo: whole(3_000), fixed: whole(115) },
      { upTo: whole(5_000), fixed: whole(205) },
      { upTo: whole(10_000), fixed: whole(455) },
      { upTo: whole(200_000), sharePpm: 50_000n },
      { upTo: null, fixed: whole(10_000) },
    ],
  },
];

/** Every scale there is. */
export const COURT_FEES: readonly FeeScale[] = [...CHINA, ...BRITAIN];

/** What an unpaid judgment bears beside the interest it names. */
export const DELAY_RATES: readonly DelayRate[] = [
  {
    id: 'CN-DELAY',
    jurisdiction: 'CN',
    from: dayOf(2014, 8, 1),
    to: null,
    strength: 'must',
    confidence: 'V',
    source: '民事诉讼法 264; 法释〔2014〕8号 1, 2',
    says: {
      en: 'What a judgment orders and is not paid in time bears 1.75 ten-thousandths a day, interest left out.',
      zh: '迟延履行期间，除一般债务利息外的金钱债务按日万分之一点七五加倍计息。',
    },
    dailyPpm: 175n,
  },
];
