/**
 * Does this notice of the consumer count as written, and does a dispute stop collection?
 *
 * USA (12 CFR 1006.6(c), 1006.38 and comments): letters, the notice's own form and papers handed over are written; an
 * electronic message is, when it came through a medium by which the collector takes messages from consumers. What is only
 * spoken is not. A written dispute inside the validation period stops collection of the disputed part until verification
 * or a copy of a judgment is sent (1006.38(d)(2)).
 */
import type { Known, Via } from '../gate/situation.ts';
import { isLack, lack, type OrLack } from './lack.ts';

const ON_PAPER: readonly Via[] = ['letter', 'response-form', 'by-hand'];

/** Which media make an electronic notice a written one. */
export interface WrittenTerms {
  readonly electronic: 'where-accepted' | 'never';
}

/** `accepted`: media through which the collector takes messages from consumers. */
export function isWritten(
  via: Via,
  accepted: Known<readonly Via[]>,
  { electronic }: WrittenTerms,
): OrLack<boolean> {
  if (ON_PAPER.includes(via)) return true;
  if (via === 'call' || electronic === 'never') return false;
  return accepted === undefined ? lack('collector.accepts') : accepted.includes(via);
}

/** Whether a dispute stops collection until it is answered. */
export function stopsCollection(written: OrLack<boolean>, inPeriod: Known<boolean>): OrLack<boolean> {
  if (written === false || inPeriod === false) return false;
  if (isLack(written)) return written;
  return inPeriod ?? lack('dispute.inPeriod');
}
