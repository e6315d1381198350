/**
 * How are an amount, a day and a channel written in each language?
 *
 * The same words stand in messages, on screens and in traces, so they are made in one place. Pure: which
 * language a reader wants is an argument.
 */

import type { Channel } from '../account.ts';
import { civil, type Day } from '../days.ts';
import { type Currency, formatAmount, type Minor } from '../money.ts';
import type { Ladder } from '../strategy.ts';
import type { Product } from '../terms.ts';

/** The languages that every sentence exists in. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Signs that cannot be mistaken for another currency's; the rest carry their code. */
const SIGNS: Readonly<Record<string, string>> = { CNY: '¥', TWD: 'NT$', USD: '$', EUR: '€', GBP: '£' };

const CHANNEL_NAMES: Readonly<Record<Channel, Readonly<Record<Language, string>>>> = {
  'in-app': { en: 'in-app message', 'zh-CN': '站内消息' },
  push: { en: 'push notice', 'zh-CN': '推送' },
  sms: { en: 'text message', 'zh-CN': '短信' },
  'e-mail': { en: 'e-mail', 'zh-CN': '电子邮件' },
  call: { en: 'call', 'zh-CN': '电话' },
  letter: { en: 'letter', 'zh-CN': '律师函' },
  visit: { en: 'home visit', 'zh-CN': '上门走访' },
  court: { en: 'court referral', 'zh-CN': '诉讼移送' },
};

/** "¥1,234.50" for columns of figures in either language. */
export function moneyFigure(amount: Minor, currency: Currency): string {
  return figureOf(formatAmount(amount, currency), currency.code);
}

/** The same for a plain decimal string ("-1234.50"), as programs exchange it. */
export function figureOf(decimal: string, code: string): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction] = (negative ? decimal.slice(1) : decimal).split('.');
  const grouped = whole.length <= 3 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const figure = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return `${negative ? '−' : ''}${SIGNS[code] ?? `${code} `}${figure}`;
}

/** An amount within a sentence: "¥1,234.50", "1,234.50 元". */
export function moneyText(amount: Minor, currency: Currency, language: Language): string {
  const figure = moneyFigure(amount, currency);
  return language === 'zh-CN' && currency.code === 'CNY' ? `${figure.replace('¥', '')} 元` : figure;
}

/** A day within a sentence: "8 November 2026", "2026年11月8日". */
export function dayWords(day: Day, language: Language): string {
  const { year, month, date } = civil(day);
  return language === 'en' ? `${date} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

/** The name of a channel in the middle of a sentence. */
export function channelName(channel: Channel, language: Language): string {
  return CHANNEL_NAMES[channel][language];
}

/** "a letter", "an e-mail": English needs an article in front. */
export function withArticle(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** "1 day", "5 days", "5 天". */
export function daysText(days: number, language: Language): string {
  return language === 'en' ? `${days} ${days === 1 ? 'day' : 'days'}` : `${days} 天`;
}

/** A rate per million as a percentage without needless zeros: 500 is "0.05%". */
export function percentText(ppm: bigint): string {
  const text = (ppm < 0n ? -ppm : ppm).toString().padStart(5, '0');
  const fraction = text.slice(-4).replace(/0+$/, '');
  return `${ppm < 0n ? '−' : ''}${text.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}%`;
}

/** First letter of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a sentence is written with: the reader's language, and the terms it speaks of. */
export interface Pen {
  readonly language: Language;
  readonly product: Product;
  readonly ladder: Ladder | null;
  /** The one of two texts that is in the reader's language. */
  readonly say: (english: string, chinese: string) => string;
  readonly money: (amount: Minor) => string;
  readonly day: (day: Day) => string;
}

/** A pen for one language and product. */
export function takePen(language: Language, product: Product, ladder: Ladder | null): Pen {
  return {
    language,
    product,
    ladder,
    say: (english, chinese) => (language === 'en' ? english : chinese),
    money: (amount) => moneyText(amount, product.currency, language),
    day: (day) => dayWords(day, language),
  };
}
