/**
 * What was agreed in this story? Turns the "given" table into a product, an opening and a schedule.
 *
 * The vocabulary is closed: an unknown line is a mistake in the story, never ignored.
 */

import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { INSTALMENT, REVOLVING } from '../../policy/house/products.ts';
import type { Opening } from '../../rules/account.ts';
import { civil, type Day, parseDay } from '../../rules/days.ts';
import { openingOf } from '../../rules/history.ts';
import { formatAmount, type Minor, parseAmount } from '../../rules/money.ts';
import type { Reviewer } from '../../rules/review/review-case.ts';
import { buildSchedule } from '../../rules/schedule.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import type { Story } from './story-read.ts';

/** Everything a story starts from. */
export interface Agreement {
  readonly product: Product;
  readonly opening: Opening;
  readonly schedule: readonly Coming[];
  readonly ladder: Ladder;
  /** Who may decide what a person must decide. */
  readonly reviewers: readonly Reviewer[];
}

type Change = (product: Product, value: string) => Product;

/** Lines that change a declared parameter of the product. */
const PARAMETERS: Readonly<Record<string, Change>> = {
  currency: (product, value) => {
    const [code, digits] = value.split(' ');
    return { ...product, currency: { code: code ?? '', digits: Number(digits) } };
  },
  'contract rate': (product, value) => ({ ...product, interest: rateOf(value) }),
  'penalty rate': (product, value) => ({ ...product, penalty: rateOf(value) }),
  'penalty on': (product, value) => ({
    ...product,
    penaltyOn: word(value, ['overdue-principal', 'overdue-total']),
  }),
  'penalty after days': (product, value) => ({ ...product, penaltyAfterDays: count(value) }),
  'daily rounding': (product, value) => ({
    ...product,
    dailyRounding: word(value, ['carry', 'half-even', 'half-up', 'up', 'down']),
  }),
  'due day counts': (product, value) => ({ ...product, dueDayCounts: word(value, ['yes', 'no']) === 'yes' }),
  'ageing grace days': (product, value) => ({ ...product, ageingGraceDays: count(value) }),
  'late fee': (product, value) => ({ ...product, lateFee: lateFeeOf(value, product) }),
  order: (product, value) => ({
    ...product,
    allocation: {
      ...product.allocation,
      order: value.split(', ').map((part) => word(part, ['penalty', 'fee', 'interest', 'principal'])),
    },
  }),
  across: (product, value) => ({
    ...product,
    allocation: { ...product.allocation, across: word(value, ['oldest-first', 'by-part']) },
  }),
  'same day': (product, value) => ({ ...product, sameDay: word(value, ['payment-first', 'fee-first']) }),
  'yearly cap': (product, value) => ({ ...product, caps: { ...product.caps, yearlyPpm: percent(value) } }),
  'life cap': (product, value) => ({ ...product, caps: { ...product.caps, lifePpm: percent(value) } }),
  posting: (product, value) => ({ ...product, posting: word(value, ['when-needed', 'daily']) }),
  'call in after': (product, value) => ({ ...product, accelerateAt: count(value) }),
  'pause stops': (product, value) => ({
    ...product,
    pauseStops: word(value, ['ageing', 'ageing-and-penalty']),
  }),
  'minimum share': (product, value) => withStatement(product, { minimumPpm: percent(value) }),
  'overdue amount': (product, value) =>
    withStatement(product, { overdueAmount: word(value, ['minimum', 'statement']) }),
  'due after days': (product, value) => withStatement(product, { dueAfterDays: count(value) }),
};

/** The agreement a story states. Throws an Error that names the line it does not understand. */
export function agreementOf(story: Story): Agreement {
  let product =
    word(story.given.get('product') ?? '', ['instalment', 'revolving']) === 'revolving'
      ? REVOLVING
      : INSTALMENT;
  for (const [name, value] of story.given) {
    if (['product', 'loan', 'instalments', 'opened', 'reviewers'].includes(name)) continue;
    const change = PARAMETERS[name];
    if (change === undefined) throw new Error(`unknown line "${name}" in the given table`);
    product = change(product, value);
  }
  const { opening, schedule } =
    product.family === 'instalment' ? loanOf(story, product) : billOf(story, product);
  return { product, opening, schedule, ladder: FIRST_LADDER, reviewers: reviewersOf(story) };
}

/** "a1 to level 1; a2 to level 2, trained". */
function reviewersOf(story: Story): Reviewer[] {
  const text = story.given.get('reviewers');
  if (text === undefined) return [];
  return text.split('; ').map((one) => {
    const who = /^(\w+) to level ([123])(, trained)?$/.exec(one);
    if (!who) throw new Error(`"${one}" is not a reviewer such as "a1 to level 1, trained"`);
    return { id: who[1]!, level: Number(who[2]) as Reviewer['level'], trained: who[3] !== undefined };
  });
}

function loanOf(story: Story, product: Product): Pick<Agreement, 'opening' | 'schedule'> {
  const loan = /^([\d,.]+) on (\S+)$/.exec(story.given.get('loan') ?? '');
  if (!loan) throw new Error('an instalment story is given a "loan" such as "3,000.00 on 2026-01-05"');
  const principal = amountOf(loan[1]!, product);
  const openedOn = dayOf(loan[2]!);
  const schedule = scheduleOf(story.given.get('instalments') ?? '', principal, openedOn, product);
  const opening = openingOf(product, openedOn);
  return { schedule, opening: { ...opening, principal, next: schedule[0] ?? null } };
}

