/**
 * What does an offer mean for the borrower, and does it stay within every written limit?
 *
 * Beside each other: what he pays, until when, what becomes of penalty, of days past due and of the record, and what doing nothing
 * until the same day would cost. What stands against a draft is listed with its source; nothing is weighed.
 */
import { type Day, formatDay } from '../days.ts';
import type { PlanLengthTerms } from '../deadlines/plan-length.ts';
import { planLength } from '../limits/plan-bounds.ts';
import { type Minor, most } from '../money.ts';
import { effectiveInterest } from '../penalty.ts';
import type { PlanKind } from '../plan/agreed-plan.ts';
import type { Draft, PlanBody, Proposal } from '../plan/draft-plan.ts';
import { planFault } from '../plan/plan-check.ts';
import { forecast } from '../telling/forecast.ts';
import type { Affordability } from './affordability.ts';
import { type Authority, authorityFor, higher, type KindTerms, waiverAt } from './negotiable.ts';
import { comingOf, owedWhenWaiting, positionNow, type Standing } from './standing.ts';

/** What the law of the place and the day says about plans. */
export interface PlanLaw {
  readonly length: readonly { readonly terms: PlanLengthTerms; readonly source: string }[];
  /** All-in cost of a loan, ppm a year; null: no cap is kept. */
  readonly yearlyCapPpm: bigint | null;
  readonly capSource: string;
}

/** Why not, in a word with what it needs to be told; `source`: law or the house's terms. */
export interface Objection {
  readonly why: ObjectionName;
  readonly source: string;
  /** The limit that was passed, as an amount, a number or a day. */
  readonly limit: { readonly amount: Minor } | { readonly count: number } | { readonly day: Day } | null;
}
export type ObjectionName =
  | 'not-offered'
  | 'nothing-owed'
  | 'does-not-fit'
  | 'not-whole'
  | 'too-few-months'
  | 'too-many-months'
  | 'law-too-many-months'
  | 'law-can-pay'
  | 'too-small-debt'
  | 'too-small-for-long'
  | 'too-early'
  | 'too-late'
  | 'in-the-past'
  | 'too-far'
  | 'amount-too-small'
  | 'amount-too-large'
  | 'instalment-too-small'
  | 'waiver-too-large'
  | 'does-not-pay-off'
  | 'not-affordable'
  | 'no-hardship'
  | 'above-cap'
  | 'nobody-may'
  | 'plan-alive'
  | 'after-broken'
  | 'too-often';

export interface Offer {
  readonly kind: PlanKind;
  readonly plan: PlanBody;
  readonly months: number;
  /** The largest single payment. */
  readonly monthly: Minor;
  readonly total: Minor;
  readonly left: Minor;
  readonly whole: Minor;
  readonly added: Minor;
  readonly waived: Minor;
  readonly forgone: Minor;
  readonly endsOn: Day;
  readonly penalty: 'stops' | 'smaller' | 'runs';
  readonly ageing: 'stands' | 'runs';
  readonly record: 'no-new-late-mark' | 'late-until-paid' | 'settled-for-less';
  /** What would be owed on `endsOn` if nothing were paid or agreed, beyond today's debt. */
  readonly waiting: Minor;
  /** If he never pays a single row: what he would owe then more than without the agreement. */
  readonly brokenCosts: Minor;
  /** Who must agree for the house. */
  readonly needs: Authority;
}

/** The offer a draft amounts to. `needs` null: nobody may agree, told by `objectionsTo`. */
export function offerOf(draft: Draft, kind: KindTerms, standing: Standing): Offer {
  const { plan, total, waived, forgone, left } = draft;
  const endsOn = lastDay(plan);
  const idle = owedWhenWaiting(standing, Math.max(endsOn, standing.today)).owed;
  const { owed } = positionNow(standing);
  const single = plan.schedule !== null && plan.rows.length === 0 ? plan.schedule : [];
  const amounts = [...plan.rows.map(({ amount }) => amount), ...single.map(askedOf)];
  return {
    kind: plan.kind,
    plan,
    months: draft.months,
    monthly: amounts.reduce((high, amount) => most(high, amount), 0n),
    total,
    left,
    whole: draft.whole,
    added: draft.added,
    waived,
    forgone,
    endsOn,
    penalty: plan.relief.penaltyPpm === 0n ? 'stops' : plan.relief.penaltyPpm === null ? 'runs' : 'smaller',
    ageing: plan.ageing,
    record:
      waived > 0n ? 'settled-for-less' : plan.ageing === 'stands' ? 'no-new-late-mark' : 'late-until-paid',
    waiting: most(0n, idle - owed),
    brokenCosts: costOfBreaking(plan, standing, endsOn),
    needs: needsOf(draft, kind, standing) ?? 'committee',
  };
}

