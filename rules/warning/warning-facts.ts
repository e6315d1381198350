/**
 * Which facts does an early warning weigh, and how is each told?
 *
 * Each fact is a whole number made of a behaviour, or null where it is not known; `worse` says which way it may only count:
 * more of it never lowers the risk (1), never raises it (−1), or either (0). A fact has one sentence in each language.
 */
import { type Minor, sum } from '../money.ts';
import { type Behaviour, MONTHS_SEEN, monthBack, thousandths, within } from './card-behaviour.ts';

/** A sentence in both languages. */
export interface Told {
  readonly en: string;
  readonly zh: string;
}

export interface WarningFact {
  readonly name: string;
  readonly worse: 1 | 0 | -1;
  readonly measure: (behaviour: Behaviour) => number | null;
  readonly tell: (value: number) => Told;
}

const BACK = Array.from({ length: MONTHS_SEEN }, (_, back) => back);
const PAYMENTS = BACK.slice(0, -1);
const MOST_AMOUNT = 1_000_000;

const known = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);
const statuses = (behaviour: Behaviour, from = 0, to = MONTHS_SEEN): number[] =>
  known(BACK.slice(from, to).map((back) => monthBack(behaviour, back).status));
const bills = (behaviour: Behaviour): Minor[] => known(BACK.map((back) => monthBack(behaviour, back).bill));
const payments = (behaviour: Behaviour): Minor[] =>
  known(BACK.map((back) => monthBack(behaviour, back).paid));
const largest = (amounts: readonly Minor[]): Minor | null =>
  amounts.length === 0 ? null : amounts.reduce((a, b) => (b > a ? b : a));
const smallest = (amounts: readonly Minor[]): Minor | null =>
  amounts.length === 0 ? null : amounts.reduce((a, b) => (b < a ? b : a));
const total = (amounts: readonly Minor[]): Minor | null => (amounts.length === 0 ? null : sum(amounts));
const inBills = (amount: Minor | null, { typicalBill }: Behaviour): number | null =>
  thousandths(amount, typicalBill, -MOST_AMOUNT, MOST_AMOUNT);

/** What was paid of the bill before, in thousandths; −1 where nothing was billed. */
function paidShare(behaviour: Behaviour, back: number): number | null {
  const { paid } = monthBack(behaviour, back);
  const { bill } = monthBack(behaviour, back + 1);
  if (paid === null || bill === null) return null;
  return bill <= 0n ? -1 : thousandths(paid, bill, 0, 1500);
}

/** What was paid of all bills that could be paid, in thousandths; −1 where nothing was billed. */
function paidOfAll(behaviour: Behaviour): number | null {
  const pairs = PAYMENTS.flatMap((back) => {
    const { paid } = monthBack(behaviour, back);
    const { bill } = monthBack(behaviour, back + 1);
    return paid === null || bill === null ? [] : [{ paid, bill: bill > 0n ? bill : 0n }];
  });
  if (pairs.length === 0) return null;
  const billed = sum(pairs.map(({ bill }) => bill));
  return billed <= 0n ? -1 : thousandths(sum(pairs.map(({ paid }) => paid)), billed, 0, 1500);
}

function unpaidMonths(behaviour: Behaviour): number | null {
  const shares = known(PAYMENTS.map((back) => paidShare(behaviour, back)));
  return shares.length === 0 ? null : shares.filter((share) => share === 0).length;
}

function sinceLate(behaviour: Behaviour): number | null {
  if (statuses(behaviour).length === 0) return null;
  const back = BACK.find((one) => (monthBack(behaviour, one).status ?? 0) > 0);
  return back ?? MONTHS_SEEN;
}

const highest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : within(Math.max(...values), -2, 8);
const countLate = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.filter((value) => value > 0).length;

const percent = (value: number): string => `${Math.trunc(value / 10)}%`;
const times = (value: number): string => (value / 1000).toFixed(2);
const EN_BACK = (back: number): string =>
  back === 0
    ? 'at the last statement'
    : back === 1
      ? 'one statement before'
      : `${back} statements before the last`;
