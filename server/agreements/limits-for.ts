/**
 * Where does an account stand, and which written limits does an answer about it rest on?
 *
 * Gathered from the book, the terms in force today, the law of the seat and of the borrower's place, and the published figures for his
 * region. Earlier agreements are read from the account's own log, so that one made elsewhere counts too.
 */
import { daysOffIn } from '../../policy/deadlines/days-off.ts';
import { AGREEMENT_TERMS, CAUTION } from '../../policy/house/agreement-terms.ts';
import type { Collecting } from '../../policy/house/collecting.ts';
import { ESSENTIAL_SPENDING } from '../../policy/house/essential-spending.ts';
import { LIMITS } from '../../policy/law/limits.ts';
import { jurisdictionsOf } from '../../policy/law/packs.ts';
import type { AccountEvent } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Limits } from '../../rules/negotiation/answer-proposal.ts';
import type { Circumstances } from '../../rules/negotiation/circumstances.ts';
import { essentialRow } from '../../rules/negotiation/essentials.ts';
import { type AgreementTerms, type Authority, termsOn } from '../../rules/negotiation/negotiable.ts';
import type { PlanLaw } from '../../rules/negotiation/offer.ts';
import type { EarlierPlan, Standing } from '../../rules/negotiation/standing.ts';
import type { Product } from '../../rules/terms.ts';
import type { Told } from '../db/reading/told-account.ts';

/** The account as an answer sees it. */
export function standingOf(told: Told, product: Product, today: Day): Standing {
  return {
    account: told.account,
    history: told.history,
    product,
    today,
    calendar: daysOffIn(told.person.region),
    debt: product.statement === null ? 'other' : 'card',
    earlier: earlierPlans(told),
  };
}

/** Every agreement that was entered and not taken back, with how it ended. */
function earlierPlans({ account, history, events }: Told): EarlierPlan[] {
  const undone = new Set(history.facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  return history.facts.flatMap((fact): EarlierPlan[] => {
    if (fact.type !== 'agreed' || undone.has(fact.id)) return [];
    const { id, kind } = fact.plan;
    const begun = { kind, agreedOn: fact.valueOn };
    if (account.plan?.plan.id === id) return [{ ...begun, endedOn: null, end: null }];
    const withdrawn = history.facts.find((one) => one.type === 'withdrawn' && one.of === id);
    if (withdrawn !== undefined) return [{ ...begun, endedOn: withdrawn.valueOn, end: 'withdrawn' }];
    const ended = events.findLast((event) => endOf(event, id) !== null);
    const end = ended === undefined ? 'kept' : endOf(ended, id)!;
    return [{ ...begun, endedOn: ended?.day ?? fact.valueOn, end }];
  });
}

function endOf({ body }: AccountEvent, id: string): 'kept' | 'broken' | null {
  if (body.type !== 'plan' || body.plan !== id) return null;
  if (body.state === 'broken') return 'broken';
  return body.state === 'completed' || body.state === 'ended' ? 'kept' : null;
}

/** The terms under which this product is agreed on today; null: nothing can be agreed on it. */
export function termsFor(product: Product, today: Day): AgreementTerms | null {
  return termsOn(AGREEMENT_TERMS, product.id, today);
}

/** All limits of one answer; null where the product has no terms. */
export function limitsFor(
  told: Told,
  product: Product,
  today: Day,
  area: Circumstances['area'],
  level: Authority,
  collecting: Collecting,
): Limits | null {
  const terms = termsFor(product, today);
  if (terms === null) return null;
  const place = { region: told.person.region, area, currency: product.currency.code, day: today };
  return {
    terms,
    law: lawFor(told.person.region, product, today, collecting),
    caution: CAUTION,
    essentials: essentialRow(ESSENTIAL_SPENDING, place),
    level,
  };
}

/** What the law of the seat and of the borrower's place says about plans on a day. */
function lawFor(region: string, product: Product, today: Day, { seat }: Collecting): PlanLaw {
  const places = new Set<string>([...seat, ...jurisdictionsOf(region)]);
  const length = LIMITS.flatMap(({ limits, jurisdiction, from, to, source }) =>
    limits.kind === 'plan-length' && places.has(jurisdiction) && from <= today && (to === null || today < to)
      ? [{ terms: limits, source }]
      : [],
  );
  return {
    length,
    yearlyCapPpm: product.caps.yearlyPpm,
    capSource: `yearly cap of the product "${product.id}"`,
  };
}
