/**
 * What must hold for every negotiation, whoever comes with whatever?
 *
 * Each property is a sentence and a fast-check property over random negotiations; limits are recounted here from the written terms by
 * other means than the rules use. The test beside this file runs a few hundred of each, `./anhuan rehearse` ten thousand.
 */
import { ok, deepStrictEqual as same } from 'node:assert';
import fc from 'fast-check';
import { sum } from '../../../rules/money.ts';
import { type Answer, answerProposal } from '../../../rules/negotiation/answer-proposal.ts';
import { fixedOffer, WAITING_TIMES } from '../../../rules/negotiation/fixed-offer.ts';
import { lastOffer } from '../../../rules/negotiation/last-offer.ts';
import { AUTHORITIES, kindIn } from '../../../rules/negotiation/negotiable.ts';
import type { Offer } from '../../../rules/negotiation/offer.ts';
import { owedWhenWaiting, positionNow } from '../../../rules/negotiation/standing.ts';
import { planFault } from '../../../rules/plan/plan-check.ts';
import { forecast } from '../../../rules/telling/forecast.ts';
import { type Negotiation, negotiations, TODAY } from './negotiations.ts';

const answered = ({ proposal, standing, circumstances, limits, rounds }: Negotiation): Answer =>
  answerProposal(proposal, standing, circumstances, limits, rounds);

/** Looks at every offer of an answer. */
function eachOffer(one: Negotiation, look: (offer: Offer, answer: Answer) => void): void {
  const answer = answered(one);
  for (const offer of answer.offers) look(offer, answer);
}

/** No offer below a floor or above a cap of the written terms, recounted. */
function withinTerms(one: Negotiation): void {
  eachOffer(one, (offer) => {
    keepsTerms(one, offer);
    ok(AUTHORITIES.indexOf(offer.needs) <= AUTHORITIES.indexOf(one.limits.level), 'above its authority');
  });
}

function keepsTerms({ standing, limits }: Negotiation, offer: Offer): void {
  const position = positionNow(standing);
  const kind = kindIn(limits.terms, offer.kind)!;
  const { rows } = offer.plan;
  ok(offer.months === 0 || (offer.months >= kind.months.least && offer.months <= kind.months.most));
  ok(offer.months <= 60, 'five years at most');
  ok(position.owed >= kind.least && position.daysPastDue >= kind.daysPastDue.from);
  ok(kind.daysPastDue.to === null || position.daysPastDue <= kind.daysPastDue.to);
  for (const { amount } of rows.slice(0, -1)) ok(amount >= kind.rowLeast, 'an instalment below the floor');
  const most = kind.waivers.findLast(({ fromDays }) => fromDays <= position.daysPastDue)?.ppm ?? 0n;
  ok(offer.waived * 1_000_000n <= position.owed * most, 'more waived than the ceiling');
  const { interestPpm, penaltyPpm } = offer.plan.relief;
  ok(interestPpm === null || interestPpm <= standing.account.interestPpm, 'dearer than the contract');
  ok(penaltyPpm === null || penaltyPpm <= standing.account.penaltyPpm, 'dearer than the contract');
  same(planFault({ ...offer.plan, id: 'p' }, TODAY), null);
}

/** What a person may offer, and what is offered once more after a break: the house's wait is set aside, nothing else. */
function aPersonKeepsTerms(one: Negotiation): void {
  const { proposal, standing, circumstances, limits } = one;
  const { own, objections } = fixedOffer(proposal, standing, circumstances, limits, WAITING_TIMES);
  if (own !== null && objections.length === 0) keepsTerms(one, own);
  // The rules and the person measure alike: what the rules accept he may offer, to the minor unit.
  const answer = answered(one);
  if (answer.answer === 'accepted') same(own?.plan, answer.offers[0].plan);
  const broken = { kind: proposal.kind, agreedOn: TODAY - 40, endedOn: TODAY - 1, end: 'broken' } as const;
  const after = { ...standing, earlier: [broken] };
  const last = lastOffer(proposal.kind, after, circumstances, limits);
  if (last === null) return;
  keepsTerms(one, last);
  // It is bound by the same price: asked for alone it is the same plan.
  const asked = { kind: last.kind, months: last.months || null, amount: null, firstOn: null };
  const again = fixedOffer(asked, after, circumstances, limits, ['after-broken']);
  same(again.objections, []);
  same(again.own?.plan, last.plan);
}

