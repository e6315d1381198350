/**
 * What is a figure, whatever it shows: which table, which picture, which sentence?
 *
 * The table is the figure; picture, export and drill-down are made from it. A share is parts per million, money minor units, a cost ratio
 * minor units too; null is "not known". A cell with `of` opens the accounts behind it (server/db/figures/behind.ts).
 */
import type { Currency, Minor } from '../../rules/money.ts';
import type { Language } from '../../rules/telling/language.ts';

export const FIGURES = [
  'rolls',
  'vintages',
  'flow',
  'recovery',
  'contacts',
  'complaints',
  'plans',
  'refusals',
  'hours',
  'silence',
  'cure',
] as const;
export type FigureName = (typeof FIGURES)[number];

export type Kind = 'text' | 'count' | 'share' | 'money' | 'number';

export interface Column {
  readonly name: string;
  readonly kind: Kind;
}

/** One cell. `of`: names the accounts behind it. */
export interface Cell {
  readonly value: string | number | Minor | null;
  readonly of?: string;
}

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** What the others are compared with: drawn in grey. */
  readonly baseline?: boolean;
}

/** What is drawn. Numbers are as in the table; money in major units. */
export type Chart =
  | {
      readonly kind: 'lines' | 'steps' | 'bars' | 'stacks' | 'across';
      readonly unit: Exclude<Kind, 'text'>;
      /** What stands along the axis, and what the axis is. */
      readonly along: readonly string[];
      readonly axis: string;
      readonly series: readonly Series[];
    }
  | {
      readonly kind: 'flow';
      /** The day of each column. */
      readonly ends: readonly string[];
      readonly nodes: readonly { readonly name: string; readonly label: string; readonly column: number }[];
      readonly links: readonly { readonly from: string; readonly to: string; readonly accounts: number }[];
    }
  | {
      readonly kind: 'heat';
      readonly along: readonly string[];
      readonly down: readonly string[];
      readonly cells: readonly (readonly [along: number, down: number, value: number])[];
      /** Places along the axis that are quiet hours. */
      readonly quiet: readonly number[];
    };

export interface Figure {
  readonly figure: FigureName;
  /** What it shows, in a sentence with its numbers. */
  readonly finding: string;
  readonly chart: Chart | null;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** For whom and of what figures are drawn. */
export interface Drawing {
  readonly language: Language;
  readonly currency: Currency;
  /** Names of the buckets, youngest first. */
  readonly buckets: readonly string[];
}

export const CURRENT = 'current';
const MILLION = 1_000_000;

/** `part` of `whole` in parts per million; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.round((part * MILLION) / whole);
}

/** "11.2 %" (with a space that does not break) or "11.2%". */
export function percentText(ppm: number, language: Language): string {
  return `${(ppm / 10_000).toFixed(1)}${language === 'en' ? '\u00a0%' : '%'}`;
}

/** "12,345". */
export function countText(count: number): string {
  return count.toLocaleString('en');
}

/** "1 account", "12,345 accounts". */
export function someOf(count: number, one: string): string {
  return `${countText(count)} ${count === 1 ? one : `${one}s`}`;
}

/** Minor units as a number of major ones, for a picture. */
export function majorOf(amount: Minor, { digits }: Currency): number {
  return Number(amount) / 10 ** digits;
}

/** "¥1,234.50"-like text with the code where there is no sign: "CNY 1,234.50". */
export function moneyText(amount: Minor, currency: Currency): string {
  const { code, digits } = currency;
  const major = majorOf(amount, currency).toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  if (code === 'CNY') return major.startsWith('-') ? `-¥${major.slice(1)}` : `¥${major}`;
  return `${code} ${major}`;
}

/** "2026-10" of "2026-10-01". */
export const monthText = (day: string): string => day.slice(0, 7);