/**
 * What is owed more than without the agreement if not a single row is paid: after its last day, before each row that the contract
 * would still have asked for then, and after the last of them, whichever is most. Broken and taken back is as if never agreed.
 */
function costOfBreaking(plan: PlanBody, standing: Standing, endsOn: Day): Minor {
  const { history, product, today } = standing;
  const body = { ...plan, id: 'draft' };
  // What cannot be entered is no offer: `objectionsTo` says so.
  if (plan.onBreak === 'reversed' || planFault(body, today) !== null) return 0n;
  const agreed = { id: 'agreed-draft', type: 'agreed', valueOn: today, plan: body } as const;
  const broken = { ...history, facts: [...history.facts, agreed] };
  const later = comingOf(standing).flatMap(({ due }) => (due > endsOn ? [due] : []));
  const days = [endsOn + 1, ...later.map((due) => due - 1), (later.at(-1) ?? endsOn) + 1];
  const costs = [...new Set(days)].map(
    (day) => forecast(broken, product, day, []).owed - owedWhenWaiting(standing, day).owed,
  );
  return costs.reduce((high, cost) => most(high, cost), 0n);
}

const askedOf = ({ principal, interest, fee }: { principal: Minor; interest: Minor; fee: Minor }): Minor =>
  principal + interest + fee;

/** The last day on which the agreement asks for money, or gives time. */
export function lastDay({ rows, schedule, until, graceDays }: PlanBody): Day {
  return rows.at(-1)?.due ?? schedule?.at(-1)?.due ?? until - graceDays;
}

/** The lowest level that may agree to a draft; null: nobody may. */
export function needsOf(
  { months, waived, forgone }: Draft,
  kind: KindTerms,
  standing: Standing,
): Authority | null {
  const level = authorityFor(kind, months, waived + forgone);
  if (level === null || waived === 0n) return level;
  const band = waiverAt(kind, positionNow(standing).daysPastDue);
  return band === null ? null : higher(level, band.level);
}

/** What a draft is looked at with. */
export interface Looking {
  readonly standing: Standing;
  readonly affordability: Affordability;
  readonly hardUntil: Day | null;
  readonly law: PlanLaw;
  /** Name and version of the terms: the source of a house limit. */
  readonly source: string;
}

/** What stands against a draft, in order of the list above; empty: it is within every limit. */
export function objectionsTo(draft: Draft, asked: Proposal, kind: KindTerms, looking: Looking): Objection[] {
  const { standing, law } = looking;
  const found: Objection[] = [];
  const say = (bad: boolean, why: ObjectionName, limit: Objection['limit'], source = looking.source) => {
    if (bad) found.push({ why, source, limit });
  };
  const position = positionNow(standing);
  const { from, to } = kind.daysPastDue;
  say(position.daysPastDue < from, 'too-early', { count: from });
  say(to !== null && position.daysPastDue > to, 'too-late', { count: to ?? 0 });
  say(position.owed < kind.least, 'too-small-debt', { amount: kind.least });
  if (draft.months > 0) {
    say(draft.months < kind.months.least, 'too-few-months', { count: kind.months.least });
    say(draft.months > kind.months.most, 'too-many-months', { count: kind.months.most });
    const { longer } = kind;
    const long = longer !== null && draft.months > longer.than && position.owed < longer.least;
    say(long, 'too-small-for-long', { count: longer?.than ?? 0 });
  }
  found.push(...byAmounts(draft, asked, kind, looking), ...byLaw(draft, looking));
  const { ppm, perDays } = effectiveInterest(standing.account, standing.product);
  const capped = law.yearlyCapPpm !== null && ppm * 365n > law.yearlyCapPpm * BigInt(perDays);
  say(capped && draft.added > 0n, 'above-cap', null, law.capSource);
  say(needsOf(draft, kind, standing) === null, 'nobody-may', null);
  say(planFault({ ...draft.plan, id: 'draft' }, standing.today) !== null, 'does-not-fit', null);
  return found;
}

