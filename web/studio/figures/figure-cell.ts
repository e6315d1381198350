/** How does a number of a figure read? Shares in percent, counts with commas, money as the server says it. */
import type { FigureAnswer } from '../../../server/api/figures/figures-schema.ts';

export type Kind = FigureAnswer['columns'][number]['kind'];
type Value = FigureAnswer['rows'][number][number]['value'];

export function cellText(value: Value, kind: Kind): string {
  if (value === null) return '–';
  if (typeof value === 'string') return kind === 'money' ? moneyOf(value) : value;
  if (kind === 'share') return shareText(value);
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}

/** "11.2 %" of parts per million. */
export function shareText(ppm: number): string {
  return `${(ppm / 10_000).toFixed(1)}\u00a0%`;
}

/** "1234.50" as "1,234.50". */
export function moneyOf(amount: string): string {
  const [whole = '', rest] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