const ZH_BACK = (back: number): string => (back === 0 ? '最近一期账单' : `再往前第 ${back} 期账单`);

function statusTold(value: number, back: number): Told {
  const en =
    value > 0
      ? `${value} month${value === 1 ? '' : 's'} late`
      : value === 0
        ? 'part of the bill carried over'
        : value === -1
          ? 'paid in full'
          : 'not used';
  const zh =
    value > 0 ? `逾期 ${value} 个月` : value === 0 ? '部分还款' : value === -1 ? '全额还清' : '未使用';
  return { en: `${en} ${EN_BACK(back)}`, zh: `${ZH_BACK(back)}${zh}` };
}

function shareTold(value: number, back: number): Told {
  if (value < 0) return { en: `nothing to pay ${EN_BACK(back)}`, zh: `${ZH_BACK(back)}无应还款` };
  return {
    en: `${percent(value)} of the bill was paid ${EN_BACK(back)}`,
    zh: `${ZH_BACK(back)}还了账单的 ${percent(value)}`,
  };
}

const fact = (
  name: string,
  worse: WarningFact['worse'],
  measure: WarningFact['measure'],
  en: (value: number) => string,
  zh: (value: number) => string,
): WarningFact => ({ name, worse, measure, tell: (value) => ({ en: en(value), zh: zh(value) }) });

const LATENESS: readonly WarningFact[] = [
  ...BACK.map(
    (back): WarningFact => ({
      name: `status-${back}`,
      worse: 1,
      measure: (behaviour) => {
        const { status } = monthBack(behaviour, back);
        return status === null ? null : within(status, -2, 4);
      },
      tell: (value) => statusTold(value, back),
    }),
  ),
  fact(
    'worst',
    1,
    (one) => highest(statuses(one)),
    (v) => (v > 0 ? `at worst ${v} months late in six months` : 'never late in six months'),
    (v) => (v > 0 ? `六个月内最长逾期 ${v} 个月` : '六个月内从未逾期'),
  ),
  fact(
    'worst-before',
    1,
    (one) => highest(statuses(one, 1)),
    (v) => (v > 0 ? `at worst ${v} months late before the last statement` : 'never late before that'),
    (v) => (v > 0 ? `最近一期之前最长逾期 ${v} 个月` : '最近一期之前从未逾期'),
  ),
  fact(
    'late-months',
    1,
    (one) => countLate(statuses(one)),
    (v) => `late in ${v} of the last six months`,
    (v) => `最近六个月中 ${v} 个月逾期`,
  ),
  fact(
    'late-lately',
    1,
    (one) => countLate(statuses(one, 0, 3)),
    (v) => `late in ${v} of the last three months`,
    (v) => `最近三个月中 ${v} 个月逾期`,
  ),
  fact(
    'since-late',
    -1,
    sinceLate,
    (v) => (v >= MONTHS_SEEN ? 'not late in six months' : `last late ${v} statements ago`),
    (v) => (v >= MONTHS_SEEN ? '六个月未逾期' : `上次逾期在 ${v} 期之前`),
  ),
  fact(
    'late-in-all',
    1,
    (one) => (statuses(one).length === 0 ? null : statuses(one).reduce((a, b) => a + within(b, 0, 8), 0)),
    (v) => `${v} months of lateness added up`,
    (v) => `逾期月数累计 ${v}`,
  ),
];

