/**
 * Which text stands behind each reason not to sell, and what does each place ask of a sale?
 *
 * Dated, in our own words, with how each text was seen: V word for word, P in part, S second hand, R from memory, H a rule of the house. Where
 * a place's law says nothing the house refuses by its own rule: a claim about which something is open is not handed to a stranger.
 */
import { type Day, dayOf } from '../../rules/days.ts';
import type { Unsaleable } from '../../rules/sale/saleable.ts';

type Confidence = 'V' | 'P' | 'S' | 'R' | 'H';

export interface SaleSource {
  readonly reason: Unsaleable;
  /** Null: everywhere. */
  readonly jurisdiction: string | null;
  readonly from: Day;
  readonly source: string;
  readonly confidence: Confidence;
}

const REG_F = dayOf(2021, 11, 30);
const PILOT = dayOf(2021, 1, 7);
const CIVIL_CODE = dayOf(2021, 1, 1);
const ALWAYS = dayOf(2020, 1, 1);
const of = (
  jurisdiction: string | null,
  from: Day,
  source: string,
  confidence: Confidence,
  ...reasons: readonly Unsaleable[]
): SaleSource[] => reasons.map((reason) => ({ reason, jurisdiction, from, source, confidence }));

/**
 * How far it was seen: part of a newspaper's account of the notice of 2021 with its list of loans that stay out (21世纪经济报道, 2021-01-12), the opening of a law
 * firm's comparison of both notices and of a report of January 2026 on the extension. None is the text: S, and what they do not say is ours.
 */
const PILOT_TEXT = '银保监办便函〔2021〕26号；银保监办便函〔2022〕1191号（不良贷款转让试点，原文未核对）';

export const SALE_SOURCES: readonly SaleSource[] = [
  ...of('CN', CIVIL_CODE, '民法典 第557条', 'R', 'nothing-owed'),
  ...of(
    'CN',
    CIVIL_CODE,
    '民法典 第192条（时效届满的债权，不作为买卖标的：内部从严）',
    'R',
    'limitation-over',
  ),
  ...of(
    'CN',
    PILOT,
    PILOT_TEXT,
    'S',
    'disputed',
    'court-case-open',
    'deceased',
    'insolvency',
    'not-written-off',
  ),
  // The list of 2021 leaves out loans that somebody made up in another's name (虚假个人贷款).
  ...of('CN', PILOT, PILOT_TEXT, 'S', 'fraud-victim'),
  ...of('US', REG_F, '12 CFR 1006.30(b)(1)', 'P', 'nothing-owed', 'insolvency'),
  ...of(
    'US',
    dayOf(2014, 8, 4),
    'OCC Bulletin 2014-37 (national banks)',
    'S',
    'disputed',
    'deceased',
    'fraud-victim',
    'limitation-over',
    'agreement',
  ),
  ...of('GB', dayOf(2014, 4, 1), 'CONC 7.3.4R, 7.14.1R', 'S', 'disputed', 'agreement', 'hardship'),
  ...of(
    'GB',
    dayOf(2021, 5, 4),
    'Debt Respite Scheme Regulations 2020, SI 2020/1311',
    'R',
    'breathing-space',
  ),
  ...of(
    'IN',
    dayOf(2026, 7, 1),
    'RBI draft directions of 12 Feb 2026: no assignment while a grievance is pending',
    'S',
    'complaint-pending',
  ),
  ...of(
    null,
    ALWAYS,
    'House rule: what is not ours or not certain is not sold',
    'H',
    'sold-already',
    'not-his-debt',
    'not-known',
  ),
  ...of(
    null,
    ALWAYS,
    'House rule: only what was written off is sold, so that the sum stands still',
    'H',
    'not-written-off',
  ),
  ...of(null, ALWAYS, 'House rule: what is paid is not sold', 'H', 'nothing-owed'),
  ...of(
    null,
    ALWAYS,
    'House rule: while something is open about a debt it stays with us',
    'H',
    'disputed',
    'agreement',
    'proposal-pending',
    'breathing-space',
    'hardship',
    'hold',
    'complaint-pending',
    'under-review',
    'court-case-open',
  ),
  ...of(
    null,
    ALWAYS,
    'House rule: the debts of people who need care are not sold',
    'H',
    'deceased',
    'fraud-victim',
    'minor',
    'incapable',
    'insolvency',
  ),
  ...of(null, ALWAYS, 'House rule: a claim that grew too old is not sold', 'H', 'limitation-over'),
  ...of(
    null,
    ALWAYS,
    'House rule: nobody of ours may be speaking about it when it is handed over',
    'H',
    'with-an-office',
    'permit-in-flight',
    'payment-in-flight',
  ),
];

