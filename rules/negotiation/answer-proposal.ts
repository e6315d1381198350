/**
 * What does the house answer to a proposal, at once and inside its written limits?
 *
 * Yes; two or three other offers; a person decides by a day; or no, with what is possible instead and who looks again. The answer
 * depends on the account, on what he states and on written terms, on nothing else: the same circumstances give the same
 * offers. What cannot all be true, what needs a higher authority and what was talked about too often go to a person.
 */
import type { Day } from '../days.ts';
import { isLack } from '../deadlines/lack.ts';
import { afterWorkingDays } from '../deadlines/working-day.ts';
import type { Minor } from '../money.ts';
import type { PlanKind } from '../plan/agreed-plan.ts';
import { countFor, type Draft, draftOf, type Proposal } from '../plan/draft-plan.ts';
import { type Affordability, affordability, type Caution, type Contradiction } from './affordability.ts';
import type { Circumstances } from './circumstances.ts';
import type { EssentialRow } from './essentials.ts';
import { barsOn, proposedOffer, sourceOf } from './fixed-offer.ts';
import { type AgreementTerms, AUTHORITIES, type Authority, type KindTerms } from './negotiable.ts';
import {
  type Looking,
  needsOf,
  type Objection,
  type Offer,
  objectionsTo,
  offerOf,
  type PlanLaw,
} from './offer.ts';
import { positionNow, type Standing } from './standing.ts';

/** A proposal that was answered before in the same negotiation. */
export interface Round {
  readonly proposal: Proposal;
  readonly circumstances: Circumstances;
}

/** The written limits an answer stands on. `level`: who asks on the house's side; the borrower by himself is answered by the system. */
export interface Limits {
  readonly terms: AgreementTerms;
  readonly law: PlanLaw;
  readonly caution: Caution;
  /** Needs of a household where he lives; null: no figure is known. */
  readonly essentials: EssentialRow | null;
  readonly level: Authority;
}

/** Why a person must look. */
export type ForPerson =
  | { readonly why: 'contradiction'; readonly what: readonly Contradiction[] }
  | { readonly why: 'authority'; readonly what: Authority }
  | { readonly why: 'rounds' }
  | { readonly why: 'essentials-unknown' }
  | { readonly why: 'nothing-left' }
  | { readonly why: 'nothing-open' };

interface Reckoned {
  /** Null where no figure is known for the household's needs. */
  readonly affordability: Affordability | null;
}

export type Answer = Reckoned &
  (
    | { readonly answer: 'accepted'; readonly offers: readonly [Offer] }
    | {
        readonly answer: 'counter';
        readonly offers: readonly Offer[];
        readonly objections: readonly Objection[];
      }
    | {
        readonly answer: 'person';
        readonly offers: readonly Offer[];
        readonly objections: readonly Objection[];
        readonly reasons: readonly ForPerson[];
        readonly by: Day;
      }
    | {
        readonly answer: 'refused';
        readonly offers: readonly [];
        /** What bars any agreement now: never a word about the person. */
        readonly objections: readonly Objection[];
        /** Another person looks again by this day, if he asks. */
        readonly appealBy: Day;
      }
  );

/** Offers shown beside each other at most. */
const SHOWN = 3;
/** Lengths that are looked at for a counter-offer, in months; 0 for kinds that have none. */
const LENGTHS: readonly number[] = [0, 1, 2, 3, 6, 9, 12, 18, 24, 30, 36, 48, 60];

/** The answer to a proposal in its round. */
export function answerProposal(
  proposal: Proposal,
  standing: Standing,
  circumstances: Circumstances,
  limits: Limits,
  rounds: readonly Round[],
): Answer {
  const { terms, essentials, law, caution } = limits;
  const by = personDay(standing, terms.decideDays);
  const barred = barsOn(standing, terms)[0] ?? null;
  if (essentials === null && barred === null)
    return person(null, [], [], [{ why: 'essentials-unknown' }], by);
  const { owed } = positionNow(standing);
  const before = rounds.map((round) => round.circumstances);
  const able = essentials === null ? null : affordability(circumstances, essentials, caution, owed, before);
  if (barred !== null)
    return { affordability: able, answer: 'refused', offers: [], objections: [barred], appealBy: by };
  const looking: Looking = {
    standing,
    affordability: able!,
    hardUntil: circumstances.hardUntil,
    law,
    source: sourceOf(terms),
  };
  const table = new Table(proposal, circumstances, limits, looking);
  const reasons = reasonsForPerson(able!, rounds, terms);
  if (reasons.length > 0)
    return person(able, table.offersWithin(limits.level), table.objections, reasons, by);
  const own = table.own;
  if (own !== null && table.objections.length === 0)
    return isWithin(own.needs, limits.level)
      ? { affordability: able, answer: 'accepted', offers: [own] }
      : person(able, table.offersWithin(limits.level), [], [{ why: 'authority', what: own.needs }], by);
  const offers = table.offersWithin(limits.level);
  if (offers.length > 0)
    return { affordability: able, answer: 'counter', offers, objections: table.objections };
  const above = table.lowestAbove(limits.level);
  if (above !== null) return person(able, [], table.objections, [{ why: 'authority', what: above }], by);
  const why = able!.keeps === 0n ? 'nothing-left' : 'nothing-open';
  return person(able, [], table.objections, [{ why }], by);
}

/** What a person who looks into it must decide by. Years without known days off count weekends alone as such. */
function personDay({ today, calendar }: Standing, days: number): Day {
  const by = afterWorkingDays(today, days, calendar);
  return isLack(by) ? today + days : by;
}

