/**
 * How do an amount, a day and a rate travel to a browser or another program?
 *
 * An amount is a decimal string in major units of the currency named beside it ("1234.50", never a double), a day is
 * ISO 8601 ("2026-11-22"), an identifier is a string. Every audience's answers are built from these pieces.
 */
import { z } from 'zod';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { type Currency, formatAmount, type Minor, parseAmount } from '../../rules/money.ts';
import { LANGUAGES } from '../../rules/telling/language.ts';
import { Refused } from './problem.ts';

/**
 * Fourteen digits before the point: in any currency that fits into the eight bytes in which amounts are kept. What is reckoned exactly has as
 * many behind it as it has.
 */
export const Amount = z
  .string()
  .regex(/^-?\d{1,14}(\.\d+)?$/, 'not an amount: write digits with a point, such as 1234.50')
  .meta({ id: 'Amount', description: 'Decimal string in major units of the currency beside it' });

/** ISO 4217. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'not a currency: three capital letters, such as CNY');

export const DayText = z
  .string()
  .refine((text) => parseDay(text) !== null, 'not a day: write year-month-day, such as 2026-11-22')
  .meta({ id: 'Day', description: 'A civil date, ISO 8601' });

/** A number that the book counts by: no greater than a column holds. */
export const Ordinal = z.coerce.number().int().min(1).max(2_147_483_647);

export const CurrencyOf = z.object({ code: z.string(), digits: z.int() }).meta({ id: 'Currency' });

export const Names = z.object({ en: z.string(), zh: z.string() }).meta({ id: 'Names' });

export const LanguageChoice = z.object({
  language: z.enum(LANGUAGES).default('zh-CN').describe('Language of the sentences in the answer'),
});

/** A rate as it was agreed: parts per million for so many days. */
export const Rate = z.object({ ppm: z.string(), perDays: z.int() }).meta({ id: 'Rate' });

/** How a charge came about: `base × rate × days`. */
export const ChargeSpan = z
  .object({
    kind: z.enum(['interest', 'penalty']),
    from: DayText.describe('First day that bears the charge'),
    to: DayText.describe('Last day that bears it'),
    days: z.int(),
    base: Amount,
    rate: Rate,
    exact: Amount.describe('Base × rate × days before whole minor units are taken'),
    amount: Amount.describe('What was charged; a fraction of a minor unit is carried to the next day'),
  })
  .meta({ id: 'Charge' });

/** The text of an amount in `currency`. */
export function amountText(amount: Minor, currency: Currency): string {
  return formatAmount(amount, currency);
}

/** A day that its schema has accepted. */
export function dayFrom(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`"${text}" was accepted as a day and is none`);
  return day;
}

/** An amount above zero in minor units; refused when it has more digits than the currency. */
export function amountFrom(text: string, currency: Currency, where: string): Minor {
  const amount = parseAmount(text, currency);
  if (amount === null)
    throw new Refused(400, 'The amount does not fit the currency.', [
      { where, what: `"${text}" has more than ${currency.digits} digits after the point`, todo: 'Round it.' },
    ]);
  if (amount <= 0n)
    throw new Refused(400, 'The amount must be above zero.', [
      { where, what: `"${text}" is not above zero`, todo: 'Leave it out, or give what would be paid.' },
    ]);
  return amount;
}

export { formatDay as dayText };

export type ChargeSpan = z.infer<typeof ChargeSpan>;
