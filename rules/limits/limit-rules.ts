/**
 * Which limits on charges and plans are there, and what do they find?
 *
 * One row each; a rule of law in `policy/law/limits.ts` names the row that applies it, with its parameters.
 */
import type { Finding } from '../gate/finding.ts';
import type { Cited } from '../gate/law.ts';
import { barredCharge, moratoriumCharge, unlawfulDebt, unprovidedCharge } from './barred-charge.ts';
import { penaltyAboveLoss } from './contract-penalty.ts';
import { type Ground, type Judgement, judgeBy } from './judgement.ts';
import type { LimitAsked } from './lent.ts';
import { planLength, planRefusal } from './plan-bounds.ts';
import { underBankRate, underReference, underSurcharge, underTwoLines, underYearlyCap } from './rate-cap.ts';

const ON_CHARGES = {
  'reference-multiple': underReference,
  'two-lines': underTwoLines,
  'bank-rate-multiple': underBankRate,
  'yearly-cap': underYearlyCap,
  surcharge: underSurcharge,
  'penalty-excess': penaltyAboveLoss,
  'barred-charges': barredCharge,
  'unlawful-debt': unlawfulDebt,
  'unprovided-charge': unprovidedCharge,
  moratorium: moratoriumCharge,
} as const;
const ON_PLANS = { 'plan-length': planLength } as const;
const ON_REFUSALS = { 'plan-refusal': planRefusal } as const;

type Tables = typeof ON_CHARGES & typeof ON_PLANS & typeof ON_REFUSALS;

/** A limit by name, with its parameters. */
export type Limit = {
  [Kind in keyof Tables]: { readonly kind: Kind } & Parameters<Tables[Kind]>[0];
}[keyof Tables];

/** A rule that limits charges or plans. */
export interface LimitRule extends Cited {
  readonly limits: Limit;
}

type Look = (terms: Limit, asked: LimitAsked, ground: Ground, cited: Cited) => Finding | null;

const TABLES: { readonly [Kind in LimitAsked['kind']]: object } = {
  charge: ON_CHARGES,
  plan: ON_PLANS,
  'plan-refusal': ON_REFUSALS,
};

/** What all limits in force say to a charge, a plan, or the refusal of one. */
export function judgeLimit(asked: LimitAsked, rules: readonly LimitRule[], ground: Ground): Judgement {
  const table = TABLES[asked.kind];
  return judgeBy(rules, ground, (rule) => {
    if (!Object.hasOwn(table, rule.limits.kind)) return null;
    const look = (table as Readonly<Record<string, Look>>)[rule.limits.kind]!;
    return look(rule.limits, asked, ground, rule);
  });
}
