/**
 * How is money held, multiplied and rounded?
 *
 * Every amount is a `bigint` of minor units (fen, cents); its currency says how many digits that is.
 * Every rate is an exact fraction. A product is multiplied out in full and rounded once, by a mode
 * that the caller must name: there is no default rounding anywhere.
 */

/** Amount in minor units of its currency. Negative amounts are money owed the other way. */
export type Minor = bigint;

/** The ways a fraction becomes a whole number. `up` and `down` go towards +∞ and −∞. */
export type RoundingMode = 'half-even' | 'half-up' | 'up' | 'down';

/** An exact fraction `num / den` with `den > 0`. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** ISO 4217 facts that arithmetic needs: how many digits the minor unit has (JPY 0, CNY 2, KWD 3). */
export interface Currency {
  readonly code: string;
  readonly digits: number;
}

/** Rounds `num / den` (den > 0) to a whole number by `mode`. Half-up sends ties away from zero. */
export function divideRounded(num: bigint, den: bigint, mode: RoundingMode): bigint {
  let quotient = num / den; // truncated towards zero
  const rest = num - quotient * den;
  if (rest === 0n) return quotient;
  const sign = num < 0n ? -1n : 1n;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  switch (mode) {
    case 'down':
      return sign < 0n ? quotient - 1n : quotient;
    case 'up':
      return sign > 0n ? quotient + 1n : quotient;
    case 'half-up':
      if (twice >= den) quotient += sign;
      return quotient;
    case 'half-even':
      if (twice > den || (twice === den && quotient % 2n !== 0n)) quotient += sign;
      return quotient;
  }
}

/** Floor division for any sign of `num`; `den > 0`. */
export function floorDivide(num: bigint, den: bigint): bigint {
  return divideRounded(num, den, 'down');
}

/** Smaller of two amounts. */
export function least(a: Minor, b: Minor): Minor {
  return a < b ? a : b;
}

/** Larger of two amounts. */
export function most(a: Minor, b: Minor): Minor {
  return a > b ? a : b;
}

/** Sum of amounts; zero for none. */
export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * Splits `total` into `count` parts that differ by rounding only and add up to `total`:
 * each part is the exact share rounded by `mode`, the last takes what is left.
 */
export function equalParts(total: Minor, count: number, mode: RoundingMode): Minor[] {
  const share = divideRounded(total, BigInt(count), mode);
  const parts: Minor[] = Array.from({ length: count - 1 }, () => share);
  parts.push(total - share * BigInt(count - 1));
  return parts;
}

/** `a + b`, exact. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  return a.den === b.den
    ? { num: a.num + b.num, den: a.den }
    : reduce({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });
}

/** `a × b`, exact. */
export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return reduce({ num: a.num * b.num, den: a.den * b.den });
}

/** The same fraction in lowest terms with a positive denominator. */
export function reduce(f: Fraction): Fraction {
  let a = f.num < 0n ? -f.num : f.num;
  let b = f.den < 0n ? -f.den : f.den;
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = f.den < 0n ? -a : a;
  return a === 0n ? { num: 0n, den: 1n } : { num: f.num / divisor, den: f.den / divisor };
}

/** A decimal string such as "0.05" as an exact fraction; null when it is not a plain decimal number. */
export function parseDecimal(text: string): Fraction | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const digits = match[3] ?? '';
  const num = BigInt(`${match[2]}${digits}`);
  return { num: match[1] ? -num : num, den: 10n ** BigInt(digits.length) };
}

/** A decimal string in major units ("328.00") as minor units; null when it has more digits than the currency. */
export function parseAmount(text: string, currency: Currency): Minor | null {
  const decimal = parseDecimal(text);
  if (!decimal) return null;
  const scaled = decimal.num * 10n ** BigInt(currency.digits);
  return scaled % decimal.den === 0n ? scaled / decimal.den : null;
}

/** Minor units as a plain decimal string in major units ("-1234.50"), without grouping. */
export function formatAmount(amount: Minor, currency: Currency): string {
  const text = (amount < 0n ? -amount : amount).toString().padStart(currency.digits + 1, '0');
  const sign = amount < 0n ? '-' : '';
  if (currency.digits === 0) return sign + text;
  return `${sign}${text.slice(0, -currency.digits)}.${text.slice(-currency.digits)}`;
}