/** The text behind a reason in these places on a day: their own law first, the house's rule last. */
export function sourceOf(reason: Unsaleable, places: readonly string[], day: Day): SaleSource {
  const known = SALE_SOURCES.filter((one) => one.reason === reason && one.from <= day);
  const found =
    known.find(({ jurisdiction }) => jurisdiction !== null && isIn(jurisdiction, places)) ??
    known.find(({ jurisdiction }) => jurisdiction === null);
  if (found === undefined) throw new Error(`no text stands behind "${reason}"`);
  return found;
}

const isIn = (place: string, places: readonly string[]) =>
  places.some((one) => one === place || one.startsWith(`${place}-`));

/** What a place asks of whoever buys, and of the notice. */
export interface SaleRule {
  readonly id: string;
  readonly jurisdiction: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly ask:
    | 'licensed-buyer'
    | 'no-resale'
    | 'no-violence'
    | 'notice-binds'
    | 'notice-content'
    | 'consent-to-share'
    | 'validation-notice';
  readonly source: string;
  readonly confidence: Confidence;
  readonly says: { readonly en: string; readonly zh: string };
}

const rule = (
  id: string,
  ask: SaleRule['ask'],
  [from, to]: readonly [Day, Day | null],
  source: string,
  confidence: Confidence,
  en: string,
  zh: string,
): SaleRule => ({ id, jurisdiction: id.slice(0, 2), from, to, ask, source, confidence, says: { en, zh } });

const PILOT_TIME = [PILOT, dayOf(2027, 1, 1)] as const;

export const SALE_RULES: readonly SaleRule[] = [
  rule(
    'CN-SALE-BUYER',
    'licensed-buyer',
    PILOT_TIME,
    PILOT_TEXT,
    'S',
    'Personal bad loans in bulk go to asset managers (national, qualified local) and investment companies of banks, through the registration centre; the pilot was extended to 31 December 2026.',
    '个人不良贷款批量转让的受让方为金融资产管理公司、符合条件的地方资产管理公司和金融资产投资公司，经银登中心办理；试点延至2026年12月31日。',
  ),
  rule(
    'CN-SALE-RESALE',
    'no-resale',
    PILOT_TIME,
    PILOT_TEXT,
    'S',
    'The buyer collects and restructures himself and does not sell on.',
    '受让方自行清收、重组，不得再次对外转让。',
  ),
  rule(
    'CN-SALE-CONDUCT',
    'no-violence',
    PILOT_TIME,
    PILOT_TEXT,
    'S',
    'No violence in collecting, and no office with such a record.',
    '不得暴力催收，不得委托有暴力催收、涉黑犯罪等记录的机构。',
  ),
  rule(
    'CN-ASSIGN',
    'notice-binds',
    [CIVIL_CODE, null],
    '民法典 第546条；合同编通则解释 第48条',
    'V',
    'Without notice the assignment does not bind the debtor; what he paid us before it is paid.',
    '未通知债务人的，转让对债务人不发生效力；通知前向原债权人的清偿有效。',
  ),
  rule(
    'CN-PI-SHARE',
    'consent-to-share',
    [dayOf(2021, 11, 1), null],
    '个人信息保护法 第23条',
    'V',
    'Who gets his data, how to reach him, for what, how and which kinds is told, with separate consent; whether the notice of a lawful assignment stands for consent, counsel says.',
    '向其他处理者提供个人信息的，告知接收方名称、联系方式、目的、方式和种类并取得单独同意；债权依法转让可否不经单独同意，由法务确认。',
  ),
  rule(
    'US-VN',
    'validation-notice',
    [REG_F, null],
    '12 CFR 1006.34; 1006.30(b)',
    'P',
    'The buyer sends a validation notice; debts paid, settled or discharged are not sold.',
    '受让方须发送债务核实通知；已清偿、和解或免除的不得出售。',
  ),
  rule(
    'GB-ASSIGN',
    'notice-binds',
    [dayOf(1926, 1, 1), null],
    'Law of Property Act 1925 s.136; CONC 6.5.2R',
    'R',
    'Express notice in writing to the debtor; given as soon as reasonably possible.',
    '须以书面通知债务人，并尽快发出。',
  ),
  rule(
    'EU-SALE-NOTICE',
    'notice-content',
    [dayOf(2023, 12, 30), null],
    'Directive (EU) 2021/2167 art. 10(2)',
    'R',
    'After the transfer and before the first collection: that and when it was transferred, who the purchaser is and how to reach him, authorisation, what is owed by parts, that the law of consumer protection goes on, where to complain.',
    '转让后、首次催收前告知：转让及日期、受让方及联系方式、许可、欠款构成、消费者保护规定继续适用、投诉机关。',
  ),
  rule(
    'IN-SALE-GRIEVANCE',
    'notice-content',
    [dayOf(2026, 7, 1), null],
    'RBI draft directions of 12 Feb 2026 (final text unknown)',
    'S',
    'No assignment while a grievance is pending, unless it is frivolous.',
    '投诉未了结前不得转让（滥诉除外）。',
  ),
];
