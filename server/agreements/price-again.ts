/**
 * Can an offer still be had at its price, now that its account may stand otherwise?
 *
 * It is reckoned anew for the account as it is under the lock: as the rules' answer, or as exactly the proposal for which a person or
 * the last word after a break stands. Where the price has moved nothing binds, and the new price stands open in its place.
 */

import type { Circumstances } from '../../rules/negotiation/circumstances.ts';
import { fixedOffer, WAITING_TIMES } from '../../rules/negotiation/fixed-offer.ts';
import type { AgreementTerms, Authority } from '../../rules/negotiation/negotiable.ts';
import { AUTHORITIES } from '../../rules/negotiation/negotiable.ts';
import type { Offer } from '../../rules/negotiation/offer.ts';
import type { Proposal } from '../../rules/plan/draft-plan.ts';
import type { Product } from '../../rules/terms.ts';
import { lapse } from '../db/agreements/agreement-rows.ts';
import { endOffers, type OfferRow, openOffers } from '../db/agreements/proposal-rows.ts';
import type { Client } from '../db/pool.ts';
import type { Told } from '../db/reading/told-account.ts';
import { storedText, valueIn } from '../gate/stored-text.ts';
import { keptProposals } from './kept-proposal.ts';
import { limitsFor, standingOf, termsFor } from './limits-for.ts';
import { type Asking, answerFor, type Table } from './propose.ts';

/** Why something could not be done; `what` says it for people who look it up. */
export interface NotDone {
  readonly state: 'refused';
  readonly why:
    | 'no-account'
    | 'no-offer'
    | 'offer-over'
    | 'repriced'
    | 'gone'
    | 'no-agreement'
    | 'not-waiting'
    | 'code-over'
    | 'wrong-code'
    | 'too-many-tries'
    | 'not-bound'
    | 'cooling-over'
    | 'not-entered';
  readonly what: string;
}

export const not = (why: NotDone['why'], what: string): NotDone => ({ state: 'refused', why, what });

/** Who accepts or confirms, when. */
export type Who = Omit<Asking, 'idempotency'>;

/** What is open to a person under the lock of his account. */
export interface Open {
  readonly told: Told;
  readonly product: Product;
}

/** Whether an offer can still be had at its price; else why not, with the new price opened in its place. */
export async function stillOpen(
  client: Client,
  table: Table,
  who: Who,
  open: Open,
  row: OfferRow | undefined,
): Promise<{ readonly offer: Offer; readonly terms: AgreementTerms } | NotDone> {
  const terms = termsFor(open.product, who.today);
  if (row === undefined || terms === null) return not('no-offer', 'there is no such offer');
  if (row.ended !== null) return not('offer-over', `the offer ended: ${row.ended}`);
  if (row.until < who.today) return not('offer-over', 'the offer was open for a time, which is over');
  const offer = valueIn(row.data) as Offer;
  const now = await pricedNow(client, table, who, open, row, offer);
  if (now !== null && storedText(now.plan) === storedText(offer.plan)) return { offer, terms };
  await endOffers(client, who.key, row.offer, 'repriced');
  await lapse(client, who.key);
  if (now === null) return not('gone', 'what is owed has changed, and this cannot be agreed any more');
  const from = originOf(row);
  await openOffers(client, who.key, row.proposal, row.until, [storedText(now)], from);
  return not('repriced', 'what is owed has changed since this offer was made; the new price stands open');
}

/** The same kind and length for the account as it stands; null: not any more. */
async function pricedNow(
  client: Client,
  table: Table,
  who: Who,
  { told, product }: Open,
  row: OfferRow,
  offer: Offer,
): Promise<Offer | null> {
  const kept = (await keptProposals(client, who.key, told.person.id)).find(
    (one) => one.proposal === row.proposal,
  );
  if (kept === undefined || kept.stated === null) return null;
  const { asked } = kept;
  const { circumstances } = kept.stated;
  const from = originOf(row);
  if (from !== null) {
    const fixed = valueIn(from.asked) as Proposal;
    const setAside = from.origin === 'person' ? WAITING_TIMES : AFTER_BREAK;
    const again = priceFixed(table, told, product, who.today, { asked: fixed, circumstances, setAside });
    const own = again?.objections.length === 0 ? again.own : null;
    return own !== null && isWithin(own.needs, from.level as Authority) ? own : null;
  }
  const level = kept.level as Authority;
  // The proposal itself where the offer answers it; else the kind and length that were offered instead.
  for (const one of [
    asked,
    { kind: offer.kind, months: offer.months || null, amount: null, firstOn: null },
  ]) {
    if (one.kind !== offer.kind) continue;
    const found = answerFor(
      table,
      told,
      product,
      { today: who.today, level },
      { proposal: one, circumstances },
      [],
    );
    const [again] = found?.answer.answer === 'accepted' ? found.answer.offers : [];
    if (again !== undefined && again.months === offer.months) return again;
  }
  return null;
}

/** The bar that the last word after a break does not know. */
export const AFTER_BREAK = ['after-broken'] as const;

const isWithin = (needs: Authority, level: Authority) =>
  AUTHORITIES.indexOf(needs) <= AUTHORITIES.indexOf(level);

function originOf({ origin, asked, level }: OfferRow) {
  return origin === 'answer' || asked === null || level === null ? null : { origin, asked, level };
}

/** Exactly this proposal as an offer for the account as it stands; null: the product has no terms. */
export function priceFixed(
  { collecting }: Pick<Table, 'collecting'>,
  told: Told,
  product: Product,
  today: Asking['today'],
  one: {
    readonly asked: Proposal;
    readonly circumstances: Circumstances;
    readonly setAside: Parameters<typeof fixedOffer>[4];
  },
): ReturnType<typeof fixedOffer> | null {
  const { asked, circumstances, setAside } = one;
  const limits = limitsFor(told, product, today, circumstances.area, 'committee', collecting);
  if (limits === null) return null;
  return fixedOffer(asked, standingOf(told, product, today), circumstances, limits, setAside);
}
