/**
 * What would exactly this proposal be as an offer, and what stands against it?
 *
 * Nothing else is looked for. The rules' own answer begins with it; a person who decides, and the last offer after a break, come with
 * it alone. A person may set aside the house's own waiting times and answer where no figures of living costs are known; every other
 * limit, the law's and the terms', binds him as it binds the rules.
 */

import { type Draft, draftOf, type Proposal } from '../plan/draft-plan.ts';
import { affordability } from './affordability.ts';
import type { Limits } from './answer-proposal.ts';
import type { Circumstances } from './circumstances.ts';
import type { EssentialRow } from './essentials.ts';
import { type AgreementTerms, type KindTerms, kindIn } from './negotiable.ts';
import {
  type Looking,
  type Objection,
  type ObjectionName,
  type Offer,
  objectionsTo,
  offerOf,
} from './offer.ts';
import { positionNow, type Standing } from './standing.ts';

/** The offer where nothing stands against it. `own`: what it would be, where it can be reckoned at all. */
export interface Fixed {
  readonly own: Offer | null;
  readonly objections: readonly Objection[];
}

/** The house's own waiting times, which a person may set aside. */
export const WAITING_TIMES: readonly ObjectionName[] = ['after-broken', 'too-often'];

/** Name and version of the terms, as the source of a house limit. */
export const sourceOf = ({ id, version, source }: AgreementTerms) => `${id}@${version}: ${source}`;

/** Everything that bars any agreement now, the strongest first. */
export function barsOn(standing: Standing, terms: AgreementTerms): Objection[] {
  const { earlier, today } = standing;
  const source = sourceOf(terms);
  const { afterBrokenDays, mostInYear } = terms.again;
  const bars: Objection[] = [];
  if (positionNow(standing).owed <= 0n) bars.push({ why: 'nothing-owed', source, limit: null });
  if (earlier.some(({ endedOn }) => endedOn === null)) bars.push({ why: 'plan-alive', source, limit: null });
  const broken = earlier.flatMap(({ end, endedOn }) =>
    end === 'broken' && endedOn !== null ? [endedOn] : [],
  );
  const last = Math.max(...broken, -Infinity);
  if (last + afterBrokenDays > today)
    bars.push({ why: 'after-broken', source, limit: { day: last + afterBrokenDays } });
  const lately = earlier.filter(({ agreedOn, end }) => end !== 'withdrawn' && agreedOn > today - 365);
  if (lately.length >= mostInYear) bars.push({ why: 'too-often', source, limit: { count: mostInYear } });
  return bars;
}

/** A proposal as an offer, with all that stands against it. */
export function proposedOffer(
  proposal: Proposal,
  { salaryDate }: Circumstances,
  { terms }: Limits,
  looking: Looking,
): Fixed {
  const { standing, source } = looking;
  const against = (why: ObjectionName): Objection[] => [{ why, source, limit: null }];
  if (malformedIn(proposal)) return { own: null, objections: against('not-whole') };
  const kind = kindIn(terms, proposal.kind);
  if (kind === null) return { own: null, objections: against('not-offered') };
  const draft = draftOf(proposal, kind, standing, salaryDate);
  if (draft === null) return { own: null, objections: against('does-not-fit') };
  return drafted(draft, proposal, kind, looking);
}

function drafted(draft: Draft, proposal: Proposal, kind: KindTerms, looking: Looking): Fixed {
  return {
    own: offerOf(draft, kind, looking.standing),
    objections: objectionsTo(draft, proposal, kind, looking),
  };
}

/** Months and amounts that are no numbers to agree on: refused before anything is reckoned with them. */
function malformedIn({ months, amount, firstOn }: Proposal): boolean {
  const odd = months !== null && !(Number.isSafeInteger(months) && months >= 1 && months <= 1200);
  const day = firstOn !== null && !Number.isSafeInteger(firstOn);
  return odd || day || (amount !== null && amount <= 0n);
}

/** Where no figures are known, what he states counts alone, and the person who decides answers for it. */
const NO_FIGURES: EssentialRow = {
  region: '',
  area: 'any',
  from: 0,
  to: null,
  currency: '',
  month: [0n],
  further: 0n,
  source: 'no published figures of living costs: judged by a person',
  confidence: 'R',
};

/**
 * What a person, or the last offer after a break, would agree to. `setAside`: bars that do not count here.
 * Whether anybody has the authority is for the caller: `own.needs` says whose it takes.
 */
export function fixedOffer(
  proposal: Proposal,
  standing: Standing,
  circumstances: Circumstances,
  limits: Limits,
  setAside: readonly ObjectionName[],
): Fixed {
  const bars = barsOn(standing, limits.terms).filter(({ why }) => !setAside.includes(why));
  if (bars.length > 0) return { own: null, objections: bars };
  const { owed } = positionNow(standing);
  return proposedOffer(proposal, circumstances, limits, {
    standing,
    affordability: affordability(circumstances, limits.essentials ?? NO_FIGURES, limits.caution, owed),
    hardUntil: circumstances.hardUntil,
    law: limits.law,
    source: sourceOf(limits.terms),
  });
}