/** Every payment is within what is kept by its day. */
function isAfforded(one: Negotiation): void {
  eachOffer(one, ({ plan }, { affordability }) => {
    ok(affordability !== null);
    const { keeps, free } = affordability;
    const single = plan.rows.length === 1 ? plan.rows[0]! : null;
    if (single !== null) {
      const months = Math.max(1, Math.floor((single.due - TODAY) / 30));
      ok(single.amount <= free + keeps * BigInt(months), 'a payment that leaves less than essentials');
    } else
      for (const { amount } of plan.rows)
        ok(amount <= keeps, 'an instalment that leaves less than essentials');
    if (plan.rows.length === 0)
      for (const row of plan.schedule ?? []) ok(row.principal + row.interest + row.fee <= keeps);
  });
}

/** Total of parts = whole. */
function addsUp(one: Negotiation): void {
  const { owed, notDue } = positionNow(one.standing);
  eachOffer(one, (offer) => {
    const { plan } = offer;
    if (plan.rows.length > 0) same(sum(plan.rows.map(({ amount }) => amount)), offer.total);
    same(sum(plan.waive.map(({ amount }) => amount)), offer.waived);
    same(
      offer.total + offer.left + offer.waived,
      offer.whole + offer.added - (plan.rows.length === 0 ? offer.forgone : 0n) + restOf(offer),
    );
    if (plan.schedule !== null && offer.kind !== 're-age' && offer.kind !== 're-amortise')
      same(sum(plan.schedule.map(({ principal }) => principal)), notDue);
    ok(offer.kind === 'later-date' || plan.rows.length === 0 || offer.whole === owed);
  });
}

/** A moratorium forgoes interest of rows that it does not ask for: they are no part of its whole. */
const restOf = ({ kind, forgone }: Offer) => (kind === 'moratorium' ? forgone : 0n);

/** The same with names, numbers and order of incomes changed. */
function sameAgain(one: Negotiation): void {
  const first = answered(one);
  same(first, answered(one));
  const { standing, circumstances } = one;
  const account = { ...standing.account, id: 77n, borrower: 99n };
  const opening = { ...standing.history.opening, id: 77n, borrower: 99n };
  const other: Negotiation = {
    ...one,
    standing: { ...standing, account, history: { ...standing.history, opening } },
    circumstances: { ...circumstances, incomes: circumstances.incomes.toReversed() },
  };
  same(answered(other), first);
}

/** A broken plan never costs more than never having agreed, or the offer says by how much. */
function brokenIsTold(one: Negotiation): void {
  eachOffer(one, (offer) => {
    ok(offer.brokenCosts >= 0n);
    const idle = owedWhenWaiting(one.standing, Math.max(TODAY, offer.endsOn)).owed;
    const { owed } = positionNow(one.standing);
    if (offer.plan.onBreak === 'kept') ok(owed + offer.added <= idle + offer.brokenCosts);
    else same(offer.brokenCosts, 0n);
  });
}

/** In the book itself: an agreement entered and never paid owes no more than without it, but for what the offer told. */
function brokenInTheBook(one: Negotiation): void {
  const { history, product } = one.standing;
  eachOffer(one, (offer) => {
    const fact = {
      id: 'agreed-p',
      type: 'agreed',
      valueOn: TODAY,
      plan: { ...offer.plan, id: 'p' },
    } as const;
    for (const end of [offer.endsOn, offer.endsOn + 40]) {
      const without = owedWhenWaiting(one.standing, end).owed;
      const { owed } = forecast({ ...history, facts: [...history.facts, fact] }, product, end, []);
      ok(owed <= without + offer.brokenCosts + offer.added, `${offer.kind}: ${owed} instead of ${without}`);
    }
  });
}

