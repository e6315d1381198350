/**
 * Is this dispute one that was answered before?
 *
 * USA (12 CFR 1006.38(a)(1) and comments): duplicative is a dispute that is in substance the same as an earlier written one
 * of the validation period which was answered with verification, and that brings nothing new and material. It need not
 * repeat the words. New is what was not given before; material is what is likely to change the verification.
 */
import type { Known } from '../gate/situation.ts';

export interface Dispute {
  readonly id: string | null;
  readonly by: string;
  /** What it rests on: "does-not-owe"; null: not said. */
  readonly ground: string | null;
  /** The same ground in other words. */
  readonly reworded: boolean;
  /** Proof that was attached: "receipt"; null: none. */
  readonly proof: string | null;
  readonly newAndMaterial: Known<boolean>;
  readonly written: boolean;
  readonly inPeriod: boolean;
}

/** `before`: earlier disputes in order of time, with whether verification of each was sent before this one. */
export function isDuplicative(
  dispute: Dispute,
  before: readonly (Dispute & { readonly verified: boolean })[],
): {
  readonly duplicative: boolean;
  readonly because: 'new-material' | 'other-ground' | 'not-answered' | null;
} {
  const answered = before.filter(
    ({ by, written, inPeriod, verified }) => by === dispute.by && written && inPeriod && verified,
  );
  if (answered.length === 0) return { duplicative: false, because: 'not-answered' };
  if (bringsNew(dispute, before)) return { duplicative: false, because: 'new-material' };
  const same = answered.some(
    ({ ground }) =>
      dispute.reworded || dispute.ground === null || ground === null || ground === dispute.ground,
  );
  return same ? { duplicative: true, because: null } : { duplicative: false, because: 'other-ground' };
}

/** Said to be new and material, or with proof that no earlier dispute had. */
function bringsNew({ newAndMaterial, proof }: Dispute, before: readonly Dispute[]): boolean {
  if (newAndMaterial !== undefined) return newAndMaterial;
  return proof !== null && !before.some((earlier) => earlier.proof === proof);
}
