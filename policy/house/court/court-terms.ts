/**
 * With which chances, prices and waits does the house decide about a suit?
 *
 * Assumptions, each with its reason and dated, for whoever runs Anhuan to replace by his own book's figures: no source fixes them. What a
 * law sets (an appeal's days, a letter of claim's days) says so. Amounts in minor units, chances and rates in parts per million.
 */
import type { Proceeding } from '../../../rules/court/court-fee.ts';
import type { Assumed, WorthTerms } from '../../../rules/court/worth-it.ts';
import { type Day, dayOf } from '../../../rules/days.ts';

const assumed = <T>(value: T, en: string, zh: string): Assumed<T> => ({ value, reason: { en, zh } });

/** What holds everywhere, whatever the currency. */
const CHANCES = {
  chanceOfJudgment: assumed(
    900_000n,
    'Assumption: nine suits of ten on a clear loan contract succeed; the tenth fails on proof, service or jurisdiction.',
    '假设：合同清楚的借款案件十件中九件胜诉，其余因举证、送达或管辖不能胜诉。',
  ),
  chancePaid: {
    able: assumed(
      500_000n,
      'Assumption: of people found able to pay, one judgment in two is paid or enforced.',
      '假设：经查明有能力还款者，两件判决中有一件能够履行或执行到位。',
    ),
    unknown: assumed(
      150_000n,
      'Assumption: where nobody knows his means, one judgment in seven is paid.',
      '假设：还款能力不明时，约七件判决中一件能够执行到位。',
    ),
    unable: assumed(
      20_000n,
      'Assumption: who cannot pay does not pay a judgment either.',
      '假设：无力还款者，判决同样难以执行。',
    ),
  },
  monthsToMoney: assumed(
    14n,
    'Assumption: two months to be taken in, six to a judgment, six of enforcement.',
    '假设：立案两个月，审理六个月，执行六个月。',
  ),
  yearRate: assumed(
    60_000n,
    'Assumption: money now is worth six per cent a year.',
    '假设：资金成本年化百分之六。',
  ),
  leastRatio: assumed(
    1_500_000n,
    'House rule: it brings at least one and a half times what it costs; estimates are never better than that.',
    '内部规则：预期回收不低于成本的一倍半。',
  ),
  leastDaysLeft: assumed(
    15,
    'House rule: fifteen days of limitation left, or the paper may come too late.',
    '内部规则：诉讼时效剩余不少于十五天。',
  ),
} as const;

/** Terms of one country. */
export interface CourtTerms {
  readonly from: Day;
  readonly jurisdiction: string;
  readonly currency: string;
  readonly worth: WorthTerms;
  /** Days between the notice and the filing, and where they come from. */
  readonly waitDays: number;
  readonly waitSource: string;
  /** Days in which a judgment can be appealed; 0: none. */
  readonly appealDays: number;
  readonly appealSource: string;
  /** Years in which enforcement may be applied for. */
  readonly enforceYears: number;
  readonly enforceSource: string;
  /** The largest claim that is tried as a small one; null: not known. */
  readonly smallUpTo: bigint | null;
  readonly proceeding: Proceeding;
}

const units = (count: number): bigint => BigInt(count) * 100n;
const prices = (lawyer: number, enforcing: number, handling: number, net: number) => ({
  lawyer: assumed(
    units(lawyer),
    'Assumption: a flat price of a law firm for one case of many alike.',
    '假设：批量案件中单件的律师固定收费。',
  ),
  enforcing: assumed(
    units(enforcing),
    'Assumption: searches, service and travel.',
    '假设：查询、送达与差旅。',
  ),
  handling: assumed(
    units(handling),
    'Assumption: four hours of the house’s own people.',
    '假设：内部人员四小时。',
  ),
  leastNet: assumed(
    units(net),
    'House rule: below this nobody is taken to court.',
    '内部规则：预期净回收低于此数不起诉。',
  ),
});

const TERMS: readonly CourtTerms[] = [
  {
    from: dayOf(2020, 1, 1),
    jurisdiction: 'CN',
    currency: 'CNY',
    worth: { ...CHANCES, ...prices(800, 300, 200, 500) },
    waitDays: 15,
    waitSource: 'House rule: fifteen days after the notice; no law of China sets a wait',
    appealDays: 15,
    appealSource: '民事诉讼法 171',
    enforceYears: 2,
    enforceSource: '民事诉讼法 250',
    smallUpTo: null,
    proceeding: 'simplified',
  },
  {
    from: dayOf(2020, 1, 1),
    jurisdiction: 'UK',
    currency: 'GBP',
    worth: { ...CHANCES, ...prices(150, 80, 60, 100) },
    waitDays: 30,
    waitSource: 'Pre-Action Protocol for Debt Claims (2017) 3, 4: thirty days to answer a letter of claim',
    appealDays: 21,
    appealSource: 'CPR 52.12(2)(b)',
    enforceYears: 6,
    enforceSource: 'Limitation Act 1980 s.24; CPR 83.2(3)(a)',
    smallUpTo: units(10_000),
    proceeding: 'small',
  },
  {
    from: dayOf(2020, 1, 1),
    jurisdiction: 'HK',
    currency: 'HKD',
    worth: { ...CHANCES, ...prices(0, 1_000, 600, 1_000) },
    waitDays: 15,
    waitSource: 'House rule: fifteen days after the notice',
    appealDays: 7,
    appealSource: 'Small Claims Tribunal Ordinance (Cap. 338) s.27A, s.28: seven days',
    enforceYears: 6,
    enforceSource: 'Limitation Ordinance (Cap. 347) s.4(4); leave after six years',
    smallUpTo: units(75_000),
    proceeding: 'small',
  },
];

/** The terms in force for a place on a day; null: the house does not sue there. */
export function courtTermsOn(
  jurisdictions: readonly string[],
  currency: string,
  day: Day,
): CourtTerms | null {
  return (
    TERMS.findLast(
      (one) => one.from <= day && one.currency === currency && jurisdictions.includes(one.jurisdiction),
    ) ?? null
  );
}

/** A bundle older than so many days is made anew before filing: what happened since would be missing. */
export const BUNDLE_MAX_DAYS = 7;
/** What he paid, proposed or agreed so many days back shows that he is willing. */
export const WILLING_DAYS = { paid: 60, proposed: 90, agreed: 180 } as const;
/** Attempts to serve the notice: each further one by letter. */
export const NOTICE_WORTH_DAYS = 3;
/** Papers that people bring for one case, and the bytes of all of them: the bundle stays a file that can be handed over. */
export const MOST_BROUGHT = 20;
export const MOST_BROUGHT_BYTES = 30 * 1024 * 1024;