/** In the book itself: an agreement paid to the day leaves what the offer said is left. */
function keptInTheBook(one: Negotiation): void {
  const { history, product } = one.standing;
  eachOffer(one, ({ plan, kind, left, endsOn }) => {
    if (kind !== 'instalments' && kind !== 'lump-sum' && kind !== 'write-down') return;
    const fact = { id: 'agreed-p', type: 'agreed', valueOn: TODAY, plan: { ...plan, id: 'p' } } as const;
    const paid = plan.rows.map(({ due, amount }) => ({ on: due, amount }));
    const { owed } = forecast({ ...history, facts: [...history.facts, fact] }, product, endsOn + 1, paid);
    same(owed, left, kind);
  });
}

// A person decides what is asked for beside the offers, or offers are made instead: neither is better than the other.
const RANK = { refused: 0, person: 1, counter: 1, accepted: 2 } as const;

/** With more sure income the answer is no worse, and the cheapest and the lightest of the offers are no dearer. */
function incomeHelps(one: Negotiation, more: bigint): void {
  // Art. 70 opens card plans only to those who cannot pay at once: there more income closes them by law.
  const free = { ...one.limits, law: { ...one.limits.law, length: [] } };
  const poor = { ...one, limits: free, rounds: [] };
  const incomes = [...one.circumstances.incomes, { amount: more, every: 'month', sure: 'contract' } as const];
  const rich = { ...poor, circumstances: { ...one.circumstances, incomes } };
  const [before, after] = [answered(poor), answered(rich)];
  ok(RANK[after.answer] >= RANK[before.answer], `${before.answer} became ${after.answer}`);
  if (after.answer === 'accepted' || before.offers.length === 0) return;
  const cheapest = ({ offers }: Answer) =>
    offers.map(({ total, left }) => total + left).reduce((a, b) => (a < b ? a : b));
  const lightest = ({ offers }: Answer) =>
    offers.map(({ monthly }) => monthly).reduce((a, b) => (a < b ? a : b));
  ok(after.offers.length > 0, 'the offers are gone');
  ok(cheapest(after) <= cheapest(before), 'the cheapest became dearer');
  ok(lightest(after) <= lightest(before), 'the lightest became heavier');
}

/** Whoever is refused gets a reason, a day and somebody else; whoever is shown offers gets at most three. */
function neverALoneNo(one: Negotiation): void {
  const answer = answered(one);
  ok(answer.offers.length <= 3);
  same(
    new Set(
      answer.offers.map((offer) => JSON.stringify(offer, (_, v) => (typeof v === 'bigint' ? `${v}` : v))),
    ).size,
    answer.offers.length,
  );
  if (answer.answer === 'refused') {
    ok(answer.objections.length > 0 && answer.appealBy > TODAY);
    for (const { source } of answer.objections) ok(source !== '');
  }
  if (answer.answer === 'person') ok(answer.reasons.length > 0 && answer.by > TODAY);
  if (answer.answer === 'counter') ok(answer.offers.length > 0 && answer.objections.length > 0);
}

type Checked = fc.IProperty<[Negotiation]> | fc.IProperty<[Negotiation, bigint]>;

export const NEGOTIATION_PROPERTIES: Readonly<Record<string, Checked>> = {
  'no offer lies below a floor or above a cap of the written terms': fc.property(negotiations(), withinTerms),
  'a person’s offer and the last one after a break keep every limit but the house’s wait': fc.property(
    negotiations(),
    aPersonKeepsTerms,
  ),
  'no offer asks for more than is left after essentials': fc.property(negotiations(), isAfforded),
  'what an offer asks for, leaves and waives is the whole debt': fc.property(negotiations(), addsUp),
  'the same circumstances give the same offers, whoever has them': fc.property(negotiations(), sameAgain),
  'a broken agreement costs no more than none, or the difference is shown': fc.property(
    negotiations(),
    brokenIsTold,
  ),
  'in the book a broken agreement owes no more than none, but for what was told': fc.property(
    negotiations(),
    brokenInTheBook,
  ),
  'in the book an agreement paid to the day leaves what it said': fc.property(negotiations(), keptInTheBook),
  'more income never gives a worse set of offers': fc.property(
    negotiations(),
    fc.integer({ min: 1, max: 10_000 }).map((yuan) => BigInt(yuan) * 100n),
    incomeHelps,
  ),
  'a no has its reason, its source and somebody who looks again': fc.property(negotiations(), neverALoneNo),
};