function person(
  able: Affordability | null,
  offers: readonly Offer[],
  objections: readonly Objection[],
  reasons: readonly ForPerson[],
  by: Day,
): Answer {
  return { affordability: able, answer: 'person', offers, objections, reasons, by };
}

function reasonsForPerson(
  { contradictions }: Affordability,
  rounds: readonly Round[],
  terms: AgreementTerms,
): ForPerson[] {
  const found: ForPerson[] = [];
  if (contradictions.length > 0) found.push({ why: 'contradiction', what: contradictions });
  if (rounds.length >= terms.rounds) found.push({ why: 'rounds' });
  return found;
}

const isWithin = (needs: Authority, level: Authority) =>
  AUTHORITIES.indexOf(needs) <= AUTHORITIES.indexOf(level);

interface Possible {
  readonly draft: Draft;
  readonly needs: Authority;
  readonly kind: KindTerms;
}

/** Everything that could be agreed now, looked at once. */
class Table {
  readonly objections: readonly Objection[];
  readonly own: Offer | null;
  readonly #proposal: Proposal;
  readonly #standing: Standing;
  readonly #possible: readonly Possible[];
  readonly #offers = new Map<Possible, Offer>();

  constructor(proposal: Proposal, circumstances: Circumstances, limits: Limits, looking: Looking) {
    const { standing } = looking;
    this.#proposal = proposal;
    this.#standing = standing;
    const { own, objections } = proposedOffer(proposal, circumstances, limits, looking);
    this.own = own;
    this.objections = objections;
    this.#possible = possibleOf(limits.terms, standing, circumstances, looking);
  }

  /** Two or three offers within a level: nearest to the proposal, cheapest, smallest by the month. */
  offersWithin(level: Authority): Offer[] {
    const open = this.#possible.filter((one) => isWithin(one.needs, level));
    const near = open.toSorted((a, b) => this.#distance(a) - this.#distance(b) || byCost(a, b));
    const cheap = open.toSorted(byCost);
    const small = open.toSorted((a, b) => compare(dearest(a.draft), dearest(b.draft)) || byCost(a, b));
    const chosen = new Set([...near.slice(0, 1), ...cheap.slice(0, 1), ...small.slice(0, 1)]);
    for (const one of near) if (chosen.size < Math.min(2, SHOWN)) chosen.add(one);
    return [...chosen].map((one) => this.#offer(one));
  }

  /** The lowest level above the given one that could agree to something; null: none. */
  lowestAbove(level: Authority): Authority | null {
    const needs = this.#possible.map((one) => one.needs).filter((one) => !isWithin(one, level));
    return AUTHORITIES.find((one) => needs.includes(one)) ?? null;
  }

  #offer(one: Possible): Offer {
    const known = this.#offers.get(one);
    if (known !== undefined) return known;
    const made = offerOf(one.draft, one.kind, this.#standing);
    this.#offers.set(one, made);
    return made;
  }

  /** How far an offer lies from what was asked: another kind is further than any length. */
  #distance({ draft }: Possible): number {
    const { kind, months } = this.#proposal;
    return (draft.plan.kind === kind ? 0 : 10_000) + Math.abs(draft.months - (months ?? draft.months));
  }
}

function possibleOf(
  terms: AgreementTerms,
  standing: Standing,
  { salaryDate }: Circumstances,
  looking: Looking,
): Possible[] {
  return terms.kinds.flatMap((kind) =>
    lengthsOf(kind, looking).flatMap((months): Possible[] => {
      const asked: Proposal = {
        kind: kind.kind,
        months: months === 0 ? null : months,
        amount: null,
        firstOn: null,
      };
      const draft = draftOf(asked, kind, standing, salaryDate);
      if (draft === null || objectionsTo(draft, asked, kind, looking).length > 0) return [];
      return [{ draft, kind, needs: needsOf(draft, kind, standing) ?? 'committee' }];
    }),
  );
}

const SINGLE: readonly PlanKind[] = ['promise', 'later-date', 'lump-sum', 'minimum-first', 're-amortise'];

/** The lengths at which a kind is looked at: the same for everybody, so that more income only adds offers. */
function lengthsOf(kind: KindTerms, { standing }: Looking): number[] {
  if (SINGLE.includes(kind.kind)) return [0];
  const { least, most } = kind.months;
  const byRow = countFor(positionNow(standing).owed, kind.rowLeast, kind);
  const lengths = LENGTHS.filter((months) => months >= Math.max(1, least) && months <= most);
  const spreads = kind.kind === 'instalments' || kind.kind === 'write-down';
  return spreads && byRow <= most && !lengths.includes(byRow) ? [...lengths, byRow] : lengths;
}

const costOf = ({ total, left }: Draft): Minor => total + left;

function dearest({ plan }: Draft): Minor {
  const asked =
    plan.rows.length > 0
      ? plan.rows
      : (plan.schedule ?? []).map((row) => ({ amount: row.principal + row.interest + row.fee }));
  return asked.reduce((high, { amount }) => (amount > high ? amount : high), 0n);
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** Cheapest first; of equals the shorter, then by the order of kinds. */
function byCost(a: Possible, b: Possible): number {
  return (
    compare(costOf(a.draft), costOf(b.draft)) ||
    a.draft.months - b.draft.months ||
    (a.kind.kind < b.kind.kind ? -1 : a.kind.kind > b.kind.kind ? 1 : 0)
  );
}
