/**
 * How does what somebody types become what is sent: percent to millionths, amounts to minor units, lists?
 *
 * Exactly, digit by digit. What is no such figure becomes none, and the server says so at its field.
 */
import { formatAmount, parseAmount } from '../../rules/money.ts';

/** A percent has four digits after the point as millionths. */
const PERCENT = { code: '%', digits: 4 } as const;

/** "12.5" as 125,000 millionths. */
export function ppmOf(percent: string): number {
  const millionths = parseAmount(percent.trim(), PERCENT);
  return millionths === null ? Number.NaN : Number(millionths);
}

/** 125,000 millionths as "12.5". */
export function percentOf(ppm: number): string {
  return formatAmount(BigInt(ppm), PERCENT).replace(/\.?0+$/, '');
}

/** "50.00" as "5000" minor units. */
export function minorOf(amount: string, digits: number): string {
  return String(parseAmount(amount.trim(), { code: '', digits }) ?? amount);
}

/** "CN-33, CN-11" as its parts; nothing: all. */
export function listOf(text: string): string[] | null {
  const parts = text
    .split(/[,，、\s]+/)
    .map((one) => one.trim().toUpperCase())
    .filter((one) => one !== '');
  return parts.length === 0 ? null : parts;
}
