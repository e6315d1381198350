/**
 * Is this the number that we have of somebody, written in another way?
 *
 * Carriers name numbers with or without a plus, credit files as people write them at home. A number is read as someone at the
 * borrower's place would dial it, and compared as E.164 (at most 15 digits, the country first). Pure.
 */

interface Plan {
  readonly country: string;
  /** What somebody there dials within the country, without what is dialled before it. */
  readonly national: RegExp;
  readonly trunk: string;
}

/** Numbering plans of the places where we lend, by the first part of a region. */
const PLANS: Readonly<Record<string, Plan>> = {
  CN: { country: '86', national: /^(1\d{10}|[2-9]\d{8,10}|10\d{8,9})$/, trunk: '0' },
  HK: { country: '852', national: /^[2-9]\d{7}$/, trunk: '' },
  GB: { country: '44', national: /^[1-9]\d{8,9}$/, trunk: '0' },
  US: { country: '1', national: /^[2-9]\d{9}$/, trunk: '1' },
  IN: { country: '91', national: /^[1-9]\d{9}$/, trunk: '0' },
};

/** The number as E.164 without its plus; null where it is none. `region`: ISO 3166-2 of whoever has or dials it. */
export function e164(text: string, region: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s().\-–]/g, '');
  if (!/^\+?\d{5,18}$/.test(plain)) return null;
  if (plain.startsWith('+')) return whole(plain.slice(1));
  if (plain.startsWith('00')) return whole(plain.slice(2));
  const plan = PLANS[region.split('-')[0] ?? ''];
  if (plan === undefined) return whole(plain);
  const { country, national, trunk } = plan;
  if (trunk !== '' && plain.startsWith(trunk) && national.test(plain.slice(trunk.length)))
    if (country !== '86' || trunk !== '1') return country + plain.slice(trunk.length);
  if (national.test(plain)) return country + plain;
  return whole(plain);
}

const whole = (digits: string): string | null => (/^[1-9]\d{4,14}$/.test(digits) ? digits : null);

/** The last digits, by which numbers are looked up before they are compared; null where there are too few. */
export function lastDigits(text: string): string | null {
  const digits = text.normalize('NFKC').replaceAll(/\D/g, '');
  return digits.length < 6 ? null : digits.slice(-8);
}
