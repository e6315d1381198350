/**
 * By which rates is an agency paid, and do they keep its pay from hanging on recovered money alone?
 *
 * Dated: a case is paid by the terms that were in force on the day it began. A rate follows the days past due on the day the case was
 * drawn. Beside it stand a fixed fee for each instalment of an agreement that was made there and kept, and a part for quality.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';

/** From so many days past due on, so many millionths of what was recovered. */
export interface CommissionBand {
  readonly fromDaysPastDue: number;
  readonly ppm: number;
}

/** The quality part of a month is paid in full, in part or not at all: the first row that holds says. */
export interface QualityStep {
  /** Valid complaints for 10,000 days of cases, at most; and breaches, at most. */
  readonly mostComplaints: number;
  readonly mostBreaches: number;
  readonly ppm: number;
}

/** What was agreed about pay. Amounts in minor units of the house's currency, before tax. */
export interface CommissionTerms {
  readonly from: Day;
  /** Ascending by days past due, the first from 1. */
  readonly bands: readonly CommissionBand[];
  readonly keptInstalment: Minor;
  /** For a thousand days of cases, where quality is full. */
  readonly qualityPerThousandDays: Minor;
  readonly quality: readonly QualityStep[];
  readonly rounding: 'half-even' | 'half-up';
}

/** What is wrong with terms, and the source of the rule; null: nothing. */
export type TermsFault =
  | { readonly fault: 'bands' | 'quality-steps' | 'amounts' | 'from'; readonly source: 'house' }
  | { readonly fault: 'recovered-alone'; readonly source: 'CN-OUT-5' };

const PPM = 1_000_000;

/** Looks at terms that somebody proposes on a day: what began already is never changed. */
export function termsFault(terms: CommissionTerms, day: Day): TermsFault | null {
  const { bands, quality, keptInstalment, qualityPerThousandDays } = terms;
  const house = 'house' as const;
  if (terms.from < day) return { fault: 'from', source: house };
  const climbs = bands.every(
    ({ fromDaysPastDue, ppm }, place) =>
      ppm >= 0 && ppm <= PPM && (place === 0 || fromDaysPastDue > bands[place - 1]!.fromDaysPastDue),
  );
  if (bands[0]?.fromDaysPastDue !== 1 || !climbs) return { fault: 'bands', source: house };
  if (keptInstalment < 0n || qualityPerThousandDays < 0n) return { fault: 'amounts', source: house };
  const falls = quality.every(
    (step, place) =>
      step.ppm >= 0 &&
      step.ppm <= PPM &&
      (place === 0 ||
        (step.ppm <= quality[place - 1]!.ppm &&
          step.mostComplaints >= quality[place - 1]!.mostComplaints &&
          step.mostBreaches >= quality[place - 1]!.mostBreaches)),
  );
  if (!falls) return { fault: 'quality-steps', source: house };
  const hasQuality = qualityPerThousandDays > 0n && quality.some(({ ppm }) => ppm > 0);
  return keptInstalment > 0n && hasQuality ? null : { fault: 'recovered-alone', source: 'CN-OUT-5' };
}

/** The terms under which a case that began on `day` is paid; null: there were none, and nothing is. */
export function termsOn(terms: readonly CommissionTerms[], day: Day): CommissionTerms | null {
  return terms.findLast(({ from }) => from <= day) ?? null;
}

/** The rate of a case, in millionths of what is recovered. */
export function rateOf({ bands }: CommissionTerms, daysPastDue: number): number {
  return bands.findLast(({ fromDaysPastDue }) => fromDaysPastDue <= daysPastDue)?.ppm ?? 0;
}

/** How much of the quality part is paid, in millionths. Without a day of a case there is nothing to pay for. */
export function qualityPpm(
  { quality }: CommissionTerms,
  {
    days,
    complaints,
    breaches,
  }: { readonly days: number; readonly complaints: number; readonly breaches: number },
): number {
  if (days === 0) return 0;
  // complaints / days compared with most / 10,000, without dividing.
  const step = quality.find(
    ({ mostComplaints, mostBreaches }) =>
      complaints * 10_000 <= mostComplaints * days && breaches <= mostBreaches,
  );
  return step?.ppm ?? 0;
}
