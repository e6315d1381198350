/**
 * What does a message say of these debts on this day: how much, since when, how many days, what one more day costs?
 *
 * The figures are those that the rules themselves reckon with on that day; nothing is typed. A debt about which there is nothing
 * to ask any more (paid, paused, written off) drops out. Debts of several currencies are added up by currency.
 */
import type { Account } from '../account.ts';
import { civil, type Day } from '../days.ts';
import type { Currency, Minor } from '../money.ts';
import type { Product } from '../terms.ts';
import { stillAsks } from '../walk.ts';
import { costOfWaiting, latenessOf } from './forecast.ts';
import { dayWords, type Language, MONTHS, moneyText } from './language.ts';

/** What is asked about: what is late, or what falls due soon. */
export type Asking = 'overdue' | 'due-soon';

/** A debt as a message tells it. `days`: past due, or left until it is due. */
export interface ToldDebt {
  readonly id: string;
  readonly account: Account;
  readonly product: Product;
  readonly amount: Minor;
  readonly date: Day;
  readonly days: number;
  /** The amount is the least that keeps the account out of arrears, not all that is billed. */
  readonly isLeast: boolean;
}

/** Those of these debts that are still to be asked about on `day`, the oldest first. */
export function debtsToAsk(
  debts: readonly { readonly account: Account; readonly product: Product }[],
  asking: Asking,
  day: Day,
): ToldDebt[] {
  return debts
    .flatMap(({ account, product }) => {
      const told =
        asking === 'overdue' ? overdueDebt(account, product, day) : comingDebt(account, product, day);
      return told === null ? [] : [told];
    })
    .sort((a, b) => a.date - b.date || (a.account.id < b.account.id ? -1 : 1));
}

function overdueDebt(account: Account, product: Product, day: Day): ToldDebt | null {
  if (!stillAsks(account, day, 1, product)) return null;
  const { overdue, oldestDue, daysPastDue } = latenessOf(account, day, product);
  if (oldestDue === null || overdue <= 0n) return null;
  return {
    id: String(account.id),
    account,
    product,
    amount: overdue,
    date: oldestDue,
    days: daysPastDue,
    isLeast: false,
  };
}

function comingDebt(account: Account, product: Product, day: Day): ToldDebt | null {
  const { next, minimum, balances } = account;
  if (next === null || !stillAsks(account, day, -1, product)) return null;
  const isLeast = product.statement !== null;
  const amount = isLeast ? minimum : next.principal + next.interest + next.fee + balances.credit;
  return {
    id: String(account.id),
    account,
    product,
    amount,
    date: next.due,
    days: next.due - day,
    isLeast,
  };
}

/** How the figures are written: whether there is room for years and for a line each. */
export interface Writing {
  readonly language: Language;
  readonly day: Day;
  readonly short: boolean;
}

/** Debts that are told together: at least one. */
export type Told = readonly [ToldDebt, ...ToldDebt[]];

const totalText = (told: Told, { language }: Writing) => sumText(told, ({ amount }) => amount, language);
const dateText = ([first]: Told, writing: Writing) => dayIn(first.date, writing);

/** The facts that every text about debts may ask for, by placeholder: one that a text does not ask for is not worked out. */
export const DEBT_FACTS: ReadonlyMap<string, (told: Told, writing: Writing) => string> = new Map([
  [
    'amount',
    (told, writing) => (told[0].isLeast ? leastText(told[0], writing.language) : totalText(told, writing)),
  ],
  ['total', totalText],
  ['count', (told) => String(told.length)],
  ['days', (told) => String(told.reduce((most, { days }) => Math.max(most, days), 0))],
  ['date', dateText],
  ['since', dateText],
  ['dailyPenalty', (told, { language, day }) => sumText(told, (debt) => waitingCosts(debt, day), language)],
  ['lines', (told, writing) => told.map((debt) => lineOf(debt, writing)).join('\n')],
]);

/** What one more day costs as things stand; nothing before the due day. */
function waitingCosts({ account, product }: ToldDebt, day: Day): Minor {
  return account.oldestDue === null ? 0n : costOfWaiting(account, day, product);
}

function leastText({ amount, product }: ToldDebt, language: Language): string {
  const money = moneyText(amount, product.currency, language);
  return language === 'en' ? `at least ${money}` : `至少 ${money}`;
}

/** Sums by currency, in the order in which the debts stand: "¥1,234.50 and $20.00". */
function sumText(told: Told, pick: (debt: ToldDebt) => Minor, language: Language): string {
  const [first, another] = told;
  if (another === undefined) return moneyText(pick(first), first.product.currency, language);
  const sums = new Map<string, { readonly currency: Currency; readonly amount: Minor }>();
  for (const debt of told) {
    const { currency } = debt.product;
    const before = sums.get(currency.code)?.amount ?? 0n;
    sums.set(currency.code, { currency, amount: before + pick(debt) });
  }
  return [...sums.values()]
    .map(({ amount, currency }) => moneyText(amount, currency, language))
    .join(language === 'en' ? ' and ' : '和 ');
}

/** "· Revolving credit (ending 0031): ¥1,234.50, due 8 November 2026, day 5." */
function lineOf({ id, product, amount, date, days, isLeast }: ToldDebt, writing: Writing): string {
  const { language } = writing;
  const money = moneyText(amount, product.currency, language);
  const when = dayIn(date, writing);
  const tail = id.slice(-4);
  if (language === 'en') {
    const late = isLeast || writing.day <= date ? '' : `, day ${days}`;
    return `· ${product.name.en} (ending ${tail}): ${money}, due ${when}${late}.`;
  }
  const late = isLeast || writing.day <= date ? '' : `，逾期第 ${days} 天`;
  return `· ${product.name.zh}（尾号 ${tail}）：${money}，${when}到期${late}。`;
}

/** A day within a sentence; where room is short, without its year as long as that is this one. */
export function dayIn(date: Day, { language, day, short }: Writing): string {
  if (!short || civil(date).year !== civil(day).year) return dayWords(date, language);
  const { month, date: ofMonth } = civil(date);
  return language === 'en' ? `${ofMonth} ${MONTHS[month - 1]}` : `${month}月${ofMonth}日`;
}
