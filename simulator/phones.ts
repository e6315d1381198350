/**
 * Which telephone numbers can belong to nobody?
 *
 * The book is made up, so dialling one of its numbers must reach no one, on any day and from anywhere:
 * - China has no range for fiction. Prefix 154 was never given to an operator (list of open prefixes 142, 143, 154, 161,
 *   164, 194, China press reports on the MIIT allocation of 2022; libphonenumber 9 knows no valid number in it either).
 * - United States: 555-0100 to 555-0199 in every area code (ATIS-0300048 "555 NXX Assignment Guidelines").
 * - United Kingdom: 07700 900000–900999 and 01632 960000–960999 (Ofcom, "Telephone numbers for use in TV and radio drama").
 * - Australia: (0x) 5550 xxxx and (0x) 7010 xxxx (ACMA, "Phone numbers for use in TV shows, films and creative works").
 * A range is walked in steps that share no factor with its size, so numbers repeat only when it is used up: after
 * 100,000,000 borrowers in China, 1,400 in the United States, 2,000 in the United Kingdom, 80,000 in Australia.
 */

/** Countries the made-up borrowers live in. */
export type Country = 'CN' | 'US' | 'GB' | 'AU';

const US_AREAS = [212, 206, 213, 305, 312, 404, 415, 503, 512, 602, 617, 702, 713, 808];
const AU_AREAS = [2, 3, 7, 8];

/** The telephone number, in E.164, of the borrower who is number `count` (from 0) of his country. */
export function phoneOf(country: Country, count: number): string {
  switch (country) {
    case 'CN':
      return `+86154${digits((count * 38_912_237) % 100_000_000, 8)}`;
    case 'US': {
      const at = (count * 611) % (US_AREAS.length * 100);
      return `+1${US_AREAS[Math.floor(at / 100)]}55501${digits(at % 100, 2)}`;
    }
    case 'GB': {
      const at = (count * 777) % 2000;
      return at < 1000 ? `+447700900${digits(at, 3)}` : `+441632960${digits(at - 1000, 3)}`;
    }
    case 'AU': {
      const at = (count * 31_013) % 80_000;
      const area = AU_AREAS[Math.floor(at / 20_000)];
      const rest = at % 20_000;
      return `+61${area}${rest < 10_000 ? '5550' : '7010'}${digits(rest % 10_000, 4)}`;
    }
  }
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
