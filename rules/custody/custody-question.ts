/**
 * What is asked about the custody of a case and of the data in it?
 *
 * Who may be given a case or a debt, what may be done with personal data, and whether a standing way of working is lawful.
 * `undefined`: nobody has recorded it, and a rule that needs it answers that it is missing.
 */
import type { Day } from '../days.ts';
import type { Known, Role } from '../gate/situation.ts';

/** Someone who would work a case. */
export interface Trainee {
  /** Trained and examined before the post. */
  readonly trained: Known<boolean>;
  readonly certified: Known<boolean>;
}

/** An outside agency, as its contract and its supervision show it. */
export interface Outsider {
  readonly debtorTold: Known<boolean>;
  /** Null: never. */
  readonly lastEvaluatedOn: Known<Day | null>;
  readonly contractCovers: Known<readonly ContractItem[]>;
  /** Last day of the contract; null: it runs. */
  readonly contractEndedOn: Known<Day | null>;
  readonly holdsData: Known<boolean>;
  readonly mayPassOn: Known<boolean>;
}

/** What a contract with a processor must settle (PIPL 21). */
export type ContractItem = 'purpose' | 'period' | 'method' | 'categories' | 'safeguards' | 'duties';

/** A case is to be given to a worker, an agency, or an agent of unnamed kind. */
export interface AssignAsked {
  readonly kind: 'assign';
  readonly worker: Trainee | null;
  readonly agency: Outsider | null;
  /** It leaves the house: to an agency or another outside agent. */
  readonly outside: boolean;
  /** Other agencies that work this debt now. */
  readonly otherAgencies: Known<number>;
  /** A complaint of the debtor that is not decided. */
  readonly grievance: Known<'none' | 'pending' | 'pending-frivolous'>;
}

/** An agency's supervision is looked at. */
export interface ReviewAsked {
  readonly kind: 'review';
  readonly agency: Outsider;
}

/** Debts are to be sold, assigned or placed. */
export interface TransferAsked {
  readonly kind: 'transfer';
  readonly to: 'buyer' | 'owner' | 'previous-owner' | 'agent';
  readonly exception: 'none' | 'to-owner' | 'previous-owner-by-contract' | 'merger';
  /** Every debt is still owed; one that was paid, settled or discharged is not. */
  readonly allOwed: Known<boolean>;
}

export type DataKind =
  | 'phonebook'
  | 'bank-account'
  | 'whereabouts'
  | 'credit-record'
  | 'debtor-names'
  | 'contact-point';

/** What protects a use of data. */
export interface DataGrounds {
  /** The person's own consent to exactly this. */
  readonly separateConsent: Known<boolean>;
  /** Another legal basis than consent is on file. */
  readonly otherBasis: Known<boolean>;
  readonly impactAssessed: Known<boolean>;
}

/** Personal data is to be collected, given on, kept or made public. */
export interface UseAsked {
  readonly kind: 'use';
  readonly operation: 'collect' | 'share' | 'hold' | 'publish';
  readonly data: readonly DataKind[];
  readonly purpose: string;
  readonly grounds: DataGrounds;
  /** Who receives it, when it is shared. */
  readonly recipient: 'entrusted' | 'sub-entrusted' | 'independent' | null;
  /** The agency that receives it, holds it, or passes it on. */
  readonly agency: Outsider | null;
  /** Whose data it is, where it is not the debtor's. */
  readonly of: readonly Role[];
  readonly retentionRuns: Known<boolean>;
  readonly purposeAchieved: Known<boolean>;
}

/** A person asks for something about his data. */
export interface RequestAsked {
  readonly kind: 'request';
  readonly request: 'delete' | 'explain-decision' | 'access' | 'correct';
  readonly decidedBy: Known<'machine' | 'human'>;
  readonly significant: Known<boolean>;
  readonly retentionRuns: Known<boolean>;
  readonly purposeAchieved: Known<boolean>;
}

export type OptOutDemand = 'preference' | 'address' | 'date-of-birth' | 'account-number' | 'fee';
export type PayMeasure = 'recovered-amount' | 'compliance' | 'complaints' | 'service-quality';

/** A standing way of working. */
export type PolicyAsked = { readonly kind: 'policy' } & (
  | { readonly policy: 'opt-out'; readonly demands: Known<readonly OptOutDemand[]> }
  | { readonly policy: 'pay'; readonly measures: Known<readonly PayMeasure[]> }
  | { readonly policy: 'recording'; readonly records: Known<boolean> }
);

export type CustodyAsked = AssignAsked | ReviewAsked | TransferAsked | UseAsked | RequestAsked | PolicyAsked;
