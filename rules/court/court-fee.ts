/**
 * What does a court ask for a claim of this size, to the minor unit?
 *
 * A scale is dated law: bands of the claim, each either a fixed sum for the whole claim or a share of what lies in the band. Shares are
 * added band by band and rounded once at the end, as the scale says; a procedure may ask for a part of it (China: a half where the
 * simplified procedure is used, where the parties are reconciled, or where the claim is withdrawn).
 */
import type { Day } from '../days.ts';
import type { Cited } from '../gate/law.ts';
import { divideRounded, least, type Minor, most, type RoundingMode } from '../money.ts';

/** A band of a scale: claims above the band before and up to `upTo` (null: all above). Amounts in minor units. */
export type Band = { readonly upTo: Minor | null } & (
  | { readonly fixed: Minor }
  /** Of the part of the claim within this band, or of the whole claim where the scale is not cumulative. */
  | { readonly sharePpm: bigint }
);

/** What the money is for. */
export type FeeKind = 'claim' | 'hearing' | 'enforcement' | 'preservation' | 'payment-order';

/** A scale of fees in force for a time, in one currency. */
export interface FeeScale extends Cited {
  readonly kind: FeeKind;
  readonly currency: string;
  /** True: the fixed sum of the first band stays, and each further band adds its share of what lies in it. */
  readonly cumulative: boolean;
  readonly bands: readonly Band[];
  readonly rounding: RoundingMode;
  readonly atMost: Minor | null;
  /** Larger claims do not go this way at all. */
  readonly largestClaim: Minor | null;
  /** Parts of the fee that a way to proceed leaves, in ppm: absent: the whole. */
  readonly partsPpm: Readonly<Partial<Record<Proceeding, bigint>>>;
  /** Whether whoever applies pays first; false: it is taken from the debtor when it is collected. */
  readonly advanced: boolean;
}

/** How a claim is dealt with, as far as a fee depends on it. */
export const PROCEEDINGS = ['ordinary', 'simplified', 'small', 'reconciled', 'withdrawn'] as const;
export type Proceeding = (typeof PROCEEDINGS)[number];

const MILLION = 1_000_000n;

/** The fee for `claim` > 0; null: so large a claim does not go this way. */
export function feeFor(claim: Minor, scale: FeeScale, proceeding: Proceeding): Minor | null {
  if (claim <= 0n) throw new RangeError('a claim is more than nothing');
  if (scale.largestClaim !== null && claim > scale.largestClaim) return null;
  const { ppm, fixed } = scale.cumulative ? addedUp(claim, scale.bands) : ofBand(claim, scale.bands);
  const part = scale.partsPpm[proceeding] ?? MILLION;
  const fee = divideRounded((fixed * MILLION + ppm) * part, MILLION * MILLION, scale.rounding);
  return scale.atMost === null ? fee : least(fee, scale.atMost);
}

/** Fixed minor units and millionths of minor units of all bands up to the claim. */
function addedUp(claim: Minor, bands: readonly Band[]): { fixed: bigint; ppm: bigint } {
  const sums = { fixed: 0n, ppm: 0n };
  let from = 0n;
  for (const band of bands) {
    const to = band.upTo === null ? claim : least(claim, band.upTo);
    if ('fixed' in band) sums.fixed += band.fixed;
    else sums.ppm += most(0n, to - from) * band.sharePpm;
    if (band.upTo === null || claim <= band.upTo) return sums;
    from = band.upTo;
  }
  throw new RangeError('a scale ends before the claim');
}

function ofBand(claim: Minor, bands: readonly Band[]): { fixed: bigint; ppm: bigint } {
  const band = bands.find(({ upTo }) => upTo === null || claim <= upTo);
  if (band === undefined) throw new RangeError('a scale ends before the claim');
  return 'fixed' in band ? { fixed: band.fixed, ppm: 0n } : { fixed: 0n, ppm: claim * band.sharePpm };
}

/** The scales of a kind in force on a day for a currency. */
export function scalesOn(
  scales: readonly FeeScale[],
  {
    jurisdictions,
    day,
    currency,
    kind,
  }: {
    readonly jurisdictions: readonly string[];
    readonly day: Day;
    readonly currency: string;
    readonly kind: FeeKind;
  },
): FeeScale[] {
  return scales.filter(
    (one) =>
      one.kind === kind &&
      one.currency === currency &&
      jurisdictions.includes(one.jurisdiction) &&
      one.from <= day &&
      (one.to === null || day < one.to),
  );
}
