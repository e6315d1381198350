/**
 * Is a month's money enough for what falls due in it?
 *
 * In minor units, from what a person types: what is not a number counts as nothing. Kept in his browser alone.
 */
import type { PreventionAnswer } from '../../../server/api/prevention/prevention-schema.ts';

/** What he typed, in major units. */
export interface Month {
  readonly income: string;
  readonly living: string;
  readonly other: string;
  readonly spare: string;
}

export const EMPTY_MONTH: Month = { income: '', living: '', other: '', spare: '' };
const DAYS = 30;

/** Due within thirty days of `today` in one currency, and what is left of the month, in minor units. */
export function monthLeft(
  month: Month,
  dates: PreventionAnswer['dates'],
  today: string,
  { code, digits }: { readonly code: string; readonly digits: number },
): { readonly due: bigint; readonly until: string; readonly left: bigint } {
  const until = new Date(Date.parse(`${today}T00:00:00Z`) + DAYS * 86_400_000).toISOString().slice(0, 10);
  const due = dates
    .filter(({ day, currency }) => day <= until && currency.code === code)
    .reduce((sum, { amount }) => sum + minorOf(amount, digits), 0n);
  const { income, living, other, spare } = month;
  const left =
    minorOf(income, digits) - minorOf(living, digits) - minorOf(other, digits) - minorOf(spare, digits) - due;
  return { due, until, left };
}

/** "1,234.5" in minor units; 0 for what is no amount. */
export function minorOf(text: string, digits: number): bigint {
  const found = /^(\d+)(?:\.(\d*))?$/.exec(text.trim().replaceAll(/[,，\s]/g, ''));
  if (found === null) return 0n;
  const [, whole = '0', rest = ''] = found;
  return BigInt(whole + rest.slice(0, digits).padEnd(digits, '0'));
}

/** Minor units as a decimal string. */
export function majorText(amount: bigint, digits: number): string {
  const sign = amount < 0n ? '-' : '';
  const text = String(amount < 0n ? -amount : amount).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