function byAmounts(
  { plan, total, waived, whole }: Draft,
  asked: Proposal,
  kind: KindTerms,
  { standing, affordability, hardUntil, source }: Looking,
): Objection[] {
  const found: Objection[] = [];
  const say = (bad: boolean, why: ObjectionName, limit: Objection['limit']) => {
    if (bad) found.push({ why, source, limit });
  };
  const { today } = standing;
  const { overdue, owed, daysPastDue } = positionNow(standing);
  const share = (overdue * kind.shareLeastPpm + 999_999n) / 1_000_000n;
  const first = plan.rows[0];
  const single = plan.rows.length === 1 && first !== undefined;
  if (single && kind.shareLeastPpm > 0n && kind.kind !== 'relief') {
    say(first.amount < share, 'amount-too-small', { amount: share });
    say(first.amount > owed, 'amount-too-large', { amount: owed });
  }
  const rows = plan.rows.slice(0, -1);
  say(
    rows.some(({ amount }) => amount < kind.rowLeast),
    'instalment-too-small',
    { amount: kind.rowLeast },
  );
  if (asked.kind === 'lump-sum') {
    const room = (whole * (waiverAt(kind, daysPastDue)?.ppm ?? 0n)) / 1_000_000n;
    say(waived > room, 'waiver-too-large', { amount: whole - room });
    say(asked.amount !== null && asked.amount > whole, 'amount-too-large', { amount: whole });
  }
  const pays = asked.kind === 'instalments' || asked.kind === 'write-down';
  if (pays && asked.months !== null && asked.amount !== null)
    say(asked.amount * BigInt(asked.months) < total, 'does-not-pay-off', { amount: total });
  say(asked.firstOn !== null && asked.firstOn <= today, 'in-the-past', { day: today + 1 });
  const latest = today + kind.daysMost;
  say(asked.firstOn !== null && asked.firstOn > latest, 'too-far', { day: latest });
  if (plan.kind === 'moratorium' || plan.kind === 'principal-holiday' || plan.kind === 'interest-holiday')
    say(hardUntil === null || hardUntil <= today, 'no-hardship', null);
  say(!isAffordable(plan, today, affordability), 'not-affordable', { amount: affordability.keeps });
  return found;
}

/** Months of keeping that lie before a day: one as soon as it lies ahead at all. */
export function monthsUntil(today: Day, day: Day): bigint {
  return BigInt(Math.max(1, Math.floor((day - today) / 30)));
}

/** No payment asks for more than is kept by its day: of several, each month's; of a single one, what lies ready with it. */
export function isAffordable(plan: PlanBody, today: Day, { keeps, free }: Affordability): boolean {
  const [first, second] = plan.rows;
  if (first !== undefined && second === undefined)
    return first.amount <= free + keeps * monthsUntil(today, first.due);
  const asked =
    plan.rows.length > 0 ? plan.rows.map(({ amount }) => amount) : (plan.schedule ?? []).map(askedOf);
  return asked.every((amount) => amount <= keeps);
}

/** The law's bounds on individual plans (信用卡办法第70条): only for whoever cannot pay at once, and five years at most. */
function byLaw({ plan, months, whole }: Draft, { standing, affordability, law }: Looking): Objection[] {
  if (plan.rows.length < 2) return [];
  const { keeps, free } = affordability;
  return law.length.flatMap(({ terms, source }): Objection[] => {
    const exceedsAbility = whole > keeps + free;
    const asked = { kind: 'plan', debt: standing.debt, months, exceedsAbility, willing: true } as const;
    const finding = planLength(terms, asked);
    if (finding === null || finding.outcome === 'pass') return [];
    return isTooLongFor(finding.reasons)
      ? [{ why: 'law-too-many-months', source, limit: { count: terms.months } }]
      : [{ why: 'law-can-pay', source, limit: { amount: keeps + free } }];
  });
}

const isTooLongFor = (reasons: readonly string[] | undefined) => reasons?.includes('plan_too_long') ?? false;

/** A name by which two offers are told apart and always sorted alike. */
export function offerKey({ kind, months, total, endsOn }: Offer): string {
  return `${kind}/${months}/${total}/${formatDay(endsOn)}`;
}
