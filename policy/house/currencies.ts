/**
 * In which currencies can amounts be counted, and how many digits does the smallest unit of each have?
 *
 * ISO 4217, list one (code and minor unit). Currencies with none and with three digits are as ordinary as those with two.
 */

import type { Currency } from '../../rules/money.ts';

const DIGITS: Readonly<Record<string, number>> = {
  AED: 2,
  AUD: 2,
  BHD: 3,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  IDR: 2,
  INR: 2,
  IQD: 3,
  JOD: 3,
  JPY: 0,
  KES: 2,
  KRW: 0,
  KWD: 3,
  MOP: 2,
  MXN: 2,
  MYR: 2,
  NGN: 2,
  OMR: 3,
  PHP: 2,
  PKR: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TWD: 2,
  UGX: 0,
  USD: 2,
  VND: 0,
  XOF: 0,
  ZAR: 2,
};

/** Known currencies by ISO code. */
export const CURRENCIES: ReadonlyMap<string, Currency> = new Map(
  Object.entries(DIGITS).map(([code, digits]) => [code, { code, digits }]),
);