/** "3 monthly from 2026-02-05, equal-instalment", or rows as "2026-02-05 1,000.00 + 12.00; …". */
function scheduleOf(text: string, principal: Minor, startOn: Day, product: Product): Coming[] {
  const planned = /^(\d+) monthly from (\S+), (\S+)$/.exec(text);
  if (!planned) return text.split('; ').map((row, place) => rowOf(row, place + 1, product));
  const firstDue = dayOf(planned[2]!);
  const unit = 10n ** BigInt(product.currency.digits);
  return buildSchedule({
    principal,
    startOn,
    rate: {
      share: { num: product.interest.ppm, den: 1_000_000n },
      per: product.interest.perDays === 1 ? 'day' : 'year',
    },
    method: word(planned[3]!, ['equal-instalment', 'equal-principal', 'interest-first', 'bullet', 'flat']),
    interest: 'declining',
    accrual: 'daily',
    counting: { dayCount: 'actual/365', leap: 'none', interestDays: 'after-start' },
    dues: {
      firstDue,
      count: Number(planned[1]),
      every: 1,
      unit: 'month',
      monthEnd: product.monthEnd,
      wishedDate: civil(firstDue).date,
    },
    levelRate: 'as-accrued',
    rounding: { mode: 'half-even', grain: 1n, instalment: 'cent', unit },
    grace: { principalPeriods: 0, interestPeriods: 0, interestFreeDays: 0 },
    downPayment: null,
    level: null,
    approved: null,
    instalmentFee: null,
  });
}

function rowOf(text: string, seq: number, product: Product): Coming {
  const row = /^(\S+) ([\d,.]+) \+ ([\d,.]+)$/.exec(text);
  if (!row) throw new Error(`"${text}" is not an instalment such as "2026-02-05 1,000.00 + 12.00"`);
  return {
    seq,
    due: dayOf(row[1]!),
    principal: amountOf(row[2]!, product),
    interest: amountOf(row[3]!, product),
    fee: 0n,
  };
}

function billOf(story: Story, product: Product): Pick<Agreement, 'opening' | 'schedule'> {
  const opened = /^(\S+), first statement (\S+)$/.exec(story.given.get('opened') ?? '');
  if (!opened)
    throw new Error('a revolving story is "opened", such as "2026-01-10, first statement 2026-02-01"');
  return {
    schedule: [],
    opening: { ...openingOf(product, dayOf(opened[1]!)), nextStatement: dayOf(opened[2]!) },
  };
}

/** "1,234.50" as minor units of the product's currency. */
export function amountOf(text: string, product: Product): Minor {
  const amount = parseAmount(text.replaceAll(',', ''), product.currency);
  if (amount === null) throw new Error(`"${text}" is not an amount of ${product.currency.code}`);
  return amount;
}

/** Minor units as "1,234.50". */
export function amountText(amount: Minor, product: Product): string {
  return formatAmount(amount, product.currency).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

/** A day, or an Error that says which text is not one. */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`"${text}" is not a day such as 2026-04-09`);
  return day;
}

/** "0.05 % a day" or "12 % a year" as a rate in ppm. */
export function rateOf(text: string): Product['interest'] {
  const rate = /^([\d.]+) % a (day|year)$/.exec(text);
  if (!rate) throw new Error(`"${text}" is not a rate such as "0.05 % a day"`);
  return { ppm: percent(`${rate[1]} %`), perDays: rate[2] === 'day' ? 1 : 365 };
}

function percent(text: string): bigint {
  const value = /^([\d.]+) %$/.exec(text);
  const ppm = value ? parseAmount(value[1]!, { code: 'ppm', digits: 4 }) : null;
  if (ppm === null) throw new Error(`"${text}" is not a share such as "24 %"`);
  return ppm;
}

function lateFeeOf(text: string, product: Product): Product['lateFee'] {
  const fee = /^([\d.,]+)( %)? after (\d+) days?(?:, at least ([\d.,]+))?$/.exec(text);
  if (!fee) throw new Error(`"${text}" is not a late fee such as "10.00 after 3 days"`);
  const afterDays = Number(fee[3]);
  if (fee[2] === undefined) return { kind: 'flat', amount: amountOf(fee[1]!, product), afterDays };
  const least = fee[4] === undefined ? 0n : amountOf(fee[4], product);
  return { kind: 'percent', ppm: percent(`${fee[1]} %`), afterDays, least };
}

function withStatement(product: Product, change: Partial<NonNullable<Product['statement']>>): Product {
  if (product.statement === null) throw new Error('only a revolving product has statement terms');
  return { ...product, statement: { ...product.statement, ...change } };
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`"${text}" is not a number of days`);
  return Number(text);
}

function word<const W extends string>(text: string, words: readonly W[]): W {
  const found = words.find((one) => one === text);
  if (found === undefined) throw new Error(`"${text}" is none of ${words.join(', ')}`);
  return found;
}