const LIMIT_USE: readonly WarningFact[] = [
  fact(
    'used',
    0,
    (one) => thousandths(monthBack(one, 0).bill, one.limit, -100, 1300),
    (v) => `${percent(v)} of the limit is used`,
    (v) => `已用额度 ${percent(v)}`,
  ),
  fact(
    'used-usually',
    0,
    (one) =>
      one.limit === null || bills(one).length === 0
        ? null
        : thousandths(total(bills(one)), one.limit * BigInt(bills(one).length), -100, 1300),
    (v) => `${percent(v)} of the limit is used on average`,
    (v) => `平均使用额度 ${percent(v)}`,
  ),
  fact(
    'used-most',
    0,
    (one) => thousandths(largest(bills(one)), one.limit, -100, 1500),
    (v) => `at most ${percent(v)} of the limit was used`,
    (v) => `最多使用额度 ${percent(v)}`,
  ),
  fact(
    'growth',
    0,
    (one) => growth(one, MONTHS_SEEN - 1),
    (v) => `the bill changed by ${percent(v)} of the limit in six months`,
    (v) => `六个月账单变化为额度的 ${percent(v)}`,
  ),
  fact(
    'growth-lately',
    0,
    (one) => growth(one, 1),
    (v) => `the bill changed by ${percent(v)} of the limit in a month`,
    (v) => `一个月账单变化为额度的 ${percent(v)}`,
  ),
  fact(
    'bill',
    0,
    (one) => inBills(monthBack(one, 0).bill, one),
    (v) => `the last bill is ${times(v)} times a usual one`,
    (v) => `最近账单为一般账单的 ${times(v)} 倍`,
  ),
  fact(
    'room',
    0,
    (one) => {
      const { bill } = monthBack(one, 0);
      return bill === null || one.limit === null ? null : inBills(one.limit - bill, one);
    },
    (v) => `room for ${times(v)} usual bills within the limit`,
    (v) => `剩余额度为一般账单的 ${times(v)} 倍`,
  ),
];

function growth(behaviour: Behaviour, back: number): number | null {
  const [now, then] = [monthBack(behaviour, 0).bill, monthBack(behaviour, back).bill];
  return now === null || then === null ? null : thousandths(now - then, behaviour.limit, -1000, 1000);
}

const PAID: readonly WarningFact[] = [
  ...PAYMENTS.map(
    (back): WarningFact => ({
      name: `paid-share-${back}`,
      worse: 0,
      measure: (behaviour) => paidShare(behaviour, back),
      tell: (value) => shareTold(value, back),
    }),
  ),
  fact(
    'paid-of-all',
    0,
    paidOfAll,
    (v) => (v < 0 ? 'nothing was billed' : `${percent(v)} of all bills was paid`),
    (v) => (v < 0 ? '没有账单' : `所有账单中已还 ${percent(v)}`),
  ),
  ...BACK.map((back) =>
    fact(
      `paid-${back}`,
      -1,
      (one) => inBills(monthBack(one, back).paid, one),
      (v) => `a payment of ${times(v)} usual bills ${EN_BACK(back)}`,
      (v) => `${ZH_BACK(back)}还款为一般账单的 ${times(v)} 倍`,
    ),
  ),
  fact(
    'paid-in-all',
    -1,
    (one) => inBills(total(payments(one)), one),
    (v) => `payments of ${times(v)} usual bills in six months`,
    (v) => `六个月还款为一般账单的 ${times(v)} 倍`,
  ),
  fact(
    'paid-most',
    -1,
    (one) => inBills(largest(payments(one)), one),
    (v) => `the largest payment was ${times(v)} usual bills`,
    (v) => `最大一笔还款为一般账单的 ${times(v)} 倍`,
  ),
  fact(
    'paid-least',
    -1,
    (one) => inBills(smallest(payments(one)), one),
    (v) => `the smallest month’s payment was ${times(v)} usual bills`,
    (v) => `还款最少的月份为一般账单的 ${times(v)} 倍`,
  ),
  fact(
    'paid-of-limit',
    -1,
    (one) => thousandths(total(payments(one)), one.limit, 0, 2000),
    (v) => `${percent(v)} of the limit was paid in six months`,
    (v) => `六个月还款为额度的 ${percent(v)}`,
  ),
  fact(
    'months-unpaid',
    1,
    unpaidMonths,
    (v) => `no payment in ${v} of five months with a bill`,
    (v) => `五个有账单的月份中 ${v} 个月未还款`,
  ),
];

/** All facts, in the order in which they are weighed. */
export const WARNING_FACTS: readonly WarningFact[] = [...LATENESS, ...LIMIT_USE, ...PAID];
export const FACT_BY_NAME: ReadonlyMap<string, WarningFact> = new Map(
  WARNING_FACTS.map((one) => [one.name, one]),
);
