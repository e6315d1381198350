/**
 * Which offer is made once more when an agreement has broken?
 *
 * The same rules answer the same circumstances, as if the house's wait after a break were not there; of their offers the one with the
 * smallest payment is taken. Nothing is offered where the rules would send it to a person, or where another bar stands.
 */
import type { PlanKind } from '../plan/agreed-plan.ts';
import { answerProposal, type Limits } from './answer-proposal.ts';
import type { Circumstances } from './circumstances.ts';
import { barsOn } from './fixed-offer.ts';
import type { Offer } from './offer.ts';
import type { Standing } from './standing.ts';

/** The last offer after a break of an agreement of this kind; null: none. */
export function lastOffer(
  broken: PlanKind,
  standing: Standing,
  circumstances: Circumstances,
  limits: Limits,
): Offer | null {
  if (barsOn(standing, limits.terms).some(({ why }) => why !== 'after-broken')) return null;
  const spared = { ...standing, earlier: standing.earlier.filter(({ end }) => end !== 'broken') };
  const asked = { kind: broken, months: null, amount: null, firstOn: null };
  const answer = answerProposal(asked, spared, circumstances, limits, []);
  if (answer.answer !== 'accepted' && answer.answer !== 'counter') return null;
  const paid = answer.offers.filter(({ monthly }) => monthly > 0n);
  return paid.reduce<Offer | null>(
    (least, one) => (least === null || one.monthly < least.monthly ? one : least),
    null,
  );
}
