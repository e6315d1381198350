/**
 * What was lent on which terms, and which charge on it is asked about?
 *
 * `undefined` means that nobody has recorded it: a limit that needs it answers that it is missing. Null means that it is
 * known that there is none (no overdue rate was agreed).
 */
import type { Day } from '../days.ts';
import type { Moratorium } from '../deadlines/moratorium-end.ts';
import type { Debt, Known } from '../gate/situation.ts';
import type { Minor } from '../money.ts';
import type { YearlyPercent } from './percent.ts';

export type Charge =
  | 'contract-rate'
  | 'overdue-rate'
  | 'default-charges-together'
  | 'contract-penalty'
  | 'all-in-cost'
  | 'interest-on-service-fee'
  | 'interest-on-default-charge'
  | 'over-limit-fee'
  | 'late-fee'
  | 'accrual-in-moratorium';

/** A loan, or any other debt that bears charges. */
export interface Lent {
  readonly kind: Debt['kind'];
  readonly contractOn: Known<Day>;
  /** Null: no suit was filed. */
  readonly suitFiledOn: Day | null;
  readonly defaultedOn: Known<Day>;
  readonly lawful: Known<boolean>;
  /** The agreement or a law provides for the charge. */
  readonly provided: Known<boolean>;
  readonly rate: Known<YearlyPercent | null>;
  readonly overdueRate: Known<YearlyPercent | null>;
  readonly allInRate: Known<YearlyPercent>;
  /** What is claimed for the default: overdue interest, penalty, other fees. */
  readonly claimed: Known<readonly YearlyPercent[]>;
  /** The one-year loan prime rate of the day of the contract, where the file has it. */
  readonly lprAtContract: Known<YearlyPercent>;
  readonly loss: Known<Minor>;
  readonly penaltyAmount: Known<Minor>;
  /** Moratoria that cover this debt. */
  readonly moratoria: readonly Moratorium[];
}

/** A charge on a loan. */
export interface ChargeAsked {
  readonly kind: 'charge';
  readonly charge: Charge;
  readonly lent: Lent;
}

/** A plan that the collector wants to offer. */
export interface PlanAsked {
  readonly kind: 'plan';
  readonly debt: Debt['kind'];
  readonly months: Known<number>;
  /** The debt is more than the debtor can pay. */
  readonly exceedsAbility: Known<boolean>;
  readonly willing: Known<boolean>;
}

/** A debtor's proposal that the collector wants to refuse. */
export interface RefusalAsked {
  readonly kind: 'plan-refusal';
  readonly reasonable: Known<boolean>;
  readonly affordable: Known<boolean>;
  readonly alternativeOffered: Known<boolean>;
}

export type LimitAsked = ChargeAsked | PlanAsked | RefusalAsked;
